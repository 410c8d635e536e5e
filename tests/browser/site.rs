//! The real guide, built once for all tests, and what its files say.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use scraper::{ElementRef, Html, Node, Selector};

/// The edition of the tests. The clock of the browser is the real one.
const EDITION_DATE: &str = "2026-11-22";

/// The built guide on disk.
#[derive(Debug)]
pub struct Site {
    /// In a folder whose name has spaces and letters of two scripts, as a stick may have.
    pub folder: PathBuf,
    /// Every page, sorted by path.
    pub pages: Vec<Page>,
}

/// One page of the site, as its file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Within the site, such as `ar/who.html`.
    pub path: String,
    /// The HTML of the file.
    pub html: String,
}

/// The guide, built by the command the README names.
pub fn site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(build)
}

fn build() -> Site {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("my stick دليل/site");
    fs::create_dir_all(folder.parent().expect("it has a parent")).expect("a folder to build in");
    let built = Command::new(env!("CARGO_BIN_EXE_wayleaf"))
        .args(["--root", env!("CARGO_MANIFEST_DIR"), "--edition-date", EDITION_DATE, "build", "--out"])
        .arg(&folder)
        .output()
        .expect("wayleaf runs");
    assert!(built.status.success(), "the guide does not build:\n{}", String::from_utf8_lossy(&built.stderr));
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

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the site") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}

impl Site {
    /// Where the page lies on disk, as a browser's address.
    pub fn file_url(&self, path: &str) -> String {
        let folder = reqwest_free_url(&self.folder);
        format!("{folder}/{path}")
    }

    /// The languages, as folders are named.
    pub fn languages(&self) -> Vec<&str> {
        let mut languages: Vec<&str> = self.pages.iter().filter_map(Page::language).collect();
        languages.dedup();
        languages
    }

    /// The pages in one language.
    pub fn pages_in<'site>(&'site self, language: &'site str) -> impl Iterator<Item = &'site Page> {
        self.pages.iter().filter(move |page| page.language() == Some(language))
    }

    /// The page at this path within the site.
    pub fn page(&self, path: &str) -> &Page {
        self.pages.iter().find(|page| page.path == path).unwrap_or_else(|| panic!("no page {path} in the site"))
    }
}
