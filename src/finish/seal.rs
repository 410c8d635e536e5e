//! A page's seal: every element, attribute and address of it is one that a template, the generator, a fact or a source
//! wrote, and its policy lets nothing run but its own style and script.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::address::dialled;
use crate::bundle::SitePath;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::finish::page::PageAbout;
use crate::guide::Guide;
use crate::guide::fact::{FactKind, FactValue};
use crate::page::placeholders;
use crate::render::MARKUP;
use crate::tags::{Attribute, Mark, Tag};
use crate::theme::Theme;
use crate::theme::markup::{Markup, SealFault};
use crate::theme::messages::{TEXT_MESSAGE, WHATSAPP};

/// All that may stand in a page.
pub(super) struct Seal {
    markup: Markup,
    /// The same for the same markup: part of what a finished page is made from.
    pub told: String,
}

impl Seal {
    /// What the templates of a theme, the generator, and the facts and sources of a guide write.
    pub(super) fn new(theme: &Theme, guide: &Guide) -> Self {
        let mut markup = theme.markup.clone();
        for (element, attributes) in MARKUP {
            markup.element(element);
            attributes.iter().for_each(|attribute| markup.attribute(element, attribute));
        }
        for fact in guide.facts.values().filter(|fact| fact.to_confirm.is_none()) {
            match (fact.kind, &fact.value) {
                (FactKind::Link, FactValue::Words(address)) => markup.address(address),
                (FactKind::Phone, FactValue::Words(number)) => {
                    dialled(number).iter().for_each(|address| markup.address(address));
                }
                _ => {}
            }
        }
        guide.sources.values().filter_map(|source| source.url.as_ref()).for_each(|url| markup.address(url));
        let told = markup.told();
        Self { markup, told }
    }

    /// Begins to look at a page whose style, script and policy are still to be put in.
    pub(super) fn walk(&self) -> SealWalk<'_> {
        SealWalk { seal: self, faults: Vec::new(), in_link: false, policies: 0, is_late: false }
    }
}

/// A page that is looked at from its first tag to its last.
pub(super) struct SealWalk<'a> {
    seal: &'a Seal,
    faults: Vec<SealFault>,
    in_link: bool,
    policies: usize,
    /// Whether something stands before that a policy must stand before.
    is_late: bool,
}

impl SealWalk<'_> {
    /// The next of the page's tags, comments and doctypes; a start tag with its attributes.
    pub(super) fn mark(&mut self, mark: &Mark<'_>, attributes: &[Attribute<'_>]) {
        match mark {
            Mark::Start(tag) => self.tag(tag, attributes),
            Mark::End("a") => self.in_link = false,
            Mark::End(_) => {}
            Mark::Other(inside, _) if inside.eq_ignore_ascii_case("!doctype html") => {}
            Mark::Other(inside, _) => self.fault(SealFault::Other((*inside).to_owned())),
        }
    }

    /// What is wrong with the page; each fault once.
    pub(super) fn faults(mut self) -> Vec<SealFault> {
        if self.policies != 1 {
            self.fault(SealFault::Policy);
        }
        self.faults
    }

    fn fault(&mut self, fault: SealFault) {
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    fn tag(&mut self, tag: &Tag<'_>, attributes: &[Attribute<'_>]) {
        let Some(known) = self.seal.markup.attributes(tag.name) else {
            return self.fault(SealFault::Element(tag.name.to_owned()));
        };
        for attribute in attributes {
            let value = attribute.value.unwrap_or_default();
            match known.holds_address(attribute.name) {
                None => self.fault(SealFault::Attribute(tag.name.to_owned(), attribute.name.to_owned())),
                Some(true) if leads_out(value) && !self.has_address(value) => {
                    self.fault(SealFault::Address(value.to_owned()));
                }
                Some(_) => {}
            }
        }
        match tag.name {
            "a" if std::mem::replace(&mut self.in_link, true) => self.fault(SealFault::Nested),
            "script" if !placeholders::is_script(tag.raw) => self.fault(SealFault::Code(tag.name.to_owned())),
            "style" if !placeholders::is_style(tag.raw) => self.fault(SealFault::Code(tag.name.to_owned())),
            "meta" if tag.value("http-equiv").is_some() => {
                let is_policy = tag.value("http-equiv") == Some("Content-Security-Policy");
                self.policies += usize::from(
                    is_policy && !self.is_late && tag.value("content").is_some_and(placeholders::is_policy),
                );
                if !is_policy {
                    self.fault(SealFault::Attribute(tag.name.to_owned(), "http-equiv".to_owned()));
                }
            }
            _ => {}
        }
        self.is_late |= matches!(tag.name, "script" | "style" | "link" | "body");
    }

    fn has_address(&self, written: &str) -> bool {
        let address = decoded(written);
        let sends = |start: &str| {
            let text = address.strip_prefix(start);
            text.is_some_and(|text| {
                text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"%-._~".contains(&byte))
            })
        };
        self.seal.markup.has_address(&address) || sends(WHATSAPP) || sends(TEXT_MESSAGE)
    }
}

