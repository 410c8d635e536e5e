//! What a second reader confirms, text by text: that somebody who did not translate it has read a unit as it stands, and found
//! it right. It is recorded among the reviews, as what a native reader found.

use std::collections::BTreeSet;

use crate::author::review_record::{RecordError, recorded};
use crate::calendar::Day;
use crate::check::review;
use crate::guide::ids::UnitId;
use crate::guide::review::{ReviewRole, ReviewVerdict, Reviews, UnitReview};
use crate::guide::topic::Topic;
use crate::kit::catalog::{Entry, EntryId};
use crate::kit::import_error::EntryError;
use crate::kit::judge::{EntryOutcome, ImportContext};
use crate::kit::submission::{Base, MadeFrom, SubmittedEntry};
use crate::normalization::folded;
use crate::project::Rewritten;

/// What comes of each entry, in their order, and the record of reviews where something is new in it.
pub(super) fn confirm(
    context: &ImportContext<'_>,
    entries: &[SubmittedEntry],
    by: &str,
    on: Day,
) -> (Vec<EntryOutcome>, Option<Rewritten>) {
    let lang = &context.catalog.lang;
    let mut reviews = Reviews::clone(&context.guide.reviews);
    let mut seen = BTreeSet::new();
    let mut outcomes = Vec::with_capacity(entries.len());
    for entry in entries {
        let found = match seen.insert(&entry.id) {
            true => found(context, entry, by, on),
            false => Err(EntryError::Twice),
        };
        outcomes.push(match found {
            Err(why) => EntryOutcome::Refused(vec![why]),
            Ok(None) => EntryOutcome::Unfinished,
            Ok(Some((topic, unit, review))) => {
                let known = context.guide.reviews.of(lang, &topic.id, &unit).iter();
                let mut same = known.filter(|known| (known.role, &known.by) == (review.role, &review.by));
                if same.any(|known| (known.read, known.verdict) == (review.read, review.verdict)) {
                    EntryOutcome::Same
                } else {
                    reviews.record(lang, &topic.id, &unit, review);
                    EntryOutcome::Confirmed
                }
            }
        });
    }
    if !outcomes.contains(&EntryOutcome::Confirmed) {
        return (outcomes, None);
    }
    match recorded(context.project, context.guide, reviews, on) {
        Ok(file) => (outcomes, Some(file)),
        Err(error) => {
            let why = match error {
                RecordError::Guide => EntryError::Rule(
                    "the content cannot be read".to_owned(),
                    "run `wayleaf check` and mend what it names first".to_owned(),
                ),
                RecordError::Rule(message, help) => EntryError::Rule(message, help),
            };
            for outcome in outcomes.iter_mut().filter(|outcome| **outcome == EntryOutcome::Confirmed) {
                *outcome = EntryOutcome::Refused(vec![why.clone()]);
            }
            (outcomes, None)
        }
    }
}

/// The review that an entry makes; nothing where it was not called right.
fn found<'a>(
    context: &ImportContext<'a>,
    submitted: &SubmittedEntry,
    by: &str,
    on: Day,
) -> Result<Option<(&'a Topic, UnitId, UnitReview)>, EntryError> {
    let (guide, lang) = (context.guide, &context.catalog.lang);
    let known = EntryId::parse(&submitted.id).and_then(|id| context.catalog.entry(&id));
    let entry = known.ok_or_else(|| context.unknown(&submitted.id))?;
    if !is_of(submitted, entry) {
        return if submitted.is_right { Err(EntryError::ReadBefore) } else { Ok(None) };
    }
    let is_as_it_stands = entry
        .parts
        .iter()
        .map(|part| folded(&part.translation))
        .eq(submitted.parts.iter().map(|part| folded(part)));
    if !is_as_it_stands {
        return Err(EntryError::NotAsItStands);
    }
    if !submitted.is_right {
        return Ok(None);
    }
    let (topic, unit) = entry.id.in_topic().ok_or(EntryError::NoUnit)?;
    let (topic, unit) = guide.topic(topic).zip(UnitId::new(unit)).ok_or(EntryError::NoUnit)?;
    let text = review::unit(topic, &unit, lang).filter(|_| review::is_current(guide, topic, &unit, lang));
    let text = text.ok_or(EntryError::NotCurrent)?;
    let translators =
        topic.articles.get(lang).and_then(|article| article.reviewer.as_deref()).unwrap_or_default();
    if translators.split(',').any(|name| folded(name).to_lowercase() == by.to_lowercase()) {
        return Err(EntryError::OwnText(by.to_owned()));
    }
    let review = UnitReview {
        role: ReviewRole::Reader,
        by: by.to_owned(),
        on,
        read: review::fingerprint(guide, &text, lang),
        law: None,
        verdict: ReviewVerdict::Right,
        remarks: Vec::new(),
        span: guide.settings.publisher_span,
    };
    Ok(Some((topic, unit, review)))
}

/// Whether a text and its source are as they were when the file was made.
fn is_of(submitted: &SubmittedEntry, entry: &Entry) -> bool {
    let is_source = match &submitted.from {
        MadeFrom::Text(_, print) => *print == Some(entry.print),
        MadeFrom::Parts(_) => false,
    };
    is_source && submitted.base == Base::Entry(entry.base())
}
