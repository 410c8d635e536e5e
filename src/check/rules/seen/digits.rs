//! Numbers are written in digits that readers know, and a translation brings in none that its source lacks.

use crate::check::characters::Traits;
use crate::check::context::RuleContext;
use crate::check::numerals::{is_han_number, numbers};
use crate::check::seen::Seen;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::i18n::orthography::{Letter, small_digit};

pub(in crate::check::rules) fn check(look: RuleContext<'_>, seen: &Seen<'_>, problems: &mut Vec<Diagnostic>) {
    if !seen.traits.has(Traits::NUMERIC.or(Traits::FOREIGN)) {
        return;
    }
    let unknown = |c: &char| {
        if c.is_ascii() || small_digit(*c).is_some() {
            return false;
        }
        let writing = look.writing(seen.lang);
        let is_known = || writing.is_some_and(|writing| writing.counts_with(*c));
        let is_letter = || writing.is_some_and(|writing| writing.letter(*c) != Letter::Foreign);
        c.is_numeric() && !is_known() || is_han_number(*c) && !is_letter()
    };
    if let Some(c) = seen.text.chars().find(unknown) {
        let message = format!("`{c}` (U+{:04X}) in {} is no digit of the language", u32::from(c), seen.name);
        let help = "write numbers in the digits of the language or in 0 to 9: others are not known as digits, and no rule \
                    compares them";
        let place = seen.place(look, c.encode_utf8(&mut [0; 4]));
        problems.push(Diagnostic::new(Code::OddDigit, Severity::Warning, place, message, help));
    }
    let Some(original) = seen.original.as_ref().filter(|_| seen.traits.has(Traits::NUMERIC)) else { return };
    let mut theirs: Vec<String> = numbers(original).into_iter().map(|(number, _)| number).collect();
    for (number, range) in numbers(&seen.text) {
        match theirs.iter().position(|known| *known == number) {
            Some(at) => _ = theirs.swap_remove(at),
            None => {
                let message = format!("{} has a number {number} that its source does not have", seen.name);
                let help = "compare with the source text; a number that can change belongs among the facts";
                let place = seen.place(look, &seen.text[range]);
                problems.push(Diagnostic::new(Code::DigitsDiffer, Severity::Warning, place, message, help));
                // One shows what is wrong with the text.
                return;
            }
        }
    }
}
