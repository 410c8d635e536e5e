//! What a translator handed in, entry by entry: checked, compared with the project, and what is sound written.

use std::collections::BTreeSet;

use crate::author::asked;
use crate::calendar::Day;
use crate::check::meaning::table::MeaningTable;
use crate::edition::Edition;
use crate::guide::Guide;
use crate::guide::article::Label;
use crate::i18n::lang::Lang;
use crate::kit::apply::Attribution;
use crate::kit::catalog::{Catalog, EntryId};
use crate::kit::judge::{EntryOutcome, ImportContext};
use crate::kit::submission::Submission;
use crate::kit::{catalog, confirm, dry_run, extract};
use crate::normalization::{composed, folded};
use crate::options::Options;
use crate::parse::{self, Parsed};
use crate::project::{Project, Rewritten};
use crate::theme::Theme;

use crate::kit::import_error::{EntryError, ImportError};

/// What the person who imports says about a file.
#[derive(Debug, Clone)]
pub struct ImportOptions {
    /// The day of the import.
    pub day: Day,
    /// Who translated, in place of what the file says.
    pub by: Option<String>,
    /// How, in place of what the file says.
    pub label: Option<Label>,
    /// Whether the file's text is taken where the project's has changed since.
    pub theirs: bool,
    /// The safety units, as `topic#unit`, that may say something else than before.
    pub confirm_meaning: Vec<String>,
}

/// What would come of importing a file.
#[derive(Debug, Clone)]
pub struct Import {
    /// The language.
    pub lang: Lang,
    /// Who translated, or read.
    pub by: String,
    /// How it was translated; `None` where somebody read what others translated.
    pub label: Option<Label>,
    /// Every entry of the file, in its order.
    pub verdicts: Vec<EntryResult>,
    /// What is asked of the author, by text.
    pub questions: Vec<(EntryId, String)>,
    /// The files with their new texts; some may be new.
    pub files: Vec<Rewritten>,
}

/// What comes of one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryResult {
    /// Its id, as the file writes it.
    pub id: String,
    /// What comes of it.
    pub outcome: EntryOutcome,
}

/// Works out what would come of importing a file into a project. Nothing is written.
pub fn import(
    project: &Project,
    submission: &Submission,
    options: &ImportOptions,
) -> Result<Import, ImportError> {
    let Parsed { guide: Some(guide), theme: Some(theme) } =
        parse::parse(project, &parse::theme::chosen(project)).value
    else {
        return Err(ImportError::Guide);
    };
    let (lang, by, label) = fit(&guide, &theme, submission, options)?;
    let edition = Edition::new(project, options.day);
    let catalog = catalog(project, &guide, &theme, &edition, &lang).ok_or(ImportError::Guide)?;
    let desk = ImportContext {
        project,
        guide: &guide,
        theme: &theme,
        catalog: &catalog,
        theirs: options.theirs,
        table: MeaningTable::of(&lang),
        confirmed: &options.confirm_meaning,
    };
    let (verdicts, mut files) = match label {
        Some(label) => {
            translated(&desk, submission, &Attribution { label, by: by.clone(), day: options.day })
        }
        None => read_over(&desk, submission, &by, options.day),
    };
    let questions = questions(&catalog, submission);
    files.extend(asked::with_questions(project, &guide, (&lang, &by, options.day), &questions));
    Ok(Import { lang, by, label, verdicts, questions, files })
}

/// What comes of each entry of a translation, and the files that change.
fn translated(
    desk: &ImportContext<'_>,
    submission: &Submission,
    made: &Attribution,
) -> (Vec<EntryResult>, Vec<Rewritten>) {
    let mut verdicts = Vec::with_capacity(submission.entries.len());
    let mut sound = Vec::new();
    let mut seen = BTreeSet::new();
    for entry in &submission.entries {
        let outcome = match seen.insert(entry.id.clone()) {
            true => desk.judge(entry, &mut sound),
            false => EntryOutcome::Refused(vec![EntryError::Twice]),
        };
        verdicts.push(EntryResult { id: entry.id.clone(), outcome });
    }
    verdicts.extend(submission.unplaced.iter().map(|message| {
        let (line, context) = (message.line, message.context.clone());
        let id = if context.is_empty() { format!("line {line}") } else { context };
        EntryResult { id, outcome: EntryOutcome::Refused(vec![EntryError::Unplaced(line)]) }
    }));
    let options = Options { edition_date: made.day, withdraw_worker: false };
    let (files, refused) = dry_run::run(desk, &sound, &desk.catalog.lang, made, &options);
    for verdict in &mut verdicts {
        if let Some(reasons) = refused.get(&verdict.id)
            && matches!(verdict.outcome, EntryOutcome::Taken { .. } | EntryOutcome::Same)
        {
            verdict.outcome = EntryOutcome::Refused(reasons.clone());
        }
    }
    (verdicts, files)
}

/// What comes of each entry that a second reader has read, and the record that changes.
fn read_over(
    desk: &ImportContext<'_>,
    submission: &Submission,
    by: &str,
    day: Day,
) -> (Vec<EntryResult>, Vec<Rewritten>) {
    let (outcomes, file) = confirm::confirm(desk, &submission.entries, by, day);
    let ids = submission.entries.iter().map(|entry| entry.id.clone());
    let verdicts = ids.zip(outcomes).map(|(id, outcome)| EntryResult { id, outcome });
    (verdicts.collect(), file.into_iter().collect())
}

/// What is asked of the author, whatever comes of the translation; of an entry that stands there twice the first counts.
fn questions(catalog: &Catalog, submission: &Submission) -> Vec<(EntryId, String)> {
    let mut seen = BTreeSet::new();
    let asked = submission.entries.iter().filter(|entry| !entry.question.is_empty());
    let known = asked.filter_map(|entry| {
        let id = EntryId::parse(&entry.id).filter(|id| catalog.entry(id).is_some())?;
        seen.insert(id.clone()).then(|| (id, entry.question.clone()))
    });
    known.collect()
}

/// Whether the file belongs to this guide, who made it, and how; `None` where somebody only read.
fn fit(
    guide: &Guide,
    theme: &Theme,
    submission: &Submission,
    options: &ImportOptions,
) -> Result<(Lang, String, Option<Label>), ImportError> {
    let settings = &guide.settings;
    if submission.guide != settings.publisher {
        return Err(ImportError::OtherGuide(submission.guide.clone()));
    }
    if submission.lang == settings.source.as_str() && extract::lent(theme, &settings.source).is_none() {
        return Err(ImportError::SourceLanguage(submission.lang.clone()));
    }
    let known = settings.languages.iter().map(|language| &language.lang);
    let lang = known.clone().find(|lang| lang.as_str() == submission.lang).cloned();
    let lang = lang.ok_or_else(|| {
        ImportError::Language(submission.lang.clone(), known.map(ToString::to_string).collect())
    })?;
    let label = options.label.or(submission.label).filter(|label| *label != Label::Source);
    if label.is_none() && !submission.is_reading {
        return Err(ImportError::NoLabel);
    }
    let by = composed(options.by.as_deref().unwrap_or(&submission.by));
    let by: String = folded(&by).chars().take(80).collect();
    let by: String = by.chars().filter(|c| !c.is_control()).collect();
    match label {
        _ if !by.is_empty() => {}
        Some(Label::Machine) => {}
        Some(label) => return Err(ImportError::NoName(label)),
        None => return Err(ImportError::NoReader),
    }
    Ok((lang, by, label))
}
