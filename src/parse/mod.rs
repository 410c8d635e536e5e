//! Text to model: every file is read, also when another one is broken.

mod allowed;
mod article;
pub mod asked;
pub mod beside;
mod budgets;
mod changes;
mod facts;
pub mod law;
mod listed;
mod markdown;
mod misplaced;
mod one_file_parts;
mod patterns;
mod pictures;
pub mod reviews;
pub mod schema;
mod seal;
mod settings;
pub(crate) mod size;
pub mod source_history;
mod sources;
pub mod stamped;
mod template;
mod term_base;
pub mod theme;
pub mod topic;
mod unit_spec;
mod values;
pub(crate) mod yaml;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnosed, Diagnostic, KEPT, Place, Severity, few};
use crate::guide::article::Article;
use crate::guide::changes::Changes;
use crate::guide::drawing::Drawing;
use crate::guide::ids::{SourceId, TopicId};
use crate::guide::review::Reviews;
use crate::guide::term_base::TermBase;
use crate::guide::topic::Topic;
use crate::guide::topics::Topics;
use crate::guide::{Guide, Unread};
use crate::i18n::lang::Lang;
use crate::law::record::LawRecord;
use crate::parse::listed::Listed;
use crate::parse::yaml::Yaml;
use crate::project::{FileId, Project};
use crate::theme::Theme;

pub use changes::NEXT;
pub use markdown::{
    ForeignBlock, ForeignBlockKind, ForeignInline, ForeignInlineKind, ForeignTerm, UNDEFINED, foreign,
    is_money, plain_words, warning,
};
pub use markdown::{Piece, PieceKind, Run, Shown, code_blocks, escaped, pieces, shown, unescaped};

/// YAML that is none of a guide's, as another generator writes it; `None` where it cannot be read.
pub fn any_yaml(text: &str) -> Option<serde_json::Value> {
    yaml::any(text)
}

/// Everything a project says, as far as it could be understood.
#[derive(Debug)]
pub struct Parsed {
    /// What lies under `content/`; `None` if `guide.yaml` cannot be used.
    pub guide: Option<Guide>,
    /// The theme; `None` if it cannot be used at all.
    pub theme: Option<Arc<Theme>>,
}

/// Reads a project's content and the theme of this name.
pub fn parse(project: &Project, theme: &str) -> Diagnosed<Parsed> {
    let ProjectReading { guide, theme, problems } = read(project, theme);
    Diagnosed::new(Parsed { guide, theme }, problems.all())
}

/// Everything a project says, and what is wrong with which part of it.
#[derive(Debug, Clone)]
pub(crate) struct ProjectReading {
    pub guide: Option<Guide>,
    pub theme: Option<Arc<Theme>>,
    pub problems: ReadingProblems,
}

/// What is wrong with what was read, by the part that a later reading may read alone.
#[derive(Debug, Clone, Default)]
pub(crate) struct ReadingProblems {
    /// With everything but topics.
    frame: Vec<Diagnostic>,
    topics: BTreeMap<TopicId, Vec<Diagnostic>>,
}

impl ReadingProblems {
    /// All of them.
    pub fn all(&self) -> Vec<Diagnostic> {
        self.frame.iter().chain(self.topics.values().flatten()).cloned().collect()
    }
}

/// Reads a project's content and the theme of this name.
pub(crate) fn read(project: &Project, theme: &str) -> ProjectReading {
    let (guide, theme) = rayon::join(|| read_guide(project), || theme::theme(project, theme));
    let (guide, mut problems) = guide;
    let theme = theme.keep(&mut problems.frame).map(Arc::new);
    ProjectReading { guide, theme, problems }
}

