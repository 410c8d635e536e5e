//! A guide in memory: a small sound one to begin with, changed file by file, built, and looked at.

mod archive;
mod page;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use tempfile::TempDir;
use wayleaf::author::stamp::{StampUnits, stamp};
use wayleaf::bundle::{Bundle, SitePath};
use wayleaf::calendar::Day;
use wayleaf::diagnostic::{Code, Diagnostic};
use wayleaf::page::{FinishedHtml, Policy};
use wayleaf::{Diagnosed, Options, Site, Summary, parse, report};

pub(crate) use archive::{Archive, REMEDY, REPORT, Verb};
pub(crate) use page::{Page, visible};

const MINIMAL: &str = "tests/it/minimal.txt";

/// The day builds are made on unless a test says otherwise.
const TODAY: &str = "2026-11-22";

/// A project in memory.
#[must_use]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Project {
    files: BTreeMap<String, String>,
    fonts: BTreeMap<String, Vec<u8>>,
    date: String,
    withdraw_worker: bool,
}

/// A project with what came of building it.
pub(crate) struct Built {
    project: wayleaf::project::Project,
    built: Diagnosed<Option<Site>>,
    /// Empty if there is no site.
    summary: Summary,
}

impl Project {
    /// The guide of `minimal.txt` with the theme of the golden site: sound, in three languages.
    pub(crate) fn new() -> Self {
        let empty = Self {
            files: BTreeMap::new(),
            fonts: BTreeMap::new(),
            date: TODAY.to_owned(),
            withdraw_worker: false,
        };
        let archive = fs::read_to_string(in_repository(MINIMAL)).expect("the minimal guide");
        let theme = Self::loaded("tests/golden/small").files.into_iter();
        let theme = theme.filter(|(path, _)| path.starts_with("themes/"));
        let mut project = Archive::new(&archive).applied_to(empty);
        project.files.extend(theme);
        project
    }

    /// The project in a folder of the repository; `""` is Wayleaf's own guide.
    pub(crate) fn loaded(folder: &str) -> Self {
        let Diagnosed { value: project, problems } = wayleaf::load::load(&in_repository(folder));
        assert_eq!(problems, [], "in {folder}");
        let files = project.files().map(|(_, file)| (file.path.clone(), file.text.clone())).collect();
        let fonts = project.fonts().map(|(path, bytes)| (path.to_owned(), bytes.to_owned())).collect();
        Self { files, fonts, date: TODAY.to_owned(), withdraw_worker: false }
    }

    /// With the theme that Wayleaf ships.
    pub(crate) fn dressed(mut self) -> Self {
        let theme = Self::loaded("").files.into_iter().filter(|(path, _)| path.starts_with("themes/"));
        self.files.retain(|path, _| !path.starts_with("themes/"));
        self.files.extend(theme);
        self
    }

    /// With this file, in place of what was there.
    pub(crate) fn file(mut self, path: &str, text: &str) -> Self {
        self.files.insert(path.to_owned(), text.to_owned());
        self
    }

    /// With this font.
    pub(crate) fn font(mut self, path: &str, bytes: &[u8]) -> Self {
        self.fonts.insert(path.to_owned(), bytes.to_owned());
        self
    }

    /// Without this file.
    pub(crate) fn without(mut self, path: &str) -> Self {
        assert!(self.files.remove(path).is_some(), "no file {path}");
        self
    }

    /// With the one place where `old` stands in a file changed to `new`.
    pub(crate) fn edit(self, path: &str, old: &str, new: &str) -> Self {
        let text = self.files.get(path).unwrap_or_else(|| panic!("no file {path}"));
        assert_eq!(text.matches(old).count(), 1, "places of `{old}` in {path}");
        let text = text.replacen(old, new, 1);
        self.file(path, &text)
    }

    /// With nobody to ask.
    pub(crate) fn without_contact(self) -> Self {
        let facts = &self.files["content/facts.yaml"];
        let phone = facts[facts.find("office-phone:").expect("a phone")..].to_owned();
        let project = self.edit("content/guide.yaml", "ask-first: [office, office-phone]\n", "");
        project.edit("content/facts.yaml", &phone, "")
    }

    /// With a topic in its source language only.
    pub(crate) fn untranslated(self, topic: &str) -> Self {
        let texts = ["da", "ar"].map(|lang| format!("content/topics/{topic}/{lang}.md"));
        texts.iter().fold(self, |project, path| project.without(path))
    }

    /// With something added at the end of a file.
    pub(crate) fn add(self, path: &str, text: &str) -> Self {
        let text = self.files.get(path).map_or(String::new(), Clone::clone) + text;
        self.file(path, &text)
    }

    /// With every translation stamped as made from its source as it is now.
    pub(crate) fn stamped(self) -> Self {
        let project = self.sources();
        let guide = parse::guide(&project).value.expect("a guide");
        let languages = &guide.settings.languages;
        let all =
            guide.topics.iter().flat_map(|topic| languages.iter().map(move |language| (topic, language)));
        let stamped = all.filter_map(|(topic, language)| {
            stamp(&project, &guide, topic, &language.lang, &StampUnits::All, &[])
        });
        stamped.fold(self, |project, file| project.file(&file.path, &file.text))
    }

    /// Built on another day.
    pub(crate) fn on(mut self, date: &str) -> Self {
        date.clone_into(&mut self.date);
        self
    }

    /// Built with the offline worker withdrawn.
    pub(crate) fn withdrawn(mut self) -> Self {
        self.withdraw_worker = true;
        self
    }

