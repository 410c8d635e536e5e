//! Whether what somebody has read still stands as they read it.

use std::borrow::Cow;

use crate::check::state::{self, State};
use crate::guide::Guide;
use crate::guide::fact::{Fact, FactValue, Measure};
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::UnitId;
use crate::guide::review::{ReviewRole, UnitReview};
use crate::guide::text::Inline;
use crate::guide::topic::Topic;
use crate::guide::unit::Unit;
use crate::i18n::lang::Lang;
use crate::law::pinpoint::provisions;

/// A unit of a topic as one language writes it; `title` stands for title and summary.
pub fn unit<'a>(topic: &'a Topic, id: &UnitId, lang: &Lang) -> Option<Cow<'a, Unit>> {
    let article = topic.articles.get(lang)?;
    match article.unit(id) {
        Some(unit) => Some(Cow::Borrowed(unit)),
        None if id.as_str() == UnitId::TITLE => article.head().map(Cow::Owned),
        None => None,
    }
}

/// The ids of a topic's units in order, `title` first.
pub fn ids(topic: &Topic) -> impl Iterator<Item = UnitId> {
    UnitId::new(UnitId::TITLE).into_iter().chain(topic.units.iter().map(|spec| spec.id.clone()))
}

/// Whether readers of a language are shown a unit in that language, and nothing has changed that it was made from.
pub fn is_current(guide: &Guide, topic: &Topic, id: &UnitId, lang: &Lang) -> bool {
    let state = match topic.unit(id) {
        Some(spec) => state::of_unit(guide, topic, spec, lang),
        None => state::of_title(guide, topic, lang),
    };
    state == State::Current
}

/// The fingerprint of what a reader of a unit reads: its words, and what the facts in them say. Other than a translation,
/// a review does not outlive a changed number.
pub fn fingerprint(guide: &Guide, unit: &Unit, lang: &Lang) -> Fingerprint {
    let mut text = unit.fingerprint.to_string();
    unit.visit(&mut |inline| {
        if let Inline::Fact(id, _) = inline {
            text.push_str(&format!(
                "\n{id} {}",
                guide.facts.get(id).map(|fact| said(fact, lang)).unwrap_or_default()
            ));
        }
    });
    Fingerprint::of(&text)
}

/// The fingerprint of the recorded provisions that a unit cites, and of those its facts rest on; `None` where there is none.
pub fn law_fingerprint(guide: &Guide, unit: &Unit) -> Option<Fingerprint> {
    let mut text = String::new();
    let mut add = |source, pinpoint: Option<&str>| {
        let record = guide.laws.get(source);
        let places = record.zip(pinpoint).and_then(|(record, pinpoint)| provisions(pinpoint, record.style));
        for place in places.into_iter().flatten() {
            if let Some((record, print)) = record.and_then(|record| Some((record, record.cited.get(&place)?)))
            {
                text.push_str(&format!("{source} {} {print}\n", record.style.written(&place)));
            }
        }
    };
    unit.visit(&mut |inline| match inline {
        Inline::Cite(citation) => add(&citation.source, citation.pinpoint.as_deref()),
        Inline::Fact(id, _) => {
            if let Some(fact) = guide.facts.get(id) {
                add(&fact.source.value, fact.section.as_deref());
            }
        }
        _ => {}
    });
    (!text.is_empty()).then(|| Fingerprint::of(&text))
}

/// Whether a unit of a language still says what was read, beside the same words of the law where a lawyer read it.
pub fn stands(guide: &Guide, topic: &Topic, id: &UnitId, lang: &Lang, review: &UnitReview) -> bool {
    let Some(unit) = unit(topic, id, lang) else { return false };
    review.read == fingerprint(guide, &unit, lang)
        && (review.role != ReviewRole::Lawyer || review.law == law_fingerprint(guide, &unit))
        && is_current(guide, topic, id, lang)
}

/// What was found in a unit of a language and still stands.
pub fn standing<'a>(
    guide: &'a Guide,
    topic: &Topic,
    id: &UnitId,
    lang: &Lang,
) -> impl Iterator<Item = &'a UnitReview> {
    let found = guide.reviews.of(lang, &topic.id, id);
    found.iter().filter(move |review| stands(guide, topic, id, lang, review))
}

/// What a fact says in a language.
fn said(fact: &Fact, lang: &Lang) -> String {
    match &fact.value {
        FactValue::Number(number, measure) => {
            let form = fact.forms.get(lang).map(|form| format!(" {}", form.value)).unwrap_or_default();
            let measure = measure.map(Measure::as_str).unwrap_or_default();
            format!("{number} {measure} {}{form}", fact.kind.as_str())
        }
        FactValue::Before(before) => {
            format!("{} {} before {}", before.number, before.measure.as_str(), before.day)
        }
        FactValue::Hours(hours) => hours.to_string(),
        FactValue::Words(words) => words.clone(),
        FactValue::PerLanguage(words) => match words.get(lang) {
            Some(words) => words.clone(),
            None => words.iter().map(|(lang, words)| format!("{lang}: {words}\n")).collect(),
        },
        FactValue::Date(date) => date.to_string(),
    }
}
