//! `wayleaf verify`: whether a copy of the guide is whole.

mod debris;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::pack::archive;
use crate::pack::sign::{self, PublicKey};
use crate::pack::verify::{Inventory, Signature, Verdict};
use crate::report::one_line;
use clap::Args;
use walkdir::WalkDir;

use super::exit::{CommandResult, Exit};
use super::published::{self, Published};
use super::{files, output};

/// What was found wrong with single files beside their bytes: sentences, by path.
type Remarks = BTreeMap<String, Vec<String>>;

/// The arguments of `verify`.
#[derive(Debug, Args)]
pub(super) struct VerifyArguments {
    /// The zip file, the folder it was unpacked to, the folder of a site, or the address it was published at
    #[arg(value_name = "DIR|ZIP|URL")]
    copy: PathBuf,
    /// With an address: the folder of the site as it was built, to compare with; its own list if not given
    #[arg(long, value_name = "DIR")]
    against: Option<PathBuf>,
    /// The public key of whoever should have signed it: minisign's file, or the key itself
    #[arg(long, value_name = "PUB")]
    key: Option<String>,
}

/// Verifies; `Exit::Faulty` if the copy is not whole.
pub(super) fn run(wanted: &VerifyArguments) -> CommandResult {
    let (verdict, remarks) = verdict(wanted)?;
    output::out(&told(&verdict, &remarks, wanted))?;
    let is_whole = verdict.is_whole() && remarks.is_empty();
    let is_good = is_whole && (wanted.key.is_none() || verdict.signature == Signature::Good);
    Ok(if is_good { Exit::Clean } else { Exit::Faulty })
}

fn verdict(wanted: &VerifyArguments) -> Result<(Verdict, Remarks), String> {
    let name = wanted.copy.display().to_string();
    let key = wanted.key.as_deref().map(key).transpose()?;
    let found = if published::is_address(&name) {
        published::fetch(&name, wanted.against.as_deref())
    } else if wanted.against.is_some() {
        return Err("`--against` goes with an address; a copy on this computer bears its own list".to_owned());
    } else {
        let found = if wanted.copy.is_dir() { folder(&wanted.copy) } else { zip(&wanted.copy) };
        found.map(|found| Published { found, ..Published::default() })
    };
    let Published { found, remarks } = found.map_err(|why| format!("`{name}` {why}"))?;
    let verdict = found.verify(key.as_ref()).map_err(|why| format!("`{name}` {why}"))?;
    Ok((verdict, remarks))
}

/// The key itself, or what stands in the file of this name.
fn key(text: &str) -> Result<PublicKey, String> {
    if let Ok(key) = PublicKey::parse(text) {
        return Ok(key);
    }
    let file = files::text(Path::new(text), sign::LONGEST).map_err(|error| {
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
    let mut bytes = Vec::with_capacity(usize::try_from(data.len()).unwrap_or(0) + 1);
    File::open(path).and_then(|file| file.take(archive::LARGEST).read_to_end(&mut bytes)).map_err(unread)?;
    let mut found = Inventory::default();
    let read = archive::read(&bytes, |path, content| found.add(path, content));
    read.map_err(|refusal| refusal.to_string())?;
    Ok(found)
}

/// What a folder holds; links are not followed.
fn folder(path: &Path) -> Result<Inventory, String> {
    let mut found = Inventory::default();
    let (mut files, mut left) = (0, archive::MOST_BYTES);
    for entry in WalkDir::new(path).min_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|error| format!("cannot be read to its end ({error})"))?;
        let name = entry.path().strip_prefix(path).unwrap_or(entry.path()).to_string_lossy();
        let name = name.replace(std::path::MAIN_SEPARATOR, "/");
        if entry.file_type().is_dir() {
            continue;
        }
        if !entry.file_type().is_file() {
            found.add_strange(&name);
            continue;
        }
        let unread = |error| format!("holds `{name}`, which cannot be read ({error})");
        if debris::is_by_the_way(&name, entry.path()).map_err(unread)? {
            continue;
        }
        files += 1;
        if files > archive::MOST_ENTRIES {
            return Err(format!("holds more than {} files, which no guide does", archive::MOST_ENTRIES));
        }
        let mut content = File::open(entry.path()).map_err(unread)?.take(left + 1);
        found.add(&name, &mut content).map_err(unread)?;
        left = content.limit().checked_sub(1).ok_or_else(|| {
            format!("holds more than {} MB, which no guide does", archive::MOST_BYTES / 1_000_000)
        })?;
    }
    Ok(found)
}

/// How many wrong files of one kind are named.
const SHOWN: usize = 100;

/// A line for the files of a kind that are not named.
fn more(what: &str, all: usize) -> Option<String> {
    (all > SHOWN).then(|| format!("{what:8} … and {} more", all - SHOWN))
}

/// A line for each file that is wrong, and the verdict.
fn told(verdict: &Verdict, remarks: &Remarks, wanted: &VerifyArguments) -> String {
    let (has_key, is_published) =
        (wanted.key.is_some(), published::is_address(&wanted.copy.to_string_lossy()));
    let mut lines = Vec::new();
    let remark = |path: &str| {
        remarks.get(path).map_or(String::new(), |said| format!(": {}", one_line(&said.join("; "))))
    };
    for (what, paths) in
        [("missing", &verdict.missing), ("changed", &verdict.changed), ("added", &verdict.added)]
    {
        let line = |path: &String| format!("{what:8} {}{}", one_line(path), remark(path));
        lines.extend(paths.iter().take(SHOWN).map(line));
        lines.extend(more(what, paths.len()));
    }
    let named = |path: &&String| !verdict.missing.contains(path) && !verdict.changed.contains(path);
    let others: Vec<&String> = remarks.keys().filter(named).collect();
    lines.extend(
        others.iter().take(SHOWN).map(|path| format!("{:8} {}{}", "sent", one_line(path), remark(path))),
    );
    lines.extend(more("sent", others.len()));
    for (is, should) in verdict.renamed.iter().take(SHOWN) {
        lines.push(format!("renamed  {}, which should be {}", one_line(is), one_line(should)));
    }
    lines.extend(more("renamed", verdict.renamed.len()));
    let edition = verdict.edition.as_ref().map_or("edition not told".to_owned(), |(code, date, _)| {
        format!("edition {} of {}", one_line(code), one_line(date))
    });
    let files = verdict.listed;
    let plural = if files == 1 { "" } else { "s" };
    if lines.is_empty() {
        lines.push(format!("whole: {files} file{plural}, {edition}"));
    } else {
        let wrong = verdict.missing.len()
            + verdict.changed.len()
            + verdict.added.len()
            + verdict.renamed.len()
            + others.len();
        let remedy = if is_published {
            "upload the site again, or turn off what changes it"
        } else {
            "fetch it again"
        };
        lines.push(format!(
            "not whole: {wrong} wrong beside {files} file{plural} listed, {edition}; {remedy}"
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
