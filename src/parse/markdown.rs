//! The one door to the Markdown library: an article's text in, units with places out.

mod accidental;
mod blocks;
mod foreign;
mod hidden;
mod inlines;
mod pieces;
mod shown;
mod starts;

pub use foreign::{
    ForeignBlock, ForeignBlockKind, ForeignInline, ForeignInlineKind, ForeignTerm, UNDEFINED, foreign,
    is_money, plain_words, warning,
};
pub(super) use inlines::words;
pub use pieces::{Piece, PieceKind, code_blocks, pieces};
pub use shown::{Run, Shown, shown};
pub use starts::{escaped, unescaped};

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::diagnostic::{Code, Diagnostic};
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::{OF_IDS, UnitId};
use crate::guide::text::Inline;
use crate::guide::unit::{Line, Unit, UnitKind, Words};
use crate::parse::topic::MOST_UNITS;
use crate::project::{File, FileId, Span};

/// An article as its Markdown says it.
pub(super) struct ParsedArticle {
    /// The bytes of the front matter, without its fences.
    pub front: Option<Range<usize>>,
    /// Its units in order.
    pub units: Vec<Unit>,
    /// What was wrong.
    pub problems: Vec<Diagnostic>,
}

/// Reads an article; never fails, what cannot be used is a problem.
pub(super) fn read(shared: &Arc<File>, file: FileId) -> ParsedArticle {
    let text = shared.text.as_str();
    let parser = Parser::new_ext(text, options());
    let mut unseen: Vec<Range<usize>> =
        parser.reference_definitions().iter().map(|(_, definition)| definition.span.clone()).collect();
    unseen.sort_by_key(|range| range.start);
    // Two events for each line or mark; what is left over goes away with the article.
    let mut events = Vec::with_capacity(text.len() / 24);
    events.extend(parser.into_offset_iter());
    let mut reader = Reader {
        text,
        shared,
        file,
        events,
        at: 0,
        depth: 0,
        official: false,
        words: Vec::new(),
        lines: Vec::new(),
        problems: Vec::new(),
    };
    for range in unseen {
        let help = "write it as a sentence; a source is cited by `[^its-id]` and stands in sources.yaml; where the words \
                    begin with a bracket, write `\\[`";
        let message = "a line that no reader sees: Markdown takes it for the address of a link";
        reader.problem(Code::UnsupportedMarkdown, range, message, help);
    }
    for accidental::Accident { range, message, help } in accidental::find(text, &reader.events) {
        let span = Span::new(file, range.start, range.end);
        reader.problems.push(Diagnostic::warning(Code::AccidentalStructure, span, message, help));
    }
    let (front, units) = reader.article();
    ParsedArticle { front, units, problems: reader.problems }
}

/// The Markdown a guide is written in.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
}

/// Walks the Markdown events of one file.
struct Reader<'a> {
    text: &'a str,
    /// The same file, which words share.
    shared: &'a Arc<File>,
    file: FileId,
    events: Vec<(Event<'a>, Range<usize>)>,
    at: usize,
    /// How many elements are open around the event at hand.
    depth: usize,
    /// Whether the words at hand are marked as a run in the official language.
    official: bool,
    /// The words of the line at hand.
    words: Vec<Words>,
    /// The lines read so far.
    lines: Vec<Line>,
    problems: Vec<Diagnostic>,
}

/// How deep elements may stand in one another; the text of a guide needs about six.
const DEEPEST: usize = 24;

