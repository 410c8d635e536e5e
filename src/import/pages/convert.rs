//! Foreign Markdown written anew as the Markdown of a guide: blocks. What a guide does not have is left out and told.

use std::collections::BTreeSet;

use super::facts::FoundFacts;
use super::notes::Footnotes;
use super::targets::{LinkGoal, Targets};
use super::typography::Typography;
use crate::import::dialects::html::{self, HtmlPart, HtmlRow};
use crate::import::dialects::html_tags::{bare, pictures, said_in};
use crate::import::dialects::inline_html::{flat, whole, with_marks};
use crate::import::dialects::seen_words::is_grave;
use crate::import::folders::tags;
use crate::import::left_out::{LeftOut, TO_OTHER_LANGUAGE, short};
use crate::parse::{
    ForeignBlock, ForeignBlockKind, ForeignInline, ForeignInlineKind, ForeignTerm, escaped, foreign,
    plain_words,
};

/// Writes the texts of one page in one language.
#[derive(Debug)]
pub(in crate::import) struct Converter<'a> {
    /// The page, by its path without sign of a language.
    pub page: &'a str,
    /// The file that is read.
    pub path: &'a str,
    /// Where the lines of its text end.
    pub line_ends: Vec<usize>,
    pub targets: &'a Targets,
    pub facts: &'a mut FoundFacts,
    pub left_out: &'a mut Vec<LeftOut>,
    pub typography: &'a Typography,
    /// The byte at which the HTML begins that is read at hand: what stands in it has no place of its own.
    pub html_at: Option<usize>,
    pub notes: Footnotes,
}

