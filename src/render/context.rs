//! What every page of one build shares.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{CheckedGuide, ShownTopic};
use crate::edition::Edition;
use crate::guide::Guide;
use crate::guide::ids::{SourceId, TopicId};
use crate::guide::one_file_part::OneFilePart;
use crate::guide::text::LinkTarget;
use crate::guide::topic::Topic;
use crate::i18n::lang::Lang;
use crate::i18n::language::Language;
use crate::project::Spanned;
use crate::render::age::TopicAge;
use crate::render::layout::Layout;
use crate::render::locale_data::LocaleData;
use crate::render::source_numbers::SourceNumbers;
use crate::theme::picture::Picture;

/// What every page of one build shares, and how the page at hand is laid out.
#[derive(Clone, Copy)]
pub(crate) struct RenderContext<'a> {
    pub(super) checked: &'a CheckedGuide<'a>,
    pub(super) guide: &'a Guide,
    pub(super) pictures: &'a BTreeMap<String, Picture>,
    /// The logo of the guide, where it has one.
    pub(super) logo: Option<&'a Picture>,
    pub(super) edition: &'a Edition,
    pub(super) locales: &'a BTreeMap<Lang, LocaleData<'a>>,
    pub(super) layout: Layout,
    /// The part of the guide that the file at hand holds; `None` where all is in reach.
    pub(super) part: Option<&'a OneFilePart>,
    /// What stands before the address of every topic: nothing on pages that lie beside the topics of their language.
    pub(super) base: &'a str,
    /// Whether the guide speaks of law.
    pub(super) is_of_law: bool,
    /// The checklists that the guide has or had, each with its number.
    pub(super) lists: &'a BTreeMap<&'a TopicId, u32>,
    /// The languages that have pages in this build.
    pub(super) published: &'a BTreeSet<&'a Lang>,
    /// How old what each topic says is: the same in all languages.
    pub(super) ages: &'a BTreeMap<&'a TopicId, TopicAge>,
    /// How old the guide is as a whole in each language that shows a topic whose age is known.
    pub(super) guide_ages: &'a BTreeMap<&'a Lang, TopicAge>,
    /// The topics that rest on each source, in their order.
    pub(super) citing: &'a BTreeMap<&'a SourceId, Vec<&'a Topic>>,
    /// Which sources readers are told of, and their numbers.
    pub(super) sources: &'a SourceNumbers<'a>,
}

impl<'a> RenderContext<'a> {
    /// The address a link in the prose of the topic `from` leads to.
    pub(super) fn href(&self, from: &TopicId, target: &LinkTarget) -> String {
        if self.base.is_empty() {
            return self.layout.href(from, target);
        }
        let topic = target.topic.clone().unwrap_or_else(|| from.clone());
        let whole = LinkTarget { topic: Some(topic), ..target.clone() };
        format!("{}{}", self.base, self.layout.href(from, &whole))
    }

    /// The pictogram of this name.
    pub(super) fn picture(&self, name: Option<&Spanned<String>>) -> Option<Picture> {
        self.pictures.get(&name?.value).cloned()
    }

    /// What readers of a language are shown of a topic.
    pub(super) fn shown(&self, id: &TopicId, lang: &Lang) -> Option<&'a ShownTopic<'a>> {
        self.checked.topic(id, lang)
    }

    /// What a language lends to its pages; `None` if the theme lacks it.
    pub(super) fn locale(&self, lang: &Lang) -> Option<&LocaleData<'a>> {
        self.locales.get(lang)
    }

    /// The languages that have pages in this build, in menu order.
    pub(super) fn languages(&self) -> impl Iterator<Item = &'a Language> {
        let all = self.guide.settings.languages.iter();
        all.filter(|language| self.published.contains(&language.lang))
    }
}