impl<'a> Reader<'a> {
    fn article(&mut self) -> (Option<Range<usize>>, Vec<Unit>) {
        let mut front = None;
        let mut units: Vec<Unit> = Vec::new();
        let mut stray = false;
        while let Some((event, range)) = self.peek() {
            if units.len() > MOST_UNITS {
                let help = "part the topic in two";
                let message = format!("more than {MOST_UNITS} sections and items");
                self.problem(Code::FileTooLarge, range, &message, help);
                break;
            }
            match event {
                Event::Start(Tag::MetadataBlock(_)) => {
                    front = Some(self.front_matter());
                }
                Event::Start(Tag::Heading { level: HeadingLevel::H2, id, .. }) => {
                    let id = id.map(|id| id.to_string());
                    units.extend(self.section(id.as_deref(), range));
                }
                Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => {
                    let help = "put the title into the front matter, and begin units with `## `";
                    self.problem(Code::HeadingLevel, range, "a heading of the first level", help);
                    self.skip();
                }
                Event::Start(Tag::List(_)) if self.is_task_list() => self.items(&mut units),
                _ => {
                    let block = self.block();
                    match (units.last_mut(), block) {
                        (Some(unit), Some(_)) if unit.kind == UnitKind::Item => {
                            let help = "move it above the items, or under a heading of its own";
                            self.problem(Code::StrayText, range, "text after the items of a section", help);
                        }
                        (Some(unit), Some(block)) => unit.body.push(block),
                        (None, Some(_)) if !stray => {
                            stray = true;
                            let help =
                                "begin with a heading that has an id: `## Words of the heading {#its-id}`";
                            self.problem(Code::StrayText, range, "text before the first unit", help);
                        }
                        _ => {}
                    }
                }
            }
        }
        self.close(&mut units);
        units.shrink_to_fit();
        (front, units)
    }

    /// Gives every unit its end and its fingerprint.
    fn close(&mut self, units: &mut [Unit]) {
        let starts: Vec<usize> = units.iter().map(|unit| unit.span.start as usize).collect();
        let mut lines: Vec<Vec<Line>> = vec![Vec::new(); units.len()];
        for line in std::mem::take(&mut self.lines) {
            let unit = starts.partition_point(|start| *start <= line.span.start as usize).checked_sub(1);
            if let Some(of_unit) = unit.and_then(|unit| lines.get_mut(unit)) {
                of_unit.push(line);
            }
        }
        for ((index, unit), lines) in units.iter_mut().enumerate().zip(lines) {
            let start = starts[index];
            let end = starts.get(index + 1).copied().unwrap_or(self.text.len());
            let written = self.text[start..end].trim_end();
            unit.span = Span::new(self.file, start, start + written.len());
            unit.fingerprint = Fingerprint::of(written);
            unit.lines = lines;
            unit.lines.shrink_to_fit();
            unit.body.shrink_to_fit();
        }
    }

    fn front_matter(&mut self) -> Range<usize> {
        self.at += 1;
        let mut found: Option<Range<usize>> = None;
        while let Some((event, range)) = self.next() {
            match event {
                Event::End(TagEnd::MetadataBlock(_)) => break,
                _ => found = Some(found.map_or(range.clone(), |known| known.start..range.end)),
            }
        }
        found.unwrap_or(0..0)
    }

    fn section(&mut self, id: Option<&str>, range: Range<usize>) -> Option<Unit> {
        self.at += 1;
        let title = self.inlines();
        self.at += 1;
        let Some(id) = id else {
            let help = "add the id that `topic.yaml` gives this unit: `## Words of the heading {#its-id}`";
            self.problem(Code::MissingId, range, "a heading without an id", help);
            return None;
        };
        self.unit(id, UnitKind::Section, title, range)
    }

    fn items(&mut self, units: &mut Vec<Unit>) {
        self.at += 1;
        while let Some((event, range)) = self.peek() {
            match event {
                Event::Start(Tag::Item) => units.extend(self.item(range)),
                _ => {
                    self.at += 1;
                    if matches!(event, Event::End(TagEnd::List(_))) {
                        break;
                    }
                }
            }
        }
    }

    fn item(&mut self, range: Range<usize>) -> Option<Unit> {
        self.at += 1;
        let in_paragraph = matches!(self.peek(), Some((Event::Start(Tag::Paragraph), _)));
        self.at += usize::from(in_paragraph);
        let ticked = matches!(self.peek(), Some((Event::TaskListMarker(_), _)));
        self.at += usize::from(ticked);
        let mut title = self.inlines();
        let id = take_id(&mut title);
        self.trim_id();
        self.at += usize::from(in_paragraph);
        let body = self.blocks();
        self.at += 1;
        if !ticked {
            let help = "begin every line of a list to tick with `- [ ] `";
            self.problem(Code::MissingId, range, "an item without a box among items with one", help);
            return None;
        }
        let Some(id) = id else {
            let help = "end the line to tick with the id that `topic.yaml` gives it: `- [ ] Words {#its-id}`";
            self.problem(Code::MissingId, range, "an item without an id", help);
            return None;
        };
        let mut unit = self.unit(&id, UnitKind::Item, title, range)?;
        unit.body = body;
        Some(unit)
    }

