//! Front matter and settings as other generators write them: YAML, TOML or JSON.

use serde_json::Value;

use crate::parse;

/// A file parted into its front matter and its text.
#[derive(Debug, Default)]
pub(super) struct Front {
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
pub(super) fn front(text: &str) -> Front {
    let Some((inside, read, end)) = parted(text) else { return Front::default() };
    let values = if inside.trim().is_empty() { Some(Value::Null) } else { read(inside) };
    let is_broken = values.is_none();
    Front { values: values.unwrap_or_default(), is_broken, end }
}

/// What stands behind the front matter, which is passed over unread.
pub(super) fn body(text: &str) -> &str {
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
            return Some((inside, read, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// A file of settings by its ending.
pub(super) fn settings(path: &str, text: &str) -> Option<Value> {
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
pub(super) fn words(values: &Value, names: &[&str]) -> Option<String> {
    let found = names.iter().filter_map(|name| values.pointer(&format!("/{name}")));
    let mut words = found.filter_map(|value| match value {
        Value::String(words) => Some(words.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    });
    words.find(|words| !words.is_empty())
}

/// Where a page stands among its neighbours.
pub(super) fn weight(values: &Value) -> Option<f64> {
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
        assert_eq!((front("text\n").end, body("text\n")), (0, "text\n"));
    }
}
