//! What a translator must not touch (facts, sources, links, Danish terms, holes) as short tokens: `⟦1⟧`.
//!
//! A token that goes round words has an end: `⟦2⟧words⟦/2⟧`. Its number counts within one part, and its brackets
//! stand on no keyboard, so that none is written by chance; ids are in no text that a translator edits.

use std::collections::BTreeMap;

/// A piece of Markdown that a token stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placeholder {
    /// What it is.
    pub kind: PlaceholderKind,
    /// The Markdown itself, or what opens it where it goes round words.
    pub open: String,
    /// What closes it, where it goes round words.
    pub close: Option<String>,
}

/// What a token stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceholderKind {
    /// `{{fact}}`.
    Fact,
    /// `[^source, pinpoint]`.
    Source,
    /// `[words](topic:other#unit)`.
    Link,
    /// `**words**`.
    Strong,
    /// `*ord*`, words of the official language that stay as they are.
    Official,
    /// `{n}` in an interface string.
    Argument,
    /// `{n}` in a plural form, which may say the number in words.
    Count,
}

impl Placeholder {
    /// Of a link, where it leads; empty for other marks.
    pub(super) fn target(&self) -> &str {
        let close = self.close.as_deref().and_then(|close| close.strip_prefix("]("));
        close.and_then(|close| close.strip_suffix(')')).unwrap_or_default()
    }
}

/// What is wrong with the tokens of a translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlaceholderError {
    /// A token that the source has and the translation has not.
    Lost(usize),
    /// A token that stands there more than once.
    Doubled(usize),
    /// A token that goes round words and lacks its beginning or its end, or has them the wrong way round.
    Unpaired(usize),
    /// Something between `⟦` and `⟧` that is no token of this part.
    Unknown(String),
}

/// The brackets of a token.
const BRACKETS: [char; 2] = ['⟦', '⟧'];

impl PlaceholderKind {
    /// The word of the kit's page and of saved files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Source => "source",
            Self::Link => "link",
            Self::Strong => "strong",
            Self::Official => "official",
            Self::Argument | Self::Count => "hole",
        }
    }

    /// Whether a translation may leave it out.
    pub fn may_go(self) -> bool {
        matches!(self, Self::Strong | Self::Official | Self::Count)
    }
}

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// Markdown for readers of another language than the official one.
    Prose,
    /// Markdown in the official language, where `*` is plain emphasis.
    Official,
    /// An interface string.
    Words,
}

/// The text of a source with a token for each mark, white space folded, and the marks in order.
pub fn mark(text: &str, writing: Syntax) -> (String, Vec<Placeholder>) {
    let mut marks = Vec::new();
    let marked = scan(text, writing, &mut |mark| {
        marks.push(mark);
        Some(marks.len())
    });
    (folded(&marked), marks)
}

/// The text of a translation with the tokens of its source; what the source has not stays as it is.
pub fn mark_as(text: &str, marks: &[Placeholder], writing: Syntax) -> String {
    let mut free = vec![true; marks.len()];
    let marked = scan(text, writing, &mut |mark| {
        let at = (0..marks.len()).find(|at| free[*at] && marks[*at] == mark)?;
        free[at] = false;
        Some(at + 1)
    });
    folded(&marked)
}

/// White space as single spaces.
pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn scan(text: &str, writing: Syntax, take: &mut dyn FnMut(Placeholder) -> Option<usize>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let found = if writing == Syntax::Words { hole(rest) } else { find(rest, writing) };
        let Some((mark, inside, length)) = found else {
            let escaped = usize::from(c == '\\' && writing != Syntax::Words);
            let taken: usize = rest.chars().take(1 + escaped).map(char::len_utf8).sum();
            out.push_str(&rest[..taken]);
            rest = &rest[taken..];
            continue;
        };
        let (open, close) = (mark.open.clone(), mark.close.clone().unwrap_or_default());
        let number = take(mark);
        let inner = scan(inside, writing, take);
        out.push_str(&number.map_or(open, |number| format!("⟦{number}⟧")));
        out.push_str(&inner);
        if !close.is_empty() {
            out.push_str(&number.map_or(close, |number| format!("⟦/{number}⟧")));
        }
        rest = &rest[length..];
    }
    out
}

/// The mark at the start of a text, the words it goes round, and its length in bytes.
fn find(text: &str, writing: Syntax) -> Option<(Placeholder, &str, usize)> {
    let alone = |kind, close: &str| {
        let length = text.find(close)? + close.len();
        Some((Placeholder { kind, open: text[..length].to_owned(), close: None }, "", length))
    };
    if text.starts_with("{{") {
        return alone(PlaceholderKind::Fact, "}}");
    }
    if text.starts_with("[^") {
        return alone(PlaceholderKind::Source, "]");
    }
    if text.starts_with('[') {
        let middle = text.find("](")?;
        let length = middle + text[middle..].find(')')? + 1;
        let (inside, close) = (&text[1..middle], &text[middle..length]);
        let is_ours = close.starts_with("](topic:") || close.starts_with("](#");
        let mark =
            Placeholder { kind: PlaceholderKind::Link, open: "[".to_owned(), close: Some(close.to_owned()) };
        return is_ours.then_some((mark, inside, length));
    }
    if let Some(after) = text.strip_prefix("**") {
        let inside = &after[..after.find("**")?];
        let mark = Placeholder {
            kind: PlaceholderKind::Strong,
            open: "**".to_owned(),
            close: Some("**".to_owned()),
        };
        return (!inside.trim().is_empty()).then_some((mark, inside, inside.len() + 4));
    }
    if writing == Syntax::Prose
        && let Some(after) = text.strip_prefix('*')
    {
        let length = after.find('*')? + 2;
        let mark =
            Placeholder { kind: PlaceholderKind::Official, open: text[..length].to_owned(), close: None };
        return (length > 2).then_some((mark, "", length));
    }
    None
}

