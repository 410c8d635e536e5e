//! Interface strings: short pieces of text by key, with plural forms where a number decides.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::guide::fact::Measure;

/// The strings of one language, by key.
pub type Strings = BTreeMap<String, Text>;

/// A string, or its plural forms by CLDR category (`zero`, `one`, `two`, `few`, `many`, `other`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Text {
    /// One form for every number.
    One(String),
    /// A form for each plural category of the language.
    Plural(BTreeMap<String, String>),
}

/// The strings that write out a number of something: hours, days, weeks, months, years, an amount of money.
pub const COUNTS: [&str; 6] =
    ["measure_hour", "measure_day", "measure_week", "measure_month", "measure_year", AMOUNT];

/// The string that writes out an amount.
pub const AMOUNT: &str = "amount";

/// What strings were called before, and are called now: a theme of its own may still have the old name.
pub(crate) const RENAMED: [(&str, &str); 1] = [("amount_kroner", AMOUNT)];

/// The string that says when a contact was last seen.
pub const LAST_SEEN: &str = "last_seen";

/// The string that writes out a number of time.
pub fn of_measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Hour => COUNTS[0],
        Measure::Day => COUNTS[1],
        Measure::Week => COUNTS[2],
        Measure::Month => COUNTS[3],
        Measure::Year => COUNTS[4],
    }
}

impl Text {
    /// Every form.
    pub fn forms(&self) -> Vec<&str> {
        match self {
            Self::One(text) => vec![text],
            Self::Plural(forms) => forms.values().map(String::as_str).collect(),
        }
    }

    /// The form for a plural category.
    pub fn form(&self, category: &str) -> &str {
        match self {
            Self::One(text) => text,
            Self::Plural(forms) => {
                forms.get(category).or_else(|| forms.get("other")).map_or("", String::as_str)
            }
        }
    }
}

/// The strings of a language with those of the source where it has none: half a translation is shown, and the rest in the
/// words of the source.
pub fn with_source<'a>(own: Option<&'a Strings>, source: Option<&'a Strings>) -> Option<Cow<'a, Strings>> {
    let Some(source) = source else { return own.map(Cow::Borrowed) };
    let Some(own) = own else { return Some(Cow::Borrowed(source)) };
    if source.keys().all(|key| own.contains_key(key)) {
        return Some(Cow::Borrowed(own));
    }
    let mut all = source.clone();
    all.extend(own.iter().map(|(key, text)| (key.clone(), text.clone())));
    Some(Cow::Owned(all))
}

/// Puts values into the placeholders of a string: `{name}` becomes the value of `name`.
pub fn fill<'a>(text: &str, values: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let filled = values.into_iter();
    filled.fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// The string with a space in place of each of its placeholders.
pub fn without_placeholders(text: &str) -> String {
    let mut pieces = text.split('{');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |before, piece| match piece.split_once('}') {
        Some((_, after)) => before + " " + after,
        None => before + "{" + piece,
    })
}

/// The names of the placeholders of a string, sorted.
pub fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_found_and_filled() {
        assert_eq!(placeholders("{n} of {total}, {n}"), ["n", "total"]);
        assert_eq!(without_placeholders("{a {n} of{total}, {n} b}{c"), "{a   of ,   b}{c");
        assert_eq!(fill("{n} of {total}", [("n", "2"), ("total", "9")]), "2 of 9");
    }
}
