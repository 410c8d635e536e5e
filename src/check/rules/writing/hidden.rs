//! No character that nobody sees, and none that only looks like another: search, screen readers and old phones stumble.

use super::lines;
use crate::check::{ArticleContext, RuleContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::orthography::{is_mark, is_shape, is_unseen};
use crate::project::Span;

pub(in crate::check::rules) fn check(
    look: RuleContext<'_>,
    reading: ArticleContext<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(writing) = look.writings.get(&reading.language.lang) else { return };
    for line in lines(reading) {
        let text = look.project.text(line.span);
        if text.is_ascii() {
            continue;
        }
        let mut marks = 0;
        for (at, c) in text.char_indices() {
            marks = if is_mark(c) { marks + 1 } else { 0 };
            let what = match c {
                // The rule on direction marks tells of these.
                '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                    continue;
                }
                '\u{200c}' | '\u{200d}' if writing.joins(c) => continue,
                _ if is_shape(c) => "a letter stored by its shape",
                '\u{ff01}'..='\u{ffee}' => "a wide sign of East Asian typing",
                '\u{fffd}' => "a sign that was lost",
                '\u{2028}' | '\u{2029}' => "a hidden end of a line",
                '\u{fe00}'..='\u{fe0f}' => "a hidden sign",
                _ if is_unseen(c) && !c.is_whitespace() => "a hidden sign",
                _ if marks == 4 => "a pile of accents",
                _ => continue,
            };
            let start = line.span.start as usize + at;
            let span = Span::new(line.span.file, start, start + c.len_utf8());
            let message = format!("{what} (U+{:04X})", u32::from(c));
            let help =
                "delete it and type the word anew; it often comes with text copied from a PDF or a chat";
            problems.push(Diagnostic::error(Code::HiddenSign, span, message, help));
        }
    }
}
