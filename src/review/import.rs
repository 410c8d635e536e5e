//! What a reviewer handed in, unit by unit: compared with the guide as it is, and what is sound recorded.

use std::collections::BTreeMap;

use crate::author::review_record::{RecordError, recorded};
use crate::calendar::Day;
use crate::check::review;
use crate::guide::Guide;
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::{TopicId, UnitId, nearest};
use crate::guide::review::{Remark, ReviewRole, ReviewVerdict, Reviews, UnitReview};
use crate::i18n::lang::Lang;
use crate::parse;
use crate::project::{Project, Rewritten};

use super::claim::claims;
use super::import_error::{ReviewImportError, ReviewUnitError};
use super::submission::{LONGEST_NAME, LONGEST_REMARK, ReviewSubmission, SubmittedClaim, SubmittedUnit};

/// What comes of importing a file.
#[derive(Debug, Clone)]
pub struct ReviewImport {
    /// The language that was read.
    pub lang: Lang,
    /// As what.
    pub role: ReviewRole,
    /// By whom.
    pub by: String,
    /// On which day.
    pub on: Day,
    /// Every unit of the file, in its order.
    pub units: Vec<ReviewedUnit>,
    /// The record with all that is taken; `None` where nothing is.
    pub file: Option<Rewritten>,
}

/// What comes of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewedUnit {
    /// Its name, as the file writes it.
    pub id: String,
    /// What comes of it.
    pub outcome: ReviewOutcome,
}

/// What comes of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReviewOutcome {
    /// It is recorded.
    Taken(ReviewVerdict, Vec<Remark>),
    /// So many of so many claims were judged, and none called wrong or unclear: it is left for later.
    Unfinished(usize, usize),
    /// It is not taken.
    Refused(ReviewUnitError),
}

/// Works out what would come of importing a file on a day. Nothing is written.
pub fn import(
    project: &Project,
    submission: &ReviewSubmission,
    today: Day,
) -> Result<ReviewImport, ReviewImportError> {
    let Some(guide) = parse::guide(project).value else { return Err(ReviewImportError::Guide) };
    let (lang, role, on) = fit(&guide, submission, today)?;
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for unit in &submission.units {
        *times.entry(&unit.id).or_default() += 1;
    }
    let mut reviews = Reviews::clone(&guide.reviews);
    let mut units = Vec::with_capacity(submission.units.len());
    let mut is_changed = false;
    for unit in &submission.units {
        let found = match times.get(unit.id.as_str()) {
            Some(1) => judged(&guide, unit, &lang, role),
            _ => Err(ReviewUnitError::Twice),
        };
        let outcome = match found {
            Err(why) => ReviewOutcome::Refused(why),
            Ok(Judged::Unfinished(done, all)) => ReviewOutcome::Unfinished(done, all),
            Ok(Judged::Found { topic, id, read, verdict, remarks }) => {
                let known = guide.reviews.of(&lang, &topic, &id).iter();
                let mut newer = known
                    .filter(|known| known.role == role && known.by == submission.by && known.read == read)
                    .filter(|known| known.on > on);
                if let Some(newer) = newer.next() {
                    let outcome = ReviewOutcome::Refused(ReviewUnitError::Older(newer.on));
                    units.push(ReviewedUnit { id: unit.id.clone(), outcome });
                    continue;
                }
                let review = UnitReview {
                    role,
                    by: submission.by.clone(),
                    on,
                    read,
                    law: unit.law.filter(|_| role == ReviewRole::Lawyer),
                    verdict,
                    remarks: remarks.clone(),
                    span: guide.settings.publisher_span,
                };
                reviews.record(&lang, &topic, &id, review);
                is_changed = true;
                ReviewOutcome::Taken(verdict, remarks)
            }
        };
        units.push(ReviewedUnit { id: unit.id.clone(), outcome });
    }
    let record = is_changed.then(|| recorded(project, &guide, reviews, today)).transpose();
    let file = record.map_err(|error| match error {
        RecordError::Guide => ReviewImportError::Guide,
        RecordError::Rule(message, help) => ReviewImportError::Rule(message, help),
    })?;
    Ok(ReviewImport { lang, role, by: submission.by.clone(), on, units, file })
}

