//! The numbers of a text, in whatever digits it writes them.

use std::ops::Range;

use crate::i18n::orthography::{Digit, digit};

/// Whether a letter is a number to readers of Chinese, Japanese and Korean (Unicode: `Numeric_Type` of Han letters).
pub(crate) fn is_han_number(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
        && "零一二三四五六七八九十百千萬万億亿兆廿卅壹贰貳叁參肆伍陸陆柒捌玖拾佰仟".contains(c)
}

/// The numbers of a text with their bytes, each as Latin digits without what groups them.
pub(crate) fn numbers(text: &str) -> Vec<(String, Range<usize>)> {
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
        let trimmed = self.decimal.trim_start_matches('0');
        let written = match (self.decimal.is_empty(), trimmed.is_empty()) {
            (true, _) => (self.hundreds + self.open).to_string(),
            (false, true) => "0".to_owned(),
            (false, false) => trimmed.to_owned(),
        };
        Some((written, start..end))
    }
}
