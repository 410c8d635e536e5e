//! What a checklist has beside its units, as templates see it: questions, conditions, Danish twins, the code.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::check::state::{self, State};
use crate::guide::Guide;
use crate::guide::article::Fingerprint;
use crate::guide::ids::{TopicId, UnitId};
use crate::guide::rule::{Rule, RuleTerm};
use crate::guide::topic::{Question, Topic, TopicKind, UnitKind, UnitSpec};
use crate::render::RenderContext;
use crate::render::html::HtmlWriter;
use crate::render::locale_data::LocaleData;
use crate::render::units::{UnitView, of_unit};
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

/// The words of an item in the official language.
#[derive(Debug, Serialize)]
pub(crate) struct OfficialTextView {
    title_html: Html,
    lang: String,
    dir: &'static str,
    /// Whether these are the source's words, since the official language lacks them or is behind.
    missing: bool,
}

/// What a script needs to write ticks as a code, to read them again, and to remember them.
#[derive(Debug, Serialize)]
pub(crate) struct CodeView {
    /// How many numbers items have been given.
    given: u32,
    /// Tells this guide's list from those of others: 0 to 999,999.
    guide: u32,
}

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

/// The conditions, in order.
pub(crate) fn conditions(
    build: &RenderContext<'_>,
    topic: &Topic,
    locale: &LocaleData<'_>,
) -> Vec<ConditionView> {
    let conditions = topic.units.iter().filter(|spec| spec.kind == UnitKind::Condition);
    conditions.filter_map(|spec| condition(build, topic, spec, locale)).collect()
}

/// The condition under which a unit applies.
pub(crate) fn when(
    build: &RenderContext<'_>,
    topic: &Topic,
    spec: &UnitSpec,
    locale: &LocaleData<'_>,
) -> Option<ConditionView> {
    condition(build, topic, topic.unit(&spec.when.as_ref()?.value)?, locale)
}

fn condition(
    build: &RenderContext<'_>,
    topic: &Topic,
    spec: &UnitSpec,
    locale: &LocaleData<'_>,
) -> Option<ConditionView> {
    let UnitView { id, title_html, title_plain, lang, dir, .. } = of_unit(build, topic, spec, locale)?;
    let rule = for_script(topic, spec.rule.as_ref()?);
    let conditions = topic.units.iter().filter(|spec| spec.kind == UnitKind::Condition);
    let place = conditions.take_while(|known| known.id != spec.id).count();
    let count = topic.decided_by(&spec.id);
    Some(ConditionView { id, place, rule, title_html, title_plain, lang, dir, count })
}

/// The same item in the official language; `None` on that language's own pages.
pub(crate) fn twin(
    build: &RenderContext<'_>,
    topic: &Topic,
    spec: &UnitSpec,
    locale: &LocaleData<'_>,
) -> Option<OfficialTextView> {
    let settings = &build.guide.settings;
    let official = &settings.official;
    if spec.kind != UnitKind::Item || locale.lang() == official {
        return None;
    }
    let missing = state::of_unit(build.guide, topic, spec, official) != State::Current;
    let lang = if missing { &settings.source } else { official };
    let text = build.locale(lang)?;
    let unit = topic.articles.get(lang)?.unit(&spec.id)?;
    let title_html = HtmlWriter { build, locale: text, topic: &topic.id }.inlines(&unit.title);
    let dir = text.language.direction.as_str();
    Some(OfficialTextView { title_html, lang: lang.to_string(), dir, missing })
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

/// What the code of a checklist is made with; `None` for any other topic.
pub(crate) fn code(build: &RenderContext<'_>, topic: &Topic) -> Option<CodeView> {
    if topic.kind != TopicKind::Checklist {
        return None;
    }
    let guide = *lists(build.guide).get(&topic.id)?;
    Some(CodeView { given: topic.given(), guide })
}

/// The checklists that the guide has or had, each with the number that tells it from lists of other guides: 0 to
/// 999,999. A phone that remembers ticks keeps them under this number.
pub(crate) fn lists(guide: &Guide) -> BTreeMap<&TopicId, u32> {
    let now = guide.topics.iter().filter(|topic| topic.kind == TopicKind::Checklist);
    let now = now.filter_map(|topic| {
        let first = topic.items().min_by_key(|item| topic.number(item))?;
        Some((&topic.id, &first.id))
    });
    // The item that was given the first number, gone or not: what tells the list stays as the list grows.
    let recorded = guide.changes.record.numbers.iter().rev().map(|((topic, _), item)| (topic, item));
    let first: BTreeMap<&TopicId, &UnitId> = now.chain(recorded).collect();
    let publisher = &guide.settings.publisher;
    let number = |topic: &TopicId, item: &UnitId| Fingerprint::of(&format!("{publisher} {topic} {item}")).0;
    first.into_iter().map(|(topic, item)| (topic, number(topic, item) % 1_000_000)).collect()
}
