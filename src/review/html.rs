//! The guide as one page to review without connection: its view, and the template filled with it.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::SourceId;
use crate::worksheet::{Worksheet, WorksheetError};

use super::export::ReviewExport;
use super::submission::{LONGEST_NAME, LONGEST_REMARK, VERSION};
use super::view::{ReviewTopicView, Writer};

const WORKSHEET: Worksheet = Worksheet {
    template: include_str!("page/review.html"),
    style: include_str!("page/review.css"),
    script: include_str!("page/review.js"),
};

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
    /// Laws cited of which no text was given.
    pub not_given: BTreeSet<SourceId>,
}

/// What the template sees.
#[derive(Serialize)]
struct ReviewPageView<'a> {
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

/// The page of a review.
pub fn page(export: &ReviewExport<'_>) -> Result<ReviewPage, WorksheetError> {
    let mut writer = Writer::new(export);
    let topics: Vec<ReviewTopicView> =
        export.guide.topics.iter().filter_map(|topic| writer.topic(topic)).collect();
    let all = || topics.iter().flat_map(|topic| &topic.units);
    let (units, claims) = (all().count(), all().map(|unit| unit.claims.len()).sum());
    let prints: String = all().map(|unit| format!("{} {} {}\n", unit.id, unit.from, unit.law)).collect();
    let home = export.guide.topics.first().and_then(|home| home.articles.get(&export.language.lang));
    let view = ReviewPageView {
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
    let html = WORKSHEET.draw(&export.language.lang, &view)?;
    Ok(ReviewPage {
        html,
        units,
        claims,
        left_out: writer.left_out,
        without_words: writer.without_words,
        not_given: writer.not_given,
    })
}
