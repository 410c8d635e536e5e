//! Counting from a reader's date: what a page's form offers.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::check::{ShownTopic, ShownUnit};
use crate::guide::fact::{FactNumber, FactValue, Measure};
use crate::guide::ids::UnitId;
use crate::guide::text::told;
use crate::guide::unit::{Count, SectionSpec, UnitSpec};
use crate::render::context::RenderContext;
use crate::render::date_words::DateWords;
use crate::render::html::HtmlWriter;
use crate::render::locale_data::LocaleData;
use crate::render::titles;
use crate::theme::html::Html;

/// A form for a date: what the reader can count from, and the words for days.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DateFormView {
    papers: Vec<PaperView>,
    /// Whether the reader says first which it is: of several, only a day that a letter gives can be begun with, since
    /// another paper's length would mislead.
    asks: bool,
    /// What is counted from some of them, each once.
    kinds: Vec<&'static str>,
    #[serde(flatten)]
    words: DateWords,
}

/// A letter or another paper that a reader can have: a unit of a topic of `kind: dates`.
#[derive(Debug, Clone, Serialize)]
struct PaperView {
    title_text: String,
    lang: String,
    dir: &'static str,
    count: Option<CountView>,
    /// What is said of one from which no day is counted, and how old one should be; empty for the others.
    body_html: Html,
}

/// What is counted from a date.
#[derive(Debug, Clone, Serialize)]
struct CountView {
    kind: &'static str,
    number: i64,
    measure: &'static str,
    /// How long, in words.
    time: String,
}

/// The form of the page that counts days: it offers every unit that counts, and those without a count that some other form
/// offers too.
pub(crate) fn of_topic(
    build: &RenderContext<'_>,
    topic: &ShownTopic<'_>,
    locale: &LocaleData<'_>,
) -> Option<DateFormView> {
    let sections = build.guide.topics.iter().flat_map(|topic| &topic.units).filter_map(UnitSpec::section);
    let offered = sections.flat_map(|section| &section.days);
    let offered = offered.filter(|day| day.topic.as_ref() == Some(&topic.topic.id));
    let offered: BTreeSet<&UnitId> = offered.filter_map(|day| day.unit.as_ref()).collect();
    let is_paper = |spec: &UnitSpec| {
        let counts = spec.section().is_some_and(|section| section.count.is_some());
        counts || offered.contains(&spec.id)
    };
    let shown = topic.units.iter().filter(|unit| is_paper(unit.spec));
    form(shown.filter_map(|unit| paper(build, topic, unit, locale)).collect(), locale)
}

/// The form of a section elsewhere, which offers the units that it names, in its order; `None` where it names none that
/// counts.
pub(crate) fn of_section(
    build: &RenderContext<'_>,
    section: &SectionSpec,
    locale: &LocaleData<'_>,
) -> Option<DateFormView> {
    // Links in its words are read on the page of another topic.
    let elsewhere = RenderContext { base: "./", ..*build };
    let papers = section.days.iter().filter_map(|day| {
        let topic = build.shown(day.topic.as_ref()?, locale.lang())?;
        paper(&elsewhere, topic, topic.unit(day.unit.as_ref()?)?, locale)
    });
    form(papers.collect(), locale)
}

fn form(papers: Vec<PaperView>, locale: &LocaleData<'_>) -> Option<DateFormView> {
    let counted = papers.iter().filter_map(|paper| Some(paper.count.as_ref()?.kind));
    let kinds: Vec<&'static str> = counted.collect::<BTreeSet<_>>().into_iter().collect();
    let words = locale.date_words.clone().filter(|_| !kinds.is_empty())?;
    let is_safe = |paper: &PaperView| paper.count.as_ref().is_some_and(|count| count.kind == Count::LEFT);
    let asks = papers.len() > 1 && !papers.first().is_some_and(is_safe);
    Some(DateFormView { papers, asks, kinds, words })
}

fn paper(
    build: &RenderContext<'_>,
    topic: &ShownTopic<'_>,
    shown: &ShownUnit<'_>,
    locale: &LocaleData<'_>,
) -> Option<PaperView> {
    let text = build.locale(shown.lang)?;
    let count = shown.spec.section()?.count.as_ref().and_then(|written| count(build, written, locale));
    let writer = HtmlWriter { build, locale: text, topic: &topic.topic.id };
    Some(PaperView {
        title_text: titles::plain(text, &shown.unit.title),
        lang: text.lang().to_string(),
        dir: text.language.direction.as_str(),
        body_html: match count.as_ref().map(|count| count.kind) {
            None | Some("age") => writer.blocks(told(&shown.unit.body)),
            Some(_) => Html::default(),
        },
        count,
    })
}

/// A count as templates see it; `None` where its fact is no length of time.
fn count(build: &RenderContext<'_>, count: &Count, locale: &LocaleData<'_>) -> Option<CountView> {
    let (kind, fact) = match count {
        Count::Left(_) => {
            let (measure, time) = (Measure::Day.as_str(), String::new());
            return Some(CountView { kind: Count::LEFT, number: 0, measure, time });
        }
        Count::Length(kind, fact) => (kind.as_str(), &fact.value),
    };
    match build.guide.facts.get(fact)?.value {
        FactValue::Number(FactNumber::Whole(number), Some(measure)) => {
            let (measure, time) = (measure.as_str(), locale.fact(fact).plain.clone());
            Some(CountView { kind, number, measure, time })
        }
        _ => None,
    }
}
