//! Releasing an edition: what it says is recorded, so that the next one must tell what it changes.

use std::collections::BTreeMap;

use crate::edit::{self, Edit, mapping};
use crate::edition::Edition;
use crate::guide::Guide;
use crate::guide::changes::Record;
use crate::guide::fact::{Fact, FactValue, Measure};
use crate::guide::fingerprint::Fingerprint;
use crate::guide::topic::TopicKind;
use crate::parse::NEXT;

/// What the guide says now: fingerprints of its safety units in the source language and of its facts, and the numbers
/// of its items, questions and answers with those given to what is gone.
pub fn record(guide: &Guide) -> Record {
    let source = &guide.settings.source;
    let units = guide.topics.iter().flat_map(|topic| {
        let article = topic.articles.get(source);
        let safety = topic.units.iter().filter(|spec| spec.safety);
        safety.filter_map(move |spec| {
            Some((format!("{}#{}", topic.id, spec.id), article?.unit(&spec.id)?.fingerprint))
        })
    });
    let facts = guide.facts.iter().map(|(id, fact)| (id.clone(), print(fact)));
    let lists = guide.topics.iter().filter(|topic| topic.kind == TopicKind::Checklist);
    let given = lists.flat_map(|topic| {
        topic.items().filter_map(|item| Some(((topic.id.clone(), topic.number(item)?), item.id.clone())))
    });
    let mut numbers = guide.changes.record.numbers.clone();
    numbers.extend(given);
    let mut answers = guide.changes.record.answers.clone();
    for topic in guide.topics.iter().filter(|topic| topic.kind == TopicKind::Checklist) {
        answers.extend(topic.answer_places().into_iter().map(|(place, spec)| (place, spec.id.clone())));
    }
    Record { units: units.collect(), facts: facts.collect(), numbers, answers }
}

/// What changed since the last edition released and is told by no change: safety units and facts that are
/// new, other or gone, as `topic#unit` and `fact`. Empty before the first edition.
pub fn untold(guide: &Guide) -> Vec<String> {
    let old = &guide.changes.record;
    if guide.changes.editions.is_empty() {
        return Vec::new();
    }
    let now = record(guide);
    let waiting = guide.changes.changes.iter().filter(|change| change.edition.is_none());
    let told: Vec<String> = waiting
        .flat_map(|change| change.unit_names().chain(change.facts.iter().map(|fact| fact.value.to_string())))
        .collect();
    let mut changed = differing(&old.units, &now.units);
    changed.extend(differing(&old.facts, &now.facts));
    changed.retain(|name| !told.contains(name));
    changed
}

/// The names that stand in only one of two maps, or with another value.
fn differing<Name: Ord + ToString>(
    old: &BTreeMap<Name, Fingerprint>,
    now: &BTreeMap<Name, Fingerprint>,
) -> Vec<String> {
    let changed = now.iter().filter(|(name, print)| old.get(*name) != Some(print)).map(|(name, _)| name);
    let gone = old.keys().filter(|name| !now.contains_key(*name));
    changed.chain(gone).map(ToString::to_string).collect()
}

/// The fingerprint of what a fact says; when and by whom it was checked does not count. The text it is taken
/// from stands in files, so it must not depend on how the code names things.
fn print(fact: &Fact) -> Fingerprint {
    let said = match &fact.value {
        FactValue::Number(number, measure) => {
            let measure = measure.map(Measure::as_str).unwrap_or_default();
            format!("{number} {measure}{}", fact.own_forms())
        }
        FactValue::Before(before) => {
            format!("{} {} before {}", before.number, before.measure.as_str(), before.day)
        }
        FactValue::Hours(hours) => hours.to_string(),
        FactValue::Words(words) => words.clone(),
        FactValue::PerLanguage(words) => {
            words.iter().map(|(lang, words)| format!("{lang}: {words}\n")).collect()
        }
        FactValue::Date(date) => date.to_string(),
    };
    Fingerprint::of(&format!("{} {said}", fact.kind.as_str()))
}

