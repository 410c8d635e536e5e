//! `content/facts.yaml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::address::{self, Fault};
use crate::calendar::{Day, PartialDate};
use crate::decimal::DecimalNumber;
use crate::diagnostic::{Code, Diagnosed};
use crate::guide::fact::{Confidence, Fact, FactKind, FactNumber, FactValue, Measure, TimeBefore};
use crate::guide::ids::{FactId, SourceId};
use crate::i18n::lang::Lang;
use crate::parse::listed::Listed;
use crate::parse::patterns::{ConfidenceWord, DayPattern, FactKindWord, IdPattern, MeasureWord};
use crate::parse::values::Values;
use crate::parse::yaml::{Entries, Located, Yaml};
use crate::project::Spanned;
use crate::range::{Hours, NumberRange};

/// A number, a deadline, a name or a contact, with its source.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(rename = "Fact")]
pub(super) struct RawFact {
    /// What it is.
    #[schemars(with = "FactKindWord")]
    kind: Located<String>,
    /// What it says: a number without quotes, decimals behind a point, words in quotes, or words by language.
    value: Located<RawValue>,
    /// Of a date: how much earlier the last day is, in `unit`: at the latest so long before the day of `value`.
    before: Option<Located<u32>>,
    /// What a deadline or a count counts; of a deadline a length of time.
    #[schemars(with = "Option<MeasureWord>")]
    unit: Option<Located<String>>,
    /// By language, how a number is written where its grammar asks for another form than the one drawn.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, String>")]
    forms: BTreeMap<String, Located<String>>,
    /// The source that says so, of sources.yaml.
    #[schemars(with = "IdPattern")]
    source: Located<String>,
    /// Where in the source.
    section: Option<String>,
    /// The day it was looked up.
    #[schemars(with = "DayPattern")]
    checked: Located<String>,
    /// Who looked.
    checked_by: String,
    /// The last day to rely on it alone.
    #[schemars(with = "DayPattern")]
    until: Located<String>,
    /// How sure it is.
    #[schemars(with = "ConfidenceWord")]
    confidence: Located<String>,
    /// The year in which a contact was last seen, where its source bears no date.
    seen: Option<i32>,
    /// What somebody is to find out before the fact stands in a text.
    to_confirm: Option<String>,
}

#[derive(Deserialize, JsonSchema, Clone)]
#[serde(untagged)]
#[schemars(rename = "Value")]
enum RawValue {
    Number(i64),
    Decimal(f64),
    Words(String),
    PerLanguage(BTreeMap<String, String>),
}

const PHONE_HELP: &str =
    "write \"+45 12 34 56 78\", in quotes, with the country's number; a short one has 2 to 6 digits: \"112\"";

const LINK_HELP: &str = "write a whole address as browsers show it: https://… or mailto:…";

const BEFORE_HELP: &str =
    "write a whole day as `value`, and `before: 14` with `unit: day`, week, month or year";

const DEADLINE_HELP: &str = "a deadline needs its `unit`: minute, hour, day, week, month or year";

const NUMBER_HELP: &str =
    "write a number without quotes, or `2-4` for from two to four, and what it counts under `unit`";

const COUNT_HELP: &str = "write the number alone, without quotes, and what it counts beside it: `value: 30` and `unit: percent`, \
                          celsius or litre; `2-4` is from two to four";

const AMOUNT_HELP: &str = "write the number alone, without quotes, decimals behind a point: `2.50`; `2-4` is from two to four; the \
                           currency stands in guide.yaml";

/// What people call facts that have another kind here: what to write for each.
const CALLED: [(&[&str], &str); 8] = [
    (&["email", "e-mail", "mail"], "write `kind: link`, and `value: \"mailto:name@example.org\"`"),
    (&["url", "web", "website", "www"], "write `kind: link`, and the whole address: `https://…`"),
    (&["money", "price", "cost", "fee", "currency"], "write `kind: amount`"),
    (&["percent", "percentage"], "write `kind: count`, and `unit: percent`"),
    (&["temperature", "celsius", "degrees"], "write `kind: count`, and `unit: celsius`"),
    (
        &["duration", "length", "period"],
        "write `kind: deadline`, and its `unit`: minute, hour, day, week, month or year",
    ),
    (&["hours", "opening-hours"], "write `kind: time`"),
    (&["name", "organisation", "office"], "write `kind: authority`"),
];

const TIME_HELP: &str =
    "write hours and minutes in quotes: \"09:30\", or \"09:00-15:00\" for from when to when";

const DATE_HELP: &str = "write a date that exists: 2026-11-22, 2026-11 or 2026";

