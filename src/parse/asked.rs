//! `content/asked.yaml`: what translators ask the author about texts.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::{Code, Diagnosed};
use crate::guide::asked::TranslatorQuestion;
use crate::guide::entry_id::EntryId;
use crate::parse::patterns::{DayPattern, TagPattern, TextPlacePattern};
use crate::parse::values::Values;
use crate::parse::yaml::{Located, Yaml};
use crate::project::Spanned;

/// Where it lies.
pub const PATH: &str = "content/asked.yaml";

/// What a translator asks about a text.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "TranslatorQuestion")]
pub(super) struct RawTranslatorQuestion {
    /// The text: `topic#unit`, `topic#title`, `part:id`, `fact:id` or `string:key`.
    #[schemars(with = "TextPlacePattern")]
    text: Located<String>,
    /// The language it was translated into.
    #[schemars(with = "TagPattern")]
    language: Located<String>,
    /// Who asks.
    #[serde(default)]
    by: String,
    /// When.
    #[schemars(with = "DayPattern")]
    on: Located<String>,
    /// The question.
    question: String,
    /// What the author answers.
    answer: Option<String>,
}

/// Reads `asked.yaml`; one without entries is as good as none.
pub(super) fn asked(yaml: Yaml<'_>) -> Diagnosed<Vec<TranslatorQuestion>> {
    let raw: Option<Vec<RawTranslatorQuestion>> = match yaml.read() {
        Ok(raw) => raw,
        Err(problem) => return Diagnosed::new(Vec::new(), vec![problem]),
    };
    let mut values = Values::new(yaml);
    let mut all = Vec::new();
    for entry in raw.unwrap_or_default() {
        let about = EntryId::parse(&entry.text.value);
        if about.is_none() {
            let message = format!("`{}` does not name a text", entry.text.value);
            let help = "write it as `topic#unit`, `topic#title`, `part:id`, `fact:id` or `string:key`, or delete the entry";
            values.problem(Code::UnknownUnit, &entry.text, message, help);
        }
        let (lang, on) = (values.lang(&entry.language), values.day(&entry.on));
        let (Some(about), Some(lang), Some(on)) = (about, lang, on) else { continue };
        all.push(TranslatorQuestion {
            about: Spanned { value: about, span: yaml.span(&entry.text) },
            lang,
            by: entry.by,
            on: on.value,
            words: entry.question,
            answer: entry.answer.filter(|answer| !answer.trim().is_empty()),
        });
    }
    Diagnosed::new(all, values.problems)
}
