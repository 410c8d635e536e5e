//! `content/terms/<language>.yaml`: the words of a language for the concepts of a guide.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::address;
use crate::diagnostic::{Code, Diagnosed};
use crate::guide::ids::is_kebab_case;
use crate::guide::term_base::{AvoidedTerm, Concept, TermBase, TermSource};
use crate::i18n::lang::Lang;
use crate::parse::patterns::{DayPattern, WebPattern};
use crate::parse::values::Values;
use crate::parse::yaml::{Entries, Located, Yaml};

/// A concept of the guide and its words in one language.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Concept")]
pub(super) struct RawConcept {
    /// Its words; one behind `=` is found only as a word of its own.
    words: Vec<Located<String>>,
    /// Words in which one of `words` says something else.
    #[serde(default)]
    unless: Vec<String>,
    /// Words that readers would take for another concept, each with the reason.
    avoid: Option<Entries<String>>,
    /// A page of a public agency that uses the words.
    seen: Option<RawTermSource>,
    /// For translators.
    note: Option<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "TermSource")]
struct RawTermSource {
    /// The page.
    #[schemars(with = "WebPattern")]
    at: Located<String>,
    /// When it was seen.
    #[schemars(with = "DayPattern")]
    date: Located<String>,
}

/// The language whose term base a file is, as its path tells.
pub(super) fn language_of(path: &str) -> Option<Lang> {
    Lang::parse(path.strip_prefix("content/terms/")?.strip_suffix(".yaml")?)
}

/// Reads the term base of a language.
pub(super) fn term_base(yaml: Yaml<'_>) -> Diagnosed<TermBase> {
    let raw: Entries<RawConcept> = match yaml.read() {
        Ok(raw) => raw,
        Err(problem) => return Diagnosed::new(TermBase::default(), vec![problem]),
    };
    let mut values = Values::new(yaml);
    let concepts = raw.0.iter().filter_map(|(key, raw)| concept(key, raw, &mut values)).collect();
    Diagnosed::new(TermBase { concepts }, values.problems)
}

fn concept(key: &Located<String>, raw: &RawConcept, values: &mut Values<'_>) -> Option<Concept> {
    let id = values.id(key, |text| is_kebab_case(text).then(|| text.to_owned()));
    let says_nothing = |word: &&Located<String>| !word.value.chars().any(char::is_alphanumeric);
    if let Some(empty) = raw.words.iter().find(says_nothing) {
        let message = format!("a word for `{}` is empty", key.value);
        values.problem(Code::EmptyText, empty, message, "write the word, or delete the entry");
    } else if raw.words.is_empty() {
        let message = format!("`{}` has no words", key.value);
        values.problem(Code::EmptyText, key, message, "write at least one word, or delete the concept");
    }
    let seen = raw.seen.as_ref().and_then(|seen| source(seen, values));
    let avoid = raw.avoid.iter().flat_map(|avoid| &avoid.0);
    Some(Concept {
        id: id?,
        words: raw.words.iter().filter(|word| !says_nothing(word)).map(|word| values.spanned(word)).collect(),
        unless: raw.unless.clone(),
        avoid: avoid
            .map(|(word, why)| AvoidedTerm { word: values.spanned(word), why: why.clone() })
            .collect(),
        seen,
        note: raw.note.clone(),
    })
}

fn source(raw: &RawTermSource, values: &mut Values<'_>) -> Option<TermSource> {
    if let Err(fault) = address::web(&raw.at.value) {
        let message = format!("`{}` is not a web address: {fault}", raw.at.value);
        values.problem(
            Code::FactValue,
            &raw.at,
            message,
            "write the whole address as browsers show it: https://…",
        );
    }
    let date = values.day(&raw.date)?.value;
    Some(TermSource { at: raw.at.value.clone(), date })
}
