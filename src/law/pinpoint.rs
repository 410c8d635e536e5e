//! Places in a law as citations name them: `§§ 10, stk. 4, og 32, stk. 1, nr. 2`.

use super::style::Order;
use super::{Provision, Style};

/// A piece of a pinpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
enum PinpointToken {
    /// What stands before the number of a paragraph or article, and whether it is of several.
    Head {
        several: bool,
    },
    /// The word of an inner level.
    Word(usize),
    /// A number or letter; `dotted` with a full stop after it.
    Number {
        text: String,
        dotted: bool,
    },
    /// `-` between two numbers.
    To,
    Comma,
    And,
}

/// The provisions a pinpoint names, in its order; `None` where it names none that a style can tell.
///
/// A list goes on at the level it began at (`stk. 1, 2 og 4`). After the sign for several paragraphs, `, og` leads back to
/// these (`§§ 10, stk. 4, og 32`).
pub fn provisions(pinpoint: &str, style: &Style) -> Option<Vec<Provision>> {
    let tokens = tokens(pinpoint, style)?;
    let mut reading = Reading { found: Vec::new(), level: None, several: false };
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token {
            PinpointToken::Head { several } => (reading.level, reading.several) = (Some(0), *several),
            PinpointToken::Word(level) => reading.level = Some(*level),
            PinpointToken::Number { text, dotted } => {
                let trailing = if *dotted { word_after(&tokens[at..]) } else { None };
                let is_number_first =
                    trailing.is_some_and(|level| style.levels[level - 1].order == Order::NumberFirst);
                let after_and =
                    at >= 2 && tokens[at - 1] == PinpointToken::And && tokens[at - 2] == PinpointToken::Comma;
                let level = match (trailing, reading.level) {
                    (Some(level), _) if is_number_first => level,
                    (_, Some(level))
                        if level > 0
                            && reading.several
                            && (after_and || begins_again(&tokens[..at], &tokens[at + 1..], level)) =>
                    {
                        reading.level = Some(0);
                        0
                    }
                    (_, level) => level?,
                };
                let range = match (tokens.get(at + 1), tokens.get(at + 2)) {
                    (Some(PinpointToken::To), Some(PinpointToken::Number { text: last, .. })) => Some(last),
                    _ => None,
                };
                reading.take(level, text);
                if let Some(last) = range {
                    for number in between(text, last)? {
                        reading.take(level, &number);
                    }
                    at += 2;
                }
            }
            PinpointToken::To | PinpointToken::Comma | PinpointToken::And => {}
        }
        at += 1;
    }
    (!reading.found.is_empty()).then_some(reading.found)
}

/// What has been read of a pinpoint.
struct Reading {
    found: Vec<Provision>,
    level: Option<usize>,
    several: bool,
}

impl Reading {
    /// Takes a number at a level: a place further in takes the place of the one it lies in.
    fn take(&mut self, level: usize, number: &str) {
        let last = self.found.last();
        let deepest = last.and_then(|last| last.0.last()).map(|(level, _)| *level);
        let place = last.map(|last| last.above(level)).unwrap_or_default().with(level, number);
        if deepest.is_some_and(|deepest| deepest < level) {
            self.found.pop();
        }
        self.found.push(place);
    }
}

/// Whether a number without a word of its own begins a new paragraph: a word of its level or one further out follows it.
fn begins_again(before: &[PinpointToken], after: &[PinpointToken], level: usize) -> bool {
    matches!(before, [.., PinpointToken::Comma])
        && matches!(after, [PinpointToken::Comma, PinpointToken::Word(next), ..] if *next <= level)
}

/// The level whose word ends a run of dotted numbers (`4.-6. pkt.`).
fn word_after(tokens: &[PinpointToken]) -> Option<usize> {
    let is_of_run = |token: &&PinpointToken| {
        matches!(
            token,
            PinpointToken::Number { dotted: true, .. }
                | PinpointToken::To
                | PinpointToken::And
                | PinpointToken::Comma
        )
    };
    match tokens.iter().find(|token| !is_of_run(token)) {
        Some(PinpointToken::Word(level)) => Some(*level),
        _ => None,
    }
}

/// The numbers after the first up to and with the last; `None` where they cannot be counted.
fn between(first: &str, last: &str) -> Option<Vec<String>> {
    /// No law counts further in one list.
    const MOST: u32 = 500;
    if let (Ok(first), Ok(last)) = (first.parse::<u32>(), last.parse::<u32>()) {
        let fits = first < last && last - first <= MOST;
        return fits.then(|| (first + 1..=last).map(|number| number.to_string()).collect());
    }
    let (first, last) = (first.chars().next()?, last.chars().next()?);
    (first < last && last.is_ascii_lowercase()).then(|| (first..=last).skip(1).map(String::from).collect())
}

fn tokens(pinpoint: &str, style: &Style) -> Option<Vec<PinpointToken>> {
    let mut tokens = Vec::new();
    let mut rest = pinpoint.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = if first == ',' || first == ';' {
            (PinpointToken::Comma, first.len_utf8())
        } else if matches!(first, '-' | '–') {
            (PinpointToken::To, first.len_utf8())
        } else if first == '(' || first == ')' {
            // `3(1)(a)`: each bracket leads one level further in.
            let inside = rest[1..].split(')').next().unwrap_or_default();
            let level = tokens.iter().filter(|token| matches!(token, PinpointToken::Word(_))).count() + 1;
            if first == '(' && !inside.is_empty() && level <= style.levels.len() {
                tokens.push(PinpointToken::Word(level));
                tokens.push(PinpointToken::Number { text: inside.to_owned(), dotted: false });
                rest = rest[1 + inside.len()..].trim_start_matches(')').trim_start();
                continue;
            }
            return None;
        } else if first.is_ascii_digit() {
            number(rest)
        } else {
            word(rest, style)?
        };
        tokens.push(token);
        rest = rest[length..].trim_start();
    }
    Some(tokens)
}

