//! Sound translations put into the project in memory and the whole guide built with them: what a rule finds that it
//! did not find before is refused, with the rule's own words.

use std::collections::{BTreeMap, BTreeSet};

use crate::author::{source_history, stamped};
use crate::build::{build, build_parsed};
use crate::diagnostic::{Diagnostic, Place};
use crate::edit::{self, mapping};
use crate::guide::Guide;
use crate::guide::ids::{PartId, TopicId, UnitId};
use crate::i18n::lang::Lang;
use crate::kit::apply::{self, ArticleChanges, Attribution};
use crate::kit::catalog::{EntryId, SegmentKind};
use crate::kit::import_error::EntryError;
use crate::kit::judge::{ImportContext, ValidEntry};
use crate::options::Options;
use crate::parse;
use crate::parse::source_history::SourceHistory;
use crate::parse::theme::chosen;
use crate::project::{Project, Rewritten, Span};
use crate::theme::OVERLAY;

const FACTS: &str = "content/facts.yaml";

/// Where the titles of the parts of the one file stand.
const SETTINGS: &str = "content/guide.yaml";

/// Why entries are refused, by id.
pub(super) type EntryErrors = BTreeMap<String, Vec<EntryError>>;

/// Rules are asked again after each refusal, since one text may hide what is wrong with another.
const ROUNDS: usize = 8;

/// The files with all that keeps the rules, and what does not keep them.
pub(super) fn run(
    context: &ImportContext<'_>,
    sound: &[ValidEntry],
    lang: &Lang,
    made: &Attribution,
    options: &Options,
) -> (Vec<Rewritten>, EntryErrors) {
    let mut refused = EntryErrors::new();
    let mut before = None;
    for _ in 0..ROUNDS {
        let kept: Vec<&ValidEntry> =
            sound.iter().filter(|made| !refused.contains_key(&made.id.to_string())).collect();
        let mut files = files(context, &kept, lang, made);
        if files.is_empty() {
            return (Vec::new(), refused);
        }
        let before = before.get_or_insert_with(|| told(context.project, options));
        let project = context.project.with(&files);
        let parsed = parse::parse(&project, &chosen(&project));
        let guide = parsed.value.guide.as_ref();
        let places = guide.map(|guide| TextPlaces::new(guide, lang)).unwrap_or_default();
        let histories = guide.map(|guide| histories(&project, guide, &kept, lang)).unwrap_or_default();
        let built = build_parsed(&project, parsed, options, &[]);
        let new = built
            .problems
            .iter()
            .filter(|problem| problem.keeps_out() && !before.contains(&key(problem, &project)));
        let mut found = false;
        for problem in new {
            found = true;
            let attribute = attribute(problem, &project, &places, &kept, lang);
            for id in attribute {
                let reason = EntryError::Rule(problem.message.clone(), problem.help.clone());
                let reasons = refused.entry(id).or_default();
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
            }
        }
        if !found {
            files.extend(histories);
            return (files, refused);
        }
    }
    (Vec::new(), refused)
}

/// What is wrong already, for whatever reason: none of it is the translator's doing.
fn told(project: &Project, options: &Options) -> BTreeSet<(String, String)> {
    build(project, options).problems.iter().map(|problem| key(problem, project)).collect()
}

fn key(problem: &Diagnostic, project: &Project) -> (String, String) {
    (problem.path(project).to_owned(), problem.message.clone())
}

/// The files that these translations change.
fn files(
    context: &ImportContext<'_>,
    sound: &[&ValidEntry],
    lang: &Lang,
    made: &Attribution,
) -> Vec<Rewritten> {
    let mut topics: BTreeMap<&TopicId, ArticleChanges> = BTreeMap::new();
    for each in sound {
        let Some((topic, unit)) = each.id.in_topic() else { continue };
        let changes = topics.entry(topic).or_default();
        if each.compared {
            changes.compared.insert(unit.to_owned());
        }
        let stamped = context.article(topic).and_then(|article| {
            article
                .made_from
                .iter()
                .find(|(known, _)| known.as_str() == unit)
                .map(|(_, stamped)| stamped.value)
        });
        if !each.same || stamped != Some(each.print) {
            changes.texts.insert(unit.to_owned(), (each.text.clone(), each.print));
        }
    }
    let articles = topics.into_iter().filter_map(|(id, changes)| {
        let topic = context.guide.topic(id)?;
        let gone_through = context.article(id).is_some_and(|article| {
            article.units.iter().all(|unit| changes.compared.contains(unit.id.as_str()))
                && (changes.compared.contains(UnitId::TITLE) || !article.has_title())
        });
        if changes.texts.is_empty() && !gone_through {
            return None;
        }
        Some(apply::article(context.project, topic, lang, &changes, made))
    });
    let mut files: Vec<Rewritten> = articles.collect();
    files.extend(part_titles(context, sound, lang));
    files.extend(facts(context, sound, lang));
    files.extend(strings(context, sound, lang));
    files.retain(|file| text(context.project, &file.path) != Some(file.text.as_str()));
    files
}

