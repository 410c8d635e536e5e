//! What a schema says of words that are written as text and mean more: ids, days, places, words out of a list. A field of
//! what `parse` reads names one of these in `schemars(with = …)`.

use std::borrow::Cow;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::diagnostic::Code;
use crate::guide::changes::ChangeSeverity;
use crate::guide::contacts::Contacts;
use crate::guide::fact::{Confidence, FactKind, Measure};
use crate::guide::review::{ReviewRole, ReviewVerdict};
use crate::guide::source::SourceKind;
use crate::guide::topic::TopicKind;
use crate::guide::unit::{Count, CountKind};
use crate::i18n::lang::Calendar;
use crate::law::Style;
use crate::law::change::LawChangeKind;
use crate::theme::PageKind;

const ID: &str = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

macro_rules! patterns {
    ($($(#[doc = $doc:literal])* $name:ident = $pattern:expr,)*) => {$(
        $(#[doc = $doc])*
        pub(super) struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).trim_end_matches("Pattern").into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let told = concat!($($doc),*).trim();
                json_schema!({"type": "string", "pattern": $pattern, "description": told})
            }
        }
    )*};
}

patterns! {
    /// Small letters a to z, digits and single hyphens, beginning with a letter.
    IdPattern = format!("^{ID}$"),
    /// A day: 2026-11-22.
    DayPattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    /// A language tag of BCP 47: ar, fa, pt-BR.
    TagPattern = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
    /// A topic, or a unit of a topic: dates, dates#medical-paper.
    PlacePattern = format!("^({ID})?(#{ID})?$"),
    /// A unit of a topic: dates#medical-paper.
    UnitPlacePattern = format!("^{ID}#{ID}$"),
    /// A text of the guide: topic#unit, topic#title, part:id, fact:id, string:key.
    TextPlacePattern = "^([^#: ]+#[^# ]+|[a-z]+:.+)$",
    /// A fingerprint, as the program writes it.
    FingerprintPattern = "^[0-9a-f]{8}$",
    /// A whole address as browsers show it: https://…
    WebPattern = "^https?://[^ ]+$",
    /// Answers joined by `and`, `or` and `not`: ill-mind or ill-both and not seen-doctor.
    ConditionPattern = format!("^(not )?{ID}( (and|or) (not )?{ID})*$"),
}

/// A date as exactly as it is known: 2025, 2025-09 or 2025-09-25.
pub(super) struct DatePattern;

impl JsonSchema for DatePattern {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A date as exactly as it is known: 2025, 2025-09 or 2025-09-25.",
            "anyOf": [{"type": "integer", "minimum": 1000, "maximum": 9999}, {"type": "string", "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}],
        })
    }
}

/// `left`, or a word with a fact.
pub(super) struct CountPattern;

impl JsonSchema for CountPattern {
    fn schema_name() -> Cow<'static, str> {
        "Count".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (words, fact) = (one_of(&known(&CountKind::WORDS)), generator.subschema_for::<IdPattern>());
        json_schema!({"anyOf": [
            {"const": Count::LEFT},
            {"type": "object", "propertyNames": words, "additionalProperties": fact, "minProperties": 1, "maxProperties": 1},
        ]})
    }
}

/// `ask-first`, or cards of facts.
pub(super) struct ContactsPattern;

impl JsonSchema for ContactsPattern {
    fn schema_name() -> Cow<'static, str> {
        "Contacts".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let cards = generator.subschema_for::<Vec<Vec<IdPattern>>>();
        json_schema!({"anyOf": [{"const": Contacts::ASK_FIRST}, cards]})
    }
}

/// A mapping whose keys are written as `K` says.
pub(super) struct Keyed<K, V>(PhantomData<(K, V)>);

impl<K: JsonSchema, V: JsonSchema> JsonSchema for Keyed<K, V> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("{}By{}", V::schema_name(), K::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (keys, values) = (generator.subschema_for::<K>(), generator.subschema_for::<V>());
        json_schema!({"type": "object", "propertyNames": keys, "additionalProperties": values})
    }
}

/// One word out of a list.
pub(super) fn one_of(words: &[&str]) -> Schema {
    json_schema!({"type": "string", "enum": words})
}

macro_rules! words {
    ($($name:ident = $words:expr,)*) => {$(
        pub(super) struct $name;

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                one_of(&$words)
            }
        }
    )*};
}

/// The words of a table beside an enum.
pub(super) fn known<T>(words: &[(&'static str, T)]) -> Vec<&'static str> {
    words.iter().map(|(word, _)| *word).collect()
}

words! {
    TopicKindWord = known(&TopicKind::WORDS),
    FactKindWord = known(&FactKind::WORDS),
    MeasureWord = known(&Measure::WORDS),
    ConfidenceWord = known(&Confidence::WORDS),
    SourceKindWord = known(&SourceKind::WORDS),
    ChangeSeverityWord = known(&ChangeSeverity::WORDS),
    ReviewRoleWord = known(&ReviewRole::WORDS),
    ReviewVerdictWord = known(&ReviewVerdict::WORDS),
    CalendarWord = known(&Calendar::WORDS),
    LawChangeWord = known(&LawChangeKind::WORDS),
    PageKindWord = known(&PageKind::WORDS),
    NumberingWord = Style::ALL.map(|style| style.name),
    FindingWord = Code::ALL.iter().map(|code| code.as_str()).collect::<Vec<_>>(),
}
