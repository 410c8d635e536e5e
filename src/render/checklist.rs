//! The questions of a checklist as templates see them.

use crate::guide::topic::Topic;
use crate::render::context::RenderContext;
use crate::render::locale_data::LocaleData;
use crate::render::units::{UnitView, of_unit};

/// The questions, each with its answers as items.
pub(crate) fn questions(build: &RenderContext<'_>, topic: &Topic, locale: &LocaleData<'_>) -> Vec<UnitView> {
    let questions = topic.questions().into_iter();
    questions
        .filter_map(|question| {
            let mut view = of_unit(build, topic, question.spec, locale)?;
            let answers = question.answers.into_iter();
            view.items = answers.filter_map(|answer| of_unit(build, topic, answer, locale)).collect();
            Some(view)
        })
        .collect()
}
