//! The files to save and hand on: how large they are, where pages name that, and whether they keep to the promise.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::finish::page::FinishedPage;
use crate::guide::Guide;
use crate::i18n::format::number;
use crate::page::{heaviest, placeholders};
use crate::theme::PageKind;

/// The size of each file in thousands of bytes, written in the digits of its language, by the placeholder it fills.
#[derive(Debug, Clone, Default)]
pub(crate) struct DownloadSizes(BTreeMap<String, String>);

impl DownloadSizes {
    pub(super) fn new(files: &[FinishedPage], guide: &Guide) -> Self {
        let sizes = files.iter().map(|file| {
            let formats =
                guide.language(&file.about.lang).map_or(&file.about.lang, |language| &language.formats);
            let thousands = i64::try_from(file.content.len().div_ceil(1000)).unwrap_or(i64::MAX);
            (placeholders::size(file.about.path.as_str()), number(formats, thousands))
        });
        Self(sizes.collect())
    }

    /// What a page tells of sizes, as one text; nothing where it has no placeholder for one.
    pub(super) fn told_by(&self, html: &str) -> String {
        let mut told = BTreeMap::new();
        let _ = placeholders::with_sizes(html, |placeholder| {
            told.extend(self.0.get_key_value(placeholder));
            None
        });
        told.into_iter().map(|(placeholder, size)| format!("{placeholder} {size}\n")).collect()
    }

    /// Fills the placeholders of a page.
    pub(super) fn place(&self, html: String) -> String {
        let told = |placeholder: &str| self.0.get(placeholder).map(String::as_str);
        match placeholders::with_sizes(&html, told) {
            Cow::Borrowed(_) => html,
            Cow::Owned(placed) => placed,
        }
    }
}

/// The one-file editions over the limit, in bytes.
pub(super) fn problems(files: &[FinishedPage], limit: Option<usize>) -> Vec<Diagnostic> {
    let Some(limit) = limit else { return Vec::new() };
    let large = files.iter().filter(|file| file.about.kind == PageKind::OneFile);
    large
        .map(|file| {
            let bytes = file.content.bytes();
            (file, bytes.len() - fonts(&bytes))
        })
        .filter(|(_, bytes)| *bytes > limit)
        .map(|(file, bytes)| {
            let message =
                format!("the file `{}` holds {bytes} bytes without fonts; {limit} is the limit", file.about.path);
            let topics = file.content.html().map(|html| heaviest::of_file(html)).unwrap_or_default();
            let help = format!(
                "shorten the longest topics, or set `one-file: off` under `budgets` in guide.yaml; the file must go from phone to \
                 phone over a weak line; its heaviest topics: {topics}"
            );
            let place = Place::Page(file.about.path.clone());
            Diagnostic::new(Code::OneFileTooLarge, Severity::Error, place, message, help)
        })
        .collect()
}

/// How many bytes of a file are fonts written into it.
fn fonts(bytes: &[u8]) -> usize {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let fonts = text.split("url(data:font/").skip(1);
    fonts.map(|font| font.find(')').unwrap_or(0)).sum()
}

#[cfg(test)]
mod tests {
    use super::fonts;

    #[test]
    fn fonts_are_told_from_the_rest() {
        assert_eq!(fonts(b"<p>url(data:image/png;base64,AAAA)"), 0);
        assert_eq!(fonts(b"a{src:url(data:font/woff;base64,AAAA) format('woff')}"), "woff;base64,AAAA".len());
    }
}