impl Converter<'_> {
    /// Blocks as Markdown, without a line end behind them.
    pub(in crate::import) fn blocks(&mut self, blocks: &[ForeignBlock]) -> String {
        self.blocks_in(blocks, false)
    }

    /// Blocks as Markdown; a list in an entry of another one is meant, since its place tells what it belongs to.
    fn blocks_in(&mut self, blocks: &[ForeignBlock], is_entry: bool) -> String {
        let mut written: Vec<String> = Vec::new();
        let numbers = ListNumbers::new(blocks);
        for block in blocks {
            let is_meant = match &block.kind {
                ForeignBlockKind::List(first, items) => {
                    let is_led_to = written.last().is_some_and(|before| leads_in(before));
                    let is_gone_on = first.is_some_and(|first| numbers.has_neighbour(first));
                    is_entry || is_led_to || is_gone_on || is_list(items)
                }
                _ => true,
            };
            let text = self.block(block, is_meant);
            written.extend(Some(text).filter(|text| !text.trim().is_empty()));
        }
        written.join("\n\n")
    }

    /// A line with its tags read as marks, and its signs as the language writes them.
    pub(in crate::import) fn line(&self, inlines: &[ForeignInline]) -> Vec<ForeignInline> {
        let inlines = with_marks(inlines);
        let text = flat(&inlines);
        let addresses = self.facts.addresses(&text);
        self.typography.line(whole(inlines, &addresses), &text, &addresses)
    }

    /// A block; `is_meant` tells of a list that it is one.
    fn block(&mut self, block: &ForeignBlock, is_meant: bool) -> String {
        let at = block.at;
        match &block.kind {
            ForeignBlockKind::Heading(_, _, words) => {
                let (heading, facts) = self.heading_and_facts(words);
                let heading = if heading.is_empty() { heading } else { format!("### {heading}") };
                if facts.is_empty() { heading } else { format!("{heading}\n\n{facts}") }
            }
            ForeignBlockKind::Paragraph(words) if self.is_menu_of_languages(words) => {
                self.gone(at, TO_OTHER_LANGUAGE)
            }
            ForeignBlockKind::Paragraph(words) => {
                let line = self.line(words);
                paragraph(&self.words(&line))
            }
            ForeignBlockKind::List(first, items) => self.list(*first, items, is_meant),
            ForeignBlockKind::Quote(blocks) => self.blocks(blocks),
            ForeignBlockKind::Table(rows) => self.table(rows),
            ForeignBlockKind::Code => self.gone(at, "a block of program code"),
            ForeignBlockKind::Html(written) => self.html_block(at, written),
            ForeignBlockKind::Note(label, blocks) => self.note(at, label, blocks),
            ForeignBlockKind::Terms(terms) => {
                let terms: Vec<String> = terms.iter().map(|term| self.term(term)).collect();
                terms.join("\n\n")
            }
            ForeignBlockKind::TooDeep => self.part_gone(at, "text in too many lists or quotations"),
        }
    }

    /// A footnote where it is explained: it is written where something leads to it.
    fn note(&mut self, at: usize, label: &str, blocks: &[ForeignBlock]) -> String {
        let why = match blocks {
            [ForeignBlock { kind: ForeignBlockKind::Paragraph(words), .. }] => {
                if !self.notes.has(label) {
                    return self.blocks(blocks);
                }
                if self.notes.says(label, words) {
                    return String::new();
                }
                "whose label another one has"
            }
            _ => "of more than one paragraph",
        };
        let words = plain_words(&self.cell_line(blocks));
        self.part_gone(at, &format!("a footnote {why} (`{}`): {words}", short(label)))
    }

    /// A list. One of a single entry that nothing leads in to reads like a sign gone wrong: its entry stands as it is.
    fn list(&mut self, first: Option<u64>, items: &[Vec<ForeignBlock>], is_meant: bool) -> String {
        let texts: Vec<String> = items.iter().map(|item| self.blocks_in(item, true)).collect();
        let texts: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
        if let ([text], false) = (texts.as_slice(), is_meant) {
            let number = first.filter(|_| !text.starts_with(['#', '|', '-']));
            return number.map_or_else(|| text.clone(), |number| format!("{number}\\. {text}"));
        }
        let mut entries = Vec::new();
        let mut number = first;
        for text in texts {
            let mark = number.map_or("- ".to_owned(), |number| format!("{number}. "));
            number = number.map(|number| number.saturating_add(1));
            let indent = format!("\n{}", " ".repeat(mark.len()));
            let text = text.replace('\n', &indent);
            // An empty line has nothing to be indented.
            let text = text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
            entries.push(format!("{mark}{text}"));
        }
        let is_loose = entries.iter().any(|entry| entry.contains("\n\n"));
        entries.join(if is_loose { "\n\n" } else { "\n" })
    }

    fn table(&mut self, rows: &[Vec<Vec<ForeignInline>>]) -> String {
        let mut lines = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let cells: Vec<String> = row.iter().map(|cell| self.cell(cell)).collect();
            lines.push(format!("| {} |", cells.join(" | ")));
            if at == 0 {
                lines.push(format!("|{}", " --- |".repeat(row.len())));
            }
        }
        lines.join("\n")
    }

    fn cell(&mut self, words: &[ForeignInline]) -> String {
        let line = self.line(words);
        let text = self.words(&line);
        text.replace("\\\n", " ").replace('\n', " ").replace('|', "\\|").trim().to_owned()
    }

    /// A table of HTML: as one of ours where its first row names its columns, else a line a row.
    fn html_table(&mut self, rows: &[HtmlRow]) -> String {
        let mut all: Vec<Vec<Vec<ForeignInline>>> = Vec::new();
        for row in rows {
            all.push(row.cells.iter().map(|cell| self.cell_line(&foreign(&escaped(cell.trim())))).collect());
        }
        let is_even = all.iter().all(|row| row.len() == all[0].len());
        if is_even && rows.len() > 1 && rows[0].is_head {
            return self.table(&all);
        }
        let mut lines = Vec::new();
        for row in &all {
            let cells: Vec<String> = row.iter().map(|cell| self.cell(cell).replace("\\|", "|")).collect();
            let cells: Vec<&str> = cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
            lines.push(format!("- {}", escaped(&cells.join(" / "))));
        }
        if let [line] = lines.as_slice() {
            line.trim_start_matches("- ").to_owned()
        } else {
            lines.join("\n")
        }
    }

    fn term(&mut self, term: &ForeignTerm) -> String {
        let (word, facts) = self.heading_and_facts(&term.word);
        let meanings = term.meanings.iter().map(|meaning| self.blocks(meaning));
        let parts: Vec<String> = [format!("**{word}**"), facts].into_iter().chain(meanings).collect();
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    fn html_block(&mut self, at: usize, written: &str) -> String {
        if self.html_at.is_some() {
            // HTML that is read as HTML again, as a tag within code, or a picture alone.
            let words = self.bare_html(at, written);
            let words = self.plain(at, &words);
            return paragraph(&words);
        }
        let read = html::words(written);
        for lost in &read.lost {
            self.gone(at, lost);
        }
        for (name, words) in &read.lost_words {
            self.part_gone(at, &format!("what stands in `<{name}>`: {words}"));
        }
        for (name, said) in &read.said {
            self.said(at, name, said);
        }
        self.html_at = Some(at);
        let mut written = Vec::new();
        for part in &read.parts {
            written.push(match part {
                HtmlPart::Text(text) => self.blocks(&foreign(text)),
                HtmlPart::Table(rows) => self.html_table(rows),
            });
        }
        self.html_at = None;
        written.retain(|text| !text.trim().is_empty());
        if let Some(name) = &read.element {
            let kept = if written.is_empty() { "" } else { ": its words are kept, its tags are not" };
            self.gone(at, &format!("HTML (`<{name}>`){kept}"));
        }
        written.join("\n\n")
    }

    /// The words of HTML without its tags; its pictures and what its tags say are told.
    fn bare_html(&mut self, at: usize, written: &str) -> String {
        for (address, words) in pictures(written) {
            self.picture(at, &address, &words);
        }
        for (name, said) in said_in(written) {
            self.said(at, &name, &said);
        }
        bare(written)
    }

    /// Tells of what a tag says by its attributes.
    pub(in crate::import) fn said(&mut self, at: usize, name: &str, said: &[String]) {
        let what = format!("words of a tag (`<{name}>`): {}", said.join("; "));
        // What a mouse shows over words that stand there is rarely more than these say.
        let is_tooltip = |said: &String| said.starts_with("title = ") && !said.contains(char::is_numeric);
        if is_grave(said) && !said.iter().all(is_tooltip) {
            self.part_gone(at, &what)
        } else {
            self.gone(at, &what)
        };
    }

    /// The lines of blocks as one, as a cell holds them; what it cannot hold is told.
    fn cell_line(&mut self, blocks: &[ForeignBlock]) -> Vec<ForeignInline> {
        let mut line: Vec<ForeignInline> = Vec::new();
        for block in blocks {
            let ForeignBlock { at, kind } = block;
            let text = |words: String| vec![ForeignInline { at: *at, kind: ForeignInlineKind::Text(words) }];
            let words = match kind {
                ForeignBlockKind::Paragraph(words) | ForeignBlockKind::Heading(_, _, words) => words.clone(),
                ForeignBlockKind::List(_, items) => {
                    items.iter().flat_map(|item| self.cell_line(item)).collect()
                }
                ForeignBlockKind::Quote(blocks) => self.cell_line(blocks),
                ForeignBlockKind::Html(written) => text(self.bare_html(*at, written)),
                ForeignBlockKind::Terms(terms) => {
                    let mut words = Vec::new();
                    for term in terms {
                        words.extend(term.word.clone());
                        words.extend(text(" ".to_owned()));
                        term.meanings.iter().for_each(|meaning| words.extend(self.cell_line(meaning)));
                    }
                    words
                }
                ForeignBlockKind::Table(rows) => {
                    let cells = rows.iter().flatten();
                    cells.flat_map(|cell| cell.iter().cloned().chain(text(" ".to_owned()))).collect()
                }
                ForeignBlockKind::Note(_, blocks) => self.cell_line(blocks),
                ForeignBlockKind::Code | ForeignBlockKind::TooDeep => text(self.block(block, true)),
            };
            if !line.is_empty() {
                line.push(ForeignInline { at: *at, kind: ForeignInlineKind::Break });
            }
            line.extend(words);
        }
        line
    }

    /// Whether a line holds nothing but names of languages, of which one at least leads to the page at hand in that one: without
    /// their links they would say nothing.
    fn is_menu_of_languages(&self, line: &[ForeignInline]) -> bool {
        let is_name = |words: &str| {
            let mut names = words.split(['|', '/', '·', '•', ',', '-', '–', '—', ':']).map(str::trim);
            names.all(|name| !name.contains(char::is_alphanumeric) || tags::named(name).is_some())
        };
        let mut has_other = false;
        let is_of_menu = |inline: &ForeignInline| match &inline.kind {
            ForeignInlineKind::Text(words) => is_name(words),
            ForeignInlineKind::Strong(words) => is_name(&plain_words(words)),
            ForeignInlineKind::Link(address, _) => {
                let is_other = self.targets.follow(address, self.page, self.path) == LinkGoal::OtherLanguage;
                has_other |= is_other;
                is_other || is_name(&plain_words(std::slice::from_ref(inline)))
            }
            ForeignInlineKind::Break => true,
            _ => false,
        };
        let has_link = line.iter().any(|inline| matches!(inline.kind, ForeignInlineKind::Link(..)));
        has_link && line.iter().all(is_of_menu) && has_other
    }

    /// Tells of footnotes that are not on the page.
    pub(in crate::import) fn tell_unused_notes(&mut self) {
        for (label, is_refused, note) in self.notes.unwritten() {
            let why =
                if is_refused { "of a heading or of another footnote" } else { "that nothing leads to" };
            let what = format!("a footnote {why} (`{label}`): {}", plain_words(note));
            self.left_out.push(LeftOut::part(self.path, 0, what));
        }
    }

    /// Notes that a detail is left out; nothing stands in its place.
    pub(in crate::import) fn gone(&mut self, at: usize, what: &str) -> String {
        let line = self.line_of(at);
        self.left_out.push(LeftOut::new(self.path, line, what));
        String::new()
    }

    /// Notes that a part of the page is left out; nothing stands in its place.
    fn part_gone(&mut self, at: usize, what: &str) -> String {
        let line = self.line_of(at);
        self.left_out.push(LeftOut::part(self.path, line, what));
        String::new()
    }

    /// The line of a place, from 1; of what HTML holds, where that begins.
    fn line_of(&self, at: usize) -> usize {
        let at = self.html_at.unwrap_or(at);
        self.line_ends.partition_point(|end| *end < at) + 1
    }
}