/// Reads the articles that changed since an earlier reading of a project, and takes all else from there: the topics they
/// belong to. `None` where something else changed, or where a topic cannot be read now or could not be before.
pub(crate) fn read_again(
    project: &Project,
    before: (&Project, &ProjectReading),
) -> Option<(ProjectReading, BTreeSet<TopicId>)> {
    let (old, reading) = before;
    let changed = project.changed_since(old)?.into_iter();
    let topics: Option<BTreeSet<TopicId>> =
        changed.map(|file| article_of(&project.file(file).path)).collect();
    let topics = topics?;
    let mut reading = reading.clone();
    let mut guide = reading.guide?;
    let mut list = guide.topics.shared().to_vec();
    for id in &topics {
        let mut problems = Vec::new();
        let read = topic(project, id.clone(), &files_of(project, id)).keep(&mut problems)?;
        list[guide.topics.place(id)?] = Arc::new(read);
        reading.problems.topics.insert(id.clone(), problems);
    }
    guide.topics = Topics::from(list);
    reading.guide = Some(guide);
    Some((reading, topics))
}

/// Reads everything under `content/`; no guide where `guide.yaml` cannot be used.
pub fn guide(project: &Project) -> Diagnosed<Option<Guide>> {
    let (guide, problems) = read_guide(project);
    Diagnosed::new(guide, problems.all())
}

fn read_guide(project: &Project) -> (Option<Guide>, ReadingProblems) {
    let mut found = ReadingProblems::default();
    let problems = &mut found.frame;
    let settings = file(project, "content/guide.yaml", problems)
        .and_then(|yaml| settings::settings(yaml).keep(problems));
    // A guide has these files only where it has something to write in them.
    let mut optional = |path: &str| project.find(path).map(|file| readable(project, file, problems));
    let facts = optional("content/facts.yaml");
    let sources = optional("content/sources.yaml");
    let changes = optional("content/changes.yaml").flatten();
    let reviews = optional(reviews::PATH).flatten();
    let asked = optional(asked::PATH).flatten();
    let allowed = optional(allowed::PATH).flatten();
    // A file that is there and cannot be read hides which facts there are: it is not the same as none.
    let facts = match facts {
        Some(yaml) => yaml.and_then(|yaml| facts::facts(yaml).keep(problems)),
        None => Some(Listed::default()),
    };
    let sources = match sources {
        Some(yaml) => yaml.and_then(|yaml| sources::sources(yaml).keep(problems)),
        None => Some(Listed::default()),
    };
    let changes = changes.map_or_else(Changes::default, |yaml| changes::changes(yaml).keep(problems));
    let reviews = reviews.map_or_else(Reviews::default, |yaml| reviews::reviews(yaml).keep(problems));
    let asked = asked.map(|yaml| asked::asked(yaml).keep(problems)).unwrap_or_default();
    let allowed = allowed.map(|yaml| allowed::allowed(yaml).keep(problems)).unwrap_or_default();
    let laws = laws(project, problems);
    let drawings = drawings(project, problems);
    let term_bases = term_bases(project, problems);
    let read = topics(project, problems);
    let mut topics = Vec::with_capacity(read.len());
    for (id, read) in read {
        let problems = found.topics.entry(id).or_default();
        topics.extend(read.keep(problems).map(Arc::new));
    }
    let guide = settings.map(|settings| {
        let places: BTreeMap<&TopicId, usize> =
            settings.order.iter().enumerate().map(|(at, (listed, _))| (listed, at)).collect();
        topics.sort_by_cached_key(|topic| (!topic.id.is_home(), places.get(&topic.id), topic.id.clone()));
        let topics = Topics::from(topics);
        let (facts, unread_facts) = facts.map(|read| (read.known, read.unread)).unzip();
        let (sources, unread_sources) = sources.map(|read| (read.known, read.unread)).unzip();
        Guide {
            settings: Arc::new(settings),
            facts: Arc::new(facts.unwrap_or_default()),
            sources: Arc::new(sources.unwrap_or_default()),
            laws: Arc::new(laws),
            drawings: Arc::new(drawings),
            reviews: Arc::new(reviews),
            asked: Arc::new(asked),
            allowed: Arc::new(allowed),
            term_bases: Arc::new(term_bases),
            changes: Arc::new(changes),
            topics,
            unread: Arc::new(Unread { facts: unread_facts, sources: unread_sources }),
        }
    });
    (guide, found)
}

