//! Units as the review page shows them: claims in runs of words, each with what it rests on.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::check::review;
use crate::guide::fact::{Fact, FactKind, FactValue};
use crate::guide::ids::{FactId, SourceId};
use crate::guide::source::SourceKind;
use crate::guide::text::{Inline, visit_inlines};
use crate::guide::topic::Topic;
use crate::render::write_fact;

use super::claim::{Claim, ClaimKind, claims};
use super::export::ReviewExport;

#[derive(Serialize)]
pub(super) struct ReviewTopicView {
    title: String,
    pub units: Vec<ReviewUnitView>,
}

#[derive(Serialize)]
pub(super) struct ReviewUnitView {
    pub id: String,
    pub from: String,
    pub law: String,
    safety: bool,
    is_head: bool,
    pub claims: Vec<ClaimView>,
}

#[derive(Serialize)]
pub(super) struct ClaimView {
    /// The id of its words.
    id: String,
    kind: &'static str,
    runs: Vec<ClaimRun>,
    references: Vec<ReferenceView>,
}

/// A run of a claim: words, or the number of what they rest on.
#[derive(Serialize)]
pub(super) struct ClaimRun {
    kind: &'static str,
    text: String,
}

/// What a claim rests on.
#[derive(Serialize)]
pub(super) struct ReferenceView {
    number: usize,
    title: String,
    pinpoint: String,
    lang: String,
    dir: &'static str,
    url: String,
    passages: Vec<PassageView>,
}

#[derive(Serialize)]
pub(super) struct PassageView {
    place: String,
    words: String,
    is_long: bool,
}

/// Words of a provision longer than this, in characters, are folded.
const FOLDED_FROM: usize = 900;

