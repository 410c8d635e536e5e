//! What the front matter of a first page holds for readers, as `VitePress` and Starlight write it: a banner, what stands in large
//! letters, links to begin with, and what the site has to offer.

use serde_json::Value;

use crate::import::dialects::front::words;

/// What may stand above the words of a page: its name, and Markdown in one line, in which the ends of lines count as none.
#[derive(Debug, Default)]
pub(in crate::import) struct Hero {
    pub name: Option<String>,
    pub text: String,
}

/// The end of a paragraph that counts as no line.
const GAP: &str = "\r\r";

/// Reads what stands in large letters.
pub(in crate::import) fn hero(values: &Value) -> Hero {
    let Some(hero) = values.get("hero").filter(|hero| hero.is_object()) else { return Hero::default() };
    let one_line = |words: String| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = |value: &Value, names: &[&str]| words(value, names).map(one_line);
    let mut parts: Vec<String> = said(values, &["banner/content"]).into_iter().collect();
    parts.extend(said(hero, &["text"]).map(|text| format!("**{text}**")));
    parts.extend(said(hero, &["tagline"]));
    let listed = |value: Option<&Value>| value.and_then(Value::as_array).cloned().unwrap_or_default();
    let actions = listed(hero.get("actions"));
    let actions: Vec<String> =
        actions.iter().filter_map(|action| Some(linked(action, &said(action, &["text"])?))).collect();
    match actions.as_slice() {
        [] => {}
        [only] => parts.push(only.clone()),
        all => parts.push(all.iter().map(|action| format!("- {action}")).collect::<Vec<_>>().join("\r")),
    }
    for feature in listed(values.get("features")) {
        let title = said(&feature, &["title"]).map(|title| format!("**{title}**"));
        let more = said(&feature, &["linkText"]).map(|words| linked(&feature, &words));
        let title = match (&title, &more) {
            (Some(title), None) => Some(linked(&feature, title)),
            _ => title,
        };
        let lines: Vec<String> = [title, said(&feature, &["details"]), more].into_iter().flatten().collect();
        parts.push(lines.join("\\\r"));
    }
    parts.retain(|part| !part.is_empty());
    let text = if parts.is_empty() { String::new() } else { parts.join(GAP) + GAP };
    Hero { name: said(hero, &["name", "title"]), text }
}

/// Words with the link that stands beside them; without one, the words alone.
fn linked(value: &Value, text: &str) -> String {
    let link = words(value, &["link"]).filter(|link| !link.contains(['<', '>', ' ']));
    link.map_or_else(|| text.to_owned(), |link| format!("[{text}](<{link}>)"))
}
