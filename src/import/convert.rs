//! Foreign Markdown written anew as the Markdown of a guide: blocks. What a guide does not have is left out and told.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::FoundFacts;
use super::html;
use super::left_out::LeftOut;
use super::targets::Targets;
use crate::parse::{ForeignBlock, ForeignBlockKind, ForeignInline, ForeignTerm, escaped};

/// Writes the texts of one page in one language.
#[derive(Debug)]
pub(super) struct Converter<'a> {
    /// The page, by its path without sign of a language.
    pub page: &'a str,
    /// The file that is read.
    pub path: &'a str,
    /// Its text, as it was read.
    pub text: &'a str,
    pub targets: &'a Targets,
    pub facts: &'a mut FoundFacts,
    pub left_out: &'a mut Vec<LeftOut>,
    /// What footnotes say, by their labels.
    pub notes: BTreeMap<String, Vec<ForeignInline>>,
    /// What has been told, by line.
    pub told: BTreeSet<(usize, String)>,
}

impl Converter<'_> {
    /// Blocks as Markdown, without a line end behind them.
    pub(super) fn blocks(&mut self, blocks: &[ForeignBlock]) -> String {
        let written: Vec<String> = blocks.iter().map(|block| self.block(block)).collect();
        let written: Vec<String> = written.into_iter().filter(|block| !block.trim().is_empty()).collect();
        written.join("\n\n")
    }

    fn block(&mut self, block: &ForeignBlock) -> String {
        let at = block.at;
        match &block.kind {
            ForeignBlockKind::Heading(_, _, words) => {
                let heading = self.heading(words);
                let facts = self.facts_of_heading(words);
                let heading = if heading.is_empty() { heading } else { format!("### {heading}") };
                if facts.is_empty() { heading } else { format!("{heading}\n\n{facts}") }
            }
            ForeignBlockKind::Paragraph(words) => paragraph(&self.words(words)),
            ForeignBlockKind::List(first, items) => self.list(*first, items),
            ForeignBlockKind::Quote(blocks) => self.blocks(blocks),
            ForeignBlockKind::Table(rows) => self.table(rows),
            ForeignBlockKind::Code => self.gone(at, "a block of program code"),
            ForeignBlockKind::Html(written) => self.html_block(at, written),
            ForeignBlockKind::Note(_, blocks) => match blocks.as_slice() {
                [ForeignBlock { kind: ForeignBlockKind::Paragraph(_), .. }] => String::new(),
                _ => self.gone(at, "a footnote of more than one paragraph"),
            },
            ForeignBlockKind::Terms(terms) => {
                let terms: Vec<String> = terms.iter().map(|term| self.term(term)).collect();
                terms.join("\n\n")
            }
            ForeignBlockKind::TooDeep => self.gone(at, "text in too many lists or quotations"),
        }
    }

    fn list(&mut self, first: Option<u64>, items: &[Vec<ForeignBlock>]) -> String {
        let mut entries = Vec::new();
        let mut number = first;
        for item in items {
            let text = self.blocks(item);
            if text.is_empty() {
                continue;
            }
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
        self.words(words).replace("\\\n", " ").replace('\n', " ").replace('|', "\\|").trim().to_owned()
    }

    fn term(&mut self, term: &ForeignTerm) -> String {
        let word = self.heading(&term.word);
        let meanings: Vec<String> = term.meanings.iter().map(|meaning| self.blocks(meaning)).collect();
        format!("**{word}**\n\n{}", meanings.join("\n\n"))
    }

    fn html_block(&mut self, at: usize, written: &str) -> String {
        let read = html::words(written);
        if let Some(name) = &read.element {
            let kept = if read.paragraphs.is_empty() { "" } else { ": its words are kept, its tags are not" };
            self.gone(at, &format!("HTML (`<{name}>`){kept}"));
        }
        for lost in &read.lost {
            self.gone(at, lost);
        }
        let mut paragraphs = Vec::new();
        for (words, addresses) in &read.paragraphs {
            let mut text = self.plain(at, words);
            for address in addresses {
                let fact = self.outside(at, address);
                text.push_str(&fact.map(|id| format!(" ({{{{{id}}}}})")).unwrap_or_default());
            }
            paragraphs.push(paragraph(&text));
        }
        paragraphs.join("\n\n")
    }

    /// Notes that something is left out; nothing stands in its place.
    pub(super) fn gone(&mut self, at: usize, what: &str) -> String {
        let line = self.text.get(..at).map_or(0, |before| before.matches('\n').count()) + 1;
        if self.told.insert((line, what.to_owned())) {
            self.left_out.push(LeftOut::new(self.path, line, what));
        }
        String::new()
    }
}

/// Words as a paragraph: no line of it begins as structure does.
fn paragraph(words: &str) -> String {
    let lines = words.split("\\\n").map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| escaped(line).into_owned()).collect::<Vec<_>>().join("\\\n")
}
