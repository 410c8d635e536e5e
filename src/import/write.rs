//! Pages as topics of the new guide.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::guide_files::{ArticleDraft, TopicDraft, UnitDraft};
use super::ids::TakenIds;
use super::left_out::{LeftOut, short};
use crate::i18n::lang::Lang;
use crate::i18n::orthography::{is_joiner, is_unseen};
use crate::import::folders::site_layout::SiteLayout;
use crate::import::pages::convert::Converter;
use crate::import::pages::facts::{FactPart, FoundFacts};
use crate::import::pages::lead::shortened;
use crate::import::pages::notes::Footnotes;
use crate::import::pages::page::ImportedPage;
use crate::import::pages::page_text::PageText;
use crate::import::pages::targets::Targets;
use crate::import::pages::typography::Typographies;
use crate::import::tree::{ImportTree, name_of, without_number};
use crate::normalization::{capitalised, folded};

/// What all pages are written with.
#[derive(Debug)]
pub(super) struct PageWriter<'a> {
    pub targets: &'a Targets,
    pub facts: &'a mut FoundFacts,
    pub left_out: &'a mut Vec<LeftOut>,
    pub typographies: Typographies,
}

impl PageWriter<'_> {
    /// A page as a topic with an article in each language.
    pub(super) fn topic(&mut self, page: &ImportedPage, source: &Lang) -> TopicDraft {
        let units = page.intro.iter().chain(&page.units).map(|id| (id.clone(), Vec::new()));
        let mut topic =
            TopicDraft { id: page.topic.clone(), units: units.collect(), ..TopicDraft::default() };
        for (lang, text) in &page.texts {
            let article = self.article(page, lang, text, lang == source);
            topic.articles.insert(lang.clone(), article);
        }
        topic
    }

    fn article(
        &mut self,
        page: &ImportedPage,
        lang: &Lang,
        text: &PageText,
        is_source: bool,
    ) -> ArticleDraft {
        let title = self.bare(text.title.as_deref().unwrap_or_default());
        let title = if title.is_empty() { humanised(&page.key) } else { title };
        let summary = self.summary(&text.path, 1, text.summary.as_deref().unwrap_or_default());
        let summary = if summary == title { String::new() } else { summary };
        let typography = self.typographies.of(lang);
        let set = |words: &str| typography.words(words, &[]);
        let (title, summary) = (set(&title), set(&summary));
        let mut converter = Converter {
            typography: &typography,
            html_at: None,
            page: &page.key,
            path: &text.path,
            line_ends: text.text.match_indices('\n').map(|(at, _)| at).collect(),
            targets: self.targets,
            facts: self.facts,
            left_out: self.left_out,
            notes: Footnotes::new(text.notes.clone()),
        };
        let (_, mut intro) = converter.heading_and_facts(&text.title_line);
        if intro.is_empty() && converter.facts.has_address(text.title.as_deref().unwrap_or_default()) {
            let what = "an address in the title, which cannot bear one: its words are kept";
            converter.left_out.push(LeftOut::new(&text.path, 0, what));
        }
        add(&mut intro, &converter.blocks(&text.intro));
        // By their place on the page: what stands before the first heading has none.
        let mut units: BTreeMap<Option<usize>, UnitDraft> = BTreeMap::new();
        let mut before = String::new();
        match &page.intro {
            Some(id) if page.is_whole || !intro.is_empty() || is_source => {
                let heading = converter.heading_of(0, text.heading.as_ref().unwrap_or(&title));
                units.insert(None, UnitDraft { id: id.clone(), heading, body: intro });
            }
            // What no unit of the source stands for goes to the first one there is.
            _ => before = intro,
        }
        let places = page.places.get(lang).into_iter().flatten();
        for (section, place) in text.sections.iter().zip(places) {
            let place = Some(*place).filter(|place| *place < page.units.len());
            let id = place.map_or(page.intro.as_ref(), |place| page.units.get(place));
            let Some(id) = id else { continue };
            let (mut heading, facts) = converter.heading_and_facts(&section.heading);
            if heading.is_empty() {
                heading = converter.heading_of(0, &title);
            }
            let body = converter.blocks(&section.body);
            let parts = [std::mem::take(&mut before), facts, body];
            match units.entry(place) {
                Entry::Occupied(known) => {
                    let unit = known.into_mut();
                    add(&mut unit.body, &format!("### {heading}"));
                    parts.iter().for_each(|part| add(&mut unit.body, part));
                }
                Entry::Vacant(free) => {
                    let unit = free.insert(UnitDraft { id: id.clone(), heading, body: String::new() });
                    parts.iter().for_each(|part| add(&mut unit.body, part));
                }
            }
        }
        if let (false, Some(first)) = (before.is_empty(), page.units.first()) {
            let heading = converter.heading_of(0, &title);
            units.insert(Some(0), UnitDraft { id: first.clone(), heading, body: before });
        }
        converter.tell_unused_notes();
        let mut units: Vec<UnitDraft> = units.into_values().collect();
        for unit in &mut units {
            let words = unit.heading.split([' ', '\n', '\t']).filter(|word| !word.is_empty());
            unit.heading = words.collect::<Vec<_>>().join(" ");
        }
        ArticleDraft { from: text.path.clone(), title, summary, day: text.day, units }
    }

    /// A summary without marks; none where it leads up to an address or a number: without these, a sentence says nothing.
    fn summary(&mut self, path: &str, line: usize, words: &str) -> String {
        if self.has_facts(words) {
            let what =
                format!("the description (`{}`): a summary can hold no address and no number", short(words));
            self.left_out.push(LeftOut::part(path, line, what));
            return String::new();
        }
        self.bare(words)
    }

    /// The first page where nobody wrote one: in each of these languages what the whole is called, and what its settings say of it.
    pub(super) fn whole(
        &mut self,
        tree: &ImportTree,
        layout: &SiteLayout,
        source: &Lang,
        publisher: &str,
        langs: BTreeSet<Lang>,
    ) -> TopicDraft {
        let mut whole = TopicDraft::default();
        for lang in langs {
            let is_source = lang == *source;
            let title =
                layout.titles.get(&lang).filter(|_| !is_source).map(|title| self.typeset(&lang, title));
            let title = title.filter(|title| !title.is_empty()).unwrap_or_else(|| publisher.to_owned());
            let told = layout.descriptions.get(&lang).map(String::as_str).unwrap_or_default();
            let told =
                if is_source { shortened(&tree.name, 0, told, self.left_out) } else { told.to_owned() };
            let summary = self.summary(&tree.name, 0, &told);
            let summary = self.typographies.of(&lang).words(&summary, &[]);
            let from = tree.name.clone();
            whole.articles.insert(lang, ArticleDraft { from, title, summary, ..ArticleDraft::default() });
        }
        whole
    }

    /// A title without marks, its signs as the language writes them.
    pub(super) fn typeset(&mut self, lang: &Lang, title: &str) -> String {
        let words = self.bare(title);
        self.typographies.of(lang).words(&words, &[])
    }

    fn has_facts(&mut self, words: &str) -> bool {
        self.facts.parts(words).iter().any(|part| matches!(part, FactPart::Fact(_)))
    }

    /// Words for a title or a summary: no address, no mark of a guide's.
    pub(super) fn bare(&mut self, words: &str) -> String {
        // Where no fact and no code can stand, the signs go that make words read like an address.
        let (mut text, mut from) = (String::new(), 0);
        for address in self.facts.addresses(words) {
            text.push_str(&words[from..address.start]);
            text.push_str(&words[address.clone()].replace(['.', '@', ':', '/'], " "));
            from = address.end;
        }
        text.push_str(&words[from..]);
        let words: String = text
            .chars()
            .map(|c| if c.is_whitespace() { ' ' } else { c })
            .filter(|c| !is_unseen(*c) || is_joiner(*c))
            .collect();
        let mut words =
            ["{{", "}}", "{#", "[^", "**", "`"].iter().fold(words, |words, mark| words.replace(mark, ""));
        // One star is a star; several are read as marks gone wrong.
        if words.matches('*').count() > 1 {
            words = words.replace('*', "");
        }
        folded(&words)
    }
}

