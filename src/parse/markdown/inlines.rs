//! Words inside a line out of Markdown events: text, facts, citations, links.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CowStr, Event, Tag};

use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::ids::{FactId, OF_IDS, SourceId, TopicId, UnitId};
use crate::guide::shared_text::SharedText;
use crate::guide::text::{Citation, Inline, LinkTarget};
use crate::guide::unit::{Line, Words};
use crate::project::{File, FileId, Span};

/// A run of text put together from several events, with the places its pieces came from. Most runs are one piece, which
/// is not copied before it is known what stands in it.
#[derive(Default)]
struct TextRun<'a> {
    text: Cow<'a, str>,
    /// Where the first piece stands.
    first: usize,
    /// Where each further piece begins in the text, and where it stands.
    further: Vec<(usize, usize)>,
}

impl<'a> Reader<'a> {
    /// The inlines of a line: up to the next block, or to the end of the element that is open.
    pub(super) fn inlines(&mut self) -> Vec<Inline> {
        let start = self.peek().map_or(self.text.len(), |(_, range)| range.start);
        let inlines = self.part();
        let end = self.events.get(self.at.saturating_sub(1)).map_or(start, |(_, range)| range.end);
        // Most lines have their words in one place, and a large guide has a million lines.
        let words = std::mem::replace(&mut self.words, Vec::with_capacity(1));
        if !inlines.is_empty() {
            self.lines.push(Line { span: Span::new(self.file, start, end.max(start)), words });
        }
        inlines
    }

    /// The inlines of a line, or of a part of it that has its own marks.
    fn part(&mut self) -> Vec<Inline> {
        // Most lines are one run of text.
        let mut inlines = Vec::with_capacity(1);
        let mut run = TextRun::default();
        while let Some((event, range)) = self.peek() {
            match event {
                Event::Text(text) => {
                    let written = &self.text[range.clone()];
                    if written.starts_with('&') && written != &*text {
                        let message = format!("`{written}` stands for a sign");
                        let help = "type the sign itself; a sign that Markdown takes for a mark stands behind a backslash";
                        self.problem(Code::CharacterReference, range.clone(), &message, help);
                    }
                    run.push(text, range.start);
                }
                Event::SoftBreak => run.push(CowStr::Borrowed(" "), range.start),
                Event::HardBreak => {
                    self.finish(&mut run, &mut inlines);
                    inlines.push(Inline::Break);
                }
                Event::Start(Tag::Strong) => {
                    self.finish(&mut run, &mut inlines);
                    inlines.extend(self.inside(Self::part).map(Inline::Strong));
                    continue;
                }
                Event::Start(Tag::Emphasis) => {
                    self.finish(&mut run, &mut inlines);
                    let outside = std::mem::replace(&mut self.official, true);
                    inlines.extend(self.inside(Self::part).map(Inline::Official));
                    self.official = outside;
                    continue;
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    self.finish(&mut run, &mut inlines);
                    let target = self.target(&dest_url, range);
                    let words = self.inside(Self::part).unwrap_or_default();
                    match target {
                        Some(target) => inlines.push(Inline::Link(Box::new(target), words)),
                        None => inlines.extend(words),
                    }
                    continue;
                }
                Event::Start(Tag::Image { .. }) => {
                    let help = "take it out: pages carry words only, so that they stay small";
                    self.problem(Code::UnsupportedMarkdown, range, "a picture in the text", help);
                    self.skip();
                    continue;
                }
                Event::InlineHtml(_) | Event::Html(_) => {
                    let help = "take the HTML out; write strong words with `**`, words of the official language with `*`";
                    self.problem(Code::RawHtml, range, "HTML in the text", help);
                }
                Event::TaskListMarker(_) => {
                    let help = "take the box away, or make the line an item: a list of its own, each line with a box";
                    self.problem(Code::UnsupportedMarkdown, range, "a box to tick inside the text", help);
                }
                Event::Code(code) => {
                    self.finish(&mut run, &mut inlines);
                    inlines.push(Inline::Code(code.into_string()));
                }
                _ => break,
            }
            self.at += 1;
        }
        self.finish(&mut run, &mut inlines);
        inlines
    }

    fn target(&mut self, address: &str, range: Range<usize>) -> Option<LinkTarget> {
        let span = Span::new(self.file, range.start, range.end);
        let (topic, unit) = match address.strip_prefix("topic:") {
            Some(inside) => inside.split_once('#').map_or((Some(inside), None), |(t, u)| (Some(t), Some(u))),
            None => (None, address.strip_prefix('#')),
        };
        if topic.is_none() && unit.is_none() {
            let help = "link to a topic: `[words](topic:papers)` or `[words](topic:papers#letter)`; \
                        a web address belongs in facts.yaml and is placed by `{{its-id}}`";
            self.problem(Code::OutsideLink, range, "a link that leads outside the guide", help);
            return None;
        }
        let topic_id = topic.map(TopicId::new);
        let unit_id = unit.map(UnitId::new);
        if topic_id == Some(None) || unit_id == Some(None) {
            let help = "write it as `topic:papers` or `topic:papers#letter`";
            self.problem(Code::DeadLink, range, "a link to something that cannot be an id", help);
            return None;
        }
        Some(LinkTarget { topic: topic_id.flatten(), unit: unit_id.flatten(), span })
    }

