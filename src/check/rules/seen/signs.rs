//! No character that nobody sees, and none that only looks like another: search, screen readers and old phones stumble, and
//! a text can say one thing and show another. Signs written as escapes or references count like any other.

use std::collections::BTreeSet;

use crate::check::characters::{OBJECT_REPLACEMENT, Traits};
use crate::check::context::RuleContext;
use crate::check::seen::{Name, Seen};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::i18n::orthography::{Orthography, is_mark, is_shape, is_symbol, is_unseen, is_wide_sign};
use crate::project::Span;

pub(in crate::check::rules) fn check(look: RuleContext<'_>, seen: &Seen<'_>, problems: &mut Vec<Diagnostic>) {
    let writing = look.writing(seen.lang);
    let written = look.project.text(seen.span);
    let in_article = matches!(seen.name, Name::Title | Name::Summary | Name::Unit(_));
    if in_article && seen.traits_written.has(LOOKED_FOR) && !is_plain(written) {
        for (at, c, (code, what)) in faults(written, writing) {
            // The rule on direction marks looks at whole articles.
            if code == Code::HiddenSign {
                let start = seen.span.start as usize + at;
                let span = Span::new(seen.span.file, start, start + c.len_utf8());
                let message = format!("{what} (U+{:04X})", u32::from(c));
                problems.push(Diagnostic::error(code, span, message, HELP));
            }
        }
    }
    if !seen.traits.has(LOOKED_FOR) {
        return;
    }
    // Only a backslash, a reference or an escape makes what readers see differ from what is written.
    let is_the_same = matches!(seen.name, Name::Unit(_)) && !written.contains(['&', '\\']);
    if is_the_same || is_plain(&seen.text) {
        return;
    }
    let mut told: Option<BTreeSet<char>> = None;
    let mut once = BTreeSet::new();
    for (_, c, (code, what)) in faults(&seen.text, writing) {
        let is_told = |told: &mut Option<BTreeSet<char>>| {
            in_article && told.get_or_insert_with(|| written.chars().collect()).contains(&c)
        };
        if c == OBJECT_REPLACEMENT || !once.insert(c) || is_told(&mut told) {
            continue;
        }
        let message = format!("{what} (U+{:04X}) in {}", u32::from(c), seen.name);
        let place = seen.place(look, c.encode_utf8(&mut [0; 4]));
        problems.push(Diagnostic::new(code, Severity::Error, place, message, HELP));
    }
}

/// What a text has in which there is anything to tell of: one mark upon another makes a pile.
const LOOKED_FOR: Traits = Traits::HARMFUL.or(Traits::OBJECT).or(Traits::MARK);

const HELP: &str = "delete it and type the word anew; it often comes with text copied from a PDF or a chat";

/// Whether a text holds characters of ASCII only that can be seen, and ends of lines.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t'))
}

/// The characters of a text that harm, with their bytes.
fn faults<'a>(
    text: &'a str,
    writing: Option<&'a Orthography>,
) -> impl Iterator<Item = (usize, char, (Code, &'static str))> + 'a {
    let (mut marks, mut last) = (0, ' ');
    text.char_indices().filter_map(move |(at, c)| {
        let before = std::mem::replace(&mut last, c);
        if matches!(c, ' '..='~') {
            marks = 0;
            return None;
        }
        marks = if is_mark(c) { marks + 1 } else { 0 };
        let hidden = |what| Some((at, c, (Code::HiddenSign, what)));
        match c {
            '\n' | '\r' | '\t' => None,
            '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                Some((at, c, (Code::StrayBidi, "an invisible direction mark")))
            }
            '\u{200c}' | '\u{200d}' if writing.is_some_and(|writing| writing.joins(c)) => None,
            // Keyboards of phones write it behind many pictures, to have them drawn in colour, and join pictures by it.
            '\u{fe0f}' if is_symbol(before) => None,
            '\u{200d}' if before == '\u{fe0f}' || is_symbol(before) => None,
            _ if is_wide_sign(c) && writing.is_some_and(Orthography::is_wide) => None,
            _ if is_wide_sign(c) => hidden("a wide or small sign of East Asian typing"),
            '\u{fffc}' | '\u{fffd}' => hidden("a sign that was lost"),
            '\u{2028}' | '\u{2029}' => hidden("a hidden end of a line"),
            _ if is_unseen(c) => hidden("a hidden sign"),
            _ if is_shape(c) => hidden("a letter stored by its shape"),
            _ if marks == 4 => hidden("a pile of accents"),
            _ => None,
        }
    })
}
