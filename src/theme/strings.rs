//! Interface strings: short pieces of text by key, with plural forms where a number decides.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::guide::Guide;
use crate::guide::fact::{FactKind, Measure};

/// The strings of one language, by key.
pub type Strings = BTreeMap<String, Text>;

/// A string, or its plural forms by CLDR category (`zero`, `one`, `two`, `few`, `many`, `other`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Text {
    /// One form for every number.
    One(String),
    /// A form for each plural category of the language.
    Plural(BTreeMap<String, String>),
}

/// The strings that write out a number of something, and that every theme has: hours, days, weeks, months, years, an amount
/// of money.
pub const COUNTS: [&str; 6] =
    ["measure_hour", "measure_day", "measure_week", "measure_month", "measure_year", AMOUNT];

/// The units whose strings a theme needs only for a guide that has a fact in them.
const FEW_GUIDES: [Measure; 4] = [Measure::Minute, Measure::Celsius, Measure::Litre, Measure::Percent];

/// The strings that write out a number of something in a guide: those of [`COUNTS`], and those of its other units.
pub(crate) fn counts(guide: &Guide) -> impl Iterator<Item = &'static str> {
    let used = FEW_GUIDES.into_iter().filter(|measure| guide.measures(*measure));
    COUNTS.into_iter().chain(used.map(of_measure))
}

/// The string that writes out an amount.
pub const AMOUNT: &str = "amount";

/// What strings were called before, and are called now: a theme of its own may still have the old name.
pub(crate) const RENAMED: [(&str, &str); 1] = [("amount_kroner", AMOUNT)];

/// The string that says in which other file of the language something stands.
pub const IN_OTHER_FILE: &str = "in_other_file";

/// The string that says that a day is the last so long before another.
pub(crate) const DATE_BEFORE: &str = "date_before";

/// The string that says when a contact was last seen.
pub const LAST_SEEN: &str = "last_seen";

/// The string that writes out the number of a fact; `None` for a bare number.
pub(crate) fn of_number(kind: FactKind, measure: Option<Measure>) -> Option<&'static str> {
    if kind == FactKind::Amount { Some(AMOUNT) } else { measure.map(of_measure) }
}

/// The string that writes out a number in a unit.
pub fn of_measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Hour => COUNTS[0],
        Measure::Day => COUNTS[1],
        Measure::Week => COUNTS[2],
        Measure::Month => COUNTS[3],
        Measure::Year => COUNTS[4],
        Measure::Minute => "measure_minute",
        Measure::Celsius => "measure_celsius",
        Measure::Litre => "measure_litre",
        Measure::Percent => "measure_percent",
    }
}

impl Text {
    /// Every form.
    pub fn forms(&self) -> Vec<&str> {
        match self {
            Self::One(text) => vec![text],
            Self::Plural(forms) => forms.values().map(String::as_str).collect(),
        }
    }

    /// Whether it is empty, or lacks the words for one of these plural categories.
    pub fn is_unfinished(&self, categories: &[&str]) -> bool {
        categories.iter().any(|category| self.lacks(category))
    }

    /// Whether it has no words for a plural category.
    pub fn lacks(&self, category: &str) -> bool {
        let is_blank = |text: &String| text.trim().is_empty();
        match self {
            Self::One(text) => is_blank(text),
            Self::Plural(forms) => forms.get(category).is_none_or(is_blank),
        }
    }

    /// What a language shows that has only a part of this string of the source, or nothing.
    fn lent_to(&self, own: Option<&Self>, categories: &[&str]) -> Self {
        let lent = |words: &str| format!("{}{words}{}", LENT[0], LENT[1]);
        match (own, self) {
            (Some(own @ Self::Plural(_)), _) => {
                let form = |category: &&str| {
                    let lacks = own.lacks(category);
                    let words = if lacks { lent(self.form(category)) } else { own.form(category).to_owned() };
                    ((*category).to_owned(), words)
                };
                Self::Plural(categories.iter().map(form).collect())
            }
            (_, Self::One(words)) => Self::One(lent(words)),
            // The page's language asks for its own categories, which the source may not have.
            (_, Self::Plural(_)) => {
                let form = |category: &&str| ((*category).to_owned(), lent(self.form(category)));
                Self::Plural(categories.iter().map(form).collect())
            }
        }
    }

