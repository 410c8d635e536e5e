//! Foreign Markdown written anew as the Markdown of a guide: headings, and what stands in them that a heading cannot bear.

use super::convert::Converter;
use super::convert_words::{push, written};
use super::facts::FactPart;
use super::targets::LinkGoal;
use crate::import::left_out::short;
use crate::parse::{ForeignInline, ForeignInlineKind};

impl Converter<'_> {
    /// The words of a heading: no link, no fact, no mark but that of code.
    pub(in crate::import) fn heading(&mut self, inlines: &[ForeignInline]) -> String {
        let line = self.line(inlines);
        self.heading_of_line(&line)
    }

    /// The words of a heading, and the facts and links that stood in it as a line of their own.
    pub(in crate::import) fn heading_and_facts(&mut self, inlines: &[ForeignInline]) -> (String, String) {
        let line = self.line(inlines);
        (self.heading_of_line(&line), self.facts_in(&line))
    }

    fn heading_of_line(&mut self, line: &[ForeignInline]) -> String {
        let words = self.words_of_heading(line);
        end_of_heading(words.trim())
    }

    /// Words as those of a heading.
    pub(in crate::import) fn heading_of(&mut self, at: usize, words: &str) -> String {
        let kind = ForeignInlineKind::Text(words.to_owned());
        self.heading(&[ForeignInline { at, kind }])
    }

    fn words_of_heading(&mut self, inlines: &[ForeignInline]) -> String {
        let mut text = String::new();
        for inline in inlines {
            let written = match &inline.kind {
                ForeignInlineKind::Text(words) => self.parts(inline.at, words, false),
                ForeignInlineKind::Strong(words) | ForeignInlineKind::Link(_, words) => {
                    self.words_of_heading(words)
                }
                ForeignInlineKind::Break => " ".to_owned(),
                ForeignInlineKind::Note(label) => {
                    self.notes.refuse(label);
                    self.gone(inline.at, &format!("the place of a footnote (`{}`)", short(label)))
                }
                _ => self.inline(inline).replace("\\\n", " "),
            };
            push(&mut text, &written);
        }
        text
    }

    fn facts_in(&mut self, line: &[ForeignInline]) -> String {
        let mut found = Vec::new();
        self.find_facts(line, &mut found);
        found.dedup();
        found.join(", ")
    }

    /// The facts of a heading, and its links to other pages, as text writes them.
    fn find_facts(&mut self, inlines: &[ForeignInline], found: &mut Vec<String>) {
        for inline in inlines {
            match &inline.kind {
                ForeignInlineKind::Text(words) => {
                    let parts = self.facts.parts(words).into_iter();
                    found.extend(parts.filter_map(|part| match part {
                        FactPart::Fact(id) => Some(written(&id)),
                        FactPart::Words(_) | FactPart::Refused(_) => None,
                    }));
                }
                ForeignInlineKind::Strong(words) => self.find_facts(words, found),
                ForeignInlineKind::Link(address, words) => {
                    let before = found.len();
                    self.find_facts(words, found);
                    match self.targets.follow(address, self.page, self.path) {
                        LinkGoal::Inside(to) if to.starts_with('#') => {}
                        LinkGoal::Inside(_) if found.len() == before => {
                            found.push(self.link(inline.at, address, words));
                        }
                        goal => found.extend(self.fact(inline.at, address, goal).map(|id| written(&id))),
                    }
                }
                _ => {}
            }
        }
    }
}

/// The end of a heading: Markdown would read a brace as attributes, and a last `#` as none of its words.
fn end_of_heading(words: &str) -> String {
    match words.strip_suffix(['}', '#']) {
        Some(rest) if !rest.ends_with('\\') => format!("{rest}\\{}", &words[rest.len()..]),
        _ => words.to_owned(),
    }
}
