//! What is there to print and to hand on: sizes of paper, formats of a file.

use crate::theme::PageKind;

/// The size of a poster's paper (ISO 216).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperSize {
    /// 210 by 297 mm.
    A4,
    /// 297 by 420 mm.
    A3,
}

/// In what the whole guide is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WholeGuideFormat {
    /// HTML that needs no other file.
    OneFile,
    /// Plain text.
    Text,
}

impl PaperSize {
    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A3 => "A3",
        }
    }
}

impl WholeGuideFormat {
    /// The kind of page it is.
    pub(super) fn kind(self) -> PageKind {
        match self {
            Self::OneFile => PageKind::OneFile,
            Self::Text => PageKind::Text,
        }
    }
}
