//! The rules a guide must keep before anything of it is drawn.

mod allowed;
mod characters;
mod checked;
pub(crate) mod concepts;
mod context;
mod fact_digits;
pub mod meaning;
mod measures;
mod names;
mod numerals;
mod prose;
mod reading;
pub mod review;
pub mod rules;
pub mod seen;
pub mod state;
pub(crate) mod string_lines;
mod uses;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::address::Domains;
use crate::calendar::Day;
use crate::check::characters::{CharacterBasis, Characters};
use crate::check::concepts::{Concepts, plain_lines};
use crate::check::context::{ArticleContext, RuleContext, SourceArticle, TranslationPair};
use crate::check::fact_digits::FactDigits;
use crate::check::measures::Measures;
use crate::check::names::KnownNames;
use crate::check::reading::{ArticleText, ReadLine};
use crate::check::rules::length::Length;
use crate::check::state::State;
use crate::check::uses::{ShortWordUse, TopicUses};
use crate::diagnostic::{Code, Diagnosed, Diagnostic, KEPT, any_error, few};
use crate::guide::Guide;
use crate::guide::article::Article;
use crate::guide::ids::TopicId;
use crate::guide::topic::Topic;
use crate::guide::unit::{Line, Unit};
use crate::i18n::detection::LanguageDetector;
use crate::i18n::lang::Lang;
use crate::i18n::orthography::Orthography;
use crate::project::Project;
use crate::theme::Theme;
use crate::theme::strings::counts;

pub use checked::{CheckedGuide, OfficialUnit, ShownTitle, ShownTopic, ShownUnit};

/// Runs every rule, and decides what is shown in each language; `None` if an error was found, here or before.
pub fn check<'g>(
    project: &Project,
    guide: &'g Guide,
    theme: &Theme,
    day: Day,
    problems: Vec<Diagnostic>,
) -> Diagnosed<Option<CheckedGuide<'g>>> {
    let problems = findings(project, guide, theme, day, problems);
    let checked = sound(guide, &problems);
    Diagnosed::new(checked, problems)
}

/// What is shown of a guide in which these problems were found; `None` if one is an error.
pub(crate) fn sound<'g>(guide: &'g Guide, problems: &[Diagnostic]) -> Option<CheckedGuide<'g>> {
    (!any_error(problems)).then(|| CheckedGuide::new(guide))
}

/// What every rule finds, behind the problems found before.
pub fn findings(
    project: &Project,
    guide: &Guide,
    theme: &Theme,
    day: Day,
    problems: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    find(project, guide, theme, day, problems, None).0
}

/// What translations seem to say otherwise than their sources, without what the guide allows: warnings. It takes all texts of
/// all languages together, so `wayleaf check` asks for it and no build does.
pub fn meaning_findings(project: &Project, guide: &Guide) -> Vec<Diagnostic> {
    let found = meaning::beside_source::findings(project, guide);
    allowed::left(found, project, guide, |code| code == Code::MeaningDiffers)
}

/// What was found in each topic, and the tables it was found with.
#[derive(Debug, Clone)]
pub(crate) struct Findings {
    tables: Arc<Tables>,
    /// What is wrong with texts that stand in no article.
    texts: Arc<[Diagnostic]>,
    topics: BTreeMap<TopicId, Arc<TopicFindings>>,
}

/// What is known of the languages of a guide before any text of it is looked at.
#[derive(Debug)]
struct Tables {
    characters: BTreeMap<Lang, Characters>,
    detectors: BTreeMap<Lang, LanguageDetector>,
    measures: BTreeMap<Lang, Measures>,
    domains: Domains,
    names: KnownNames,
    short_phones: BTreeSet<String>,
    fact_digits: FactDigits,
    explained: BTreeSet<String>,
    concepts: Concepts,
}