fn text<'a>(project: &'a Project, path: &str) -> Option<&'a str> {
    project.find(path).map(|file| project.file(file).text.as_str())
}

fn part_titles(context: &ImportContext<'_>, sound: &[&ValidEntry], lang: &Lang) -> Option<Rewritten> {
    let old = text(context.project, SETTINGS)?;
    let edits = sound.iter().filter(|made| !made.same).filter_map(|made| match &made.id {
        EntryId::PartTitle(id) => apply::part_title(old, context.guide.one_file_part(id)?, lang, &made.text),
        _ => None,
    });
    let new = edit::apply(old, edits.collect());
    (new != old).then(|| Rewritten { path: SETTINGS.to_owned(), text: new })
}

fn facts(context: &ImportContext<'_>, sound: &[&ValidEntry], lang: &Lang) -> Option<Rewritten> {
    let old = text(context.project, FACTS)?;
    let edits = sound.iter().filter(|made| !made.same).filter_map(|made| match &made.id {
        EntryId::Fact(id) => apply::name(old, id, lang, &made.text),
        _ => None,
    });
    let new = edit::apply(old, edits.collect());
    (new != old).then(|| Rewritten { path: FACTS.to_owned(), text: new })
}

/// The files of strings that change: a string is written where it stands already, a new one into the theme, or beside the
/// guide's texts where the theme lies on no disk.
fn strings(context: &ImportContext<'_>, sound: &[&ValidEntry], lang: &Lang) -> Vec<Rewritten> {
    let of_theme = |lang: &Lang| format!("themes/{}/strings/{lang}.yaml", context.theme.name);
    let own = own_strings(lang);
    let base = context.theme.brought_base(&context.guide.settings.source).map(|(lang, _)| of_theme(lang));
    let Some(base) = base.and_then(|path| text(context.project, &path)) else { return Vec::new() };
    let owned = text(context.project, &own).map(mapping::entries).unwrap_or_default();
    let owned: BTreeSet<&str> = owned.into_iter().map(|(key, _)| key).collect();
    let mut new: BTreeMap<String, BTreeMap<String, StringForms<'_>>> = BTreeMap::new();
    for made in sound.iter().filter(|made| !made.same) {
        let EntryId::Words(key) = &made.id else { continue };
        let forms = made.parts.iter().map(|(kind, text)| match kind {
            SegmentKind::Form(category) => (Some(*category), text.clone()),
            _ => (None, text.clone()),
        });
        let is_own = context.project.has_shipped_theme() || owned.contains(key.as_str());
        let path = if is_own { own.clone() } else { of_theme(lang) };
        new.entry(path).or_default().insert(key.clone(), forms.collect());
    }
    let files = new.into_iter().map(|(path, new)| {
        let text = apply::strings(text(context.project, &path), base, &new);
        Rewritten { path, text }
    });
    files.collect()
}

/// A string with its plural forms, each with its category.
type StringForms<'a> = Vec<(Option<&'a str>, String)>;

/// Where a guide keeps strings of its own.
fn own_strings(lang: &Lang) -> String {
    format!("{OVERLAY}strings/{lang}.yaml")
}

/// Where the texts of a language stand.
#[derive(Default)]
struct TextPlaces {
    /// By the path of its articles, the topic and the place of each unit.
    units: BTreeMap<String, (TopicId, Vec<(Span, UnitId)>)>,
    /// Of each part of the one file its title.
    part_titles: Vec<(Span, PartId)>,
}

impl TextPlaces {
    fn new(guide: &Guide, lang: &Lang) -> Self {
        let articles = guide.topics.iter().filter_map(|topic| {
            let units = topic.articles.get(lang)?.units.iter().map(|unit| (unit.span, unit.id.clone()));
            Some((format!("content/topics/{}/{lang}.md", topic.id), (topic.id.clone(), units.collect())))
        });
        let parts = guide.settings.one_file_parts.iter();
        let titles = parts.filter_map(|part| Some((part.title.get(lang)?.span, part.id.clone())));
        Self { units: articles.collect(), part_titles: titles.collect() }
    }

