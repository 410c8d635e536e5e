//! `wayleaf kit export`: one file for a translator.

use std::fs;
use std::path::PathBuf;

use crate::calendar::Day;
use crate::edition::Edition;
use crate::i18n::lang::Lang;
use crate::kit;
use crate::kit::catalog::EntryFilter;
use crate::parse;
use crate::project::Project;
use crate::report::one_line;
use crate::theme::Theme;
use crate::write::{WriteError, put};
use clap::{Args, ValueEnum};

use crate::cli::context::Context;
use crate::cli::exit::{CommandError, CommandResult, Exit};
use crate::cli::output;

/// The arguments of `kit export`.
#[derive(Debug, Args)]
pub(super) struct ExportArguments {
    /// The language to translate into; guide.yaml must list it
    lang: String,
    /// The file to write [default: wayleaf-kit-LANG.html, or .po]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// What to write
    #[arg(long, value_enum, default_value = "html")]
    format: KitFormat,
    /// Which texts to hand out: what is missing or behind, or all
    #[arg(long, value_enum, default_value = "all")]
    only: Selection,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum KitFormat {
    /// One page that works from a stick in any browser
    Html,
    /// Gettext, for Poedit and Weblate
    Po,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Selection {
    /// What is missing or behind its source
    Behind,
    /// Everything
    All,
}

/// Writes the file, and says what is in it.
pub(super) fn run(context: &Context, arguments: &ExportArguments) -> CommandResult {
    let day = context.day()?;
    output::out(&export(context, arguments, day)?)?;
    Ok(Exit::Clean)
}

fn export(context: &Context, export: &ExportArguments, day: Day) -> Result<String, CommandError> {
    let (project, guide) = context.content_with_kept()?;
    let theme = theme(&project)?;
    let edition = Edition::new(&project, day);
    let known = guide.settings.languages.iter().map(|language| language.lang.as_str());
    let lang = Lang::parse(&export.lang);
    let catalog = lang.and_then(|lang| kit::catalog(&project, &guide, &theme, &edition, &lang));
    let catalog = catalog.ok_or_else(|| {
        let source = guide.settings.source.as_str();
        if export.lang == source {
            return format!(
                "`{source}` is the language the guide is written in, and the theme has all its strings in it: there is nothing to translate"
            );
        }
        let others: Vec<&str> = known.filter(|tag| *tag != source).collect();
        let listed = if others.is_empty() { "no other".to_owned() } else { others.join(", ") };
        format!(
            "`{}` is not a language to translate into; guide.yaml lists {listed}: add a line for a new one there first",
            export.lang
        )
    })?;
    let catalog = catalog.needed(&theme.needed_strings(&guide));
    let base = catalog.base();
    let only = match export.only {
        Selection::Behind => EntryFilter::Behind,
        Selection::All => EntryFilter::All,
    };
    let open = catalog.clone().only(EntryFilter::Behind).entries.len();
    let catalog = catalog.only(only);
    if catalog.entries.is_empty() {
        return Ok(format!(
            "nothing to translate: `{}` is current; `--only all` hands out everything\n",
            export.lang
        ));
    }
    let (text, ending) = match export.format {
        KitFormat::Html => (kit::page(&catalog)?, "html"),
        KitFormat::Po => (kit::to_po(&catalog, base), "po"),
    };
    let out =
        export.out.clone().unwrap_or_else(|| PathBuf::from(format!("wayleaf-kit-{}.{ending}", catalog.lang)));
    if fs::read(&out).is_ok_and(|old| old != text.as_bytes()) {
        return Err(format!(
            "there is another file `{}` already, perhaps with somebody's work in it; move it away, or name a new one \
             with --out",
            out.display()
        )
        .into());
    }
    put(&out, &text).map_err(WriteError::of_out)?;
    let count = catalog.entries.len();
    let fewer = match open {
        0 => "; all have a translation that is current".to_owned(),
        open if open < count => {
            format!("; {open} of them are missing or behind, and `--only behind` hands out these alone")
        }
        _ => String::new(),
    };
    Ok(format!(
        "{count} texts for {} in {}, {} bytes{fewer}\n",
        catalog.lang,
        one_line(&out.display().to_string()),
        text.len()
    ))
}

fn theme(project: &Project) -> Result<Theme, String> {
    let theme = parse::theme::theme(project, &parse::theme::chosen(project)).value;
    theme.ok_or_else(|| {
        "the theme cannot be read; run `wayleaf check` and mend what it names first".to_owned()
    })
}
