//! Files named on the command line: read no further than they can be.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The text of a file of at most `most` bytes; a device or a pipe that never ends is read no further.
pub(super) fn text(path: &Path, most: u64) -> io::Result<String> {
    let mut text = String::new();
    File::open(path)?.take(most + 1).read_to_string(&mut text)?;
    if text.len() as u64 > most {
        let message = format!("it has more than {most} bytes");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    Ok(text)
}

/// Why a file cannot be read, without the numbers that systems give their reasons.
pub(super) fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "you have no right to read it".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    }
}

/// The bytes of a file that somebody handed back, and no more than one too many; `too_large` says what is told of a file of
/// more than `most` bytes, given how many it has.
pub(super) fn handed_back(
    path: &Path,
    most: usize,
    too_large: impl FnOnce(usize) -> String,
) -> Result<Vec<u8>, String> {
    let sentence = |error: io::Error| format!("`{}` cannot be read: {}", path.display(), why(&error));
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(sentence)?;
    let length = file.metadata().map_err(sentence)?.len();
    file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(sentence)?;
    if bytes.len() > most {
        let length = usize::try_from(length).unwrap_or(usize::MAX).max(bytes.len());
        return Err(format!("`{}`: {}", path.display(), too_large(length)));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::text;

    #[test]
    #[cfg(unix)]
    fn a_device_that_never_ends_is_read_no_further() {
        let said = text(Path::new("/dev/zero"), 1_000).expect_err("too long").to_string();
        assert_eq!(said, "it has more than 1000 bytes");
        assert_eq!(text(Path::new("/dev/null"), 0).ok().as_deref(), Some(""));
    }
}
