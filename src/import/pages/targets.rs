//! Where links inside the old texts lead in the new guide.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::address::decoded;
use crate::i18n::lang::Lang;
use crate::import::folders::tags;
use crate::import::ids::slug;
use crate::import::tree::{above, joined, of_folder, rests, stem, without_number};
use crate::normalization::composed;

/// Stands before an address that names a page by the end of its path, wherever it lies (`ref` and `relref` of Hugo).
pub(in crate::import) const BY_NAME: &str = "ref:";

/// The pages and headings that links may lead to.
#[derive(Debug, Default)]
pub(in crate::import) struct Targets {
    /// Pages by the path of each of their texts, without its ending, each with the language of the text.
    pages: BTreeMap<String, (String, Lang)>,
    /// Topics by page.
    topics: BTreeMap<String, String>,
    /// Pages by the addresses that front matter gives them, and by their paths without the numbers that tell their order; each
    /// with its parts from the last to the first, so that those with the same end stand together.
    routes: BTreeMap<String, String>,
    /// Units by page and language, then by the name that links give a heading.
    pub units: BTreeMap<String, BTreeMap<Lang, BTreeMap<String, String>>>,
    /// What topics are called, in each language.
    pub titles: BTreeMap<String, BTreeMap<Lang, String>>,
    /// The language that the others are translations of.
    source: Option<Lang>,
}

/// What a link of the old texts leads to.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::import) enum LinkGoal {
    /// A place in the guide, as our links write it.
    Inside(String),
    /// An address outside.
    Outside,
    /// A telephone number.
    Phone(String),
    /// The page at hand in another language.
    OtherLanguage,
    /// Nothing that the guide has.
    Nowhere,
}

impl Targets {
    /// No page yet; `source`: whose headings count after those of a text's own language.
    pub(in crate::import) fn new(source: &Lang) -> Self {
        Self { source: Some(source.clone()), ..Self::default() }
    }

    /// Adds a page, by its path without sign of a language.
    pub(in crate::import) fn add_page(&mut self, page: &str, topic: &str) {
        self.topics.insert(page.to_owned(), topic.to_owned());
        self.routes.entry(backwards(&route(page))).or_insert_with(|| page.to_owned());
    }

    /// Adds a text of a page, with the addresses it has of its own.
    pub(in crate::import) fn add_text(&mut self, path: &str, routes: &[String], page: &str, lang: &Lang) {
        self.pages.insert(stem(path).to_owned(), (page.to_owned(), lang.clone()));
        for written in routes {
            let found = match written.strip_prefix('/') {
                Some(whole) => Some(route(whole)),
                None => joined(above(page), written).map(|path| route(&path)),
            };
            if let Some(found) = found.filter(|found| !found.is_empty()) {
                self.routes.insert(backwards(&found), page.to_owned());
            }
        }
    }

    /// The unit of a page under the heading that a link names: in the text's own language, in the source, in any.
    fn unit(&self, page: &str, fragment: &str, lang: Option<&Lang>) -> Option<&String> {
        let name = slug(fragment);
        let units = self.units.get(page).filter(|_| !fragment.is_empty())?;
        let of = |lang: &Lang| units.get(lang)?.get(&name);
        let any = || units.values().find_map(|units| units.get(&name));
        lang.and_then(of).or_else(|| self.source.as_ref().and_then(of)).or_else(any)
    }

