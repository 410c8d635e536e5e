//! A page's Content-Security-Policy: nothing runs on it but its own style and script.

use std::collections::{BTreeMap, BTreeSet};

use crate::digest::csp_source;

/// The policy of one page: a large site has ten thousand, so that what all of them say is not held with each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// The hash of its script, and that of its style.
    script: Box<str>,
    style: Box<str>,
    has_font: bool,
    has_worker: bool,
}

impl Policy {
    /// The policy of a page with this script and this style, which may have a font beside it.
    pub(super) fn new(script: &str, style: &str, has_font: bool) -> Self {
        let hash = |text: &str| format!("'{}'", csp_source(text)).into();
        let has_worker = script.contains("serviceWorker.register(");
        Self { script: hash(script), style: hash(style), has_font, has_worker }
    }

    /// What it says: names with what is allowed.
    fn directives(&self) -> impl Iterator<Item = (&str, &str)> {
        let first = [
            ("default-src", "'none'"),
            (SCRIPT, &*self.script),
            ("style-src", &self.style),
            ("img-src", "data:"),
        ];
        let font = self.has_font.then_some(("font-src", "'self'"));
        // Lets those who judge a site read its robots.txt.
        let own = [("connect-src", "'self'")];
        // What engines before 2019 read in place of `worker-src` is `child-src`.
        let worker = self.has_worker.then_some([("worker-src", "'self'"), ("child-src", "'self'")]);
        let last = [("base-uri", "'none'"), ("form-action", "'none'")];
        first.into_iter().chain(font).chain(own).chain(worker.into_iter().flatten()).chain(last)
    }

    /// As the page's `meta` element has it.
    pub fn meta(&self) -> String {
        written(self.directives())
    }

    /// As the `meta` element of a preview has it, on which one more script runs.
    pub fn for_preview(&self, script: &str) -> String {
        let more = format!("'{}' ", csp_source(script));
        let directives = self.directives().map(|(name, source)| {
            let more = if name == SCRIPT { more.as_str() } else { "" };
            (name, format!("{more}{source}"))
        });
        let directives: Vec<_> = directives.collect();
        written(directives.iter().map(|(name, source)| (*name, source.as_str())))
    }

    /// One policy for all of these pages and the worker, as a host sends it with every answer.
    ///
    /// A browser obeys it and that of the page, so it may hold the directives of all pages together, with inline code in
    /// place of its many hashes, which would weigh more than some pages. It adds what no `meta` element can say.
    pub fn header<'a>(policies: impl IntoIterator<Item = &'a Self>) -> String {
        // What the worker fetches is what the site holds.
        let mut all: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::from([
            ("connect-src", BTreeSet::from(["'self'"])),
            ("default-src", BTreeSet::from(["'none'"])),
            ("frame-ancestors", BTreeSet::from(["'none'"])),
        ]);
        for (name, source) in policies.into_iter().flat_map(Self::directives) {
            let source = if source.starts_with("'sha256-") { "'unsafe-inline'" } else { source };
            all.entry(name).or_default().insert(source);
        }
        let directives =
            all.into_iter().map(|(name, sources)| (name, sources.into_iter().collect::<Vec<_>>().join(" ")));
        let directives: Vec<_> = directives.collect();
        written(directives.iter().map(|(name, sources)| (*name, sources.as_str())))
    }
}

const SCRIPT: &str = "script-src";

fn written<'a>(directives: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut out = String::with_capacity(512);
    for (name, sources) in directives {
        for part in [if out.is_empty() { "" } else { "; " }, name, " ", sources] {
            out.push_str(part);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Policy;

    #[test]
    fn one_policy_stands_for_all_pages_and_forbids_frames() {
        // Only a page that registers a worker lets one in.
        let keeps = "navigator.serviceWorker.register(\"sw.js\")";
        let pages = [Policy::new(keeps, "a{}", false), Policy::new("b()", "b{}", true)];
        let expected = "base-uri 'none'; child-src 'self'; connect-src 'self'; default-src 'none'; font-src 'self'; \
             form-action 'none'; frame-ancestors 'none'; img-src data:; script-src 'unsafe-inline'; \
             style-src 'unsafe-inline'; worker-src 'self'";
        assert_eq!(Policy::header(&pages), expected);
    }

    #[test]
    fn a_preview_runs_one_more_script_and_no_other() {
        let policy = Policy::new("a()", "a{}", false);
        let (own, preview) = (policy.meta(), policy.for_preview("b()"));
        let more = format!("script-src '{}' ", crate::digest::csp_source("b()"));
        assert_eq!(preview, own.replace("script-src ", &more));
        assert_ne!(preview, own);
    }
}
