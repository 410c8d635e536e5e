//! A page's Content-Security-Policy: nothing runs on it but its own style and script.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::digest::csp_source;

/// The policy of one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    directives: Vec<(&'static str, Cow<'static, str>)>,
}

impl Policy {
    /// The policy of a page with this script and this style, which may have a font beside it.
    pub(super) fn new(script: &str, style: &str, has_font: bool) -> Self {
        let hash = |text: &str| Cow::Owned(format!("'{}'", csp_source(text)));
        let (own, none) = (Cow::Borrowed("'self'"), Cow::Borrowed("'none'"));
        let mut directives = Vec::with_capacity(10);
        directives.extend([
            ("default-src", none.clone()),
            (SCRIPT, hash(script)),
            ("style-src", hash(style)),
            ("img-src", Cow::Borrowed("data:")),
        ]);
        directives.extend(has_font.then(|| ("font-src", own.clone())));
        // Lets those who judge a site read its robots.txt.
        directives.push(("connect-src", own.clone()));
        if script.contains("serviceWorker.register(") {
            // What engines before 2019 read in place of `worker-src` is `child-src`.
            directives.extend([("worker-src", own.clone()), ("child-src", own)]);
        }
        directives.extend([("base-uri", none.clone()), ("form-action", none)]);
        Self { directives }
    }

    /// As the page's `meta` element has it.
    pub fn meta(&self) -> String {
        written(self.directives.iter().map(|(name, source)| (*name, source.as_ref())))
    }

    /// As the `meta` element of a preview has it, on which one more script runs.
    pub fn for_preview(&self, script: &str) -> String {
        let more = format!("'{}' ", csp_source(script));
        let directives = self.directives.iter().map(|(name, source)| {
            let more = if *name == SCRIPT { more.as_str() } else { "" };
            (*name, format!("{more}{source}"))
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
        for (name, source) in policies.into_iter().flat_map(|policy| &policy.directives) {
            let source = if source.starts_with("'sha256-") { "'unsafe-inline'" } else { source.as_ref() };
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
