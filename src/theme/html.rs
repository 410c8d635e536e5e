//! Markup that templates print as it is.

use serde::{Serialize, Serializer};
use tera::Value;

/// Markup the generator wrote itself, with every text in it escaped. It is a type of its own so that a template
/// engine which escapes all other strings knows it: a template cannot turn text into markup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Markup with every text in it escaped. Only what writes markup calls this; a test of the house lists the files.
    pub(crate) fn written(markup: String) -> Self {
        Self(markup)
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Without the white space it begins with.
    #[must_use]
    pub(crate) fn trim_start(&self) -> Self {
        Self(self.0.trim_start().to_owned())
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::safe_string(&self.0).serialize(serializer)
    }
}
