//! The real guide, built once for all tests, and what its files say.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use scraper::{ElementRef, Html, Selector};
use url::Url;

/// The edition of the tests; the clock of the browsers is set to its day.
pub(crate) const EDITION_DATE: &str = "2026-11-22";

/// The built guide on disk.
#[derive(Debug)]
pub(crate) struct Site {
    /// In a folder whose name has spaces and letters of two scripts, as a stick may have.
    pub folder: PathBuf,
    /// Every page, sorted by path.
    pub pages: Vec<Page>,
}

/// One page of the site, as its file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Page {
    /// Within the site, such as `ar/who.html`.
    pub path: String,
    /// The HTML of the file.
    pub html: String,
}

/// The guide, built by the command the README names.
pub(crate) fn site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| build(Path::new(env!("CARGO_MANIFEST_DIR")), "my stick دليل/site", &[]))
}

/// The guide with its offline worker withdrawn.
pub(crate) fn withdrawn_site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| build(Path::new(env!("CARGO_MANIFEST_DIR")), "withdrawn", &["--withdraw-worker"]))
}

/// Builds the guide of a project into a folder of this name, and reads its pages.
pub(crate) fn build(root: &Path, name: &str, more: &[&str]) -> Site {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    build_into(&folder, root, more);
    let mut files = vec![];
    collect(&folder, &mut files);
    files.sort();
    let pages = files
        .into_iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "html"))
        .map(|file| Page {
            path: file.strip_prefix(&folder).expect("inside").to_str().expect("UTF-8").to_owned(),
            html: fs::read_to_string(&file).expect("a page of the site"),
        })
        .collect();
    Site { folder, pages }
}

/// Builds the guide of a project into a folder, with more arguments.
pub(crate) fn build_into(folder: &Path, root: &Path, more: &[&str]) {
    fs::create_dir_all(folder.parent().expect("it has a parent")).expect("a folder to build in");
    let built = Command::new(env!("CARGO_BIN_EXE_wayleaf"))
        .arg("--root")
        .arg(root)
        .args(["--edition-date", EDITION_DATE, "build", "--out"])
        .arg(folder)
        .args(more)
        .output()
        .expect("wayleaf runs");
    assert!(built.status.success(), "the guide does not build:\n{}", String::from_utf8_lossy(&built.stderr));
}

/// Every file of a folder and of those in it.
pub(crate) fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the site") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}

impl Site {
    /// The folder as a browser's address, with a slash at its end.
    pub(crate) fn file_base(&self) -> Url {
        Url::from_directory_path(&self.folder).expect("an absolute path")
    }

    /// The code of its edition.
    pub(crate) fn edition(&self) -> String {
        let json = fs::read_to_string(self.folder.join("edition.json")).expect("its record");
        let record: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        record["edition"].as_str().expect("a code").to_owned()
    }

    /// The languages, as folders are named.
    pub(crate) fn languages(&self) -> Vec<&str> {
        let mut languages: Vec<&str> = self.pages.iter().filter_map(Page::language).collect();
        languages.dedup();
        languages
    }

    /// The pages in one language.
    pub(crate) fn pages_in<'site>(&'site self, language: &'site str) -> impl Iterator<Item = &'site Page> {
        self.pages.iter().filter(move |page| page.language() == Some(language))
    }

    /// The page at this path within the site.
    pub(crate) fn page(&self, path: &str) -> &Page {
        self.pages
            .iter()
            .find(|page| page.path == path)
            .unwrap_or_else(|| panic!("no page {path} in the site"))
    }
}

impl Page {
    /// The language whose folder it is in: `ar` of `ar/who.html`.
    pub(crate) fn language(&self) -> Option<&str> {
        // In `languages/` lie the pages from which readers choose one.
        let folder =
            self.path.split_once('/').filter(|(_, file)| !file.contains('/')).map(|(folder, _)| folder);
        folder.filter(|folder| *folder != "languages")
    }

    /// The folder it lies in, if any: `e` of `e/2026-11-aa/ar.html`.
    pub(crate) fn folder(&self) -> Option<&str> {
        self.path.split_once('/').map(|(folder, _)| folder)
    }

    /// The ids of its units, items not among them.
    pub(crate) fn units(&self) -> Vec<String> {
        let html = Html::parse_document(&self.html);
        let titles = selector("h2.unit__title");
        html.select(&titles).filter_map(|title| title.attr("id")).map(str::to_owned).collect()
    }

    /// The ids of all its elements.
    pub(crate) fn ids(&self) -> Vec<String> {
        let html = Html::parse_document(&self.html);
        html.select(&selector("[id]")).filter_map(|element| element.attr("id")).map(str::to_owned).collect()
    }

    /// The letters of its heading.
    pub(crate) fn heading(&self) -> String {
        self.texts("h1").remove(0)
    }

    /// The letters of each element that a CSS selector finds.
    pub(crate) fn texts(&self, query: &str) -> Vec<String> {
        let html = Html::parse_document(&self.html);
        html.select(&selector(query)).map(|element| letters(&element.text().collect::<String>())).collect()
    }

    /// The letters of the titles that links carry for paper. The list leaves the explanations of its items out there,
    /// and the leaflet has no room for them.
    pub(crate) fn titles_of_links(&self) -> Vec<String> {
        let html = Html::parse_document(&self.html);
        html.select(&selector("main a[data-title]:not(.checklist details a, .leaflet a)"))
            .filter_map(|link| link.attr("data-title"))
            .map(letters)
            .collect()
    }

    /// All it has to say to a reader without scripts: the letters of the body in order, less what is `hidden`
    /// (scripts show it), less the skip link (the keyboard shows it) and the strips of a poster (paper shows them).
    pub(crate) fn text(&self) -> String {
        let html = Html::parse_document(&self.html);
        let body = html.select(&selector("body")).next().expect("a page has a body");
        let mut text = String::new();
        gather(body, &mut text);
        letters(&text)
    }
}

fn gather(element: ElementRef<'_>, text: &mut String) {
    let is_silent = ["script", "style"].contains(&element.value().name());
    // The skip link is the keyboard's, the strips of a poster and the age above a text are the paper's; a sentence to
    // show appears when it is touched.
    let is_elsewhere = matches!(
        element.attr("class"),
        Some(
            "skip-link"
                | "poster__strips"
                | "age__paper"
                | "show__official"
                | "show__language"
                | "show__close"
        )
    );
    if is_silent || is_elsewhere || element.attr("hidden").is_some() {
        return;
    }
    for child in element.children() {
        if let Some(words) = child.value().as_text() {
            text.push_str(words);
        } else if let Some(element) = ElementRef::wrap(child) {
            gather(element, text);
        }
    }
}

fn selector(query: &str) -> Selector {
    Selector::parse(query).expect("a selector")
}

/// A text less its spaces and capitals: what is the same however it is laid out.
pub(crate) fn letters(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}
