//! `SHA256SUMS`: what every file of a site or a pack must be, in the format of `sha256sum`.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::bundle::{Bundle, Names, SitePath};
use crate::digest::{Sha256Hash, hex, sha256};

/// The name of the list.
pub const NAME: &str = "SHA256SUMS";

/// The SHA-256 of a file.
pub type Digest = Sha256Hash;

/// The SHA-256 of these bytes.
pub fn digest(bytes: &[u8]) -> Digest {
    sha256(bytes)
}

/// The bundle with the list of all its other files.
pub fn seal(bundle: Bundle) -> Bundle {
    let files: Vec<_> = bundle.files().filter(|(path, _)| path.as_str() != NAME).collect();
    let sums = files.par_iter().map(|(path, bytes)| (*path, digest(bytes)));
    let staged = bundle.staged().map(|(path, file)| (path, file.sha256)).collect::<Vec<_>>();
    let sums: BTreeMap<&SitePath, Digest> = sums.chain(staged).collect();
    let list: String = sums.iter().map(|(path, sum)| format!("{}  {path}\n", hex(sum))).collect();
    match SitePath::new(NAME) {
        Some(name) => bundle.with(name, list.into_bytes()),
        None => bundle,
    }
}

/// Reads a list; `Err` is the number of the first line that is none of it, or names a file that cannot lie beside those
/// before on every disk.
pub fn parse(list: &str) -> Result<BTreeMap<String, Digest>, usize> {
    let (mut sums, mut names) = (BTreeMap::new(), Names::default());
    for (at, line) in list.lines().enumerate() {
        let (path, digest) = entry(line).ok_or(at + 1)?;
        names.file(path).map_err(|_| at + 1)?;
        sums.insert(path.to_owned(), digest);
    }
    Ok(sums)
}

/// A line: 64 hexadecimal digits, a space, a space or the `*` of binary files, and a path that a site can have.
fn entry(line: &str) -> Option<(&str, Digest)> {
    let (digits, path) = line.split_at_checked(64)?;
    let path = path.strip_prefix("  ").or_else(|| path.strip_prefix(" *"))?;
    let mut digest = Digest::default();
    for (byte, pair) in digest.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok().filter(|pair| !pair.contains('+'))?, 16)
            .ok()?;
    }
    SitePath::new(path).map(|_| (path, digest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_names_every_file_but_itself_and_reads_back() {
        let file = |path: &str| (SitePath::new(path).expect("a path"), path.as_bytes().to_vec());
        let sealed =
            seal(seal(Bundle::new([file("ar/index.html"), file("index.html")]).expect("no path twice")));
        let list = std::str::from_utf8(sealed.get(NAME).expect("a list")).expect("UTF-8");
        let sums = parse(list).expect("a list");
        assert_eq!(sums.keys().collect::<Vec<_>>(), ["ar/index.html", "index.html"]);
        assert_eq!(sums["index.html"], sha256(b"index.html"));
    }

    #[test]
    fn a_line_that_is_none_is_numbered() {
        let good = format!("{}  index.html\n", "0".repeat(64));
        let bad = ["", "x", "../a", "/a", "a//b", &"é".repeat(64)];
        for path in bad {
            let line = if path.len() < 10 { format!("{}  {path}", "a".repeat(64)) } else { path.to_owned() };
            let found = parse(&format!("{good}{line}\n"));
            assert!(found == Err(2) || path == "x", "{path}: {found:?}");
        }
        assert_eq!(parse(&format!("{good}{good}")), Err(2));
        // Other disks would change these names, refuse them, or take them for the one before.
        for path in [
            "a.",
            "a ",
            "con",
            "da/aux.html",
            "LONGNA~1.HTM",
            "index.html:evil",
            "a\u{202e}lmth.b",
            "e\u{301}",
            "é",
            "INDEX.html",
            "index.html/a",
            "a\\b",
            ".Trash-1/a",
            "Thumbs.db/",
            "._index.html",
        ] {
            let digits = "a".repeat(64);
            assert_eq!(parse(&format!("{good}{digits}  {path}\n")), Err(2), "{path}");
        }
        let digits = "a".repeat(64);
        assert_eq!(parse(&format!("{digits}  Site/a\n{digits}  site/b\n")), Err(2));
        assert_eq!(parse(&good.replacen("00", "+0", 1)), Err(1));
    }
}
