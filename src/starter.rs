//! A guide to begin with: its files as text, small and whole, with comments that teach.
//!
//! They lie in `starter/` as they are written, but for `{{name}}`, which is filled in, and for lines that begin with
//! `[condition]`, which are left out where the guide is not to have what they are about.

use std::collections::BTreeMap;

use crate::author::stamp::{StampUnits, stamp};
use crate::calendar::Day;
use crate::i18n::lang::Lang;
use crate::parse::{self, schema::first_line};
use crate::project::{Project, Rewritten};

/// What a new guide is to have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewGuide {
    /// Its languages, the one it is written in first.
    pub languages: Vec<Lang>,
    /// The language of letters and forms, where it is none of the readers'.
    pub official: Option<Lang>,
    /// Whether it has a list to tick.
    pub checklist: bool,
    /// Whether numbers, dates and contacts stand in a file of their own, each with its source.
    pub facts: bool,
    /// The day it is made.
    pub day: Day,
}

include!(concat!(env!("OUT_DIR"), "/starter_files.rs"));

/// The languages that a new guide has words in: the tag of each, and what `guide.yaml` says of it behind that, which is its
/// own name for itself and, where CLDR's list falls short, its `signs`.
pub fn languages() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("starter/languages.txt").lines().filter_map(|line| line.split_once(' '))
}

/// The name of a language in itself, as CLDR has it for a menu, where nobody has written a new guide in it; `None` where
/// neither this list nor [`languages`] has it.
pub fn name(lang: &Lang) -> Option<&'static str> {
    let lines = include_str!("starter/names.txt").lines();
    lines.filter_map(|line| line.split_once(' ')).find(|(tag, _)| *tag == lang.as_str()).map(|(_, name)| name)
}

/// The files of a new guide by path. A language that nobody has written a new guide in gets no articles; where it is the
/// source, they are those of the first language there is, to be written over.
pub fn files(wish: &NewGuide) -> Vec<Rewritten> {
    let Some(source) = wish.languages.first() else { return Vec::new() };
    let mut languages = wish.languages.clone();
    languages.extend(wish.official.clone().filter(|official| !wish.languages.contains(official)));
    let writing = Writing { wish, source, languages: &languages };
    let files = FILES.iter().filter_map(|(path, text)| writing.files(path, text));
    let files = files.filter(|file| !file.text.trim().is_empty()).collect();
    stamped(files, &languages)
}

/// Translations recorded as made from the source as it stands.
fn stamped(files: Vec<Rewritten>, languages: &[Lang]) -> Vec<Rewritten> {
    let project = Project::new(files.iter().map(|file| (&file.path, file.text.as_str())));
    let Some(guide) = parse::guide(&project).value else { return files };
    let stamps = guide.topics.iter().flat_map(|topic| {
        languages.iter().filter_map(|lang| stamp(&project, &guide, topic, lang, &StampUnits::All, &[]))
    });
    let stamps: BTreeMap<String, String> = stamps.map(|file| (file.path, file.text)).collect();
    let stamped = files.into_iter().map(|file| match stamps.get(&file.path) {
        Some(text) => Rewritten { text: text.clone(), ..file },
        None => file,
    });
    stamped.collect()
}

/// A new guide while its files are written.
struct Writing<'a> {
    wish: &'a NewGuide,
    source: &'a Lang,
    languages: &'a [Lang],
}

impl Writing<'_> {
    /// What becomes of one file: an article in none or one of the guide's languages, any other file as it is.
    fn files(&self, path: &str, text: &str) -> Option<Rewritten> {
        let article =
            path.rsplit_once('/').and_then(|(folder, name)| Some((folder, name.strip_suffix(".md")?)));
        let Some((folder, tag)) = article else { return Some(self.written(path, text, "")) };
        if self.languages.iter().any(|lang| lang.as_str() == tag) {
            let label = if self.source.as_str() == tag { "source" } else { "machine" };
            return Some(self.written(path, text, label));
        }
        let is_lent = !languages().any(|(known, _)| known == self.source.as_str())
            && languages().next().is_some_and(|(first, _)| first == tag);
        is_lent.then(|| self.written(&format!("{folder}/{}.md", self.source), text, "source"))
    }

    fn written(&self, path: &str, text: &str, label: &str) -> Rewritten {
        let listed = self.languages.iter().map(|lang| {
            let entry = languages().find(|(known, _)| *known == lang.as_str()).map(|(_, entry)| entry);
            let entry = entry.or_else(|| name(lang));
            let hint = if entry.is_some() { "" } else { "   # write its name as its speakers do" };
            format!("  - {{tag: {lang}, name: {}}}{hint}", entry.unwrap_or(lang.as_str()))
        });
        let (day, until) = (self.wish.day.to_string(), self.wish.day.plus_months(12).to_string());
        let values = [
            ("source", self.source.to_string()),
            ("official", self.wish.official.as_ref().map(Lang::to_string).unwrap_or_default()),
            ("languages", listed.collect::<Vec<_>>().join("\n")),
            ("day", day),
            ("until", until),
            ("label", label.to_owned()),
        ];
        let kept = text.lines().filter_map(|line| self.kept(line)).map(|line| line.to_owned() + "\n");
        let fill =
            |text: String, (name, value): &(&str, String)| text.replace(&format!("{{{{{name}}}}}"), value);
        let text = values.iter().fold(kept.collect::<String>(), fill);
        let path = format!("content/{path}");
        // Editors complete and check the file by it.
        let schema = if text.trim().is_empty() { None } else { first_line(&path) };
        Rewritten { path, text: schema.unwrap_or_default() + &text }
    }

    /// A line without its condition; `None` where that does not hold.
    fn kept<'b>(&self, line: &'b str) -> Option<&'b str> {
        let conditions = [
            ("[checklist]", self.wish.checklist),
            ("[no-checklist]", !self.wish.checklist),
            ("[facts]", self.wish.facts),
            ("[official]", self.wish.official.is_some()),
        ];
        for (condition, holds) in conditions {
            if let Some(rest) = line.strip_prefix(condition) {
                return holds.then(|| rest.strip_prefix(' ').unwrap_or(rest));
            }
        }
        Some(line)
    }
}
