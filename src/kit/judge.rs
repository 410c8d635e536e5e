//! One submitted entry judged: whether it belongs to this guide, whether its segments make a text, whether the project's
//! own text has changed while the file was away.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::meaning::table::MeaningTable;
use crate::check::meaning::{self, MeaningChange};
use crate::guide::Guide;
use crate::guide::article::Article;
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::{TopicId, nearest};
use crate::kit::catalog::{Catalog, Entry, EntryId, Segment, SegmentKind};
use crate::kit::import_error::{EntryError, SegmentError};
use crate::kit::placeholder::Syntax;
use crate::kit::segments::{self, SegmentsError};
use crate::kit::submission::{Base, MadeFrom, SubmittedEntry};
use crate::kit::validate;
use crate::kit::words::is_bare;
use crate::parse::source_history::kept;
use crate::project::Project;
use crate::theme::Theme;

/// What comes of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryOutcome {
    /// It is taken.
    Taken {
        /// What the project says now; empty where nothing.
        old: String,
        /// What it will say.
        new: String,
        /// Whether its source has changed since the file was made: readers are told, or see the source.
        behind: bool,
        /// Terms of the official language and bold words of the source that it leaves out.
        left_out: Vec<String>,
        /// What it says otherwise than before, where that is not confirmed: it is no safety unit.
        changes: Vec<MeaningChange>,
    },
    /// A second reader has read it as it stands, and found it right.
    Confirmed,
    /// The project says the same already.
    Same,
    /// The translator is not done with it.
    Unfinished,
    /// It is not taken.
    Refused(Vec<EntryError>),
}

/// A sound translation of one entry.
#[derive(Debug, Clone)]
pub(super) struct ValidEntry {
    pub id: EntryId,
    /// The source text it was made from, and its fingerprint.
    pub source: String,
    pub print: Fingerprint,
    /// Its text; for interface strings and names that of each part.
    pub text: String,
    pub parts: Vec<(SegmentKind, String)>,
    /// Whether the project says it already.
    pub same: bool,
    pub compared: bool,
}

/// What entries are judged against.
pub(super) struct ImportContext<'a> {
    pub project: &'a Project,
    pub guide: &'a Guide,
    pub theme: &'a Theme,
    pub catalog: &'a Catalog,
    pub theirs: bool,
    /// What carries meaning in the language.
    pub table: Option<MeaningTable>,
    /// The safety units that may say something else than before.
    pub confirmed: &'a [String],
}

/// A source text with its fingerprint, and its parts.
type SourceText = (String, Fingerprint, Vec<Segment>);

