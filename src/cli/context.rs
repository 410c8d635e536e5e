//! What every command is given beside its own arguments: the project's folder, the date, the format.

use std::path::{Path, PathBuf};

use crate::calendar::Day;
use crate::diagnostic::{Diagnosed, Diagnostic, Severity};
use crate::guide::Guide;
use crate::project::Project;
use crate::{diagnostic, load, parse, report, write};

use super::clock;
use super::exit::CommandError;
use super::values::Format;

/// The arguments all commands share.
pub(super) struct Context {
    /// The folder that holds `content` and, if the guide has its own, `themes`.
    pub root: PathBuf,
    /// The format given before the command.
    pub format: Option<Format>,
    /// The date given with `--edition-date`.
    pub edition_date: Option<Day>,
}

/// So many errors are named where a command cannot begin.
const NAMED: usize = 3;

/// What keeps a command from its work: the first errors, each with its place and what to do.
fn unreadable(mut problems: Vec<Diagnostic>, project: &Project) -> CommandError {
    problems.retain(|problem| problem.severity == Severity::Error);
    let problems = diagnostic::sort_and_dedup(problems, project);
    let more = problems.len().saturating_sub(NAMED);
    let mut sentences = vec![
        "the content cannot be read, and nothing was changed; mend this first (`wayleaf check` shows all of it), then give the command again"
            .to_owned(),
    ];
    let named = report::short(&problems[..problems.len() - more], project);
    sentences.extend(named.lines().map(str::to_owned));
    if more > 0 {
        sentences.push(format!("and {more} more: `wayleaf check` lists them"));
    }
    sentences.into()
}

impl Context {
    /// The date of the edition: the given one, or today. Fails first if the project's folder is missing.
    pub(super) fn day(&self) -> Result<Day, CommandError> {
        self.day_or(None)
    }

    /// The day a guide is begun, where no folder of one is asked for.
    pub(super) fn new_day(&self) -> Result<Day, CommandError> {
        Ok(self.edition_date.map_or_else(clock::today, Ok)?)
    }

    /// The day given to the command itself; otherwise the date of the edition.
    pub(super) fn day_or(&self, given: Option<Day>) -> Result<Day, CommandError> {
        self.has_root()?;
        Ok(given.or(self.edition_date).map_or_else(clock::today, Ok)?)
    }

    /// The day on which somebody did what is recorded: as [`Self::day_or`], refused where it has not come yet.
    pub(super) fn desk_day(&self, given: Option<Day>) -> Result<Day, CommandError> {
        let (day, today) = (self.day_or(given)?, clock::today()?);
        if day > today {
            return Err(format!("{day} has not come yet (today is {today}); give the day it was done").into());
        }
        Ok(day)
    }

    /// The folder to write to, `name` in the root if none is given. Fails before any work if it may not be replaced.
    pub(super) fn out(&self, given: Option<&Path>, name: &str) -> Result<PathBuf, CommandError> {
        self.has_root()?;
        let out = given.map_or_else(|| self.in_root(name), Path::to_owned);
        write::validate(&out, &self.root)?;
        Ok(out)
    }

    /// The project and its guide; fails if any file of it has an error.
    pub(super) fn content(&self) -> Result<(Project, Guide), CommandError> {
        let Diagnosed { value: project, mut problems } = load::load(&self.root);
        let guide = parse::guide(&project).keep(&mut problems);
        match guide.filter(|_| !diagnostic::any_error(&problems)) {
            Some(guide) => Ok((project, guide)),
            None => Err(unreadable(problems, &project)),
        }
    }

    /// The project and its guide, to compare with what `stamp` keeps beside the articles, or to write that anew; fails if any file
    /// of these has an error.
    pub(super) fn content_with_kept(&self) -> Result<(Project, Guide), CommandError> {
        let (project, guide) = self.content()?;
        let unread = parse::beside::unread(&project);
        if unread.is_empty() { Ok((project, guide)) } else { Err(unreadable(unread, &project)) }
    }

    fn has_root(&self) -> Result<(), String> {
        if self.root.is_dir() {
            return Ok(());
        }
        let root = self.root.display();
        Err(format!("there is no folder `{root}`; name the one with `content` and `themes` with --root"))
    }

    /// A folder in the root, without a `./` before it.
    fn in_root(&self, name: &str) -> PathBuf {
        if self.root == Path::new(".") { PathBuf::from(name) } else { self.root.join(name) }
    }
}
