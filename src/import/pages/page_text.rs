//! One text of a page, read: its title, what stands before its first heading, and its sections.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::Value;

use super::hero::{Hero, hero};
use super::publication::unpublished;
use crate::calendar::Day;
use crate::i18n::lang::Lang;
use crate::import::dialects::front::{self, words};
use crate::import::dialects::html_tags::bare;
use crate::import::dialects::prepare::{PreparedText, prepared};
use crate::import::dialects::values::{PageValues, SiteValues};
use crate::import::left_out::LeftOut;
use crate::parse::{ForeignBlock, ForeignBlockKind, ForeignInline, ForeignInlineKind, foreign, plain_words};

/// A text of a page in one language.
#[derive(Debug, Default)]
pub(in crate::import) struct PageText {
    /// The file it stands in.
    pub path: String,
    /// The file as it was read: places are counted in it.
    pub text: String,
    /// The bytes of it that stand in notes and tabs, in their order.
    pub boxes: Vec<Range<usize>>,
    pub title: Option<String>,
    /// A heading of the first level that says something else than the title.
    pub heading: Option<String>,
    /// The heading of the first level as it is written, with its links and pictures.
    pub title_line: Vec<ForeignInline>,
    pub description: Option<String>,
    /// What stands under the title, once it was chosen.
    pub summary: Option<String>,
    /// The place among its neighbours.
    pub weight: Option<f64>,
    /// The title of the page that it stands under.
    pub parent: Option<String>,
    /// The day it bears.
    pub day: Option<Day>,
    /// Why readers of the old texts did not have it, where they did not.
    pub unpublished: Option<&'static str>,
    /// The addresses it has beside that of its path, from the folder of its page, or from the top where they begin with `/`.
    pub routes: Vec<String>,
    /// What stands before the first heading.
    pub intro: Vec<ForeignBlock>,
    pub sections: Vec<PageSection>,
    /// What footnotes say, by their labels.
    pub notes: BTreeMap<String, Vec<ForeignInline>>,
}

/// The texts that were read, by page and language.
pub(in crate::import) type ReadPages = BTreeMap<String, BTreeMap<Lang, PageText>>;

/// A heading with what stands under it.
#[derive(Debug, Default)]
pub(in crate::import) struct PageSection {
    /// The byte its heading begins at.
    pub at: usize,
    pub id: Option<String>,
    pub heading: Vec<ForeignInline>,
    pub body: Vec<ForeignBlock>,
}

/// Reads a text.
pub(in crate::import) fn page_text(
    path: &str,
    lang: &Lang,
    text: &str,
    site: &SiteValues,
    today: Day,
    left_out: &mut Vec<LeftOut>,
) -> PageText {
    let front = front::front(text);
    if front.is_broken {
        left_out.push(LeftOut::part(path, 1, "the front matter, which cannot be read"));
    }
    let values = &front.values;
    let unpublished = unpublished(path, &front, text, today);
    let of_page = PageValues { site, front: values, path, lang: Some(lang) };
    let Hero { name, text: above } = hero(values);
    let shown = format!("{above}{}", name.as_deref().unwrap_or_default());
    tell_leads(path, values, &shown, left_out);
    let PreparedText { text, boxes } = prepared(text, front.end, &above, &of_page, left_out);
    let mut page = PageText {
        path: path.to_owned(),
        text,
        boxes,
        title: words(values, &["title", "sidebar_label", "linkTitle"]).or(name),
        description: words(values, &DESCRIPTIONS),
        weight: front::weight(values),
        parent: words(values, &["parent"]),
        day: ["date", "lastmod", "updated"].iter().find_map(|name| front::day(values, name)),
        unpublished,
        routes: routes(values),
        ..PageText::default()
    };
    let blocks = foreign(&page.text);
    page.sort(blocks);
    page.drop_contents(left_out);
    page
}

/// `slug`, `id`, `url`, `permalink`, `path` and `aliases`, as generators write them.
fn routes(values: &Value) -> Vec<String> {
    let single = ["slug", "id", "url", "permalink", "path"].iter().filter_map(|name| words(values, &[name]));
    let aliases = values.get("aliases").and_then(Value::as_array).into_iter().flatten();
    single.chain(aliases.filter_map(|alias| Some(alias.as_str()?.to_owned()))).collect()
}

/// Names that a description has in front matter.
const DESCRIPTIONS: [&str; 3] = ["description", "summary", "lead"];

/// What front matter may hold for readers beside the title and the description.
const LEADS: [&str; 9] =
    ["tagline", "subtitle", "excerpt", "intro", "teaser", "abstract", "hero", "banner", "announcement"];

/// Tells the sentences of front matter that stand on no page.
fn tell_leads(path: &str, values: &Value, above: &str, left_out: &mut Vec<LeftOut>) {
    let description = words(values, &DESCRIPTIONS);
    let mut found = Vec::new();
    for name in DESCRIPTIONS.iter().chain(&LEADS) {
        values.get(name).into_iter().for_each(|value| sentences(value, &mut found));
    }
    found.retain(|words| Some(*words) != description.as_deref());
    let told = found.into_iter().map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "));
    left_out.extend(told.filter(|words| !above.contains(words.as_str())).map(|words| {
        LeftOut::part(path, 1, format!("words of the front matter (`{}`)", words.replace('`', "")))
    }));
}

