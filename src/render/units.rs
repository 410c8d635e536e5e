//! Units as templates see them.

use std::collections::BTreeSet;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::check::{ShownTopic, ShownUnit};
use crate::guide::text::{notes, told};
use crate::guide::unit::{See, UnitKindSpec};
use crate::render::behind::BehindView;
use crate::render::conditions::{self, ConditionView};
use crate::render::contacts::{self, Cards};
use crate::render::context::RenderContext;
use crate::render::dates::{self, DateFormView};
use crate::render::drawing::DrawingView;
use crate::render::html::HtmlWriter;
use crate::render::layout::Layout;
use crate::render::links::{self, LinkView};
use crate::render::locale_data::LocaleData;
use crate::render::official_text::{self, OfficialTextView};
use crate::render::reviewed::{self, ReviewedView};
use crate::render::sources::{self, CitedSourceView};
use crate::render::terms::{self, TermView};
use crate::render::text::TextWriter;
use crate::render::titles;
use crate::theme::html::Html;
use crate::theme::picture::Picture;

/// A unit as a template sees it.
#[derive(Debug)]
pub(crate) struct UnitView {
    pub id: String,
    anchor: String,
    kind: &'static str,
    pub title_html: Html,
    title_text: String,
    body_html: Html,
    /// How its authors know what it says.
    note_html: Html,
    pub title_plain: String,
    body_plain: String,
    note_plain: String,
    safety: bool,
    important: bool,
    picture: Option<Picture>,
    state: &'static str,
    behind: BehindView,
    /// The day from which the rule it rests on is another, where nobody has read it again since; else empty.
    rule_changed: String,
    lang_name: String,
    pub lang: String,
    pub dir: &'static str,
    when: Option<ConditionView>,
    terms: Vec<TermView>,
    sources: Vec<CitedSourceView>,
    reviewed: Vec<ReviewedView>,
    own: UnitKindView,
}

/// What units of some kinds have and others lack.
#[derive(Debug)]
enum UnitKindView {
    Section(Box<SectionView>),
    Item(Box<ItemView>),
}

/// What belongs to a section, and the answers to a question.
#[derive(Debug, Default)]
struct SectionView {
    items: Vec<UnitView>,
    topics: Vec<LinkView>,
    contacts: Cards,
    days: Option<Box<DateFormView>>,
    drawing: Option<DrawingView>,
    folded: bool,
    /// The number that stands for it in codes, as a question or as an answer; 0 for a section.
    number: u32,
    /// Its words in the official language, as a question or as an answer.
    twin: Option<OfficialTextView>,
}

#[derive(Debug)]
struct ItemView {
    /// The answers that put it first, as a rule; empty where none does.
    first: String,
    number: u32,
    /// What its box is called in HTML: no other list's box is called so.
    name: String,
    twin: Option<OfficialTextView>,
    see: Vec<SeeView>,
}

/// A page that an item leads on to.
#[derive(Debug, Serialize)]
struct SeeView {
    #[serde(flatten)]
    page: LinkView,
    /// The condition under which it does, by its place among all; `None` where it always does.
    when: Option<usize>,
}

