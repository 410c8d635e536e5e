//! How hard the guide is to read: sentence length, LIX, passive chains and unexplained words, unit by unit.
//!
//! LIX (Björnsson 1968) is words per sentence plus the percentage of words of more than six letters. Its scale holds
//! for the languages it was tried in, so only those have a limit here.

mod passives;
mod plain;
mod sentences;

pub use plain::wordings;

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::guide::article::Article;
use crate::guide::ids::UnitId;
use crate::guide::topic::{Topic, TopicKind};
use crate::guide::unit::Unit;
use crate::guide::{Guide, term};
use crate::i18n::lang::Lang;
use crate::project::Span;
use crate::readability::sentences::SentenceContext;

/// The highest LIX of a topic; above it a text is no longer easy, says the scale.
pub const LIX: usize = 40;

/// The most words of a topic's middle sentence.
pub const MEDIAN: usize = 20;

/// The most words of a sentence that is easily translated.
pub const LONGEST: usize = 25;

/// Words of more letters than this are long, says LIX.
const LONG: usize = 6;

/// What was measured of a topic in a language.
#[derive(Debug)]
pub struct TopicReadability<'a> {
    /// The topic.
    pub topic: &'a Topic,
    /// The language.
    pub lang: &'a Lang,
    /// Where its title stands.
    pub span: Span,
    /// All its units together.
    pub whole: ReadabilityFigures,
    /// Its units in order.
    pub units: Vec<UnitReadability<'a>>,
}

/// What was measured of a unit.
#[derive(Debug)]
pub struct UnitReadability<'a> {
    /// The unit.
    pub id: &'a UnitId,
    /// Where its heading stands.
    pub span: Span,
    /// Its figures.
    pub figures: ReadabilityFigures,
    /// How many of its sentences have two passives or more.
    pub chains: usize,
    /// Its words of the official language that the glossary does not explain.
    pub unexplained: Vec<String>,
}

/// Figures of a text. A fact counts as one short word; words of the official language in another one count as none, and so do
/// lists of names and numbers, as of whom to call.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadabilityFigures {
    /// Words per sentence, in rising order.
    lengths: Vec<usize>,
    /// How many words are long.
    long: usize,
}

impl ReadabilityFigures {
    fn add(&mut self, sentence: &[String]) {
        let at = self.lengths.partition_point(|length| *length < sentence.len());
        self.lengths.insert(at, sentence.len());
        self.long += sentence.iter().filter(|word| word.chars().count() > LONG).count();
    }

    /// How many words there are.
    pub fn words(&self) -> usize {
        self.lengths.iter().sum()
    }

    /// How many sentences there are.
    pub fn sentences(&self) -> usize {
        self.lengths.len()
    }

    /// Words of the middle sentence; of two, the longer one.
    pub fn median(&self) -> usize {
        self.lengths.get(self.lengths.len() / 2).copied().unwrap_or_default()
    }

    /// Words of the longest sentence.
    pub fn longest(&self) -> usize {
        self.lengths.last().copied().unwrap_or_default()
    }

    /// The LIX, rounded up; 0 of no text.
    pub fn lix(&self) -> usize {
        let (words, sentences) = (self.words(), self.sentences());
        if sentences == 0 || words == 0 {
            return 0;
        }
        (words * words + 100 * self.long * sentences).div_ceil(words * sentences)
    }
}

/// Measures every topic in every language that has a scale, language by language in reading order. A glossary is a list
/// of words and has no sentences to measure.
pub fn measure(guide: &Guide) -> Vec<TopicReadability<'_>> {
    let languages = guide.settings.languages.iter().map(|language| &language.lang);
    let measured = languages.filter(|lang| passives::knows(lang));
    let topics = || guide.topics.iter().filter(|topic| topic.kind != TopicKind::Glossary);
    measured
        .flat_map(|lang| topics().map(move |topic| (lang, topic)))
        .filter_map(|(lang, topic)| Some(of_topic(guide, topic, lang, topic.articles.get(lang)?)))
        .collect()
}

fn of_topic<'a>(
    guide: &'a Guide,
    topic: &'a Topic,
    lang: &'a Lang,
    article: &'a Article,
) -> TopicReadability<'a> {
    let own = *lang == guide.settings.official;
    let mut whole = ReadabilityFigures::default();
    let reading = SentenceContext { facts: &guide.facts, is_official: own };
    sentences::of_line(&article.summary, reading).iter().for_each(|sentence| whole.add(sentence));
    let units = article.units.iter().map(|unit| {
        let mut figures = ReadabilityFigures::default();
        let mut chains = 0;
        for sentence in sentences::of_unit(unit, reading) {
            figures.add(&sentence);
            whole.add(&sentence);
            chains += usize::from(passives::count(lang, &sentence) > 1);
        }
        let unexplained = if own { Vec::new() } else { unexplained(guide, lang, unit) };
        UnitReadability { id: &unit.id, span: unit.head, figures, chains, unexplained }
    });
    let units = units.collect();
    TopicReadability { topic, lang, span: article.span, whole, units }
}

fn unexplained(guide: &Guide, lang: &Lang, unit: &Unit) -> Vec<String> {
    let glossaries = guide.topics.iter().filter(|topic| topic.kind == TopicKind::Glossary);
    let terms = glossaries.filter_map(|topic| topic.articles.get(lang)).flat_map(term::terms);
    let known: BTreeSet<String> = terms.flat_map(term::names).map(|name| name.to_lowercase()).collect();
    term::runs(unit).into_iter().filter(|run| !known.contains(&run.to_lowercase())).collect()
}

/// A problem for every topic over a limit.
pub fn problems(measured: &[TopicReadability<'_>]) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for TopicReadability { topic, lang, span, whole, units } in measured {
        let hardest = units.iter().max_by_key(|unit| unit.figures.lix());
        let hardest = hardest.map(|unit| format!(", first in `{}`", unit.id)).unwrap_or_default();
        if whole.lix() > LIX {
            let message =
                format!("the topic `{}` has LIX {} in `{lang}`; {LIX} is the limit", topic.id, whole.lix());
            let help = format!(
                "shorten its sentences and long words{hardest}; `wayleaf check --readability` lists them"
            );
            problems.push(Diagnostic::error(Code::PlainLanguage, *span, message, help));
        }
        if whole.median() > MEDIAN {
            let message = format!(
                "half the sentences of the topic `{}` have {} words or more in `{lang}`; {MEDIAN} is the limit",
                topic.id,
                whole.median()
            );
            let help = format!("part the long sentences{hardest}");
            problems.push(Diagnostic::error(Code::PlainLanguage, *span, message, help));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lix_is_words_a_sentence_and_long_words_in_a_hundred() {
        let mut figures = ReadabilityFigures::default();
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        figures.add(&words("ask a counsellor today"));
        figures.add(&words("do not wait for the letter"));
        assert_eq!(
            (figures.words(), figures.sentences(), figures.median(), figures.longest()),
            (10, 2, 6, 6)
        );
        assert_eq!(figures.lix(), 5 + 10);
        assert_eq!(ReadabilityFigures::default().lix(), 0);
    }
}
