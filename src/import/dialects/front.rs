//! Front matter and settings as other generators write them: YAML, TOML or JSON.

use serde_json::Value;

use crate::calendar::Day;
use crate::parse;

/// A file parted into its front matter and its text.
#[derive(Debug, Default)]
pub(in crate::import) struct Front {
    /// What the front matter says; nothing where it cannot be read.
    pub values: Value,
    /// Whether there is one that cannot be read.
    pub is_broken: bool,
    /// The byte at which the text begins.
    pub end: usize,
}

/// How what stands between its lines is read.
type ReadFront = fn(&str) -> Option<Value>;

/// Parts a file: `---` holds YAML, `+++` TOML, `{` JSON.
pub(in crate::import) fn front(text: &str) -> Front {
    let Some((inside, read, end)) = parted(text) else { return Front::default() };
    let values = if inside.trim().is_empty() { Some(Value::Null) } else { read(inside) };
    let is_broken = values.is_none();
    Front { values: values.unwrap_or_default(), is_broken, end }
}

/// What stands behind the front matter, which is passed over unread.
pub(in crate::import) fn body(text: &str) -> &str {
    parted(text).and_then(|(_, _, end)| text.get(end..)).unwrap_or(text)
}

/// The front matter, how it is read, and the byte behind it.
fn parted(text: &str) -> Option<(&str, ReadFront, usize)> {
    let first = text.lines().next().unwrap_or_default();
    let (fence, read): (&str, ReadFront) = match first.trim_end() {
        "---" => ("---", yaml),
        "+++" => ("+++", toml),
        "{" => ("}", json),
        _ => return None,
    };
    let body = first.len() + 1;
    let mut at = body;
    for line in text.get(body..).unwrap_or_default().split_inclusive('\n') {
        if line.trim_end() == fence {
            let inside = if fence == "}" { &text[..=at] } else { &text[body..at] };
            let is_front = fence != "---" || is_mapping(inside);
            return is_front.then_some((inside, read, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// Whether what stands between two lines is what a front matter holds, be it broken, and not words between two rules.
fn is_mapping(inside: &str) -> bool {
    let mut lines = inside.lines().filter(|line| !line.trim().is_empty()).peekable();
    let Some(first) = lines.peek().copied() else { return true };
    // A heading between empty lines reads like a comment.
    let is_heading = inside.trim_start_matches([' ', '\t', '\r']).starts_with('\n') && first.starts_with('#');
    if is_heading {
        return false;
    }
    if yaml(inside).is_some_and(|values| values.is_object() || values.is_null()) {
        return true;
    }
    let has_gaps = inside.trim().lines().any(|line| line.trim().is_empty());
    let mut own = lines.filter(|line| !line.starts_with([' ', '\t', '#']));
    let is_field = |line: &str| {
        let name = line.split(':').next().unwrap_or_default();
        name.len() < line.len()
            && !name.trim().is_empty()
            && name.chars().all(|c| c.is_alphanumeric() || "-_. \"'".contains(c))
            && line[name.len() + 1..].chars().next().is_none_or(char::is_whitespace)
    };
    let is_first = own.next().is_none_or(is_field);
    is_first && (!has_gaps || own.all(|line| is_field(line) || line.starts_with(['-', ']', '}'])))
}

/// A file of settings by its ending.
pub(in crate::import) fn settings(path: &str, text: &str) -> Option<Value> {
    match path.rsplit('.').next() {
        Some("toml") => toml(text),
        Some("json") => json(text),
        _ => yaml(text),
    }
}

fn yaml(text: &str) -> Option<Value> {
    parse::any_yaml(text)
}

fn toml(text: &str) -> Option<Value> {
    let table: toml::Table = text.parse().ok()?;
    serde_json::to_value(table).ok()
}

fn json(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

/// The first of these names that has words in it.
pub(in crate::import) fn words(values: &Value, names: &[&str]) -> Option<String> {
    let found = names.iter().filter_map(|name| values.pointer(&format!("/{name}")));
    let mut words = found.filter_map(|value| match value {
        Value::String(words) => Some(words.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    });
    words.find(|words| !words.is_empty())
}

/// The day that a name bears.
pub(in crate::import) fn day(values: &Value, name: &str) -> Option<Day> {
    let words = match values.get(name)? {
        Value::String(words) => words.clone(),
        // A date of TOML, as the library hands it on.
        other => other.as_object()?.values().next()?.as_str()?.to_owned(),
    };
    Day::parse(words.get(..10)?)
}

/// Where a page stands among its neighbours.
pub(in crate::import) fn weight(values: &Value) -> Option<f64> {
    let names = ["/weight", "/sidebar_position", "/nav_order", "/order", "/sidebar/order"];
    names.iter().find_map(|name| values.pointer(name)?.as_f64())
}

#[cfg(test)]
mod tests {
    use super::{body, front, words};

    #[test]
    fn three_spellings_of_front_matter_are_read() {
        for text in [
            "---\ntitle: A page\nweight: 2\n---\ntext\n",
            "+++\ntitle = \"A page\"\nweight = 2\n+++\ntext\n",
            "{\n  \"title\": \"A page\",\n  \"weight\": 2\n}\ntext\n",
        ] {
            let front = front(text);
            assert_eq!(words(&front.values, &["title"]).as_deref(), Some("A page"));
            assert_eq!(super::weight(&front.values), Some(2.0));
            assert_eq!((&text[front.end..], body(text)), ("text\n", "text\n"));
        }
        assert!(front("---\ntitle: [\n---\ntext\n").is_broken);
        assert!(front("---\ntitle: a: b\n---\ntext\n").is_broken);
        for text in [
            "text\n",
            "---\n\n# Hello!\n\nYou did it.\n\n---\n",
            "---\n\n# Note: it\n\n---\n",
            "---\nYou did it.\n---\n",
        ] {
            let front = front(text);
            assert_eq!((front.end, front.is_broken, body(text)), (0, false, text));
        }
        for text in ["---\n---\ntext\n", "---\n# none\n---\ntext\n", "---\n\ntitle: A\n\n---\ntext\n"] {
            assert_eq!(body(text), "text\n");
        }
    }
}
