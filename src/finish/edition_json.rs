//! `edition.json`: what a machine asks of a copy.

use serde::Serialize;

use crate::bundle::SitePath;
use crate::edition::Edition;
use crate::finish::Summary;
use crate::guide::Guide;

#[derive(Serialize)]
struct EditionJson<'a> {
    edition: &'a str,
    date: String,
    words: &'a str,
    languages: Vec<&'a str>,
    editions: Vec<ReleasedJson<'a>>,
    changes: Vec<ChangeJson<'a>>,
}

#[derive(Serialize)]
struct ReleasedJson<'a> {
    edition: &'a str,
    date: String,
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    id: &'a str,
    edition: &'a str,
    severity: &'a str,
    units: Vec<String>,
    facts: Vec<&'a str>,
}

/// The path and the JSON.
pub(crate) fn json(guide: &Guide, edition: &Edition, summary: &Summary) -> Option<(SitePath, String)> {
    let languages = summary.languages.iter().map(|language| language.tag.as_str());
    let changes = &guide.changes;
    let editions = changes.editions.iter();
    let record = EditionJson {
        edition: &edition.code,
        date: edition.day.to_string(),
        words: &edition.words,
        languages: languages.collect(),
        editions: editions
            .map(|released| ReleasedJson { edition: &released.code, date: released.day.to_string() })
            .collect(),
        changes: changes
            .changes
            .iter()
            .map(|change| ChangeJson {
                id: change.id.value.as_str(),
                edition: change.edition.as_ref().map_or(edition.code.as_str(), |code| &code.value),
                severity: change.severity.as_str(),
                units: change.unit_names().collect(),
                facts: change.facts.iter().map(|fact| fact.value.as_str()).collect(),
            })
            .collect(),
    };
    let mut json = serde_json::to_string_pretty(&record).ok()?;
    json.push('\n');
    Some((SitePath::new("edition.json")?, json))
}
