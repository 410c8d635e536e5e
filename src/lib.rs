//! Wayleaf turns a folder of multilingual Markdown guidance into a small guide that works without
//! connectivity.
//!
//! Data flows one way, and the disk is touched at both ends only:
//!
//! ```text
//! content/ themes/ --load--> Project --parse--> Guide + Theme --check--> CheckedGuide
//!     --plan--> Vec<Page> --render--> Vec<RenderedPage> --finish--> Bundle --write--> site/
//! ```
//!
//! [`load::load`] and [`write::write`] are the only doors to the disk. Everything between them is
//! [`build`]: a function from text to bytes without a clock, an environment or a network, so that the same
//! project on the same day gives the same bytes on any machine. Problems are values ([`diagnostic`]): all
//! of them are collected and returned, and if one is an error there is no bundle to write.

pub mod address;
pub mod author;
pub mod build;
pub mod build_cache;
pub mod bundle;
pub mod calendar;
pub mod check;
pub mod compress;
pub mod diagnostic;
pub mod digest;
mod edit;
pub mod edition;
pub mod finish;
mod font;
pub mod guide;
pub mod hosts;
pub mod i18n;
pub mod kit;
pub mod law;
pub mod load;
pub mod normalization;
mod offline;
pub mod options;
pub mod pack;
pub mod parse;
pub mod plan;
pub mod project;
pub mod readability;
pub mod render;
pub mod report;
pub mod review;
pub mod serve;
pub mod site;
mod tags;
pub mod theme;
pub mod write;

pub use crate::build::{Site, build, build_again, build_in};
pub use crate::diagnostic::Diagnosed;
pub use crate::options::{Options, THEME};
pub use crate::site::weight::{LanguageWeight, Summary};
