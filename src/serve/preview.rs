//! Pages for the author: those of the build, with a script that shows faults and reloads after a change.

use crate::digest::csp_source;
use crate::page::FinishedHtml;

/// Where the script asks for news.
pub const NEWS: &str = "/wayleaf-news";

const SCRIPT: &str = include_str!("preview/reload.js");
const PANEL: &str = include_str!("preview/panel.html");
const UNBUILT: &str = include_str!("preview/unbuilt.html");

/// A page of the build with the script in it, and with a policy that lets it run and ask. `tag` is that of the page
/// ([`page_tag`](super::page_tag)).
pub(super) fn with_reload(page: &FinishedHtml, tag: &str) -> String {
    page.preview(&panel(tag), SCRIPT)
}

/// What is shown while the guide has never been built since the start: the script fills in why.
pub fn unbuilt() -> String {
    let fields = [("hash", csp_source(SCRIPT)), ("panel", panel("")), ("script", SCRIPT.to_owned())];
    fields
        .iter()
        .fold(UNBUILT.to_owned(), |html, (name, text)| html.replacen(&format!("{{{name}}}"), text, 1))
}

fn panel(tag: &str) -> String {
    PANEL.trim_end().replace("{tag}", tag)
}

/// The news of the build, as the script reads them: their number, the tag of the page as it is now, and the faults that
/// keep a newer one from being shown, as text.
pub fn news(number: u64, tag: &str, faults: &str) -> String {
    serde_json::json!({"number": number, "tag": tag, "faults": faults}).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_the_first_build_the_script_runs_as_well() {
        let html = unbuilt();
        let policy = format!("connect-src 'self'; script-src '{}'\"", csp_source(SCRIPT));
        assert!(html.contains(&policy), "{html}");
        assert!(html.contains(&format!("<script>{SCRIPT}</script></body>")), "{html}");
        assert!(html.contains("data-tag=\"\"") && html.contains(NEWS), "{html}");
    }
}
