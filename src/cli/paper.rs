//! Lists as pages to print: the one place where the desk fills in HTML.

use serde::Serialize;
use tera::{Context, Tera};

/// What every list has: head, colours, table, paper.
const PAPER: &str = include_str!("paper.html");

/// A template that extends `paper.html`, filled in with a list; every text in it is escaped.
pub(super) fn page(template: &str, list: &impl Serialize) -> Result<String, String> {
    let filled = || {
        let mut pages = Tera::default();
        pages.add_raw_templates([("paper.html", PAPER), ("list.html", template)])?;
        pages.render("list.html", &Context::from_serialize(list)?)
    };
    filled().map_err(|error: tera::Error| error.to_string())
}
