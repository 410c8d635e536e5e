//! The command line: reads the arguments, runs the three steps load, build and write, and reports.

mod args;
mod clock;
mod due;
mod fetch;
mod files;
mod kit;
mod output;
mod pack;
mod progress;
mod published;
mod readability;
mod recheck;
mod release;
mod serve;
mod stamp;
mod status;
mod summary;
mod threads;
mod verify;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use wayleaf::author::recheck::Recheck;
use wayleaf::bundle::Bundle;
use wayleaf::calendar::Day;
use wayleaf::diagnostic::{self, Code, Diagnostic};
use wayleaf::guide::Guide;
use wayleaf::hosts::Host;
use wayleaf::i18n::lang::Lang;
use wayleaf::project::Project;
use wayleaf::report::{self, one_line};
use wayleaf::write::{self, WriteError, Written};
use wayleaf::{Options, Summary, load, parse};

use args::{Arguments, Command, Format};
use progress::Progress;
use summary::Report;

/// The guide is in order.
const CLEAN: u8 = 0;
/// Errors in content or theme.
const FAULTY: u8 = 1;
/// A wrong argument, or a fault of the disk.
const STUCK: u8 = 2;

/// Does what the arguments say; the exit code says how it went.
pub(crate) fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(told) => return answer_to_arguments(&told),
    };
    threads::start();
    let done = run(arguments);
    ExitCode::from(done.unwrap_or_else(|error| {
        let _ = output::err(&format!("error: the report cannot be written: {error}\n"));
        STUCK
    }))
}

/// Writes the help that was asked for, or what is wrong with the arguments, which may be the names of files.
fn answer_to_arguments(told: &clap::Error) -> ExitCode {
    let text = told.render().ansi().to_string();
    let written = if told.use_stderr() { output::err(&text) } else { output::out(&text) };
    let code = u8::try_from(told.exit_code()).unwrap_or(STUCK);
    ExitCode::from(if written.is_ok() { code } else { STUCK })
}

/// `Err` only where standard output or standard error cannot be written.
fn run(arguments: Arguments) -> io::Result<u8> {
    let Arguments { root, format, edition_date, command } = arguments;
    let plain = Command::Build { out: None, host: Host::Plain, withdraw_worker: false, format: None };
    let (target, withdraw_worker, own) = match command.unwrap_or(plain) {
        Command::Build { out, host, withdraw_worker, format } => {
            (Some((out.unwrap_or_else(|| in_root(&root, "site")), host)), withdraw_worker, format)
        }
        Command::Check { plain: true, format: own } => return plainly(&root, own.or(format)),
        Command::Check { plain: false, format } => (None, false, format),
        Command::Due { within, format: own } => {
            let list = prepare(&root, edition_date, None).and_then(|from| {
                let format = own.map_or_else(|| due::format(format), Ok)?;
                due::run(&root, from, within, format)
            });
            return answer(list.map_err(|sentence| vec![sentence]));
        }
        Command::Recheck { facts, by, until, on } => {
            let done = prepare(&root, on.or(edition_date), None).map_err(|sentence| vec![sentence]);
            let done =
                done.and_then(|on| recheck::run(&root, &Recheck { facts: &facts, by: &by, on, until }));
            return answer(done);
        }
        Command::Pack(wanted) => {
            let out = wanted.out.clone().unwrap_or_else(|| in_root(&root, "packs"));
            return match prepare(&root, edition_date, Some(&out)) {
                Ok(date) => pack::run(&root, date, &out, &wanted, format.unwrap_or(Format::Human)),
                Err(sentence) => complain(&sentence).map(|()| STUCK),
            };
        }
        Command::Release => {
            let done = prepare(&root, edition_date, None).map_err(|sentence| vec![sentence]);
            return answer(done.and_then(|day| release::run(&root, day)));
        }
        Command::Serve(how) => {
            let done = prepare(&root, edition_date, None).and_then(|day| serve::run(&root, day, &how));
            return answer(done.map(|()| String::new()).map_err(|sentence| vec![sentence]));
        }
        Command::Status(asked) => {
            let done = prepare(&root, edition_date, None).and_then(|_| status::run(&root, format, &asked));
            return answer(done.map_err(|sentence| vec![sentence]));
        }
        Command::Kit(kit) => {
            return match prepare(&root, edition_date, None) {
                Ok(day) => kitted(kit::run(&root, day, &kit)?),
                Err(sentence) => complain(&sentence).map(|()| STUCK),
            };
        }
        Command::Stamp { lang, topic, units, trivial } => {
            let wanted = stamp::StampArguments { lang: &lang, topic: topic.as_deref(), units, trivial };
            let done = prepare(&root, edition_date, None).and_then(|day| stamp::run(&root, &wanted, day));
            return stamped(&done);
        }
        Command::Verify(wanted) => return verify::run(&wanted),
    };
    let target = target.as_ref().map(|(out, host)| (out.as_path(), *host));
    match prepare(&root, edition_date, target.map(|(out, _)| out)) {
        Ok(edition_date) => {
            let options = Options { edition_date, withdraw_worker };
            work(&root, own.or(format).unwrap_or(Format::Human), &options, target)
        }
        Err(sentence) => {
            complain(&sentence)?;
            Ok(STUCK)
        }
    }
}

