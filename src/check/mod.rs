//! The rules a guide must keep before anything of it is drawn.

mod checked;
mod context;
mod numerals;
mod prose;
pub mod review;
pub mod rules;
pub mod seen;
pub mod state;
mod string_lines;

use std::borrow::Cow;
use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::address::Domains;
use crate::calendar::Day;
use crate::check::context::{ArticleContext, RuleContext, TranslationPair};
use crate::check::state::State;
use crate::diagnostic::{Diagnosed, Diagnostic, KEPT, any_error, few};
use crate::guide::Guide;
use crate::guide::topic::Topic;
use crate::guide::unit::Unit;
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
    mut problems: Vec<Diagnostic>,
) -> Diagnosed<Option<CheckedGuide<'g>>> {
    let languages = &guide.settings.languages;
    let writings =
        languages.iter().map(|language| (language.lang.clone(), Orthography::new(language))).collect();
    let measures =
        theme.strings.iter().map(|(lang, strings)| (lang.clone(), rules::measures(strings))).collect();
    let domains = Domains::new();
    let look = RuleContext {
        project,
        guide,
        theme,
        day,
        writings: &writings,
        measures: &measures,
        domains: &domains,
    };
    for rule in rules::OF_GUIDE {
        rule(look, &mut problems);
    }
    for text in seen::of_guide(look) {
        rules::OF_TEXT.iter().for_each(|rule| rule(look, &text, &mut problems));
    }
    let found: Vec<Diagnostic> = guide
        .topics
        .par_iter()
        .flat_map_iter(|topic| {
            let mut found = Vec::new();
            for reading in readings(guide, topic) {
                let mut of_article = Vec::new();
                for text in seen::of_article(reading) {
                    rules::OF_TEXT.iter().for_each(|rule| rule(look, &text, &mut of_article));
                }
                of_article = few(of_article, KEPT);
                for rule in rules::OF_ARTICLE {
                    let mut of_rule = Vec::new();
                    rule(look, reading, &mut of_rule);
                    of_article.extend(few(of_rule, KEPT));
                }
                for (unit, original) in current(guide, reading) {
                    let pair =
                        TranslationPair { language: reading.language, unit: &unit, original: &original };
                    for rule in rules::OF_TRANSLATION {
                        rule(look, pair, &mut of_article);
                    }
                }
                found.extend(few(of_article, KEPT));
            }
            found
        })
        .collect();
    problems.extend(found);
    let checked = (!any_error(&problems)).then(|| CheckedGuide::new(guide));
    Diagnosed::new(checked, problems)
}

/// The units of a translation that are current, each with its source: others may differ from it.
fn current<'a>(guide: &Guide, reading: ArticleContext<'a>) -> Vec<(Cow<'a, Unit>, Cow<'a, Unit>)> {
    let (Some(source), lang) = (reading.source, &reading.language.lang) else { return Vec::new() };
    let mut pairs = Vec::new();
    if state::of_title(guide, reading.topic, lang) == State::Current {
        let heads = reading.article.head().zip(source.head());
        pairs.extend(heads.map(|(ours, theirs)| (Cow::Owned(ours), Cow::Owned(theirs))));
    }
    let mut seen = BTreeSet::new();
    // Of a unit that is there twice, which another rule tells, the first is compared.
    for unit in reading.article.units.iter().filter(|unit| seen.insert(&unit.id)) {
        let spec = reading.topic.unit(&unit.id);
        let is_current =
            spec.is_some_and(|spec| state::of_unit(guide, reading.topic, spec, lang) == State::Current);
        let original = source.unit(&unit.id).filter(|_| is_current);
        pairs.extend(original.map(|original| (Cow::Borrowed(unit), Cow::Borrowed(original))));
    }
    pairs
}

fn readings<'a>(guide: &'a Guide, topic: &'a Topic) -> impl Iterator<Item = ArticleContext<'a>> {
    let source = topic.articles.get(&guide.settings.source);
    topic.articles.iter().filter_map(move |(lang, article)| {
        let language = guide.language(lang)?;
        let source = source.filter(|_| *lang != guide.settings.source);
        Some(ArticleContext { topic, language, article, source })
    })
}