impl ImportContext<'_> {
    pub(super) fn judge(&self, submission: &SubmittedEntry, sound: &mut Vec<ValidEntry>) -> EntryOutcome {
        let known = EntryId::parse(&submission.id).and_then(|id| self.catalog.entry(&id));
        let Some(entry) = known else { return EntryOutcome::Refused(vec![self.unknown(&submission.id)]) };
        let empty = submission.parts.iter().filter(|part| part.trim().is_empty()).count();
        let written =
            submission.parts.iter().filter(|part| !part.trim().is_empty() && !is_bare(part)).count();
        if submission.unfinished || written == 0 && !entry.parts.iter().all(|part| is_bare(&part.source)) {
            return EntryOutcome::Unfinished;
        }
        let source = match self.source(entry, submission) {
            Ok(source) => source,
            Err(refusal) => return EntryOutcome::Refused(vec![refusal]),
        };
        if source.2.len() != submission.parts.len() {
            return EntryOutcome::Refused(vec![EntryError::Damaged]);
        }
        if empty > 0 {
            return EntryOutcome::Refused(vec![EntryError::Incomplete(empty, submission.parts.len())]);
        }
        match made(entry, submission, source) {
            Ok(made) => self.compared(entry, submission, made, sound),
            Err(refusals) => EntryOutcome::Refused(refusals),
        }
    }

    /// That the guide has nothing of this name, and which one may be meant.
    pub(super) fn unknown(&self, id: &str) -> EntryError {
        let all: Vec<String> = self.catalog.entries.iter().map(|entry| entry.id.to_string()).collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        let near = id.len() < 100;
        EntryError::UnknownId(near.then(|| nearest(id, &all).map(str::to_owned)).flatten())
    }

    /// The source text that an entry was made from: one that the project holds, whatever the file says it to be.
    fn source(&self, entry: &Entry, submission: &SubmittedEntry) -> Result<SourceText, EntryError> {
        let now = (entry.source.clone(), entry.print, entry.parts.clone());
        // Older texts are read only where the present one is not it.
        let known = std::iter::once(now).chain(std::iter::once(entry).flat_map(|entry| self.older(entry)));
        match &submission.from {
            MadeFrom::Text(text, print) => {
                let print =
                    print.filter(|print| Fingerprint::of(text) == *print).ok_or(EntryError::Damaged)?;
                let mut known = known;
                known.find(|(_, known, _)| *known == print).ok_or(EntryError::SourceUnknown)
            }
            MadeFrom::Parts(messages) => {
                let fits = |(_, _, parts): &SourceText| {
                    let fits = |(number, source): &(usize, String)| {
                        let part = number.checked_sub(1).and_then(|at| parts.get(at));
                        part.is_some_and(|part| told(part, parts) == source)
                    };
                    messages.iter().all(fits)
                };
                let mut lacking = None;
                for source in known.filter(fits) {
                    let lacks: Vec<String> = (1..=source.2.len())
                        .filter(|wanted| messages.iter().all(|(number, _)| number != wanted))
                        .map(|number| format!("{}/{number}", entry.id))
                        .collect();
                    if lacks.is_empty() {
                        return Ok(source);
                    }
                    lacking.get_or_insert(lacks);
                }
                Err(lacking.map_or(EntryError::SourceUnknown, EntryError::Missing))
            }
        }
    }

    /// The older source texts of an entry that the project has kept.
    fn older(&self, entry: &Entry) -> impl Iterator<Item = SourceText> {
        let texts = entry.id.in_topic().and_then(|(topic, unit)| kept(self.project, topic).remove(unit));
        let texts = texts.unwrap_or_default().into_iter().filter(|(print, _)| *print != entry.print);
        texts.filter_map(|(print, text)| {
            let parts = self.parts(entry, &text)?;
            Some((text, print, parts))
        })
    }

    /// The parts of another source text of an entry; `None` where no older one is kept.
    fn parts(&self, entry: &Entry, text: &str) -> Option<Vec<Segment>> {
        let official = self.catalog.lang == self.guide.settings.official;
        let writing = if official { Syntax::Official } else { Syntax::Prose };
        match &entry.id {
            EntryId::Unit(..) => Some(segments::of_unit(text, None, None, writing)),
            EntryId::Title(_) => {
                let (title, summary) = text.split_once('\n')?;
                let part = |kind, words| segments::alone(kind, words, None, None, writing);
                Some(vec![part(SegmentKind::Title, title), part(SegmentKind::Summary, summary)])
            }
            EntryId::PartTitle(_) | EntryId::Fact(_) | EntryId::Words(_) => None,
        }
    }

    /// Compares with what the project says: three texts, since that may have changed while the file was away.
    fn compared(
        &self,
        entry: &Entry,
        submission: &SubmittedEntry,
        (made, left_out): (ValidEntry, Vec<String>),
        sound: &mut Vec<ValidEntry>,
    ) -> EntryOutcome {
        let stamped = entry.id.in_topic().is_none() || self.stamp(&entry.id) == Some(made.print);
        if made.same && stamped {
            sound.push(made);
            return EntryOutcome::Same;
        }
        let unchanged = match submission.base {
            Base::Entry(base) => base == entry.base(),
            Base::All(base) => base == Some(self.catalog.base()),
        };
        if entry.old.is_some() && !unchanged && !self.theirs {
            return EntryOutcome::Refused(vec![EntryError::Conflict]);
        }
        let old = entry.old.as_deref().unwrap_or(&made.text);
        let mut changes = meaning::changes(old, &made.text, self.table.as_ref());
        if self.confirmed.contains(&submission.id) {
            changes.clear();
        }
        if !changes.is_empty() && self.is_safety(&entry.id) {
            let (before, now) = meaning::differing(old, &made.text);
            let id = submission.id.clone();
            return EntryOutcome::Refused(vec![EntryError::Meaning { id, changes, before, now }]);
        }
        let outcome = EntryOutcome::Taken {
            old: entry.old.clone().unwrap_or_default(),
            new: made.text.clone(),
            behind: made.print != entry.print,
            left_out,
            changes,
        };
        sound.push(made);
        outcome
    }

    /// Whether a wrong text in it can cost someone their stay.
    fn is_safety(&self, id: &EntryId) -> bool {
        let spec = id.in_topic().and_then(|(topic, unit)| {
            self.guide.topic(topic)?.units.iter().find(|spec| spec.id.as_str() == unit)
        });
        spec.is_some_and(|spec| spec.safety)
    }

    /// The fingerprint of the source that the project's translation says it was made from.
    fn stamp(&self, id: &EntryId) -> Option<Fingerprint> {
        let (topic, unit) = id.in_topic()?;
        let article = self.article(topic)?;
        article.made_from.iter().find(|(known, _)| known.as_str() == unit).map(|(_, stamped)| stamped.value)
    }

    /// The article of a topic in the language translated into.
    pub(super) fn article(&self, topic: &TopicId) -> Option<&Article> {
        self.guide.topic(topic)?.articles.get(&self.catalog.lang)
    }
}

