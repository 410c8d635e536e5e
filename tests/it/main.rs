//! Wayleaf by behaviour, one module each.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod allowed;
mod author;
mod browser_translation;
mod cards;
mod checklist;
mod cli;
mod content;
mod contents;
mod diagnostics;
mod disk;
mod editions;
mod examples;
mod facts;
mod features;
mod fonts;
mod form_controls;
mod formats;
mod golden;
mod half_done;
mod handbook;
mod hosts;
mod house_rules;
mod import;
mod kit;
mod language_menu;
mod languages;
mod law;
mod leaflet;
mod leaving;
mod links;
mod lists;
mod meaning;
mod minify;
mod names;
mod new_guide;
mod offline;
mod one_file;
mod own_theme;
mod pack;
mod package;
mod page_parts;
mod planned_languages;
mod poster;
mod program_code;
mod project;
mod questions;
mod readability;
mod reproducible;
mod review;
mod schemas;
mod sealing;
mod sections;
mod serve;
mod sharing;
mod sheets;
mod situations;
mod staleness;
mod status;
mod strings;
mod surroundings;
mod templates;
mod terms;
mod unreadable;
mod verify;
mod workplace;
