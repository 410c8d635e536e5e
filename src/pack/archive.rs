//! The one door to the zip format: a bundle to an archive, and an archive that may be anything back to its files.

use std::fmt;
use std::io::{self, Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use crate::bundle::{Bundle, Clash, Names, SitePath};
use crate::calendar::Day;
use crate::pack::layout;

pub use layout::MOST_ENTRIES;

/// No archive of a guide is larger, in bytes.
pub const LARGEST: u64 = 200_000_000;

/// No guide is larger when it is unpacked, in bytes.
pub const MOST_BYTES: u64 = 500_000_000;

/// Why an archive is not taken, in a phrase that goes on after its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveError(String);

impl fmt::Display for ArchiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ArchiveError {}

fn refuse<T>(why: impl Into<String>) -> Result<T, ArchiveError> {
    Err(ArchiveError(why.into()))
}

/// The archive of a bundle: sorted, as of midnight of one day, every file with the rights 0644 and nothing else told
/// of it, so that the same bundle makes the same bytes on any machine.
pub fn write(bundle: &Bundle, day: Day) -> Result<Vec<u8>, ArchiveError> {
    packed(bundle, day).or_else(|error| refuse(format!("cannot be packed: {error}")))
}

fn packed(bundle: &Bundle, day: Day) -> Result<Vec<u8>, ZipError> {
    let year = u16::try_from(day.year()).unwrap_or_default();
    let time = DateTime::from_date_and_time(year, day.month(), day.day(), 0, 0, 0).unwrap_or_default();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(time)
        .system(System::Unix)
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in bundle.files() {
        archive.start_file(path.as_str(), options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// Gives every file of an archive to `take` with its path, sorted. Refuses the whole archive, before the first file is
/// given, where unpacking it could harm; and as soon as a file turns out to be damaged or larger than it says.
pub fn read(
    bytes: &[u8],
    mut take: impl FnMut(&str, &mut dyn Read) -> io::Result<()>,
) -> Result<(), ArchiveError> {
    layout::validate(bytes).map_err(ArchiveError)?;
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return refuse("is cut off or damaged; fetch it again");
    };
    let files = list(&mut archive)?;
    let mut left = MOST_BYTES;
    for (path, index) in &files {
        let damaged = || ArchiveError(format!("holds `{path}` damaged; fetch it again"));
        let file = archive.by_index(*index).map_err(|_| damaged())?;
        // Limited by what is really there: what an archive says about itself may be a lie.
        let mut content = file.take(left + 1);
        let taken = take(path, &mut content).and_then(|()| io::copy(&mut content, &mut io::sink()));
        taken.map_err(|_| damaged())?;
        left = content.limit().checked_sub(1).ok_or_else(|| ArchiveError(too_large()))?;
    }
    Ok(())
}

fn too_large() -> String {
    format!("would unpack to more than {} MB, which no guide does", MOST_BYTES / 1_000_000)
}

/// The paths and numbers of the files, sorted; nothing of their content is read.
fn list(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Vec<(String, usize)>, ArchiveError> {
    if archive.has_duplicate_names() {
        return refuse("holds two files of one name");
    }
    let (mut files, mut names) = (Vec::new(), Names::default());
    let mut declared = 0_u64;
    for index in 0..archive.len() {
        let Ok(entry) = archive.by_index_data(index) else { return refuse("is damaged; fetch it again") };
        let Ok(name) = std::str::from_utf8(entry.name_raw()) else {
            return refuse("holds a name that is not UTF-8");
        };
        let path = name.strip_suffix('/').unwrap_or(name);
        if let Some(why) = danger(path) {
            return refuse(format!("holds `{}`, {why}", path.escape_debug()));
        }
        if entry.is_symlink() {
            return refuse(format!("holds `{path}`, a link to another place"));
        }
        if entry.encrypted() {
            return refuse(format!("holds `{path}` behind a password"));
        }
        if !matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return refuse(format!("holds `{path}` packed in a way that is not known here"));
        }
        let is_file = path.len() == name.len();
        let known = if is_file { names.file(path) } else { names.folder(path) };
        known.map_err(|clash| ArchiveError(told(&clash)))?;
        declared = declared.saturating_add(entry.size());
        if is_file {
            files.push((path.to_owned(), index));
        }
    }
    if declared > MOST_BYTES {
        return refuse(too_large());
    }
    // Parts that lie over one another, and files that the list at the end leaves out: what another program unpacks
    // would be something else than what was verified here.
    if archive.validate_header_consistency().is_err() {
        return refuse("tells two different things about its files; fetch it again");
    }
    files.sort();
    Ok(files)
}

/// What is wrong with a path that could land outside the folder an archive is unpacked in, or under another name.
fn danger(path: &str) -> Option<&'static str> {
    if path.contains('\\') {
        Some("a path with a backslash")
    } else if path.starts_with('/') {
        Some("a path from the root of the disk")
    } else if path.chars().nth(1) == Some(':') {
        Some("a path with the letter of a disk")
    } else if path.split('/').any(|part| part == "..") {
        Some("a path that leads out of its folder")
    } else if path.split('/').any(|part| matches!(part, "" | ".")) {
        Some("a path with an empty part")
    } else if path.chars().any(char::is_control) {
        Some("a name with signs that cannot be seen")
    } else if SitePath::new(path).is_none() {
        Some("a name that some disks change or refuse, and no guide has")
    } else {
        None
    }
}

fn told(clash: &Clash) -> String {
    match clash {
        Clash::Twice(path) => format!("holds `{path}` twice"),
        Clash::Capitals(one, other) => {
            format!("holds `{one}` and `{other}`, which many disks take for one")
        }
        Clash::FileAndFolder(path) => format!("holds `{path}` as a file and as a folder"),
    }
}