/// Reads `facts.yaml`; `None` where it cannot be used at all.
pub(super) fn facts(yaml: Yaml<'_>) -> Diagnosed<Option<Listed<FactId, Fact>>> {
    let raw: Entries<RawFact> = match yaml.read() {
        Ok(raw) => raw,
        Err(problem) => return Diagnosed::new(None, vec![problem]),
    };
    let mut values = Values::new(yaml);
    let facts = raw.0.iter().filter_map(|(key, raw)| {
        let id = values.id(key, FactId::new);
        let fact = fact(raw, key, &yaml, &mut values);
        Some((id?.value, fact))
    });
    Diagnosed::new(Some(Listed::new(facts)), values.problems)
}

fn fact(raw: &RawFact, key: &Located<String>, yaml: &Yaml<'_>, values: &mut Values<'_>) -> Option<Fact> {
    let kind = kind(&raw.kind, values);
    let measure = raw.unit.as_ref().map(|unit| values.word(unit, &Measure::WORDS));
    let source = values.id(&raw.source, SourceId::new);
    let checked = values.day(&raw.checked);
    let until = values.day(&raw.until);
    let confidence = values.word(&raw.confidence, &Confidence::WORDS);
    if let (Some(checked), Some(until)) = (&checked, &until)
        && until.value < checked.value
    {
        let message = format!("`until` lies before the day the fact was checked ({})", checked.value);
        values.problem(
            Code::DateOrder,
            &raw.until,
            message,
            "set `until` to a later day, or correct `checked`",
        );
    }
    if let Some(before) = raw.before.as_ref().filter(|_| kind.is_some_and(|kind| kind != FactKind::Date)) {
        let message = format!("a fact of kind `{}` has no `before`", raw.kind.value);
        values.problem(Code::FactValue, before, message, "take it out, or make the fact one of `kind: date`");
    }
    let value = value(raw, kind?, measure, values);
    let forms = forms(raw, kind?, yaml, values);
    Some(Fact {
        value: value?,
        forms,
        kind: kind?,
        source: source?,
        section: raw.section.clone(),
        checked: checked?.value,
        checked_by: raw.checked_by.clone(),
        until: until?,
        confidence: confidence?,
        seen: raw.seen,
        to_confirm: raw.to_confirm.clone(),
        value_span: yaml.span(&raw.value),
        span: yaml.span(key),
    })
}

/// The kind that a word names.
fn kind(written: &Located<String>, values: &mut Values<'_>) -> Option<FactKind> {
    let called = CALLED.iter().find(|(names, _)| names.contains(&written.value.as_str()));
    let Some((_, help)) = called else { return values.word(written, &FactKind::WORDS) };
    let message = format!("`{}` is not a kind of fact", written.value);
    values.problem(Code::UnknownWord, written, message, *help);
    None
}

/// The last day so long before another; names what is missing of it.
fn before(raw: &RawFact, measure: Option<Measure>, values: &mut Values<'_>) -> Option<FactValue> {
    let number = raw.before.as_ref()?;
    let day = match &raw.value.value {
        RawValue::Words(words) => Day::parse(words),
        _ => None,
    };
    let measure = measure.filter(|measure| measure.counts_days());
    let found = day.zip(measure).map(|(day, measure)| TimeBefore { number: number.value, measure, day });
    let found = found.filter(|before| before.number > 0 && before.last_day().is_some());
    if found.is_none() {
        let message = "this is no length of time before a day";
        values.problem(Code::FactValue, number, message, BEFORE_HELP);
    }
    found.map(FactValue::Before)
}

/// The forms of a number, language by language, without those that cannot be used.
fn forms(
    raw: &RawFact,
    kind: FactKind,
    yaml: &Yaml<'_>,
    values: &mut Values<'_>,
) -> BTreeMap<Lang, Spanned<String>> {
    let is_number = matches!(kind, FactKind::Deadline | FactKind::Count | FactKind::Amount);
    let form = |(tag, form): (&String, &Located<String>)| {
        let mut wrong = |message: String, help: &str| values.problem(Code::FactValue, form, message, help);
        if !is_number {
            let message = format!("a fact of kind `{}` has no `forms`", raw.kind.value);
            wrong(message, "take them out: only a deadline, a count and an amount may have some");
            return None;
        }
        let lang = Lang::parse(tag);
        if lang.is_none() {
            wrong(
                format!("`{tag}` is not a language tag"),
                "name each language by its tag: `en`, `da`, `ar`",
            );
        }
        Some((lang?, Spanned { value: form.value.clone(), span: yaml.span(form) }))
    };
    raw.forms.iter().filter_map(form).collect()
}

/// How the number of such a fact is written.
fn number_help(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Amount => AMOUNT_HELP,
        FactKind::Count => COUNT_HELP,
        _ => NUMBER_HELP,
    }
}