/// The text made of an entry's boxes and what it leaves out, or every reason why there is none.
fn made(
    entry: &Entry,
    submission: &SubmittedEntry,
    (source, print, parts): SourceText,
) -> Result<(ValidEntry, Vec<String>), Vec<EntryError>> {
    let name = |index: usize| match (parts.len(), parts.get(index)) {
        (1, _) | (_, None) => "the text".to_owned(),
        (_, Some(part)) => format!("box {}, {}", index + 1, part.kind.as_str()),
    };
    let mut refusals = Vec::new();
    for (index, (part, words)) in parts.iter().zip(&submission.parts).enumerate() {
        let faults = validate::faults(part, words);
        refusals.extend(faults.into_iter().map(|fault| EntryError::Segment(name(index), fault)));
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let boxes: Vec<_> = parts
        .iter()
        .zip(&submission.parts)
        .map(|(part, words)| (words.as_str(), part.marks.as_slice()))
        .collect();
    let structure = |broken: Vec<SegmentsError>| -> Vec<EntryError> {
        let faults = broken.into_iter().map(|broken| match broken {
            SegmentsError::Marks(index, _) | SegmentsError::Structure(index) => {
                EntryError::Segment(name(index), SegmentError::Structure)
            }
        });
        faults.collect()
    };
    let texts = segments::unmarked(&boxes).map_err(structure)?;
    let text = match &entry.id {
        EntryId::Unit(..) => segments::unit(&source, &texts).map_err(structure)?,
        EntryId::Title(_) | EntryId::PartTitle(_) | EntryId::Fact(_) => texts.join("\n"),
        EntryId::Words(_) if texts.len() == 1 => texts.concat(),
        EntryId::Words(_) => {
            let forms = parts.iter().zip(&texts).map(|(part, text)| (part.kind.as_str(), text));
            let sorted: BTreeMap<&str, &String> = forms.collect();
            sorted.iter().map(|(category, text)| format!("{category}: {text}\n")).collect()
        }
    };
    let gone = parts.iter().zip(&submission.parts).flat_map(|(part, words)| validate::left_out(part, words));
    let gone: BTreeSet<String> =
        gone.filter(|mark| mark.close.is_none()).map(|mark| mark.open.trim_matches('*').to_owned()).collect();
    let same = entry.base() == Some(Fingerprint::of(&text));
    let parts = parts.iter().map(|part| part.kind).zip(texts).collect();
    let id = entry.id.clone();
    Ok((
        ValidEntry { id, source, print, text, parts, same, compared: submission.compared },
        gone.into_iter().collect(),
    ))
}

/// The source of a part as PO tells it: plural forms have that of the last one in common.
fn told<'a>(part: &'a Segment, parts: &'a [Segment]) -> &'a String {
    match part.kind {
        SegmentKind::Form(_) => parts.last().map_or(&part.source, |last| &last.source),
        _ => &part.source,
    }
}
