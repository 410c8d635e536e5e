//! The words that make a number beside them an amount or a length of time, as a language's own strings place them: "2 days"
//! is a length in English, "day 2" is not, since English never writes the measure before its number.

use std::collections::BTreeSet;

use crate::theme::strings::{AMOUNT, Strings};

/// The place of a number in a string.
const NUMBER: &str = "{n}";

/// The measures of a language, in small letters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Measures {
    /// Those that stand before their number.
    before: BTreeSet<String>,
    /// Those that stand behind it.
    behind: BTreeSet<String>,
}

impl Measures {
    /// Those of a language; `counts` names the strings of a guide that write a number of something. A currency is one on both
    /// sides, since people write it on either and nothing is numbered by it.
    pub(crate) fn new(counts: &[&str], strings: &Strings) -> Self {
        let mut measures = Self::default();
        for key in counts {
            for form in strings.get(*key).into_iter().flat_map(|text| text.forms()) {
                let (before, behind) = form.split_once(NUMBER).unwrap_or(("", form));
                let both = format!("{before} {behind}");
                let (before, behind) = if *key == AMOUNT { (&*both, &*both) } else { (before, behind) };
                measures.before.extend(words(before));
                measures.behind.extend(words(behind));
            }
        }
        measures
    }

    /// Whether a number behind this word is one of it.
    pub(crate) fn is_before(&self, word: &str) -> bool {
        self.before.contains(&word.to_lowercase())
    }

    /// Whether a number before this word is one of it.
    pub(crate) fn is_behind(&self, word: &str) -> bool {
        self.behind.contains(&word.to_lowercase())
    }
}

/// The words of one letter tell nothing.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|c: char| !c.is_alphabetic());
    words.filter(|word| word.chars().count() > 1).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::Measures;
    use crate::theme::strings::{Strings, Text};

    #[test]
    fn a_measure_stands_on_the_side_where_its_language_writes_it() {
        let of = |day: &str, amount: &str| {
            let one = |text: &str| Text::One(text.to_owned());
            let strings: Strings =
                [("measure_day".to_owned(), one(day)), ("amount".to_owned(), one(amount))].into();
            Measures::new(&["measure_day", "amount"], &strings)
        };
        let english = of("{n} days", "{n} kr.");
        assert!(english.is_behind("Days") && !english.is_before("days"));
        assert!(english.is_behind("kr") && english.is_before("kr"), "a currency stands on either side");
        let swahili = of("siku {n}", "KSh {n}");
        assert!(swahili.is_before("Siku") && !swahili.is_behind("siku"));
        assert!(!of("one day", "{n}").is_before("day"), "a form without a number");
    }
}
