//! The rules a guide must keep before anything of it is drawn.

mod characters;
mod checked;
mod context;
mod numerals;
mod prose;
mod reading;
pub mod review;
pub mod rules;
pub mod seen;
pub mod state;
mod string_lines;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::address::Domains;
use crate::calendar::Day;
use crate::check::characters::{CharacterBasis, Characters};
use crate::check::context::{ArticleContext, RuleContext, SourceArticle, TranslationPair};
use crate::check::reading::{ArticleText, ReadLine};
use crate::check::rules::length::Length;
use crate::check::state::State;
use crate::diagnostic::{Diagnosed, Diagnostic, KEPT, any_error, few};
use crate::guide::Guide;
use crate::guide::topic::Topic;
use crate::guide::unit::Unit;
use crate::i18n::detection::LanguageDetector;
use crate::i18n::lang::Lang;
use crate::i18n::orthography::Orthography;
use crate::project::Project;
use crate::theme::Theme;

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
    let checked = (!any_error(&problems)).then(|| CheckedGuide::new(guide));
    Diagnosed::new(checked, problems)
}

/// What every rule finds, behind the problems found before.
pub fn findings(
    project: &Project,
    guide: &Guide,
    theme: &Theme,
    day: Day,
    mut problems: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let languages = &guide.settings.languages;
    let texts: Vec<&str> = project.files().map(|(_, file)| file.text.as_str()).collect();
    let basis = CharacterBasis::new(&texts);
    let characters = languages
        .par_iter()
        .map(|language| (language.lang.clone(), Characters::new(&basis, Orthography::new(language))));
    let characters: BTreeMap<_, _> = characters.collect();
    let measures =
        theme.strings.iter().map(|(lang, strings)| (lang.clone(), rules::measures(strings))).collect();
    let look = RuleContext {
        project,
        guide,
        theme,
        day,
        characters: &characters,
        detectors: &LanguageDetector::all(languages.iter().map(|language| &language.lang)),
        measures: &measures,
        domains: &Domains::new(),
    };
    for rule in rules::OF_GUIDE {
        rule(look, &mut problems);
    }
    for text in seen::of_guide(look) {
        rules::OF_TEXT.iter().for_each(|rule| rule(look, &text, &mut problems));
    }
    let topics: Vec<TopicFindings> = guide.topics.par_iter().map(|topic| of_topic(look, topic)).collect();
    let mut lengths = Vec::new();
    for topic in topics {
        problems.extend(topic.problems);
        lengths.extend(topic.lengths);
    }
    // Over all units of a language together, whose lengths were gathered while articles were read.
    rules::length::check(look, &lengths, &mut problems);
    problems
}

/// What was found in the articles of a topic.
struct TopicFindings {
    problems: Vec<Diagnostic>,
    lengths: Vec<Length>,
}

fn of_topic(look: RuleContext<'_>, topic: &Topic) -> TopicFindings {
    let guide = look.guide;
    let mut found = TopicFindings { problems: Vec::new(), lengths: Vec::new() };
    let text = |lang: &Lang| {
        let (article, characters) = (topic.articles.get(lang)?, look.characters.get(lang)?);
        Some((article, characters, ArticleText::new(look.project, article, characters)))
    };
    let original = text(&guide.settings.source);
    let original = original.as_ref();
    for lang in topic.articles.keys() {
        let is_source = *lang == guide.settings.source;
        let Some(language) = guide.language(lang) else { continue };
        let own = if is_source { None } else { text(lang) };
        let Some((article, characters, text)) = own.as_ref().or(original.filter(|_| is_source)) else {
            continue;
        };
        let source = original.filter(|_| !is_source);
        let source = source.map(|(article, characters, text)| SourceArticle { article, characters, text });
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

/// Compares the units of a translation that are current with their sources: others may differ from them.
fn of_translations(look: RuleContext<'_>, reading: ArticleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let (Some(source), lang) = (reading.source, &reading.language.lang) else { return };
    let mut compare =
        |unit: &Unit, lines: &[ReadLine<'_>], original: &Unit, original_lines: &[ReadLine<'_>]| {
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
            };
            rules::OF_TRANSLATION.iter().for_each(|rule| rule(look, pair, problems));
        };
    if state::of_title(look.guide, reading.topic, lang) == State::Current
        && let Some((ours, theirs)) = reading.article.head().zip(source.article.head())
    {
        compare(&ours, reading.text.head(), &theirs, source.text.head());
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
            compare(unit, reading.text.unit(at), original, source.text.unit(place));
        }
    }
}
