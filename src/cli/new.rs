//! `wayleaf new`: a small whole guide to begin with.

use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::argument;
use crate::i18n::lang::Lang;
use crate::parse::schema::FOLDER;
use crate::project::Rewritten;
use crate::starter::{self, NewGuide};
use crate::write::new_folder;
use clap::Args;

use super::context::Context;
use super::exit::{CommandResult, Exit};
use super::{output, schema};

/// The arguments of `new`.
#[derive(Debug, Args)]
pub(super) struct NewArguments {
    /// The folder to make; an empty one will do
    pub dir: PathBuf,
    /// The languages by their tags (BCP 47), the one you write in first
    #[arg(long, value_name = "LANGS", value_delimiter = ',', default_value = "en,ar", value_parser = language)]
    pub languages: Vec<Lang>,
    /// The language of letters and forms, where it is another one: its words stand beside the reader's
    #[arg(long, value_name = "LANG", value_parser = language)]
    pub official: Option<Lang>,
    /// Without a list to tick
    #[arg(long)]
    pub no_checklist: bool,
    /// Without files for facts and their sources
    #[arg(long)]
    pub no_facts: bool,
}

/// Writes the guide, and what to do next.
pub(super) fn run(context: &Context, arguments: &NewArguments) -> CommandResult {
    let dir = &arguments.dir;
    if let Some(held) = first_in(dir) {
        let (dir, held) = (dir.display(), held.display());
        return Err(
            format!("`{dir}` holds `{held}` already; name a folder that is empty or not there yet").into()
        );
    }
    let mut languages: Vec<Lang> = Vec::new();
    for lang in &arguments.languages {
        if !languages.contains(lang) {
            languages.push(lang.clone());
        }
    }
    let wish = NewGuide {
        languages,
        official: arguments.official.clone(),
        checklist: !arguments.no_checklist,
        facts: !arguments.no_facts,
        day: context.new_day()?,
    };
    let files = starter::files(&wish)
        .into_iter()
        .map(|Rewritten { path, text }| (path.strip_prefix("content/").unwrap_or(&path).to_owned(), text));
    fs::create_dir_all(dir).map_err(|why| format!("`{}` cannot be made: {why}", dir.display()))?;
    new_folder(&dir.join("content"), &files.collect::<Vec<_>>())?;
    schema::put_all(&dir.join(FOLDER))?;
    output::out(&told(dir, &wish))?;
    Ok(Exit::Clean)
}

/// What somebody who has a new guide does first.
fn told(dir: &Path, wish: &NewGuide) -> String {
    let (shown, named) = (dir.display(), argument(dir));
    let source = wish.languages.first().map_or("", Lang::as_str);
    let mut told = format!(
        "a new guide lies in {shown}\n\
         go there:        cd {named}\n\
         look at it:      wayleaf serve\n\
         change it:       content/topics/home/{source}.md\n\
         add a language:  a line in content/guide.yaml\n\
         how far it is:   wayleaf status\n\
         publish it:      wayleaf build\n"
    );
    let known: Vec<&str> = starter::languages().map(|(tag, _)| tag).collect();
    for lang in wish.languages.iter().filter(|lang| !known.contains(&lang.as_str())) {
        told.push_str(&format!(
            "nobody has written a new guide in `{lang}` yet: write its name into content/guide.yaml and its texts beside the others\n"
        ));
    }
    told
}

/// What stands in a folder, but for what hides there.
pub(super) fn first_in(dir: &Path) -> Option<PathBuf> {
    if dir.is_file() {
        return Some(dir.to_owned());
    }
    let entries = fs::read_dir(dir).ok()?.filter_map(Result::ok).map(|entry| entry.file_name());
    let mut names: Vec<_> = entries.filter(|name| !name.to_string_lossy().starts_with('.')).collect();
    names.sort();
    names.into_iter().next().map(PathBuf::from)
}

pub(super) fn language(text: &str) -> Result<Lang, String> {
    Lang::parse(text).ok_or_else(|| "write a tag such as en, ar or pt-BR".to_owned())
}