    /// The text of a file.
    pub(crate) fn text(&self, path: &str) -> &str {
        self.files.get(path).unwrap_or_else(|| panic!("no file {path}"))
    }

    /// The project in a folder of its own, which goes with the value.
    pub(crate) fn on_disk(&self) -> TempDir {
        let room = TempDir::new().expect("room");
        let texts = self.files.iter().map(|(name, text)| (name, text.as_bytes()));
        for (name, bytes) in texts.chain(self.fonts.iter().map(|(name, font)| (name, font.as_slice()))) {
            let path = room.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, bytes).expect("written");
        }
        room
    }

    /// The paths of all files.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The project as Wayleaf takes it.
    pub(crate) fn sources(&self) -> wayleaf::project::Project {
        wayleaf::project::Project::new(self.files.clone()).with_fonts(self.fonts.clone())
    }

    /// Builds the site.
    pub(crate) fn build(&self) -> Built {
        let edition_date = Day::parse(&self.date).expect("a day");
        let options = Options { edition_date, withdraw_worker: self.withdraw_worker };
        let project = self.sources();
        let built = wayleaf::build(&project, &options);
        let summary = built.value.as_ref().map(|site| site.summary.clone()).unwrap_or_default();
        Built { project, built, summary }
    }
}

/// Wayleaf's own guide, built once for all tests that only look at it.
pub(crate) fn real_guide() -> &'static Built {
    static BUILT: LazyLock<Built> = LazyLock::new(|| Project::loaded("").build());
    &BUILT
}

impl Built {
    /// Asserts that nothing at all was wrong. That an extract of a law lacks a provision is no fault of the guide.
    pub(crate) fn sound(&self) -> &Self {
        let wrong: Vec<_> =
            self.problems().iter().filter(|problem| problem.code != Code::NotRecorded).cloned().collect();
        assert_eq!(report::human(&wrong, &self.project, false), "");
        self
    }

    /// Asserts that there is a site, whatever the warnings.
    pub(crate) fn bundle(&self) -> &Bundle {
        self.built.value.as_ref().map_or_else(|| panic!("no site:\n{}", self.report()), |site| &site.bundle)
    }

    /// The parts of its pages.
    pub(crate) fn parts(&self) -> BTreeMap<SitePath, Arc<FinishedHtml>> {
        self.built.value.as_ref().map(|site| site.pages.clone()).unwrap_or_default()
    }

    /// The policies of its pages.
    pub(crate) fn policies(&self) -> impl Iterator<Item = &Policy> {
        let site = self.built.value.iter();
        site.flat_map(|site| site.pages.values().map(|page| page.policy()))
    }

    /// Whether there is a site.
    pub(crate) fn has_site(&self) -> bool {
        self.built.value.is_some()
    }

    /// The tags of its languages, in menu order.
    pub(crate) fn languages(&self) -> Vec<&str> {
        self.summary.languages.iter().map(|language| language.tag.as_str()).collect()
    }

    /// What was made.
    pub(crate) fn summary(&self) -> &wayleaf::Summary {
        &self.summary
    }

    /// A page of the site.
    pub(crate) fn page(&self, path: &str) -> Page {
        Page::new(path, self.source_of(path))
    }

    /// A page as it was written.
    pub(crate) fn source_of(&self, path: &str) -> &str {
        let bytes = self.bundle().get(path).unwrap_or_else(|| {
            let paths: Vec<&str> = self.pages().map(|(path, _)| path).collect();
            panic!("no {path} among {paths:?}")
        });
        std::str::from_utf8(bytes).expect("UTF-8")
    }

    /// Every page with its path.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        let files = self.bundle().files();
        files
            .filter(|(path, _)| path.as_str().ends_with(".html"))
            .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).expect("UTF-8")))
    }

    /// What was wrong.
    pub(crate) fn problems(&self) -> &[Diagnostic] {
        &self.built.problems
    }

    /// The words of what was wrong, in order.
    pub(crate) fn codes(&self) -> Vec<&'static str> {
        self.problems().iter().map(|problem| problem.code.as_str()).collect()
    }

    /// What was wrong, as people read it.
    pub(crate) fn report(&self) -> String {
        report::human(self.problems(), &self.project, false)
    }

    /// What was wrong, one a line.
    pub(crate) fn short_report(&self) -> String {
        report::short(self.problems(), &self.project)
    }

    /// The project that was built.
    pub(crate) fn project(&self) -> &wayleaf::project::Project {
        &self.project
    }
}

/// A path of the repository.
pub(crate) fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Whether expected texts are to be written anew; never in CI.
pub(crate) fn updating() -> bool {
    let updating = std::env::var_os("UPDATE").is_some();
    assert!(!updating || std::env::var_os("CI").is_none(), "UPDATE is not for CI");
    updating
}

#[test]
fn the_minimal_guide_is_sound_and_its_translations_are_current() {
    let project = Project::new();
    if updating() {
        let path = in_repository(MINIMAL);
        let mut archive = fs::read_to_string(&path).expect("the minimal guide");
        for (path, text) in project.clone().stamped().files {
            archive = archive.replace(project.text(&path).trim_end(), text.trim_end());
        }
        fs::write(path, archive).expect("written");
    }
    let project = Project::new();
    assert_eq!(project.clone().stamped(), project);
    let built = project.build();
    built.sound();
    assert_eq!(built.pages().count(), 6 + 3 * 7);
    built.page("ar/papers.html").has_text("أحضر رسالة").lacks_text("Bring a letter");
}
