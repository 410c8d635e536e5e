//! Wayleaf turns a folder of multilingual Markdown guidance into a small guide that works without
//! connectivity.
//!
//! Data flows one way, and the disk is touched at both ends only:
//!
//! ```text
//! content/ themes/ --load--> Project --parse--> Guide + Theme --check--> CheckedGuide
//!     --plan--> Vec<Page> --render--> Vec<RenderedPage> --finish--> Vec<FinishedPage>
//!     --site--> Bundle --write--> site/
//! ```
//!
//! [`load()`] reads a folder into a [`Project`], [`build()`] makes a [`Bundle`] of it, [`write()`] puts that on the disk.
//! Everything between the two ends is a function from text to bytes without a clock, an environment or a network, so
//! that the same project on the same [`Day`] gives the same bytes on any machine. Problems are values
//! ([`Diagnostic`]): all of them are collected and returned, and if one is an error there is no bundle to write;
//! [`report`] draws them for people, editors and programs. [`command_line`] is the whole program.
//!
//! A guide need not lie on a disk, and brings no theme unless it wants its own:
//!
//! ```
//! # fn main() -> Result<(), &'static str> {
//! use wayleaf::{Day, Options, Project, build};
//!
//! let page = "---\ntitle: Water\nsummary: Where it is safe.\ntranslation: source\nreviewer: none\ndate: 2026-11-22\n---\n\n## The well {#well}\n\nBoil it first.\n";
//! let settings = "publisher: Well\nsource-language: en\nofficial-language: en\nlanguages: [{tag: en, name: English}]\ntopics: []\nreview: {law: 12, contact: 12, explanation: 24}\n";
//! let files = [("guide.yaml", settings), ("facts.yaml", "{}"), ("sources.yaml", "{}"), ("topics/home/topic.yaml", "kind: home\nunits: [{id: well}]\n"), ("topics/home/en.md", page)];
//! let project = Project::new(files.map(|(path, text)| (format!("content/{path}"), text))).with_shipped_theme();
//! let edition_date = Day::new(2026, 11, 22).ok_or("no such day")?;
//! let built = build(&project, &Options { edition_date, withdraw_worker: false });
//! let site = built.value.ok_or("the guide has errors")?;
//! assert!(String::from_utf8_lossy(site.bundle.get("en/index.html").unwrap_or_default()).contains("Boil it first."));
//! # Ok(())
//! # }
//! ```
//!
//! # What may change
//!
//! Wayleaf follows semantic versioning. Promised are the items documented here, the arguments, exit codes and JSON of the
//! program, the format of `content/` and what a template sees (docs/content.md, docs/theme.md): none of them is taken
//! away or changes its meaning without a new major version (before 1.0: a new minor one), and CHANGELOG.md says what to
//! do. New problems may be reported in any version, as warnings first where a sound guide would fail; the bytes of a site
//! may change in any version. Rooms hidden from this page are open for Wayleaf's own tests only and promise nothing.

mod address;
#[doc(hidden)]
pub mod author;
mod build;
#[doc(hidden)]
pub mod build_cache;
pub mod bundle;
pub mod calendar;
#[doc(hidden)]
pub mod check;
mod cli;
#[doc(hidden)]
pub mod compress;
mod decimal;
pub mod diagnostic;
mod digest;
#[doc(hidden)]
pub mod draft;
mod edit;
#[doc(hidden)]
pub mod edition;
#[doc(hidden)]
pub mod finish;
mod font;
#[doc(hidden)]
pub mod guide;
#[doc(hidden)]
pub mod hosts;
#[doc(hidden)]
pub mod i18n;
#[doc(hidden)]
pub mod import;
#[doc(hidden)]
pub mod kit;
mod law;
#[doc(hidden)]
pub mod load;
mod normalization;
mod offline;
mod options;
#[doc(hidden)]
pub mod pack;
#[doc(hidden)]
pub mod page;
mod page_cache;
#[doc(hidden)]
pub mod parse;
#[doc(hidden)]
pub mod plan;
pub mod project;
mod range;
#[doc(hidden)]
pub mod readability;
#[doc(hidden)]
pub mod render;
pub mod report;
#[doc(hidden)]
pub mod review;
#[doc(hidden)]
pub mod serve;
#[doc(hidden)]
pub mod site;
pub mod stages;
#[doc(hidden)]
pub mod starter;
mod tags;
#[doc(hidden)]
pub mod theme;
mod worksheet;
#[doc(hidden)]
pub mod write;

pub use crate::build::{Site, build, build_in, build_observed};
pub use crate::build_cache::BuildCache;
pub use crate::bundle::Bundle;
pub use crate::calendar::Day;
pub use crate::cli::command_line;
pub use crate::diagnostic::{Diagnosed, Diagnostic};
pub use crate::draft::build_again;
pub use crate::i18n::lang::Lang;
pub use crate::load::load;
pub use crate::options::Options;
pub use crate::project::Project;
pub use crate::site::weight::{LanguageWeight, Summary};
pub use crate::write::{WriteError, Written, write};
