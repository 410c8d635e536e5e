//! Every link of the finished site leads to a page and a place in it that exist.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::bundle::SitePath;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::finish::page::PageAbout;
use crate::site::pages::SitePages;

/// The dead links of the site, and those that lead out of a file which is handed on alone; one problem for each link, wherever it stands.
pub(crate) fn problems(pages: SitePages<'_>) -> Vec<Diagnostic> {
    let pages: Vec<&PageAbout> = pages.abouts().collect();
    let known: BTreeMap<&str, BTreeSet<&str>> =
        pages.par_iter().map(|page| (page.path.as_str(), page.links.ids().collect())).collect();
    let mut dead: Vec<(&str, &str)> = pages
        .par_iter()
        .flat_map_iter(|page| {
            let from = page.path.as_str();
            let known = &known;
            let alone = page.kind.is_whole_guide();
            let links = page.links.links().filter(|link| !leads_out(link));
            links
                .filter(move |link| alone && !link.starts_with('#') || !leads_somewhere(from, link, known))
                .map(move |link| (from, link))
                .collect::<Vec<_>>()
        })
        .collect();
    dead.sort_unstable();
    dead.dedup();
    let mut by_link: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, link) in dead {
        by_link.entry(link).or_default().push(from);
    }
    by_link
        .into_iter()
        .map(|(link, pages)| {
            let first = pages.first().copied().unwrap_or_default();
            let message = match pages.len() {
                1 => format!("the page `{first}` has a link `{link}` that leads nowhere"),
                count => {
                    format!("{count} pages, `{first}` the first, have a link `{link}` that leads nowhere")
                }
            };
            let help = "a template wrote it: use the `href` values a template is given";
            let pages = pages.into_iter().filter_map(SitePath::new).collect();
            Diagnostic::on_pages(Code::DeadSiteLink, Severity::Error, pages, message, help)
        })
        .collect()
}

/// Whether a link leads out of the site: it names a scheme.
fn leads_out(link: &str) -> bool {
    ["https:", "http:", "tel:", "mailto:", "sms:", "data:", "about:"]
        .iter()
        .any(|scheme| link.starts_with(scheme))
}

fn leads_somewhere(from: &str, link: &str, known: &BTreeMap<&str, BTreeSet<&str>>) -> bool {
    let (file, fragment) = link.split_once('#').map_or((link, ""), |(file, fragment)| (file, fragment));
    let path = if file.is_empty() { Some(from.to_owned()) } else { resolve(from, file) };
    let ids = path.and_then(|path| known.get(path.as_str()));
    ids.is_some_and(|ids| fragment.is_empty() || ids.contains(fragment))
}

/// The path a relative link leads to; `None` where it leaves the site.
fn resolve(from: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => _ = parts.pop()?,
            "." => {}
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_resolved_against_their_page() {
        assert_eq!(resolve("en/a.html", "../da/b.html").as_deref(), Some("da/b.html"));
        assert_eq!(resolve("index.html", "en/b.html").as_deref(), Some("en/b.html"));
        assert_eq!(resolve("index.html", "../x.html"), None);
    }
}