fn file<'a>(project: &'a Project, path: &str, problems: &mut Vec<Diagnostic>) -> Option<Yaml<'a>> {
    let Some(file) = project.find(path) else {
        let help = "begin a guide with `wayleaf new`, or name the folder of one with `--root`";
        let place = Place::Path(path.to_owned());
        let message = format!("`{path}` is missing");
        problems.push(Diagnostic::new(Code::MissingFile, Severity::Error, place, message, help));
        return None;
    };
    readable(project, file, problems)
}

/// A file of YAML, unless it is too large to be read.
fn readable<'a>(project: &'a Project, file: FileId, problems: &mut Vec<Diagnostic>) -> Option<Yaml<'a>> {
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

/// The term bases, by language.
fn term_bases(project: &Project, problems: &mut Vec<Diagnostic>) -> BTreeMap<Lang, TermBase> {
    let files = project.files().filter_map(|(id, file)| Some((term_base::language_of(&file.path)?, id)));
    let mut bases = BTreeMap::new();
    for (lang, file) in files {
        let base = readable(project, file, problems).map(|yaml| term_base::term_base(yaml).keep(problems));
        bases.extend(base.map(|base| (lang, base)));
    }
    bases
}

/// The drawings, by name.
fn drawings(project: &Project, problems: &mut Vec<Diagnostic>) -> BTreeMap<String, Drawing> {
    let files = project.files().filter_map(|(id, file)| Some((drawing_of(&file.path)?, id, file)));
    let mut drawings = BTreeMap::new();
    for (name, id, file) in files {
        match size::too_large(project, id) {
            Some(problem) => problems.push(problem),
            None => drawings.extend(
                pictures::drawing(&file.text, id).keep(problems).map(|drawing| (name.to_owned(), drawing)),
            ),
        }
    }
    drawings
}

/// The name of the drawing that a file holds, as its path tells.
fn drawing_of(path: &str) -> Option<&str> {
    let name = path.strip_prefix("content/drawings/")?.strip_suffix(".svg")?;
    Some(name).filter(|name| !name.contains('/'))
}

/// The files of one topic, as their paths tell.
#[derive(Default)]
struct TopicFiles {
    structure: Option<FileId>,
    articles: Vec<(Lang, FileId)>,
}

/// The topics of a project, each with what is wrong with it.
fn topics(project: &Project, problems: &mut Vec<Diagnostic>) -> Vec<(TopicId, Diagnosed<Option<Topic>>)> {
    let mut by_topic: BTreeMap<TopicId, TopicFiles> = BTreeMap::new();
    for (id, file) in project.files() {
        let Some(inside) = file.path.strip_prefix("content/") else { continue };
        let known = inside.starts_with("theme/")
            || matches!(
                inside,
                "guide.yaml"
                    | "facts.yaml"
                    | "sources.yaml"
                    | "changes.yaml"
                    | "reviews.yaml"
                    | "asked.yaml"
                    | "allowed.yaml"
                    | "LICENSE"
            );
        if known || file.path.ends_with("REVIEW.md") {
            continue;
        }
        if beside::is_kept(&file.path)
            || law::source_of(&file.path).is_some()
            || drawing_of(&file.path).is_some()
            || term_base::language_of(&file.path).is_some()
        {
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
                misplaced::advice(&file.path),
            )),
        }
    }
    by_topic.into_par_iter().map(|(id, files)| (id.clone(), topic(project, id, &files))).collect()
}

/// The files of this topic.
fn files_of(project: &Project, id: &TopicId) -> TopicFiles {
    let mut files = TopicFiles::default();
    let folder = format!("content/topics/{id}/");
    for (file, _) in project.files().filter(|(_, file)| file.path.starts_with(&folder)) {
        match project.file(file).path.strip_prefix("content/").and_then(topic_file) {
            Some((_, None)) => files.structure = Some(file),
            Some((_, Some(lang))) => files.articles.push((lang, file)),
            None => {}
        }
    }
    files
}

/// The topic whose article a file is, as its path tells.
fn article_of(path: &str) -> Option<TopicId> {
    let (topic, lang) = topic_file(path.strip_prefix("content/")?)?;
    lang.map(|_| topic)
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
    let Diagnosed { value: article, problems } = article::article(project.shared_file(file), file);
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