/// Written out, since serde's flattening makes a text of its own of each name of each unit.
impl Serialize for UnitView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut view = serializer.serialize_struct("UnitView", 36)?;
        view.serialize_field("id", &self.id)?;
        view.serialize_field("anchor", &self.anchor)?;
        view.serialize_field("kind", self.kind)?;
        view.serialize_field("title_html", &self.title_html)?;
        view.serialize_field("title_text", &self.title_text)?;
        view.serialize_field("body_html", &self.body_html)?;
        view.serialize_field("note_html", &self.note_html)?;
        view.serialize_field("note_plain", &self.note_plain)?;
        view.serialize_field("title_plain", &self.title_plain)?;
        view.serialize_field("body_plain", &self.body_plain)?;
        view.serialize_field("safety", &self.safety)?;
        view.serialize_field("important", &self.important)?;
        view.serialize_field("picture", &self.picture)?;
        view.serialize_field("state", self.state)?;
        view.serialize_field("changed", &self.behind.changed)?;
        view.serialize_field("dated", &self.behind.dated)?;
        view.serialize_field("uncompared", &self.behind.uncompared)?;
        view.serialize_field("rule_changed", &self.rule_changed)?;
        view.serialize_field("lang_name", &self.lang_name)?;
        view.serialize_field("lang", &self.lang)?;
        view.serialize_field("dir", self.dir)?;
        view.serialize_field("when", &self.when)?;
        view.serialize_field("terms", &self.terms)?;
        view.serialize_field("sources", &self.sources)?;
        view.serialize_field("reviewed", &self.reviewed)?;
        match &self.own {
            UnitKindView::Section(section) => {
                view.serialize_field("items", &section.items)?;
                view.serialize_field("topics", &section.topics)?;
                view.serialize_field("contacts", &section.contacts.cards)?;
                view.serialize_field("no_contact", &section.contacts.is_nobody)?;
                view.serialize_field("days", &section.days)?;
                view.serialize_field("drawing", &section.drawing)?;
                view.serialize_field("folded", &section.folded)?;
                view.serialize_field("number", &section.number)?;
                view.serialize_field("twin", &section.twin)?;
            }
            UnitKindView::Item(item) => {
                view.serialize_field("first", &item.first)?;
                view.serialize_field("number", &item.number)?;
                view.serialize_field("name", &item.name)?;
                view.serialize_field("twin", &item.twin)?;
                view.serialize_field("see", &item.see)?;
            }
        }
        view.end()
    }
}

impl UnitView {
    /// Whether a wrong text in it could harm.
    pub(super) fn is_safety(&self) -> bool {
        self.safety
    }

    /// Whether it is an item.
    pub(super) fn is_item(&self) -> bool {
        matches!(self.own, UnitKindView::Item(_))
    }

    /// The sources it cites.
    pub(super) fn sources(&self) -> &[CitedSourceView] {
        &self.sources
    }

    /// Leaves out the terms that an earlier unit of the page explains; `seen` has the places of those.
    pub(super) fn explain_once(&mut self, seen: &mut BTreeSet<String>) {
        self.terms.retain(|term| seen.insert(term.href.clone()));
    }

    /// Whether it explains terms.
    pub(super) fn explains(&self) -> bool {
        !self.terms.is_empty()
    }

    /// Whether it says how its authors know.
    pub(super) fn says_why(&self) -> bool {
        !self.sources.is_empty() || !self.note_html.as_str().is_empty()
    }

    /// What belongs to it.
    pub(super) fn items(&self) -> &[Self] {
        match &self.own {
            UnitKindView::Section(section) => &section.items,
            UnitKindView::Item(_) => &[],
        }
    }

    /// Lets a unit belong to it, if it is a section; a section counts as read by whom all in it is.
    pub(super) fn add(&mut self, item: Self) {
        if let UnitKindView::Section(section) = &mut self.own {
            self.reviewed.retain(|mark| item.reviewed.contains(mark));
            section.items.push(item);
        }
    }

    /// Gives it the number that stands for it in codes, if it is a question or an answer.
    pub(super) fn numbered(mut self, given: u32) -> Self {
        if let UnitKindView::Section(section) = &mut self.own {
            section.number = given;
        }
        self
    }

