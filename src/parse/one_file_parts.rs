//! `one-file-parts` of `content/guide.yaml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::Code;
use crate::guide::ids::{PartId, TopicId};
use crate::guide::one_file_part::OneFilePart;
use crate::i18n::lang::Lang;
use crate::parse::patterns::{IdPattern, Keyed, TagPattern};
use crate::parse::values::Values;
use crate::parse::yaml::Located;
use crate::project::Spanned;

/// A part of the one file: a file of its own in each language.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "OneFilePart")]
pub(super) struct RawOneFilePart {
    /// Its name, with which the name of its file ends.
    #[schemars(with = "IdPattern")]
    id: Located<String>,
    /// What readers call it, by language; those of a language without a title see that of the source language.
    #[schemars(with = "Keyed<TagPattern, String>")]
    title: BTreeMap<String, Located<String>>,
    /// The topics in it, beside the first page, which opens each part.
    #[schemars(with = "Vec<IdPattern>")]
    topics: Vec<Located<String>>,
}

/// More parts than anybody sends.
const MOST_PARTS: usize = 20;

/// The parts of the one file; `is_made`: whether the guide makes such a file at all.
pub(super) fn one_file_parts(
    raw: &[RawOneFilePart],
    is_made: bool,
    values: &mut Values<'_>,
) -> Vec<OneFilePart> {
    if let Some(part) = raw.first().filter(|_| !is_made) {
        let message = "the guide makes no one file, and splits it into parts";
        let help = "delete `one-file-parts`, or `one-file: off` under `budgets`";
        values.problem(Code::OneFileParts, &part.id, message, help);
    }
    if let Some(part) = raw.get(MOST_PARTS) {
        let message = format!("more than {MOST_PARTS} parts of the one file");
        values.problem(Code::FileTooLarge, &part.id, message, "put several together");
    }
    let mut parts: Vec<OneFilePart> = Vec::new();
    for raw in raw.iter().take(MOST_PARTS) {
        let Some(id) = values.id(&raw.id, PartId::new) else { continue };
        if parts.iter().any(|known| known.id == id.value) {
            let message = format!("the part `{}` is listed twice", id.value);
            values.problem(Code::DuplicateId, &raw.id, message, "delete one of the two");
            continue;
        }
        let topics = raw.topics.iter().filter_map(|topic| values.id(topic, TopicId::new)).collect();
        parts.push(OneFilePart { id: id.value, title: title(&raw.title, values), topics, span: id.span });
    }
    parts
}

/// A title by language, without what stands under no language.
fn title(
    raw: &BTreeMap<String, Located<String>>,
    values: &mut Values<'_>,
) -> BTreeMap<Lang, Spanned<String>> {
    let mut titles = BTreeMap::new();
    for (tag, title) in raw {
        match Lang::parse(tag) {
            Some(lang) => _ = titles.insert(lang, values.spanned(title)),
            None => {
                let help = "name each language by its tag: `en`, `da`, `ar`";
                values.problem(Code::LanguageTag, title, format!("`{tag}` is not a language tag"), help);
            }
        }
    }
    titles
}
