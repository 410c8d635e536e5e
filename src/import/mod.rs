//! A way in: a folder of Markdown as other generators keep it becomes the files of a guide that builds. Text in, text out.
//!
//! Each text goes the same way: its place tells its page and its language (`folders`), foreign marks are taken away (`dialects`),
//! Markdown is read to a tree and written anew, and headings of translations are matched with those of the source (`pages`); what
//! the guide would be refused for is taken out (`settle`). Nothing is dropped in silence.

mod dialects;
mod folders;
mod guide_files;
mod ids;
mod kinds;
mod left_out;
mod pages;
mod settle;
mod tree;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

pub use kinds::{ToldKind, kinds, list};
use left_out::told_once;
pub use left_out::{Gravity, LeftOut};
pub use tree::{ImportTree, PASSED_OVER};

use crate::calendar::Day;
use crate::guide::ids::TopicId;
use crate::i18n::lang::Lang;
use crate::project::Rewritten;

use dialects::partials::{Partials, is_headless, is_part};
use dialects::values::SiteValues;
use folders::collection::{Collection, collection, passed_over};
use folders::groups::{groups, important, titles};
use folders::layout::layout;
use folders::navigation::NavTitles;
use folders::order::PageOrder;
use folders::site_layout::SiteLayout;
use guide_files::{GuideDraft, TopicDraft};
use ids::TakenIds;
use pages::facts::FoundFacts;
use pages::page::ImportedPage;
use pages::page_text::{PageText, ReadPages, page_text};
use pages::targets::Targets;
use pages::typography::Typographies;
use settle::Settled;
use tree::{name_of, prefixes};
use write::{PageWriter, home, humanised};

/// What is to become of a folder of texts.
#[derive(Debug, Clone)]
pub struct ImportWish {
    /// The language the others are translations of, where somebody said it.
    pub source: Option<Lang>,
    /// The person who made or read the translations; where nobody is named, they are labelled as a machine's.
    pub translator: Option<String>,
    /// The day of the import.
    pub day: Day,
}

/// The guide made of a folder of texts.
#[derive(Debug, Clone)]
pub struct Imported {
    /// Its files by path.
    pub files: Vec<Rewritten>,
    /// What could not be taken as it was, by file and line.
    pub left_out: Vec<LeftOut>,
    /// Its languages, the source first.
    pub languages: Vec<Lang>,
    /// How many pages there are.
    pub pages: usize,
    /// The files whose words it has, or whose titles; each other text is named in `left_out`.
    pub from: BTreeSet<String>,
    /// What keeps it from being built, by file; nothing where it builds.
    pub errors: Vec<String>,
}

/// Why nothing can be made of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportRefusal {
    /// It holds no Markdown.
    NoMarkdown,
    /// It holds catalogs of PO, and no Markdown.
    OnlyCatalogs,
    /// It holds no text in the source language.
    NoSource(Lang, Vec<Lang>),
}

impl std::error::Error for ImportRefusal {}

impl fmt::Display for ImportRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoMarkdown => {
                f.write_str("it holds no Markdown (.md, .mdx, .markdown); name the folder of the whole site")
            }
            Self::OnlyCatalogs => f.write_str(
                "it holds translations in PO and no text that they are made from; name the folder of the whole book, with its \
                 `book.toml` and its `src`",
            ),
            Self::NoSource(source, known) => {
                let known: Vec<&str> = known.iter().map(Lang::as_str).collect();
                let known = known.join(", ");
                write!(
                    f,
                    "it holds no page with words in `{source}`; it has: {known}; name the language that the others are made from with --source"
                )
            }
        }
    }
}

