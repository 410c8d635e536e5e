//! What of a guide a problem is about, by the name its author gave it.

use crate::bundle::SitePath;
use crate::diagnostic::Place;
use crate::project::Project;

/// What a problem is about, where that has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject<'a> {
    /// A unit of a topic.
    Unit {
        /// The topic's id.
        topic: &'a str,
        /// The unit's id within it.
        unit: &'a str,
    },
    /// An entry of a YAML file of the guide: a fact, a source, a change.
    Entry(&'a str),
    /// An interface string of a theme, by its key.
    InterfaceString(&'a str),
    /// A page of the site.
    Page(&'a SitePath),
}

impl<'a> Subject<'a> {
    /// What stands at a place; `None` where nothing there has a name.
    pub fn of(place: &'a Place, project: &'a Project) -> Option<Self> {
        let span = match place {
            Place::Span(span) => span,
            Place::Page(path) => return Some(Self::Page(path)),
            Place::At { .. } | Place::Path(_) => return None,
        };
        let file = project.file(span.file);
        // The whole line counts: a heading names its unit at its end.
        let start = file.text.floor_char_boundary(span.start as usize);
        let end = file.text[start..].find('\n').map_or(file.text.len(), |at| start + at);
        let above = file.text[..end].lines().rev();
        let parts: Vec<&str> = file.path.split('/').collect();
        match parts.as_slice() {
            ["content", "topics", topic, "topic.yaml"] => {
                above.take(1).find_map(listed_id).map(|unit| Self::Unit { topic, unit })
            }
            ["content", "topics", topic, article] if article.ends_with(".md") => above
                .take_while(|line| *line != "---")
                .find_map(own_id)
                .map(|unit| Self::Unit { topic, unit }),
            ["themes", _, "strings", _] => above.take(1).find_map(key).map(Self::InterfaceString),
            ["content", yaml] if yaml.ends_with(".yaml") => {
                above.into_iter().find_map(|line| listed_id(line).or_else(|| key(line))).map(Self::Entry)
            }
            _ => None,
        }
    }
}

/// The id that a heading or an item of a checklist gives to its unit: `## Title {#id}`.
fn own_id(line: &str) -> Option<&str> {
    let named = line.strip_prefix('#').or_else(|| line.strip_prefix("- ["))?;
    Some(named.trim_end().strip_suffix('}')?.rsplit_once("{#")?.1)
}

/// The id of an entry of a list: `- id: x`, `- {id: x, …}`.
fn listed_id(line: &str) -> Option<&str> {
    let entry = line.trim_start().strip_prefix("- ")?;
    let id = entry.strip_prefix('{').unwrap_or(entry).strip_prefix("id:")?;
    Some(id.split([',', '}', '#']).next()?.trim()).filter(|id| !id.is_empty())
}

/// The key of an entry that begins its line.
fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(':')?;
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    Some(key).filter(|key| !key.is_empty() && key.chars().all(is_key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Span;

    fn of(path: &str, text: &str, at: &str) -> String {
        let project = Project::new([(path, text)]);
        let file = project.find(path).expect("the file");
        let start = text.find(at).expect("the place");
        let place = Place::Span(Span::new(file, start, start + at.len()));
        format!("{:?}", Subject::of(&place, &project))
    }

    #[test]
    fn a_place_is_in_a_unit_an_entry_or_a_string() {
        let article = "---\ntitle: x\n---\n\n## One {#one}\n\nhere å\n\n- [ ] Two {#two}\n\n  there\n";
        let unit = |id: &str| format!("Some(Unit {{ topic: \"who\", unit: \"{id}\" }})");
        assert_eq!(of("content/topics/who/en.md", article, "One"), unit("one"));
        assert_eq!(of("content/topics/who/en.md", article, "here"), unit("one"));
        assert_eq!(of("content/topics/who/en.md", article, "there"), unit("two"));
        assert_eq!(of("content/topics/who/en.md", article, "title"), "None");
        let topic = "kind: text\nunits:\n  - {id: one, safety: true}\n  - {id: two}\n";
        assert_eq!(of("content/topics/who/topic.yaml", topic, "safety"), unit("one"));
        assert_eq!(of("content/topics/who/topic.yaml", topic, "text"), "None");
        let facts = "# a: note\nfee:\n  kind: amount\n";
        assert_eq!(of("content/facts.yaml", facts, "amount"), "Some(Entry(\"fee\"))");
        let changes = "changes:\n  - id: new-form\n    units: [a#b]\n";
        assert_eq!(of("content/changes.yaml", changes, "a#b"), "Some(Entry(\"new-form\"))");
        let strings = "why: Source\nhelp: Help\n";
        assert_eq!(of("themes/plain/strings/en.yaml", strings, "Help"), "Some(InterfaceString(\"help\"))");
    }
}