/// The strings of more than one word in a value.
fn sentences<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::String(words) if words.trim().contains(char::is_whitespace) => found.push(words.trim()),
        Value::Array(values) => values.iter().for_each(|value| sentences(value, found)),
        Value::Object(values) => values.values().for_each(|value| sentences(value, found)),
        _ => {}
    }
}

impl PageText {
    fn sort(&mut self, blocks: Vec<ForeignBlock>) {
        let level = |block: &ForeignBlock| match block.kind {
            ForeignBlockKind::Heading(level, ..) => Some(level),
            _ => None,
        };
        let levels: Vec<u8> = blocks.iter().filter_map(level).collect();
        // Words before a heading of the first level belong before it: it is no title of theirs.
        let is_title =
            blocks.iter().take_while(|block| level(block).is_none()).all(|block| !has_words(block));
        let has_title = levels.first() == Some(&1) && is_title;
        let rest = &levels[usize::from(has_title)..];
        let of_units =
            if rest.iter().any(|level| *level <= 2) { 2 } else { rest.iter().min().copied().unwrap_or(2) };
        let mut is_first = true;
        for block in blocks {
            match block.kind {
                ForeignBlockKind::Heading(1, _, words) if is_first && is_title => {
                    is_first = false;
                    let plain = plain_words(&words);
                    self.title_line = words;
                    match &self.title {
                        Some(title) if *title != plain => self.heading = Some(plain),
                        _ => self.title = Some(plain),
                    }
                }
                ForeignBlockKind::Heading(level, id, heading) if level <= of_units => {
                    if is_first && level == 1 && self.title.is_none() {
                        self.title = Some(plain_words(&heading));
                    }
                    is_first = false;
                    self.sections.push(PageSection { at: block.at, id, heading, body: Vec::new() });
                }
                kind => {
                    if let ForeignBlockKind::Note(label, blocks) = &kind
                        && let [ForeignBlock { kind: ForeignBlockKind::Paragraph(words), .. }] =
                            blocks.as_slice()
                    {
                        self.notes.entry(label.clone()).or_insert_with(|| words.clone());
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

    /// Takes away sections that hold nothing but links to headings of the same page: each page of a guide has such a list.
    fn drop_contents(&mut self, left_out: &mut Vec<LeftOut>) {
        let (mut at, mut line) = (0, 1);
        for section in self.sections.extract_if(.., |section| is_contents(&section.body)) {
            line += self.text[at..section.at].matches('\n').count();
            at = section.at;
            left_out.push(LeftOut::new(&self.path, line, "a table of contents: each page has its own"));
        }
    }

    /// The first paragraph before any heading that is no note, by its place: a note belongs to what it stands beside.
    pub(in crate::import) fn first_paragraph(&self) -> Option<usize> {
        let is_beside = |block: &ForeignBlock| {
            let place = self.boxes.partition_point(|of_box| of_box.end <= block.at);
            let is_in_box = self.boxes.get(place).is_some_and(|of_box| of_box.contains(&block.at));
            is_in_box || matches!(block.kind, ForeignBlockKind::Quote(_)) || !has_words(block)
        };
        let at = self.intro.iter().position(|block| !is_beside(block))?;
        matches!(self.intro[at].kind, ForeignBlockKind::Paragraph(_)).then_some(at)
    }

    /// Whether it says nothing but its title.
    pub(in crate::import) fn is_empty(&self) -> bool {
        self.intro.is_empty() && self.sections.is_empty()
    }

    /// The headings within the text of a section, for links.
    pub(in crate::import) fn headings_in(
        body: &[ForeignBlock],
    ) -> impl Iterator<Item = (Option<&str>, String)> {
        body.iter().filter_map(|block| match &block.kind {
            ForeignBlockKind::Heading(_, id, words) => Some((id.as_deref(), plain_words(words))),
            _ => None,
        })
    }
}

/// Whether a block says something: not pictures and tags alone.
fn has_words(block: &ForeignBlock) -> bool {
    match &block.kind {
        ForeignBlockKind::Paragraph(words) => !plain_words(words).trim().is_empty(),
        ForeignBlockKind::Html(written) => !bare(written).is_empty(),
        ForeignBlockKind::Code | ForeignBlockKind::Note(..) => false,
        _ => true,
    }
}

/// Whether these blocks are lists of links to headings of their own page, and nothing else.
fn is_contents(blocks: &[ForeignBlock]) -> bool {
    let has_list = blocks.iter().any(|block| matches!(block.kind, ForeignBlockKind::List(..)));
    has_list && blocks.iter().all(leads_to_own_page)
}

fn leads_to_own_page(block: &ForeignBlock) -> bool {
    let leads = |inline: &ForeignInline| match &inline.kind {
        ForeignInlineKind::Link(address, _) => address.starts_with('#'),
        ForeignInlineKind::Text(words) => !words.contains(char::is_alphanumeric),
        ForeignInlineKind::Break => true,
        _ => false,
    };
    match &block.kind {
        ForeignBlockKind::List(_, entries) => entries.iter().flatten().all(leads_to_own_page),
        ForeignBlockKind::Paragraph(words) => words.iter().all(leads),
        // A mark that others put round such lists, to find them again.
        ForeignBlockKind::Html(written) => written.starts_with("<!--"),
        _ => false,
    }
}
