//! A project to a catalog: all there is to translate into one language, and how it stands.

use crate::author::source_history;
use crate::check::concepts::{self, Concepts};
use crate::check::state::{self, State};
use crate::edition::Edition;
use crate::guide::Guide;
use crate::guide::article::Article;
use crate::guide::fact::FactValue;
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::UnitId;
use crate::guide::topic::Topic;
use crate::guide::unit::UnitSpec;
use crate::i18n::format::plural_categories;
use crate::i18n::lang::Lang;
use crate::i18n::language::Language;
use crate::kit::catalog::{Catalog, Entry, EntryId, EntryTerm, Segment, SegmentKind};
use crate::kit::memory::Memory;
use crate::kit::placeholder::{PlaceholderKind, Syntax};
use crate::kit::placeholder_labels::PlaceholderLabels;
use crate::kit::segments;
use crate::parse::source_history::{SourceHistory, kept};
use crate::project::Project;
use crate::theme::Theme;
use crate::theme::strings::Text;

/// The catalog for one language of the guide; `None` for the source language and for one the guide has not.
pub fn catalog(
    project: &Project,
    guide: &Guide,
    theme: &Theme,
    edition: &Edition,
    lang: &Lang,
) -> Option<Catalog> {
    let settings = &guide.settings;
    let is_source = *lang == settings.source;
    let lent = lent(theme, &settings.source).filter(|_| is_source);
    let language = guide.language(lang).filter(|_| !is_source || lent.is_some())?;
    let writing = if *lang == settings.official { Syntax::Official } else { Syntax::Prose };
    let memory = memory(project, guide, lang);
    let from = CatalogBuilder { project, guide, language, writing, memory };
    let mut entries: Vec<Entry> = Vec::new();
    if !is_source {
        entries.extend(guide.topics.iter().flat_map(|topic| from.topic(topic)));
        entries.extend(from.part_titles());
        entries.extend(from.facts());
    }
    entries.extend(from.strings(theme));
    let concepts = Concepts::new(guide);
    entries.iter_mut().for_each(|entry| entry.terms = terms(guide, &concepts, lang, entry));
    for entry in &mut entries {
        let asked =
            guide.asked.iter().filter(|asked| asked.lang.value == *lang && asked.about.value == entry.id);
        entry.asked = asked.cloned().collect();
    }
    let home = guide.topics.iter().find(|topic| topic.id.is_home());
    let home = home.and_then(|topic| topic.articles.get(&settings.source));
    Some(Catalog {
        guide: settings.publisher.clone(),
        title: home.map(title_of).unwrap_or_default(),
        edition: edition.code.clone(),
        day: edition.day,
        source: lent.unwrap_or(&settings.source).clone(),
        lang: lang.clone(),
        official: settings.official.clone(),
        name: language.name.clone(),
        direction: language.direction,
        formats: language.formats.clone(),
        labels: PlaceholderLabels::new(guide, theme, edition, language),
        entries,
    })
}

/// The language whose strings a theme lends to a guide, where it brings none in the guide's source language: from it they are
/// translated, as all else is from the source language.
pub(super) fn lent<'a>(theme: &'a Theme, source: &Lang) -> Option<&'a Lang> {
    theme.brought_base(source).map(|(base, _)| base).filter(|base| *base != source)
}

/// The words that the term base of a language has for what an entry's source text speaks of.
fn terms(guide: &Guide, concepts: &Concepts, lang: &Lang, entry: &Entry) -> Vec<EntryTerm> {
    let Some(own) = guide.term_bases.get(lang) else { return Vec::new() };
    let text: String = entry.parts.iter().map(|part| format!("{}\n", part.source)).collect();
    let spoken = concepts.in_source(&concepts::plain(&text));
    let term = |at: usize| {
        let said = concepts.said(lang, at)?;
        Some(EntryTerm {
            source: said.id.replace('-', " "),
            words: said.words.iter().map(|word| word.written.clone()).collect(),
            note: own.concept(&said.id)?.note.clone(),
        })
    };
    spoken.into_iter().filter_map(term).collect()
}

fn title_of(article: &Article) -> String {
    article.front.lines().next().unwrap_or_default().to_owned()
}

