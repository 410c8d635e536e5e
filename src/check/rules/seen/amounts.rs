//! Numbers that can change are facts: no text holds a number of days or kroner, a paragraph, a phone number.

use std::collections::BTreeSet;

use crate::address::is_short_phone;
use crate::check::characters::Traits;
use crate::check::context::RuleContext;
use crate::check::measures::Measures;
use crate::check::numerals;
use crate::check::seen::{Name, Seen, Sort};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::guide::Guide;
use crate::guide::fact::Fact;

/// As many in one text show what is wrong with it.
const MOST: usize = 8;

pub(in crate::check::rules) fn check(look: RuleContext<'_>, seen: &Seen<'_>, problems: &mut Vec<Diagnostic>) {
    // Most texts hold no number at all, and the rest is costly.
    if seen.sort == Sort::Name || !seen.traits.has(Traits::NUMERIC.or(Traits::PARAGRAPH)) {
        return;
    }
    // Few guides have short numbers among their facts.
    let read = if look.short_phones.is_empty() { Vec::new() } else { numerals::numbers(&seen.text) };
    let short = read.into_iter().filter(|(number, _)| look.short_phones.contains(number));
    let short = short.map(|(_, range)| seen.text[range].to_owned());
    let long = numbers(seen, look.measures.get(seen.lang)).into_iter();
    for found in long.take(MOST).chain(short.take(MOST)) {
        let message = format!("`{found}` in {} is a fact", seen.name);
        let help = match seen.name {
            Name::Title | Name::Summary | Name::Unit(_) => {
                "put it into content/facts.yaml with its source, and place it with `{{its-id}}`"
            }
            _ => "take it out: numbers that can change stand in content/facts.yaml, each with its source",
        };
        let place = seen.place(look, &found);
        problems.push(Diagnostic::new(Code::FactInProse, Severity::Warning, place, message, help));
    }
}

/// The short telephone numbers among the facts of a guide, as texts are read for numbers: digits, and no zeros before them.
pub(crate) fn short_phones(guide: &Guide) -> BTreeSet<String> {
    let phones = guide.facts.values().filter_map(Fact::phone).filter(|number| is_short_phone(number));
    let phones = phones.flat_map(numerals::numbers);
    // `000` reads as nought, which stands for much else.
    phones.map(|(number, _)| number).filter(|number| number.len() > 2).collect()
}

fn numbers(seen: &Seen<'_>, measures: Option<&Measures>) -> Vec<String> {
    let mut found = Vec::new();
    for part in seen.text.split(['\u{fffc}', '.', '!', '?', ':', ';']) {
        if let Some(at) = part.find('§').filter(|_| seen.sort != Sort::Law) {
            found.push(provision(&part[at..]).to_owned());
        }
        found.extend(measures.and_then(|measures| beside_measure(part, measures)));
    }
    found.extend(phones(&seen.text));
    found
}

/// The sign of a paragraph with its number, and the single letter that may belong to that.
fn provision(text: &str) -> &str {
    let is_before = |c: char| matches!(c, '§' | ' ' | '\u{a0}' | '\u{202f}');
    let word = |from: usize| {
        let start = from + text[from..].find(|c| !is_before(c)).unwrap_or(text.len() - from);
        let end =
            text[start..].find(|c: char| !c.is_alphanumeric()).map_or(text.len(), |length| start + length);
        start..end
    };
    let number = word(0);
    let letter = word(number.end);
    let is_letter = text[letter.clone()].chars().count() == 1;
    text[..if is_letter { letter.end } else { number.end }].trim_end()
}

fn beside_measure(part: &str, measures: &Measures) -> Option<String> {
    let pieces = part.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    // A number may stick to its measure: `99dage`.
    let words: Vec<&str> = pieces
        .flat_map(|word| {
            let at = word.find(|c: char| !c.is_numeric()).filter(|at| *at > 0);
            let (number, rest) = word.split_at(at.unwrap_or(word.len()));
            [Some(number), Some(rest).filter(|rest| !rest.is_empty())].into_iter().flatten()
        })
        .collect();
    let number = |word: &str| word.chars().all(char::is_numeric);
    words.windows(2).enumerate().find_map(|(at, pair)| {
        let is_behind = number(pair[0]) && measures.is_behind(pair[1]);
        let is_before = number(pair[1]) && measures.is_before(pair[0]);
        if !is_behind && !is_before {
            return None;
        }
        // As many digits are a telephone number, which is told as one.
        let before = words[..=at].iter().rev().take_while(|word| number(word));
        let digits: usize = before.map(|word| word.chars().count()).sum();
        (digits < FEWEST_OF_PHONE).then(|| pair.join(" "))
    })
}

/// As many digits as a telephone number has at least that does not begin with `+`.
const FEWEST_OF_PHONE: usize = 8;

/// As many digits in a row as a telephone number has, whatever parts them: eight, or five behind a `+`. Digits that a letter of
/// ASCII stands before are part of a name; two years with a dash between are no number, as one year is none.
fn phones(text: &str) -> Vec<String> {
    let parts = |c: char| {
        c.is_numeric()
            || matches!(
                c,
                ' ' | '+' | '-' | '.' | '/' | '(' | ')' | '\u{a0}' | '\u{202f}' | '\u{2010}'..='\u{2015}'
            )
    };
    let mut is_behind_letter = false;
    let runs = text.split_inclusive(|c: char| !parts(c)).filter_map(|run| {
        let last = run.chars().next_back().filter(|c| !parts(*c));
        let run = &run[..run.len() - last.map_or(0, char::len_utf8)];
        let is_of_name =
            std::mem::replace(&mut is_behind_letter, last.is_some_and(|c| c.is_ascii_alphabetic()));
        (!is_of_name || !run.starts_with(char::is_numeric)).then_some(run)
    });
    let runs = runs.flat_map(|run| run.split(". "));
    let digits = |run: &str| run.chars().filter(|c| c.is_numeric()).count();
    let runs = runs.map(|run| run.trim_matches([' ', '.', '/', '-', ')']));
    let runs = runs.filter(|run| digits(run) >= if run.contains('+') { 5 } else { FEWEST_OF_PHONE });
    runs.filter(|run| !is_span_of_years(run)).map(str::to_owned).collect()
}

/// Whether digits are two years of 1900 to 2099 with a dash between, in whatever digits they are written.
fn is_span_of_years(run: &str) -> bool {
    let is_year = |words: &str| {
        let numbers = numerals::numbers(words);
        words.chars().count() == 4
            && numbers
                .iter()
                .any(|(number, _)| number.len() == 4 && ("1900".."2100").contains(&number.as_str()))
    };
    let years = run.trim_start_matches('(').split_once(['-', '–']);
    years.is_some_and(|(from, to)| is_year(from.trim_end()) && is_year(to.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::phones;

    #[test]
    fn spans_of_years_and_names_are_no_telephone_numbers() {
        for years in ["in 2008-2020 and", "(1999–2004)", "from 2008 – 2020.", "٢٠٠٨–٢٠٢٠"] {
            assert_eq!(phones(years), [""; 0], "{years}");
        }
        assert_eq!(phones("by AshSgDe29071999 (2020)"), [""; 0]);
        assert_eq!(phones("ب12345678"), ["12345678"]);
        for number in ["2008-2100", "1899-2008", "2008 2020", "20 08-20 20", "+2008-2020", "2008-2020-2021"] {
            assert_eq!(phones(number), [number], "{number}");
        }
    }
}
