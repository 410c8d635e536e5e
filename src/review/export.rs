//! What is handed out to be reviewed.

use crate::edition::Edition;
use crate::guide::Guide;
use crate::guide::review::ReviewRole;
use crate::i18n::language::Language;
use crate::theme::Theme;

use super::law_texts::LawTexts;

/// What to hand out.
#[derive(Debug, Clone, Copy)]
pub struct ReviewExport<'a> {
    /// The guide.
    pub guide: &'a Guide,
    /// The theme, whose strings say what facts count.
    pub theme: &'a Theme,
    /// The edition that is read.
    pub edition: &'a Edition,
    /// The language that is read.
    pub language: &'a Language,
    /// As what it is read.
    pub role: ReviewRole,
    /// The words of the laws it cites.
    pub laws: &'a LawTexts,
    /// Whether what somebody in this role has read, and still stands, is left out.
    pub only_unread: bool,
}