#[expect(clippy::option_option, reason = "not asked for, asked for wrongly, asked for")]
fn value(
    raw: &RawFact,
    kind: FactKind,
    measure: Option<Option<Measure>>,
    values: &mut Values<'_>,
) -> Option<FactValue> {
    let wrong = |values: &mut Values<'_>, help: &str| {
        let message = format!("the value does not fit a fact of kind `{}`", raw.kind.value);
        values.problem(Code::FactValue, &raw.value, message, help);
        None
    };
    let refused = |values: &mut Values<'_>, fault: Fault, help: &str| {
        let message = format!("the value does not fit a fact of kind `{}`: {fault}", raw.kind.value);
        values.problem(Code::FactValue, &raw.value, message, help);
        None
    };
    // Nothing where one is written that is none, which is told.
    let unit = measure.map_or(Some(None), |known| known.map(Some));
    let lacks_time = unit.is_some_and(|unit| !unit.is_some_and(Measure::is_time));
    let counted = |number: FactNumber| match kind {
        FactKind::Amount => Some(FactValue::Number(number, None)),
        _ => unit.map(|unit| FactValue::Number(number, unit)),
    };
    match (kind, &raw.value.value) {
        (FactKind::Deadline, RawValue::Number(_)) if lacks_time => wrong(values, DEADLINE_HELP),
        (FactKind::Deadline | FactKind::Count, RawValue::Number(number))
            if *number >= 0 || measure == Some(Some(Measure::Celsius)) =>
        {
            counted(FactNumber::Whole(*number))
        }
        (FactKind::Amount, RawValue::Number(number)) if *number >= 0 => counted(FactNumber::Whole(*number)),
        (FactKind::Count | FactKind::Amount, RawValue::Decimal(number)) => {
            // What was written has its noughts at the end, which the number has lost.
            let decimal = DecimalNumber::parse(values.text(&raw.value)).filter(|_| {
                *number >= 0.0 || kind == FactKind::Count && unit == Some(Some(Measure::Celsius))
            });
            match decimal {
                Some(decimal) => counted(FactNumber::Decimal(decimal)),
                None => wrong(values, "write digits with one point among them, without quotes: `1.5`"),
            }
        }
        (FactKind::Deadline, RawValue::Decimal(_)) => {
            wrong(values, "write a whole number: days are counted by it")
        }
        (FactKind::Deadline | FactKind::Count | FactKind::Amount, RawValue::Words(words)) => {
            match NumberRange::parse(words) {
                None => wrong(values, number_help(kind)),
                Some(_) if kind == FactKind::Deadline && lacks_time => wrong(values, DEADLINE_HELP),
                Some(range) => counted(FactNumber::Range(range)),
            }
        }
        (FactKind::Deadline | FactKind::Count | FactKind::Amount, _) => wrong(values, number_help(kind)),
        (FactKind::Time, RawValue::Words(words)) => {
            Hours::parse(words).map(FactValue::Hours).or_else(|| wrong(values, TIME_HELP))
        }
        (FactKind::Time, _) => wrong(values, TIME_HELP),
        (FactKind::Date, _) if raw.before.is_some() => before(raw, measure.flatten(), values),
        (FactKind::Date, RawValue::Number(year)) => match PartialDate::parse(&year.to_string()) {
            Some(date) => Some(FactValue::Date(date)),
            None => wrong(values, DATE_HELP),
        },
        (FactKind::Date, RawValue::Words(words)) => match PartialDate::parse(words) {
            Some(date) => Some(FactValue::Date(date)),
            None => wrong(values, DATE_HELP),
        },
        (FactKind::Phone, RawValue::Words(words)) => match address::phone(words) {
            Ok(()) => Some(FactValue::Words(words.clone())),
            Err(fault) => refused(values, fault, PHONE_HELP),
        },
        (FactKind::Phone, _) => wrong(values, PHONE_HELP),
        (FactKind::Link, RawValue::Words(words)) => {
            let is_mail = words.starts_with("mailto:");
            match if is_mail { address::mail(words) } else { address::web(words) } {
                Ok(()) => Some(FactValue::Words(words.clone())),
                Err(fault) => refused(values, fault, LINK_HELP),
            }
        }
        (FactKind::Link, _) => wrong(values, LINK_HELP),
        (FactKind::Authority | FactKind::Address | FactKind::Law, RawValue::Words(words)) => {
            Some(FactValue::Words(words.clone()))
        }
        (FactKind::Authority | FactKind::Address | FactKind::Law, RawValue::PerLanguage(words)) => {
            let known: Option<BTreeMap<Lang, String>> =
                words.iter().map(|(tag, words)| Some((Lang::parse(tag)?, words.clone()))).collect();
            known
                .map(FactValue::PerLanguage)
                .or_else(|| wrong(values, "name each language by its tag: `en`, `da`, `ar`"))
        }
        (FactKind::Date, RawValue::PerLanguage(_) | RawValue::Decimal(_)) => wrong(values, DATE_HELP),
        (FactKind::Authority | FactKind::Address, RawValue::Number(_) | RawValue::Decimal(_)) => {
            wrong(values, "write words, or words per language")
        }
        (FactKind::Law, RawValue::Number(_) | RawValue::Decimal(_)) => {
            wrong(values, "write the paragraph as the law does: \"§ 9 b\"")
        }
    }
}
