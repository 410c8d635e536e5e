//! How a text is written, in its own language and whatever its source: one rule a file.

pub(super) mod brackets;
pub(super) mod broken_mark;
pub(super) mod dialect;
pub(super) mod foreign;
pub(super) mod letters;
pub(super) mod punctuation;
pub(super) mod repeated;

use crate::check::characters::Traits;
use crate::check::context::ArticleContext;
use crate::check::reading::ReadLine;

/// The lines of an article whose own words have any of these traits, title and summary first.
fn lines(reading: ArticleContext<'_>, any: Traits) -> impl Iterator<Item = &ReadLine<'_>> {
    reading.text.lines().iter().filter(move |line| line.traits.has(any))
}
