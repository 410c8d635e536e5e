//! How a text is written, in its own language and whatever its source: one rule a file.

pub(super) mod brackets;
pub(super) mod broken_mark;
pub(super) mod foreign;
pub(super) mod letters;
pub(super) mod punctuation;
pub(super) mod repeated;

use crate::check::prose::Prose;
use crate::check::{ArticleContext, RuleContext};
use crate::guide::article::Line;

/// Every line of an article, title and summary first.
fn lines(reading: ArticleContext<'_>) -> impl Iterator<Item = &Line> {
    let units = reading.article.units.iter().flat_map(|unit| &unit.lines);
    reading.article.lines.iter().chain(units)
}

/// The own words of every line of an article.
fn prose<'a>(look: RuleContext<'a>, reading: ArticleContext<'a>) -> impl Iterator<Item = Prose> {
    lines(reading).map(move |line| Prose::of(look.project, line))
}