    /// The form for a plural category.
    pub fn form(&self, category: &str) -> &str {
        match self {
            Self::One(text) => text,
            Self::Plural(forms) => {
                forms.get(category).or_else(|| forms.get("other")).map_or("", String::as_str)
            }
        }
    }
}

/// Stand before and behind words that another language lends, until a page is drawn: characters of no script.
pub(crate) const LENT: [char; 2] = ['\u{f8f0}', '\u{f8f1}'];

/// The strings of a language with those of the source where it has none, an empty one or no form for one of its plural
/// categories: half a translation is shown, and the rest in the words of the source, each between two marks.
pub fn with_source<'a>(
    own: Option<&'a Strings>,
    source: Option<&'a Strings>,
    categories: &[&str],
) -> Option<Cow<'a, Strings>> {
    let Some(source) = source else { return own.map(Cow::Borrowed) };
    let nothing = Strings::new();
    let strings = own.unwrap_or(&nothing);
    let is_whole = |key: &String| strings.get(key).is_some_and(|text| !text.is_unfinished(categories));
    match own {
        Some(own) if std::ptr::eq(own, source) || source.keys().all(is_whole) => {
            return Some(Cow::Borrowed(own));
        }
        _ => {}
    }
    let mut all = strings.clone();
    for (key, text) in source.iter().filter(|(key, _)| !is_whole(key)) {
        all.insert(key.clone(), text.lent_to(strings.get(key), categories));
    }
    Some(Cow::Owned(all))
}

/// Puts values into the placeholders of a string: `{name}` becomes the value of `name`.
pub fn fill<'a>(text: &str, values: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let filled = values.into_iter();
    filled.fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// The string with a space in place of each of its placeholders.
pub fn without_placeholders(text: &str) -> String {
    let mut pieces = text.split('{');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |before, piece| match piece.split_once('}') {
        Some((_, after)) => before + " " + after,
        None => before + "{" + piece,
    })
}

/// The names of the placeholders of a string, sorted.
pub fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_language_lacks_is_lent_between_marks() {
        let plural = |forms: &[(&str, &str)]| {
            Text::Plural(forms.iter().map(|(one, two)| ((*one).to_owned(), (*two).to_owned())).collect())
        };
        let one = |text: &str| Text::One(text.to_owned());
        let strings = |list: &[(&str, Text)]| -> Strings {
            list.iter().map(|(key, text)| ((*key).to_owned(), text.clone())).collect()
        };
        let source =
            strings(&[("a", one("A")), ("b", one("B")), ("n", plural(&[("one", "1"), ("other", "n")]))]);
        let own =
            strings(&[("a", one(" ")), ("b", one("own")), ("n", plural(&[("one", "eins"), ("other", "")]))]);
        let merged = with_source(Some(&own), Some(&source), &["one", "other"]).expect("strings");
        assert_eq!(merged["a"], one("\u{f8f0}A\u{f8f1}"));
        assert_eq!(merged["b"], one("own"));
        assert_eq!(merged["n"], plural(&[("one", "eins"), ("other", "\u{f8f0}n\u{f8f1}")]));
        let lent = with_source(None, Some(&source), &["few", "one", "other"]).expect("strings");
        assert_eq!(lent["n"].form("few"), "\u{f8f0}n\u{f8f1}");
        assert!(matches!(with_source(Some(&source), Some(&source), &["few"]), Some(Cow::Borrowed(_))));
    }

    #[test]
    fn holes_are_found_and_filled() {
        assert_eq!(placeholders("{n} of {total}, {n}"), ["n", "total"]);
        assert_eq!(without_placeholders("{a {n} of{total}, {n} b}{c"), "{a   of ,   b}{c");
        assert_eq!(fill("{n} of {total}", [("n", "2"), ("total", "9")]), "2 of 9");
    }
}