    /// Takes out of it what belongs to it.
    pub(super) fn take_items(&mut self) -> Vec<Self> {
        match &mut self.own {
            UnitKindView::Section(section) => std::mem::take(&mut section.items),
            UnitKindView::Item(_) => Vec::new(),
        }
    }
}

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
    for shown in units.filter(|unit| unit.spec.is_text()) {
        let Some(unit) = of_unit(build, topic, shown, locale) else { continue };
        match (shown.spec.item(), sections.last_mut()) {
            (Some(_), Some(section)) => section.add(unit),
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
    let ShownUnit { spec, state, unit, changed, uncompared, .. } = *shown;
    let topic = of.topic;
    let text = build.locale(shown.lang)?;
    let writer = HtmlWriter { build, locale: text, topic: &topic.id };
    let plain = TextWriter { build, locale: text, topic: &topic.id };
    // Prose is written once, as the file at hand shows it.
    let is_text = build.layout == Layout::Text;
    let rule_changed = build.guide.rule_changed(&format!("{}#{}", topic.id, spec.id));
    Some(UnitView {
        id: spec.id.to_string(),
        anchor: if spec.opens_sheet() {
            spec.id.to_string()
        } else {
            build.layout.anchor(&topic.id, &spec.id)
        },
        kind: if spec.item().is_some() { "item" } else { "section" },
        title_html: writer.inlines(&unit.title),
        title_text: titles::plain(text, &unit.title),
        body_html: if is_text { Html::default() } else { writer.blocks(told(&unit.body)) },
        note_html: if is_text { Html::default() } else { writer.blocks(notes(&unit.body)) },
        title_plain: plain.inlines(&unit.title),
        body_plain: if is_text { plain.blocks(told(&unit.body)) } else { String::new() },
        note_plain: if is_text { plain.blocks(notes(&unit.body)) } else { String::new() },
        safety: spec.safety,
        important: spec.important,
        picture: build.picture(spec.picture.as_ref()),
        state: state.as_str(),
        behind: BehindView::new(build, changed, uncompared, locale),
        rule_changed: rule_changed.map(|day| locale.days.get(day).clone()).unwrap_or_default(),
        lang_name: text.language.name.clone(),
        lang: text.lang().to_string(),
        dir: text.language.direction.as_str(),
        when: conditions::when(build, of, spec),
        terms: terms::of_unit(build, topic, shown, text),
        sources: sources::of_unit(build, spec, unit, locale),
        reviewed: reviewed::of_unit(build, shown, locale),
        own: UnitKindView::new(build, of, shown, locale),
    })
}

impl UnitKindView {
    fn new(
        build: &RenderContext<'_>,
        of: &ShownTopic<'_>,
        shown: &ShownUnit<'_>,
        locale: &LocaleData<'_>,
    ) -> Self {
        let (topic, spec) = (of.topic, shown.spec);
        match &spec.own {
            UnitKindSpec::Item(item) => {
                let number = topic.number(spec).unwrap_or_default();
                let first = item.first.as_ref().map(|rule| conditions::for_script(topic, rule));
                let see = item.see.iter();
                let page = |see: &See| {
                    let when = see.when.as_ref().and_then(|when| conditions::place(topic, &when.value));
                    Some(SeeView { page: links::to(build, topic, &see.to, locale.lang())?, when })
                };
                Self::Item(Box::new(ItemView {
                    first: first.unwrap_or_default(),
                    number,
                    name: format!("{}-{number}", topic.id),
                    twin: official_text::of_item(build, &topic.id, shown),
                    see: see.filter_map(page).collect(),
                }))
            }
            UnitKindSpec::Section(section) => {
                let topics = section.topics.iter();
                let topics = topics.filter_map(|topic| links::link(build, &topic.value, locale.lang()));
                Self::Section(Box::new(SectionView {
                    items: Vec::new(),
                    topics: topics.collect(),
                    contacts: contacts::cards(build, section.contacts.as_ref(), locale),
                    days: dates::of_section(build, section, locale).map(Box::new),
                    drawing: section
                        .drawing
                        .as_ref()
                        .and_then(|name| DrawingView::new(build, &name.value, locale)),
                    folded: section.folded.is_some(),
                    number: 0,
                    twin: None,
                }))
            }
            UnitKindSpec::Question(_) | UnitKindSpec::Answer(_) | UnitKindSpec::Condition(_) => {
                let twin = official_text::of_item(build, &topic.id, shown);
                Self::Section(Box::new(SectionView { twin, ..SectionView::default() }))
            }
        }
    }
}
