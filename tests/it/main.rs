//! Wayleaf by behaviour, one module each.

mod cli;
mod disk;
mod formats;