/// A folder in the root, without a `./` before it.
fn in_root(root: &Path, name: &str) -> PathBuf {
    if root == Path::new(".") { PathBuf::from(name) } else { root.join(name) }
}

/// Finds what makes all work vain before any is done; gives the date of the edition.
fn prepare(root: &Path, given: Option<Day>, out: Option<&Path>) -> Result<Day, String> {
    if !root.is_dir() {
        let root = root.display();
        return Err(format!(
            "there is no folder `{root}`; name the one with `content` and `themes` with --root"
        ));
    }
    if let Some(out) = out {
        write::validate(out, root).map_err(|error| error.to_string())?;
    }
    given.map_or_else(clock::today, Ok)
}

/// A project, what is wrong with it, and its site where nothing is.
struct Built {
    project: Project,
    problems: Vec<Diagnostic>,
    made: Option<(Bundle, Summary)>,
}

/// Reads and builds, in some languages only or, where none is named, in all.
fn built(root: &Path, options: &Options, only: &[Lang], progress: &Progress) -> Built {
    progress.step("reading");
    let (project, mut problems) = load::load(root);
    progress.step("building");
    let outcome = wayleaf::build_in(&project, options, only);
    let echoes = |problem: &Diagnostic| is_echo(problem, &problems, &project);
    let found: Vec<_> = outcome.problems.into_iter().filter(|problem| !echoes(problem)).collect();
    problems.extend(found);
    let problems = diagnostic::sort_and_dedup(problems, &project);
    let is_faulty = diagnostic::any_error(&problems);
    let made = outcome.bundle.filter(|_| !is_faulty).map(|bundle| (bundle, outcome.summary));
    Built { project, problems, made }
}

fn work(root: &Path, format: Format, options: &Options, target: Option<(&Path, Host)>) -> io::Result<u8> {
    let progress = Progress::new();
    let Built { project, problems, made } = built(root, options, &[], &progress);
    let (bundle, summary) = made.unzip();
    let is_sound = bundle.is_some();
    let written: Option<Result<Written, WriteError>> = match (bundle, target) {
        (Some(bundle), Some((out, host))) => {
            progress.step("writing");
            Some(write::write(&wayleaf::pack::published(bundle, host), out))
        }
        _ => None,
    };
    drop(progress);

    let failure = written.as_ref().and_then(|written| written.as_ref().err()).map(ToString::to_string);
    let left_behind = written.as_ref().and_then(|written| written.as_ref().ok()?.left_behind.as_deref());
    let out = target.map(|(out, _)| out);
    let report = Report {
        project: &project,
        problems: &problems,
        summary: summary.as_ref(),
        date: options.edition_date,
        written: out.filter(|_| written.as_ref().is_some_and(Result::is_ok)),
        failure: failure.clone(),
    };
    tell(&report, format)?;
    finish(left_behind, failure.as_deref(), is_sound)
}

