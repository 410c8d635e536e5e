//! What stands in a page for its style, script, policy and sizes until these are joined to it: known to this file alone.

use serde::Serialize;

use crate::theme::html::Html;

/// Begins every placeholder: a code point that no text may hold (Unicode keeps it for the inside of programs), so that
/// no text is taken for a placeholder.
const MARK: char = '\u{fdd0}';

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
pub(crate) fn join(html: &str, Joined { style, script, policy }: Joined<'_>) -> String {
    html.replacen(STYLE, style, 1).replacen(SCRIPT, script, 1).replacen(POLICY, policy, 1)
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

/// Whether a placeholder begins with this character, as no text does.
pub(crate) fn is_mark(c: char) -> bool {
    c == MARK
}

/// Stands where the size of the file at a path of the site goes.
pub(crate) fn size(path: &str) -> String {
    format!("{MARK}[{path}]")
}

/// Stands where the cost of keeping the page's language goes, in kilobytes.
pub(crate) fn saving_size() -> &'static str {
    SAVING_SIZE
}
