//! A page in all its languages: which heading of a translation stands for which of the source.

use std::collections::BTreeMap;
use std::ops::Range;

use super::facts::FoundFacts;
use super::lead::summarise;
use super::page_text::{PageSection, PageText};
use super::pairing::{Pairing, paired};
use super::targets::Targets;
use crate::guide::ids::{UnitId, is_kebab_case};
use crate::i18n::lang::Lang;
use crate::import::ids::{self, TakenIds};
use crate::import::kinds::DIFFERENT;
use crate::import::left_out::{LeftOut, short};
use crate::normalization::folded;
use crate::parse::plain_words;

/// A page with its units named.
#[derive(Debug)]
pub(in crate::import) struct ImportedPage {
    /// Its path without sign of a language.
    pub key: String,
    /// The topic it becomes.
    pub topic: String,
    /// The unit that holds what stands before the first heading, where there is any.
    pub intro: Option<String>,
    /// Whether the page is one unit, since nothing tells which section of a translation stands for which of the source.
    pub is_whole: bool,
    /// The units of its sections.
    pub units: Vec<String>,
    pub texts: BTreeMap<Lang, PageText>,
    /// By language, the units that the sections of its text become, in their order: several sections may become one.
    pub places: BTreeMap<Lang, Vec<usize>>,
}

impl ImportedPage {
    /// Names the units of a page after its source text, and finds their places in translations. `None` where the source says
    /// nothing: no name for a topic is asked for then.
    pub(in crate::import) fn new(
        key: &str,
        topic: impl FnOnce() -> String,
        source: &Lang,
        mut texts: BTreeMap<Lang, PageText>,
        facts: &FoundFacts,
        left_out: &mut Vec<LeftOut>,
    ) -> Option<Self> {
        summarise(&mut texts, source, facts, left_out);
        let text = texts.get(source).filter(|text| !text.is_empty())?;
        let others = texts.iter().filter(|(lang, _)| *lang != source);
        let pairings = paired(text, others);
        for (lang, pairing) in &pairings {
            if let Some(translated) = texts.get(*lang) {
                tell_pairing(text, translated, pairing, left_out);
            }
        }
        let all = text.sections.len();
        let blocks = blocks(all, pairings.values().flat_map(|pairing| &pairing.together));
        // Sections of a translation whose source has none stand in one unit too.
        let has_none = all == 0 && texts.values().any(|text| !text.sections.is_empty());
        let is_whole = has_none || all > 1 && blocks.len() == 1;
        let blocks = if is_whole { Vec::new() } else { blocks };
        let mut units: Vec<String> = Vec::new();
        let mut taken = TakenIds::new([UnitId::TITLE.to_owned()]);
        for (at, block) in blocks.iter().enumerate() {
            // Sections that are kept together bear the id of none of them.
            let section = text.sections.get(block.start).filter(|_| block.len() == 1);
            let id = section.and_then(unit_id).unwrap_or_else(|| format!("part-{}", at + 1));
            units.push(taken.take(&id));
        }
        let has_intro = is_whole || !text.intro.is_empty();
        let intro = has_intro.then(|| taken.take("start"));
        // The parts follow upon one another, and none of the sections stands between two.
        let block_of = |at: usize| blocks.partition_point(|block| block.end <= at);
        let mut places: BTreeMap<Lang, Vec<usize>> =
            pairings.iter().map(|(lang, pairing)| ((*lang).clone(), places(pairing, block_of))).collect();
        places.insert(source.clone(), (0..all).map(block_of).collect());
        texts.values_mut().for_each(|text| keep_heading(text, intro.is_some(), is_whole, left_out));
        Some(Self { key: key.to_owned(), topic: topic(), intro, is_whole, units, texts, places })
    }