/// Writes units as the page shows them, and keeps what it could not show.
pub(super) struct Writer<'a> {
    export: &'a ReviewExport<'a>,
    facts: BTreeMap<&'a FactId, String>,
    pub left_out: usize,
    pub without_words: Vec<String>,
    pub not_given: BTreeSet<SourceId>,
    boxes: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(export: &'a ReviewExport<'a>) -> Self {
        let ReviewExport { guide, theme, edition, language, .. } = *export;
        let facts = theme.strings.get(&language.lang).map(|strings| {
            let read = |fact| write_fact(fact, guide, strings, edition, language).plain;
            guide.facts.iter().map(|(id, fact)| (id, read(fact))).collect()
        });
        Self {
            export,
            facts: facts.unwrap_or_default(),
            left_out: 0,
            without_words: Vec::new(),
            not_given: BTreeSet::new(),
            boxes: 0,
        }
    }

    pub(super) fn topic(&mut self, topic: &'a Topic) -> Option<ReviewTopicView> {
        let ReviewExport { guide, role, only_unread, .. } = *self.export;
        let lang = &self.export.language.lang;
        let mut units = Vec::new();
        for id in review::ids(topic) {
            let unit = review::unit(topic, &id, lang).filter(|_| review::is_current(guide, topic, &id, lang));
            let Some(unit) = unit else {
                self.left_out += 1;
                continue;
            };
            let is_read = review::standing(guide, topic, &id, lang).any(|found| found.role == role);
            if only_unread && is_read {
                continue;
            }
            units.push(ReviewUnitView {
                id: format!("{}#{id}", topic.id),
                from: review::fingerprint(guide, &unit, lang).to_string(),
                law: review::law_fingerprint(guide, &unit).map(|law| law.to_string()).unwrap_or_default(),
                safety: topic.unit(&id).is_some_and(|spec| spec.safety),
                is_head: topic.unit(&id).is_none(),
                claims: claims(&unit).iter().map(|claim| self.claim(claim)).collect(),
            });
        }
        let title = self.plain(&topic.articles.get(lang)?.title);
        (!units.is_empty()).then_some(ReviewTopicView { title, units })
    }

    fn claim(&mut self, claim: &Claim<'_>) -> ClaimView {
        self.boxes += 1;
        let mut runs = Vec::new();
        let mut references = Vec::new();
        for (at, line) in claim.lines.iter().enumerate() {
            let between = match claim.kind {
                _ if at == 0 => "",
                ClaimKind::Row if at % 2 == 0 => " · ",
                ClaimKind::Word if at > 1 => " ",
                _ => ": ",
            };
            runs.push(ClaimRun { kind: "text", text: between.to_owned() });
            self.runs(line, "text", &mut runs, &mut references);
        }
        runs.retain(|run| !run.text.is_empty());
        ClaimView { id: format!("c{}", self.boxes), kind: claim.kind.as_str(), runs, references }
    }

    fn runs(
        &mut self,
        line: &[Inline],
        kind: &'static str,
        runs: &mut Vec<ClaimRun>,
        references: &mut Vec<ReferenceView>,
    ) {
        for inline in line {
            match inline {
                Inline::Text(text) => runs.push(ClaimRun { kind, text: text.to_string() }),
                Inline::Code(text) => runs.push(ClaimRun { kind, text: text.clone() }),
                Inline::Strong(inner) => self.runs(inner, "strong", runs, references),
                Inline::Official(inner) => self.runs(inner, "official", runs, references),
                Inline::Link(_, inner) => self.runs(inner, kind, runs, references),
                Inline::Break => runs.push(ClaimRun { kind, text: " ".to_owned() }),
                Inline::Fact(id, _) => {
                    let text = self.facts.get(id).cloned().unwrap_or_default();
                    runs.push(ClaimRun { kind: "fact", text });
                    let fact = self.export.guide.facts.get(id);
                    if let Some(fact) = fact.filter(|fact| fact.kind != FactKind::Authority) {
                        let number = self.reference(&fact.source.value, place_of(fact), references);
                        runs.extend(number.map(mark));
                    }
                }
                Inline::Cite(citation) => {
                    let pinpoint = citation.pinpoint.as_deref();
                    runs.extend(self.reference(&citation.source, pinpoint, references).map(mark));
                }
            }
        }
    }

    /// The number of what a claim rests on, which is listed beside it once.
    fn reference(
        &mut self,
        id: &SourceId,
        pinpoint: Option<&str>,
        references: &mut Vec<ReferenceView>,
    ) -> Option<usize> {
        let guide = self.export.guide;
        let source = guide.sources.get(id)?;
        let (title, pinpoint) = (&source.title, pinpoint.unwrap_or_default());
        let known = references.iter().find(|known| known.title == *title && known.pinpoint == pinpoint);
        if let Some(known) = known {
            return Some(known.number);
        }
        let number = references.len() + 1;
        let mut passages = Vec::new();
        let known = self.export.laws.passages(id, pinpoint);
        if known.is_none() && source.kind == SourceKind::Law && !pinpoint.is_empty() {
            self.not_given.insert(id.clone());
        }
        for passage in known.unwrap_or_default() {
            let Some(words) = passage.words else {
                let missing = format!("{id}: {}", passage.place);
                if !self.without_words.contains(&missing) {
                    self.without_words.push(missing);
                }
                continue;
            };
            let is_long = words.chars().count() > FOLDED_FROM;
            passages.push(PassageView { place: passage.place, words, is_long });
        }
        let dir =
            guide.language(&source.language).map_or_else(|| source.language.direction(), |l| l.direction);
        references.push(ReferenceView {
            number,
            title: title.clone(),
            pinpoint: pinpoint.to_owned(),
            lang: source.language.to_string(),
            dir: dir.as_str(),
            url: source.url.clone().filter(|url| is_of_the_web(url)).unwrap_or_default(),
            passages,
        });
        Some(number)
    }

    /// Words alone.
    pub(super) fn plain(&self, line: &[Inline]) -> String {
        let mut text = String::new();
        visit_inlines(line, &mut |inline| match inline {
            Inline::Text(words) => text.push_str(words),
            Inline::Code(words) => text.push_str(words),
            Inline::Fact(id, _) => text.push_str(self.facts.get(id).map_or("", String::as_str)),
            Inline::Break => text.push(' '),
            _ => {}
        });
        text
    }
}

fn mark(number: usize) -> ClaimRun {
    ClaimRun { kind: "mark", text: number.to_string() }
}

/// Where a fact stands in its source; the paragraph itself, where the fact is one.
fn place_of(fact: &Fact) -> Option<&str> {
    match (&fact.section, &fact.value) {
        (Some(section), _) => Some(section),
        (None, FactValue::Words(words)) if fact.kind == FactKind::Law => Some(words),
        _ => None,
    }
}

fn is_of_the_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}
