//! The program `wayleaf`: all of it is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    wayleaf::command_line()
}
