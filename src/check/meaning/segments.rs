//! The texts of a guide in segments that stand for one another in all languages: sentences, where a line has as many of
//! them as its source, and the lines themselves.

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::check::characters::{CharacterBasis, OBJECT_REPLACEMENT};
use crate::check::meaning::kind::MeaningKind;
use crate::check::meaning::table::MeaningTable;
use crate::check::meaning::words::{TextWord, words};
use crate::check::prose::Prose;
use crate::check::state::{self, State};
use crate::guide::Guide;
use crate::guide::topic::Topic;
use crate::guide::unit::Line;
use crate::i18n::lang::Lang;
use crate::project::{Project, Span};

/// How often each kind stands in a segment: not, once, or more often.
pub(super) type Classes = [u8; MeaningKind::ALL.len()];

/// What a segment says in one language.
#[derive(Debug, Clone)]
pub(super) struct Voice {
    /// How often each kind stands in it.
    pub classes: Classes,
    /// Where it stands.
    pub span: Span,
    /// Whether it is compared: a line whose sentences are compared is not.
    pub is_judged: bool,
}

/// A segment in all languages.
#[derive(Debug)]
pub(super) struct ComparedText {
    /// The unit it belongs to, as `topic#unit`.
    pub unit: Arc<str>,
    /// What each language says, in the order of the guide's; `None` where it has no such segment.
    pub voices: Vec<Option<Voice>>,
}

/// The most that is counted of a kind.
pub(super) const MOST: u8 = 2;

/// The segments of a guide, and the place of its source language among the voices; none where that has no table.
pub(super) fn segments(project: &Project, guide: &Guide) -> Option<(Vec<ComparedText>, usize)> {
    let languages: Vec<(&Lang, Option<MeaningTable>)> = guide
        .settings
        .languages
        .par_iter()
        .map(|language| (&language.lang, MeaningTable::of(&language.lang)))
        .collect();
    let source = languages.iter().position(|(lang, _)| **lang == guide.settings.source)?;
    languages[source].1.as_ref()?;
    let texts: Vec<&str> = project.files().map(|(_, file)| file.text.as_str()).collect();
    let reader = SegmentReader { project, characters: CharacterBasis::new(&texts) };
    let topics = guide.topics.shared().par_iter();
    let all = topics.flat_map_iter(|topic| of_topic(&reader, guide, topic, &languages, source)).collect();
    Some((all, source))
}

fn of_topic(
    reader: &SegmentReader<'_>,
    guide: &Guide,
    topic: &Topic,
    languages: &[(&Lang, Option<MeaningTable>)],
    source: usize,
) -> Vec<ComparedText> {
    let Some(original) = topic.articles.get(languages[source].0) else { return Vec::new() };
    let mut all = Vec::new();
    let titles = languages.iter().map(|(lang, table)| {
        let is_current = state::of_title(guide, topic, lang) == State::Current;
        let article = topic.articles.get(*lang).filter(|_| is_current)?;
        Some((article.lines.as_slice(), table.as_ref()?))
    });
    all.extend(of_unit(reader, &format!("{}#title", topic.id), &titles.collect::<Vec<_>>(), source));
    for unit in &original.units {
        let Some(spec) = topic.unit(&unit.id) else { continue };
        let texts = languages.iter().map(|(lang, table)| {
            let is_current = state::of_unit(guide, topic, spec, lang) == State::Current;
            let unit = topic.articles.get(*lang).filter(|_| is_current)?.unit(&unit.id)?;
            Some((unit.lines.as_slice(), table.as_ref()?))
        });
        all.extend(of_unit(reader, &format!("{}#{}", topic.id, unit.id), &texts.collect::<Vec<_>>(), source));
    }
    all
}

/// A text in one language, and the table to read it by.
type Told<'a> = Option<(&'a [Line], &'a MeaningTable)>;

fn of_unit(reader: &SegmentReader<'_>, unit: &str, texts: &[Told<'_>], source: usize) -> Vec<ComparedText> {
    let Some((lines, _)) = texts[source] else { return Vec::new() };
    let unit: Arc<str> = unit.into();
    let mut all = Vec::new();
    for at in 0..lines.len() {
        let read: Vec<Option<ReadSegments>> = texts
            .iter()
            .map(|told| {
                let (own, table) = told.filter(|(own, _)| own.len() == lines.len())?;
                Some(reader.read(&own[at], table))
            })
            .collect();
        let Some(wanted) = read[source].as_ref().map(|read| read.sentences.len()) else { continue };
        let whole = read.iter().map(|read| {
            let read = read.as_ref()?;
            Some(Voice { is_judged: read.sentences.len() != wanted, ..read.whole.clone() })
        });
        all.push(ComparedText { unit: Arc::clone(&unit), voices: whole.collect() });
        all.extend((0..wanted).map(|sentence| {
            let voices = read.iter().map(|read| {
                let sentences = &read.as_ref()?.sentences;
                sentences.get(sentence).filter(|_| sentences.len() == wanted).cloned()
            });
            ComparedText { unit: Arc::clone(&unit), voices: voices.collect() }
        }));
    }
    all
}

/// A line in one language: as a whole, and by sentence.
struct ReadSegments {
    whole: Voice,
    sentences: Vec<Voice>,
}

/// What lines are read with.
struct SegmentReader<'p> {
    project: &'p Project,
    characters: CharacterBasis,
}

impl SegmentReader<'_> {
    fn read(&self, line: &Line, table: &MeaningTable) -> ReadSegments {
        let prose = Prose::of(self.project, line);
        let words = words(&prose.text, &self.characters);
        let classes = |words: &[TextWord<'_>]| {
            let counts = table.count_words(words);
            MeaningKind::ALL.map(|kind| counts.of(kind).min(u16::from(MOST)) as u8)
        };
        let voice = |classes, span| Voice { classes, span, is_judged: true };
        // No word stands on both sides of a sentence's end.
        let place = |byte: usize| words.partition_point(|word| word.at < byte);
        let mut whole = Classes::default();
        let sentences = sentences(&prose.text).into_iter().map(|range| {
            let own = classes(&words[place(range.start)..place(range.end)]);
            whole = std::array::from_fn(|kind| (whole[kind] + own[kind]).min(MOST));
            voice(own, prose.span(range))
        });
        ReadSegments { sentences: sentences.collect(), whole: voice(whole, line.span) }
    }
}

/// The sentences of a line, as bytes: each ends with a mark, and with a citation behind it where there is one.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((_, c)) = characters.next() {
        if !matches!(c, '.' | '!' | '?' | '؟' | '۔' | '።' | ':') {
            continue;
        }
        while characters.next_if(|(_, c)| *c == OBJECT_REPLACEMENT).is_some() {}
        if let Some((at, space)) = characters.next_if(|(_, c)| c.is_whitespace()) {
            sentences.push(start..at);
            start = at + space.len_utf8();
        }
    }
    sentences.push(start..text.len());
    sentences.retain(|range| text[range.clone()].chars().any(char::is_alphanumeric));
    sentences
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn a_sentence_ends_with_its_mark_and_what_it_cites() {
        let text = "Wait.\u{fffc} Ask\u{a0}:\u{a0}is it so? It is 3.5 km";
        let found: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["Wait.\u{fffc}", "Ask\u{a0}:", "is it so?", "It is 3.5 km"]);
    }
}
