//! Draws problems for people and programs: one file a format, nothing printed here.

mod fingerprints;
mod github;
mod gitlab;
mod human;
mod json;
mod parts;
mod sarif;
mod short;
mod shown;

pub use github::github;
pub use gitlab::gitlab;
pub use human::{human, human_first};
pub use json::{Problem, json};
pub use sarif::sarif;
pub use short::short;
pub use shown::{for_terminal, one_line};
