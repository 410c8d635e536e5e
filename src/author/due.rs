//! What is due: facts and sources to look up again, units to read again since their law changed, and what a reviewer found wrong
//! or unclear, soonest first.

use std::collections::{BTreeMap, BTreeSet};

use crate::author::review_status::{DoubtedUnit, doubted};
use crate::calendar::Day;
use crate::guide::Guide;
use crate::guide::fact::Fact;
use crate::guide::ids::{FactId, SourceId};
use crate::guide::source::Source;
use crate::law::change::LawChange;
use crate::law::record::LawRecord;
use crate::project::Span;

/// How far ahead to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueWithin {
    /// So many days.
    Days(u32),
    /// So many months.
    Months(u32),
    /// However far.
    All,
}

/// A thing to look up again.
#[derive(Debug, Clone)]
pub struct DueEntry<'a> {
    /// The thing.
    pub thing: DueItem<'a>,
    /// The last day to rely on it.
    pub due: Day,
    /// Days left until that day; below zero where it has passed.
    pub days: i64,
    /// The source to look it up in: of a source, itself; `None` where a fact names one that is not there.
    pub source: Option<(&'a SourceId, &'a Source)>,
    /// The provisions it rests on that have changed since somebody read it.
    pub changes: Vec<(&'a LawRecord, &'a LawChange)>,
}

/// A fact, a source or a unit.
#[derive(Debug, Clone)]
pub enum DueItem<'a> {
    /// A fact.
    Fact(&'a FactId, &'a Fact),
    /// A source with the facts that rest on it, by id.
    Source(&'a SourceId, &'a Source, Vec<&'a FactId>),
    /// A unit that nobody has read again since its law changed: `topic#unit`, whether it is a safety unit, and where it stands.
    Reread(&'a str, bool, Span),
    /// A unit that a reviewer found wrong or unclear: due from the day they read it.
    Unit(DoubtedUnit<'a>),
}

impl DueWithin {
    /// Reads `30d`, `6w`, `3m` or `all`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "all" {
            return Some(Self::All);
        }
        let unit = text.chars().last()?;
        let count = text.strip_suffix(unit)?;
        let digits = (1..=4).contains(&count.len()) && count.bytes().all(|byte| byte.is_ascii_digit());
        let count: u32 = count.parse().ok().filter(|_| digits)?;
        match unit {
            'd' => Some(Self::Days(count)),
            'w' => Some(Self::Days(count * 7)),
            'm' => Some(Self::Months(count)),
            _ => None,
        }
    }

    /// The last day looked at, counted from a day; `None` where there is none.
    pub fn last(self, from: Day) -> Option<Day> {
        match self {
            Self::Days(days) => Some(plus_days(from, days)),
            Self::Months(months) => Some(from.plus_months(months)),
            Self::All => None,
        }
    }
}

impl DueItem<'_> {
    /// Its id in `facts.yaml` or `sources.yaml`; of a unit `topic#unit`.
    pub fn id(&self) -> String {
        match self {
            Self::Fact(id, _) => id.to_string(),
            Self::Source(id, ..) => id.to_string(),
            Self::Reread(name, ..) => (*name).to_owned(),
            Self::Unit(doubted) => format!("{}#{}", doubted.topic, doubted.unit),
        }
    }

    /// Where it is defined.
    pub fn span(&self) -> Span {
        match self {
            Self::Fact(_, fact) => fact.span,
            Self::Source(_, source, _) => source.span,
            Self::Reread(.., span) => *span,
            Self::Unit(doubted) => doubted.span,
        }
    }
}