/// Whether an address can lead out of the site: it names a scheme or a host. Others are walked as links.
fn leads_out(address: &str) -> bool {
    let start = address.split(['/', '?', '#']).next().unwrap_or_default();
    start.contains([':', '&', '\\']) || address.starts_with("//")
}

/// An attribute's value without the references of the minifier and of mail addresses.
fn decoded(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let pairs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#64;", "@"),
        ("&amp;", "&"),
    ];
    Cow::Owned(pairs.iter().fold(value.to_owned(), |text, (reference, sign)| text.replace(reference, sign)))
}

/// Tells every fault once, with the first page it stands on.
pub(super) fn problems<'a>(pages: impl Iterator<Item = &'a PageAbout>) -> Vec<Diagnostic> {
    let mut by_fault: BTreeMap<&SealFault, Vec<&str>> = BTreeMap::new();
    for page in pages {
        for fault in &page.faults {
            by_fault.entry(fault).or_default().push(page.path.as_str());
        }
    }
    let told = by_fault.into_iter().map(|(fault, mut pages)| {
        pages.sort_unstable();
        let first = pages.first().copied().unwrap_or_default();
        let on = match pages.len() {
            1 => format!("the page `{first}`"),
            count => format!("{count} pages, `{first}` the first,"),
        };
        let has = if pages.len() == 1 { "has" } else { "have" };
        let (code, what) = fault.in_words();
        let message = format!("{on} {has} {what}");
        let pages = pages.into_iter().filter_map(SitePath::new).collect();
        Diagnostic::on_pages(code, Severity::Error, pages, message, fault.help())
    });
    told.collect()
}

impl SealFault {
    fn in_words(&self) -> (Code, String) {
        let nobody = "that no template, fact or source wrote";
        match self {
            Self::Element(name) => (Code::ForeignMarkup, format!("an element `<{name}>` {nobody}")),
            Self::Attribute(element, name) => {
                (Code::ForeignMarkup, format!("an attribute `{name}` of `<{element}>` {nobody}"))
            }
            Self::Address(address) => (Code::ForeignMarkup, format!("an address `{address}` {nobody}")),
            Self::Other(inside) => (Code::ForeignMarkup, format!("`<{inside}>`, {nobody}")),
            Self::Nested => (Code::ForeignMarkup, "a link in a link".to_owned()),
            Self::Code(element) => (Code::Unsealed, format!("a `<{element}>` that is not the page's own")),
            Self::Policy => (Code::Unsealed, "no policy before all else, or more than one".to_owned()),
        }
    }

    fn help(&self) -> &'static str {
        match self {
            Self::Policy => {
                "write `<meta http-equiv=\"Content-Security-Policy\" content=\"{{ csp }}\">` behind `<meta charset>` in the \
                 template"
            }
            Self::Code(_) => "a page has one style and one script: `{{ css | safe }}` and `{{ js | safe }}`",
            Self::Nested => "a phone number or an address in words that are a link: take one of the two out",
            _ => {
                "a text came into the page as markup, or a template prints what is none: print it without `safe`"
            }
        }
    }
}