/// Adds a part to a text behind an empty line; an empty one adds nothing.
fn add(text: &mut String, part: &str) {
    if !text.is_empty() && !part.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(part);
}

/// The name of a file or a folder as a title.
pub(super) fn humanised(name: &str) -> String {
    let words = without_number(name_of(name)).replace(['-', '_'], " ");
    capitalised(words.trim_start())
}

/// Topics that the first page lists under one heading.
#[derive(Debug)]
pub(super) struct TopicGroup {
    /// The unit they stand under.
    pub id: String,
    /// Its heading by language.
    pub titles: BTreeMap<Lang, String>,
    pub topics: Vec<String>,
}

/// The first topic: what the first page says, and behind it the topics, folder by folder.
pub(super) fn home(mut home: TopicDraft, groups: Vec<TopicGroup>, source: &Lang) -> TopicDraft {
    crate::guide::ids::TopicId::HOME.clone_into(&mut home.id);
    let mut taken = TakenIds::new(home.units.iter().map(|(id, _)| id.clone()));
    for TopicGroup { id: name, titles, topics } in groups {
        let id = taken.take(&name);
        home.units.push((id.clone(), topics));
        for (lang, article) in &mut home.articles {
            let heading = titles.get(lang).filter(|title| !title.is_empty());
            let heading = heading.cloned().or_else(|| (lang == source).then(|| humanised(&name)));
            article.units.extend(heading.map(|heading| UnitDraft {
                id: id.clone(),
                heading,
                body: String::new(),
            }));
        }
    }
    home
}
