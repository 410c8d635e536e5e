//! The conditions of a checklist, and rules as scripts read them.

use serde::Serialize;

use crate::check::{ShownTopic, ShownUnit};
use crate::guide::ids::UnitId;
use crate::guide::rule::{Rule, RuleTerm};
use crate::guide::topic::{Question, Topic};
use crate::guide::unit::UnitSpec;
use crate::render::context::RenderContext;
use crate::render::html::HtmlWriter;
use crate::render::text::TextWriter;
use crate::theme::html::Html;

/// A condition as a template sees it.
#[derive(Debug, Serialize)]
pub(crate) struct ConditionView {
    id: String,
    /// Its place among the conditions, counted from 0.
    place: usize,
    rule: String,
    title_html: Html,
    title_plain: String,
    lang: String,
    dir: &'static str,
    /// How many items it decides about.
    count: usize,
}

/// The conditions, in order.
pub(crate) fn all(build: &RenderContext<'_>, topic: &ShownTopic<'_>) -> Vec<ConditionView> {
    let conditions = topic.units.iter().filter(|unit| unit.spec.condition().is_some());
    conditions.filter_map(|unit| condition(build, topic.topic, unit)).collect()
}

/// The condition under which a unit applies.
pub(crate) fn when(
    build: &RenderContext<'_>,
    topic: &ShownTopic<'_>,
    spec: &UnitSpec,
) -> Option<ConditionView> {
    condition(build, topic.topic, topic.unit(&spec.when()?.value)?)
}

fn condition(build: &RenderContext<'_>, topic: &Topic, shown: &ShownUnit<'_>) -> Option<ConditionView> {
    let ShownUnit { spec, unit, .. } = *shown;
    let text = build.locale(shown.lang)?;
    let title_html = HtmlWriter { build, locale: text, topic: &topic.id }.inlines(&unit.title);
    let title_plain = TextWriter { build, locale: text, topic: &topic.id }.inlines(&unit.title);
    let (id, lang, dir) = (spec.id.to_string(), text.lang().to_string(), text.language.direction.as_str());
    let rule = for_script(topic, spec.condition()?);
    let place = place(topic, &spec.id)?;
    let count = topic.decided_by(&spec.id);
    Some(ConditionView { id, place, rule, title_html, title_plain, lang, dir, count })
}

/// The place of a condition among those of its topic, counted from 0.
pub(super) fn place(topic: &Topic, id: &UnitId) -> Option<usize> {
    topic.units.iter().filter(|spec| spec.condition().is_some()).position(|spec| spec.id == *id)
}

/// A rule as scripts read it: each answer by its place among all answers, counted from 1 and negative where any other
/// answer is meant; a space joins what must all hold, `|` parts what may.
pub(crate) fn for_script(topic: &Topic, rule: &Rule) -> String {
    let questions = topic.questions();
    let answers: Vec<_> = questions.iter().flat_map(Question::names).collect();
    let term = |term: &RuleTerm| {
        let place =
            answers.iter().zip(1..).find(|(answer, _)| **answer == &term.answer).map_or(0, |(_, at)| at);
        (if term.negated { -place } else { place }).to_string()
    };
    let every = |every: &Vec<_>| every.iter().map(term).collect::<Vec<_>>().join(" ");
    rule.alternatives.iter().map(every).collect::<Vec<_>>().join("|")
}