/// The text of `changes.yaml` with this edition recorded: listed, given to the changes that were waiting
/// for it, and with what it says kept for comparison. Comments stay.
pub fn rewrite(text: &str, edition: &Edition, record: &Record) -> String {
    // What the last edition said stands at the end, and goes.
    let end = mapping::section(text, "released").map_or(text.len(), |section| section.start);
    let kept = &text[..end];
    let mut edits = waiting(kept, &edition.code);
    let entry = format!("  - {{code: {}, date: {}}}\n", edition.code, edition.day);
    let newline = if kept.is_empty() || kept.ends_with('\n') { "" } else { "\n" };
    match mapping::section(kept, "editions") {
        Some(section) => {
            let head = kept[section.clone()].lines().next().unwrap_or_default();
            if head.trim_end() == "editions: []" {
                edits.push((section.start..section.start + head.len(), "editions:".to_owned()));
            }
            let newline = if section.end == end { newline } else { "" };
            edits.push((section.end..section.end, format!("{newline}{entry}")));
        }
        None => edits.push((end..end, format!("{newline}editions:\n{entry}"))),
    }
    edits.push((end..text.len(), released(record)));
    edit::apply(text, edits)
}

/// Gives the edition's code to every change with `edition: next`.
fn waiting(text: &str, code: &str) -> Vec<Edit> {
    let waiting = format!("edition: {NEXT}");
    let mut at = 0;
    let lines = text.split_inclusive('\n').filter_map(|line| {
        let start = at;
        at += line.len();
        let found = line.find(&waiting).filter(|found| !line[..*found].contains('#'))?;
        Some((start + found..start + found + waiting.len(), format!("edition: {code}")))
    });
    lines.collect()
}

/// What an edition says, as it is kept for the next one.
fn released(record: &Record) -> String {
    if *record == Record::default() {
        return "released: {}\n".to_owned();
    }
    let mut out = String::from("released:\n");
    if !record.units.is_empty() {
        out.push_str("  units:\n");
    }
    out.extend(record.units.iter().map(|(unit, print)| format!("    {unit}: \"{print}\"\n")));
    if !record.facts.is_empty() {
        out.push_str("  facts:\n");
    }
    out.extend(record.facts.iter().map(|(fact, print)| format!("    {fact}: \"{print}\"\n")));
    if !record.numbers.is_empty() {
        out.push_str("  numbers:\n");
    }
    out.extend(
        record.numbers.iter().map(|((topic, number), item)| format!("    {topic}#{number}: {item}\n")),
    );
    if !record.answers.is_empty() {
        out.push_str("  answers:\n");
    }
    out.extend(record.answers.iter().map(|((topic, question, answer), unit)| match answer {
        0 => format!("    {topic}#{question}: {unit}\n"),
        _ => format!("    {topic}#{question}.{answer}: {unit}\n"),
    }));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;
    use crate::guide::ids::{TopicId, UnitId};

    #[test]
    fn an_edition_is_listed_named_and_kept() {
        let text =
            "# why\neditions: []\nchanges:\n  - id: first\n    edition: next # soon\n    severity: low\n";
        let edition = Edition {
            code: "2026-11-kf".into(),
            day: Day::new(2026, 11, 22).expect("a day"),
            words: String::new(),
        };
        let list = TopicId::new("list").expect("an id");
        let answers = [(2, 0, "sent"), (2, 1, "sent-no")];
        let answers = answers
            .map(|(asked, answer, id)| ((list.clone(), asked, answer), UnitId::new(id).expect("an id")));
        let units = [("a#b".to_owned(), Fingerprint(1))].into();
        let numbers = [((list, 1), UnitId::new("ask").expect("an id"))].into();
        let record = Record { units, facts: BTreeMap::new(), numbers, answers: answers.into() };
        let once = rewrite(text, &edition, &record);
        assert_eq!(
            once,
            "# why\neditions:\n  - {code: 2026-11-kf, date: 2026-11-22}\nchanges:\n  - id: first\n    edition: 2026-11-kf # soon\n    severity: low\nreleased:\n  units:\n    a#b: \"00000001\"\n  numbers:\n    list#1: ask\n  answers:\n    list#2: sent\n    list#2.1: sent-no\n"
        );
        let later = Edition {
            code: "2026-12-bb".into(),
            day: Day::new(2026, 12, 1).expect("a day"),
            words: String::new(),
        };
        let twice = rewrite(&once, &later, &record);
        assert!(twice.contains("2026-11-22}\n  - {code: 2026-12-bb, date: 2026-12-01}\nchanges:"), "{twice}");
        assert_eq!(twice.matches("released:").count(), 1);
    }
}
