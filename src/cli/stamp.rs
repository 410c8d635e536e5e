//! `wayleaf stamp`: records that a person compared a translation with its source, or the day a source changed.

use crate::author::source_history::keep;
use crate::author::stamp::{StampUnits, date, stamp};
use crate::calendar::Day;
use crate::guide::Guide;
use crate::guide::ids::{TopicId, UnitId};
use crate::i18n::lang::Lang;
use crate::parse::source_history::SourceHistory;
use crate::project::Rewritten;
use crate::write::{put, rewrite};
use clap::Args;

use super::context::Context;
use super::exit::{CommandError, CommandResult, Exit};
use super::output;

/// The arguments of `stamp`.
#[derive(Debug, Args)]
pub(super) struct StampArguments {
    /// The language of the translation; the source language for the day of a change, and with --trivial
    pub lang: String,
    /// The topic; all of them if not given
    pub topic: Option<String>,
    /// The units, `title` for title and summary; all of the topic if none is given
    pub units: Vec<String>,
    /// The source was edited without a change of meaning: stamp it in every language
    #[arg(long)]
    pub trivial: bool,
}

/// Stamps, and writes which files changed.
pub(super) fn run(context: &Context, arguments: &StampArguments) -> CommandResult {
    let day = context.day()?;
    let files = stamped(context, arguments, day)?;
    let lines = files.iter().map(|path| format!("stamped {path}\n"));
    output::out(&if files.is_empty() {
        "nothing to stamp: everything is current\n".to_owned()
    } else {
        lines.collect()
    })?;
    Ok(Exit::Clean)
}

/// Stamps; gives the paths of the files changed.
fn stamped(context: &Context, wanted: &StampArguments, day: Day) -> Result<Vec<String>, CommandError> {
    let (project, guide) = context.content()?;
    let langs = langs(&guide, wanted)?;
    let topic = wanted.topic.as_deref().map(|id| topic(&guide, id)).transpose()?;
    for (id, unit) in topic.iter().flat_map(|id| wanted.units.iter().map(move |unit| (id, unit))) {
        let known = guide.topic(id).into_iter().flat_map(|topic| &topic.units);
        let all: Vec<&str> = [UnitId::TITLE].into_iter().chain(known.map(|spec| spec.id.as_str())).collect();
        if !all.contains(&unit.as_str()) {
            return Err(format!("`{unit}` is not a unit of `{id}`; they are: {}", all.join(", ")).into());
        }
    }
    let units =
        if wanted.units.is_empty() { StampUnits::All } else { StampUnits::These(wanted.units.clone()) };
    let topics = guide.topics.iter().filter(|known| topic.as_ref().is_none_or(|id| known.id == *id));
    let dates = langs.is_empty();
    let files: Vec<Rewritten> = topics
        .flat_map(|topic| {
            let dated = date(&project, &guide, topic, &units, day).filter(|_| dates);
            let stamped = langs.iter().filter_map(|lang| stamp(&project, &guide, topic, lang, &units));
            stamped.chain(dated).collect::<Vec<_>>()
        })
        .collect();
    for file in &files {
        rewrite(&context.root.join(&file.path), &file.text)?;
    }
    let (project, guide) = context.content()?;
    let topics = guide.topics.iter().filter(|known| topic.as_ref().is_none_or(|id| known.id == *id));
    let kept: Vec<Rewritten> =
        topics.filter_map(|topic| keep(&project, &guide, topic, &SourceHistory::new())).collect();
    for file in &kept {
        put(&context.root.join(&file.path), &file.text)?;
    }
    Ok(files.into_iter().chain(kept).map(|file| file.path).collect())
}

/// The translations to stamp; none where the day of a change in the source is to be recorded.
fn langs(guide: &Guide, wanted: &StampArguments) -> Result<Vec<Lang>, String> {
    let source = &guide.settings.source;
    let known = guide.settings.languages.iter().map(|language| &language.lang);
    let lang = known.clone().find(|lang| lang.as_str() == wanted.lang);
    let Some(lang) = lang else {
        let all: Vec<&str> = known.map(Lang::as_str).collect();
        return Err(format!(
            "`{}` is not a language of the guide; they are: {}",
            wanted.lang,
            all.join(", ")
        ));
    };
    match (lang == source, wanted.trivial) {
        (true, true) => Ok(known.filter(|lang| *lang != source).cloned().collect()),
        (false, false) => Ok(vec![lang.clone()]),
        // No translation is stamped: the day of the change is recorded.
        (true, false) => Ok(Vec::new()),
        (false, true) => {
            Err(format!("--trivial is for the source language: `wayleaf stamp {source} … --trivial`"))
        }
    }
}

fn topic(guide: &Guide, id: &str) -> Result<TopicId, String> {
    let known = guide.topics.iter().find(|topic| topic.id.as_str() == id);
    known.map(|topic| topic.id.clone()).ok_or_else(|| {
        let all: Vec<&str> = guide.topics.iter().map(|topic| topic.id.as_str()).collect();
        format!("there is no topic `{id}`; they are: {}", all.join(", "))
    })
}