/// Words as a paragraph: no line of it begins as structure does.
fn paragraph(words: &str) -> String {
    let lines = words.split("\\\n").map(str::trim).filter(|line| !line.is_empty());
    let kept = lines.map(|line| {
        let is_rule_of_table =
            line.starts_with('|') || line.contains('-') && line.chars().all(|c| " -:|".contains(c));
        if is_rule_of_table && line.contains('|') { format!("\\{line}") } else { escaped(line).into_owned() }
    });
    kept.collect::<Vec<_>>().join("\\\n")
}

/// Whether entries hold lists or boxes to tick, as only those of a list do.
fn is_list(items: &[Vec<ForeignBlock>]) -> bool {
    items.iter().flatten().any(|block| match &block.kind {
        ForeignBlockKind::List(..) => true,
        ForeignBlockKind::Paragraph(words) => {
            words.first().is_some_and(|first| first.kind == ForeignInlineKind::Box)
        }
        _ => false,
    })
}

/// Whether what is written leads in to a list, also one of a single entry.
fn leads_in(written: &str) -> bool {
    written.trim_end_matches(['*', ')']).ends_with([':', '：', '፦', '፥'])
}

/// The numbers with which the lists among some blocks begin, and those that would come behind each.
struct ListNumbers {
    starts: BTreeSet<u64>,
    ends: BTreeSet<u64>,
}

impl ListNumbers {
    fn new(blocks: &[ForeignBlock]) -> Self {
        let numbers = blocks.iter().filter_map(|block| match &block.kind {
            ForeignBlockKind::List(Some(first), items) => {
                Some((*first, first.saturating_add(items.len() as u64)))
            }
            _ => None,
        });
        let (starts, ends) = numbers.unzip();
        Self { starts, ends }
    }

    /// Whether a list that begins with a number goes on with those of another one, or another one goes on with it.
    fn has_neighbour(&self, first: u64) -> bool {
        self.ends.contains(&first) || first.checked_add(1).is_some_and(|next| self.starts.contains(&next))
    }
}
