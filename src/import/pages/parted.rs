//! Pages that are longer than a file of a guide may be, parted at their sections into several topics.

use std::collections::{BTreeMap, BTreeSet};

use crate::guide::ids::TopicId;
use crate::i18n::lang::Lang;
use crate::import::guide_files::{ArticleDraft, TopicDraft, UnitDraft};
use crate::import::ids::TakenIds;
use crate::import::left_out::LeftOut;

/// The most bytes that the units of an article have together: a file has 256,000 at most, of which the front matter takes some.
const MOST: usize = 200_000;

/// The most bytes of a unit, so that parts are not of too different length.
const MOST_OF_UNIT: usize = 100_000;

/// The most units of a topic; a guide may have some more.
const MOST_UNITS: usize = 400;

/// What a unit takes beside its words: its id, three times, and its marks.
const BESIDE: usize = 200;

/// Parts what is too long; the first topic is the home topic.
pub(in crate::import) fn parted(topics: Vec<TopicDraft>, left_out: &mut Vec<LeftOut>) -> Vec<TopicDraft> {
    let mut taken = TakenIds::new(topics.iter().map(|topic| topic.id.clone()));
    let mut all: Vec<TopicDraft> = Vec::new();
    let mut moved = MovedUnits::default();
    for mut topic in topics {
        cut_units(&mut topic);
        let parts = parts(&topic);
        if parts.len() < 2 {
            all.push(topic);
            continue;
        }
        for article in topic.articles.values().take(1) {
            let what =
                format!("the length of the page: it is parted into {} topics at its sections", parts.len());
            left_out.push(LeftOut::page(&article.from, what));
        }
        let more = (1..parts.len()).map(|at| taken.take(&format!("{}-{}", topic.id, at + 1)));
        let names: Vec<String> = [topic.id.clone()].into_iter().chain(more).collect();
        moved.add(&topic.id, &parts, &names);
        all.extend(in_parts(topic, &parts, names));
    }
    if !moved.parts.is_empty() {
        all.iter_mut().for_each(|topic| moved.relink(topic));
        list(&mut all, &moved.parts);
    }
    all
}

/// Where the units of parted topics are now.
#[derive(Debug, Default)]
struct MovedUnits {
    /// By old topic and unit, the topic that has the unit now.
    now: BTreeMap<String, BTreeMap<String, String>>,
    /// By new topic, the old one; the first part has the same name.
    old: BTreeMap<String, String>,
    /// By old topic, the topics that were added behind it.
    parts: BTreeMap<String, Vec<String>>,
}

impl MovedUnits {
    fn add(&mut self, topic: &str, parts: &[Vec<String>], names: &[String]) {
        let units = self.now.entry(topic.to_owned()).or_default();
        for (ids, name) in parts.iter().zip(names) {
            units.extend(ids.iter().map(|id| (id.clone(), name.clone())));
            self.old.insert(name.clone(), topic.to_owned());
        }
        self.parts.insert(topic.to_owned(), names[1..].to_vec());
    }

    /// Links of a topic to units that another topic has now lead there.
    fn relink(&self, topic: &mut TopicDraft) {
        let own = self.old.get(&topic.id).and_then(|old| self.now.get(old));
        for unit in topic.articles.values_mut().flat_map(|article| &mut article.units) {
            let mut written = String::with_capacity(unit.body.len());
            let mut rest = unit.body.as_str();
            while let Some((before, from)) = rest.split_once("](") {
                written.push_str(before);
                written.push_str("](");
                rest = from;
                let to = from.split(')').next().unwrap_or_default();
                let Some((page, id)) = to.split_once('#') else { continue };
                let units = if page.is_empty() {
                    own
                } else {
                    page.strip_prefix("topic:").and_then(|page| self.now.get(page))
                };
                let now = units.and_then(|units| units.get(id));
                if let Some(now) = now.filter(|now| !page.is_empty() || **now != topic.id) {
                    written.push_str(&format!("topic:{now}"));
                    rest = &from[page.len()..];
                }
            }
            written.push_str(rest);
            unit.body = written;
        }
    }
}

/// Lists new topics behind those they were parts of; those of the home topic, which stands in no list, stand last.
fn list(topics: &mut [TopicDraft], added: &BTreeMap<String, Vec<String>>) {
    for (_, listed) in topics.iter_mut().flat_map(|topic| &mut topic.units) {
        let with_parts = std::mem::take(listed).into_iter().flat_map(|topic| {
            let parts = added.get(&topic).cloned().unwrap_or_default();
            [topic].into_iter().chain(parts)
        });
        *listed = with_parts.collect();
    }
    let last = topics.first_mut().and_then(|home| home.units.last_mut());
    if let (Some((_, listed)), Some(parts)) = (last, added.get(TopicId::HOME)) {
        listed.extend(parts.iter().cloned());
    }
}

