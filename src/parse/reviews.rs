//! `content/reviews.yaml`: who has read which text, and what they found.

use serde::Deserialize;

use crate::diagnostic::{Code, Diagnosed};
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::{TopicId, UnitId};
use crate::guide::review::{Remark, ReviewRole, ReviewVerdict, Reviews, UnitReview};
use crate::parse::values::Values;
use crate::parse::yaml::{Located, Yaml};

/// Where it lies.
pub const PATH: &str = "content/reviews.yaml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawReviews {
    #[serde(default)]
    reviews: Vec<RawUnitReview>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawUnitReview {
    unit: Located<String>,
    language: Located<String>,
    role: Located<String>,
    by: Located<String>,
    on: Located<String>,
    read: Located<String>,
    law: Option<Located<String>>,
    verdict: Located<String>,
    #[serde(default)]
    remarks: Vec<RawRemark>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRemark {
    claim: usize,
    verdict: Located<String>,
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
