//! The guide as one page to review without connection: its view, and the template filled with it.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Tera};

use crate::check::review;
use crate::digest::csp_source;
use crate::edition::Edition;
use crate::guide::Guide;
use crate::guide::fact::{Fact, FactKind, FactValue};
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::{FactId, SourceId};
use crate::guide::review::ReviewRole;
use crate::guide::text::Inline;
use crate::guide::topic::Topic;
use crate::i18n::lang::Direction;
use crate::i18n::language::Language;
use crate::render::write_fact;
use crate::theme::scripts::Scripts;
use crate::theme::{Theme, script, stylesheet};

use super::claim::{Claim, ClaimKind, claims};
use super::law_texts::LawTexts;
use super::submission::{LONGEST_NAME, LONGEST_REMARK, VERSION};

const TEMPLATE: &str = include_str!("page/review.html");
const STYLE: &str = include_str!("page/review.css");
const SCRIPT: &str = include_str!("page/review.js");

/// What to hand out.
#[derive(Debug, Clone, Copy)]
pub struct ReviewExport<'a> {
    /// The guide.
    pub guide: &'a Guide,
    /// The theme, whose strings say what facts count.
    pub theme: &'a Theme,
    /// The edition that is read.
    pub edition: &'a Edition,
    /// The language that is read.
    pub language: &'a Language,
    /// As what it is read.
    pub role: ReviewRole,
    /// The words of the laws it cites.
    pub laws: &'a LawTexts,
    /// Whether what somebody in this role has read, and still stands, is left out.
    pub only_unread: bool,
}

/// A page, and what is on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewPage {
    /// The page as HTML.
    pub html: String,
    /// How many units it holds.
    pub units: usize,
    /// How many claims these make.
    pub claims: usize,
    /// How many units of the guide are not current in the language, and left out.
    pub left_out: usize,
    /// Provisions cited that the given texts lack, each once, with the source.
    pub without_words: Vec<String>,
}

/// What the template sees.
#[derive(Serialize)]
struct ReviewPageView<'a> {
    policy: String,
    css: String,
    js: String,
    guide: &'a str,
    title: String,
    edition: &'a str,
    lang: &'a str,
    dir: &'static str,
    name: &'a str,
    role: &'static str,
    /// Names the state the page was made from, so that what another one kept is not mixed in.
    state: String,
    version: u64,
    longest_name: usize,
    longest_remark: usize,
    claims: usize,
    topics: Vec<ReviewTopicView>,
}

#[derive(Serialize)]
struct ReviewTopicView {
    title: String,
    units: Vec<ReviewUnitView>,
}

#[derive(Serialize)]
struct ReviewUnitView {
    id: String,
    from: String,
    law: String,
    safety: bool,
    is_head: bool,
    claims: Vec<ClaimView>,
}

#[derive(Serialize)]
struct ClaimView {
    /// The id of its words.
    id: String,
    kind: &'static str,
    runs: Vec<ClaimRun>,
    references: Vec<ReferenceView>,
}

/// A run of a claim: words, or the number of what they rest on.
#[derive(Serialize)]
struct ClaimRun {
    kind: &'static str,
    text: String,
}

/// What a claim rests on.
#[derive(Serialize)]
struct ReferenceView {
    number: usize,
    title: String,
    pinpoint: String,
    lang: String,
    dir: &'static str,
    url: String,
    passages: Vec<PassageView>,
}

#[derive(Serialize)]
struct PassageView {
    place: String,
    words: String,
    is_long: bool,
}

/// Words of a provision longer than this, in characters, are folded.
const FOLDED_FROM: usize = 900;

/// The page; `Err` has what the template engine says.
pub fn page(export: &ReviewExport<'_>) -> Result<ReviewPage, String> {
    let css = stylesheet::write_out(STYLE, Direction::Ltr, &Scripts::new([&export.language.lang]));
    let js = script::shrink(SCRIPT);
    let policy = format!(
        "default-src 'none'; script-src '{}'; style-src '{}'; img-src data:; base-uri 'none'; form-action 'none'",
        csp_source(&js),
        csp_source(&css)
    );
    let mut writer = Writer::new(export);
    let topics: Vec<ReviewTopicView> =
        export.guide.topics.iter().filter_map(|topic| writer.topic(topic)).collect();
    let all = || topics.iter().flat_map(|topic| &topic.units);
    let (units, claims) = (all().count(), all().map(|unit| unit.claims.len()).sum());
    let prints: String = all().map(|unit| format!("{} {} {}\n", unit.id, unit.from, unit.law)).collect();
    let home = export.guide.topics.first().and_then(|home| home.articles.get(&export.language.lang));
    let view = ReviewPageView {
        policy,
        css,
        js,
        guide: &export.guide.settings.publisher,
        title: home.map(|home| writer.plain(&home.title)).unwrap_or_default(),
        edition: &export.edition.code,
        lang: export.language.lang.as_str(),
        dir: export.language.direction.as_str(),
        name: &export.language.name,
        role: export.role.as_str(),
        state: Fingerprint::of(&prints).to_string(),
        version: VERSION,
        longest_name: LONGEST_NAME,
        longest_remark: LONGEST_REMARK,
        claims,
        topics,
    };
    let mut tera = Tera::new();
    let html = tera
        .add_raw_template("review.html", TEMPLATE)
        .and_then(|()| tera.render("review.html", &Context::from_serialize(&view)?))
        .map_err(|fault| fault.to_string())?;
    Ok(ReviewPage { html, units, claims, left_out: writer.left_out, without_words: writer.without_words })
}

/// Writes units as the page shows them, and keeps what it could not show.
struct Writer<'a> {
    export: &'a ReviewExport<'a>,
    facts: BTreeMap<&'a FactId, String>,
    left_out: usize,
    without_words: Vec<String>,
    boxes: usize,
}

impl<'a> Writer<'a> {
    fn new(export: &'a ReviewExport<'a>) -> Self {
        let ReviewExport { guide, theme, edition, language, .. } = *export;
        let facts = theme.strings.get(&language.lang).map(|strings| {
            let read = |fact| write_fact(fact, guide, strings, edition, language).plain;
            guide.facts.iter().map(|(id, fact)| (id, read(fact))).collect()
        });
        Self { export, facts: facts.unwrap_or_default(), left_out: 0, without_words: Vec::new(), boxes: 0 }
    }

    fn topic(&mut self, topic: &'a Topic) -> Option<ReviewTopicView> {
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
                Inline::Text(text) => runs.push(ClaimRun { kind, text: text.clone() }),
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
        for passage in self.export.laws.passages(id, pinpoint).unwrap_or_default() {
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
    fn plain(&self, line: &[Inline]) -> String {
        let mut text = String::new();
        crate::guide::text::visit_inlines(line, &mut |inline| match inline {
            Inline::Text(words) => text.push_str(words),
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
