//! What a translator must not touch (facts, sources, links, official terms, placeholders) as short tokens: `⟦1⟧`.
//!
//! A token that goes round words has an end: `⟦2⟧words⟦/2⟧`. Its number counts within one part, and its brackets
//! stand on no keyboard, so that none is written by chance; ids are in no text that a translator edits.

use crate::normalization::folded;
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
    /// `` `code` ``, which stays as it is.
    Code,
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

impl PlaceholderKind {
    /// The word of the kit's page and of saved files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Source => "source",
            Self::Link => "link",
            Self::Strong => "strong",
            Self::Official => "official",
            Self::Code => "code",
            Self::Argument | Self::Count => "placeholder",
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

fn scan(text: &str, writing: Syntax, take: &mut dyn FnMut(Placeholder) -> Option<usize>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let found = if writing == Syntax::Words { placeholder(rest) } else { find(rest, writing) };
        let Some((mark, inside, length)) = found else {
            let escaped = usize::from(c == '\\' && writing != Syntax::Words);
            let alone: usize = rest.chars().take(1 + escaped).map(char::len_utf8).sum();
            // Backticks that open no code are words together, as CommonMark reads them.
            let taken = alone.max(rest.len() - rest.trim_start_matches('`').len());
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
    if text.starts_with('`') {
        return code(text);
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
        let inside = &after[..end_of_strong(after)?];
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

/// The code at the start of a text: up to as many backticks as open it, no more and no fewer.
fn code(text: &str) -> Option<(Placeholder, &str, usize)> {
    let fence = text.len() - text.trim_start_matches('`').len();
    let mut at = fence;
    loop {
        let open = at + text[at..].find('`')?;
        let length = text[open..].len() - text[open..].trim_start_matches('`').len();
        at = open + length;
        if length == fence {
            let mark = Placeholder { kind: PlaceholderKind::Code, open: text[..at].to_owned(), close: None };
            return Some((mark, "", at));
        }
    }
}

/// Where the two stars are that close strong words: of three in a row, the first may close a run in the official
/// language that ends there too.
fn end_of_strong(after: &str) -> Option<usize> {
    let stars = after.find("**")?;
    let is_inside = after[..stars].matches('*').count() % 2 == 1 && after[stars..].starts_with("***");
    Some(stars + usize::from(is_inside))
}

/// The placeholder at the start of an interface string.
fn placeholder(text: &str) -> Option<(Placeholder, &str, usize)> {
    let length = text.strip_prefix('{')?.find('}')? + 2;
    Some((
        Placeholder { kind: PlaceholderKind::Argument, open: text[..length].to_owned(), close: None },
        "",
        length,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::unmark::unmark;

    const TEXT: &str = "**Go** to {{office}} (*kontoret*), see [the\nhelp](topic:help#a).[^act, § 3][^act]";

    #[test]
    fn every_mark_becomes_a_token_and_comes_back() {
        let (marked, marks) = mark(TEXT, Syntax::Prose);
        assert_eq!(marked, "⟦1⟧Go⟦/1⟧ to ⟦2⟧ (⟦3⟧), see ⟦4⟧the help⟦/4⟧.⟦5⟧⟦6⟧");
        assert_eq!(unmark(&marked, &marks), Ok(folded(TEXT)));
        for text in ["**se *ord***", "***ord* her**", "***ord***", "**a** *b* **c**"] {
            let (marked, marks) = mark(text, Syntax::Prose);
            assert!(!marked.contains('*'), "{marked}");
            assert_eq!(unmark(&marked, &marks).as_deref(), Ok(text));
        }
        let (marked, marks) = mark("{done} of {total}", Syntax::Words);
        assert_eq!((marked.as_str(), marks.len()), ("⟦1⟧ of ⟦2⟧", 2));
    }

    #[test]
    fn code_is_one_token_with_all_that_stands_in_it() {
        let text = "Write `{{office}}` or ``a ` b`` and ` alone";
        let (marked, marks) = mark(text, Syntax::Prose);
        assert_eq!(marked, "Write ⟦1⟧ or ⟦2⟧ and ` alone");
        assert_eq!(unmark(&marked, &marks).as_deref(), Ok(text));
    }

    #[test]
    fn a_translation_takes_the_tokens_of_its_source_and_keeps_its_own_marks() {
        let (_, marks) = mark("{{a}} and {{b}}.[^act]", Syntax::Prose);
        assert_eq!(mark_as("*x* {{b}} {{a}} {{a}}[^act]", &marks, Syntax::Prose), "*x* ⟦2⟧ ⟦1⟧ {{a}}⟦3⟧");
    }
}
