//! The command `wayleaf`: arguments in, a site and a report out. All it does is in the library and in `cli`.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
