//! The one door to minify-html.

use std::borrow::Cow;

use memchr::memchr;
use minify_html::Cfg;

use crate::finish::entities;

/// The same HTML with fewer bytes: white space and comments go; every element, closing tag and visible
/// word stays, and character references are those of HTML 4. Styles and scripts are not touched.
///
/// The `@` of mail addresses is written as a character reference. Every browser shows it as it was, while hosts that
/// look for addresses in order to hide them from robots do not find it, and leave the page as it was built.
pub fn minify(html: &str) -> String {
    let settings = Cfg {
        do_not_minify_doctype: true,
        ensure_spec_compliant_unquoted_attribute_values: true,
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_spaces_between_attributes: true,
        ..Cfg::default()
    };
    let small = minify_html::minify(entities::hidden(html).as_bytes(), &settings);
    let Ok(small) = simdutf8::basic::from_utf8(&small) else { return html.to_owned() };
    let small = with_references(small).unwrap_or_else(|| small.to_owned());
    if memchr(b'@', small.as_bytes()).is_some() { small.replace('@', "&#64;") } else { small }
}

/// A page with its character references again; `None` where it has none.
fn with_references(small: &str) -> Option<String> {
    let shown = entities::shown(small);
    let complete = match entities::complete(&shown) {
        Cow::Owned(text) => Some(text),
        Cow::Borrowed(_) => None,
    };
    complete.or(match shown {
        Cow::Owned(text) => Some(text),
        Cow::Borrowed(_) => None,
    })
}
