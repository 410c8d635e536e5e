//! Where links inside the old texts lead in the new guide.

use std::collections::BTreeMap;

use super::collection::of_folder;
use super::ids::slug;
use super::tree::stem;

/// The pages and headings that links may lead to.
#[derive(Debug, Default)]
pub(super) struct Targets {
    /// Pages by the path of each of their texts, without its ending.
    pub pages: BTreeMap<String, String>,
    /// Topics by page.
    pub topics: BTreeMap<String, String>,
    /// Units by page and by the name that links give a heading.
    pub units: BTreeMap<(String, String), String>,
}

/// What a link of the old texts leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum LinkGoal {
    /// A place in the guide, as our links write it.
    Inside(String),
    /// An address outside.
    Outside,
    /// A telephone number.
    Phone(String),
    /// Nothing that the guide has.
    Nowhere,
}

impl Targets {
    /// Follows an address that stands in the text `path` of `page`.
    pub(super) fn follow(&self, address: &str, page: &str, path: &str) -> LinkGoal {
        if let Some(number) = address.strip_prefix("tel:") {
            return LinkGoal::Phone(number.replace("%20", " "));
        }
        if address.starts_with("//") || address.starts_with("mailto:") || address.contains("://") {
            return LinkGoal::Outside;
        }
        let (file, fragment) = address.split_once('#').unwrap_or((address, ""));
        let file = file.split('?').next().unwrap_or_default();
        let found = if file.is_empty() { Some(page.to_owned()) } else { self.page(file, page, path) };
        let Some((found, topic)) = found.and_then(|found| Some((found.clone(), self.topics.get(&found)?)))
        else {
            return LinkGoal::Nowhere;
        };
        let unit = self.units.get(&(found.clone(), slug(fragment))).filter(|_| !fragment.is_empty());
        match unit {
            Some(unit) if found == page => LinkGoal::Inside(format!("#{unit}")),
            Some(unit) => LinkGoal::Inside(format!("topic:{topic}#{unit}")),
            None if found == page => LinkGoal::Nowhere,
            None => LinkGoal::Inside(format!("topic:{topic}")),
        }
    }

    fn page(&self, file: &str, page: &str, path: &str) -> Option<String> {
        let file = file.replace("%20", " ");
        let (folder, of_page) = (above(path), above(page));
        let bare = stem(file.trim_end_matches('/').trim_end_matches(".html")).to_owned();
        let by_path = |path: &str| {
            let names = ["", "/_index", "/index", "/README"];
            names.iter().find_map(|name| self.pages.get(&format!("{path}{name}"))).cloned()
        };
        let by_page = |page: &str| Some(of_folder(page)).filter(|page| self.topics.contains_key(page));
        if let Some(inside) = bare.strip_prefix("@/") {
            return by_path(&format!("content/{inside}")).or_else(|| by_page(inside));
        }
        if let Some(inside) = bare.strip_prefix('/') {
            // The first parts of an address may be the language, or the folder all texts lie in.
            let rests =
                std::iter::successors(Some(inside), |rest| rest.split_once('/').map(|(_, rest)| rest));
            return rests.take(4).find_map(|rest| by_page(rest).or_else(|| by_path(rest)));
        }
        let lang_less = stem(&bare).to_owned();
        joined(folder, &bare)
            .and_then(|path| by_path(&path))
            .or_else(|| by_page(&joined(of_page, &lang_less)?))
            .or_else(|| by_page(&joined(page, &lang_less)?))
            .or_else(|| by_path(&joined(stem(path), &bare)?))
    }
}

/// The folder a path lies in.
fn above(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The path that leads from a folder to another place; `None` where it leads out.
fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop()?,
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{LinkGoal, Targets};

    #[test]
    fn links_of_every_layout_are_followed() {
        let pages = [("content/en/a", "a"), ("content/en/x/b", "x/b"), ("content/en/x/_index", "x")];
        let targets = Targets {
            pages: pages.map(|(path, page)| (path.to_owned(), page.to_owned())).into(),
            topics: pages.map(|(_, page)| (page.to_owned(), page.replace('/', "-"))).into(),
            units: [(("x/b".to_owned(), "what-now".to_owned()), "what-now".to_owned())].into(),
        };
        let follow = |address: &str| targets.follow(address, "a", "content/en/a.md");
        let inside = |to: &str| LinkGoal::Inside(to.to_owned());
        for address in ["x/b.md", "./x/b", "/en/x/b/", "@/en/x/b.md", "../x/b/", "x/b.html"] {
            assert_eq!(follow(address), inside("topic:x-b"), "{address}");
        }
        assert_eq!(follow("x/b.md#What-now"), inside("topic:x-b#what-now"));
        assert_eq!(follow("x/"), inside("topic:x"));
        assert_eq!(follow("x/b.pdf"), LinkGoal::Nowhere);
        assert_eq!(follow("../../../../etc"), LinkGoal::Nowhere);
        assert_eq!(follow("https://example.org"), LinkGoal::Outside);
    }
}
