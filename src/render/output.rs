//! Where a template writes: a text that grows no further than a page may.

use std::io::{self, Write};

use crate::diagnostic::{Code, Diagnostic, Place, Severity};

/// What a template has written so far.
pub(super) struct Output {
    bytes: Vec<u8>,
    most: usize,
    is_full: bool,
}

impl Output {
    /// Nothing yet; at most `most` bytes.
    pub(super) fn new(most: usize) -> Self {
        Self { bytes: Vec::new(), most, is_full: false }
    }

    /// Whether the template wanted to write more than may be.
    pub(super) fn is_full(&self) -> bool {
        self.is_full
    }

    /// What to say then.
    pub(super) fn problem(&self, root: &str, template: &str) -> Diagnostic {
        let message = format!("a page of this template would have more than {} MB", self.most / 1_000_000);
        let help =
            "see whether the template prints something again and again, or a file of the guide holds it";
        let place = Place::Path(format!("{root}templates/{template}"));
        Diagnostic::new(Code::Template, Severity::Error, place, message, help)
    }

    /// The text in no more memory than it needs, since all pages are kept; templates write nothing that is not UTF-8.
    pub(super) fn into_text(self) -> String {
        simdutf8::basic::from_utf8(&self.bytes).unwrap_or_default().to_owned()
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.is_full |= self.bytes.len() + bytes.len() > self.most;
        if self.is_full {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
