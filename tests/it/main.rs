//! Wayleaf by behaviour, one module each.

mod cli;
mod diagnostics;
mod disk;
mod formats;
mod project;
