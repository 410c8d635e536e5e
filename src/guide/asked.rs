//! What translators ask the author about texts.

use crate::calendar::Day;
use crate::guide::entry_id::EntryId;
use crate::i18n::lang::Lang;
use crate::project::Spanned;

/// A question of a translator about a text: an entry of `asked.yaml`, which no reader sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranslatorQuestion {
    /// The text that it is about.
    pub about: Spanned<EntryId>,
    /// The language that is translated into.
    pub lang: Spanned<Lang>,
    /// Who asks; empty where nobody is named.
    pub by: String,
    /// The day it came in.
    pub on: Day,
    /// What they ask.
    pub words: String,
    /// What the author answers; a question with an answer is settled.
    pub answer: Option<String>,
}