/// Cuts units that are too long between their paragraphs.
fn cut_units(topic: &mut TopicDraft) {
    let units = topic.articles.values().flat_map(|article| &article.units);
    let long: BTreeSet<&str> =
        units.filter(|unit| unit.body.len() > MOST_OF_UNIT).map(|unit| unit.id.as_str()).collect();
    if long.is_empty() {
        return;
    }
    let mut taken = TakenIds::new(topic.units.iter().map(|(id, _)| id.clone()));
    let mut cut: BTreeMap<String, Vec<String>> = BTreeMap::new();
    // Names are given in the order in which the units stand.
    for (id, _) in topic.units.iter().filter(|(id, _)| long.contains(id.as_str())) {
        let units = topic.articles.values().flat_map(|article| &article.units);
        let count = units.filter(|unit| unit.id == *id).map(|unit| pieces(&unit.body).len()).max();
        let more = (1..count.unwrap_or(1)).map(|number| taken.take(&format!("{id}-{}", number + 1)));
        cut.insert(id.clone(), [id.clone()].into_iter().chain(more).collect());
    }
    for article in topic.articles.values_mut() {
        let units = std::mem::take(&mut article.units).into_iter();
        article.units = units
            .flat_map(|unit| match cut.get(&unit.id) {
                Some(names) => in_pieces(&unit, names),
                None => vec![unit],
            })
            .collect();
    }
    let units = std::mem::take(&mut topic.units).into_iter();
    topic.units = units
        .flat_map(|(id, topics)| {
            let more = cut.get(&id).map(|names| names[1..].to_vec()).unwrap_or_default();
            [(id, topics)].into_iter().chain(more.into_iter().map(|name| (name, Vec::new())))
        })
        .collect();
}

/// A unit as several, under these names.
fn in_pieces(unit: &UnitDraft, names: &[String]) -> Vec<UnitDraft> {
    let pieces = pieces(&unit.body).into_iter().zip(names).enumerate();
    let units = pieces.map(|(number, (body, name))| UnitDraft {
        id: name.clone(),
        heading: match number {
            0 => unit.heading.clone(),
            _ => format!("{} ({})", unit.heading, number + 1),
        },
        body,
    });
    units.collect()
}

/// A text in pieces that are not too long, cut between paragraphs.
fn pieces(body: &str) -> Vec<String> {
    let mut pieces: Vec<String> = vec![String::new()];
    for block in body.split("\n\n") {
        let is_full = pieces.last().is_some_and(|piece| piece.len() + block.len() > MOST_OF_UNIT);
        match pieces.last_mut() {
            Some(piece) if piece.is_empty() => piece.push_str(block),
            Some(piece) if !is_full => {
                piece.push_str("\n\n");
                piece.push_str(block);
            }
            _ => pieces.push(block.to_owned()),
        }
    }
    pieces
}

/// The units of each part.
fn parts(topic: &TopicDraft) -> Vec<Vec<String>> {
    // By unit, what it takes in each language.
    let mut sizes: BTreeMap<&str, BTreeMap<&Lang, usize>> = BTreeMap::new();
    for (lang, article) in &topic.articles {
        for unit in &article.units {
            let size = sizes.entry(&unit.id).or_default().entry(lang).or_default();
            *size += unit.body.len() + unit.heading.len() + BESIDE;
        }
    }
    let mut parts: Vec<Vec<String>> = vec![Vec::new()];
    let mut taken: BTreeMap<&Lang, usize> = BTreeMap::new();
    for (id, _) in &topic.units {
        let of_unit = sizes.remove(id.as_str()).unwrap_or_default();
        let mut with = taken.clone();
        of_unit.iter().for_each(|(lang, bytes)| *with.entry(*lang).or_default() += bytes);
        let is_full = with.values().any(|bytes| *bytes > MOST);
        match parts.last_mut() {
            Some(part) if part.is_empty() || !is_full && part.len() < MOST_UNITS => {
                part.push(id.clone());
                taken = with;
            }
            _ => {
                parts.push(vec![id.clone()]);
                taken = of_unit;
            }
        }
    }
    parts
}

/// A topic as several, each with some of its units, under these names; the first keeps the summary.
fn in_parts(topic: TopicDraft, parts: &[Vec<String>], names: Vec<String>) -> Vec<TopicDraft> {
    let place_of: BTreeMap<&str, usize> =
        parts.iter().enumerate().flat_map(|(at, ids)| ids.iter().map(move |id| (id.as_str(), at))).collect();
    let mut topics: Vec<TopicDraft> =
        names.into_iter().map(|id| TopicDraft { id, ..TopicDraft::default() }).collect();
    for unit in topic.units {
        place_of.get(unit.0.as_str()).iter().for_each(|at| topics[**at].units.push(unit.clone()));
    }
    for (lang, article) in topic.articles {
        let mut articles: Vec<ArticleDraft> = (0..topics.len())
            .map(|at| {
                let title =
                    if at == 0 { article.title.clone() } else { format!("{} ({})", article.title, at + 1) };
                let summary = if at == 0 { article.summary.clone() } else { title.clone() };
                let (from, day) = (article.from.clone(), article.day);
                ArticleDraft { from, title, summary, day, units: Vec::new() }
            })
            .collect();
        for unit in article.units {
            if let Some(at) = place_of.get(unit.id.as_str()) {
                articles[*at].units.push(unit);
            }
        }
        for (topic, article) in topics.iter_mut().zip(articles) {
            topic.articles.insert(lang.clone(), article);
        }
    }
    topics
}
