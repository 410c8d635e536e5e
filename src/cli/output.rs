//! Standard output and standard error, for a reader who may leave at any time.

use std::io::{self, ErrorKind, Write};

use crate::report::for_terminal;
use anstream::{AutoStream, ColorChoice};

/// Writes to standard output.
pub(super) fn out(text: &str) -> io::Result<()> {
    put(AutoStream::auto(io::stdout().lock()), text)
}

/// Writes to standard error.
pub(super) fn err(text: &str) -> io::Result<()> {
    put(AutoStream::auto(io::stderr().lock()), text)
}

/// Whether standard error shows colours.
pub(super) fn err_has_colour() -> bool {
    AutoStream::choice(&io::stderr()) != ColorChoice::Never
}

/// Whether standard output shows colours.
pub(super) fn out_has_colour() -> bool {
    AutoStream::choice(&io::stdout()) != ColorChoice::Never
}

fn put(mut stream: impl Write, text: &str) -> io::Result<()> {
    match stream.write_all(for_terminal(text).as_bytes()).and_then(|()| stream.flush()) {
        // The reader, perhaps `head`, has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}
