//! The templates of a theme: looked through, with their steps counted, compiled.

use std::collections::BTreeMap;
use std::io::{self, Write};

use memchr::{memchr2, memchr3};
use tera::Tera;

use crate::diagnostic::Diagnostic;
use crate::parse::template;
use crate::parse::theme::files::ThemeFiles;
use crate::parse::theme::named::named;
use crate::theme::metering::Meter;
use crate::theme::template_fault::template_problem;
use crate::theme::{Templates, filters};

/// Writes text as Tera itself does, which asks the output for each byte: here for each run between two signs.
fn escaped(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut rest = text.as_bytes();
    if memchr3(b'&', b'<', b'>', rest).is_none() && memchr2(b'"', b'\'', rest).is_none() {
        return out.write_all(rest);
    }
    let is_sign = |byte: &u8| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'');
    while let Some(at) = rest.iter().position(is_sign) {
        out.write_all(&rest[..at])?;
        out.write_all(match rest[at] {
            b'&' => b"&amp;",
            b'<' => b"&lt;",
            b'>' => b"&gt;",
            b'"' => b"&quot;",
            _ => b"&#39;",
        })?;
        rest = &rest[at + 1..];
    }
    out.write_all(rest)
}

/// Every template and component of a theme; `None` where one cannot be used.
pub(super) fn templates(files: &ThemeFiles<'_>, problems: &mut Vec<Diagnostic>) -> Option<Templates> {
    let mut tera = Tera::new();
    tera.set_escape_fn(escaped);
    filters::register(&mut tera);
    let meter = Meter::register(&mut tera);
    let pages = files.under("templates/").map(|(file, name, text)| (file, name.to_owned(), text));
    let components = files
        .under("components/")
        .filter(|(_, name, _)| name.ends_with(".html") || name.ends_with(".txt"))
        .map(|(file, name, text)| (file, format!("components/{name}"), text));
    let (mut metered, mut insertions) = (Vec::new(), BTreeMap::new());
    let mut written = Vec::new();
    let before = problems.len();
    for (file, name, text) in pages.chain(components) {
        written.push((name.clone(), text));
        let (text, inserted) = template::metered(text, file, problems);
        metered.push((name.clone(), text));
        insertions.insert(name, inserted);
    }
    if problems.len() > before {
        return None;
    }
    match tera.add_raw_templates(metered) {
        Ok(()) => Some(Templates { tera, meter, insertions, named: named(&written) }),
        Err(fault) => {
            problems.push(template_problem(files.project, &files.root, &insertions, &fault));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn text_is_escaped_as_tera_does_it() {
        for text in ["", "plain, ሓኪም", "a&b<c>d\"e'f", "''&&", "é<", "\"طبيب"] {
            let (mut own, mut theirs) = (Vec::new(), Vec::new());
            assert!(escaped(text, &mut own).is_ok() && tera::escape_html(text, &mut theirs).is_ok());
            assert_eq!(own, theirs, "{text}");
        }
    }
}