/// Makes a guide of a folder of texts.
pub fn import(tree: &ImportTree, wish: &ImportWish) -> Result<Imported, ImportRefusal> {
    let mut layout = layout(tree);
    let Collection { source, pages, mut placed, told } = collection(tree, &layout, wish.source.as_ref());
    let source = source.filter(|_| !pages.is_empty()).ok_or_else(|| nothing(tree))?;
    layout.settle(&source);
    let mut left_out = [tree.unread.clone(), layout.left_out.clone(), told].concat();
    let known: BTreeSet<Lang> = pages.values().flat_map(BTreeMap::keys).cloned().collect();
    let mut parts = Partials::new(tree);
    let (read, lines) = read(&mut parts, tree, pages, &source, wish.day, &mut left_out);
    let read = if layout.is_book { without_parts(read, &parts.used, &layout) } else { read };
    let first = read.get("");
    let title = layout.titles.get(&source).cloned().or_else(|| first?.get(&source)?.title.clone());
    let title = title.unwrap_or_else(|| humanised(&tree.name));
    let titles = titles(&read);
    let mut imported: Vec<ImportedPage> = Vec::new();
    let mut taken = TakenIds::new(TAKEN.map(str::to_owned));
    let mut facts = FoundFacts::new();
    let mut from: BTreeSet<String> = BTreeSet::new();
    let order = PageOrder::new(&read, &layout, &source);
    let listed = layout.navigation.titles();
    for (key, mut texts) in read {
        name_by_order(&key, &mut texts, &listed);
        if key.is_empty() {
            for (lang, text) in &mut texts {
                let of_whole = layout.titles.get(lang).unwrap_or(&title);
                text.title.get_or_insert_with(|| of_whole.clone());
            }
        }
        let topic = || topic_id(&key, imported.len(), &mut taken);
        let of_page: Vec<(String, bool)> =
            texts.values().map(|text| (text.path.clone(), text.is_empty())).collect();
        match ImportedPage::new(&key, topic, &source, texts, &facts, &mut left_out) {
            Some(page) => imported.push(page),
            None => {
                let is_titled = titles.contains_key(&key);
                let (titled, lost): (Vec<_>, Vec<_>) =
                    of_page.into_iter().partition(|(_, is_empty)| *is_empty && is_titled);
                from.extend(titled.into_iter().map(|(path, _)| path));
                let what = format!("the page: it has no words in `{source}`");
                left_out.extend(lost.iter().map(|(path, _)| LeftOut::page(path, what.as_str())));
            }
        }
    }
    if imported.is_empty() {
        return Err(ImportRefusal::NoSource(source, known.into_iter().collect()));
    }
    imported.sort_by(|one, other| order.rank(&one.key).cmp(&order.rank(&other.key)));
    let mut targets = Targets::new(&source);
    imported.iter().for_each(|page| page.tell(&mut targets));
    let mut writer = PageWriter {
        targets: &targets,
        facts: &mut facts,
        left_out: &mut left_out,
        typographies: Typographies::default(),
    };
    let mut topics: Vec<TopicDraft> = imported.iter().map(|page| writer.topic(page, &source)).collect();
    let publisher = writer.bare(&title);
    let publisher = if publisher.is_empty() { humanised(&tree.name) } else { publisher };
    let first = imported.iter().position(|page| page.key.is_empty());
    let first = first.map(|at| topics.remove(at));
    let mut groups = groups(&imported, &titles, &layout, &order, &source, &known);
    for (lang, title) in groups.iter_mut().flat_map(|group| &mut group.titles) {
        *title = writer.typeset(lang, title);
    }
    let labelled = groups.iter().flat_map(|group| group.titles.keys()).chain(layout.titles.keys());
    let labelled: BTreeSet<Lang> =
        labelled.filter(|lang| known.contains(*lang)).chain([&source]).cloned().collect();
    let first = first.unwrap_or_else(|| writer.whole(tree, &layout, &source, &publisher, labelled));
    topics.insert(0, home(first, groups, &source));
    let topics = pages::parted::parted(topics, &mut left_out);
    let spoken: BTreeSet<Lang> = topics.iter().flat_map(|topic| topic.articles.keys()).cloned().collect();
    let others = spoken.iter().filter(|lang| **lang != source);
    let languages: Vec<Lang> = [&source].into_iter().chain(others).cloned().collect();
    let named = languages.iter().map(|lang| (lang.clone(), layout.names.get(lang).cloned()));
    let (day, translator) = (wish.day, wish.translator.clone());
    let mut draft = GuideDraft {
        publisher,
        source,
        languages: named.collect(),
        topics,
        budgets: Vec::new(),
        day,
        translator,
    };
    let Settled { files, errors } = settle::settled(&mut draft, &facts, &mut left_out);
    let articles = draft.topics.iter().flat_map(|topic| topic.articles.values());
    from.extend(articles.map(|article| article.from.clone()).filter(|from| *from != tree.name));
    placed.extend(parts.used.iter().cloned());
    left_out.extend(passed_over(tree, &layout, &placed));
    from.extend(parts.used);
    in_own_lines(&mut left_out, &lines);
    let left_out = told_once(with_all(tree, &layout, &from, left_out));
    Ok(Imported { files, left_out, languages, pages: imported.len(), from, errors })
}