/// Facts and sources to look up again, units to read again, and units that a reviewer found wrong or unclear: what is past its
/// day and what comes due within a time, soonest first; of one day, what has one source stands together, the source before its
/// facts, units whose law has changed before both.
///
/// A source is due with the first of its facts. One that no fact rests on is due so many months after the
/// date of the copy that was read as `guide.yaml` gives its kind. Listed whatever the time: a source that could not be read
/// in full and a fact that is to be confirmed, due since somebody tried, and units and facts whose law has changed, due from the day of the change.
pub fn due(guide: &Guide, from: Day, within: DueWithin) -> Vec<DueEntry<'_>> {
    let last = within.last(from);
    let is_in_time = |entry: &DueEntry<'_>| {
        let is_unread = matches!(entry.thing, DueItem::Source(_, source, _) if source.not_read.is_some());
        let is_unconfirmed = matches!(entry.thing, DueItem::Fact(_, fact) if fact.to_confirm.is_some());
        is_unread || is_unconfirmed || !entry.changes.is_empty() || last.is_none_or(|last| entry.due <= last)
    };
    let mut entries: Vec<DueEntry<'_>> = facts(guide)
        .chain(sources(guide))
        .chain(rereads(guide))
        .chain(doubts(guide))
        .filter(is_in_time)
        .map(|entry| DueEntry { days: entry.due.iso().to_rata_die() - from.iso().to_rata_die(), ..entry })
        .collect();
    entries.sort_by_key(|entry| {
        let rank = match entry.thing {
            DueItem::Reread(_, safety, _) => u8::from(!safety),
            DueItem::Source(..) => 2,
            DueItem::Fact(..) | DueItem::Unit(_) => 3,
        };
        (entry.due, rank > 1, entry.source.map(|(id, _)| id), rank)
    });
    entries
}

fn facts(guide: &Guide) -> impl Iterator<Item = DueEntry<'_>> {
    guide.facts.iter().map(|(id, fact)| {
        let source = guide.sources.get_key_value(&fact.source.value);
        let changes = waiting(guide, |change| change.facts.contains(id.as_str()));
        let due = changes.iter().map(|(_, change)| change.on).chain([fact.until.value]);
        let due = due.chain(fact.to_confirm.as_ref().map(|_| fact.checked)).min();
        let due = due.unwrap_or(fact.until.value);
        DueEntry { thing: DueItem::Fact(id, fact), due, days: 0, source, changes }
    })
}

fn sources(guide: &Guide) -> impl Iterator<Item = DueEntry<'_>> {
    let mut resting: BTreeMap<&SourceId, Vec<(&FactId, Day)>> = BTreeMap::new();
    for (id, fact) in guide.facts.iter() {
        resting.entry(&fact.source.value).or_default().push((id, fact.until.value));
    }
    guide.sources.iter().map(move |(id, source)| {
        let facts = resting.get(id).map_or(&[][..], Vec::as_slice);
        let own = || {
            let months = guide.settings.review.months_of_source(source.kind);
            source.text_read().plus_months(months)
        };
        let due = facts.iter().map(|(_, until)| *until).min().unwrap_or_else(own);
        let due = if source.not_read.is_some() { due.min(source.read) } else { due };
        let facts = facts.iter().map(|(fact, _)| *fact).collect();
        let thing = DueItem::Source(id, source, facts);
        DueEntry { thing, due, days: 0, source: Some((id, source)), changes: Vec::new() }
    })
}

/// The units that wait to be read again.
fn rereads(guide: &Guide) -> impl Iterator<Item = DueEntry<'_>> {
    let waiting_units = guide.laws.values().flat_map(|law| &law.changed).flat_map(|change| &change.units);
    let names: BTreeSet<&String> = waiting_units.collect();
    names.into_iter().filter_map(move |name| {
        let (topic, unit) = name.split_once('#')?;
        let topic = guide.topics.iter().find(|known| known.id.as_str() == topic)?;
        let spec = topic.units.iter().find(|spec| spec.id.as_str() == unit)?;
        let article = topic.articles.get(&guide.settings.source);
        let span = article.and_then(|article| article.unit(&spec.id)).map_or(spec.span, |unit| unit.head);
        let changes = waiting(guide, |change| change.units.contains(name));
        let due = changes.iter().map(|(_, change)| change.on).min()?;
        let of_law = |(id, _): &(&SourceId, &LawRecord)| guide.sources.get_key_value(*id);
        let first = guide.laws.iter().find(|(_, law)| law.changed.iter().any(|c| c.units.contains(name)));
        let source = first.as_ref().and_then(of_law);
        Some(DueEntry { thing: DueItem::Reread(name, spec.safety, span), due, days: 0, source, changes })
    })
}

