//! Units as templates see them.

use serde::Serialize;

use crate::check::{ShownTopic, ShownUnit};
use crate::guide::unit::UnitKind;
use crate::render::conditions::{self, ConditionView};
use crate::render::context::RenderContext;
use crate::render::dates::{self, CountView};
use crate::render::html::HtmlWriter;
use crate::render::links::{self, LinkView};
use crate::render::locale_data::LocaleData;
use crate::render::official_text::{self, OfficialTextView};
use crate::render::reviewed::{self, ReviewedView};
use crate::render::sources::{SourceView, cited, source};
use crate::render::terms::{self, TermView};
use crate::render::text::TextWriter;
use crate::render::titles;
use crate::theme::html::Html;
use crate::theme::picture::Picture;

/// A unit as a template sees it.
#[derive(Debug, Serialize)]
pub(crate) struct UnitView {
    pub id: String,
    anchor: String,
    kind: &'static str,
    pub title_html: Html,
    title_text: String,
    body_html: Html,
    pub title_plain: String,
    body_plain: String,
    safety: bool,
    picture: Option<Picture>,
    state: &'static str,
    /// The day the source changed; where nobody recorded it, that of the edition, by which it had.
    changed: String,
    /// Whether `changed` is the very day.
    dated: bool,
    /// The day from which the rule it rests on is another, where nobody has read it again since; else empty.
    rule_changed: String,
    lang_name: String,
    pub lang: String,
    pub dir: &'static str,
    when: Option<Box<ConditionView>>,
    /// The answers that put it first, as a rule; empty where none does.
    first: String,
    number: u32,
    /// What its box is called in HTML: no other list's box is called so. Empty for what is no item.
    name: String,
    twin: Option<OfficialTextView>,
    pub items: Vec<UnitView>,
    terms: Vec<TermView>,
    pub(super) sources: Vec<SourceView>,
    topics: Vec<LinkView>,
    see: Vec<LinkView>,
    count: Option<CountView>,
    reviewed: Vec<ReviewedView>,
}

impl UnitView {
    /// Whether a wrong text in it could harm.
    pub(super) fn is_safety(&self) -> bool {
        self.safety
    }

    /// Whether it is an item.
    pub(super) fn is_item(&self) -> bool {
        self.kind == ITEM
    }
}

const SECTION: &str = "section";
const ITEM: &str = "item";

/// The sections of a topic in a language, each with its items.
pub(crate) fn of_topic(
    build: &RenderContext<'_>,
    topic: &ShownTopic<'_>,
    locale: &LocaleData<'_>,
) -> Vec<UnitView> {
    of_some(build, topic, topic.units.iter(), locale)
}

/// Some units of a topic in a language, in order, items under their sections.
pub(super) fn of_some<'a>(
    build: &RenderContext<'_>,
    topic: &ShownTopic<'_>,
    units: impl Iterator<Item = &'a ShownUnit<'a>>,
    locale: &LocaleData<'_>,
) -> Vec<UnitView> {
    let mut sections: Vec<UnitView> = Vec::new();
    let is_text = |unit: &&'a ShownUnit<'a>| matches!(unit.spec.kind, UnitKind::Section | UnitKind::Item);
    for shown in units.filter(is_text) {
        let Some(unit) = of_unit(build, topic, shown, locale) else { continue };
        match (shown.spec.kind, sections.last_mut()) {
            (UnitKind::Item, Some(section)) => {
                section.reviewed.retain(|mark| unit.reviewed.contains(mark));
                section.items.push(unit);
            }
            _ => sections.push(unit),
        }
    }
    sections
}

/// A unit of a topic as readers of a language are shown it; `None` if the theme lacks the language of its words.
pub(crate) fn of_unit(
    build: &RenderContext<'_>,
    of: &ShownTopic<'_>,
    shown: &ShownUnit<'_>,
    locale: &LocaleData<'_>,
) -> Option<UnitView> {
    let ShownUnit { spec, state, unit, changed, .. } = *shown;
    let topic = of.topic;
    let text = build.locale(shown.lang)?;
    let writer = HtmlWriter { build, locale: text, topic: &topic.id };
    let plain = TextWriter { build, locale: text, topic: &topic.id };
    let rule_changed = build.guide.rule_changed(&format!("{}#{}", topic.id, spec.id));
    Some(UnitView {
        id: spec.id.to_string(),
        anchor: if spec.opens_sheet() {
            spec.id.to_string()
        } else {
            build.layout.anchor(&topic.id, &spec.id)
        },
        kind: if spec.kind == UnitKind::Item { ITEM } else { SECTION },
        title_html: writer.inlines(&unit.title),
        title_text: titles::plain(text, &unit.title),
        body_html: writer.blocks(&unit.body),
        title_plain: plain.inlines(&unit.title),
        body_plain: plain.blocks(&unit.body),
        safety: spec.safety,
        picture: build.picture(spec.picture.as_ref()),
        state: state.as_str(),
        changed: locale.days.get(changed.unwrap_or(build.edition.day)),
        dated: changed.is_some(),
        rule_changed: rule_changed.map(|day| locale.days.get(day).clone()).unwrap_or_default(),
        lang_name: text.language.name.clone(),
        lang: text.lang().to_string(),
        dir: text.language.direction.as_str(),
        when: conditions::when(build, of, spec).map(Box::new),
        first: spec.first.as_ref().map(|rule| conditions::for_script(topic, rule)).unwrap_or_default(),
        number: topic.number(spec).unwrap_or_default(),
        name: topic.number(spec).map(|number| format!("{}-{number}", topic.id)).unwrap_or_default(),
        twin: official_text::of_item(build, &topic.id, shown),
        items: Vec::new(),
        terms: terms::of_unit(build, topic, shown, text),
        sources: cited(build, unit).iter().filter_map(|(id, pins)| source(build, id, pins, locale)).collect(),
        topics: spec
            .topics
            .iter()
            .filter_map(|topic| links::link(build, &topic.value, locale.lang()))
            .collect(),
        see: spec.see.iter().filter_map(|target| links::to(build, topic, target, locale.lang())).collect(),
        count: spec.count.as_ref().and_then(|count| dates::count(build, count)),
        reviewed: reviewed::of_unit(build, topic, &spec.id, locale),
    })
}
