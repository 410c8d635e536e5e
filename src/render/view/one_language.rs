//! Pages in one language, by their kinds.

use serde::Serialize;

use crate::guide::topic::TopicKind;
use crate::plan::{CARD_FILE, CONTENTS_FILE, Page, PageSubject, PaperSize, SOURCES_FILE, TopicPage};
use crate::render::card::{self, CardView};
use crate::render::checklist::{self, ChecklistView};
use crate::render::contents::{self, TopicView};
use crate::render::context::RenderContext;
use crate::render::dates::{self, DateFormView};
use crate::render::downloads::{self, DownloadsView};
use crate::render::leaflet::{self, LeafletView};
use crate::render::locale_data::LocaleData;
use crate::render::official_text::{self, OfficialWordsView};
use crate::render::poster::{self, PosterView};
use crate::render::sheet::{self, SheetView};
use crate::render::sources::{self, ListedSourceView};
use crate::render::view::topic_page::{TopicHeadView, TopicPageView};

/// A page in one language.
#[derive(Debug, Serialize)]
pub(super) struct OneLanguageView<'a> {
    contents_href: &'static str,
    /// All sources; `None` in a guide without any.
    sources_href: Option<&'static str>,
    /// The card of the checklist, for whoever helps; `None` in a guide without one.
    card_href: Option<&'static str>,
    #[serde(flatten)]
    own: OneLanguageKindView<'a>,
}

/// What pages in one language have by their kinds.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum OneLanguageKindView<'a> {
    Topic(TopicPageView<'a>),
    Home {
        #[serde(flatten)]
        topic: TopicPageView<'a>,
        downloads: DownloadsView<'a>,
    },
    Checklist {
        #[serde(flatten)]
        topic: TopicPageView<'a>,
        #[serde(flatten)]
        checklist: ChecklistView,
    },
    Card {
        #[serde(flatten)]
        topic: TopicPageView<'a>,
        #[serde(flatten)]
        checklist: ChecklistView,
        card: CardView<'a>,
    },
    Dates {
        #[serde(flatten)]
        topic: TopicPageView<'a>,
        date_form: Option<DateFormView>,
    },
    Cards {
        #[serde(flatten)]
        topic: TopicPageView<'a>,
        official: Option<OfficialWordsView<'a>>,
    },
    Poster {
        #[serde(flatten)]
        topic: TopicPageView<'a>,
        poster: PosterView<'a>,
    },
    Leaflet {
        #[serde(flatten)]
        topic: TopicPageView<'a>,
        poster: PosterView<'a>,
        leaflet: Box<LeafletView>,
    },
    Sheet {
        #[serde(flatten)]
        head: TopicHeadView<'a>,
        sheet: SheetView<'a>,
    },
    Contents {
        topics: Vec<TopicView>,
    },
    Sources {
        sources: Vec<ListedSourceView>,
    },
}

impl<'a> OneLanguageView<'a> {
    /// What a page in one language has; `None` if the theme lacks that language or it is no such page.
    pub(super) fn new(
        build: &'a RenderContext<'a>,
        page: &'a Page,
        locale: &'a LocaleData<'a>,
        named: &dyn Fn(&str) -> bool,
    ) -> Option<Self> {
        let has_checklist = build.guide.of_kind(TopicKind::Checklist).is_some();
        Some(Self {
            contents_href: CONTENTS_FILE,
            sources_href: (!build.guide.sources.is_empty()).then_some(SOURCES_FILE),
            card_href: has_checklist.then_some(CARD_FILE),
            own: OneLanguageKindView::new(build, page, locale, named)?,
        })
    }

    /// Whether units stand on it in which a wrong text could harm.
    pub(super) fn has_safety_units(&self) -> bool {
        match &self.own {
            OneLanguageKindView::Topic(topic)
            | OneLanguageKindView::Home { topic, .. }
            | OneLanguageKindView::Checklist { topic, .. }
            | OneLanguageKindView::Card { topic, .. }
            | OneLanguageKindView::Dates { topic, .. }
            | OneLanguageKindView::Cards { topic, .. }
            | OneLanguageKindView::Poster { topic, .. }
            | OneLanguageKindView::Leaflet { topic, .. } => topic.has_safety_units(),
            OneLanguageKindView::Sheet { .. }
            | OneLanguageKindView::Contents { .. }
            | OneLanguageKindView::Sources { .. } => false,
        }
    }
}

impl<'a> OneLanguageKindView<'a> {
    fn new(
        build: &'a RenderContext<'a>,
        page: &'a Page,
        locale: &'a LocaleData<'a>,
        named: &dyn Fn(&str) -> bool,
    ) -> Option<Self> {
        let shown = page.topic().and_then(|id| build.shown(id, &page.lang));
        Some(match &page.subject {
            PageSubject::Topic(_, kind) => {
                let shown = shown?;
                let topic = TopicPageView::new(build, shown, locale)?;
                match kind {
                    TopicPage::Text | TopicPage::Situation => Self::Topic(topic),
                    TopicPage::Home => {
                        Self::Home { topic, downloads: downloads::of_language(build, page, locale) }
                    }
                    TopicPage::Checklist => {
                        Self::Checklist { topic, checklist: checklist::of_topic(build, shown, locale) }
                    }
                    TopicPage::Card => Self::Card {
                        topic,
                        checklist: checklist::of_topic(build, shown, locale),
                        card: card::of_checklist(build, shown, &page.lang)?,
                    },
                    TopicPage::Dates => {
                        Self::Dates { topic, date_form: dates::of_topic(build, shown, locale) }
                    }
                    TopicPage::Cards => Self::Cards { topic, official: official_text::words(build, locale) },
                    TopicPage::Leaflet => Self::Leaflet {
                        topic,
                        poster: poster::of_language(build, PaperSize::A4, &page.lang),
                        leaflet: Box::new(leaflet::of_language(build, locale)),
                    },
                    TopicPage::Poster(size) => {
                        Self::Poster { topic, poster: poster::of_language(build, *size, &page.lang) }
                    }
                }
            }
            PageSubject::Sheet(topic, sheet) => Self::Sheet {
                head: TopicHeadView::of_sheet(build, shown?, sheet, locale)?,
                sheet: sheet::of_topic(build, topic, sheet, &page.lang)?,
            },
            PageSubject::Contents => Self::Contents {
                topics: if named("topics") { contents::of_language(build, locale) } else { Vec::new() },
            },
            PageSubject::Sources => Self::Sources {
                sources: if named("sources") { sources::by_title(build, locale) } else { Vec::new() },
            },
            _ => return None,
        })
    }
}