    fn finish(&mut self, run: &mut TextRun<'a>, into: &mut Vec<Inline>) {
        let run = std::mem::take(run);
        if !run.text.is_empty() {
            split(&run, (self.shared, self.file, self.official), into, &mut self.words, &mut self.problems);
        }
    }
}

/// Reads words that stand outside Markdown (a title in the front matter) for facts and citations.
pub(crate) fn words(
    text: &str,
    (shared, file): (&Arc<File>, FileId),
    start: usize,
    problems: &mut Vec<Diagnostic>,
) -> (Vec<Inline>, Line) {
    let mut run = TextRun::default();
    run.push(CowStr::Borrowed(text), start);
    let (mut inlines, mut words) = (Vec::with_capacity(1), Vec::new());
    split(&run, (shared, file, false), &mut inlines, &mut words, problems);
    (inlines, Line { span: Span::new(file, start, start + text.len()), words })
}

/// Parts a run into plain text, `{{facts}}` and `[^citations]`; `words` are the places of the plain text.
fn split(
    run: &TextRun<'_>,
    (shared, file, official): (&Arc<File>, FileId, bool),
    into: &mut Vec<Inline>,
    words: &mut Vec<Words>,
    problems: &mut Vec<Diagnostic>,
) {
    let mut place = |from: usize, to: usize| {
        let span = Span::new(file, run.place(from), run.place(to - 1) + 1);
        if words.is_empty() {
            words.reserve_exact(1);
        }
        words.push(Words { span, official });
    };
    if next_mark(&run.text).is_none() {
        if !run.text.is_empty() {
            place(0, run.text.len());
            into.push(Inline::Text(SharedText::at(shared, run.first, &run.text)));
        }
        return;
    }
    let mut push = |into: &mut Vec<Inline>, from: usize, to: usize| {
        if from < to {
            into.push(Inline::Text(SharedText::at(shared, run.place(from), &run.text[from..to])));
            place(from, to);
        }
    };
    let mut from = 0;
    while let Some((start, open, close)) = next_mark(&run.text[from..]).map(|(at, o, c)| (from + at, o, c)) {
        let Some(length) = run.text[start..].find(close) else {
            let span = Span::new(file, run.place(start), run.place(start) + open.len());
            let (code, what) = if open == "{{" {
                (Code::UnknownFact, "a fact")
            } else {
                (Code::UnknownSource, "a citation")
            };
            let message = format!("{what} that is opened with `{open}` and never closed");
            problems.push(Diagnostic::error(code, span, message, format!("close it with `{close}`")));
            break;
        };
        let end = start + length + close.len();
        let inside = run.text[start + open.len()..start + length].trim();
        let span = Span::new(file, run.place(start), run.place(end - 1) + 1);
        push(into, from, start);
        match mark(open, inside, span) {
            Ok(inline) => into.push(inline),
            Err(problem) => problems.push(problem),
        }
        from = end;
    }
    push(into, from, run.text.len());
}

/// The next mark that opens, with the one that closes it. Only what stands before it is read: a text can hold many of
/// one kind and none of the other.
fn next_mark(text: &str) -> Option<(usize, &'static str, &'static str)> {
    let pairs = text.bytes().zip(text.bytes().skip(1));
    pairs.enumerate().find_map(|(at, pair)| match pair {
        (b'{', b'{') => Some((at, "{{", "}}")),
        (b'[', b'^') => Some((at, "[^", "]")),
        _ => None,
    })
}

fn mark(open: &str, inside: &str, span: Span) -> Result<Inline, Diagnostic> {
    let bad = |id: &str, help: String| {
        Diagnostic::error(Code::BadId, span, format!("`{id}` cannot be an id"), help)
    };
    if open == "{{" {
        let id = FactId::new(inside).ok_or_else(|| bad(inside, OF_IDS.to_owned()))?;
        return Ok(Inline::Fact(id, span));
    }
    let (id, pinpoint) = inside.split_once(',').map_or((inside, None), |(id, pin)| (id, Some(pin.trim())));
    let source = SourceId::new(id.trim()).ok_or_else(|| bad(id, help_for_source(inside)))?;
    Ok(Inline::Cite(Box::new(Citation { source, pinpoint: pinpoint.map(str::to_owned), span })))
}

/// What to write in the place of a word that names no source: a comma may be missing before the place in it.
fn help_for_source(written: &str) -> String {
    let parts = written.trim().split_once(char::is_whitespace);
    match parts.filter(|(id, _)| SourceId::new(id).is_some()) {
        Some((id, place)) => {
            format!("the place in a source stands behind a comma: `[^{id}, {}]`", place.trim_start())
        }
        None => OF_IDS.to_owned(),
    }
}

impl<'a> TextRun<'a> {
    fn push(&mut self, text: CowStr<'a>, place: usize) {
        if self.text.is_empty() {
            self.first = place;
            self.text = match text {
                CowStr::Borrowed(text) => Cow::Borrowed(text),
                other => Cow::Owned(other.into_string()),
            };
        } else {
            self.further.push((self.text.len(), place));
            self.text.to_mut().push_str(&text);
        }
    }

    /// The byte of the file at which byte `at` of the run stands.
    fn place(&self, at: usize) -> usize {
        let piece = self.further.partition_point(|(start, _)| *start <= at).checked_sub(1);
        let (start, place) = piece.map_or((0, self.first), |index| self.further[index]);
        place + at - start
    }
}
