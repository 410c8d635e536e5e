//! Lists as pages to print: the one place where the desk fills in HTML.

use serde::Serialize;
use tera::Tera;

/// A template filled in with a list; every text in it is escaped.
pub(super) fn page(template: &str, list: &impl Serialize) -> Result<String, String> {
    tera::Context::from_serialize(list)
        .and_then(|context| Tera::one_off(template, &context, true))
        .map_err(|error| error.to_string())
}
