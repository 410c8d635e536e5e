//! A topic on a page of its own.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::check::{ShownTitle, ShownTopic};
use crate::guide::ids::UnitId;
use crate::guide::topic::TopicKind;
use crate::render::behind::BehindView;
use crate::render::context::RenderContext;
use crate::render::links::{LinkView, neighbour};
use crate::render::locale_data::LocaleData;
use crate::render::titles::{self, Title};
use crate::render::translation::{self, TranslationView};
use crate::render::units::{self, UnitView};
use crate::theme::html::Html;

/// A topic with its units and what comes before and after it.
#[derive(Debug, Serialize)]
pub(super) struct TopicPageView<'a> {
    #[serde(flatten)]
    head: TopicHeadView<'a>,
    contents: Vec<ContentsView>,
    units: Vec<UnitView>,
    /// Whether a unit explains terms.
    explains: bool,
    /// Whether a unit says how its authors know.
    says_why: bool,
    items_count: usize,
    previous: Option<LinkView>,
    next: Option<LinkView>,
}

/// What the page of a topic or of a sheet opens with.
#[derive(Debug, Serialize)]
pub(super) struct TopicHeadView<'a> {
    id: &'a str,
    title: String,
    summary: String,
    title_lang: &'a str,
    title_dir: &'static str,
    head: HeadView,
    translation: Option<TranslationView<'a>>,
}

/// How title and summary of a page stand.
#[derive(Debug, Serialize)]
struct HeadView {
    state: &'static str,
    #[serde(flatten)]
    behind: BehindView,
}

#[derive(Debug, Serialize)]
struct ContentsView {
    id: String,
    title_html: Html,
}

impl<'a> TopicPageView<'a> {
    /// A topic as it is shown in the language of its page; `None` if the theme lacks the language of its title.
    pub(super) fn new(
        build: &'a RenderContext<'a>,
        topic: &'a ShownTopic<'a>,
        locale: &LocaleData<'a>,
    ) -> Option<Self> {
        let mut units = units::of_topic(build, topic, locale);
        if topic.topic.kind == TopicKind::Situation {
            // Such a page is read in one go, and explains its terms in one place.
            let mut seen = BTreeSet::new();
            units.iter_mut().for_each(|unit| unit.explain_once(&mut seen));
        }
        let contents =
            |unit: &UnitView| ContentsView { id: unit.id.clone(), title_html: unit.title_html.clone() };
        let beside = |step| neighbour(build, topic.topic, locale.lang(), step);
        Some(Self {
            head: TopicHeadView::new(build, topic, titles::of_topic(build, topic)?, locale),
            contents: units.iter().filter(|unit| !unit.is_item()).map(contents).collect(),
            items_count: units.iter().map(|unit| unit.items().len()).sum(),
            explains: units.iter().any(UnitView::explains),
            says_why: units.iter().any(UnitView::says_why),
            previous: beside(-1),
            next: beside(1),
            units,
        })
    }

    /// Whether there are sections among its units in which a wrong text could harm.
    pub(super) fn has_safety_units(&self) -> bool {
        self.units.iter().any(UnitView::is_safety)
    }
}

impl<'a> TopicHeadView<'a> {
    /// What the page of a sheet opens with: its own title over the summary of its topic.
    pub(super) fn of_sheet(
        build: &'a RenderContext<'a>,
        topic: &'a ShownTopic<'a>,
        sheet: &UnitId,
        locale: &LocaleData<'a>,
    ) -> Option<Self> {
        let of_topic = titles::of_topic(build, topic)?;
        let title = titles::of_unit(build, topic.unit(sheet)?)?;
        Some(Self::new(build, topic, Title { summary: of_topic.summary, ..title }, locale))
    }

    fn new(
        build: &RenderContext<'_>,
        topic: &'a ShownTopic<'a>,
        title: Title<'a>,
        locale: &LocaleData<'_>,
    ) -> Self {
        let Title { text: title, summary, locale: text } = title;
        Self {
            id: topic.topic.id.as_str(),
            title,
            summary,
            title_lang: text.lang().as_str(),
            title_dir: text.language.direction.as_str(),
            head: HeadView::new(build, &topic.title, locale),
            translation: topic.own.and_then(|article| translation::of_article(build, article, locale)),
        }
    }
}

impl HeadView {
    fn new(build: &RenderContext<'_>, title: &ShownTitle<'_>, locale: &LocaleData<'_>) -> Self {
        Self {
            state: title.state.as_str(),
            behind: BehindView::new(build, title.changed, title.uncompared, locale),
        }
    }
}
