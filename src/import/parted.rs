//! Pages that are longer than a file of a guide may be, parted at their sections into several topics.

use std::collections::{BTreeMap, BTreeSet};

use super::guide_files::{ArticleDraft, TopicDraft, UnitDraft};
use super::ids;
use super::left_out::LeftOut;
use crate::guide::ids::TopicId;
use crate::i18n::lang::Lang;

/// The most bytes that the units of an article have together: a file has 256,000 at most, of which the front matter takes some.
const MOST: usize = 200_000;

/// The most bytes of a unit, so that parts are not of too different length.
const MOST_OF_UNIT: usize = 100_000;

/// The most units of a topic; a guide may have some more.
const MOST_UNITS: usize = 400;

/// What a unit takes beside its words: its id, three times, and its marks.
const BESIDE: usize = 200;

/// Parts what is too long; the first topic is the home topic.
pub(super) fn parted(topics: Vec<TopicDraft>, left_out: &mut Vec<LeftOut>) -> Vec<TopicDraft> {
    let mut taken: BTreeSet<String> = topics.iter().map(|topic| topic.id.clone()).collect();
    let mut all: Vec<TopicDraft> = Vec::new();
    // By old topic and unit, the topic that has it now.
    let mut moved: BTreeMap<(String, String), String> = BTreeMap::new();
    let mut added: BTreeMap<String, Vec<String>> = BTreeMap::new();
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
        let mut names = vec![topic.id.clone()];
        for (at, units) in parts.iter().enumerate().skip(1) {
            let name = ids::unused(&format!("{}-{}", topic.id, at + 1), |id| taken.contains(id));
            taken.insert(name.clone());
            added.entry(topic.id.clone()).or_default().push(name.clone());
            moved.extend(units.iter().map(|unit| ((topic.id.clone(), unit.clone()), name.clone())));
            names.push(name);
        }
        for (at, (units, name)) in parts.iter().zip(names).enumerate() {
            let mut part = part(&topic, at, units);
            part.id = name;
            relink_own(&mut part, &topic.id, &moved);
            all.push(part);
        }
    }
    for ((topic, unit), to) in &moved {
        let (old, new) = (format!("(topic:{topic}#{unit})"), format!("(topic:{to}#{unit})"));
        bodies(&mut all).filter(|body| body.contains(&old)).for_each(|body| *body = body.replace(&old, &new));
    }
    list(&mut all, &added);
    all
}

fn bodies(topics: &mut [TopicDraft]) -> impl Iterator<Item = &mut String> {
    let articles = topics.iter_mut().flat_map(|topic| topic.articles.values_mut());
    articles.flat_map(|article| &mut article.units).map(|unit| &mut unit.body)
}

/// Links to other units of the same page lead to the topics these have become part of.
fn relink_own(part: &mut TopicDraft, old: &str, moved: &BTreeMap<(String, String), String>) {
    let here: BTreeSet<String> = part.units.iter().map(|(id, _)| id.clone()).collect();
    for body in bodies(std::slice::from_mut(part)) {
        let mut written = String::new();
        let mut rest = body.as_str();
        while let Some((before, from)) = rest.split_once("](#") {
            let unit = from.split(')').next().unwrap_or_default();
            let topic = moved.get(&(old.to_owned(), unit.to_owned())).map_or(old, String::as_str);
            let to = if here.contains(unit) { String::new() } else { format!("topic:{topic}") };
            written.push_str(&format!("{before}]({to}#"));
            rest = from;
        }
        written.push_str(rest);
        *body = written;
    }
}

/// Lists new topics behind those they were parts of.
fn list(topics: &mut [TopicDraft], added: &BTreeMap<String, Vec<String>>) {
    let Some(home) = topics.first_mut() else { return };
    for (topic, parts) in added {
        let listed = home.units.iter_mut().find(|(_, topics)| topics.contains(topic));
        match listed {
            Some((_, topics)) => {
                let at = topics.iter().position(|id| id == topic).map_or(topics.len(), |at| at + 1);
                topics.splice(at..at, parts.iter().cloned());
            }
            None => home.units.iter_mut().rev().take(1).for_each(|(_, topics)| {
                topics.extend(parts.iter().filter(|_| topic == TopicId::HOME).cloned());
            }),
        }
    }
}

