//! What a fact owns stands in no run of code: there it would stay as it is when the fact changes. Other numbers may, since code
//! is what a computer reads; so may anything between fences.

use std::ops::Range;

use crate::check::context::{ArticleContext, RuleContext};
use crate::check::fact_digits::{TELLING, dialled_runs, digits, said};
use crate::check::measures::Measures;
use crate::check::reading::ReadLine;
use crate::check::seen::Name;
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::fact::{Fact, FactValue};
use crate::guide::text::{Inline, visit_inlines};
use crate::project::Span;

/// Fewer digits are much else than a telephone number.
const SHORTEST_PHONE: usize = 3;

pub(super) fn check(look: RuleContext<'_>, reading: ArticleContext<'_>, problems: &mut Vec<Diagnostic>) {
    if look.guide.facts.is_empty() {
        return;
    }
    let heads = [Name::Title, Name::Summary].into_iter().zip(reading.text.head());
    let units = reading.article.units.iter().enumerate();
    let units =
        units.flat_map(|(at, unit)| reading.text.unit(at).iter().map(|line| (Name::Unit(&unit.id), line)));
    for (name, line) in heads.chain(units).filter(|(_, line)| line.marks.code) {
        visit_inlines(line.said.unwrap_or_default(), &mut |inline| {
            if let Inline::Code(code) = inline {
                of_run(look, reading, (name, line), code, problems);
            }
        });
    }
}

/// Finds the facts that stand in a run of code.
fn of_run(
    look: RuleContext<'_>,
    reading: ArticleContext<'_>,
    (name, line): (Name<'_>, &ReadLine<'_>),
    code: &str,
    problems: &mut Vec<Diagnostic>,
) {
    let measures = look.measures.get(&reading.language.lang);
    for id in look.fact_digits.in_code(look.guide, code) {
        let Some(fact) = look.guide.facts.get(&id) else { continue };
        let braces = format!("{{{{{id}}}}}");
        let (found, message, help) = if code.contains(&braces) {
            let message = format!("`{braces}` in {name} stands in code");
            let help = "take the backticks away: in code readers see the braces, and not the fact";
            (braces, message, help.to_owned())
        } else if let Some(range) = owned(code, fact, measures) {
            let found = code[range].to_owned();
            let message = format!("`{found}` in {name} is the fact `{id}`");
            let help = format!(
                "write `{braces}` in its place, without backticks: what stands in code does not change with the fact"
            );
            (found, message, help)
        } else {
            continue;
        };
        let span = line.line.span;
        let place = look.project.text(span).find(&found).map_or(span, |at| {
            let start = span.start as usize + at;
            Span::new(span.file, start, start + found.len())
        });
        problems.push(Diagnostic::warning(Code::FactInProse, place, message, help));
    }
}

/// The bytes of a text that say what a fact does; a number alone, which may be any, only where its measure stands beside it.
fn owned(text: &str, fact: &Fact, measures: Option<&Measures>) -> Option<Range<usize>> {
    if let Some(number) = fact.phone() {
        return phone(text, number);
    }
    let said = said(fact)?;
    let mut places = alone(text, &said);
    match &fact.value {
        FactValue::Number(..) => measures.and_then(|all| places.find_map(|at| with_measure(text, at, all))),
        _ => places.next(),
    }
}

/// The places where words stand for themselves, and are no part of a longer word or number.
fn alone<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let is_number = |c: char| c.is_numeric();
    let places = text.match_indices(words).filter(move |(at, _)| {
        let (before, behind) = (&text[..*at], &text[at + words.len()..]);
        let goes_on =
            behind.strip_prefix(['.', ',', '-', ':', '/']).is_some_and(|rest| rest.starts_with(is_number));
        let comes_on =
            before.strip_suffix(['.', ',', '-', ':', '/']).is_some_and(|rest| rest.ends_with(is_number));
        // A measure may stick to its number.
        !goes_on && !comes_on && !behind.starts_with(is_number) && !before.ends_with(char::is_alphanumeric)
    });
    places.map(|(at, found)| at..at + found.len())
}

/// These bytes with the measure right behind or before them; `None` where there is none.
fn with_measure(text: &str, range: Range<usize>, measures: &Measures) -> Option<Range<usize>> {
    let is_other = |c: char| !c.is_alphabetic();
    let behind = text[range.end..].trim_start();
    let word = behind.split(is_other).next().filter(|word| measures.is_behind(word));
    if let Some(word) = word {
        return Some(range.start..text.len() - behind.len() + word.len());
    }
    let before = text[..range.start].trim_end();
    let word = before.rsplit(is_other).next().filter(|word| measures.is_before(word))?;
    Some(before.len() - word.len()..range.end)
}

/// The bytes that dial a telephone number, however its digits are parted, with or without the number of its country.
fn phone(text: &str, number: &str) -> Option<Range<usize>> {
    let wanted = digits(number);
    let is_it = |run: &str| {
        let found = digits(run);
        let is_whole = found == wanted && found.len() >= SHORTEST_PHONE;
        is_whole || found.len() >= TELLING && wanted.ends_with(&found)
    };
    let (start, found) = dialled_runs(text).find(|(_, run)| is_it(run))?;
    Some(start..start + found.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::strings::Text;

    fn found(text: &str, range: Option<Range<usize>>) -> &str {
        range.map_or("", |range| &text[range])
    }

    #[test]
    fn a_phone_is_found_however_it_is_parted() {
        for (text, expected) in [
            ("call +45 12 34 56 78.", "+45 12 34 56 78"),
            ("tel: 12.34.56.78", "12.34.56.78"),
            ("phone=\"+4512345678\"", "+4512345678"),
            ("1234567", ""),
            ("+45 12 34 56 79", ""),
        ] {
            assert_eq!(found(text, phone(text, "+45 12 34 56 78")), expected, "{text}");
        }
        for (text, expected) in [("112", "112"), ("x112", "112"), ("1112", ""), ("112 3", "")] {
            assert_eq!(found(text, phone(text, "112")), expected, "{text}");
        }
    }

    #[test]
    fn a_number_is_one_of_its_own_with_its_measure_beside_it() {
        let strings = [("measure_day", "{n} days"), ("amount", "{n} kr")];
        let strings = strings.map(|(key, text)| (key.to_owned(), Text::One(text.to_owned())));
        let measures = Measures::new(&["measure_day", "amount"], &strings.into());
        let measured = |text: &str| alone(text, "15").find_map(|at| with_measure(text, at, &measures));
        for (text, expected) in [
            ("15 days", "15 days"),
            ("15days", "15days"),
            ("in 15\u{a0}Days!", "15\u{a0}Days"),
            ("x kr 15", "kr 15"),
            ("day 15", ""),
            ("15", ""),
            ("115 days", ""),
            ("15.5 days", ""),
            ("1.15 days", ""),
            ("v15 days", ""),
            ("15 items", ""),
        ] {
            assert_eq!(found(text, measured(text)), expected, "{text}");
        }
        assert!(alone("until 2026-11-22T10", "2026-11-22").next().is_some());
        assert!(alone("2026-11-221", "2026-11-22").next().is_none());
    }
}