/// What is told, with each text that is neither in a page nor named yet: nothing goes in silence.
fn with_all(
    tree: &ImportTree,
    layout: &SiteLayout,
    from: &BTreeSet<String>,
    mut left_out: Vec<LeftOut>,
) -> Vec<LeftOut> {
    let is_grave = |one: &&LeftOut| one.gravity <= Gravity::Page && one.line == 0;
    let told: BTreeSet<String> = left_out.iter().filter(is_grave).map(|one| one.path.clone()).collect();
    let is_told = |path: &str| prefixes(path).any(|part| told.contains(part));
    let texts = tree.pages().chain(tree.of_repository()).filter(|path| !layout.is_list(path));
    let lost = texts.filter(|path| !from.contains(*path) && !is_told(path));
    left_out.extend(lost.map(|path| {
        let is_headless = || tree.text(path).is_some_and(is_headless);
        let what = match is_part(path) || is_headless() {
            true => "the whole text: it is a part for pages, and no page takes it in",
            false => "the whole text: it is in no page",
        };
        LeftOut::page(path, what)
    }));
    left_out
}

/// Why a folder without Markdown is refused.
fn nothing(tree: &ImportTree) -> ImportRefusal {
    let has_catalogs = tree.texts.keys().any(|path| path.ends_with(".po"));
    if has_catalogs { ImportRefusal::OnlyCatalogs } else { ImportRefusal::NoMarkdown }
}

/// By file that takes parts in, the lines of its own that the lines of its text come from.
type OwnLines = BTreeMap<String, Vec<usize>>;

/// The texts of each page, with the parts that they take in; drafts, what is no page by itself, and translations that are word for
/// word the source, are left out.
fn read(
    parts: &mut Partials<'_>,
    tree: &ImportTree,
    pages: BTreeMap<String, BTreeMap<Lang, String>>,
    source: &Lang,
    today: Day,
    left_out: &mut Vec<LeftOut>,
) -> (ReadPages, OwnLines) {
    let (mut read, mut lines) = (ReadPages::new(), OwnLines::new());
    let mut values = SiteValues::new(tree);
    values.important = important(pages.values().flat_map(BTreeMap::keys));
    for (key, paths) in pages {
        let original = paths.get(source).and_then(|path| tree.text(path));
        let mut texts = BTreeMap::new();
        for (lang, path) in &paths {
            let Some(text) = tree.text(path).filter(|text| !is_headless(text)) else { continue };
            if lang != source && original == Some(text) {
                left_out.push(LeftOut::page(path, "the whole text: it is the source, word for word"));
                continue;
            }
            let text = match parts.filled(path, text) {
                Some(filled) => {
                    lines.insert(path.clone(), filled.lines);
                    page_text(path, lang, &filled.text, &values, today, left_out)
                }
                None => page_text(path, lang, text, &values, today, left_out),
            };
            match text.unpublished {
                Some(why) => left_out.push(LeftOut::page(path, format!("the whole text: {why}"))),
                None => _ = texts.insert(lang.clone(), text),
            }
        }
        if !texts.is_empty() {
            read.insert(key, texts);
        }
    }
    (read, lines)
}

/// The pages of a book without the parts that others take in: what its list does not name is no page by itself.
fn without_parts(mut read: ReadPages, used: &BTreeSet<String>, layout: &SiteLayout) -> ReadPages {
    for texts in read.values_mut() {
        texts.retain(|_, text| !used.contains(&text.path) || layout.navigation.has_file(&text.path));
    }
    read.retain(|_, texts| !texts.is_empty());
    read
}

/// Lines as they are counted in the file itself, without those of the parts that it takes in.
fn in_own_lines(left_out: &mut [LeftOut], lines: &OwnLines) {
    for one in left_out.iter_mut().filter(|one| one.line > 0) {
        let own = lines.get(&one.path).and_then(|lines| lines.get(one.line - 1));
        one.line = own.copied().unwrap_or(one.line);
    }
}

/// A page without a title bears that of the list of pages.
fn name_by_order(page: &str, texts: &mut BTreeMap<Lang, PageText>, listed: &NavTitles<'_>) {
    for (lang, text) in texts.iter_mut().filter(|(_, text)| text.title.is_none()) {
        text.title = listed.of(page, lang, &text.path).map(str::to_owned);
    }
}

/// Addresses that pages without a topic have.
const TAKEN: [&str; 6] = ["card", "contents", "index", "leaflet", "sources", TopicId::HOME];

/// The topic that a page becomes.
fn topic_id(key: &str, number: usize, taken: &mut TakenIds) -> String {
    if key.is_empty() {
        return TopicId::HOME.to_owned();
    }
    let name = ids::id(name_of(key));
    let whole = || ids::id(key).filter(|id| !taken.has(id));
    let name = name.filter(|id| !taken.has(id)).or_else(whole);
    taken.take(&name.unwrap_or_else(|| format!("page-{}", number + 1)))
}
