//! Text to model: every file is read, also when another one is broken.

mod article;
mod changes;
mod facts;
pub mod law;
mod listed;
mod markdown;
mod pictures;
pub mod reviews;
mod seal;
mod settings;
mod size;
pub mod source_history;
mod sources;
mod template;
pub mod theme;
pub mod topic;
mod unit_spec;
mod values;
mod yaml;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnosed, Diagnostic, KEPT, Place, Severity, few};
use crate::guide::article::Article;
use crate::guide::changes::Changes;
use crate::guide::ids::{SourceId, TopicId};
use crate::guide::review::Reviews;
use crate::guide::topic::Topic;
use crate::guide::topics::Topics;
use crate::guide::{Guide, Unread};
use crate::i18n::lang::Lang;
use crate::law::record::LawRecord;
use crate::parse::yaml::Yaml;
use crate::project::{FileId, Project};
use crate::theme::Theme;

pub use changes::NEXT;
pub use markdown::{Piece, PieceKind, Run, Shown, escaped, pieces, shown, unescaped};

/// Everything a project says, as far as it could be understood.
#[derive(Debug)]
pub struct Parsed {
    /// What lies under `content/`; `None` if `guide.yaml` cannot be used.
    pub guide: Option<Guide>,
    /// The theme; `None` if it cannot be used at all.
    pub theme: Option<Theme>,
}

/// Reads a project's content and the theme of this name.
pub fn parse(project: &Project, theme: &str) -> Diagnosed<Parsed> {
    let mut problems = Vec::new();
    let (guide, theme) = rayon::join(|| guide(project), || theme::theme(project, theme));
    let (guide, theme) = (guide.keep(&mut problems), theme.keep(&mut problems));
    Diagnosed::new(Parsed { guide, theme }, problems)
}

/// Reads everything under `content/`; no guide where `guide.yaml` cannot be used.
pub fn guide(project: &Project) -> Diagnosed<Option<Guide>> {
    let mut problems = Vec::new();
    let settings = file(project, "content/guide.yaml", &mut problems)
        .and_then(|yaml| settings::settings(yaml).keep(&mut problems));
    let facts = file(project, "content/facts.yaml", &mut problems)
        .and_then(|yaml| facts::facts(yaml).keep(&mut problems));
    let sources = file(project, "content/sources.yaml", &mut problems)
        .and_then(|yaml| sources::sources(yaml).keep(&mut problems));
    let changes = match project.find("content/changes.yaml") {
        Some(_) => file(project, "content/changes.yaml", &mut problems)
            .map_or_else(Changes::default, |yaml| changes::changes(yaml).keep(&mut problems)),
        None => Changes::default(),
    };
    let reviews = match project.find(reviews::PATH) {
        Some(_) => file(project, reviews::PATH, &mut problems)
            .map_or_else(Reviews::default, |yaml| reviews::reviews(yaml).keep(&mut problems)),
        None => Reviews::default(),
    };
    let laws = laws(project, &mut problems);
    let topics = topics(project, &mut problems);
    let guide = settings.map(|settings| {
        let mut topics = topics;
        let places: BTreeMap<&TopicId, usize> =
            settings.order.iter().enumerate().map(|(at, (listed, _))| (listed, at)).collect();
        topics.sort_by_cached_key(|topic| (!topic.id.is_home(), places.get(&topic.id), topic.id.clone()));
        let topics = Topics::from(topics);
        let (facts, unread_facts) = facts.map(|read| (read.known, read.unread)).unzip();
        let (sources, unread_sources) = sources.map(|read| (read.known, read.unread)).unzip();
        Guide {
            settings,
            facts: facts.unwrap_or_default(),
            sources: sources.unwrap_or_default(),
            laws,
            reviews,
            changes,
            topics,
            unread: Unread { facts: unread_facts, sources: unread_sources },
        }
    });
    Diagnosed::new(guide, problems)
}

fn file<'a>(project: &'a Project, path: &str, problems: &mut Vec<Diagnostic>) -> Option<Yaml<'a>> {
    let Some(file) = project.find(path) else {
        let help = "create it; CONTRIBUTING.md shows what it holds";
        let place = Place::Path(path.to_owned());
        let message = format!("`{path}` is missing");
        problems.push(Diagnostic::new(Code::MissingFile, Severity::Error, place, message, help));
        return None;
    };
    if let Some(problem) = size::too_large(project, file) {
        problems.push(problem);
        return None;
    }
    Some(Yaml { text: &project.file(file).text, file, base: 0 })
}

