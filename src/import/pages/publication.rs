//! Whether a text was for readers at all: drafts and pages that its generator kept back are not published here either.

use serde_json::Value;

use crate::calendar::Day;
use crate::import::dialects::front::{Front, day};
use crate::import::tree::{name_of, stem};

/// Why readers of the old texts did not have this one, where they did not: a draft, not published, not yet or no longer.
pub(in crate::import) fn unpublished(
    path: &str,
    front: &Front,
    text: &str,
    today: Day,
) -> Option<&'static str> {
    const DRAFT: &str = "it is a draft";
    const UNPUBLISHED: &str = "its front matter says that it is not published";
    let values = &front.values;
    let in_lines = |name: &str| if front.is_broken { written(&text[..front.end], name) } else { None };
    let says = |name: &str| values.get(name).and_then(truth).or_else(|| in_lines(name));
    let is_after =
        |names: &[&str]| names.iter().find_map(|name| day(values, name)).is_some_and(|day| day > today);
    let is_over = ["expiryDate", "expirydate"].iter().find_map(|name| day(values, name));
    if says("draft") == Some(true) || path.split('/').any(|folder| folder == "_drafts") {
        Some(DRAFT)
    } else if says("published") == Some(false) || says("render") == Some(false) {
        Some(UNPUBLISHED)
    } else if says("unlisted") == Some(true) {
        Some("its front matter says that it stands in no list: only who had its address read it")
    } else if stem(name_of(path)) == "404" {
        Some("it is what readers saw where there was no page")
    } else if is_over.is_some_and(|day| day <= today) {
        Some("its front matter says that its time is over")
    } else if is_after(&["publishDate", "publishdate"]) {
        Some("its front matter says that it is published later")
    } else {
        None
    }
}

/// `true` and `false`, with quotation marks or as YAML 1.1 writes them.
fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(is_true) => Some(*is_true),
        Value::String(word) => truth_word(word),
        _ => None,
    }
}

fn truth_word(word: &str) -> Option<bool> {
    match word.trim().trim_matches(['"', '\'']).to_lowercase().as_str() {
        "true" | "yes" | "on" => Some(true),
        "false" | "no" | "off" => Some(false),
        _ => None,
    }
}

/// What a line of front matter that cannot be read says of a name.
fn written(front: &str, name: &str) -> Option<bool> {
    front.lines().find_map(|line| truth_word(line.strip_prefix(name)?.trim_start().strip_prefix([':', '='])?))
}

#[cfg(test)]
mod tests {
    use super::unpublished;
    use crate::calendar::Day;
    use crate::import::dialects::front::front;

    #[test]
    fn what_a_generator_kept_back_is_known() {
        let today = Day::parse("2026-11-29").expect("a day");
        let is_kept = |path: &str, front_matter: &str| {
            let text = format!("---\n{front_matter}\n---\nwords\n");
            unpublished(path, &front(&text), &text, today).is_some()
        };
        for front_matter in [
            "draft: true",
            "draft: yes",
            "draft: 'true'",
            "published: false",
            "title: a: b\ndraft: true",
            "title: a: b\npublished: \"false\"",
            "render: false",
            "unlisted: true",
            "expiryDate: 2026-11-29",
            "publishDate: 2027-01-01T00:00:00Z",
        ] {
            assert!(is_kept("a.md", front_matter), "{front_matter}");
        }
        for front_matter in [
            "draft: false",
            "published: true",
            "published: 2020-01-01",
            "expiryDate: 2027-01-01",
            "title: a: b",
        ] {
            assert!(!is_kept("a.md", front_matter), "{front_matter}");
        }
        assert!(is_kept("x/_drafts/a.md", "title: a") && !is_kept("_posts/a.md", "title: a"));
    }
}
