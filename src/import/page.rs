//! A page in all its languages: which heading of a translation stands for which of the source.

use std::collections::BTreeMap;

use super::convert_words::plain_words;
use super::ids;
use super::left_out::LeftOut;
use super::page_text::{PageSection, PageText};
use super::targets::Targets;
use crate::guide::ids::{UnitId, is_kebab_case};
use crate::i18n::lang::Lang;

/// A page with its units named.
#[derive(Debug)]
pub(super) struct ImportedPage {
    /// Its path without sign of a language.
    pub key: String,
    /// The topic it becomes.
    pub topic: String,
    /// The unit that holds what stands before the first heading, where there is any.
    pub intro: Option<String>,
    /// Whether the first paragraph becomes the summary.
    pub is_lead_summary: bool,
    /// The units of its sections.
    pub units: Vec<String>,
    pub texts: BTreeMap<Lang, PageText>,
    /// By language, the units that the sections of its text become, in their order: several sections may become one.
    pub places: BTreeMap<Lang, Vec<usize>>,
}

/// Whether there may be an address or a telephone number in these words, which a summary cannot hold.
fn may_hold_facts(words: &str) -> bool {
    words.contains(['@', '+']) || words.contains("://")
}

/// The most letters that a summary in the source language has.
pub(super) const MOST_OF_SUMMARY: usize = 140;

impl ImportedPage {
    /// Names the units of a page after its source text, and finds their places in translations. `None` where the source says
    /// nothing.
    pub(super) fn new(
        key: &str,
        topic: String,
        source: &Lang,
        texts: BTreeMap<Lang, PageText>,
        left_out: &mut Vec<LeftOut>,
    ) -> Option<Self> {
        let text = texts.get(source).filter(|text| !text.is_empty())?;
        let is_lead_summary = text.description.is_none()
            && text
                .lead()
                .is_some_and(|lead| lead.chars().count() <= MOST_OF_SUMMARY && !may_hold_facts(&lead))
            && text.intro.len() + text.sections.len() > 1;
        let has_intro = text.intro.len() > usize::from(is_lead_summary);
        let mut units: Vec<String> = Vec::new();
        for (at, section) in text.sections.iter().enumerate() {
            let id = unit_id(section).unwrap_or_else(|| format!("part-{}", at + 1));
            units.push(ids::unused(&id, |id| id == UnitId::TITLE || units.iter().any(|known| known == id)));
        }
        let intro = has_intro.then(|| ids::unused("start", |id| units.iter().any(|known| known == id)));
        let mut places = BTreeMap::new();
        for (lang, translated) in &texts {
            places.insert(lang.clone(), placed(text, translated, left_out));
        }
        Some(Self { key: key.to_owned(), topic, intro, is_lead_summary, units, texts, places })
    }

    /// Adds the page's texts and headings to what links may lead to.
    pub(super) fn tell(&self, targets: &mut Targets) {
        targets.topics.insert(self.key.clone(), self.topic.clone());
        for (lang, text) in &self.texts {
            targets.pages.insert(super::tree::stem(&text.path).to_owned(), self.key.clone());
            let places = self.places.get(lang).into_iter().flatten();
            for (section, place) in text.sections.iter().zip(places) {
                let Some(unit) = self.units.get(*place) else { continue };
                let heading = (section.id.as_deref(), plain_words(&section.heading));
                for (id, words) in [heading].into_iter().chain(PageText::headings_in(&section.body)) {
                    for name in [Some(ids::slug(&words)), id.map(ids::slug)].into_iter().flatten() {
                        targets.units.entry((self.key.clone(), name)).or_insert_with(|| unit.clone());
                    }
                }
            }
        }
    }
}

/// The id that a heading was given or makes.
fn unit_id(section: &PageSection) -> Option<String> {
    let given = section.id.clone().filter(|id| is_kebab_case(id));
    let id = given.or_else(|| ids::id(&plain_words(&section.heading)))?;
    // The theme gives such ids to parts of the page.
    let is_of_theme = id.split_once('-').is_some_and(|(first, _)| ["w", "tick"].contains(&first));
    Some(if is_of_theme { format!("part-{id}") } else { id })
}

/// For each section of a text the place of the source's section that it stands for.
fn placed(source: &PageText, text: &PageText, left_out: &mut Vec<LeftOut>) -> Vec<usize> {
    let (all, own) = (source.sections.len(), text.sections.len());
    if all == own {
        return (0..own).collect();
    }
    let what = format!(
        "{own} sections, where {} has {all}: they are matched in their order; compare them",
        source.path
    );
    left_out.push(LeftOut::new(&text.path, 0, what));
    let by_id = |section: &PageSection| {
        let id = section.id.as_ref()?;
        source.sections.iter().position(|known| known.id.as_ref() == Some(id))
    };
    let named: Option<Vec<usize>> = text.sections.iter().map(by_id).collect();
    let is_in_order = |places: &Vec<usize>| places.is_sorted_by(|one, next| one < next);
    // Sections that are too many join the last one.
    named.filter(is_in_order).unwrap_or_else(|| (0..own).map(|at| at.min(all.saturating_sub(1))).collect())
}
