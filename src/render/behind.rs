//! Since when a source is another than what was translated.

use serde::Serialize;

use crate::calendar::Day;
use crate::render::context::RenderContext;
use crate::render::locale_data::LocaleData;

/// Since when a source is another than what was translated, as templates see it.
#[derive(Debug, Serialize)]
pub(super) struct BehindView {
    /// The day the source changed; where nobody recorded it, that of the edition, by which it had.
    pub changed: String,
    /// Whether `changed` is the very day.
    pub dated: bool,
    /// Whether the translation was taken as it is, and nobody has compared it with its source.
    pub uncompared: bool,
}

impl BehindView {
    /// `changed`: the day the source changed, if that is recorded.
    pub(super) fn new(
        build: &RenderContext<'_>,
        changed: Option<Day>,
        uncompared: bool,
        locale: &LocaleData<'_>,
    ) -> Self {
        Self {
            changed: locale.days.get(changed.unwrap_or(build.edition.day)),
            dated: changed.is_some(),
            uncompared,
        }
    }
}
