//! What a checklist has beside its sections and items.

use serde::Serialize;

use crate::check::ShownTopic;
use crate::guide::topic::Question;
use crate::render::code::{self, CodeView};
use crate::render::conditions::{self, ConditionView};
use crate::render::context::RenderContext;
use crate::render::locale_data::LocaleData;
use crate::render::units::{self, UnitView};

/// What decides which items apply, and what turns ticks into a code.
#[derive(Debug, Serialize)]
pub(crate) struct ChecklistView {
    questions: Vec<UnitView>,
    conditions: Vec<ConditionView>,
    code: Option<CodeView>,
}

/// What a checklist has; its `code` is `None` while it has no item.
pub(crate) fn of_topic(
    build: &RenderContext<'_>,
    topic: &ShownTopic<'_>,
    locale: &LocaleData<'_>,
) -> ChecklistView {
    let questions = topic.topic.questions().into_iter();
    ChecklistView {
        questions: questions.filter_map(|asked| question(build, topic, &asked, locale)).collect(),
        conditions: conditions::all(build, topic),
        code: code::of_checklist(build, topic.topic),
    }
}

/// A question with its answers as items.
fn question(
    build: &RenderContext<'_>,
    topic: &ShownTopic<'_>,
    question: &Question<'_>,
    locale: &LocaleData<'_>,
) -> Option<UnitView> {
    let mut view = units::of_unit(build, topic, topic.unit(&question.spec.id)?, locale)?;
    let answers = question.answers.iter();
    let answers = answers.filter_map(|answer| units::of_unit(build, topic, topic.unit(&answer.id)?, locale));
    answers.for_each(|answer| view.add(answer));
    Some(view)
}
