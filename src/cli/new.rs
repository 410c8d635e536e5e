//! `wayleaf new`: a small whole guide to begin with.

use std::fs;
use std::io;
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
    fs::create_dir_all(dir).map_err(|why| unmade(dir, &why))?;
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
    told.push_str(&unwritten(wish));
    told
}

/// What is left to write where nobody has written a new guide in one of its languages.
fn unwritten(wish: &NewGuide) -> String {
    let known: Vec<&str> = starter::languages().map(|(tag, _)| tag).collect();
    let official = wish.official.iter().filter(|lang| !wish.languages.contains(lang));
    let all = wish.languages.iter().chain(official);
    let lacking: Vec<&Lang> = all.filter(|lang| !known.contains(&lang.as_str())).collect();
    let (source, others): (Vec<&Lang>, Vec<&Lang>) =
        lacking.iter().partition(|lang| wish.languages.first() == Some(**lang));
    let listed =
        |langs: &[&Lang]| langs.iter().map(|lang| format!("`{lang}`")).collect::<Vec<_>>().join(", ");
    let mut told = String::new();
    if !source.is_empty() {
        let lent = starter::languages().next().map_or("", |(_, name)| name);
        told.push_str(&format!(
            "nobody has written a new guide in {} yet: its pages are in {lent}, to be written over\n",
            listed(&source)
        ));
    }
    if !others.is_empty() {
        let line = "nobody has written a new guide in {} yet: `wayleaf kit export LANG` hands out what there is to translate\n";
        told.push_str(&line.replace("{}", &listed(&others)));
    }
    let nameless: Vec<&Lang> = lacking.into_iter().filter(|lang| starter::name(lang).is_none()).collect();
    if !nameless.is_empty() {
        let line = "write the name of {} as its speakers do: it stands in content/guide.yaml\n";
        told.push_str(&line.replace("{}", &listed(&nameless)));
    }
    told
}

/// Why a folder cannot be made.
fn unmade(dir: &Path, why: &io::Error) -> String {
    let why = match why.kind() {
        io::ErrorKind::PermissionDenied => "you have no right to write there".to_owned(),
        _ => why.to_string(),
    };
    format!("`{}` cannot be made: {why}; name another folder", dir.display())
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
    Lang::spelled(text).ok_or_else(|| "write a tag such as en, ar or pt-BR".to_owned())
}