/// A number with the letter that may follow it (`33 a`, `25a`), and how long it is.
fn number(text: &str) -> (PinpointToken, usize) {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = &text[digits..];
    let letter = after.strip_prefix(' ').unwrap_or(after);
    let alone = letter.chars().nth(1).is_none_or(|next| !next.is_alphanumeric());
    let is_letter = letter.starts_with(|c: char| c.is_lowercase()) && alone;
    if is_letter {
        let first = letter.chars().next().map_or(0, char::len_utf8);
        let length = text.len() - letter.len() + first;
        return (PinpointToken::Number { text: text[..length].to_owned(), dotted: false }, length);
    }
    let dotted = after.starts_with('.');
    (PinpointToken::Number { text: text[..digits].to_owned(), dotted }, digits + usize::from(dotted))
}

/// A word of citations, a letter alone, or `og` and the like, and how long it is.
fn word(text: &str, style: &Style) -> Option<(PinpointToken, usize)> {
    const AND: [&str; 5] = ["og", "and", "und", "eller", "&"];
    let mut heads: Vec<&str> = style.heads.to_vec();
    heads.sort_by_key(|head| std::cmp::Reverse(head.len()));
    if let Some(head) = heads.into_iter().find(|head| text.starts_with(head)) {
        return Some((PinpointToken::Head { several: matches!(head, "§§" | "Articles") }, head.len()));
    }
    let end =
        text.find(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | '-' | '–')).unwrap_or(text.len());
    let word = &text[..end];
    if AND.contains(&word) {
        return Some((PinpointToken::And, end));
    }
    let lower = word.to_lowercase();
    let level = style.levels.iter().position(|level| level.words.contains(&lower.as_str()));
    if let Some(level) = level {
        return Some((PinpointToken::Word(level + 1), end));
    }
    let is_letter = word.chars().count() == 1 && word.chars().all(char::is_lowercase);
    is_letter.then(|| (PinpointToken::Number { text: word.to_owned(), dotted: false }, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::style::{DANISH, EUROPEAN, GERMAN};

    fn read(pinpoint: &str, style: &Style) -> Vec<String> {
        provisions(pinpoint, style).unwrap_or_default().iter().map(|place| style.written(place)).collect()
    }

    #[test]
    fn danish_pinpoints_name_each_provision() {
        for (pinpoint, expected) in [
            ("§ 9 b", vec!["§ 9 b"]),
            ("§ 10, stk. 1, 2 og 4", vec!["§ 10, stk. 1", "§ 10, stk. 2", "§ 10, stk. 4"]),
            ("§ 33 a, stk. 2 og 3, nr. 1", vec!["§ 33 a, stk. 2", "§ 33 a, stk. 3, nr. 1"]),
            (
                "§ 53 a, stk. 2, 4.-6. pkt.",
                vec!["§ 53 a, stk. 2, 4. pkt.", "§ 53 a, stk. 2, 5. pkt.", "§ 53 a, stk. 2, 6. pkt."],
            ),
            (
                "§ 33 b, stk. 1, nr. 5, og stk. 2, 3. pkt.",
                vec!["§ 33 b, stk. 1, nr. 5", "§ 33 b, stk. 2, 3. pkt."],
            ),
            ("§§ 3, 11-13, 16 og 23", vec!["§ 3", "§ 11", "§ 12", "§ 13", "§ 16", "§ 23"]),
            (
                "§§ 10, stk. 4, og 32, stk. 1, nr. 2, stk. 3 og stk. 4, nr. 1",
                vec!["§ 10, stk. 4", "§ 32, stk. 1, nr. 2", "§ 32, stk. 3", "§ 32, stk. 4, nr. 1"],
            ),
            ("§§ 9 b, stk. 2, og 48 e", vec!["§ 9 b, stk. 2", "§ 48 e"]),
            ("§§ 17, stk. 1, og 17 a, stk. 1, nr. 2", vec!["§ 17, stk. 1", "§ 17 a, stk. 1, nr. 2"]),
            ("§ 11, stk. 3-5", vec!["§ 11, stk. 3", "§ 11, stk. 4", "§ 11, stk. 5"]),
            (
                "§§ 11, stk. 2, 19, stk. 1, nr. 1, og 19 a, stk. 2",
                vec!["§ 11, stk. 2", "§ 19, stk. 1, nr. 1", "§ 19 a, stk. 2"],
            ),
            ("section seven", vec![]),
        ] {
            assert_eq!(read(pinpoint, &DANISH), expected, "{pinpoint}");
        }
    }

    #[test]
    fn european_and_german_pinpoints_are_read_too() {
        assert_eq!(read("Article 3(1)(a)", &EUROPEAN), ["Article 3(1)(a)"]);
        assert_eq!(read("Art. 8", &EUROPEAN), ["Article 8"]);
        assert_eq!(read("§ 25a Abs. 5 Satz 1", &GERMAN), ["§ 25a Abs. 5 Satz 1"]);
        assert_eq!(read("§ 60 Abs. 7", &GERMAN), ["§ 60 Abs. 7"]);
    }
}
