//! The numbers of a text, in whatever digits it writes them.

use std::ops::Range;

use crate::i18n::orthography::{Digit, Height, digit, small_digit};

/// Whether a letter is a number to readers of Chinese, Japanese and Korean (Unicode: `Numeric_Type` of Han letters).
pub(crate) fn is_han_number(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
        && "零一二三四五六七八九十百千萬万億亿兆廿卅壹贰貳叁參肆伍陸陆柒捌玖拾佰仟".contains(c)
}

/// The numbers of a text with their bytes, each as Latin digits without what groups them, in their order.
pub(crate) fn numbers(text: &str) -> Vec<(String, Range<usize>)> {
    let mut numbers = on_line(text);
    if text.contains(|c| small_digit(c).is_some()) {
        numbers.extend(beside_line(text));
        numbers.sort_by_key(|(_, range)| range.start);
    }
    numbers
}

/// The numbers in raised or lowered digits: 6 in 10⁶. A single digit of those that stand for much else is none: ¹, ² and ³ are
/// marks of notes and units of area, which languages write in words, and so are the lowered digits of formulas.
fn beside_line(text: &str) -> Vec<(String, Range<usize>)> {
    let mut runs: Vec<(Height, String, Range<usize>)> = Vec::new();
    for (at, c) in text.char_indices() {
        let Some((height, value)) = small_digit(c) else { continue };
        let digit = char::from(b'0' + value);
        match runs.last_mut().filter(|(before, _, range)| *before == height && range.end == at) {
            Some((_, run, range)) => {
                run.push(digit);
                range.end = at + c.len_utf8();
            }
            None => runs.push((height, digit.to_string(), at..at + c.len_utf8())),
        }
    }
    let stands_for_much_else = |height: Height, run: &str| match height {
        Height::Raised => matches!(run, "1" | "2" | "3"),
        Height::Lowered => run.len() == 1,
    };
    runs.retain(|(height, run, _)| !stands_for_much_else(*height, run));
    runs.into_iter().map(|(_, run, range)| (without_zeros(&run), range)).collect()
}

/// The numbers that stand on the line.
fn on_line(text: &str) -> Vec<(String, Range<usize>)> {
    let mut numbers = Vec::new();
    let mut number = Number::default();
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let after = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        match digit(c) {
            Some(digit) => number.add(digit, at, at + c.len_utf8()),
            None if number.is_grouped_by(c) && after.is_some_and(|c| digit(c).is_some()) => {}
            None => numbers.extend(std::mem::take(&mut number).close()),
        }
    }
    numbers
}

/// A number as its digits come.
#[derive(Default)]
struct Number {
    decimal: String,
    /// What Ethiopic numerals add up to: hundreds closed, and what is still open.
    hundreds: u64,
    open: u64,
    place: Option<(usize, usize)>,
}

impl Number {
    fn add(&mut self, digit: Digit, start: usize, end: usize) {
        match digit {
            Digit::Decimal(value) => self.decimal.push(char::from(b'0' + value)),
            Digit::Adds(value) => self.open += value,
            Digit::Times(value) => {
                self.hundreds = self.hundreds.saturating_add(self.open.max(1)).saturating_mul(value);
                self.open = 0;
            }
        }
        self.place = Some((self.place.map_or(start, |(first, _)| first), end));
    }

    fn is_grouped_by(&self, c: char) -> bool {
        !self.decimal.is_empty() && matches!(c, ' ' | '.' | ',' | '٫' | '٬' | '،' | '\u{a0}' | '\u{202f}')
    }

    fn close(self) -> Option<(String, Range<usize>)> {
        let (start, end) = self.place?;
        let written = match self.decimal.as_str() {
            "" => (self.hundreds + self.open).to_string(),
            decimal => without_zeros(decimal),
        };
        Some((written, start..end))
    }
}

/// Digits without the zeros before them; nought has one.
fn without_zeros(digits: &str) -> String {
    let trimmed = digits.trim_start_matches('0');
    if trimmed.is_empty() { "0".to_owned() } else { trimmed.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn raised_and_lowered_digits_are_numbers_where_they_stand_for_nothing_else() {
        for (text, expected) in [
            ("10⁶ bacteria", "10 6"),
            ("10¹² or 10⁰", "10 12 10 0"),
            ("20 m² and a note¹ or two²", "20"),
            ("CO₂ and C₁₂H₂₂", "12 22"),
            ("٥⁴", "5 4"),
        ] {
            let found: Vec<String> = numbers(text).into_iter().map(|(number, _)| number).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