    /// Follows an address that stands in the text `path` of `page`.
    pub(in crate::import) fn follow(&self, address: &str, page: &str, path: &str) -> LinkGoal {
        if let Some(number) = address.strip_prefix("tel:") {
            return LinkGoal::Phone(plain(number).into_owned());
        }
        if address.starts_with("//") || address.starts_with("mailto:") || address.contains("://") {
            return LinkGoal::Outside;
        }
        let (address, is_name) = match address.strip_prefix(BY_NAME) {
            Some(address) => (address, true),
            None => (address, false),
        };
        let (file, fragment) = address.split_once('#').unwrap_or((address, ""));
        // Docusaurus counts from the folder of the whole site.
        let file = file.strip_prefix("@site").filter(|file| file.starts_with('/')).unwrap_or(file);
        let file = file.split('?').next().unwrap_or_default();
        let (file, fragment) = (&*plain(file), &*plain(fragment));
        let found = if file.is_empty() { Some(page.to_owned()) } else { self.page(file, page, path) };
        let found = found.or_else(|| self.named(file).filter(|_| is_name));
        let Some((found, topic)) = found.and_then(|found| Some((found.clone(), self.topics.get(&found)?)))
        else {
            return if self.is_of_language(file, path) { LinkGoal::OtherLanguage } else { LinkGoal::Nowhere };
        };
        let lang = self.pages.get(stem(path)).map(|(_, lang)| lang);
        let unit = self.unit(&found, fragment, lang);
        match unit {
            Some(unit) if found == page => LinkGoal::Inside(format!("#{unit}")),
            Some(unit) => LinkGoal::Inside(format!("topic:{topic}#{unit}")),
            None if found == page && self.is_in_other(file, path) => LinkGoal::OtherLanguage,
            None if found == page => LinkGoal::Nowhere,
            None => LinkGoal::Inside(format!("topic:{topic}")),
        }
    }

    /// Whether an address that leads to the page at hand leads to its text in another language: by its path, or by a part of it
    /// that is the name of one.
    fn is_in_other(&self, file: &str, path: &str) -> bool {
        let Some((_, own)) = self.pages.get(stem(path)) else { return false };
        let bare = stem(file.trim_end_matches('/').trim_end_matches(".html"));
        let found = joined(above(path), bare).and_then(|path| self.text_at(&path));
        match found {
            Some((_, lang)) => lang != own,
            None => bare.split(['/', '.']).filter_map(tags::language).any(|lang| lang != *own),
        }
    }

    /// Whether an address is nothing but the folder of another language that the guide has.
    fn is_of_language(&self, file: &str, path: &str) -> bool {
        let mut parts = file.split('/').filter(|part| !["", ".", ".."].contains(part));
        let (Some(only), None) = (parts.next(), parts.next()) else { return false };
        let own = self.pages.get(stem(path)).map(|(_, lang)| lang);
        let lang = tags::language(only).filter(|lang| Some(lang) != own);
        lang.is_some_and(|lang| self.pages.values().any(|(_, known)| *known == lang))
    }

    /// The title of the topic that a place in the guide belongs to, in the language of the text `path` or in the source.
    pub(in crate::import) fn title(&self, goal: &str, path: &str) -> Option<&str> {
        let topic = goal.strip_prefix("topic:")?.split('#').next()?;
        let titles = self.titles.get(topic)?;
        let own = self.pages.get(stem(path)).and_then(|(_, lang)| titles.get(lang));
        own.or_else(|| titles.get(self.source.as_ref()?)).map(String::as_str)
    }

    /// The text whose file has this path, or which is the first of a folder with it.
    fn text_at(&self, path: &str) -> Option<&(String, Lang)> {
        ["", "/_index", "/index", "/README"].iter().find_map(|name| self.pages.get(&format!("{path}{name}")))
    }

    /// The only page whose path ends so.
    fn named(&self, file: &str) -> Option<String> {
        let name = backwards(&route(stem(file)));
        let deeper = format!("{name}/");
        let further = self.routes.range(deeper.clone()..).take_while(|(route, _)| route.starts_with(&deeper));
        let mut found = self.routes.get(&name).into_iter().chain(further.map(|(_, page)| page));
        let first = found.next()?;
        found.all(|page| page == first).then(|| first.clone())
    }

