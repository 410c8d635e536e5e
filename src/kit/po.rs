//! The catalog as gettext PO, for Poedit, Weblate and their like: the one door to the PO library.
//!
//! One message a part; its context is the entry's id and the part's number, its `msgid` the source with tokens, so
//! that ids and links cannot be edited. What is behind is `fuzzy` and shows the source it was made from.

mod grammar;

use std::collections::BTreeMap;

use ferrocat_po::{
    Header, MsgStr, ParsePosition, PoFile, PoItem, SerializeOptions, escape_string, parse_po, stringify_po,
    unescape_string,
};

use crate::check::state::State;
use crate::guide::article::Label;
use crate::guide::fingerprint::Fingerprint;
use crate::kit::catalog::{Catalog, Entry, Segment, SegmentKind};
use crate::kit::placeholder::{Placeholder, PlaceholderKind};
use crate::kit::placeholder_labels::PlaceholderLabels;
use crate::kit::plural;
use crate::kit::submission::{
    Base, LONGEST_QUESTION, MadeFrom, ReadError, Submission, SubmittedEntry, Unplaced,
};
use crate::normalization::folded;
use crate::worksheet::on_one_line;

/// Nobody: the translator before there is one.
const NOBODY: &str = "unknown";

/// The catalog as a PO file.
pub fn to_po(catalog: &Catalog, base: Fingerprint) -> String {
    let header = |key: &str, value: String| Header { key: key.to_owned(), value };
    let day = format!("{} 12:00+0000", catalog.day);
    let headers = vec![
        header("Project-Id-Version", format!("{} {}", catalog.title, catalog.edition)),
        header("Report-Msgid-Bugs-To", String::new()),
        header("POT-Creation-Date", day.clone()),
        header("PO-Revision-Date", day),
        header("Last-Translator", NOBODY.to_owned()),
        header("Language-Team", catalog.name.clone()),
        header("Language", catalog.lang.as_str().replace('-', "_")),
        header("MIME-Version", "1.0".to_owned()),
        header("Content-Type", "text/plain; charset=UTF-8".to_owned()),
        header("Content-Transfer-Encoding", "8bit".to_owned()),
        header("Plural-Forms", plural::header(&catalog.formats)),
        header("X-Wayleaf-Guide", catalog.guide.clone()),
        header("X-Wayleaf-Language", catalog.lang.to_string()),
        header("X-Wayleaf-Edition", catalog.edition.clone()),
        header("X-Wayleaf-Base", base.to_string()),
        header("X-Wayleaf-Made", String::new()),
    ];
    let mut items = Vec::new();
    let mut before = Vec::new();
    for entry in &catalog.entries {
        if matches!(entry.parts.first().map(|part| part.kind), Some(SegmentKind::Form(_))) {
            items.push(plural_item(entry, &catalog.labels));
            continue;
        }
        for (index, part) in entry.parts.iter().enumerate() {
            let context = format!("{}/{}", entry.id, index + 1);
            if let Some(was) = part.was.as_deref().filter(|_| part.behind) {
                before.push((context.clone(), escape_string(was)));
            }
            items.push(item(entry, part, context, &catalog.labels));
        }
    }
    let file = PoFile { comments: Vec::new(), extracted_comments: Vec::new(), headers, items };
    let text = stringify_po(&file, &SerializeOptions::default());
    with_previous(&text, &before)
}