    /// Takes `{#id}` off the words of the line just read.
    fn trim_id(&mut self) {
        let Some(words) = self.lines.last_mut().and_then(|line| line.words.last_mut()) else { return };
        let (start, end) = (words.span.start as usize, words.span.end as usize);
        if let Some(open) = self.text.get(start..end).and_then(|text| text.rfind("{#")) {
            let kept = self.text[start..start + open].trim_end().len();
            words.span = Span::new(self.file, start, start + kept);
        }
    }

    fn unit(&mut self, id: &str, kind: UnitKind, title: Vec<Inline>, range: Range<usize>) -> Option<Unit> {
        let line = self.text[range.clone()].find('\n').map_or(range.end, |newline| range.start + newline);
        let head = Span::new(self.file, range.start, line);
        let Some(id) = UnitId::new(id) else {
            let message = format!("`{id}` cannot be an id");
            self.problems.push(Diagnostic::error(Code::BadId, head, message, OF_IDS));
            return None;
        };
        let span = Span::new(self.file, range.start, range.end);
        Some(Unit {
            id,
            kind,
            title,
            body: Vec::new(),
            fingerprint: Fingerprint(0),
            span,
            head,
            lines: Vec::new(),
        })
    }

    /// Enters the element at hand, lets `read` take what is inside, and leaves it; `None` where elements stand
    /// in one another deeper than any text needs.
    fn inside<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth >= DEEPEST {
            let range = self.peek().map_or(0..0, |(_, range)| range);
            let help = "write it as plain paragraphs and lists";
            self.problem(
                Code::UnsupportedMarkdown,
                range,
                "parts of the text stand too deep in one another",
                help,
            );
            self.skip();
            return None;
        }
        self.at += 1;
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        self.at += 1;
        Some(value)
    }

    fn is_task_list(&self) -> bool {
        let after = |ahead: usize| self.events.get(self.at + ahead).map(|(event, _)| event);
        matches!(after(2), Some(Event::TaskListMarker(_)))
            || (matches!(after(2), Some(Event::Start(Tag::Paragraph)))
                && matches!(after(3), Some(Event::TaskListMarker(_))))
    }

    fn peek(&self) -> Option<(Event<'a>, Range<usize>)> {
        self.events.get(self.at).cloned()
    }

    fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        let event = self.peek();
        self.at += 1;
        event
    }

    /// Passes over one event with everything inside it.
    fn skip(&mut self) {
        self.at = past(&self.events, self.at);
    }

    fn problem(&mut self, code: Code, range: Range<usize>, message: &str, help: &str) {
        let written = self.text[range.clone()].trim_end();
        let line = written.find('\n').unwrap_or(written.len());
        let span = Span::new(self.file, range.start, range.start + line);
        self.problems.push(Diagnostic::error(code, span, message, help));
    }
}

/// Where the event comes that follows one with everything inside it.
fn past(events: &[(Event<'_>, Range<usize>)], from: usize) -> usize {
    let (mut at, mut depth) = (from, 0);
    while let Some((event, _)) = events.get(at) {
        at += 1;
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth <= 0 {
            break;
        }
    }
    at
}

/// Takes `{#id}` off the end of a line to tick.
fn take_id(title: &mut [Inline]) -> Option<String> {
    let Some(Inline::Text(text)) = title.last_mut() else { return None };
    let kept = text.trim_end();
    let open = kept.rfind("{#")?;
    let id = kept.strip_suffix('}')?.get(open + 2..)?.to_owned();
    *text = text.shortened(kept[..open].trim_end().len());
    Some(id)
}
