//! `content/sources.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::address;
use crate::calendar::PartialDate;
use crate::diagnostic::{Code, Diagnosed};
use crate::guide::ids::SourceId;
use crate::guide::source::{Source, SourceKind};
use crate::parse::listed::Listed;
use crate::parse::patterns::{DatePattern, DayPattern, IdPattern, SourceKindWord, TagPattern, WebPattern};
use crate::parse::values::Values;
use crate::parse::yaml::{Entries, Located, Yaml};

/// An entry of the bibliography.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(rename = "Source")]
pub(super) struct RawSource {
    /// Its title in its own language.
    title: String,
    /// Its name in narrow places, such as under items.
    short: Option<String>,
    /// Who published it.
    publisher: String,
    /// The language it is in.
    #[schemars(with = "TagPattern")]
    language: Located<String>,
    /// Where it stands.
    #[schemars(with = "Option<WebPattern>")]
    url: Option<Located<String>>,
    /// The date it bears; left out if it bears none.
    #[schemars(with = "Option<DatePattern>")]
    date: Option<Located<String>>,
    /// The date of the copy that was read, when a copy was read.
    #[schemars(with = "Option<DayPattern>")]
    as_of: Option<Located<String>>,
    /// The day it was read.
    #[schemars(with = "DayPattern")]
    read: Located<String>,
    /// What it is.
    #[schemars(with = "SourceKindWord")]
    kind: Located<String>,
    /// Laws that it changes, by their ids here.
    #[serde(default)]
    #[schemars(with = "Vec<IdPattern>")]
    amends: Vec<Located<String>>,
    /// What of it could not be read.
    not_read: Option<String>,
}

/// Reads `sources.yaml`; `None` where it cannot be used at all.
pub(super) fn sources(yaml: Yaml<'_>) -> Diagnosed<Option<Listed<SourceId, Source>>> {
    let raw: Entries<RawSource> = match yaml.read() {
        Ok(raw) => raw,
        Err(problem) => return Diagnosed::new(None, vec![problem]),
    };
    let mut values = Values::new(yaml);
    let sources = raw.0.iter().filter_map(|(key, raw)| {
        let id = values.id(key, SourceId::new);
        let source = source(raw, key, &yaml, &mut values);
        Some((id?.value, source))
    });
    Diagnosed::new(Some(Listed::new(sources)), values.problems)
}

fn source(
    raw: &RawSource,
    key: &Located<String>,
    yaml: &Yaml<'_>,
    values: &mut Values<'_>,
) -> Option<Source> {
    let language = values.lang(&raw.language);
    let read = values.day(&raw.read);
    let as_of = raw.as_of.as_ref().map(|written| values.day(written));
    let kind = values.word(&raw.kind, &SourceKind::WORDS);
    let date = raw.date.as_ref().map(|written| {
        let date = PartialDate::parse(&written.value);
        if date.is_none() {
            let message = format!("`{}` is not a date that exists", written.value);
            values.problem(Code::BadDate, written, message, "write 2025, 2025-09 or 2025-09-25");
        }
        date
    });
    if let Some(url) = &raw.url
        && let Err(fault) = address::web(&url.value)
    {
        let message = format!("`{}` is not a web address: {fault}", url.value);
        values.problem(
            Code::FactValue,
            url,
            message,
            "write the whole address as browsers show it: https://…",
        );
    }
    if let (Some(read), Some(Some(PartialDate::Day(date)))) = (&read, &date)
        && read.value < *date
    {
        let message = format!("read before the date the source bears ({date})");
        values.problem(Code::DateOrder, &raw.read, message, "correct `read` or `date`");
    }
    let amends = raw.amends.iter().filter_map(|law| values.id(law, SourceId::new)).collect();
    Some(Source {
        title: raw.title.clone(),
        short: raw.short.clone(),
        publisher: raw.publisher.clone(),
        language: language?.value,
        url: raw.url.as_ref().map(|url| url.value.clone()),
        date: date.flatten(),
        as_of: as_of.flatten().map(|day| day.value),
        read: read?.value,
        kind: kind?,
        amends,
        not_read: raw.not_read.clone(),
        span: yaml.span(key),
    })
}
