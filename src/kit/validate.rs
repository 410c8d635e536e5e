//! The words of one box, looked at before they become a text: what would do harm whatever the guide's rules say.

use crate::kit::Segment;
use crate::kit::import_error::SegmentError;
use crate::kit::placeholder::Placeholder;
use crate::kit::unmark::{PlaceholderError, unmark};

/// Signs that are always allowed in a part, and how many more than its source has.
const ROOM: usize = 300;

/// How many times as long as its source a part may be, in characters; half a line of Danish is four of Tigrinya.
const STRETCH: usize = 4;

/// Everything that is wrong with the words of a part.
pub(super) fn faults(part: &Segment, words: &str) -> Vec<SegmentError> {
    let (found, limit) = (words.chars().count(), part.source.chars().count() * STRETCH + ROOM);
    if found > limit {
        return vec![SegmentError::Long(found, limit)];
    }
    let mut faults = Vec::new();
    faults.extend(html(words).map(|tag| SegmentError::Html(tag.to_owned())));
    faults.extend(words.chars().find(|c| is_invisible(*c)).map(|c| SegmentError::Invisible(c as u32)));
    // An id, which would stand there for readers to see or take the place of the real one.
    faults.extend(words.contains("{#").then_some(SegmentError::Structure));
    if let Err(found) = unmark(words, &part.marks) {
        faults.extend(found.into_iter().map(|fault| {
            let mark = of(&fault).and_then(|number| part.marks.get(number - 1)).cloned();
            SegmentError::Token(fault, mark)
        }));
    }
    faults
}

fn of(fault: &PlaceholderError) -> Option<usize> {
    match fault {
        PlaceholderError::Lost(number)
        | PlaceholderError::Doubled(number)
        | PlaceholderError::Unpaired(number)
        | PlaceholderError::Crossed(number, _)
        | PlaceholderError::Nested(number, _)
        | PlaceholderError::Beside(number) => Some(*number),
        PlaceholderError::Unknown(_) => None,
    }
}

/// The first HTML tag or comment.
fn html(words: &str) -> Option<&str> {
    words.match_indices('<').find_map(|(at, _)| {
        let rest = &words[at..];
        let begins = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        let end = rest.char_indices().take(40).find(|(_, c)| *c == '>').map(|(end, _)| end + 1);
        let shown = end.unwrap_or_else(|| rest.char_indices().nth(20).map_or(rest.len(), |(end, _)| end));
        begins.then(|| &rest[..shown])
    })
}

/// Control characters, and direction marks that reach beyond the word they stand at. The joiners that Persian and
/// other scripts are written with are not among them.
fn is_invisible(c: char) -> bool {
    let is_space = matches!(c, '\n' | '\r' | '\t');
    c.is_control() && !is_space
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffd}')
}

/// Tokens that a translation may leave out, and has left out.
pub(super) fn left_out(part: &Segment, words: &str) -> Vec<Placeholder> {
    let gone = part.marks.iter().enumerate().filter(|(at, mark)| {
        mark.kind.may_go() && !words.contains(&format!("⟦{}⟧", at + 1)) && !words.contains(&mark.open)
    });
    gone.map(|(_, mark)| mark.clone()).collect()
}
