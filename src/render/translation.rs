//! Who translated a text, and where the guide tells what the labels mean.

use serde::Serialize;

use crate::guide::article::{Article, Label};
use crate::render::context::RenderContext;
use crate::render::locale_data::LocaleData;
use crate::render::other_file;

/// Who translated a text.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct TranslationView<'a> {
    label: &'static str,
    date: String,
    reviewer: &'a str,
    /// The place in the guide that tells what labels mean, where there is one.
    explained: Option<String>,
}

impl TranslationView<'_> {
    /// Whether it tells readers the same as another: of a text that only a machine translated, nothing but that is told.
    pub(super) fn tells_same(&self, other: &Self) -> bool {
        self == other || self.label == other.label && self.label == Label::Machine.as_str()
    }
}

/// The address of the place that tells readers what the labels mean.
fn explained(build: &RenderContext<'_>) -> Option<String> {
    let place = build.guide.settings.roles.labels.as_ref()?;
    let topic = place.topic.as_ref()?;
    other_file::part_of(build, topic).is_none().then(|| build.layout.href(topic, place))
}

/// Who translated an article; `None` if it does not say.
pub(super) fn of_article<'a>(
    build: &RenderContext<'_>,
    article: &'a Article,
    locale: &LocaleData<'_>,
) -> Option<TranslationView<'a>> {
    let label = article.label.as_ref()?;
    Some(TranslationView {
        label: label.value.as_str(),
        date: article.date.as_ref().map(|date| locale.days.get(date.value)).unwrap_or_default(),
        reviewer: article.reviewer.as_deref().unwrap_or_default(),
        explained: explained(build),
    })
}