/// Says what went wrong with writing; the exit code of a run whose guide was in order or not.
fn finish(left_behind: Option<&Path>, failure: Option<&str>, is_sound: bool) -> io::Result<u8> {
    if let Some(folder) = left_behind {
        note(&format!("the old site could not be removed; remove `{}` yourself", folder.display()))?;
    }
    if let Some(sentence) = failure {
        complain(sentence)?;
        return Ok(STUCK);
    }
    Ok(if is_sound { CLEAN } else { FAULTY })
}

/// Whether a file is only missing because it, or a folder above it, could not be read, which is said already.
fn is_echo(problem: &Diagnostic, unread: &[Diagnostic], project: &Project) -> bool {
    let path = Path::new(problem.path(project));
    problem.code == Code::MissingFile && unread.iter().any(|unread| path.starts_with(unread.path(project)))
}

/// Writes the problems and the report.
fn tell(report: &Report<'_>, format: Format) -> io::Result<()> {
    let (problems, project): (&[Diagnostic], &Project) = (report.problems, report.project);
    let drawn = match format {
        Format::Json => return output::out(&report.json()),
        Format::Human => report::human(problems, project, output::err_has_colour()),
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

/// The exit code of a command on a kit.
fn kitted(done: kit::Done) -> io::Result<u8> {
    match done {
        kit::Done::Clean => Ok(CLEAN),
        kit::Done::Partly => Ok(FAULTY),
        kit::Done::Stuck(sentence) => complain(&sentence).map(|()| STUCK),
    }
}

/// Tells which files were stamped.
fn stamped(done: &Result<Vec<String>, String>) -> io::Result<u8> {
    match done {
        Ok(files) if files.is_empty() => {
            output::out("nothing to stamp: everything is current\n").map(|()| CLEAN)
        }
        Ok(files) => {
            let lines: String = files.iter().map(|path| format!("stamped {path}\n")).collect();
            output::out(&lines).map(|()| CLEAN)
        }
        Err(sentence) => complain(sentence).map(|()| STUCK),
    }
}

/// Writes how hard the texts are to read, and what is over a limit.
fn plainly(root: &Path, format: Option<Format>) -> io::Result<u8> {
    let (project, _) = load::load(root);
    let (table, problems) = match readability::run(root) {
        Ok(read) => read,
        Err(sentence) => return complain(&sentence).map(|()| STUCK),
    };
    let problems = diagnostic::sort_and_dedup(problems, &project);
    output::out(&table)?;
    output::err(&match format.unwrap_or(Format::Human) {
        Format::Json | Format::Short => report::short(&problems, &project),
        Format::Human => report::human(&problems, &project, output::err_has_colour()),
        Format::Github => report::github(&problems, &project),
    })?;
    Ok(if problems.is_empty() { CLEAN } else { FAULTY })
}

/// Writes what a command has to say, or everything that kept it from its work.
fn answer(done: Result<String, Vec<String>>) -> io::Result<u8> {
    match done {
        Ok(text) => output::out(&text).map(|()| CLEAN),
        Err(sentences) => sentences.iter().try_for_each(|sentence| complain(sentence)).map(|()| STUCK),
    }
}

/// The project and its guide as far as it was understood without an error.
fn content(root: &Path) -> Result<(Project, Guide), String> {
    let (project, mut problems) = load::load(root);
    let (guide, found) = parse::guide(&project);
    problems.extend(found);
    let guide = guide.filter(|_| !diagnostic::any_error(&problems));
    let guide =
        guide.ok_or("the content cannot be read; run `wayleaf check` and mend what it names first")?;
    Ok((project, guide))
}

fn complain(sentence: &str) -> io::Result<()> {
    output::err(&format!("error: {}\n", one_line(sentence)))
}

fn note(sentence: &str) -> io::Result<()> {
    output::err(&format!("note: {}\n", one_line(sentence)))
}
