//! `budgets` of `content/guide.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::Code;
use crate::guide::budgets::Budgets;
use crate::parse::values::Values;
use crate::parse::yaml::Located;

/// In bytes; a guide sets those that are its own.
#[derive(Deserialize, JsonSchema, Default)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[schemars(rename = "Budgets")]
pub(super) struct RawBudgets {
    /// A page with its style and script, packed.
    page: Option<u32>,
    /// The script of a page, packed.
    script: Option<u32>,
    /// All it costs to keep a language on a phone, packed, without its font.
    kept: Option<u32>,
    /// The one file of a language as it is; `off` makes none.
    one_file: Option<Located<RawFileBudget>>,
    /// The font of a language as it is.
    font: Option<u32>,
}

/// What the one file of a language may weigh, or a word.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "FileBudget")]
enum RawFileBudget {
    Bytes(u32),
    Word(String),
}

/// The budgets of a guide: its own, else those of the program.
pub(super) fn budgets(raw: &RawBudgets, values: &mut Values<'_>) -> Budgets {
    let bytes = |own: u32| usize::try_from(own).ok();
    let of = |own: Option<u32>, otherwise| own.and_then(bytes).unwrap_or(otherwise);
    let Budgets { page, script, kept, one_file, font } = Budgets::default();
    let one_file = match raw.one_file.as_ref().map(|written| (written, &written.value)) {
        None => one_file,
        Some((_, RawFileBudget::Bytes(own))) => bytes(*own).or(one_file),
        Some((_, RawFileBudget::Word(word))) if word == NO_FILE => None,
        Some((written, RawFileBudget::Word(word))) => {
            let message = format!("`{word}` is neither a number of bytes nor `{NO_FILE}`");
            values.problem(
                Code::UnknownWord,
                written,
                message,
                "write `300000`, or `off` to make no such file",
            );
            one_file
        }
    };
    Budgets {
        page: of(raw.page, page),
        script: of(raw.script, script),
        kept: of(raw.kept, kept),
        one_file,
        font: of(raw.font, font),
    }
}

const NO_FILE: &str = "off";
