//! `wayleaf doctor`: what this computer and this guide have, on one screen, and what is in the way of building it.

use std::env::consts::{ARCH, OS};
use std::fs;
use std::path::{Path, PathBuf};

use crate::author::translation_status::standing;
use crate::diagnostic::{Severity, listed};
use crate::guide::Guide;
use crate::i18n::lang::Lang;
use crate::parse::theme::chosen;
use crate::project::Project;
use crate::report::one_line;
use crate::stages::Stages;
use crate::theme::OVERLAY;
use crate::write::validate;
use clap::Args;

use super::context::Context;
use super::exit::{CommandResult, Exit};
use super::missing;
use super::numbers::counted;
use super::output;
use super::progress::Progress;
use super::site::{CheckedTexts, checked};

/// The arguments of `doctor`.
#[derive(Debug, Args)]
pub(super) struct DoctorArguments {
    /// The folder that `build` is to write [default: site]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// One thing that was looked at.
struct Examined {
    name: &'static str,
    found: String,
    /// Whether it is in the way of a build.
    blocks: bool,
}

impl Examined {
    fn new(name: &'static str, found: impl Into<String>) -> Self {
        Self { name, found: found.into(), blocks: false }
    }

    fn blocking(name: &'static str, found: impl Into<String>) -> Self {
        Self { blocks: true, ..Self::new(name, found) }
    }
}

/// Looks, and writes a line of each; fails where something is in the way of a build.
pub(super) fn run(context: &Context, arguments: &DoctorArguments) -> CommandResult {
    let day = context.day()?;
    let version = env!("CARGO_PKG_VERSION");
    let mut all = vec![
        Examined::new("program", format!("wayleaf {version} for {OS} on {ARCH}; it needs no other program")),
        Examined::new("date", format!("{day}; another one is given with --edition-date")),
    ];
    let progress = Progress::new();
    let read = checked(&context.root, day, &progress, Stages::default());
    drop(progress);
    all.extend(of_guide(&context.root, &read));
    all.push(of_output(context, arguments.out.as_deref()));
    let lines = all.iter().map(|Examined { name, found, blocks }| {
        let mark = if *blocks { "!" } else { " " };
        format!("{mark} {name:<10} {}\n", one_line(found))
    });
    output::out(&lines.collect::<String>())?;
    let blocking: Vec<&str> = all.iter().filter(|one| one.blocks).map(|one| one.name).collect();
    if blocking.is_empty() {
        output::out("nothing is in the way of `wayleaf build`\n")?;
        return Ok(Exit::Clean);
    }
    output::out(&format!("in the way of `wayleaf build`: {}\n", blocking.join(", ")))?;
    Ok(Exit::Faulty)
}

fn of_guide(root: &Path, read: &CheckedTexts) -> Vec<Examined> {
    let CheckedTexts { project, problems, parsed } = read;
    let root = root.display();
    if project.find("content/guide.yaml").is_none() {
        let found = format!(
            "there is none in `{root}`; begin one with `wayleaf new DIR`, or name its folder with --root"
        );
        return vec![Examined::blocking("guide", found)];
    }
    let count = |severity| {
        let of = problems.iter().filter(|problem| problem.severity == severity);
        of.map(|problem| 1 + problem.more).sum::<usize>()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let told = format!("{}, {}", counted(errors, "error"), counted(warnings, "warning"));
    let findings = match errors + warnings {
        0 => Examined::new("findings", told),
        _ => Examined {
            blocks: errors > 0,
            ..Examined::new("findings", format!("{told}; `wayleaf check` shows them"))
        },
    };
    let mut all = Vec::new();
    if let Some(guide) = &parsed.guide {
        let found =
            format!("{}, {} in `{root}`", guide.settings.publisher, counted(guide.topics.len(), "topic"));
        all.push(Examined::new("guide", found));
        all.push(Examined::new("languages", languages(guide)));
        let gaps = missing::counts(project, Some(guide), parsed.theme.as_deref());
        if !gaps.is_empty() {
            let tags: Vec<&str> = gaps.iter().map(|gaps| gaps.lang.as_str()).collect();
            let found = format!("something in {}; `wayleaf check --missing` lists it", tags.join(", "));
            all.push(Examined::new("missing", found));
        }
    } else {
        all.push(Examined::blocking("guide", format!("content/guide.yaml in `{root}` cannot be read")));
    }
    all.push(Examined { blocks: parsed.theme.is_none(), ..Examined::new("theme", theme(project)) });
    all.push(findings);
    all
}

/// Each language, and how much of it is current.
fn languages(guide: &Guide) -> String {
    let translations = standing(guide);
    let share = |lang: &Lang| translations.iter().find(|of| of.language.lang == *lang);
    let all = guide.settings.languages.iter().map(|language| match share(&language.lang) {
        Some(of) => format!("{} {} %", language.lang, of.counts().percent()),
        None => format!("{} (source)", language.lang),
    });
    all.collect::<Vec<_>>().join(", ")
}

/// Where the theme comes from, and which of its files the guide has its own of.
fn theme(project: &Project) -> String {
    let from = match project.has_shipped_theme() {
        true => "the one that comes with the program".to_owned(),
        false => format!("themes/{}, the guide's own", chosen(project)),
    };
    let own = project.files().filter_map(|(_, file)| file.path.strip_prefix(OVERLAY));
    let own: Vec<&str> = own.collect();
    match own.len() {
        0 => from,
        count => {
            format!("{from}; {} of the guide's own in {OVERLAY}: {}", counted(count, "file"), listed(&own))
        }
    }
}

/// Whether the site can be written where it is to be.
fn of_output(context: &Context, given: Option<&Path>) -> Examined {
    let out = given.map_or_else(|| context.root.join("site"), Path::to_owned);
    let told = out.display();
    if let Err(error) = validate(&out, &context.root) {
        return Examined::blocking("output", error.to_string());
    }
    match can_be_written(&out) {
        Ok(()) => Examined::new("output", format!("`{told}` can be written")),
        Err(error) => {
            let found = format!("`{told}` cannot be written: {error}; choose another folder with --out");
            Examined::blocking("output", found)
        }
    }
}

/// Makes a folder beside the one to be written, or in the next one above it that is there, and takes it away again.
fn can_be_written(out: &Path) -> std::io::Result<()> {
    let here = Path::new(".");
    let mut above =
        out.ancestors().skip(1).map(|above| if above.as_os_str().is_empty() { here } else { above });
    let above = above.find(|above| above.exists()).unwrap_or(here);
    let trial = above.join(format!(".wayleaf-doctor-{}", std::process::id()));
    fs::create_dir(&trial)?;
    fs::remove_dir(&trial)
}
