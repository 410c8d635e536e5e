//! A page read tag by tag, once for all that is asked of it: the part of the stylesheet that it needs, where it leads, and
//! what stands on it that nobody wrote.

use std::sync::Arc;

use memchr::memmem;

use crate::finish::font_subset::{FAMILY, FontSubset};
use crate::finish::prune::PageStyles;
use crate::finish::seal::Seal;
use crate::page::{FinishedHtml, PageContent, PageLinksBuilder};
use crate::page_cache::MadePage;
use crate::tags::{Attribute, Mark, marks};
use crate::theme::PageKind;

/// A page with its script, the part of the stylesheet it uses, and the font of its language.
pub(super) fn assemble(
    kind: PageKind,
    html: String,
    styles: Option<&PageStyles<'_>>,
    font: Option<&FontSubset>,
    seal: &Seal,
) -> MadePage {
    let mut links = PageLinksBuilder::default();
    let mut walk = seal.walk();
    let mut names = styles.map(PageStyles::names);
    let mut attributes: Vec<Attribute<'_>> = Vec::new();
    for mark in marks(&html) {
        attributes.clear();
        if let Mark::Start(tag) = &mark {
            attributes.extend(tag.attributes());
            attributes.iter().for_each(|attribute| links.attribute(attribute));
            if let Some((styles, names)) = styles.zip(names.as_mut()) {
                styles.read(tag, &attributes, names);
            }
        }
        walk.mark(&mark, &attributes);
    }
    let (links, faults) = (links.finish(), walk.faults());
    let html = match styles.zip(names) {
        Some((styles, names)) => {
            let style = worn(styles.of_page(&names), font);
            FinishedHtml::new(kind, html, style.into(), Arc::clone(&styles.script), font.is_some())
        }
        None => FinishedHtml::new(kind, html, "".into(), "".into(), false),
    };
    MadePage { content: PageContent::Html(Arc::new(html)), links, faults }
}

/// A page's style with the font of its language; without one, less the name that stands for nothing on this page.
fn worn(style: String, font: Option<&FontSubset>) -> String {
    match font {
        Some(font) => font.rule.clone() + &style,
        None if memmem::find(style.as_bytes(), FAMILY.as_bytes()).is_none() => style,
        None => style.replace(&format!("{FAMILY},"), ""),
    }
}
