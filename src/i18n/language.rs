//! A language of the guide: its tag, its name, and what `guide.yaml` says of how it is written.

use crate::i18n::lang::{Calendar, Direction, Lang};
use crate::project::{Span, Spanned};

/// A language of the guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// Its tag.
    pub lang: Lang,
    /// Its name in itself.
    pub name: String,
    /// Which way it is written.
    pub direction: Direction,
    /// The language whose numbers and dates CLDR lends it (`en-GB` for `en`), usually itself.
    pub formats: Lang,
    /// The calendar its readers use beside the Gregorian one.
    pub calendar: Option<Calendar>,
    /// Signs of punctuation it is written with beside those CLDR lists.
    pub signs: String,
    /// The font of its letters for phones that lack them, as a path of the project.
    pub font: Option<Spanned<String>>,
    /// Where `guide.yaml` lists it.
    pub span: Span,
}
