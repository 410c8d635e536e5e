//! The HTML of a page, and beside it what is joined to it.

use std::sync::Arc;

use crate::page::placeholders::{self, Joined};
use crate::page::policy::Policy;
use crate::theme::PageKind;

/// The HTML of a page with its style, its script and the policy that lets just these two run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FinishedHtml {
    kind: PageKind,
    html: String,
    style: Arc<str>,
    script: Arc<str>,
    policy: Policy,
}

impl FinishedHtml {
    /// Minified HTML with placeholders, and what goes there; the page may name a font of its language.
    pub(crate) fn new(
        kind: PageKind,
        html: String,
        style: Arc<str>,
        script: Arc<str>,
        has_font: bool,
    ) -> Self {
        let policy = Policy::new(&script, &style, has_font);
        Self { kind, html, style, script, policy }
    }

    /// Which kind of page it is.
    pub fn kind(&self) -> PageKind {
        self.kind
    }

    /// The HTML alone.
    pub(crate) fn html(&self) -> &str {
        &self.html
    }

    /// The style alone.
    pub(crate) fn style(&self) -> &str {
        &self.style
    }

    /// The script alone.
    pub(crate) fn script(&self) -> &str {
        &self.script
    }

    /// The script alone, as pages share it.
    pub(crate) fn shared_script(&self) -> Arc<str> {
        Arc::clone(&self.script)
    }

    /// The policy alone.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Whether it tells what keeping its language on a phone costs, which is not known before all pages are finished.
    pub(crate) fn tells_saving_size(&self) -> bool {
        self.html.contains(placeholders::saving_size())
    }

    /// The page with other HTML.
    pub(crate) fn with_html(&self, html: String) -> Self {
        Self { html, ..self.clone() }
    }

    /// The page as it is published.
    pub(crate) fn joined(&self) -> String {
        self.join(&self.script, &self.policy.meta())
    }

    /// The length of the page as it is published, in bytes.
    pub(crate) fn len(&self) -> usize {
        let policy = &self.policy.meta();
        placeholders::joined_len(&self.html, Joined { style: &self.style, script: &self.script, policy })
    }

    /// The page without its style and its script, the policy in its place.
    pub(crate) fn without_style_and_script(&self) -> String {
        let policy = self.policy.meta();
        placeholders::join(&self.html, Joined { style: "", script: "", policy: &policy })
    }

    /// The page as its author sees it: behind its own script an element and one more script, which its policy lets run.
    /// A page that has no place for a script stays without.
    pub fn preview(&self, element: &str, script: &str) -> String {
        let own = format!("{}</script>{element}<script>{script}", self.script);
        self.join(&own, &self.policy.for_preview(script))
    }

    fn join(&self, script: &str, policy: &str) -> String {
        placeholders::join(&self.html, Joined { style: &self.style, script, policy })
    }
}
