//! Who has read a unit as it now stands and found it right.

use serde::Serialize;

use crate::check::ShownUnit;
use crate::guide::review::ReviewVerdict;
use crate::render::context::RenderContext;
use crate::render::locale_data::LocaleData;

/// Who has read a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ReviewedView {
    role: &'static str,
    by: String,
    date: String,
}

/// Who has read a unit in a language. Nothing is said of a role in which somebody found it wrong or unclear.
pub(super) fn of_unit(
    build: &RenderContext<'_>,
    unit: &ShownUnit<'_>,
    locale: &LocaleData<'_>,
) -> Vec<ReviewedView> {
    let found: Vec<_> = unit.reviews.iter().filter(|review| review.on <= build.edition.day).collect();
    let is_doubted =
        |role| found.iter().any(|review| review.role == role && review.verdict != ReviewVerdict::Right);
    let right = found.iter().filter(|review| !is_doubted(review.role));
    right
        .map(|review| ReviewedView {
            role: review.role.as_str(),
            by: review.by.clone(),
            date: locale.days.get(review.on),
        })
        .collect()
}
