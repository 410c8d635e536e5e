//! The catalog as one page that works without connection: its view, and the template filled with it.

use serde::Serialize;

use crate::check::state::State;
use crate::guide::fingerprint::Fingerprint;
use crate::kit::catalog::{Catalog, Entry, EntryId, Segment, SegmentKind};
use crate::kit::diff::{self, DiffKind};
use crate::kit::json;
use crate::kit::placeholder::Placeholder;
use crate::kit::submission::LONGEST_QUESTION;
use crate::parse::PieceKind;
use crate::worksheet::{Worksheet, WorksheetError};

const WORKSHEET: Worksheet = Worksheet {
    template: include_str!("page/kit.html"),
    style: include_str!("page/kit.css"),
    script: concat!(
        include_str!("page/tokens.js"),
        include_str!("page/faults.js"),
        include_str!("page/seen.js"),
        include_str!("page/kit.js")
    ),
};

/// What the template sees.
#[derive(Serialize)]
struct View<'a> {
    guide: &'a str,
    title: &'a str,
    edition: &'a str,
    /// The source language.
    source: &'a str,
    lang: &'a str,
    /// The official language, in which marked words stay.
    official: &'a str,
    dir: &'static str,
    name: &'a str,
    /// Names the state the page was made from, so that what another one kept is not mixed in.
    kit: String,
    version: u64,
    longest_question: usize,
    /// How many entries there are.
    entries: usize,
    pages: Vec<PageEntriesView<'a>>,
}

/// The entries of one page of the guide, or the names, or the interface strings.
#[derive(Serialize)]
struct PageEntriesView<'a> {
    /// `page`, `parts`, `names` or `words`.
    group: &'static str,
    /// Of a page, its title in the source language.
    title: &'a str,
    entries: Vec<EntryView<'a>>,
}

#[derive(Serialize)]
struct EntryView<'a> {
    id: String,
    name: String,
    from: String,
    base: String,
    state: &'static str,
    safety: bool,
    source: &'a str,
    /// The translation as a whole, where it does not fit the boxes.
    lost: Option<&'a str>,
    /// Whether the source has changed and nobody knows how.
    unknown: bool,
    /// Whether there is a translation that can be called right as it stands.
    comparable: bool,
    terms: Vec<EntryTermView<'a>>,
    parts: Vec<SegmentView<'a>>,
    /// The id of the box for a question.
    question: String,
    asked: Vec<AskedView<'a>>,
}

/// What a translator has asked before.
#[derive(Serialize)]
struct AskedView<'a> {
    question: &'a str,
    answer: Option<&'a str>,
}

/// How the language says what the source text speaks of.
#[derive(Serialize)]
struct EntryTermView<'a> {
    source: &'a str,
    words: String,
    note: &'a str,
}

#[derive(Serialize)]
struct SegmentView<'a> {
    /// The id of its box.
    #[serde(rename = "box")]
    box_id: String,
    kind: &'static str,
    /// What it is in the finished text, in a word of the page's style.
    look: &'static str,
    form: &'static str,
    behind: bool,
    moved: bool,
    translation: &'a str,
    rows: usize,
    runs: Vec<RunView<'a>>,
    plain: &'a str,
    changes: Vec<Changed>,
    chips: Vec<Chip>,
    marks_json: String,
    /// Program code right behind it.
    code: &'a [String],
}

/// A run of a source text: words, or a token with what it stands for.
#[derive(Serialize)]
struct RunView<'a> {
    text: &'a str,
    token: &'a str,
    label: String,
}

#[derive(Serialize)]
struct Changed {
    change: &'static str,
    text: String,
}

/// A button that puts a token into the box.
#[derive(Serialize)]
struct Chip {
    number: usize,
    token: String,
    kind: &'static str,
    label: String,
    pair: bool,
    optional: bool,
    /// What readers see in its place.
    shown: String,
}

/// The page as HTML.
pub fn page(catalog: &Catalog) -> Result<String, WorksheetError> {
    let prints: String =
        catalog.entries.iter().map(|entry| format!("{} {}\n", entry.id, entry.print)).collect();
    let view = View {
        guide: &catalog.guide,
        title: &catalog.title,
        edition: &catalog.edition,
        source: catalog.source.as_str(),
        lang: catalog.lang.as_str(),
        official: catalog.official.as_str(),
        dir: catalog.direction.as_str(),
        name: &catalog.name,
        kit: Fingerprint::of(&format!("{}{prints}", catalog.base())).to_string(),
        version: json::VERSION,
        longest_question: LONGEST_QUESTION,
        entries: catalog.entries.len(),
        pages: pages(catalog),
    };
    WORKSHEET.draw(&catalog.lang, &view)
}

fn pages(catalog: &Catalog) -> Vec<PageEntriesView<'_>> {
    let mut pages: Vec<PageEntriesView<'_>> = Vec::new();
    for (index, entry) in catalog.entries.iter().enumerate() {
        let group = match &entry.id {
            EntryId::PartTitle(_) => "parts",
            EntryId::Fact(_) => "names",
            EntryId::Words(_) => "words",
            EntryId::Title(_) | EntryId::Unit(..) => "page",
        };
        let (title, view) = (entry.page.as_str(), entry_view(catalog, entry, index));
        match pages.last_mut().filter(|page| (page.group, page.title) == (group, title)) {
            Some(page) => page.entries.push(view),
            None => pages.push(PageEntriesView { group, title, entries: vec![view] }),
        }
    }
    pages
}