/// What a catalog is made from.
struct CatalogBuilder<'a> {
    project: &'a Project,
    guide: &'a Guide,
    language: &'a Language,
    writing: Syntax,
    memory: Memory,
}

/// What the units of a language say, by the source texts they were made from.
fn memory(project: &Project, guide: &Guide, lang: &Lang) -> Memory {
    let mut memory = Memory::default();
    for topic in &guide.topics {
        let (Some(source), Some(article)) =
            (topic.articles.get(&guide.settings.source), topic.articles.get(lang))
        else {
            continue;
        };
        let kept = kept(project, &topic.id);
        for unit in &article.units {
            let id = unit.id.as_str();
            let Some(print) = state::stamp(article, &unit.id) else { continue };
            let now = source_history::current(project, source, id).filter(|(now, _)| *now == print);
            let made_from = now.map(|(_, text)| text).or_else(|| kept.get(id)?.get(&print).cloned());
            if let (Some(made_from), Some((_, text))) =
                (made_from, source_history::current(project, article, id))
            {
                memory.learn(&made_from, &text);
            }
        }
    }
    memory
}

impl CatalogBuilder<'_> {
    fn topic(&self, topic: &Topic) -> Vec<Entry> {
        let Some(source) = topic.articles.get(&self.guide.settings.source) else { return Vec::new() };
        let article = topic.articles.get(&self.language.lang);
        let kept = kept(self.project, &topic.id);
        let page = title_of(source);
        let mut entries = vec![self.title(topic, source, article, &kept)];
        let units = topic.units.iter().filter(|spec| source.unit(&spec.id).is_some());
        entries.extend(units.filter_map(|spec| self.unit(topic, spec, (source, article), &kept)));
        entries.iter_mut().for_each(|entry| entry.page.clone_from(&page));
        entries
    }

    fn title(
        &self,
        topic: &Topic,
        source: &Article,
        article: Option<&Article>,
        kept: &SourceHistory,
    ) -> Entry {
        let state = state::of_title(self.guide, topic, &self.language.lang);
        let print = article.and_then(state::title_stamp);
        let was = was(kept, UnitId::TITLE, print, source.fingerprint);
        let old = article.filter(|article| article.has_title()).map(|article| article.front.clone());
        let kinds = [SegmentKind::Title, SegmentKind::Summary];
        let parts = kinds.iter().enumerate().map(|(line, kind)| {
            let nth = |text: &str| text.lines().nth(line).unwrap_or_default().to_owned();
            let (was, old) = (was.as_deref().map(nth), old.as_deref().map(nth));
            let mut part =
                segments::alone(*kind, &nth(&source.front), was.as_deref(), old.as_deref(), self.writing);
            part.behind |= was.is_none() && state == State::Behind;
            part
        });
        Entry {
            id: EntryId::Title(topic.id.clone()),
            page: String::new(),
            source: source.front.clone(),
            print: source.fingerprint,
            state,
            safety: false,
            parts: parts.collect(),
            old,
            was,
            terms: Vec::new(),
            asked: Vec::new(),
        }
    }

    fn unit(
        &self,
        topic: &Topic,
        spec: &UnitSpec,
        (source, article): (&Article, Option<&Article>),
        kept: &SourceHistory,
    ) -> Option<Entry> {
        let text = |article: &Article, id: &UnitId| {
            Some(source_history::current(self.project, article, id.as_str())?.1)
        };
        let (print, words) = source_history::current(self.project, source, spec.id.as_str())?;
        let old = article.and_then(|article| text(article, &spec.id));
        let made_from = article.and_then(|article| state::stamp(article, &spec.id));
        let was = was(kept, spec.id.as_str(), made_from, print);
        let state = state::of_unit(self.guide, topic, spec, &self.language.lang);
        let mut parts = segments::of_unit(&words, was.as_deref(), old.as_deref(), self.writing);
        if was.is_none() && state != State::Current {
            // What changed is not known: every part is to be looked at.
            parts.iter_mut().for_each(|part| part.behind = !part.translation.is_empty());
        }
        self.memory.fill(&words, &mut parts, self.writing);
        Some(Entry {
            id: EntryId::Unit(topic.id.clone(), spec.id.clone()),
            page: String::new(),
            source: words,
            print,
            state,
            safety: spec.safety,
            old,
            was,
            parts,
            terms: Vec::new(),
            asked: Vec::new(),
        })
    }

    /// The titles of the parts of the one file, for those that have one in the source language.
    fn part_titles(&self) -> Vec<Entry> {
        let settings = &self.guide.settings;
        let titled = settings.one_file_parts.iter().filter_map(|part| {
            let source = &part.title.get(&settings.source)?.value;
            let old = part.title.get(&self.language.lang).map(|title| title.value.clone());
            let shown = segments::alone(SegmentKind::Title, source, None, old.as_deref(), Syntax::Words);
            Some(loose(EntryId::PartTitle(part.id.clone()), source.clone(), old, vec![shown]))
        });
        titled.collect()
    }

    fn facts(&self) -> Vec<Entry> {
        let settings = &self.guide.settings;
        let named = self.guide.facts.iter().filter_map(|(id, fact)| match &fact.value {
            FactValue::PerLanguage(names) => {
                Some((id, names.get(&settings.source)?, names.get(&self.language.lang)))
            }
            _ => None,
        });
        named
            .map(|(id, source, old)| {
                let part = segments::alone(
                    SegmentKind::Name,
                    source,
                    None,
                    old.map(String::as_str),
                    Syntax::Official,
                );
                loose(EntryId::Fact(id.clone()), source.clone(), old.cloned(), vec![part])
            })
            .collect()
    }

    fn strings(&self, theme: &Theme) -> Vec<Entry> {
        let own = theme.strings.get(&self.language.lang);
        let source = &self.guide.settings.source;
        // The source language itself has nothing but the theme's own words to be made from.
        let from = if self.language.lang == *source {
            theme.brought_base(source)
        } else {
            theme.base_strings(source)
        };
        let texts = from.into_iter().flat_map(|(_, strings)| strings);
        texts
            .map(|(key, text)| {
                let old = own.and_then(|own| own.get(key));
                let parts = match text {
                    Text::One(words) => {
                        let old = old.map(|old| old.form("other"));
                        vec![segments::alone(SegmentKind::Words, words, None, old, Syntax::Words)]
                    }
                    Text::Plural(_) => self.forms(text, old),
                };
                loose(EntryId::Words(key.clone()), as_text(text), old.map(as_text), parts)
            })
            .collect()
    }

    /// A part for each plural form that the language has.
    fn forms(&self, source: &Text, old: Option<&Text>) -> Vec<Segment> {
        let categories = plural_categories(&self.language.formats);
        categories
            .into_iter()
            .map(|category| {
                // A form that is not there is to be written, not taken from another one.
                let old = old.and_then(|old| match old {
                    Text::Plural(forms) => forms.get(category).map(String::as_str),
                    Text::One(words) => Some(words.as_str()),
                });
                let kind = SegmentKind::Form(category);
                let mut part = segments::alone(kind, source.form(category), None, old, Syntax::Words);
                part.marks.iter_mut().for_each(|mark| mark.kind = PlaceholderKind::Count);
                part
            })
            .collect()
    }
}

/// The source text a translation was made from, where it is another than the one now and is kept.
fn was(kept: &SourceHistory, id: &str, made_from: Option<Fingerprint>, now: Fingerprint) -> Option<String> {
    let made_from = made_from.filter(|print| *print != now)?;
    kept.get(id)?.get(&made_from).cloned()
}

/// An entry whose source keeps no fingerprint: it is there or missing.
fn loose(id: EntryId, source: String, old: Option<String>, parts: Vec<Segment>) -> Entry {
    let is_whole = parts.iter().all(|part| !part.translation.trim().is_empty());
    let state = if old.is_some() && is_whole { State::Current } else { State::Missing };
    let print = Fingerprint::of(&source);
    Entry {
        id,
        page: String::new(),
        source,
        print,
        state,
        safety: false,
        old,
        was: None,
        parts,
        terms: Vec::new(),
        asked: Vec::new(),
    }
}

/// An interface string as one text: its words, or a line for each plural form.
pub(super) fn as_text(text: &Text) -> String {
    match text {
        Text::One(words) => words.clone(),
        Text::Plural(forms) => {
            forms.iter().map(|(category, words)| format!("{category}: {words}\n")).collect()
        }
    }
}
