//! Counting from a reader's date: what a page's form offers, and what its script is told of the reader's language.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::calendar::Day;
use crate::check::{ShownTopic, ShownUnit};
use crate::guide::Guide;
use crate::guide::fact::{FactValue, Measure};
use crate::guide::ids::UnitId;
use crate::guide::unit::{Count, SectionSpec, UnitSpec};
use crate::i18n::format;
use crate::i18n::lang::Calendar;
use crate::i18n::language::Language;
use crate::render::context::RenderContext;
use crate::render::html::HtmlWriter;
use crate::render::locale_data::LocaleData;
use crate::render::titles;
use crate::theme::html::Html;

/// A form for a date: what the reader can count from, and the words for days.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DateFormView {
    papers: Vec<PaperView>,
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

/// What a language's pages need to understand and to write out days.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DateWords {
    calendars: Vec<CalendarView>,
    /// Where the day of the week, `{w}`, stands beside a `{date}`.
    week: String,
    /// From Monday.
    weekdays: Vec<String>,
    /// The plural categories of numbers of days.
    categories: Vec<&'static str>,
    /// For each number below 200 the place of its category among these, one digit each.
    forms: String,
}

/// A calendar the reader uses.
#[derive(Debug, Clone, Serialize)]
struct CalendarView {
    id: &'static str,
    /// How a day is written in it: `{d}`, `{m}` and `{y}` stand for day, month and year.
    pattern: String,
    /// The names of its months. Behind those of the Gregorian one stand the same months in the official language, where
    /// that is another: letters are written in it.
    months: Vec<String>,
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
    Some(DateFormView { papers, kinds, words })
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
            None | Some("age") => writer.blocks(&shown.unit.body),
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
        FactValue::Number(number, Some(measure)) => {
            let (measure, time) = (measure.as_str(), locale.fact(fact).plain.clone());
            Some(CountView { kind, number, measure, time })
        }
        _ => None,
    }
}

impl DateWords {
    /// The words of a language.
    pub(super) fn new(guide: &Guide, language: &Language) -> Self {
        let lang = &language.formats;
        let (before, behind) = format::weekday_place(lang);
        let own = language.calendar.map(|calendar| {
            let id = match calendar {
                Calendar::Persian => "persian",
                Calendar::Ethiopic => "ethiopic",
            };
            CalendarView::new(id, &format::day_patterns(lang, Some(calendar)))
        });
        let mut gregorian = CalendarView::new("gregorian", &format::day_patterns(lang, None));
        let official = &guide.settings.official;
        if language.lang != *official {
            let formats = guide.language(official).map_or(official, |known| &known.formats);
            let months = (1..=12).filter_map(|month| Day::new(2026, month, 1));
            gregorian.months.extend(months.map(|day| format::month(formats, day)));
        }
        let mut categories: Vec<&'static str> = Vec::new();
        let places = format::plural_categories_of_numbers(lang).into_iter().map(|category| {
            let known = categories.iter().position(|known| *known == category);
            known.unwrap_or_else(|| {
                categories.push(category);
                categories.len() - 1
            })
        });
        let forms = places.map(|place| place.to_string()).collect();
        Self {
            calendars: [gregorian].into_iter().chain(own).collect(),
            week: format!("{before}{{date}}{behind}"),
            weekdays: format::weekdays(lang),
            categories,
            forms,
        }
    }
}

impl CalendarView {
    /// Parts what the patterns of all months share from the names of the months.
    fn new(id: &'static str, patterns: &[String]) -> Self {
        let first = patterns.first().map_or("", String::as_str);
        let start = first.rmatch_indices(' ').map(|(at, _)| &first[..=at]);
        let start = start.filter(|start| patterns.iter().all(|month| month.starts_with(start)));
        let start = start.max_by_key(|start| start.len()).unwrap_or_default();
        let end = first.match_indices(' ').map(|(at, _)| &first[at..]);
        let end = end.filter(|end| patterns.iter().all(|month| month[start.len()..].ends_with(end)));
        let end = end.max_by_key(|end| end.len()).unwrap_or_default();
        let name = |month: &String| month[start.len()..month.len() - end.len()].to_owned();
        Self { id, pattern: format!("{start}{{m}}{end}"), months: patterns.iter().map(name).collect() }
    }
}