fn entry_view<'a>(catalog: &'a Catalog, entry: &'a Entry, index: usize) -> EntryView<'a> {
    let is_lost = entry.parts.iter().all(|part| part.translation.is_empty());
    let name = entry.parts.first().map_or("", |part| part.source.as_str());
    EntryView {
        id: entry.id.to_string(),
        name: plain(name),
        from: entry.print.to_string(),
        base: entry.base().map(|print| print.to_string()).unwrap_or_default(),
        state: entry.state.as_str(),
        safety: entry.safety,
        source: &entry.source,
        lost: entry.old.as_deref().filter(|_| is_lost),
        unknown: entry.was.is_none() && entry.parts.iter().any(|part| part.behind && !part.moved),
        comparable: entry.state != State::Missing || entry.parts.iter().any(|part| part.moved),
        terms: entry
            .terms
            .iter()
            .map(|term| EntryTermView {
                source: &term.source,
                words: term.listed(),
                note: term.note.as_deref().unwrap_or_default(),
            })
            .collect(),
        parts: entry.parts.iter().enumerate().map(|(at, part)| part_view(catalog, part, index, at)).collect(),
        question: format!("q{index}"),
        asked: entry
            .asked
            .iter()
            .map(|asked| AskedView { question: &asked.words, answer: asked.answer.as_deref() })
            .collect(),
    }
}

fn part_view<'a>(catalog: &'a Catalog, part: &'a Segment, index: usize, at: usize) -> SegmentView<'a> {
    let longest = part.source.chars().count().max(part.translation.chars().count());
    let chips: Vec<Chip> =
        part.marks.iter().enumerate().map(|(at, mark)| chip(catalog, at + 1, mark)).collect();
    let marks: Vec<_> = chips
        .iter()
        .map(|chip| {
            serde_json::json!({
                "kind": chip.kind, "pair": chip.pair, "optional": chip.optional, "shown": chip.shown
            })
        })
        .collect();
    let changes = part.was.as_deref().filter(|_| part.behind).map(|was| diff::words(was, &part.source));
    SegmentView {
        box_id: format!("b{index}-{at}"),
        kind: if let SegmentKind::Form(_) = part.kind {
            SegmentKind::Words.as_str()
        } else {
            part.kind.as_str()
        },
        look: look(part.kind),
        form: if let SegmentKind::Form(form) = part.kind { form } else { "" },
        behind: part.behind,
        moved: part.moved,
        translation: &part.translation,
        rows: (longest / 38 + 1).min(12),
        runs: runs(&part.source, &chips),
        plain: &part.source,
        changes: changes.unwrap_or_default().into_iter().map(changed).collect(),
        marks_json: serde_json::to_string(&marks).unwrap_or_default(),
        chips,
        code: &part.code,
    }
}

/// What a part is in the finished text.
fn look(kind: SegmentKind) -> &'static str {
    match kind {
        SegmentKind::Piece(PieceKind::Heading) | SegmentKind::Title => "head",
        SegmentKind::Piece(PieceKind::Tick) => "tick",
        SegmentKind::Piece(PieceKind::Line) => "line",
        SegmentKind::Piece(PieceKind::Cell) => "cell",
        SegmentKind::Piece(PieceKind::Term) => "term",
        SegmentKind::Piece(PieceKind::Meaning) => "meaning",
        SegmentKind::Piece(PieceKind::Paragraph)
        | SegmentKind::Summary
        | SegmentKind::Name
        | SegmentKind::Words
        | SegmentKind::Form(_) => "plain",
    }
}

fn changed(run: diff::DiffRun) -> Changed {
    let change = match run.change {
        DiffKind::Same => "same",
        DiffKind::Gone => "gone",
        DiffKind::New => "new",
    };
    Changed { change, text: run.text }
}

fn chip(catalog: &Catalog, number: usize, mark: &Placeholder) -> Chip {
    let pair = mark.close.is_some();
    let token = if pair { format!("⟦{number}⟧…⟦/{number}⟧") } else { format!("⟦{number}⟧") };
    let (kind, label) = (mark.kind.as_str(), catalog.labels.label(mark));
    let shown = catalog.labels.shown(mark);
    Chip { number, token, kind, label, pair, optional: mark.kind.may_go(), shown }
}

/// A source text in runs of words and tokens.
fn runs<'a>(source: &'a str, chips: &[Chip]) -> Vec<RunView<'a>> {
    let mut runs = Vec::new();
    let mut rest = source;
    while let Some((before, after)) = rest.split_once('⟦') {
        let Some((inside, _)) = after.split_once('⟧') else { break };
        let token = &rest[before.len()..before.len() + '⟦'.len_utf8() + inside.len() + '⟧'.len_utf8()];
        let chip = inside.parse::<usize>().ok().and_then(|number| chips.get(number.checked_sub(1)?));
        // A source's title is long, and said on its button.
        let label = chip
            .filter(|chip| !chip.pair && chip.kind != "source")
            .map(|chip| chip.label.clone())
            .unwrap_or_default();
        runs.push(RunView { text: before, token: "", label: String::new() });
        runs.push(RunView { text: "", token, label });
        rest = &rest[before.len() + token.len()..];
    }
    runs.push(RunView { text: rest, token: "", label: String::new() });
    runs.retain(|run| !run.text.is_empty() || !run.token.is_empty());
    runs
}

/// Words without their tokens, for a heading.
fn plain(source: &str) -> String {
    let parts = source.split('⟦').enumerate();
    parts
        .map(|(at, part)| if at == 0 { part } else { part.split_once('⟧').map_or("", |(_, rest)| rest) })
        .collect()
}
