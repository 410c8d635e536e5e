//! `theme.yaml` and `strings/<language>.yaml`, as they are written.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::parse::patterns::{ConditionPattern, Keyed, PageKindWord, TagPattern};
use crate::parse::yaml::{Entries, Located};
use crate::theme::strings::Text;

/// What a theme is made of.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(rename = "Theme")]
pub(in crate::parse) struct RawTheme {
    /// The language its strings were written in first.
    #[schemars(with = "Option<TagPattern>")]
    pub language: Option<Located<String>>,
    /// What its files are written against; 1 where it does not say.
    pub version: Option<Located<u32>>,
    /// Stylesheets of every page, from `css/`.
    pub css: Vec<Located<String>>,
    /// Scripts of every page, from `js/`.
    pub js: Vec<Located<String>>,
    /// Components of every page.
    pub components: Vec<Located<String>>,
    /// Stylesheets that come behind those of components.
    pub last_css: Vec<Located<String>>,
    /// What each kind of page is made of.
    #[schemars(with = "Keyed<PageKindWord, RawPage>")]
    pub pages: Entries<RawPage>,
    /// By what a guide must have, the strings that only such guides need: `checklist and not law: [key, …]`. All others are
    /// needed everywhere.
    #[serde(default)]
    #[schemars(with = "Keyed<ConditionPattern, Vec<String>>")]
    pub strings: Entries<Vec<Located<String>>>,
    /// The folder of the service worker's scripts, under `js/`.
    pub worker: Located<String>,
    /// Components whose scripts go only to pages that name them in `data-part`.
    #[serde(default)]
    pub if_named: Vec<Located<String>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Page")]
pub(in crate::parse) struct RawPage {
    /// The template of its pages, from `templates/`.
    pub template: Located<String>,
    /// Its components.
    pub components: Vec<Located<String>>,
    /// Whether it has nothing of what every page has.
    #[serde(default)]
    pub alone: bool,
    /// Components of every other page that this kind does without.
    #[serde(default)]
    pub without: Vec<Located<String>>,
    /// Templates of plain text whose words its own template prints.
    #[serde(default)]
    pub texts: Vec<Located<String>>,
}

/// A string of the interface: words, or words for each plural form (`zero`, `one`, `two`, `few`, `many`, `other`).
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "InterfaceString")]
pub(in crate::parse) enum RawText {
    One(String),
    Plural(BTreeMap<String, String>),
}

impl From<RawText> for Text {
    fn from(raw: RawText) -> Self {
        match raw {
            RawText::One(text) => Self::One(text),
            RawText::Plural(forms) => Self::Plural(forms),
        }
    }
}
