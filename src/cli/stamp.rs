//! `wayleaf stamp`: records that a person compared a translation with its source, or the day a source changed.

use crate::author::source_history::keep;
use crate::author::stamp::{StampUnits, date, is_wanted, stamp, withheld};
use crate::author::stamped::{self, ChangedMeaning, changed};
use crate::calendar::Day;
use crate::check::meaning::table::MeaningTable;
use crate::check::meaning::told;
use crate::check::state::{self, State};
use crate::guide::Guide;
use crate::guide::ids::{TopicId, UnitId};
use crate::guide::topic::Topic;
use crate::i18n::lang::Lang;
use crate::parse;
use crate::parse::size::too_large_to_write;
use crate::parse::source_history::SourceHistory;
use crate::project::{Project, Rewritten};
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
    /// The topic; all of them if not given, but for changed safety units, which are named one by one
    pub topic: Option<String>,
    /// The units, `title` for title and summary; all of the topic if none is given
    pub units: Vec<String>,
    /// The source was edited without a change of meaning: stamp it in every language
    #[arg(long)]
    pub trivial: bool,
    /// A safety unit, as `topic#unit`, whose translation may say something else than when it was last stamped; may be
    /// given several times
    #[arg(long, value_name = "UNIT")]
    pub confirm_meaning: Vec<String>,
}

/// Stamps, and writes which files changed and what is left.
pub(super) fn run(context: &Context, arguments: &StampArguments) -> CommandResult {
    let day = context.desk_day(None)?;
    let Stamped { files, waiting } = stamped(context, arguments, day)?;
    let mut lines: String = files.iter().map(|path| format!("stamped {path}\n")).collect();
    let (_, guide) = context.content()?;
    let langs = langs(&guide, arguments)?;
    let of_topic = |topic: &&Topic| arguments.topic.as_deref().is_none_or(|id| topic.id.as_str() == id);
    let topics: Vec<&Topic> = guide.topics.iter().filter(of_topic).collect();
    let mut left: Vec<String> = match &arguments.topic {
        Some(_) => Vec::new(),
        None => left(&guide, &topics, &langs),
    };
    left.extend(waiting);
    if files.is_empty() && left.is_empty() {
        lines.push_str(nothing(&guide, &topics, &langs));
    }
    let exit = if left.is_empty() { Exit::Clean } else { Exit::Faulty };
    lines.extend(left);
    output::out(&lines)?;
    Ok(exit)
}

/// The safety units that were not stamped, each with the command that does once somebody has compared it.
fn left(guide: &Guide, topics: &[&Topic], langs: &[Lang]) -> Vec<String> {
    let of_lang = |lang: &Lang| {
        let of_topic = |topic: &&Topic| {
            let units = withheld(guide, topic, lang).into_iter();
            let line = |unit: &UnitId| {
                format!(
                    "not stamped: {lang} {topic}#{unit} is a safety unit; compare it, then `wayleaf stamp {lang} {topic} {unit}`\n",
                    topic = topic.id
                )
            };
            units.map(line).collect::<Vec<_>>()
        };
        topics.iter().flat_map(of_topic).collect::<Vec<_>>()
    };
    langs.iter().flat_map(of_lang).collect()
}

/// What to say where nothing was stamped.
fn nothing(guide: &Guide, topics: &[&Topic], langs: &[Lang]) -> &'static str {
    if langs.is_empty() {
        return "nothing to record: every change that a translation lacks bears its day\n";
    }
    let is_current = |topic: &&Topic, lang: &Lang| {
        let of_units = topic.units.iter().map(|spec| state::of_unit(guide, topic, spec, lang));
        of_units.chain([state::of_title(guide, topic, lang)]).all(|state| state == State::Current)
    };
    if langs.iter().all(|lang| topics.iter().all(|topic| is_current(topic, lang))) {
        "nothing to stamp: everything is current\n"
    } else {
        "nothing to stamp, and not everything is current: `wayleaf status` lists what is missing or changed\n"
    }
}

/// What came of stamping.
struct Stamped {
    /// The paths of the files changed.
    files: Vec<String>,
    /// What was not stamped since it says something else than before, in words.
    waiting: Vec<String>,
}

/// The units of a topic that wait in a language for somebody to confirm what they say.
struct Unconfirmed<'g> {
    topic: &'g Topic,
    lang: &'g Lang,
    units: Vec<ChangedMeaning>,
}

