//! The program `wayleaf`: all of it is in the library.

use std::process::ExitCode;

/// Several threads take and give back millions of small pieces: this allocator does so in a fraction of the time of
/// most systems' own, above all of musl's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    wayleaf::command_line()
}