/// The hole at the start of an interface string.
fn hole(text: &str) -> Option<(Placeholder, &str, usize)> {
    let length = text.strip_prefix('{')?.find('}')? + 2;
    Some((
        Placeholder { kind: PlaceholderKind::Argument, open: text[..length].to_owned(), close: None },
        "",
        length,
    ))
}

/// The Markdown of a translation with tokens. `Err` has every fault; tokens that may go are not missed.
pub fn unmark(text: &str, marks: &[Placeholder]) -> Result<String, Vec<PlaceholderError>> {
    let mut faults = Vec::new();
    let mut seen: BTreeMap<(usize, bool), usize> = BTreeMap::new();
    let mut opened: BTreeMap<usize, usize> = BTreeMap::new();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(BRACKETS) {
        out.push_str(&rest[..at]);
        let inside = rest[at..]
            .strip_prefix(BRACKETS[0])
            .and_then(|after| after.find(BRACKETS[1]).map(|end| &after[..end]));
        let token = inside.and_then(token).filter(|(number, ends)| {
            number
                .checked_sub(1)
                .and_then(|at| marks.get(at))
                .is_some_and(|mark| !ends || mark.close.is_some())
        });
        match token {
            Some((number, ends)) => {
                let mark = &marks[number - 1];
                *seen.entry((number, ends)).or_default() += 1;
                // A pair round nothing would leave its own characters behind for readers to see.
                if ends && opened.get(&number).is_none_or(|start| out[*start..].trim().is_empty()) {
                    faults.push(PlaceholderError::Unpaired(number));
                }
                out.push_str(if ends { mark.close.as_deref().unwrap_or_default() } else { &mark.open });
                if !ends {
                    opened.insert(number, out.len());
                }
            }
            None => {
                faults.push(PlaceholderError::Unknown(inside.unwrap_or_default().chars().take(20).collect()))
            }
        }
        rest = match inside {
            Some(inside) => &rest[at + BRACKETS[0].len_utf8() + inside.len() + BRACKETS[1].len_utf8()..],
            None => &rest[at + BRACKETS[0].len_utf8()..],
        };
    }
    out.push_str(rest);
    for (at, mark) in marks.iter().enumerate() {
        let number = at + 1;
        let times = |ends| seen.get(&(number, ends)).copied().unwrap_or(0);
        match (times(false), times(true)) {
            (0, 0) if mark.kind.may_go() => {}
            (0, 0) => faults.push(PlaceholderError::Lost(number)),
            (starts, ends) if mark.close.is_some() && starts != ends => {
                faults.push(PlaceholderError::Unpaired(number))
            }
            (2.., _) => faults.push(PlaceholderError::Doubled(number)),
            _ => {}
        }
    }
    faults.dedup();
    if faults.is_empty() { Ok(out) } else { Err(faults) }
}

/// The number of a token, in any of the digits our languages use, and whether it is the end of a pair.
fn token(inside: &str) -> Option<(usize, bool)> {
    let inside = inside.trim();
    let (ends, digits) = inside.strip_prefix('/').map_or((false, inside), |rest| (true, rest));
    let plain: Option<String> = digits.trim().chars().map(plain_digit).collect();
    Some((plain?.parse().ok()?, ends))
}

/// An Arabic-Indic or Persian digit as an ASCII one.
fn plain_digit(c: char) -> Option<char> {
    let value = match c {
        '0'..='9' => return Some(c),
        '\u{660}'..='\u{669}' => c as u32 - 0x660,
        '\u{6f0}'..='\u{6f9}' => c as u32 - 0x6f0,
        _ => return None,
    };
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "**Go** to {{office}} (*kontoret*), see [the\nhelp](topic:help#a).[^act, § 3][^act]";

    #[test]
    fn every_mark_becomes_a_token_and_comes_back() {
        let (marked, marks) = mark(TEXT, Syntax::Prose);
        assert_eq!(marked, "⟦1⟧Go⟦/1⟧ to ⟦2⟧ (⟦3⟧), see ⟦4⟧the help⟦/4⟧.⟦5⟧⟦6⟧");
        assert_eq!(unmark(&marked, &marks), Ok(folded(TEXT)));
        let (marked, marks) = mark("{done} of {total}", Syntax::Words);
        assert_eq!((marked.as_str(), marks.len()), ("⟦1⟧ of ⟦2⟧", 2));
    }

    #[test]
    fn a_translation_takes_the_tokens_of_its_source_and_keeps_its_own_marks() {
        let (_, marks) = mark("{{a}} and {{b}}.[^act]", Syntax::Prose);
        assert_eq!(mark_as("*x* {{b}} {{a}} {{a}}[^act]", &marks, Syntax::Prose), "*x* ⟦2⟧ ⟦1⟧ {{a}}⟦3⟧");
    }

    #[test]
    fn faults_are_all_named() {
        let (_, marks) = mark(TEXT, Syntax::Prose);
        let faults = |text: &str| unmark(text, &marks).expect_err("faults");
        assert_eq!(faults("⟦٢⟧ ⟦4⟧x⟦/4⟧ ⟦5⟧"), [PlaceholderError::Lost(6)]);
        assert_eq!(
            faults("⟦2⟧⟦2⟧ ⟦4⟧ ⟦9⟧ ⟦/5⟧ ⟦5⟧⟦6⟧ ⟦x"),
            [
                PlaceholderError::Unknown("9".to_owned()),
                PlaceholderError::Unknown("/5".to_owned()),
                PlaceholderError::Unknown(String::new()),
                PlaceholderError::Doubled(2),
                PlaceholderError::Unpaired(4),
            ]
        );
    }
}
