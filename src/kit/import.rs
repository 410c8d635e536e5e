//! What a translator handed in, entry by entry: checked, compared with the project, and what is sound written.

use std::collections::BTreeSet;

use crate::calendar::Day;
use crate::check::meaning::table::MeaningTable;
use crate::edition::Edition;
use crate::guide::Guide;
use crate::guide::article::Label;
use crate::i18n::lang::Lang;
use crate::kit::apply::Attribution;
use crate::kit::judge::{EntryOutcome, ImportContext};
use crate::kit::submission::Submission;
use crate::kit::{catalog, dry_run};
use crate::normalization::{composed, folded};
use crate::options::Options;
use crate::parse::{self, Parsed};
use crate::project::{Project, Rewritten};

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
    /// Who translated, and how.
    pub by: String,
    /// How it was translated.
    pub label: Label,
    /// Every entry of the file, in its order.
    pub verdicts: Vec<EntryResult>,
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
    let (lang, made) = fit(&guide, submission, options)?;
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
    let options = Options { edition_date: options.day, withdraw_worker: false };
    let (files, refused) = dry_run::run(&desk, &sound, &lang, &made, &options);
    for verdict in &mut verdicts {
        if let Some(reasons) = refused.get(&verdict.id)
            && matches!(verdict.outcome, EntryOutcome::Taken { .. } | EntryOutcome::Same)
        {
            verdict.outcome = EntryOutcome::Refused(reasons.clone());
        }
    }
    Ok(Import { lang, by: made.by, label: made.label, verdicts, files })
}

/// Whether the file belongs to this guide, and who made it how.
fn fit(
    guide: &Guide,
    submission: &Submission,
    options: &ImportOptions,
) -> Result<(Lang, Attribution), ImportError> {
    let settings = &guide.settings;
    if submission.guide != settings.publisher {
        return Err(ImportError::OtherGuide(submission.guide.clone()));
    }
    if submission.lang == settings.source.as_str() {
        return Err(ImportError::SourceLanguage(submission.lang.clone()));
    }
    let known = settings.languages.iter().map(|language| &language.lang);
    let lang = known.clone().find(|lang| lang.as_str() == submission.lang).cloned();
    let lang = lang.ok_or_else(|| {
        ImportError::Language(submission.lang.clone(), known.map(ToString::to_string).collect())
    })?;
    let label = options
        .label
        .or(submission.label)
        .filter(|label| *label != Label::Source)
        .ok_or(ImportError::NoLabel)?;
    let by = composed(options.by.as_deref().unwrap_or(&submission.by));
    let by: String = folded(&by).chars().take(80).collect();
    let by: String = by.chars().filter(|c| !c.is_control()).collect();
    if by.is_empty() && label != Label::Machine {
        return Err(ImportError::NoName(label));
    }
    Ok((lang, Attribution { label, by, day: options.day }))
}