/// What was found of a unit that is as it was read.
enum Judged {
    Unfinished(usize, usize),
    Found { topic: TopicId, id: UnitId, read: Fingerprint, verdict: ReviewVerdict, remarks: Vec<Remark> },
}

fn judged(
    guide: &Guide,
    submitted: &SubmittedUnit,
    lang: &Lang,
    role: ReviewRole,
) -> Result<Judged, ReviewUnitError> {
    let parts = submitted.id.split_once('#');
    let ids = parts.and_then(|(topic, unit)| Some((TopicId::new(topic)?, UnitId::new(unit)?)));
    let known = ids.and_then(|(topic, unit)| {
        let topic = guide.topic(&topic)?;
        review::ids(topic).any(|known| known == unit).then_some((topic, unit))
    });
    let Some((topic, id)) = known else {
        return Err(ReviewUnitError::Unknown(meant(guide, &submitted.id)));
    };
    let unit = review::unit(topic, &id, lang).filter(|_| review::is_current(guide, topic, &id, lang));
    let unit = unit.ok_or(ReviewUnitError::Changed)?;
    let read = submitted.read.ok_or(ReviewUnitError::Damaged)?;
    if read != review::fingerprint(guide, &unit, lang) {
        return Err(ReviewUnitError::Changed);
    }
    if role == ReviewRole::Lawyer && submitted.law != review::law_fingerprint(guide, &unit) {
        return Err(ReviewUnitError::LawChanged);
    }
    let all = claims(&unit).len();
    let found = submitted.claims.as_ref().filter(|found| found.len() == all);
    let found = found.ok_or(ReviewUnitError::Damaged)?;
    if found.iter().any(|claim| claim.remark.chars().count() > LONGEST_REMARK) {
        return Err(ReviewUnitError::LongRemark(LONGEST_REMARK));
    }
    let verdicts = || found.iter().filter_map(|claim| claim.verdict);
    let verdict = verdicts().max();
    match verdict {
        Some(verdict) if verdict != ReviewVerdict::Right || verdicts().count() == all => {
            Ok(Judged::Found { topic: topic.id.clone(), id, read, verdict, remarks: remarks(found) })
        }
        _ => Ok(Judged::Unfinished(verdicts().count(), all)),
    }
}

/// What is wrong or unclear, and what was said of the rest.
fn remarks(found: &[SubmittedClaim]) -> Vec<Remark> {
    let said = found.iter().enumerate().filter_map(|(at, claim)| {
        let verdict =
            claim.verdict.filter(|verdict| *verdict != ReviewVerdict::Right || !claim.remark.is_empty())?;
        Some(Remark { claim: at + 1, verdict, words: claim.remark.clone() })
    });
    said.collect()
}

fn meant(guide: &Guide, name: &str) -> Option<String> {
    let names: Vec<String> = guide
        .topics
        .iter()
        .flat_map(|topic| review::ids(topic).map(move |unit| format!("{}#{unit}", topic.id)))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    nearest(name, &names).map(ToOwned::to_owned)
}

/// Whether the file belongs to this guide, and who read what as what on which day.
fn fit(
    guide: &Guide,
    submission: &ReviewSubmission,
    today: Day,
) -> Result<(Lang, ReviewRole, Day), ReviewImportError> {
    let settings = &guide.settings;
    if submission.guide != settings.publisher {
        return Err(ReviewImportError::OtherGuide(submission.guide.clone()));
    }
    let known = settings.languages.iter().map(|language| &language.lang);
    let lang = known.clone().find(|lang| lang.as_str() == submission.lang).cloned();
    let lang = lang.ok_or_else(|| {
        ReviewImportError::Language(submission.lang.clone(), known.map(ToString::to_string).collect())
    })?;
    let role = ReviewRole::WORDS.iter().find(|(word, _)| *word == submission.role).map(|(_, role)| *role);
    let role = role.ok_or_else(|| ReviewImportError::Role(submission.role.clone()))?;
    if submission.by.is_empty() {
        return Err(ReviewImportError::NoName);
    }
    if submission.by.chars().count() > LONGEST_NAME {
        return Err(ReviewImportError::LongName(LONGEST_NAME));
    }
    let on = Day::parse(&submission.on).ok_or_else(|| ReviewImportError::NoDay(submission.on.clone()))?;
    if on > today {
        return Err(ReviewImportError::Future(on));
    }
    Ok((lang, role, on))
}
