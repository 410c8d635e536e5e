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
    let questions = topic.topic.questions().into_iter().zip(1..);
    ChecklistView {
        questions: questions
            .filter_map(|(asked, place)| question(build, topic, &asked, place, locale))
            .collect(),
        conditions: conditions::all(build, topic),
        code: code::of_checklist(build, topic.topic),
    }
}

/// A question with its answers as items.
fn question(
    build: &RenderContext<'_>,
    topic: &ShownTopic<'_>,
    question: &Question<'_>,
    place: u32,
    locale: &LocaleData<'_>,
) -> Option<UnitView> {
    let of_unit = |id, number| Some(units::of_unit(build, topic, topic.unit(id)?, locale)?.numbered(number));
    let mut view = of_unit(&question.spec.id, question.number(place))?;
    let answers = question.numbered().filter_map(|(number, answer)| of_unit(&answer.id, number));
    answers.for_each(|answer| view.add(answer));
    Some(view)
}