/// The changes of laws that something waits in.
fn waiting(guide: &Guide, waits: impl Fn(&LawChange) -> bool) -> Vec<(&LawRecord, &LawChange)> {
    let all = guide.laws.values().flat_map(|law| law.changed.iter().map(move |change| (law, change)));
    all.filter(|(_, change)| waits(change)).collect()
}

/// What reviewers found wrong or unclear.
fn doubts(guide: &Guide) -> impl Iterator<Item = DueEntry<'_>> {
    doubted(guide).into_iter().map(|unit| {
        let due = unit.review.on;
        DueEntry { thing: DueItem::Unit(unit), due, days: 0, source: None, changes: Vec::new() }
    })
}

fn plus_days(day: Day, days: u32) -> Day {
    let epoch = Day::from_unix_days(0).iso().to_rata_die();
    Day::from_unix_days(day.iso().to_rata_die() - epoch + i64::from(days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;
    use crate::project::Project;

    const GUIDE: &str = "publisher: P\nsource-language: en\nofficial-language: da\n\
        languages: [{tag: en, name: English}, {tag: da, name: Dansk}]\ntopics: []\n\
        review: {law: 12, contact: 12, explanation: 24}\n";

    fn fact(id: &str, source: &str, until: &str) -> String {
        format!(
            "{id}: {{kind: count, value: 2, source: {source}, checked: 2026-01-01, checked-by: A, \
             until: {until}, confidence: high}}\n"
        )
    }

    fn source(id: &str, kind: &str, dates: &str) -> String {
        format!("{id}: {{title: T, publisher: P, language: da, {dates}, kind: {kind}}}\n")
    }

    fn guide() -> Guide {
        let facts = fact("later", "act", "2027-02-01") + &fact("soon", "act", "2026-12-01");
        let facts = facts + &fact("past", "page", "2026-11-01");
        let sources = source("act", "law", "read: 2026-01-01") + &source("page", "news", "read: 2026-01-01");
        let sources = sources + &source("unused-act", "law", "as-of: 2025-12-15, read: 2026-02-01");
        let sources = sources + &source("unused-page", "news", "read: 2024-12-20");
        let files = [("guide", GUIDE), ("facts", &facts), ("sources", &sources)];
        let files = files.map(|(name, text)| (format!("content/{name}.yaml"), text.to_owned()));
        parse::guide(&Project::new(files)).value.expect("a guide")
    }

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn listed(within: DueWithin) -> Vec<String> {
        let guide = guide();
        let entries = due(&guide, day("2026-11-22"), within);
        entries.iter().map(|entry| format!("{} {} {}", entry.due, entry.thing.id(), entry.days)).collect()
    }

    #[test]
    fn what_is_past_and_what_comes_due_is_listed_soonest_first() {
        let soon = [
            "2026-11-01 page -21",
            "2026-11-01 past -21",
            "2026-12-01 act 9",
            "2026-12-01 soon 9",
            "2026-12-15 unused-act 23",
            "2026-12-20 unused-page 28",
        ];
        assert_eq!(listed(DueWithin::Days(30)), soon);
        assert_eq!(listed(DueWithin::Days(9)), soon[..4]);
        assert_eq!(listed(DueWithin::Days(8)), soon[..2]);
        assert_eq!(listed(DueWithin::Months(1)), soon);
        assert_eq!(listed(DueWithin::All).last().map(String::as_str), Some("2027-02-01 later 71"));
    }

    #[test]
    fn spans_are_days_weeks_months_or_all() {
        assert_eq!(DueWithin::parse("30d"), Some(DueWithin::Days(30)));
        assert_eq!(DueWithin::parse("6w"), Some(DueWithin::Days(42)));
        assert_eq!(DueWithin::parse("3m"), Some(DueWithin::Months(3)));
        assert_eq!(DueWithin::parse("all"), Some(DueWithin::All));
        for wrong in ["", "d", "30", "-1d", "+1d", "1y", "3 m", "10000d", "٣d", "3م"] {
            assert_eq!(DueWithin::parse(wrong), None, "{wrong}");
        }
        assert_eq!(DueWithin::Days(40).last(day("2026-11-22")), Some(day("2027-01-01")));
    }
}