impl Tables {
    fn new(project: &Project, guide: &Guide, theme: &Theme, explained: BTreeSet<String>) -> Self {
        let languages = &guide.settings.languages;
        let texts: Vec<&str> = project.files().map(|(_, file)| file.text.as_str()).collect();
        let basis = CharacterBasis::new(&texts);
        let characters = languages
            .par_iter()
            .map(|language| (language.lang.clone(), Characters::new(&basis, Orthography::new(language))));
        let measures = theme.strings.iter();
        let counts: Vec<&str> = counts(guide).collect();
        Self {
            characters: characters.collect(),
            detectors: LanguageDetector::all(languages.iter().map(|language| &language.lang)),
            measures: measures
                .map(|(lang, strings)| (lang.clone(), Measures::new(&counts, strings)))
                .collect(),
            domains: Domains::new(),
            names: KnownNames::new(guide.settings.names.iter().map(|name| name.value.as_str())),
            short_phones: rules::short_phones(guide),
            fact_digits: FactDigits::new(guide),
            explained,
            concepts: Concepts::new(guide),
        }
    }
}

/// What every rule finds, behind the problems found before. `before` has what was found last and the topics that changed
/// since, where nothing else did: of another topic a rule over articles reads `topic.yaml` only, so what it found in the
/// others stands. What a glossary explains is read of its article: where that has changed, all is looked at again.
pub(crate) fn find(
    project: &Project,
    guide: &Guide,
    theme: &Theme,
    day: Day,
    mut problems: Vec<Diagnostic>,
    before: Option<(&Findings, &BTreeSet<TopicId>)>,
) -> (Vec<Diagnostic>, Findings) {
    let explained = rules::explained(guide);
    let before = before.filter(|(before, _)| before.tables.explained == explained);
    let tables = before.map_or_else(
        || Arc::new(Tables::new(project, guide, theme, explained)),
        |(before, _)| Arc::clone(&before.tables),
    );
    let look = RuleContext {
        project,
        guide,
        theme,
        day,
        characters: &tables.characters,
        detectors: &tables.detectors,
        measures: &tables.measures,
        domains: &tables.domains,
        names: &tables.names,
        short_phones: &tables.short_phones,
        fact_digits: &tables.fact_digits,
        explained: &tables.explained,
        concepts: &tables.concepts,
        uses: &[],
    };
    let known = |id: &TopicId| {
        let (before, changed) = before?;
        before.topics.get(id).filter(|_| !changed.contains(id)).cloned()
    };
    let topics: Vec<Arc<TopicFindings>> = guide
        .topics
        .shared()
        .par_iter()
        .map(|topic| known(&topic.id).unwrap_or_else(|| Arc::new(of_topic(look, topic))))
        .collect();
    let uses: Vec<&TopicUses> = topics.iter().map(|topic| &topic.uses).collect();
    let look = RuleContext { uses: &uses, ..look };
    for rule in rules::OF_GUIDE {
        rule(look, &mut problems);
    }
    let texts = before.map_or_else(|| of_texts(look).into(), |(before, _)| Arc::clone(&before.texts));
    problems.extend(texts.iter().cloned());
    problems.extend(topics.iter().flat_map(|topic| &topic.problems).cloned());
    // Over all units of a language together, whose lengths were gathered while articles were read.
    let lengths: Vec<&Length> = topics.iter().flat_map(|topic| &topic.lengths).collect();
    rules::length::check(look, &lengths, &mut problems);
    let ids = guide.topics.iter().map(|topic| topic.id.clone());
    let topics = ids.zip(topics).collect();
    let problems = allowed::left(problems, project, guide, |code| code != Code::MeaningDiffers);
    (problems, Findings { tables, texts, topics })
}

/// What rules over each text find in those that stand in no article.
fn of_texts(look: RuleContext<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for text in seen::of_guide(look) {
        rules::OF_TEXT.iter().for_each(|rule| rule(look, &text, &mut problems));
    }
    problems
}

/// What was found in the articles of a topic.
#[derive(Debug)]
struct TopicFindings {
    problems: Vec<Diagnostic>,
    lengths: Vec<Length>,
    uses: TopicUses,
}

