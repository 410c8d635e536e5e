//! What a page is about, and which kind of page that makes it.

use crate::bundle::SitePath;
use crate::guide::ids::{PartId, TopicId, UnitId};
use crate::guide::topic::TopicKind;
use crate::i18n::lang::Lang;
use crate::plan::paper::{PaperSize, WholeGuideFormat};
use crate::plan::paths::{CARD_FILE, LEAFLET_FILE, poster_file, topic_file};
use crate::theme::PageKind;

/// A page to draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its address.
    pub path: SitePath,
    /// Its language; for a page of all languages, the source language.
    pub lang: Lang,
    /// What it is about.
    pub subject: PageSubject,
}

/// What a page is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageSubject {
    /// A topic.
    Topic(TopicId, TopicPage),
    /// The sheet of a topic that this unit opens.
    Sheet(TopicId, UnitId),
    /// All that is in the guide.
    Contents,
    /// All sources.
    Sources,
    /// The whole guide as one file.
    WholeGuide(WholeGuideFormat),
    /// A part of the guide as one file.
    Part(PartId),
    /// The choice of a language.
    Languages,
    /// The choice of a language for the page with this file name, which each language has.
    LanguagesOf(String),
    /// What a host shows for an address that does not exist.
    NotFound,
    /// What the service worker shows for a page that is not saved.
    Offline,
    /// What phones near by are given first.
    Nearby,
    /// A calendar that says nothing of the guide.
    Calendar,
    /// Whether a copy of the edition with this code is still right, in every language.
    Edition(String),
    /// What has changed since the edition with this code, in one language.
    ChangesSince(String),
}

/// The pages a topic may become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TopicPage {
    /// The first page of a language.
    Home,
    /// Guidance.
    Text,
    /// A list to tick.
    Checklist,
    /// What is done and what is open of that list, for whoever helps.
    Card,
    /// Days counted from a date.
    Dates,
    /// A sheet for the notice board.
    Poster(PaperSize),
    /// What to do now in a situation.
    Situation,
    /// Sentences to show.
    Cards,
    /// The situations that the first page leads to, on a sheet to fold.
    Leaflet,
}

impl Page {
    /// Which kind of page it is: what the theme has a template for.
    pub fn kind(&self) -> PageKind {
        match &self.subject {
            PageSubject::Topic(_, page) => page.kind(),
            PageSubject::Sheet(..) => PageKind::Sheet,
            PageSubject::Contents => PageKind::Contents,
            PageSubject::Sources => PageKind::Sources,
            PageSubject::WholeGuide(format) => format.kind(),
            PageSubject::Part(_) => PageKind::OneFile,
            PageSubject::Languages | PageSubject::LanguagesOf(_) => PageKind::Languages,
            PageSubject::NotFound => PageKind::NotFound,
            PageSubject::Offline => PageKind::Offline,
            PageSubject::Nearby => PageKind::Nearby,
            PageSubject::Calendar => PageKind::Calendar,
            PageSubject::Edition(_) | PageSubject::ChangesSince(_) => PageKind::Edition,
        }
    }

    /// The part of the guide that it holds; `None` for a page that is no such file.
    pub fn part(&self) -> Option<&PartId> {
        match &self.subject {
            PageSubject::Part(part) => Some(part),
            _ => None,
        }
    }

    /// The topic it is about, or its sheet is of; `None` for a page about no single topic.
    pub fn topic(&self) -> Option<&TopicId> {
        match &self.subject {
            PageSubject::Topic(topic, _) | PageSubject::Sheet(topic, _) => Some(topic),
            _ => None,
        }
    }
}

impl TopicPage {
    fn kind(self) -> PageKind {
        match self {
            Self::Home => PageKind::Home,
            Self::Text => PageKind::Topic,
            Self::Checklist => PageKind::Checklist,
            Self::Card => PageKind::Card,
            Self::Dates => PageKind::Dates,
            Self::Situation => PageKind::Situation,
            Self::Cards => PageKind::Cards,
            Self::Leaflet => PageKind::Leaflet,
            Self::Poster(PaperSize::A4) => PageKind::Poster,
            Self::Poster(PaperSize::A3) => PageKind::PosterA3,
        }
    }

    /// The pages a topic of a kind becomes; none for one that becomes its sheets.
    pub(super) fn of(kind: TopicKind) -> &'static [Self] {
        match kind {
            TopicKind::Home => &[Self::Home, Self::Leaflet],
            TopicKind::Checklist => &[Self::Checklist, Self::Card],
            TopicKind::Text | TopicKind::Glossary => &[Self::Text],
            TopicKind::Dates => &[Self::Dates],
            TopicKind::Situation => &[Self::Situation],
            TopicKind::Cards => &[Self::Cards],
            TopicKind::Poster => &[Self::Poster(PaperSize::A4), Self::Poster(PaperSize::A3)],
            TopicKind::Sheet => &[],
        }
    }

    /// The name of its file.
    pub(super) fn file(self, topic: &TopicId) -> String {
        match self {
            Self::Card => CARD_FILE.to_owned(),
            Self::Leaflet => LEAFLET_FILE.to_owned(),
            Self::Poster(size) => poster_file(topic, size),
            Self::Home | Self::Text | Self::Checklist | Self::Dates | Self::Situation | Self::Cards => {
                topic_file(topic)
            }
        }
    }
}
