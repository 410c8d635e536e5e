//! The marks of editors (`CriticMarkup`): what was put in stays, what was taken out and what they said to each other goes.

use super::marks::DialectMarks;
use crate::import::left_out::short;

impl DialectMarks<'_> {
    /// `{++in++}`, `{--out--}`, `{~~out~>in~~}`, `{==marked==}`, `{>>said<<}`.
    pub(in crate::import) fn critic(&mut self, rest: &str) -> bool {
        const MARKS: [(&str, &str); 5] =
            [("{++", "++}"), ("{--", "--}"), ("{~~", "~~}"), ("{==", "==}"), ("{>>", "<<}")];
        let Some((open, close)) = MARKS.into_iter().find(|(open, _)| rest.starts_with(open)) else {
            return false;
        };
        let Some(end) = self.in_paragraph(close, open.len()) else { return false };
        let inside = &rest[open.len()..end];
        let struck = |words: &str| format!("words that are struck out (`{}`)", short(words.trim()));
        match open {
            "{>>" => self.hide(open, end + close.len()),
            "{--" => {
                self.tell(struck(inside));
                self.replace(end + close.len(), "");
            }
            "{~~" => {
                let Some((old, _)) = inside.split_once("~>") else { return false };
                self.tell(struck(old));
                self.closing.insert(self.at + end, (close.len(), ""));
                self.replace(open.len() + old.len() + 2, "");
            }
            _ => {
                self.closing.insert(self.at + end, (close.len(), ""));
                self.replace(open.len(), "");
            }
        }
        true
    }
}
