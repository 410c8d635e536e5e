//! No invisible direction marks in the text: directions come from the language, and facts bring their own.

use memchr::{memchr_iter, memmem};

use crate::check::context::{ArticleContext, RuleContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::project::Span;

/// Embeddings, overrides, isolates and the two marks (Unicode Bidirectional Algorithm, UAX 9).
const CONTROLS: [char; 12] = [
    '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}',
    '\u{2067}', '\u{2068}', '\u{2069}', '\u{61c}',
];

pub(super) fn check(look: RuleContext<'_>, reading: ArticleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let text = &look.project.file(reading.article.file).text;
    if !may_hold(text.as_bytes()) {
        return;
    }
    for (at, c) in text.char_indices().filter(|(_, c)| CONTROLS.contains(c)) {
        let span = Span::new(reading.article.file, at, at + c.len_utf8());
        let message = format!("an invisible direction mark (U+{:04X})", u32::from(c));
        let help = "delete it: the page sets directions itself, and facts and official words bring their own";
        problems.push(Diagnostic::error(Code::StrayBidi, span, message, help));
    }
}

/// Whether a text may hold one of them, told by their bytes.
fn may_hold(text: &[u8]) -> bool {
    let begins = |at: usize| {
        matches!(text.get(at + 1..at + 3), Some([0x80, 0x8e | 0x8f | 0xaa..=0xae] | [0x81, 0xa6..=0xa9]))
    };
    memchr_iter(0xe2, text).any(begins) || memmem::find(text, "\u{61c}".as_bytes()).is_some()
}

#[cfg(test)]
mod tests {
    use super::{CONTROLS, may_hold};

    #[test]
    fn every_mark_is_told_by_its_bytes() {
        for c in CONTROLS {
            assert!(may_hold(format!("a{c}").as_bytes()), "U+{:04X}", u32::from(c));
        }
        assert!(!may_hold("“a” – … إقامة\u{200c}".as_bytes()));
    }
}
