//! What lies in a folder without being part of the copy: Wayleaf's own list, and what computers leave on every stick.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Files that computers leave in every folder they look at.
const LEFT: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// Files that Wayleaf lays beside a site.
const OWN: [&str; 2] = [".wayleaf", ".gitignore"];

/// Folders in which systems keep their own records of a whole stick.
const SYSTEM: [&str; 4] = [".Spotlight-V100", ".fseventsd", ".Trashes", "System Volume Information"];

/// How files begin that macOS lays beside others: `._` and their name (RFC 1740, appendix A: `AppleDouble`).
const DOUBLE: [u8; 4] = [0, 5, 0x16, 7];

/// How files end that a browser opens as a page, or runs.
const PAGES: [&str; 10] = ["htm", "html", "js", "mht", "mhtml", "mjs", "pdf", "svg", "xht", "xhtml"];

/// Whether a file can be passed over: its path in the copy, and where it lies. A page never is, whatever the folder it
/// lies in is called.
pub(super) fn is_by_the_way(name: &str, path: &Path) -> io::Result<bool> {
    let (first, rest) = name.split_once('/').map_or((name, None), |(first, rest)| (first, Some(rest)));
    if rest.is_none() && OWN.contains(&name) {
        return Ok(true);
    }
    if rest.is_some() && (SYSTEM.contains(&first) || is_trash(first)) {
        return Ok(!is_page(name));
    }
    let last = name.rsplit('/').next().unwrap_or_default();
    if last.starts_with("._") {
        let mut start = [0; DOUBLE.len()];
        let read = File::open(path)?.read_exact(&mut start);
        return Ok(read.is_ok() && start == DOUBLE);
    }
    Ok(LEFT.contains(&last))
}

/// The folder into which a desktop moves what a user deletes on a stick: `.Trash-1000`.
fn is_trash(folder: &str) -> bool {
    let user = folder.strip_prefix(".Trash-").unwrap_or_default();
    !user.is_empty() && user.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_page(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    PAGES.contains(&ending.as_str())
}
