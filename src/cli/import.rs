//! `wayleaf import`: makes a guide of a folder of Markdown as other generators keep it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::{argument, shown as shown_path};
use crate::i18n::lang::Lang;
use crate::import::{self, Gravity, ImportTree, ImportWish, Imported, LeftOut, PASSED_OVER};
use crate::normalization::composed;
use crate::parse::schema::{FOLDER, first_line};
use crate::write::new_folder;
use clap::Args;
use walkdir::WalkDir;

use super::context::Context;
use super::exit::{CommandError, CommandResult, Exit};
use super::files;
use super::new::first_in;
use super::{output, schema};

/// The arguments of `import`.
#[derive(Debug, Args)]
pub(super) struct ImportFolderArguments {
    /// The folder of the whole site, as its generator reads it
    pub dir: PathBuf,
    /// The folder to write the guide to; an empty one will do [default: the name of the folder, and `-guide`]
    #[arg(long, value_name = "GUIDE")]
    pub out: Option<PathBuf>,
    /// The language the others are translations of, where the folder does not tell
    #[arg(long, value_name = "LANG", value_parser = super::new::language)]
    pub source: Option<Lang>,
    /// The person who made or read the translations; without it they are labelled as a machine's
    #[arg(long, value_name = "NAME")]
    pub translated_by: Option<String>,
}

/// The most bytes of a text; what is larger is no page.
const LARGEST: u64 = 2_000_000;

/// How many texts are named that have a grave fault, and how many kinds of others.
const SHOWN: usize = 10;
const KINDS: usize = 15;

/// How many errors are shown.
const ERRORS: usize = 5;

/// Reads the folder, writes the guide, and tells what it lacks.
pub(super) fn run(context: &Context, arguments: &ImportFolderArguments) -> CommandResult {
    let dir = &arguments.dir;
    let out = out(arguments)?;
    if is_inside(&out, dir) {
        let (out, dir) = (out.display(), dir.display());
        return Err(format!(
            "`{out}` lies in `{dir}`, whose texts are read; name a folder outside of it with --out"
        )
        .into());
    }
    if let Some(held) = first_in(&out) {
        let (out, held) = (out.display(), held.display());
        return Err(format!(
            "`{out}` holds `{held}` already; name a folder that is empty or not there yet with --out"
        )
        .into());
    }
    let wish = ImportWish {
        source: arguments.source.clone(),
        translator: arguments.translated_by.clone(),
        day: context.new_day()?,
    };
    let tree = tree(dir)?;
    let imported = import::import(&tree, &wish).map_err(|why| format!("`{}`: {why}", dir.display()))?;
    let files = imported.files.iter();
    let files = files.map(|file| {
        let text = first_line(&file.path).unwrap_or_default() + &file.text;
        (file.path.strip_prefix("content/").unwrap_or(&file.path).to_owned(), text)
    });
    fs::create_dir_all(&out).map_err(|why| format!("`{}` cannot be made: {why}", out.display()))?;
    let list = out.join("import-left-out.txt");
    if !imported.left_out.is_empty() {
        fs::write(&list, import::list(&imported.left_out))
            .map_err(|why| format!("`{}` cannot be written: {why}", list.display()))?;
    }
    schema::put_all(&out.join(FOLDER))?;
    new_folder(&out.join("content"), &files.collect::<Vec<_>>())?;
    output::out(&told(&out, &list, &imported))?;
    Ok(Exit::Clean)
}

fn out(arguments: &ImportFolderArguments) -> Result<PathBuf, CommandError> {
    let dir = &arguments.dir;
    if dir.is_file() {
        let of = if dir.extension().is_some_and(|ending| ending == "po") {
            "book that it translates"
        } else {
            "site"
        };
        return Err(format!("`{}` is a file; name the folder of the whole {of}", dir.display()).into());
    }
    let name = dir.canonicalize().ok().filter(|dir| dir.is_dir());
    let name = name.ok_or_else(|| format!("there is no folder `{}`", dir.display()))?;
    let name = name.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(arguments.out.clone().unwrap_or_else(|| PathBuf::from(format!("{name}-guide"))))
}

/// Whether a folder, which need not be there yet, lies in another one.
fn is_inside(out: &Path, dir: &Path) -> bool {
    let Ok(whole) = dir.canonicalize() else { return false };
    let whole_out = if out.is_absolute() { out.to_owned() } else { Path::new(".").join(out) };
    // Links of the file system are followed as far as there is something.
    let there = whole_out.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)));
    let Some((above, real)) = there else { return false };
    let rest = whole_out.strip_prefix(above).unwrap_or(Path::new(""));
    let mut place = real;
    for part in rest.components() {
        match part {
            std::path::Component::ParentDir => _ = place.pop(),
            part => place.push(part),
        }
    }
    place.starts_with(whole)
}

