//! `wayleaf verify`: whether a copy of the guide is whole.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use walkdir::{DirEntry, WalkDir};
use wayleaf::pack::archive;
use wayleaf::pack::sign::PublicKey;
use wayleaf::pack::verify::{Inventory, Signature, Verdict};
use wayleaf::report::one_line;

use super::{CLEAN, FAULTY, STUCK, complain, output};

/// What to verify.
#[derive(Debug, Args)]
pub(super) struct Verify {
    /// The zip file, the folder it was unpacked to, or the folder of a site
    #[arg(value_name = "DIR|ZIP")]
    copy: PathBuf,
    /// The public key of whoever should have signed it: minisign's file, or the key itself
    #[arg(long, value_name = "PUB")]
    key: Option<String>,
}

/// Verifies; 0 if the copy is whole, 1 if not, 2 if it cannot be told.
pub(super) fn run(wanted: &Verify) -> io::Result<u8> {
    let name = wanted.copy.display().to_string();
    let verdict = wanted.key.as_deref().map(key).transpose().and_then(|key| {
        let found = if wanted.copy.is_dir() { folder(&wanted.copy) } else { zip(&wanted.copy) };
        let found = found.map_err(|why| format!("`{name}` {why}"))?;
        let verdict = found.verify(key.as_ref()).map_err(|why| format!("`{name}` {why}"))?;
        Ok((verdict, key.is_some()))
    });
    match verdict {
        Ok((verdict, has_key)) => {
            let is_good = verdict.is_whole() && (!has_key || verdict.signature == Signature::Good);
            output::out(&told(&verdict, has_key))?;
            Ok(if is_good { CLEAN } else { FAULTY })
        }
        Err(sentence) => complain(&sentence).map(|()| STUCK),
    }
}

/// The key itself, or what stands in the file of this name.
fn key(text: &str) -> Result<PublicKey, String> {
    if let Ok(key) = PublicKey::parse(text) {
        return Ok(key);
    }
    let file = fs::read_to_string(text).map_err(|error| {
        format!("the key `{text}` cannot be read ({error}); name minisign's file or the key itself")
    })?;
    PublicKey::parse(&file).map_err(|error| format!("the key `{text}` {error}"))
}

/// What an archive holds; `Err` is a phrase that goes on after its name.
fn zip(path: &Path) -> Result<Inventory, String> {
    let unread = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => "is not there; name a zip file or a folder".to_owned(),
        _ => format!("cannot be read ({error})"),
    };
    let data = fs::metadata(path).map_err(unread)?;
    if !data.is_file() {
        return Err("is neither a zip file nor a folder".to_owned());
    }
    if data.len() > archive::LARGEST {
        return Err(format!("is over {} MB, which no pack is", archive::LARGEST / 1_000_000));
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(archive::LARGEST).read_to_end(&mut bytes)).map_err(unread)?;
    let mut found = Inventory::default();
    let read = archive::read(&bytes, |path, content| found.add(path, content));
    read.map_err(|refusal| refusal.to_string())?;
    Ok(found)
}

/// What a folder holds; links are not followed.
fn folder(path: &Path) -> Result<Inventory, String> {
    let mut found = Inventory::default();
    let walk = WalkDir::new(path).min_depth(1).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| !is_by_the_way(entry)) {
        let entry = entry.map_err(|error| format!("cannot be read to its end ({error})"))?;
        let name = entry.path().strip_prefix(path).unwrap_or(entry.path()).to_string_lossy();
        let name = name.replace(std::path::MAIN_SEPARATOR, "/");
        if entry.file_type().is_file() {
            let read = File::open(entry.path()).and_then(|mut file| found.add(&name, &mut file));
            read.map_err(|error| format!("holds `{name}`, which cannot be read ({error})"))?;
        } else if !entry.file_type().is_dir() {
            found.add_strange(&name);
        }
    }
    Ok(found)
}

/// What lies in a folder without being part of the copy: Wayleaf's own list, and what computers leave on every stick.
fn is_by_the_way(entry: &DirEntry) -> bool {
    const LEFT: [&str; 6] = [
        ".DS_Store",
        ".Spotlight-V100",
        ".fseventsd",
        "System Volume Information",
        "Thumbs.db",
        "desktop.ini",
    ];
    let name = entry.file_name().to_string_lossy();
    let is_own = entry.depth() == 1 && (name == ".wayleaf" || name == ".gitignore");
    is_own || LEFT.contains(&&*name) || name.starts_with("._") || name.starts_with(".Trash")
}

/// A line for each file that is wrong, and the verdict.
fn told(verdict: &Verdict, has_key: bool) -> String {
    let mut lines = Vec::new();
    for (what, paths) in
        [("missing", &verdict.missing), ("changed", &verdict.changed), ("added", &verdict.added)]
    {
        lines.extend(paths.iter().map(|path| format!("{what:8} {}", one_line(path))));
    }
    for (is, should) in &verdict.renamed {
        lines.push(format!("renamed  {}, which should be {}", one_line(is), one_line(should)));
    }
    let edition = verdict.edition.as_ref().map_or("edition not told".to_owned(), |(code, date, _)| {
        format!("edition {} of {}", one_line(code), one_line(date))
    });
    let files = verdict.listed;
    let plural = if files == 1 { "" } else { "s" };
    if lines.is_empty() {
        lines.push(format!("whole: {files} file{plural}, {edition}"));
    } else {
        let wrong = lines.len();
        lines.push(format!(
            "not whole: {wrong} wrong beside {files} file{plural} listed, {edition}; fetch it again"
        ));
    }
    if let Some((.., words)) = verdict.edition.as_ref().filter(|(.., words)| !words.is_empty()) {
        lines.push(format!("in four words: {}", one_line(words)));
    }
    lines.extend(
        match (verdict.signature, has_key) {
            (Signature::Good, _) => Some("signed with this key"),
            (Signature::Wrong, _) => Some("not signed with this key: do not hand it on"),
            (Signature::None, true) => Some("not signed: nobody can tell who made it"),
            (Signature::Unchecked, _) => Some("signed; name the key with --key to see by whom"),
            (Signature::None, false) => None,
        }
        .map(str::to_owned),
    );
    lines.join("\n") + "\n"
}
