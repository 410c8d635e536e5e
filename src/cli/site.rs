//! Builds a site for a command, and reports what came of it.

use std::io;
use std::path::Path;

use crate::build::{Site, build_observed, build_to_publish};
use crate::calendar::Day;
use crate::check;
use crate::diagnostic::Diagnosed;
use crate::diagnostic::{self, Code, Diagnostic};
use crate::i18n::lang::Lang;
use crate::load;
use crate::options::Options;
use crate::page_cache::PageStage;
use crate::parse::{self, Parsed};
use crate::project::Project;
use crate::report::{self, one_line};
use crate::stages::{BuildStage, Stages};

use super::exit::{CommandResult, Exit};
use super::output;
use super::progress::Progress;
use super::summary::Report;
use super::values::{Denied, Format};

/// A project, what is wrong with it, and its site where nothing is.
pub(super) struct Built {
    pub project: Project,
    pub problems: Vec<Diagnostic>,
    pub site: Option<Site>,
}

/// What is wanted of a site.
#[derive(Clone, Copy)]
pub(super) enum WantedParts<'a> {
    /// Its files, and its pages once more with their parts beside them, to tell what those weigh.
    Weighed,
    /// Its files.
    Files,
    /// Its files, without pages that could be taken to their places by this.
    Staged(PageStage<'a>),
}

impl WantedParts<'_> {
    /// What a report wants that tells where bytes went, or does not.
    pub(super) fn of_report(has_timings: bool) -> Self {
        if has_timings { Self::Weighed } else { Self::Files }
    }
}

/// Reads and builds, in some languages only or, where none is named, in all.
pub(super) fn built(
    root: &Path,
    options: &Options,
    (only, parts): (&[Lang], WantedParts<'_>),
    progress: &Progress,
    stages: Stages<'_>,
) -> Built {
    progress.step("reading");
    stages.begin(BuildStage::Load);
    let Diagnosed { value: project, mut problems } = load::load(root);
    progress.step("building");
    let built = match parts {
        WantedParts::Weighed => build_observed(&project, options, only, stages),
        WantedParts::Files => build_to_publish(&project, options, only, stages, None),
        WantedParts::Staged(stage) => build_to_publish(&project, options, only, stages, Some(stage)),
    };
    add(built.problems, &project, &mut problems);
    let problems = shown(problems, &project);
    let is_faulty = diagnostic::any_error(&problems);
    Built { project, problems, site: built.value.filter(|_| !is_faulty) }
}

/// Texts and theme, and what is wrong with them.
pub(super) struct CheckedTexts {
    pub project: Project,
    pub problems: Vec<Diagnostic>,
    pub parsed: Parsed,
}

/// Reads texts and theme, and what is wrong with them.
pub(super) fn checked(
    root: &Path,
    edition_date: Day,
    progress: &Progress,
    stages: Stages<'_>,
) -> CheckedTexts {
    progress.step("reading");
    stages.begin(BuildStage::Load);
    let Diagnosed { value: project, mut problems } = load::load(root);
    progress.step("checking");
    let Diagnosed { value: parsed, problems: found } =
        crate::build::check_texts(&project, edition_date, stages);
    add(found, &project, &mut problems);
    add(parse::beside::unread(&project), &project, &mut problems);
    let problems = shown(problems, &project);
    CheckedTexts { project, problems, parsed }
}

impl Built {
    /// The same with what its translations seem to say otherwise than their sources.
    pub(super) fn compared(mut self) -> Self {
        // What units said when they were stamped is compared with: unread, it would keep silent.
        add(parse::beside::unread(&self.project), &self.project, &mut self.problems);
        if let Some(site) = &self.site {
            add(check::meaning_findings(&self.project, &site.guide), &self.project, &mut self.problems);
        }
        self.problems = shown(self.problems, &self.project);
        self.site = self.site.filter(|_| !diagnostic::any_error(&self.problems));
        self
    }

    /// The same without its site where something stands that was denied.
    pub(super) fn denied(self, deny: Option<Denied>) -> Self {
        let site = self.site.filter(|_| !is_denied(deny, &self.problems));
        Self { site, ..self }
    }
}

/// Whether something stands that was denied.
pub(super) fn is_denied(deny: Option<Denied>, problems: &[Diagnostic]) -> bool {
    deny == Some(Denied::Warnings) && !problems.is_empty()
}

/// Adds what was found in a project to what was found while it was read.
fn add(found: Vec<Diagnostic>, project: &Project, problems: &mut Vec<Diagnostic>) {
    let found: Vec<_> = found.into_iter().filter(|found| !is_echo(found, problems, project)).collect();
    problems.extend(found);
}

/// Problems as they are shown: in order, and many of a kind in a file as the first ones and a number.
pub(super) fn shown(problems: Vec<Diagnostic>, project: &Project) -> Vec<Diagnostic> {
    diagnostic::few(diagnostic::sort_and_dedup(problems, project), diagnostic::KEPT)
}

/// Says what went wrong with writing. `is_sound` tells whether the guide was in order.
pub(super) fn finish(left_behind: Option<&Path>, failure: Option<String>, is_sound: bool) -> CommandResult {
    if let Some(folder) = left_behind {
        note(&format!("the old site could not be removed; remove `{}` yourself", folder.display()))?;
    }
    match failure {
        Some(sentence) => Err(sentence.into()),
        None => Ok(if is_sound { Exit::Clean } else { Exit::Faulty }),
    }
}

/// Whether a file is only missing because it, or a folder above it, could not be read, which is said already.
fn is_echo(problem: &Diagnostic, unread: &[Diagnostic], project: &Project) -> bool {
    let path = Path::new(problem.path(project));
    problem.code == Code::MissingFile && unread.iter().any(|unread| path.starts_with(unread.path(project)))
}

/// Writes the problems and the report.
pub(super) fn tell(report: &Report<'_>, format: Format) -> io::Result<()> {
    let (problems, project): (&[Diagnostic], &Project) = (report.problems, report.project);
    let drawn = match format {
        Format::Json => return output::out(&report.json()),
        Format::Gitlab => return output::out(&report::gitlab(problems, project)),
        Format::Sarif => return output::out(&report::sarif(problems, project)),
        Format::Human if report.all => report::human(problems, project, output::err_has_colour()),
        Format::Human => report::human_first(problems, project, output::err_has_colour()),
        Format::Short => report::short(problems, project),
        Format::Github => report::github(problems, project),
    };
    output::err(&drawn)?;
    match (&report.failure, report.summary) {
        (Some(_), _) => Ok(()),
        (None, None) => output::err(&report.text()),
        (None, Some(_)) => output::out(&report.text()),
    }
}

/// Writes a sentence that nobody need act on.
pub(super) fn note(sentence: &str) -> io::Result<()> {
    output::err(&format!("note: {}\n", one_line(sentence)))
}
