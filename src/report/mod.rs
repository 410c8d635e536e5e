//! Draws problems for people and programs: one file a format, nothing printed here.

mod github;
mod human;
mod json;
mod parts;
mod short;
mod shown;

pub use github::github;
pub use human::{human, human_first};
pub use json::{Problem, json};
pub use short::short;
pub use shown::{for_terminal, one_line};
