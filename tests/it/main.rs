//! Wayleaf by behaviour, one module each.

mod checklist;
mod cli;
mod content;
mod desk;
mod diagnostics;
mod disk;
mod facts;
mod formats;
mod golden;
mod house_rules;
mod languages;
mod links;
mod minify;
mod offline;
mod project;
mod reproducible;
mod staleness;
mod strings;
