//! `wayleaf review export`: one page for a reviewer.

use std::fs;
use std::path::PathBuf;

use crate::calendar::Day;
use crate::edition::Edition;
use crate::guide::Guide;
use crate::guide::review::ReviewRole;
use crate::i18n::lang::Lang;
use crate::i18n::language::Language;
use crate::parse;
use crate::report::one_line;
use crate::review::{self, LawTexts, ReviewExport};
use crate::write::{WriteError, put};
use clap::{Args, ValueEnum};

use crate::cli::context::Context;
use crate::cli::exit::{CommandError, CommandResult, Exit};
use crate::cli::{law, output};

/// The arguments of `review export`.
#[derive(Debug, Args)]
pub(super) struct ReviewExportArguments {
    /// As what the guide is to be read
    #[arg(long, value_enum)]
    role: RoleArgument,
    /// The language to read [default: the source language]
    #[arg(long, value_name = "LANG")]
    language: Option<String>,
    /// The plain text of a law, shown beside what cites it; may be given several times
    #[arg(long, value_name = "SOURCE=FILE")]
    law: Vec<String>,
    /// Which units to hand out
    #[arg(long, value_enum, default_value = "all")]
    only: ReviewSelection,
    /// The file to write [default: wayleaf-review-ROLE-LANG.html]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum RoleArgument {
    /// Whether it is the law
    Lawyer,
    /// Whether what it says of illness and treatment is so
    Doctor,
    /// Whether it can be understood, by somebody whose language it is
    Reader,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ReviewSelection {
    /// What nobody in this role has read as it now stands
    Unread,
    /// Everything
    All,
}

/// Writes the page, and says what is on it.
pub(super) fn run(context: &Context, arguments: &ReviewExportArguments) -> CommandResult {
    let day = context.day()?;
    output::out(&export(context, arguments, day)?)?;
    Ok(Exit::Clean)
}

fn export(context: &Context, wanted: &ReviewExportArguments, day: Day) -> Result<String, CommandError> {
    let (project, guide) = context.content()?;
    let theme = parse::theme::theme(&project, &parse::theme::chosen(&project)).value;
    let theme = theme.ok_or_else(|| {
        "the theme cannot be read; run `wayleaf check` and mend what it names first".to_owned()
    })?;
    let language = language(&guide, wanted.language.as_deref())?;
    let role = match wanted.role {
        RoleArgument::Lawyer => ReviewRole::Lawyer,
        RoleArgument::Doctor => ReviewRole::Doctor,
        RoleArgument::Reader => ReviewRole::Reader,
    };
    let laws = laws(&guide, &wanted.law)?;
    let page = review::page(&ReviewExport {
        guide: &guide,
        theme: &theme,
        edition: &Edition::new(&project, day),
        language,
        role,
        laws: &laws,
        only_unread: wanted.only == ReviewSelection::Unread,
    })
    .map_err(|error| error.to_string())?;
    let lang = &language.lang;
    if page.units == 0 {
        return Ok(format!(
            "nothing to read: there is no current text in `{lang}` that a {} has not read\n",
            role.as_str()
        ));
    }
    let name = || PathBuf::from(format!("wayleaf-review-{}-{lang}.html", role.as_str()));
    let out = wanted.out.clone().unwrap_or_else(name);
    if fs::read(&out).is_ok_and(|old| old != page.html.as_bytes()) {
        return Err(format!(
            "there is another file `{}` already; move it away, or name a new one with --out",
            out.display()
        )
        .into());
    }
    put(&out, &page.html).map_err(WriteError::of_out)?;
    let mut told = format!(
        "{} units with {} sentences in {}, {} bytes\n",
        page.units,
        page.claims,
        one_line(&out.display().to_string()),
        page.html.len()
    );
    if page.left_out > 0 {
        told.push_str(&format!(
            "note: {} units are missing or behind in `{lang}` and left out; `wayleaf status` lists them\n",
            page.left_out
        ));
    }
    if role == ReviewRole::Lawyer {
        for law in &page.not_given {
            told.push_str(&format!(
                "note: the words of `{law}` are not on the page; --law {law}=FILE gives them\n"
            ));
        }
    }
    for place in &page.without_words {
        told.push_str(&format!("note: {}: the text that was given does not hold it\n", one_line(place)));
    }
    Ok(told)
}

fn language<'a>(guide: &'a Guide, wanted: Option<&str>) -> Result<&'a Language, String> {
    let wanted = wanted.unwrap_or(guide.settings.source.as_str());
    let found = Lang::parse(wanted).and_then(|lang| guide.language(&lang));
    found.ok_or_else(|| {
        let known = guide.settings.languages.iter().map(|language| language.lang.as_str());
        format!(
            "`{}` is no language of this guide; guide.yaml lists {}",
            one_line(wanted),
            known.collect::<Vec<_>>().join(", ")
        )
    })
}

fn laws(guide: &Guide, given: &[String]) -> Result<LawTexts, String> {
    let mut laws = LawTexts::default();
    for each in given {
        let (source, file) = each.split_once('=').ok_or_else(|| {
            format!("`--law {each}` does not say of which law; write the id of the source, `=` and the file: aliens-act=act.txt")
        })?;
        let source = law::source_id(guide, source)?;
        let text = law::text(file.as_ref())?;
        laws.add(guide, &source, &text).map_err(|why| format!("`{file}` {why}"))?;
    }
    Ok(laws)
}
