//! What changed since an edition, as templates see it.

use serde::Serialize;

use crate::render::context::RenderContext;
use crate::render::locale_data::LocaleData;
use crate::render::units::{self, UnitView};

/// A change as a template sees it.
#[derive(Debug, Serialize)]
pub(crate) struct ChangeView {
    severity: &'static str,
    unit: UnitView,
}

/// What a reader with a copy of the edition `code` has missed, most serious first.
pub(crate) fn since(build: &RenderContext<'_>, code: &str, locale: &LocaleData<'_>) -> Vec<ChangeView> {
    let telling = build.guide.telling_of_changes();
    let telling = telling.and_then(|topic| build.shown(&topic.id, locale.lang()));
    let Some(telling) = telling else { return Vec::new() };
    let changes = build.guide.changes.since(code);
    changes
        .into_iter()
        .filter_map(|change| {
            let unit = telling.unit(&change.id.value)?;
            let unit = units::of_unit(build, telling, unit, locale)?;
            Some(ChangeView { severity: change.severity.as_str(), unit })
        })
        .collect()
}