/// Cuts units that are too long between their paragraphs.
fn cut_units(topic: &mut TopicDraft) {
    let is_long = |id: &str| {
        let bodies = topic.articles.values().flat_map(|article| &article.units).filter(|unit| unit.id == id);
        bodies.map(|unit| unit.body.len()).max().is_some_and(|bytes| bytes > MOST_OF_UNIT)
    };
    let long: Vec<String> = topic.units.iter().map(|(id, _)| id.clone()).filter(|id| is_long(id)).collect();
    for id in long {
        let mut count = 1;
        let is_taken = |id: &str, topic: &TopicDraft| topic.units.iter().any(|(known, _)| known == id);
        let mut names = vec![id.clone()];
        for article in topic.articles.values_mut() {
            let Some(at) = article.units.iter().position(|unit| unit.id == id) else { continue };
            let unit = article.units.remove(at);
            let pieces = pieces(&unit.body);
            count = count.max(pieces.len());
            let cut = pieces.into_iter().enumerate().map(|(number, body)| UnitDraft {
                id: format!("{id}/{number}"),
                heading: if number == 0 {
                    unit.heading.clone()
                } else {
                    format!("{} ({})", unit.heading, number + 1)
                },
                body,
            });
            article.units.splice(at..at, cut.collect::<Vec<_>>());
        }
        for number in 1..count {
            names.push(ids::unused(&format!("{id}-{}", number + 1), |id| {
                is_taken(id, topic) || names.iter().any(|known| known == id)
            }));
        }
        for unit in topic.articles.values_mut().flat_map(|article| &mut article.units) {
            let number =
                unit.id.strip_prefix(&format!("{id}/")).and_then(|number| number.parse::<usize>().ok());
            if let Some(name) = number.and_then(|number| names.get(number)) {
                unit.id.clone_from(name);
            }
        }
        if let Some(at) = topic.units.iter().position(|(known, _)| *known == id) {
            let new = names.into_iter().skip(1).map(|name| (name, Vec::new()));
            let behind = at + 1;
            topic.units.splice(behind..behind, new.collect::<Vec<_>>());
        }
    }
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
    let mut parts: Vec<Vec<String>> = vec![Vec::new()];
    let mut weights: BTreeMap<&Lang, usize> = BTreeMap::new();
    for (id, _) in &topic.units {
        let of_unit = |article: &ArticleDraft| {
            let units = article.units.iter().filter(|unit| unit.id == *id);
            units.map(|unit| unit.body.len() + unit.heading.len() + BESIDE).sum::<usize>()
        };
        let mut with = weights.clone();
        for (lang, article) in &topic.articles {
            *with.entry(lang).or_default() += of_unit(article);
        }
        let is_full = with.values().any(|bytes| *bytes > MOST);
        match parts.last_mut() {
            Some(part) if part.is_empty() || !is_full && part.len() < MOST_UNITS => {
                part.push(id.clone());
                weights = with;
            }
            _ => {
                parts.push(vec![id.clone()]);
                weights = topic.articles.iter().map(|(lang, article)| (lang, of_unit(article))).collect();
            }
        }
    }
    parts
}

/// A part of a topic as a topic of its own; the first keeps the name.
fn part(topic: &TopicDraft, at: usize, ids: &[String]) -> TopicDraft {
    let is_here = |id: &String| ids.contains(id);
    let articles = topic.articles.iter().map(|(lang, article)| {
        let title = if at == 0 { article.title.clone() } else { format!("{} ({})", article.title, at + 1) };
        let units = article.units.iter().filter(|unit| is_here(&unit.id)).map(|unit| UnitDraft {
            id: unit.id.clone(),
            heading: unit.heading.clone(),
            body: unit.body.clone(),
        });
        let part = ArticleDraft {
            from: article.from.clone(),
            summary: if at == 0 { article.summary.clone() } else { title.clone() },
            title,
            day: article.day,
            units: units.collect(),
        };
        (lang.clone(), part)
    });
    TopicDraft {
        id: topic.id.clone(),
        units: topic.units.iter().filter(|(id, _)| is_here(id)).cloned().collect(),
        articles: articles.collect(),
    }
}
