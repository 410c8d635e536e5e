//! Pages that somebody fills in without connection, such as a kit or a review: drawn from a template, with the script and the
//! section for saving that all of them have, and sealed by the hashes of script and style.

use std::fmt;

use serde::Serialize;
use serde_json::Value;
use tera::{Context, Tera};

use crate::digest::csp_source;
use crate::i18n::lang::{Direction, Lang};
use crate::normalization::composed;
use crate::theme::scripts::Scripts;
use crate::theme::{script, stylesheet};

const SCRIPT: &str = include_str!("worksheet/worksheet.js");
const SAVE: &str = include_str!("worksheet/save.html");

/// What a worksheet saved, found in a text that may have a greeting before it and a name behind it, as messages have: the one
/// object of JSON that has the field `key`. `None` where the text speaks of no such field; the line, from 1, where the object
/// is damaged, or where a second one begins, of which nobody could tell whether it counts.
pub(crate) fn saved(text: &str, key: &str) -> Result<Option<Value>, usize> {
    let quoted = format!("\"{key}\"");
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    let Some(at) = text.find(&quoted) else { return Ok(None) };
    let mut furthest = 1;
    for (start, _) in text[..at].match_indices('{').take(MOST_BRACES) {
        let end = start + object_length(&text[start..]);
        match serde_json::from_str::<Value>(&text[start..end]) {
            Ok(value) if value.get(key).is_some() => {
                let second = text[end..].find(&quoted);
                return second.map_or(Ok(Some(value)), |second| Err(line(end + second)));
            }
            Ok(_) => {}
            Err(fault) => furthest = furthest.max(line(start) + fault.line().saturating_sub(1)),
        }
    }
    Err(furthest)
}

/// How long the object of JSON is with which a text begins, in bytes: up to the brace that ends it, or all of the text.
fn object_length(text: &str) -> usize {
    let (mut depth, mut in_string, mut is_escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_string => is_escaped = true,
            b'"' => in_string = !in_string,
            b'{' if !in_string => depth += 1,
            b'}' if !in_string && depth <= 1 => return at + 1,
            b'}' if !in_string => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// Words on one line, in composed form (NFC), without characters that cannot be seen or turn others round; the joiners
/// that some scripts are written with stay.
pub(crate) fn on_one_line(text: &str) -> String {
    let unseen = |c: char| {
        c.is_control()
            || matches!(
                c,
                '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
                    | '\u{fff9}'..='\u{fffd}' | '\u{e0000}'..='\u{e007f}'
            )
    };
    let spaced: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let seen: String = spaced.chars().filter(|c| !unseen(*c)).collect();
    composed(&seen.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

/// How many braces a greeting may have before what was saved.
const MOST_BRACES: usize = 20;

/// What one kind of worksheet is made of.
pub(crate) struct Worksheet {
    /// The whole page; it includes `save.html`.
    pub template: &'static str,
    /// Its style; logical properties are written out for text from left to right.
    pub style: &'static str,
    /// Its own script, in ES5; it calls `wayleafWorksheet`.
    pub script: &'static str,
}

/// What a template sees.
#[derive(Serialize)]
struct WorksheetView<'a, T> {
    policy: String,
    css: String,
    js: String,
    #[serde(flatten)]
    own: &'a T,
}

/// Why a worksheet cannot be drawn: what the template engine says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorksheetError(String);

impl fmt::Display for WorksheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for WorksheetError {}

impl Worksheet {
    /// The page as HTML, for texts in `lang`.
    pub(crate) fn draw(&self, lang: &Lang, own: &impl Serialize) -> Result<String, WorksheetError> {
        let css = stylesheet::write_out(self.style, Direction::Ltr, &Scripts::new([lang]));
        let js = script::shrink(&format!("{SCRIPT}{}", self.script));
        let policy = format!(
            "default-src 'none'; script-src '{}'; style-src '{}'; img-src data:; base-uri 'none'; form-action 'none'",
            csp_source(&js),
            csp_source(&css)
        );
        let mut tera = Tera::new();
        let drawn =
            tera.add_raw_templates([("save.html", SAVE), ("worksheet.html", self.template)]).and_then(|()| {
                tera.render(
                    "worksheet.html",
                    &Context::from_serialize(&WorksheetView { policy, css, js, own })?,
                )
            });
        drawn.map_err(|fault| WorksheetError(fault.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::{on_one_line, saved};

    #[test]
    fn words_are_read_on_one_line_without_what_cannot_be_seen() {
        assert_eq!(
            on_one_line(" a\r\n\u{202e}b\u{1b}[2J\u{0}\tc\u{301}  "),
            "a b[2J ć".replace("c\u{301}", "ć")
        );
        assert_eq!(on_one_line("می\u{200c}شود"), "می\u{200c}شود");
        assert_eq!(on_one_line("<b>&amp;</b>"), "<b>&amp;</b>");
    }

    #[test]
    fn what_was_saved_is_found_in_a_message() {
        let found = |text: &str| saved(text, "kit").map(|value| value.map(|value| value.to_string()));
        let object = "{\"kit\":1,\"of\":{\"a\":\"}\"}}";
        assert_eq!(found(object), Ok(Some(object.to_owned())));
        assert_eq!(found(&format!("Dear {{you}},\n\n{object}\n\nYours, {{A}}")), Ok(Some(object.to_owned())));
        assert_eq!(found("Dear you"), Ok(None));
        assert_eq!(found("Dear you,\n{\"kit\":1,\n\"of\": "), Err(3), "cut off");
        assert_eq!(found(&format!("One:\n{object}\nand two:\n{object}")), Err(4), "two of them");
    }
}
