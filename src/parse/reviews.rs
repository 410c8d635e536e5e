//! `content/reviews.yaml`: who has read which text, and what they found.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::{Code, Diagnosed};
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::{TopicId, UnitId};
use crate::guide::review::{Remark, ReviewRole, ReviewVerdict, Reviews, UnitReview};
use crate::parse::patterns::{
    DayPattern, FingerprintPattern, ReviewRoleWord, ReviewVerdictWord, TagPattern, UnitPlacePattern,
};
use crate::parse::values::Values;
use crate::parse::yaml::{Located, Yaml};

/// Where it lies.
pub const PATH: &str = "content/reviews.yaml";

/// Who has read which text, and what they found, as `wayleaf review import` writes it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Reviews")]
pub(super) struct RawReviews {
    /// An entry for each unit and person.
    #[serde(default)]
    reviews: Vec<RawUnitReview>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "UnitReview")]
struct RawUnitReview {
    /// The unit.
    #[schemars(with = "UnitPlacePattern")]
    unit: Located<String>,
    /// The language it was read in.
    #[schemars(with = "TagPattern")]
    language: Located<String>,
    /// As what somebody read it.
    #[schemars(with = "ReviewRoleWord")]
    role: Located<String>,
    /// Who.
    by: Located<String>,
    /// When.
    #[schemars(with = "DayPattern")]
    on: Located<String>,
    /// The fingerprint of what was read.
    #[schemars(with = "FingerprintPattern")]
    read: Located<String>,
    /// The fingerprint of the provisions it cites.
    #[schemars(with = "Option<FingerprintPattern>")]
    law: Option<Located<String>>,
    /// What was found.
    #[schemars(with = "ReviewVerdictWord")]
    verdict: Located<String>,
    /// What was found of single claims.
    #[serde(default)]
    remarks: Vec<RawRemark>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Remark")]
struct RawRemark {
    /// Which claim of the unit; the heading counts as 1.
    claim: usize,
    /// What was found of it.
    #[schemars(with = "ReviewVerdictWord")]
    verdict: Located<String>,
    /// What is to be said of it.
    #[serde(default)]
    words: String,
}

/// Reads `reviews.yaml`.
pub(super) fn reviews(yaml: Yaml<'_>) -> Diagnosed<Reviews> {
    let raw: RawReviews = match yaml.read() {
        Ok(raw) => raw,
        Err(problem) => return Diagnosed::new(Reviews::default(), vec![problem]),
    };
    let mut values = Values::new(yaml);
    let mut all = Reviews::default();
    for entry in &raw.reviews {
        let unit = unit(&entry.unit, &mut values);
        let lang = values.lang(&entry.language);
        let review = review(entry, yaml, &mut values);
        let (Some((topic, unit)), Some(lang), Some(review)) = (unit, lang, review) else { continue };
        let known = all.of(&lang.value, &topic, &unit);
        if known.iter().any(|known| (known.role, &known.by) == (review.role, &review.by)) {
            let message =
                format!("`{}` is there twice by the same person in the same role", entry.unit.value);
            values.problem(Code::DuplicateId, &entry.unit, message, "delete the older of the two");
            continue;
        }
        all.record(&lang.value, &topic, &unit, review);
    }
    Diagnosed::new(all, values.problems)
}

fn review(entry: &RawUnitReview, yaml: Yaml<'_>, values: &mut Values<'_>) -> Option<UnitReview> {
    let role = values.word(&entry.role, &ReviewRole::WORDS);
    let verdict = values.word(&entry.verdict, &ReviewVerdict::WORDS);
    let on = values.day(&entry.on);
    let read = fingerprint(&entry.read, values);
    let law = match &entry.law {
        Some(written) => Some(fingerprint(written, values)?),
        None => None,
    };
    let mut remarks = Vec::new();
    for remark in &entry.remarks {
        let verdict = values.word(&remark.verdict, &ReviewVerdict::WORDS);
        let words = remark.words.clone();
        remarks.extend(verdict.map(|verdict| Remark { claim: remark.claim, verdict, words }));
    }
    Some(UnitReview {
        role: role?,
        by: entry.by.value.clone(),
        on: on?.value,
        read: read?,
        law,
        verdict: verdict?,
        remarks,
        span: yaml.span(&entry.by),
    })
}

fn fingerprint(written: &Located<String>, values: &mut Values<'_>) -> Option<Fingerprint> {
    let print = Fingerprint::parse(&written.value);
    if print.is_none() {
        let message = format!("`{}` is not a fingerprint", written.value);
        let help = "put back the eight digits that `wayleaf review import` wrote, or delete this review";
        values.problem(Code::UnknownWord, written, message, help);
    }
    print
}

fn unit(written: &Located<String>, values: &mut Values<'_>) -> Option<(TopicId, UnitId)> {
    let parts = written.value.split_once('#');
    let ids = parts.and_then(|(topic, unit)| Some((TopicId::new(topic)?, UnitId::new(unit)?)));
    if ids.is_none() {
        let message = format!("`{}` does not name a unit", written.value);
        let help = "write it as `topic#unit`, like `staying#dates-to-leave`";
        values.problem(Code::UnknownUnit, written, message, help);
    }
    ids
}