/// The library leaves out `#| msgid`, by which editors show what has changed; contexts are in the file's order.
fn with_previous(text: &str, before: &[(String, String)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut waiting = before.iter().peekable();
    for line in text.split_inclusive('\n') {
        if let Some((context, was)) = waiting.peek()
            && line.trim_end() == format!("msgctxt \"{context}\"")
        {
            out.push_str(&format!("#| msgid \"{was}\"\n"));
            waiting.next();
        }
        out.push_str(line);
    }
    out
}

fn item(entry: &Entry, part: &Segment, context: String, labels: &PlaceholderLabels) -> PoItem {
    let mut flags: Vec<String> = Vec::new();
    if part.behind && !part.translation.is_empty() {
        flags.push("fuzzy".to_owned());
    }
    PoItem {
        msgid: part.source.clone(),
        msgctxt: Some(context),
        extracted_comments: comments(entry, part, labels).into(),
        msgstr: MsgStr::Singular(part.translation.clone()),
        flags: flags.into(),
        ..PoItem::new(1)
    }
}

/// An interface string with plural forms.
fn plural_item(entry: &Entry, labels: &PlaceholderLabels) -> PoItem {
    let form = |wanted: &'static str| entry.parts.iter().find(|part| part.kind == SegmentKind::Form(wanted));
    let other = form("other").or(entry.parts.last());
    let source = |part: Option<&Segment>| part.map(|part| part.source.clone()).unwrap_or_default();
    let categories: Vec<&str> = entry.parts.iter().map(|part| part.kind.as_str()).collect();
    let mut comments = other.map(|other| comments(entry, other, labels)).unwrap_or_default();
    comments.push(format!("Forms: {}", categories.join(", ")));
    PoItem {
        msgid: source(form("one").or(other)),
        msgid_plural: Some(source(other)),
        msgctxt: Some(format!("{}/1", entry.id)),
        extracted_comments: comments.into(),
        msgstr: MsgStr::Plural(entry.parts.iter().map(|part| part.translation.clone()).collect()),
        ..PoItem::new(entry.parts.len())
    }
}

/// What an editor shows beside a message.
fn comments(entry: &Entry, part: &Segment, labels: &PlaceholderLabels) -> Vec<String> {
    let mut lines = Vec::new();
    let page = if entry.page.is_empty() { String::new() } else { format!("{}: ", entry.page) };
    lines.push(format!("{page}{}", part.kind.as_str()));
    if entry.safety {
        lines.push("Safety: a wrong text here can do a reader great harm.".to_owned());
    }
    if entry.state == State::Withheld {
        lines.push("Withheld: readers see the source text until this is translated anew.".to_owned());
    }
    if part.moved {
        lines.push("Taken over from another place of the guide: compare it with its source.".to_owned());
    }
    lines.extend(entry.terms.iter().map(|term| {
        let note = term.note.as_deref().map(|note| format!(" ({note})")).unwrap_or_default();
        format!("Term: {} = {}{note}", term.source, term.listed())
    }));
    for asked in &entry.asked {
        lines.push(format!("Asked: {}", folded(&asked.words)));
        lines.extend(asked.answer.as_deref().map(|answer| format!("The author answers: {}", folded(answer))));
    }
    for code in &part.code {
        lines.push("Behind it stands this, which stays as it is:".to_owned());
        lines.extend(code.lines().map(|line| format!("    {line}")));
    }
    lines.extend(part.marks.iter().enumerate().map(|(at, mark)| meaning(at + 1, mark, labels)));
    lines
}

fn meaning(number: usize, mark: &Placeholder, labels: &PlaceholderLabels) -> String {
    match (mark.kind, &mark.close) {
        (PlaceholderKind::Strong, _) => format!("⟦{number}⟧…⟦/{number}⟧ = bold"),
        (_, Some(_)) => format!("⟦{number}⟧…⟦/{number}⟧ = link to {}", labels.label(mark)),
        (_, None) => format!("⟦{number}⟧ = {}", labels.label(mark)),
    }
}

/// Reads a PO file that an editor has saved.
pub(super) fn read(text: &str) -> Result<Submission, ReadError> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let messages = grammar::messages(&text)?;
    vet_plurals(&text)?;
    let file = parse_po(&text).map_err(|fault| {
        ReadError::Po(fault.position().map_or(1, ParsePosition::line), fault.message().to_owned())
    })?;
    let headers: BTreeMap<&str, &str> =
        file.headers.iter().map(|header| (header.key.as_str(), header.value.trim())).collect();
    let word = |name: &str| headers.get(name).copied().unwrap_or_default().to_owned();
    let is_placed = |item: &PoItem| item.msgctxt.as_deref().and_then(entry_and_number).is_some();
    if !headers.contains_key("X-Wayleaf-Guide") && !file.items.iter().any(is_placed) {
        return Err(ReadError::ForeignPo(is_of_a_book(&text)));
    }
    let made = word("X-Wayleaf-Made");
    let base = Base::All(Fingerprint::parse(&word("X-Wayleaf-Base")));
    let by = word("Last-Translator");
    let by = by.split('<').next().unwrap_or_default().trim();
    Ok(Submission {
        guide: word("X-Wayleaf-Guide"),
        lang: word("X-Wayleaf-Language"),
        edition: word("X-Wayleaf-Edition"),
        by: if by == NOBODY { String::new() } else { by.to_owned() },
        label: Label::WORDS.iter().find(|(word, _)| *word == made).map(|(_, label)| *label),
        is_reading: false,
        entries: entries(&file, base)?,
        unplaced: unplaced(&messages),
    })
}

