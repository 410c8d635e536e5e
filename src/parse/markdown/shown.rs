//! What a line of Markdown shows: its characters, each with the runs that it stands in.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::options;

/// A run of words with a mark of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Run {
    /// `**words**`.
    Strong,
    /// `*words*`.
    Emphasis,
    /// `[words](address)`.
    Link,
}

/// A character that readers see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The character.
    pub character: char,
    /// The runs it stands in, sorted.
    pub runs: Vec<Run>,
}

/// What the Markdown of one line shows, read as it stands inside a paragraph.
pub fn shown(line: &str) -> Vec<Shown> {
    // Behind a letter nothing at the start of the line is taken for a list or a heading.
    let text = format!("a {line}");
    let mut shown: Vec<Shown> = Vec::new();
    let mut open: Vec<Run> = Vec::new();
    for event in Parser::new_ext(&text, options()) {
        match event {
            Event::Start(Tag::Strong) => open.push(Run::Strong),
            Event::Start(Tag::Emphasis) => open.push(Run::Emphasis),
            Event::Start(Tag::Link { .. }) => open.push(Run::Link),
            Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link) => _ = open.pop(),
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) => {
                let mut runs = open.clone();
                runs.sort_unstable();
                shown.extend(text.chars().map(|character| Shown { character, runs: runs.clone() }));
            }
            Event::SoftBreak | Event::HardBreak => shown.push(Shown { character: ' ', runs: Vec::new() }),
            _ => {}
        }
    }
    shown.drain(..shown.len().min(2));
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_has_its_runs() {
        let told: Vec<(char, Vec<Run>)> =
            shown("1. **a*b***[c](#d)").into_iter().map(|shown| (shown.character, shown.runs)).collect();
        let expected = [
            ('1', vec![]),
            ('.', vec![]),
            (' ', vec![]),
            ('a', vec![Run::Strong]),
            ('b', vec![Run::Strong, Run::Emphasis]),
            ('c', vec![Run::Link]),
        ];
        assert_eq!(told, expected);
    }
}
