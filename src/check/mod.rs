//! The rules a guide must keep before anything of it is drawn.

pub mod rules;
pub mod state;

use rayon::prelude::*;

use crate::calendar::Day;
use crate::diagnostic::{Diagnostic, any_error};
use crate::guide::article::Article;
use crate::guide::topic::Topic;
use crate::guide::{Guide, Language};
use crate::project::Project;
use crate::theme::Theme;

/// What the rules look at.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The project's text.
    pub project: &'a Project,
    /// The guide.
    pub guide: &'a Guide,
    /// The theme.
    pub theme: &'a Theme,
    /// The day the edition bears.
    pub day: Day,
}

/// One article, and what it belongs to.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// Its topic.
    pub topic: &'a Topic,
    /// Its language.
    pub language: &'a Language,
    /// The article.
    pub article: &'a Article,
    /// The article it was translated from; `None` for the source itself, or where that is missing.
    pub source: Option<&'a Article>,
}

/// A guide that has kept every rule: only [`check`] makes one.
#[derive(Debug)]
pub struct CheckedGuide(Guide);

impl CheckedGuide {
    /// The guide.
    pub fn guide(&self) -> &Guide {
        &self.0
    }
}

/// Runs every rule; no checked guide where an error was found, here or before.
pub fn check(
    project: &Project,
    guide: Guide,
    theme: &Theme,
    day: Day,
    mut problems: Vec<Diagnostic>,
) -> (Option<CheckedGuide>, Vec<Diagnostic>) {
    let look = Look { project, guide: &guide, theme, day };
    for rule in rules::OF_GUIDE {
        rule(look, &mut problems);
    }
    let found: Vec<Diagnostic> = guide
        .topics
        .par_iter()
        .flat_map_iter(|topic| {
            let mut found = Vec::new();
            for reading in readings(&guide, topic) {
                for rule in rules::OF_ARTICLE {
                    rule(look, reading, &mut found);
                }
            }
            found
        })
        .collect();
    problems.extend(found);
    let sound = !any_error(&problems);
    (sound.then_some(CheckedGuide(guide)), problems)
}

fn readings<'a>(guide: &'a Guide, topic: &'a Topic) -> impl Iterator<Item = Reading<'a>> {
    let source = topic.articles.get(&guide.settings.source);
    topic.articles.iter().filter_map(move |(lang, article)| {
        let language = guide.language(lang)?;
        let source = source.filter(|_| *lang != guide.settings.source);
        Some(Reading { topic, language, article, source })
    })
}
