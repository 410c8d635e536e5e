//! Pages for the author: those of the build, with a script that shows faults and reloads after a change.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Where the script asks for news.
pub const NEWS: &str = "/wayleaf-news";

const SCRIPT: &str = include_str!("preview/reload.js");
const PANEL: &str = include_str!("preview/panel.html");
const UNBUILT: &str = include_str!("preview/unbuilt.html");

/// A page of the build with the script in it, and with a policy that lets it run and ask. `site` is the tag of the
/// site the page belongs to ([`SiteStore::tag`](super::SiteStore::tag)).
pub(super) fn with_reload(html: &str, site: &str) -> String {
    let hash = STANDARD.encode(Sha256::digest(SCRIPT.as_bytes()));
    let policy = format!("connect-src 'self'; script-src 'sha256-{hash}' ");
    let html = html.replacen("script-src ", &policy, 1);
    let panel = PANEL.trim_end().replace("{site}", site);
    let added = format!("{panel}<script>{SCRIPT}</script></body>");
    match html.rfind("</body>") {
        Some(at) => format!("{}{added}{}", &html[..at], &html[at + "</body>".len()..]),
        None => html,
    }
}

/// What is shown while the guide has never been built since the start: the script fills in why.
pub fn unbuilt() -> String {
    with_reload(UNBUILT, "")
}

/// The news of the build, as the script reads them: their number, the tag of the site that is shown, and the faults
/// that keep a newer one from being shown, as text.
pub fn news(number: u64, site: &str, faults: &str) -> String {
    serde_json::json!({"number": number, "site": site, "faults": faults}).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_in_the_page_and_its_policy_lets_it_run() {
        let page = "<meta content=\"default-src 'none'; script-src 'sha256-a'\"><body>x</body></html>";
        let html = with_reload(page, "abc");
        assert!(html.contains("connect-src 'self'; script-src 'sha256-"), "{html}");
        assert!(html.contains("' 'sha256-a'"), "{html}");
        assert!(html.contains("data-site=\"abc\""), "{html}");
        assert!(html.ends_with("</script></body></html>"), "{html}");
        assert!(unbuilt().contains(NEWS));
    }
}
