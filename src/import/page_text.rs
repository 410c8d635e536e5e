//! One text of a page, read: its title, what stands before its first heading, and its sections.

use std::collections::BTreeMap;

use serde_json::Value;

use super::convert_words::plain_words;
use super::front::{self, words};
use super::left_out::LeftOut;
use super::prepare::prepared;
use crate::calendar::Day;
use crate::parse::{ForeignBlock, ForeignBlockKind, ForeignInline, ForeignInlineKind, foreign};

/// A text of a page in one language.
#[derive(Debug, Default)]
pub(super) struct PageText {
    /// The file it stands in.
    pub path: String,
    /// The file as it was read: places are counted in it.
    pub text: String,
    pub title: Option<String>,
    /// A heading of the first level that says something else than the title.
    pub heading: Option<String>,
    pub description: Option<String>,
    /// The place among its neighbours.
    pub weight: Option<f64>,
    /// The day it bears.
    pub day: Option<Day>,
    pub is_draft: bool,
    /// What stands before the first heading.
    pub intro: Vec<ForeignBlock>,
    pub sections: Vec<PageSection>,
    /// What footnotes say, by their labels.
    pub notes: BTreeMap<String, Vec<ForeignInline>>,
}

/// A heading with what stands under it.
#[derive(Debug, Default)]
pub(super) struct PageSection {
    pub id: Option<String>,
    pub heading: Vec<ForeignInline>,
    pub body: Vec<ForeignBlock>,
}

/// Reads a text.
pub(super) fn page_text(path: &str, text: &str, left_out: &mut Vec<LeftOut>) -> PageText {
    let front = front::front(text);
    if front.is_broken {
        left_out.push(LeftOut::new(path, 1, "the front matter, which cannot be read"));
    }
    let values = &front.values;
    let mut page = PageText {
        path: path.to_owned(),
        text: prepared(path, text, front.end, left_out),
        title: words(values, &["title", "sidebar_label", "linkTitle"]),
        description: words(values, &["description", "summary", "lead"]),
        weight: front::weight(values),
        day: ["date", "lastmod", "updated"].iter().find_map(|name| day(values, name)),
        is_draft: values.get("draft").and_then(Value::as_bool) == Some(true),
        ..PageText::default()
    };
    let blocks = foreign(&page.text);
    page.sort(blocks);
    page
}

fn day(values: &Value, name: &str) -> Option<Day> {
    let words = match values.get(name)? {
        Value::String(words) => words.clone(),
        // A date of TOML, as the library hands it on.
        other => other.as_object()?.values().next()?.as_str()?.to_owned(),
    };
    Day::parse(words.get(..10)?)
}

impl PageText {
    fn sort(&mut self, blocks: Vec<ForeignBlock>) {
        let level = |block: &ForeignBlock| match block.kind {
            ForeignBlockKind::Heading(level, ..) => Some(level),
            _ => None,
        };
        let levels: Vec<u8> = blocks.iter().filter_map(level).collect();
        let has_title = levels.first() == Some(&1);
        let rest = &levels[usize::from(has_title)..];
        let of_units =
            if rest.iter().any(|level| *level <= 2) { 2 } else { rest.iter().min().copied().unwrap_or(2) };
        let mut is_first = true;
        for block in blocks {
            match block.kind {
                ForeignBlockKind::Heading(1, _, words) if is_first => {
                    is_first = false;
                    let words = plain_words(&words);
                    match &self.title {
                        Some(title) if *title != words => self.heading = Some(words),
                        _ => self.title = Some(words),
                    }
                }
                ForeignBlockKind::Heading(level, id, heading) if level <= of_units => {
                    is_first = false;
                    self.sections.push(PageSection { id, heading, body: Vec::new() });
                }
                kind => {
                    if let ForeignBlockKind::Note(label, blocks) = &kind
                        && let [ForeignBlock { kind: ForeignBlockKind::Paragraph(words), .. }] =
                            blocks.as_slice()
                    {
                        self.notes.insert(label.clone(), words.clone());
                    }
                    let block = ForeignBlock { at: block.at, kind };
                    match self.sections.last_mut() {
                        Some(section) => section.body.push(block),
                        None => self.intro.push(block),
                    }
                }
            }
        }
    }

    /// Whether it says nothing but its title.
    pub(super) fn is_empty(&self) -> bool {
        self.intro.is_empty() && self.sections.is_empty()
    }

    /// The words of the first paragraph before any heading, where it has no mark in it.
    pub(super) fn lead(&self) -> Option<String> {
        let Some(ForeignBlockKind::Paragraph(words)) = self.intro.first().map(|block| &block.kind) else {
            return None;
        };
        let is_plain = |inline: &ForeignInline| {
            matches!(inline.kind, ForeignInlineKind::Text(_) | ForeignInlineKind::Strong(_))
        };
        words
            .iter()
            .all(is_plain)
            .then(|| plain_words(words).trim().to_owned())
            .filter(|words| !words.is_empty())
    }

    /// The words of the first paragraph there is.
    pub(super) fn first_words(&self) -> Option<String> {
        let blocks = self.intro.iter().chain(self.sections.iter().flat_map(|section| &section.body));
        let mut paragraphs = blocks.filter_map(|block| match &block.kind {
            ForeignBlockKind::Paragraph(words) => Some(plain_words(words).trim().to_owned()),
            _ => None,
        });
        paragraphs.find(|words| !words.is_empty())
    }

    /// The headings within the text of a section, for links.
    pub(super) fn headings_in(body: &[ForeignBlock]) -> impl Iterator<Item = (Option<&str>, String)> {
        body.iter().filter_map(|block| match &block.kind {
            ForeignBlockKind::Heading(_, id, words) => Some((id.as_deref(), plain_words(words))),
            _ => None,
        })
    }
}