    fn page(&self, file: &str, page: &str, path: &str) -> Option<String> {
        let (folder, of_page) = (above(path), above(page));
        let bare = stem(file.trim_end_matches('/').trim_end_matches(".html")).to_owned();
        let by_path = |path: &str| self.text_at(path).map(|(page, _)| page.clone());
        let by_page = |page: &str| {
            let exact = Some(of_folder(page)).filter(|page| self.topics.contains_key(page));
            exact.or_else(|| self.routes.get(&backwards(&route(page))).cloned())
        };
        if let Some(inside) = bare.strip_prefix("@/") {
            return by_path(&format!("content/{inside}")).or_else(|| by_page(inside));
        }
        if let Some(inside) = bare.strip_prefix('/') {
            // The first parts of an address may be the language, or the folder all texts lie in.
            return rests(inside).find_map(|rest| by_page(rest).or_else(|| by_path(rest)));
        }
        joined(folder, &bare)
            .and_then(|path| by_path(&path))
            .or_else(|| by_page(&joined(of_page, &bare)?))
            .or_else(|| by_page(&joined(page, &bare)?))
            .or_else(|| by_path(&joined(stem(path), &bare)?))
    }
}

/// A part of an address as names of files and headings are written: decoded where it is percent-encoded, in composed form.
fn plain(part: &str) -> Cow<'_, str> {
    match decoded(part).filter(|_| part.contains('%')) {
        Some(decoded) => Cow::Owned(composed(&decoded).into_owned()),
        None => Cow::Borrowed(part),
    }
}

/// An address as it is compared: in small letters, without the numbers that tell the order of files, without the name that
/// the first page of a folder has.
pub(in crate::import) fn route(path: &str) -> String {
    let path = path.trim_matches('/').to_lowercase();
    let parts: Vec<&str> = path.split('/').map(without_number).collect();
    of_folder(&parts.join("/"))
}

/// A path with its parts from the last to the first.
fn backwards(path: &str) -> String {
    path.rsplit('/').collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::{LinkGoal, Targets};
    use crate::i18n::lang::Lang;

    #[test]
    fn links_of_every_layout_are_followed() {
        let lang = Lang::parse("en").expect("a tag");
        let mut targets = Targets::new(&lang);
        for (path, page) in [
            ("content/en/a.md", "a"),
            ("content/en/x/b.md", "x/b"),
            ("content/en/x/_index.md", "x"),
            ("content/en/02-guide/01-call.md", "02-guide/01-call"),
        ] {
            let routes = if page == "x/b" { vec!["/old/b/".to_owned(), "c".to_owned()] } else { Vec::new() };
            targets.add_page(page, &page.replace('/', "-"));
            targets.add_text(path, &routes, page, &lang);
        }
        let units = [("what-now".to_owned(), "what-now".to_owned())].into();
        targets.units.insert("x/b".to_owned(), [(lang, units)].into());
        let follow = |address: &str| targets.follow(address, "a", "content/en/a.md");
        let inside = |to: &str| LinkGoal::Inside(to.to_owned());
        for address in [
            "x/b.md",
            "./x/b",
            "/en/x/b/",
            "@/en/x/b.md",
            "@site/content/en/x/b.md",
            "../x/b/",
            "x/b.html",
            "/old/b",
            "x/c",
            "ref:b.md",
        ] {
            assert_eq!(follow(address), inside("topic:x-b"), "{address}");
        }
        assert_eq!(follow("x/b.md#What-now"), inside("topic:x-b#what-now"));
        assert_eq!(follow("x/"), inside("topic:x"));
        for address in ["/docs/guide/call", "guide/call/", "ref:call"] {
            assert_eq!(follow(address), inside("topic:02-guide-01-call"), "{address}");
        }
        let danish = Lang::parse("da").expect("a tag");
        targets.add_text("content/da/a.md", &[], "a", &danish);
        let follow = |address: &str| targets.follow(address, "a", "content/en/a.md");
        assert_eq!(follow("../da/a.md"), LinkGoal::OtherLanguage);
        assert_eq!(follow("a.md"), LinkGoal::Nowhere);
        assert_eq!(follow("ref:no"), LinkGoal::Nowhere);
        assert_eq!(follow("x/b.pdf"), LinkGoal::Nowhere);
        assert_eq!(follow("../../../../etc"), LinkGoal::Nowhere);
        assert_eq!(follow("https://example.org"), LinkGoal::Outside);
    }
}
