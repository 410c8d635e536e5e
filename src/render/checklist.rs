//! What a checklist has beside its units, as templates see it: questions, conditions, Danish twins.

use serde::Serialize;

use crate::check::state::{self, State};
use crate::guide::topic::{Topic, UnitKind, UnitSpec};
use crate::render::Build;
use crate::render::html::Writer;
use crate::render::tongue::Tongue;
use crate::render::units::{UnitView, of_unit};

/// A condition as a template sees it.
#[derive(Debug, Serialize)]
pub(crate) struct ConditionView {
    id: String,
    rule: String,
    title_html: String,
    lang: String,
    dir: &'static str,
    /// How many items it decides about.
    count: usize,
}

/// The words of an item in the official language.
#[derive(Debug, Serialize)]
pub(crate) struct TwinView {
    title_html: String,
    lang: String,
    dir: &'static str,
    /// Whether these are the source's words, since the official language lacks them or is behind.
    missing: bool,
}

/// The questions, each with its answers as items.
pub(crate) fn questions(build: &Build<'_>, topic: &Topic, tongue: &Tongue<'_>) -> Vec<UnitView> {
    let questions = topic.questions().into_iter();
    questions
        .filter_map(|question| {
            let mut view = of_unit(build, topic, question.spec, tongue)?;
            let answers = question.answers.into_iter();
            view.items = answers.filter_map(|answer| of_unit(build, topic, answer, tongue)).collect();
            Some(view)
        })
        .collect()
}

/// The conditions, in order.
pub(crate) fn conditions(build: &Build<'_>, topic: &Topic, tongue: &Tongue<'_>) -> Vec<ConditionView> {
    let conditions = topic.units.iter().filter(|spec| spec.kind == UnitKind::Condition);
    conditions.filter_map(|spec| condition(build, topic, spec, tongue)).collect()
}

/// The condition under which a unit applies.
pub(crate) fn when(
    build: &Build<'_>,
    topic: &Topic,
    spec: &UnitSpec,
    tongue: &Tongue<'_>,
) -> Option<ConditionView> {
    condition(build, topic, topic.unit(&spec.when.as_ref()?.value)?, tongue)
}

fn condition(
    build: &Build<'_>,
    topic: &Topic,
    spec: &UnitSpec,
    tongue: &Tongue<'_>,
) -> Option<ConditionView> {
    let UnitView { id, title_html, lang, dir, .. } = of_unit(build, topic, spec, tongue)?;
    let rule = spec.rule.as_ref()?.to_string();
    Some(ConditionView { id, rule, title_html, lang, dir, count: topic.decided_by(&spec.id) })
}

/// The same item in the official language; `None` on that language's own pages.
pub(crate) fn twin(
    build: &Build<'_>,
    topic: &Topic,
    spec: &UnitSpec,
    tongue: &Tongue<'_>,
) -> Option<TwinView> {
    let settings = &build.guide.settings;
    let official = &settings.official;
    if spec.kind != UnitKind::Item || tongue.lang() == official {
        return None;
    }
    let missing = state::of_unit(build.guide, topic, spec, official) != State::Current;
    let lang = if missing { &settings.source } else { official };
    let text = build.tongue(lang)?;
    let unit = topic.articles.get(lang)?.unit(&spec.id)?;
    let title_html = Writer { build, tongue: text, topic: &topic.id }.inlines(&unit.title);
    let dir = text.language.direction.as_str();
    Some(TwinView { title_html, lang: lang.to_string(), dir, missing })
}