/// The records of laws, by source.
fn laws(project: &Project, problems: &mut Vec<Diagnostic>) -> BTreeMap<SourceId, LawRecord> {
    let files = project.files().filter_map(|(id, file)| Some((law::source_of(&file.path)?, id, file)));
    let mut laws = BTreeMap::new();
    for (source, file, content) in files {
        let yaml = Yaml { text: &content.text, file, base: 0 };
        laws.extend(law::record(yaml).keep(problems).map(|record| (source, record)));
    }
    laws
}

/// The files of one topic, as their paths tell.
#[derive(Default)]
struct TopicFiles {
    structure: Option<FileId>,
    articles: Vec<(Lang, FileId)>,
}

fn topics(project: &Project, problems: &mut Vec<Diagnostic>) -> Vec<Topic> {
    let mut by_topic: BTreeMap<TopicId, TopicFiles> = BTreeMap::new();
    for (id, file) in project.files() {
        let Some(inside) = file.path.strip_prefix("content/") else { continue };
        let known = matches!(
            inside,
            "guide.yaml" | "facts.yaml" | "sources.yaml" | "changes.yaml" | "reviews.yaml" | "LICENSE"
        );
        if known || file.path.ends_with("REVIEW.md") {
            continue;
        }
        if source_history::topic_of(&file.path).is_some() || law::source_of(&file.path).is_some() {
            continue;
        }
        match topic_file(inside) {
            Some((topic, None)) => by_topic.entry(topic).or_default().structure = Some(id),
            Some((topic, Some(lang))) => by_topic.entry(topic).or_default().articles.push((lang, id)),
            None => problems.push(Diagnostic::new(
                Code::UnusedFile,
                Severity::Warning,
                Place::Path(file.path.clone()),
                format!("nothing uses `{}`", file.path),
                "texts lie at content/topics/<topic>/<language>.md; move the file or delete it",
            )),
        }
    }
    let read: Vec<Diagnosed<Option<Topic>>> =
        by_topic.into_par_iter().map(|(id, files)| topic(project, id, &files)).collect();
    read.into_iter().filter_map(|parsed| parsed.keep(problems)).collect()
}

/// `topics/<topic>/topic.yaml` or `topics/<topic>/<lang>.md`.
fn topic_file(path: &str) -> Option<(TopicId, Option<Lang>)> {
    let (topic, name) = path.strip_prefix("topics/")?.split_once('/')?;
    let topic = TopicId::new(topic)?;
    match name {
        "topic.yaml" => Some((topic, None)),
        _ => Some((topic, Some(Lang::parse(name.strip_suffix(".md")?)?))),
    }
}

fn article(project: &Project, file: FileId) -> Diagnosed<Option<Article>> {
    if let Some(problem) = size::too_large(project, file) {
        return Diagnosed::new(None, vec![problem]);
    }
    let Diagnosed { value: article, problems } = article::article(&project.file(file).text, file);
    Diagnosed::new(article, few(problems, KEPT))
}

fn topic(project: &Project, id: TopicId, files: &TopicFiles) -> Diagnosed<Option<Topic>> {
    let mut problems = Vec::new();
    let read: Vec<(Lang, Diagnosed<Option<Article>>)> =
        files.articles.par_iter().map(|(lang, file)| (lang.clone(), article(project, *file))).collect();
    let articles =
        read.into_iter().filter_map(|(lang, parsed)| Some((lang, parsed.keep(&mut problems)?))).collect();
    let Some(file) = files.structure else {
        let path = format!("content/topics/{id}/topic.yaml");
        let message = format!("`{path}` is missing");
        let help = "create it with `kind: text` and the units of the topic in order";
        problems.push(Diagnostic::new(Code::MissingFile, Severity::Error, Place::Path(path), message, help));
        return Diagnosed::new(None, problems);
    };
    if let Some(problem) = size::too_large(project, file) {
        problems.push(problem);
        return Diagnosed::new(None, problems);
    }
    let yaml = Yaml { text: &project.file(file).text, file, base: 0 };
    let structure = topic::topic(yaml).keep(&mut problems);
    let topic = |topic::Structure { kind, picture, retired, units }| Topic {
        id,
        kind,
        picture,
        file,
        units,
        retired,
        articles,
    };
    Diagnosed::new(structure.map(topic), problems)
}