/// Texts in folders that are passed over since a generator made them, or keeps older versions there: a line for each folder.
fn passed_over(whole: &Path) -> Vec<LeftOut> {
    let count = |name: &&str| {
        let walk = WalkDir::new(whole.join(name)).follow_links(false).into_iter().filter_map(Result::ok);
        walk.filter(|entry| ImportTree::is_page(&entry.file_name().to_string_lossy())).count()
    };
    let folders = PASSED_OVER.iter().map(|name| (name, count(name))).filter(|(_, count)| *count > 0);
    let told = folders.map(|(name, count)| {
        let what = "generators keep there what they made or what is out of date";
        LeftOut::page(&format!("{name}/"), format!("the whole folder, with texts ({count}): {what}"))
    });
    told.collect()
}

/// What stands in a folder, as far as a guide may have it: links are not followed.
fn tree(dir: &Path) -> Result<ImportTree, CommandError> {
    let whole = dir.canonicalize().map_err(|why| format!("`{}` cannot be read: {why}", dir.display()))?;
    let name = whole.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (mut texts, mut unread) = (BTreeMap::new(), passed_over(&whole));
    let walk = WalkDir::new(&whole).follow_links(false).sort_by_file_name().into_iter();
    let passes = |name: &str, depth| depth > 0 && ImportTree::passes_over(name, depth);
    let entries = walk.filter_entry(|entry| {
        !passes(&entry.file_name().to_string_lossy(), entry.depth()) || entry.file_type().is_file()
    });
    for entry in entries {
        let mut gone = |path: &Path, what: String| {
            let path = path.strip_prefix(&whole).unwrap_or(path).to_string_lossy().replace('\\', "/");
            unread.push(LeftOut::page(&path, what));
        };
        let entry = match entry {
            Ok(entry) => entry,
            Err(why) => {
                gone(why.path().unwrap_or(&whole), "what cannot be read".to_owned());
                continue;
            }
        };
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if entry.file_type().is_symlink() {
            gone(path, "a link to another place: links are not followed".to_owned());
        } else if entry.file_type().is_file() && ImportTree::reads(&name) {
            match files::text(path, LARGEST) {
                Ok(text) if !text.contains('\0') => {
                    let path = path.strip_prefix(&whole).unwrap_or(path).to_string_lossy().replace('\\', "/");
                    let text = composed(text.trim_start_matches('\u{feff}')).into_owned();
                    texts.insert(composed(&path).into_owned(), text);
                }
                Ok(_) => gone(path, "the whole file: it holds no text".to_owned()),
                Err(why) => gone(path, format!("the whole file: {why}")),
            }
        }
    }
    Ok(ImportTree { name, texts, unread })
}

/// What has become of the folder, and what to do next.
fn told(out: &Path, list: &Path, imported: &Imported) -> String {
    let languages: Vec<&str> = imported.languages.iter().map(Lang::as_str).collect();
    let mut told = String::new();
    let left = imported.left_out.len();
    let is_grave = |one: &&LeftOut| one.gravity <= Gravity::Page;
    let mut grave: Vec<&LeftOut> = imported.left_out.iter().filter(is_grave).collect();
    grave.sort_by_key(|one| one.gravity);
    for one in grave.iter().take(SHOWN) {
        told.push_str(&format!("look at: {one}\n"));
    }
    if grave.len() > SHOWN {
        told.push_str(&format!("… and {} more such\n", grave.len() - SHOWN));
    }
    let kinds = import::kinds(&imported.left_out);
    let others: Vec<_> = kinds.iter().filter(|kind| kind.gravity > Gravity::Page).collect();
    for kind in others.iter().take(KINDS) {
        let LeftOut { path, line, .. } = kind.first;
        let place = if *line == 0 { path.clone() } else { format!("{path}:{line}") };
        told.push_str(&format!("left out or changed: {} × {}, first in {place}\n", kind.count, kind.what));
    }
    if others.len() > KINDS {
        told.push_str(&format!("… and {} other kinds\n", others.len() - KINDS));
    }
    let (shown, named) = (out.display(), argument(out));
    if left > 0 {
        told.push_str(&format!("all {left} are listed, the gravest first, in {}\n", shown_path(list)));
    }
    told.push_str(&format!(
        "a guide of {} pages in {} ({}) lies in {shown}\n\
         look at it:          wayleaf serve --root {named}\n\
         what is to be seen:  wayleaf check --root {named}\n\
         what could harm:     write `safety: true` at units where a wrong text could cost a reader dearly\n",
        imported.pages,
        if languages.len() == 1 { "1 language".to_owned() } else { format!("{} languages", languages.len()) },
        languages.join(", "),
    ));
    match imported.errors.as_slice() {
        [] => told.push_str(&format!("it builds:           wayleaf build --root {named}\n")),
        errors => {
            told.push_str(&format!("it does not build yet, {} errors keep it from that:\n", errors.len()));
            errors.iter().take(ERRORS).for_each(|error| told.push_str(&format!("  {error}\n")));
        }
    }
    if languages.len() > 1 {
        told.push_str(&format!(
            "translations are shown, marked as behind, until somebody compares them: wayleaf stamp LANG TOPIC --root {named}\n"
        ));
    }
    told
}
