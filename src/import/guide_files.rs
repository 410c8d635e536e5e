//! The files of the new guide as text.

use std::collections::{BTreeMap, BTreeSet};

use crate::calendar::Day;
use crate::edit::scalar::quoted;
use crate::guide::article::Article;
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::{TopicId, UnitId};
use crate::i18n::lang::Lang;
use crate::import::folders::tags;
use crate::import::pages::facts::{FoundFacts, SOURCE};
use crate::project::Rewritten;

const UNCHECKED: &str = Article::UNCHECKED;

/// A guide before it is written.
#[derive(Debug)]
pub(super) struct GuideDraft {
    pub publisher: String,
    pub source: Lang,
    /// All languages, the source first, with the names somebody gave them.
    pub languages: Vec<(Lang, Option<String>)>,
    /// The topics in reading order, the home topic first.
    pub topics: Vec<TopicDraft>,
    /// What a page, a language and a file may weigh, where that is more than usual, by the names of guide.yaml.
    pub budgets: Vec<(&'static str, usize)>,
    pub day: Day,
    /// Who made or read the translations.
    pub(super) translator: Option<String>,
}

/// A topic before it is written.
#[derive(Debug, Default)]
pub(super) struct TopicDraft {
    pub id: String,
    /// Its units, each with the topics listed under it.
    pub units: Vec<(String, Vec<String>)>,
    pub articles: BTreeMap<Lang, ArticleDraft>,
}

/// An article before it is written.
#[derive(Debug, Default)]
pub(super) struct ArticleDraft {
    /// The file it was read from.
    pub from: String,
    pub title: String,
    pub summary: String,
    pub day: Option<Day>,
    pub units: Vec<UnitDraft>,
}

/// A unit of an article before it is written.
#[derive(Debug, Default)]
pub(super) struct UnitDraft {
    pub id: String,
    pub heading: String,
    pub body: String,
}

impl GuideDraft {
    /// All files.
    pub(super) fn files(&self, facts: &FoundFacts) -> Vec<Rewritten> {
        let mut files = vec![Rewritten { path: "content/guide.yaml".to_owned(), text: self.settings() }];
        let articles = self.topics.iter().flat_map(|topic| topic.articles.values());
        let placed: BTreeSet<&str> =
            articles.flat_map(|article| &article.units).flat_map(|unit| placed(&unit.body)).collect();
        if let Some(text) = facts.yaml(self.day, &placed) {
            files.push(Rewritten { path: "content/facts.yaml".to_owned(), text });
            files.push(Rewritten { path: "content/sources.yaml".to_owned(), text: self.sources() });
        }
        for topic in &self.topics {
            let folder = format!("content/topics/{}", topic.id);
            files.push(Rewritten { path: format!("{folder}/topic.yaml"), text: topic.structure() });
            for (lang, article) in &topic.articles {
                files.push(Rewritten {
                    path: format!("{folder}/{lang}.md"),
                    text: self.article(lang, article),
                });
            }
        }
        files
    }

    fn settings(&self) -> String {
        let languages = self.languages.iter().map(|(lang, name)| {
            let known = || tags::entry(lang).map(str::to_owned);
            let entry = name.as_ref().map(|name| quoted(name)).or_else(known);
            let hint = if entry.is_some() { "" } else { "   # write its name as its speakers do" };
            format!("  - {{tag: {lang}, name: {}}}{hint}\n", entry.unwrap_or_else(|| lang.to_string()))
        });
        let topics = self.topics.iter().map(|topic| topic.id.as_str()).filter(|id| *id != TopicId::HOME);
        let topics: String = topics.map(|id| format!("  - {id}\n")).collect();
        let topics = if topics.is_empty() { " []\n".to_owned() } else { format!("\n{topics}") };
        let budgets: Vec<String> =
            self.budgets.iter().map(|(name, bytes)| format!("{name}: {bytes}")).collect();
        let budgets = match budgets.as_slice() {
            [] => String::new(),
            budgets => format!(
                "# Pages, languages or files are heavier than old phones and dear data like: part long topics, then take this line away.\n\
                 budgets: {{{}}}\n",
                budgets.join(", ")
            ),
        };
        format!(
            "publisher: {}   # stands at the foot of every page\nsource-language: {}\nlanguages:\n{}topics:{topics}{budgets}",
            quoted(&self.publisher),
            self.source,
            languages.collect::<String>()
        )
    }

    fn sources(&self) -> String {
        format!(
            "# What was imported. Put the real source of each fact in its place.\n{SOURCE}:\n  title: {}\n  publisher: {}\n  language: {}\n  read: {}\n  \
             kind: organisation\n",
            quoted(&self.publisher),
            quoted(&self.publisher),
            self.source,
            self.day
        )
    }

    fn article(&self, lang: &Lang, article: &ArticleDraft) -> String {
        let is_source = *lang == self.source;
        let label = match &self.translator {
            _ if is_source => "source".to_owned(),
            Some(name) => format!("human\nreviewer: {}", quoted(name)),
            None => "machine".to_owned(),
        };
        let written = article.day.filter(|day| *day <= self.day);
        let day = match (is_source, written) {
            (false, day) => day.unwrap_or(self.day).to_string(),
            (true, None) => format!("{UNCHECKED}   # nobody has checked it since it was imported"),
            (true, Some(day)) => {
                format!("{UNCHECKED}   # written on {day}; nobody has checked it since it was imported")
            }
        };
        let mut text = format!(
            "---\ntitle: {}\nsummary: {}\ntranslation: {label}\ndate: {day}\n",
            quoted(&article.title),
            quoted(&article.summary)
        );
        if !is_source {
            text.push_str("made-from:\n");
            let units = article.units.iter().map(|unit| unit.id.as_str());
            for id in [UnitId::TITLE].into_iter().chain(units) {
                text.push_str(&format!("  {id}: \"{}\"\n", Fingerprint::UNCOMPARED));
            }
        }
        text.push_str("---\n");
        for unit in &article.units {
            text.push_str(&format!("\n## {} {{#{}}}\n", unit.heading, unit.id));
            if !unit.body.is_empty() {
                text.push_str(&format!("\n{}\n", unit.body));
            }
        }
        text
    }
}

/// The facts that a text places.
fn placed(text: &str) -> impl Iterator<Item = &str> {
    text.split("{{").skip(1).filter_map(|rest| rest.split_once("}}")).map(|(id, _)| id)
}

impl TopicDraft {
    fn structure(&self) -> String {
        let kind = if self.id == TopicId::HOME { "home" } else { "text" };
        let units = self.units.iter().map(|(id, topics)| match topics.as_slice() {
            [] => format!("  - id: {id}\n"),
            topics => format!("  - {{id: {id}, topics: [{}]}}\n", topics.join(", ")),
        });
        format!("kind: {kind}\nunits:\n{}", units.collect::<String>())
    }
}
