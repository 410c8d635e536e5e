//! No invisible direction marks in the text: directions come from the language, and facts bring their own.

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
    // The bytes that all of them begin with.
    let may_begin = |pair: &[u8]| matches!(pair, [0xe2, 0x80 | 0x81] | [0xd8, 0x9c]);
    if !text.as_bytes().windows(2).any(may_begin) {
        return;
    }
    for (at, c) in text.char_indices().filter(|(_, c)| CONTROLS.contains(c)) {
        let span = Span::new(reading.article.file, at, at + c.len_utf8());
        let message = format!("an invisible direction mark (U+{:04X})", u32::from(c));
        let help = "delete it: the page sets directions itself, and facts and official words bring their own";
        problems.push(Diagnostic::error(Code::StrayBidi, span, message, help));
    }
}