fn of_topic(look: RuleContext<'_>, topic: &Topic) -> TopicFindings {
    let guide = look.guide;
    let mut found = TopicFindings { problems: Vec::new(), lengths: Vec::new(), uses: TopicUses::of(topic) };
    let text = |lang: &Lang| {
        let (article, characters) = (topic.articles.get(lang)?, look.characters.get(lang)?);
        Some((article, characters, ArticleText::new(look.project, article, characters, look.names)))
    };
    let original = text(&guide.settings.source);
    let original = original.as_ref();
    let concepts = original.map(|(article, ..)| concepts_of(look, article)).unwrap_or_default();
    for lang in topic.articles.keys() {
        let is_source = *lang == guide.settings.source;
        let Some(language) = guide.language(lang) else { continue };
        let own = if is_source { None } else { text(lang) };
        let Some((article, characters, text)) = own.as_ref().or(original.filter(|_| is_source)) else {
            continue;
        };
        let source = original.filter(|_| !is_source);
        let source = source.map(|(article, characters, text)| SourceArticle {
            article,
            characters,
            text,
            concepts: &concepts,
        });
        found.uses.names.extend(text.names(look.names, characters));
        found.uses.short_words.extend(short_words(look, lang, article).map(|words| (lang.clone(), words)));
        let reading = ArticleContext { topic, language, article, characters, text, source };
        let mut of_article = Vec::new();
        seen::of_article(reading, &mut |text| {
            rules::OF_TEXT.iter().for_each(|rule| rule(look, text, &mut of_article));
        });
        of_article = few(of_article, KEPT);
        for rule in rules::OF_ARTICLE {
            let mut of_rule = Vec::new();
            rule(look, reading, &mut of_rule);
            of_article.extend(few(of_rule, KEPT));
        }
        of_translations(look, reading, &mut of_article);
        rules::length::of_article(look, reading, &mut found.lengths);
        found.problems.extend(few(of_article, KEPT));
    }
    found
}

/// In how many units of an article the short words of its language stand; `None` where the language has none.
fn short_words(look: RuleContext<'_>, lang: &Lang, article: &Article) -> Option<ShortWordUse> {
    let words = Some(look.concepts.short(lang)).filter(|words| !words.is_empty())?;
    let mut having = vec![0; words.len()];
    for unit in &article.units {
        let text = plain_lines(look.project, unit.lines.iter());
        having.iter_mut().zip(words).for_each(|(units, word)| *units += usize::from(word.is_in(&text)));
    }
    Some(ShortWordUse { units: article.units.len(), having })
}

/// The concepts that a source article speaks of: in title and summary, then in each unit.
fn concepts_of(look: RuleContext<'_>, article: &Article) -> Vec<Vec<usize>> {
    if look.concepts.is_empty() {
        return Vec::new();
    }
    let of = |lines: &[Line]| look.concepts.in_source(&plain_lines(look.project, lines.iter()));
    std::iter::once(of(&article.lines)).chain(article.units.iter().map(|unit| of(&unit.lines))).collect()
}

/// Compares the units of a translation that are current with their sources: others may differ from them.
fn of_translations(look: RuleContext<'_>, reading: ArticleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let (Some(source), lang) = (reading.source, &reading.language.lang) else { return };
    let mut compare =
        |unit: &Unit, lines: &[ReadLine<'_>], original: &Unit, original_lines: &[ReadLine<'_>], at: usize| {
            let (language, characters, original_characters) =
                (reading.language, reading.characters, source.characters);
            let pair = TranslationPair {
                language,
                unit,
                lines,
                original,
                original_lines,
                characters,
                original_characters,
                concepts: source.concepts.get(at).map(Vec::as_slice).unwrap_or_default(),
            };
            rules::OF_TRANSLATION.iter().for_each(|rule| rule(look, pair, problems));
        };
    if state::of_title(look.guide, reading.topic, lang) == State::Current
        && let Some((ours, theirs)) = reading.article.head().zip(source.article.head())
    {
        compare(&ours, reading.text.head(), &theirs, source.text.head(), 0);
    }
    let mut seen = BTreeSet::new();
    // Of a unit that is there twice, which another rule tells, the first is compared.
    for (at, unit) in reading.article.units.iter().enumerate().filter(|(_, unit)| seen.insert(&unit.id)) {
        let spec = reading.topic.unit(&unit.id);
        let is_current =
            spec.is_some_and(|spec| state::of_unit(look.guide, reading.topic, spec, lang) == State::Current);
        let place = source.article.units.iter().position(|known| known.id == unit.id);
        if let Some(place) = place.filter(|_| is_current) {
            let original = &source.article.units[place];
            compare(unit, reading.text.unit(at), original, source.text.unit(place), place + 1);
        }
    }
}
