//! The questions of a checklist as templates see them.

use crate::check::ShownTopic;
use crate::render::context::RenderContext;
use crate::render::locale_data::LocaleData;
use crate::render::units::{UnitView, of_unit};

/// The questions, each with its answers as items.
pub(crate) fn questions(
    build: &RenderContext<'_>,
    topic: &ShownTopic<'_>,
    locale: &LocaleData<'_>,
) -> Vec<UnitView> {
    let questions = topic.topic.questions().into_iter();
    questions
        .filter_map(|question| {
            let mut view = of_unit(build, topic, topic.unit(&question.spec.id)?, locale)?;
            let answers = question.answers.into_iter();
            view.items =
                answers.filter_map(|answer| of_unit(build, topic, topic.unit(&answer.id)?, locale)).collect();
            Some(view)
        })
        .collect()
}