/// Whether a PO file names texts of a book as mdBook's helpers do: `#: src/SUMMARY.md:3`.
fn is_of_a_book(text: &str) -> bool {
    text.lines().any(|line| line.starts_with("#: ") && line.contains(".md"))
}

/// The entry and the number of a message, as its context names them: `topic#unit/2`.
fn entry_and_number(context: &str) -> Option<(&str, usize)> {
    let (id, number) = context.rsplit_once('/')?;
    let number = number.parse().ok().filter(|number| (1..10_000).contains(number))?;
    Some((id, number))
}

/// The messages that belong to no entry, or say nothing: the library passes over the latter.
fn unplaced(messages: &[grammar::Message]) -> Vec<Unplaced> {
    let is_header =
        |at: usize, message: &grammar::Message| at == 0 && message.is_empty && message.context.is_empty();
    let lost = messages.iter().enumerate().filter_map(|(at, message)| {
        let context = unescape_string(&message.context).unwrap_or_default();
        let is_lost = message.is_empty || entry_and_number(&context).is_none();
        let counts = is_lost && !message.is_obsolete && !is_header(at, message);
        counts.then_some(Unplaced { line: message.line, context })
    });
    lost.collect()
}

/// The messages put together again by entry.
fn entries(file: &PoFile, base: Base) -> Result<Vec<SubmittedEntry>, ReadError> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found: Vec<(String, BTreeMap<usize, &PoItem>)> = Vec::new();
    for item in file.items.iter().filter(|item| !item.obsolete) {
        let Some((id, number)) = item.msgctxt.as_deref().and_then(entry_and_number) else { continue };
        let place = *places.entry(id).or_insert_with(|| {
            found.push((id.to_owned(), BTreeMap::new()));
            found.len() - 1
        });
        if found[place].1.insert(number, item).is_some() {
            return Err(ReadError::Twice(format!("{id}/{number}")));
        }
    }
    Ok(found.into_iter().map(|(id, items)| entry(id, &items, base)).collect())
}

fn entry(id: String, items: &BTreeMap<usize, &PoItem>, base: Base) -> SubmittedEntry {
    // As gettext has it: `fuzzy` is to be looked at, and an empty `msgstr` is not translated.
    let is_fuzzy = |item: &PoItem| item.flags.iter().any(|flag| flag == "fuzzy");
    let unfinished = items.values().any(|item| {
        is_fuzzy(item) || !item.msgid.is_empty() && item.msgstr.iter().all(|text| text.trim().is_empty())
    });
    let mut sources = Vec::new();
    let mut parts = Vec::new();
    for (number, item) in items {
        match &item.msgid_plural {
            // The forms of one message have the source of the plural, as they had when they were handed out.
            Some(plural) => {
                let forms: Vec<String> = item.msgstr.iter().map(str::to_owned).collect();
                sources.extend((0..forms.len()).map(|form| (number + form, plural.clone())));
                parts.extend(forms);
            }
            None => {
                sources.push((*number, item.msgid.clone()));
                parts.push(item.msgstr.first().unwrap_or_default().to_owned());
            }
        }
    }
    // What a translator notes beside a message is for the author to read.
    let notes = items.values().flat_map(|item| item.comments.iter()).map(String::as_str);
    let question = on_one_line(&notes.collect::<Vec<_>>().join(" "));
    SubmittedEntry {
        id,
        from: MadeFrom::Parts(sources),
        base,
        parts,
        unfinished,
        compared: false,
        is_right: false,
        question: question.chars().take(LONGEST_QUESTION).collect(),
    }
}

/// Keeps from the library a number of plural forms that no language has, which it would make room for.
fn vet_plurals(text: &str) -> Result<(), ReadError> {
    for (index, line) in text.lines().enumerate() {
        let number = line.split_once("nplurals=").map(|(_, after)| after.trim_start());
        let digits = number.map_or(0, |number| number.bytes().take_while(u8::is_ascii_digit).count());
        if digits > 1 {
            return Err(ReadError::Po(index + 1, "no language has so many plural forms".to_owned()));
        }
    }
    Ok(())
}
