//! Renaming, with patience where another program has a hand on what was written a moment ago.

use std::io;
use std::path::Path;
use std::time::Duration;
use std::{fs, thread};

/// How often a held file is tried again, and how long to wait before each: two seconds in all.
const TRIES: usize = 40;
const PAUSE: Duration = Duration::from_millis(50);

/// On Windows another program has this file or folder, or one in it, open (`ERROR_SHARING_VIOLATION`).
const SHARING_VIOLATION: i32 = 32;

/// Gives a file or folder another name, in one step.
///
/// On Windows nothing can be renamed that a program reads, and scanners read whatever is new: there it is tried for two seconds.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    patiently(|| fs::rename(from, to), is_held, PAUSE)
}

/// Whether this may be the error of a file that another program holds. Windows has one error for that and for missing rights.
pub(super) fn is_held(error: &io::Error) -> bool {
    let is_violation = error.raw_os_error() == Some(SHARING_VIOLATION);
    cfg!(windows) && (is_violation || error.kind() == io::ErrorKind::PermissionDenied)
}

fn patiently(
    step: impl Fn() -> io::Result<()>,
    is_held: impl Fn(&io::Error) -> bool,
    pause: Duration,
) -> io::Result<()> {
    for _ in 0..TRIES {
        match step() {
            Err(error) if is_held(&error) => thread::sleep(pause),
            done => return done,
        }
    }
    step()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// How often a step was tried that fails as long as `fails` says, and what came of it.
    fn tried(kind: io::ErrorKind, fails: impl Fn(usize) -> bool) -> (usize, bool) {
        let count = Cell::new(0);
        let step = || {
            count.set(count.get() + 1);
            if fails(count.get()) { Err(kind.into()) } else { Ok(()) }
        };
        let is_held = |error: &io::Error| error.kind() == io::ErrorKind::PermissionDenied;
        let done = patiently(step, is_held, Duration::ZERO);
        (count.get(), done.is_ok())
    }

    #[test]
    fn what_is_held_is_tried_again_for_a_while() {
        assert_eq!(tried(io::ErrorKind::PermissionDenied, |count| count < 3), (3, true));
        assert_eq!(tried(io::ErrorKind::PermissionDenied, |_| true), (TRIES + 1, false));
    }

    #[test]
    fn any_other_error_is_told_at_once() {
        assert_eq!(tried(io::ErrorKind::NotFound, |_| true), (1, false));
    }
}
