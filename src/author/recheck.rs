//! Recording that somebody looked facts up: new dates and a name in `facts.yaml`. Text in, text out; only the
//! lines of `checked`, `checked-by` and `until` of the facts named change.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;

use crate::calendar::Day;
use crate::edit::{self, Edit, mapping, scalar};
use crate::guide::Guide;
use crate::guide::fact::Fact;
use crate::guide::ids::{FactId, nearest};
use crate::parse;
use crate::project::{File, Project, Rewritten};

/// What to record.
#[derive(Debug, Clone)]
pub struct Recheck<'a> {
    /// The facts somebody looked up.
    pub facts: &'a [String],
    /// Who did.
    pub by: &'a str,
    /// On which day.
    pub on: Day,
    /// The last day to rely on the facts; as `guide.yaml` gives for their kinds if not given.
    pub until: Option<Day>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rechecked {
    /// `facts.yaml` with the new dates.
    pub file: Rewritten,
    /// The facts with the last day to rely on each.
    pub until: BTreeMap<FactId, Day>,
}

/// Why nothing can be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecheckError {
    /// There is no such fact.
    Unknown {
        /// What was asked for.
        fact: String,
        /// The fact that was probably meant.
        meant: Option<FactId>,
    },
    /// The last day to rely on the facts lies before the day they were looked up.
    Order {
        /// The day they were looked up.
        on: Day,
        /// The last day to rely on them.
        until: Day,
    },
    /// The name is empty or holds characters that cannot stand in a line.
    Name,
    /// The fact is written in a way in which its lines cannot be changed alone.
    Unwieldy(FactId),
}

impl Error for RecheckError {}

impl fmt::Display for RecheckError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { fact, meant: Some(meant) } => {
                write!(f, "there is no fact `{fact}`; did you mean `{meant}`?")
            }
            Self::Unknown { fact, meant: None } => {
                write!(f, "there is no fact `{fact}`; `wayleaf due --within all` lists all there are")
            }
            Self::Order { on, until } => write!(
                f,
                "--until {until} lies before the day the facts were checked ({on}); give a later day"
            ),
            Self::Name => {
                write!(f, "--by is no name; write the name of the person who looked, on one line")
            }
            Self::Unwieldy(fact) => write!(
                f,
                "the dates of `{fact}` cannot be changed alone; write `checked`, `checked-by` and `until` on a \
                 line each in content/facts.yaml"
            ),
        }
    }
}

/// Dates facts anew: all of them or, with every reason why not, none.
pub fn recheck(
    project: &Project,
    guide: &Guide,
    wanted: &Recheck<'_>,
) -> Result<Rechecked, Vec<RecheckError>> {
    let mut refusals = Vec::new();
    let mut facts: BTreeMap<&FactId, &Fact> = BTreeMap::new();
    for name in wanted.facts {
        match guide.facts.iter().find(|(id, _)| id.as_str() == name) {
            Some((id, fact)) => _ = facts.insert(id, fact),
            None => refusals.push(RecheckError::Unknown { fact: name.clone(), meant: meant(name, guide) }),
        }
    }
    if let Some(until) = wanted.until.filter(|until| *until < wanted.on) {
        refusals.push(RecheckError::Order { on: wanted.on, until });
    }
    let by = wanted.by.trim();
    if by.is_empty() || by.chars().any(char::is_control) {
        refusals.push(RecheckError::Name);
    }
    let dated: BTreeMap<&FactId, Fact> = facts
        .iter()
        .map(|(id, fact)| {
            let months = guide.settings.review.months_of_fact(fact.kind);
            let mut dated = (*fact).clone();
            dated.checked = wanted.on;
            dated.checked_by = by.to_owned();
            dated.until.value = wanted.until.unwrap_or_else(|| wanted.on.plus_months(months));
            (*id, dated)
        })
        .collect();
    let file = facts.values().next().map(|fact| project.file(fact.span.file));
    let (Some(file), []) = (file, refusals.as_slice()) else { return Err(refusals) };
    let mut edits = Vec::new();
    for (id, fact) in &facts {
        edits.extend(
            of_fact(&file.text, fact, &dated[id])
                .ok_or_else(|| vec![RecheckError::Unwieldy((*id).clone())])?,
        );
    }
    let text = edit::apply(&file.text, edits);
    if let Some(id) = astray(project, guide, file, &text, &dated) {
        return Err(vec![RecheckError::Unwieldy(id)]);
    }
    let until = dated.into_iter().map(|(id, fact)| (id.clone(), fact.until.value)).collect();
    Ok(Rechecked { file: Rewritten { path: file.path.clone(), text }, until })
}

/// The places of one fact that change, with what comes there; `None` where one is not found.
fn of_fact(text: &str, old: &Fact, new: &Fact) -> Option<Vec<Edit>> {
    let fields = mapping::of_entry(text, old.span.start as usize..old.span.end as usize);
    let mut edits = Vec::new();
    let mut change = |name: &str, differs: bool, value: &str| {
        let (_, place) = fields.iter().find(|(field, _)| *field == name)?;
        if differs {
            edits.push((place.clone(), scalar::like(&text[place.clone()], value)));
        }
        Some(())
    };
    change("checked", old.checked != new.checked, &new.checked.to_string())?;
    change("checked-by", old.checked_by != new.checked_by, &new.checked_by)?;
    change("until", old.until.value != new.until.value, &new.until.value.to_string())?;
    Some(edits)
}

/// A fact that the new text does not give as it should be: the proof that nothing else has changed.
fn astray(
    project: &Project,
    guide: &Guide,
    file: &File,
    text: &str,
    dated: &BTreeMap<&FactId, Fact>,
) -> Option<FactId> {
    let settings = project.files().filter(|(_, file)| file.path == "content/guide.yaml");
    let settings = settings.map(|(_, file)| (file.path.clone(), file.text.clone()));
    let read = parse::guide(&Project::new(settings.chain([(file.path.clone(), text.to_owned())]))).value;
    let found = read.map(|guide| guide.facts).unwrap_or_default();
    let expected = guide.facts.iter().map(|(id, fact)| (id, dated.get(id).unwrap_or(fact)));
    let mut wrong = expected.filter(|(id, fact)| found.get(*id).is_none_or(|found| !is_same(found, fact)));
    wrong.next().map(|(id, _)| id.clone())
}

fn is_same(one: &Fact, other: &Fact) -> bool {
    let dates = |fact: &Fact| (fact.checked, fact.until.value, fact.seen, fact.kind, fact.confidence);
    let words = |fact: &Fact| (fact.checked_by.clone(), fact.section.clone(), fact.source.value.clone());
    dates(one) == dates(other) && words(one) == words(other) && one.value == other.value
}

/// The id that was most likely meant.
fn meant(word: &str, guide: &Guide) -> Option<FactId> {
    let names: Vec<&str> = guide.facts.keys().map(FactId::as_str).collect();
    nearest(word, &names).and_then(FactId::new)
}

#[cfg(test)]
mod tests;