    /// Adds the page's texts and headings to what links may lead to.
    pub(in crate::import) fn tell(&self, targets: &mut Targets) {
        targets.add_page(&self.key, &self.topic);
        for (lang, text) in &self.texts {
            targets.add_text(&text.path, &text.routes, &self.key, lang);
            if let Some(title) = &text.title {
                targets.titles.entry(self.topic.clone()).or_default().insert(lang.clone(), title.clone());
            }
            let places = self.places.get(lang).into_iter().flatten();
            let units = targets.units.entry(self.key.clone()).or_default().entry(lang.clone()).or_default();
            for (section, place) in text.sections.iter().zip(places) {
                let Some(unit) = self.units.get(*place) else { continue };
                let heading = (section.id.as_deref(), plain_words(&section.heading));
                for (id, words) in [heading].into_iter().chain(PageText::headings_in(&section.body)) {
                    for name in [Some(ids::slug(&words)), id.map(ids::slug)].into_iter().flatten() {
                        units.entry(name).or_insert_with(|| unit.clone());
                    }
                }
            }
        }
    }
}

/// A first heading that says something else than the title stands over what comes before the other headings. Where nothing
/// does, the page bears of both the one that holds the other's words, else the heading, which readers saw above the text.
fn keep_heading(text: &mut PageText, has_intro: bool, is_whole: bool, left_out: &mut Vec<LeftOut>) {
    let is_shown = has_intro && (is_whole || !text.intro.is_empty());
    let Some(heading) = text.heading.clone().filter(|_| !is_shown) else { return };
    let title = text.title.clone().unwrap_or_default();
    let [heading_words, title_words] = [&heading, &title].map(|words| folded(words).to_lowercase());
    if title_words.contains(&heading_words) {
        return;
    }
    if !heading_words.contains(&title_words) {
        let what =
            format!("the title of the front matter (`{}`): the page bears its first heading", short(&title));
        left_out.push(LeftOut::part(&text.path, 1, what));
    }
    text.title = Some(heading);
}

/// The parts into which the sections of a source fall, if these ranges are not to be parted.
fn blocks<'a>(all: usize, together: impl Iterator<Item = &'a Range<usize>>) -> Vec<Range<usize>> {
    let mut joins = vec![false; all];
    for range in together {
        range.clone().skip(1).for_each(|at| joins[at] = true);
    }
    let mut blocks: Vec<Range<usize>> = Vec::new();
    for (at, joins) in joins.into_iter().enumerate() {
        match blocks.last_mut() {
            Some(block) if joins => block.end = at + 1,
            _ => blocks.push(at..at + 1),
        }
    }
    blocks
}

/// The blocks that the sections of a translation belong to.
fn places(pairing: &Pairing, block_of: impl Fn(usize) -> usize) -> Vec<usize> {
    let first = pairing.places.iter().flatten().next().copied().unwrap_or_default();
    let mut last = first;
    let of_each = pairing.places.iter().map(|place| {
        last = place.unwrap_or(last);
        block_of(last)
    });
    of_each.collect()
}

/// Says of a translation with other sections than the source what became of them.
fn tell_pairing(source: &PageText, text: &PageText, pairing: &Pairing, left_out: &mut Vec<LeftOut>) {
    let (all, own) = (source.sections.len(), text.sections.len());
    let joined = pairing.places.iter().filter(|place| place.is_none()).count();
    let together: usize = pairing.together.iter().map(Range::len).sum();
    if all == own && joined == 0 && together == 0 && pairing.lacking.is_empty() {
        return;
    }
    let mut what = format!("{own}{DIFFERENT}{} has {all}", source.path);
    if together > 0 {
        let of_all = if together == all {
            "the page is one section in every language".to_owned()
        } else {
            format!("{together} of them are one section in every language")
        };
        what.push_str(&format!(
            "; nothing tells which of them stands for which, so {of_all}, and no link leads to a part of it"
        ));
    }
    if !pairing.lacking.is_empty() {
        what.push_str(&format!(
            "; {} are not translated and are shown in the words of the source",
            pairing.lacking.len()
        ));
    }
    if joined > 0 {
        what.push_str(&format!("; {joined} have no section in the source and join the one before them"));
    }
    left_out.push(LeftOut::page(&text.path, what + "; compare them"));
}

/// The id that a heading was given or makes.
fn unit_id(section: &PageSection) -> Option<String> {
    let given = section.id.clone().filter(|id| is_kebab_case(id));
    let id = given.or_else(|| ids::id(&plain_words(&section.heading)))?;
    // The theme gives such ids to parts of the page.
    let is_of_theme = id.split_once('-').is_some_and(|(first, _)| ["w", "tick"].contains(&first));
    Some(if is_of_theme { format!("part-{id}") } else { id })
}