    /// The part of the one file in whose title a byte of `guide.yaml` stands.
    fn part_at(&self, at: u32) -> Option<&PartId> {
        let mut found = self.part_titles.iter().filter(|(place, _)| (place.start..=place.end).contains(&at));
        found.next().map(|(_, part)| part)
    }
}

/// The entries a problem is about: those at its place or on its pages, otherwise those of its file, otherwise all.
fn attribute(
    problem: &Diagnostic,
    project: &Project,
    places: &TextPlaces,
    sound: &[&ValidEntry],
    lang: &Lang,
) -> Vec<String> {
    let of = |matches: &dyn Fn(&EntryId) -> bool| -> Vec<String> {
        sound.iter().filter(|made| matches(&made.id)).map(|made| made.id.to_string()).collect()
    };
    let path = problem.path(project);
    let in_theme = path.starts_with("themes/") && path.ends_with(&format!("/strings/{lang}.yaml"));
    let in_strings = in_theme || path == own_strings(lang);
    let exact = match &problem.place {
        Place::Span(span) if path == FACTS || in_strings => {
            let name = key_at(&project.file(span.file).text, span.start as usize);
            of(&|id| match id {
                EntryId::Fact(id) => path == FACTS && name == Some(id.as_str()),
                EntryId::Words(key) => in_strings && name == Some(key.as_str()),
                _ => false,
            })
        }
        Place::Span(span) if path == SETTINGS => {
            let part = places.part_at(span.start);
            of(&|id| matches!(id, EntryId::PartTitle(id) if part == Some(id)))
        }
        Place::Span(span) => {
            let unit = places.units.get(path).map(|(topic, units)| {
                let unit = units.iter().find(|(place, _)| (place.start..=place.end).contains(&span.start));
                format!("{topic}#{}", unit.map_or(UnitId::TITLE, |(_, unit)| unit.as_str()))
            });
            of(&|id| unit.as_ref() == Some(&id.to_string()))
        }
        _ => Vec::new(),
    };
    let pages: BTreeSet<&str> = [&problem.place].into_iter().chain(&problem.also).filter_map(page).collect();
    let on_page = |topic: &TopicId| {
        let name = if topic.is_home() { "index" } else { topic.as_str() };
        path == format!("content/topics/{topic}/{lang}.md")
            || pages.contains(format!("{lang}/{name}.html").as_str())
    };
    let found = [
        exact,
        of(&|id| id.in_topic().is_some_and(|(topic, _)| on_page(topic))),
        of(&|id| path == FACTS && matches!(id, EntryId::Fact(_))),
        of(&|id| path == SETTINGS && matches!(id, EntryId::PartTitle(_))),
        of(&|id| in_strings && matches!(id, EntryId::Words(_))),
    ];
    found.into_iter().find(|ids| !ids.is_empty()).unwrap_or_else(|| of(&|_| true))
}

/// The path of a page of the site.
fn page(place: &Place) -> Option<&str> {
    match place {
        Place::Page(path) => Some(path.as_str()),
        _ => None,
    }
}

/// The key of a YAML file in whose lines a byte stands.
fn key_at(text: &str, at: usize) -> Option<&str> {
    let entries = mapping::entries(text).into_iter();
    entries.filter(|(key, _)| !key.is_empty()).find(|(_, lines)| lines.contains(&at)).map(|(key, _)| key)
}

/// The files that keep the source texts which translations were made from, and what safety units say now.
fn histories(project: &Project, guide: &Guide, sound: &[&ValidEntry], lang: &Lang) -> Vec<Rewritten> {
    let mut more: BTreeMap<&TopicId, SourceHistory> = BTreeMap::new();
    for made in sound {
        if let Some((topic, unit)) = made.id.in_topic() {
            let texts = more.entry(topic).or_default().entry(unit.to_owned()).or_default();
            texts.insert(made.print, made.source.clone());
        }
    }
    let changed = guide.topics.iter().filter_map(|topic| {
        let more = more.get(&topic.id)?;
        source_history::keep(project, guide, topic, more)
    });
    let told = guide.topics.iter().filter_map(|topic| {
        let units = more.get(&topic.id)?;
        stamped::keep(project, guide, topic, |of, id| of == lang && units.contains_key(id.as_str()))
    });
    changed.chain(told).collect()
}
