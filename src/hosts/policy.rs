//! The Content-Security-Policy that a host sends with every answer.
//!
//! Each page bears its own in a `meta` element, which lets just its own script and styles run. A browser obeys both, so
//! the host's may be one for all pages: their directives together, with inline code in place of its many hashes, which
//! would weigh more than some pages. It adds what no `meta` element can say.

use std::collections::{BTreeMap, BTreeSet};

use crate::bundle::Bundle;

/// The policy for all pages of a site and its worker.
pub(super) fn of_host(site: &Bundle) -> String {
    let mut all: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (_, bytes) in site.files().filter(|(path, _)| path.as_str().ends_with(".html")) {
        for directive in std::str::from_utf8(bytes).ok().and_then(of_page).unwrap_or_default().split(';') {
            let mut words = directive.split_ascii_whitespace();
            if let Some(name) = words.next() {
                all.entry(name).or_default().extend(words.map(without_hash));
            }
        }
    }
    // What the worker fetches is what the site holds.
    all.entry("connect-src").or_default().insert("'self'");
    all.entry("default-src").or_default().insert("'none'");
    all.insert("frame-ancestors", BTreeSet::from(["'none'"]));
    let directives = all.into_iter().map(|(name, sources)| {
        // `'none'` beside anything else is ignored, with a complaint.
        let only_none = sources.len() == 1;
        let sources: Vec<&str> =
            sources.into_iter().filter(|source| only_none || *source != "'none'").collect();
        format!("{name} {}", sources.join(" ")).trim_end().to_owned()
    });
    directives.collect::<Vec<_>>().join("; ")
}

/// The policy in a page's `meta` element.
fn of_page(html: &str) -> Option<&str> {
    let at = html.find("Content-Security-Policy")?;
    let (start, end) = (html[..at].rfind("<meta")?, at + html[at..].find('>')?);
    let (_, rest) = html[start..end].split_once("content=\"")?;
    rest.split_once('"').map(|(policy, _)| policy)
}

fn without_hash(source: &str) -> &str {
    if source.starts_with("'sha256-") { "'unsafe-inline'" } else { source }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::SitePath;

    #[test]
    fn one_policy_stands_for_all_pages_and_forbids_frames() {
        let page = |path: &str, policy: &str| {
            let html = format!(
                "<meta content=\"x\"><meta content=\"{policy}\" http-equiv=Content-Security-Policy><meta content=\"y\">"
            );
            (SitePath::new(path).expect("a path"), html.into_bytes())
        };
        let site = Bundle::new([
            page("a.html", "default-src 'none'; script-src 'sha256-a='; img-src data:"),
            page("b.html", "default-src 'none'; script-src 'sha256-b='; img-src 'none'; base-uri 'none'"),
        ]);
        let expected = "base-uri 'none'; connect-src 'self'; default-src 'none'; frame-ancestors 'none'; \
             img-src data:; script-src 'unsafe-inline'";
        assert_eq!(of_host(&site.expect("no path twice")), expected);
    }
}
