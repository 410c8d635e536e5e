//! What stands in a page for its style, script, policy and sizes until these are joined to it: known to this file alone.

use std::borrow::Cow;

use memchr::memmem;
use serde::Serialize;

use crate::theme::html::Html;

/// Begins every placeholder: a code point that no text may hold (Unicode keeps it for the inside of programs), so that
/// no text is taken for a placeholder.
const MARK: char = '\u{fdd0}';

/// The same as a text.
const MARK_TEXT: &str = "\u{fdd0}";

/// What the placeholder of a size begins with.
const SIZE_START: &str = "\u{fdd0}[";

const STYLE: &str = "\u{fdd0}{css}";

const SCRIPT: &str = "\u{fdd0}(js)";

/// Its space keeps the attribute quoted.
const POLICY: &str = "\u{fdd0} csp";

/// May be filled with nothing; its space keeps the attribute quoted.
const SAVING_SIZE: &str = "\u{fdd0} kB";

/// What every policy begins with: a frame holds it as text, and names the rest.
const POLICY_START: &str = "default-src ";

/// The placeholders as templates print them.
#[derive(Debug, Serialize)]
pub(crate) struct Placeholders {
    css: Html,
    js: Html,
    csp: &'static str,
    saving_size: &'static str,
}

impl Placeholders {
    /// All of them.
    pub(crate) fn new() -> Self {
        let html = |text: &str| Html::written(text.to_owned());
        Self { css: html(STYLE), js: html(SCRIPT), csp: POLICY, saving_size: SAVING_SIZE }
    }
}

/// What is joined to a page: where each stands, the first of its placeholders stood.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Joined<'a> {
    pub style: &'a str,
    pub script: &'a str,
    pub policy: &'a str,
}

/// A page with all that is joined to it.
pub(crate) fn join(html: &str, joined: Joined<'_>) -> String {
    let mut out = String::with_capacity(joined_len(html, joined));
    pieces(html, joined, |piece| out.push_str(piece));
    out
}

/// The length of a page with all that is joined to it, in bytes.
pub(crate) fn joined_len(html: &str, joined: Joined<'_>) -> usize {
    let mut length = 0;
    pieces(html, joined, |piece| length += piece.len());
    length
}

/// The pieces of a page with all that is joined to it, in order.
fn pieces(html: &str, Joined { style, script, policy }: Joined<'_>, mut see: impl FnMut(&str)) {
    let mut left = [(STYLE, Some(style)), (SCRIPT, Some(script)), (POLICY, Some(policy))];
    let mut start = 0;
    for at in memmem::find_iter(html.as_bytes(), MARK_TEXT) {
        let found = left.iter_mut().find(|(placeholder, _)| html[at..].starts_with(placeholder));
        if let Some((length, text)) = found.and_then(|(known, text)| Some((known.len(), text.take()?))) {
            see(&html[start..at]);
            see(text);
            start = at + length;
        }
    }
    see(&html[start..]);
}

/// A page with only its placeholders of what is not empty, the start of its policy written out, and the texts that the
/// placeholders left in it stand for: style, script, the rest of the policy, each with its placeholder.
pub(crate) fn open<'a>(html: &str, joined: Joined<'a>) -> (String, [(&'static str, &'a str); 3]) {
    let policy = joined.policy.strip_prefix(POLICY_START).unwrap_or(joined.policy);
    let start = &joined.policy[..joined.policy.len() - policy.len()];
    let texts = [(STYLE, joined.style), (SCRIPT, joined.script), (POLICY, policy)];
    let html = html.replacen(POLICY, &format!("{start}{POLICY}"), 1);
    let empty = texts.iter().filter(|(_, text)| text.is_empty());
    (empty.fold(html, |html, (placeholder, _)| html.replacen(placeholder, "", 1)), texts)
}

/// Whether this is the whole of a `style` element that a placeholder stands for.
pub(crate) fn is_style(text: &str) -> bool {
    text == STYLE
}

/// Whether this is the whole of a `script` element that a placeholder stands for.
pub(crate) fn is_script(text: &str) -> bool {
    text == SCRIPT
}

/// Whether this is the whole of a policy that a placeholder stands for.
pub(crate) fn is_policy(text: &str) -> bool {
    text == POLICY
}

/// A page with its sizes: where a placeholder of `size` stands that `told` knows, what it says.
pub(crate) fn with_sizes<'t>(html: &str, mut told: impl FnMut(&str) -> Option<&'t str>) -> Cow<'_, str> {
    let (mut out, mut start) = (String::new(), 0);
    for at in memmem::find_iter(html.as_bytes(), MARK_TEXT) {
        let end = html[at..].strip_prefix(SIZE_START).and_then(|rest| rest.find(']'));
        let Some(end) = end.map(|end| at + SIZE_START.len() + end + 1) else { continue };
        if let Some(size) = told(&html[at..end]) {
            out.push_str(&html[start..at]);
            out.push_str(size);
            start = end;
        }
    }
    if start == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[start..]);
    Cow::Owned(out)
}

/// Whether a placeholder begins with this character, as no text does.
pub(crate) fn is_mark(c: char) -> bool {
    c == MARK
}

/// Stands where the size of the file at a path of the site goes.
pub(crate) fn size(path: &str) -> String {
    format!("{SIZE_START}{path}]")
}

/// Stands where the cost of keeping the page's language goes, in kilobytes.
pub(crate) fn saving_size() -> &'static str {
    SAVING_SIZE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_placeholder_of_each_kind_is_filled_and_no_other() {
        let html = format!("\u{fdd0}a{SCRIPT}b{STYLE}c{POLICY}d{STYLE}{SAVING_SIZE}\u{fdd1}");
        let joined = Joined { style: "p{a:b}", script: "", policy: "none" };
        let page = join(&html, joined);
        assert_eq!(page, format!("\u{fdd0}abp{{a:b}}cnoned{STYLE}{SAVING_SIZE}\u{fdd1}"));
        assert_eq!(page.len(), joined_len(&html, joined));
    }

    #[test]
    fn sizes_are_told_where_they_are_known() {
        let html = format!("a{}b{}c{SIZE_START}d", size("x"), size("y"));
        let told = with_sizes(&html, |placeholder| (placeholder == size("y")).then_some("7"));
        assert_eq!(told, format!("a{}b7c{SIZE_START}d", size("x")));
        assert!(matches!(with_sizes(&html, |_| None), Cow::Borrowed(_)));
    }
}
