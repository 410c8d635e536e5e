//! Pages that somebody fills in without connection, such as a kit or a review: drawn from a template, with the script and the
//! section for saving that all of them have, and sealed by the hashes of script and style.

use std::fmt;

use serde::Serialize;
use tera::{Context, Tera};

use crate::digest::csp_source;
use crate::i18n::lang::{Direction, Lang};
use crate::theme::scripts::Scripts;
use crate::theme::{script, stylesheet};

const SCRIPT: &str = include_str!("worksheet/worksheet.js");
const SAVE: &str = include_str!("worksheet/save.html");

/// What one kind of worksheet is made of.
pub(crate) struct Worksheet {
    /// The whole page; it includes `save.html`.
    pub template: &'static str,
    /// Its style; logical properties are written out for text from left to right.
    pub style: &'static str,
    /// Its own script, in ES5; it calls `wayleafWorksheet`.
    pub script: &'static str,
}

/// What a template sees.
#[derive(Serialize)]
struct WorksheetView<'a, T> {
    policy: String,
    css: String,
    js: String,
    #[serde(flatten)]
    own: &'a T,
}

/// Why a worksheet cannot be drawn: what the template engine says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorksheetError(String);

impl fmt::Display for WorksheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for WorksheetError {}

impl Worksheet {
    /// The page as HTML, for texts in `lang`.
    pub(crate) fn draw(&self, lang: &Lang, own: &impl Serialize) -> Result<String, WorksheetError> {
        let css = stylesheet::write_out(self.style, Direction::Ltr, &Scripts::new([lang]));
        let js = script::shrink(&format!("{SCRIPT}{}", self.script));
        let policy = format!(
            "default-src 'none'; script-src '{}'; style-src '{}'; img-src data:; base-uri 'none'; form-action 'none'",
            csp_source(&js),
            csp_source(&css)
        );
        let mut tera = Tera::new();
        let drawn =
            tera.add_raw_templates([("save.html", SAVE), ("worksheet.html", self.template)]).and_then(|()| {
                tera.render(
                    "worksheet.html",
                    &Context::from_serialize(&WorksheetView { policy, css, js, own })?,
                )
            });
        drawn.map_err(|fault| WorksheetError(fault.to_string()))
    }
}