impl<'g> Unconfirmed<'g> {
    fn new(
        (project, guide): (&Project, &Guide),
        topic: &'g Topic,
        (lang, table): (&'g Lang, Option<&MeaningTable>),
        units: &StampUnits,
        confirmed: &[String],
    ) -> Self {
        let mut changed = changed(project, topic, lang, table);
        changed.retain(|changed| {
            is_wanted(guide, topic, lang, units, changed.unit.as_str())
                && !confirmed.contains(&format!("{}#{}", topic.id, changed.unit))
        });
        Self { topic, lang, units: changed }
    }

    fn ids(&self) -> Vec<UnitId> {
        self.units.iter().map(|changed| changed.unit.clone()).collect()
    }

    fn lines(&self) -> impl Iterator<Item = String> {
        let (topic, lang) = (&self.topic.id, self.lang);
        self.units.iter().map(move |ChangedMeaning { unit, changes, before, now }| {
            format!(
                "not stamped: {lang} {topic}#{unit} is a safety unit that says something else than when it was last stamped: {}\n  \
                 before: {before}\n  now:    {now}\n  if the new text is right: `wayleaf stamp {lang} {topic} {unit} --confirm-meaning {topic}#{unit}`\n",
                told(changes)
            )
        })
    }
}

/// Stamps, and keeps what safety units say.
fn stamped(context: &Context, wanted: &StampArguments, day: Day) -> Result<Stamped, CommandError> {
    let (project, guide) = context.content_with_kept()?;
    let langs = langs(&guide, wanted)?;
    let topic = wanted.topic.as_deref().map(|id| topic(&guide, id)).transpose()?;
    for (id, unit) in topic.iter().flat_map(|id| wanted.units.iter().map(move |unit| (id, unit))) {
        let known = guide.topic(id).into_iter().flat_map(|topic| &topic.units);
        let all: Vec<&str> = [UnitId::TITLE].into_iter().chain(known.map(|spec| spec.id.as_str())).collect();
        if !all.contains(&unit.as_str()) {
            return Err(format!("`{unit}` is not a unit of `{id}`; they are: {}", all.join(", ")).into());
        }
    }
    let units = match (&topic, wanted.units.as_slice()) {
        (None, _) => StampUnits::AllButWithheld,
        (Some(_), []) => StampUnits::All,
        (Some(_), these) => StampUnits::These(these.to_vec()),
    };
    let topics = guide.topics.iter().filter(|known| topic.as_ref().is_none_or(|id| known.id == *id));
    let dates = langs.is_empty();
    let mut files: Vec<Rewritten> = Vec::new();
    let mut lines = Vec::new();
    let tables: Vec<Option<MeaningTable>> = langs.iter().map(MeaningTable::of).collect();
    for topic in topics {
        let waiting: Vec<Unconfirmed<'_>> = langs
            .iter()
            .zip(tables.iter().map(Option::as_ref))
            .map(|lang| Unconfirmed::new((&project, &guide), topic, lang, &units, &wanted.confirm_meaning))
            .collect();
        let waits = |lang: &Lang| {
            waiting.iter().find(|waiting| waiting.lang == lang).map(Unconfirmed::ids).unwrap_or_default()
        };
        files.extend(date(&project, &guide, topic, &units, day).filter(|_| dates));
        files.extend(
            langs.iter().filter_map(|lang| stamp(&project, &guide, topic, lang, &units, &waits(lang))),
        );
        files.extend(stamped::keep(&project, &guide, topic, |lang, id| {
            langs.contains(lang)
                && is_wanted(&guide, topic, lang, &units, id.as_str())
                && !waits(lang).contains(id)
        }));
        lines.extend(waiting.iter().flat_map(Unconfirmed::lines));
    }
    // What the translations were made from is read off them as they will be.
    let project = project.with(&files);
    if let Some(guide) = parse::guide(&project).value {
        let topics = guide.topics.iter().filter(|known| topic.as_ref().is_none_or(|id| known.id == *id));
        files.extend(topics.filter_map(|topic| keep(&project, &guide, topic, &SourceHistory::new())));
    }
    let too_large = too_large_to_write(&files);
    if !too_large.is_empty() {
        return Err(too_large.into());
    }
    for file in &files {
        let path = context.root.join(&file.path);
        if path.is_file() { rewrite(&path, &file.text)? } else { put(&path, &file.text)? }
    }
    Ok(Stamped { files: files.into_iter().map(|file| file.path).collect(), waiting: lines })
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
