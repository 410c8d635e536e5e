//! Wayleaf by behaviour, one module each.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod checklist;
mod cli;
mod content;
mod contents;
mod desk;
mod diagnostics;
mod disk;
mod editions;
mod facts;
mod fifteen;
mod fonts;
mod formats;
mod golden;
mod hosts;
mod house_rules;
mod kit;
mod languages;
mod leaving;
mod links;
mod minify;
mod offline;
mod one_file;
mod pack;
mod plain;
mod poster;
mod project;
mod questions;
mod reproducible;
mod serve;
mod sharing;
mod sheets;
mod staleness;
mod status;
mod strings;
mod surroundings;
mod verify;
