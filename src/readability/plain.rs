//! Wordings that each language would inherit: vague words from the guide's own list, a pronoun beside a term in brackets, and
//! sentences too long to translate. A guess, so a warning.

use super::LONGEST;
use super::{passives, sentences};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::text::Inline;
use crate::guide::topic::TopicKind;
use crate::guide::{Guide, VagueWord};
use crate::project::Span;
use crate::readability::sentences::SentenceContext;

/// The lists of one language in guide.yaml.
struct Lists<'a> {
    vague: &'a [VagueWord],
    pronouns: &'a [String],
}

/// What is found, language by language in reading order, each with its place and what to write.
pub fn wordings(guide: &Guide) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let languages = guide.settings.languages.iter().map(|language| &language.lang);
    for lang in languages.filter(|lang| passives::knows(lang)) {
        let lists = Lists {
            vague: guide.settings.vague_words.get(lang.as_str()).map_or(&[][..], Vec::as_slice),
            pronouns: guide.settings.pronouns.get(lang.as_str()).map_or(&[][..], Vec::as_slice),
        };
        for topic in guide.topics.iter().filter(|topic| topic.kind != TopicKind::Glossary) {
            let units = topic.articles.get(lang).map_or(&[][..], |article| article.units.as_slice());
            for unit in units {
                for (line, inlines) in unit.lines() {
                    let is_official = *lang == guide.settings.official;
                    let reading = SentenceContext { facts: &guide.facts, is_official };
                    of_line(&lists, line.span, inlines, reading, &mut problems);
                }
            }
        }
    }
    problems
}

fn of_line(
    lists: &Lists<'_>,
    span: Span,
    inlines: &[Inline],
    reading: SentenceContext<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    let mut problem = |message: String, help: &str| {
        problems.push(Diagnostic::warning(Code::PlainLanguage, span, message, help));
    };
    let sentences = sentences::of_line(inlines, reading);
    let said: String = sentences.iter().map(|sentence| format!(" {} .", sentence.join(" "))).collect();
    let said = said.to_lowercase();
    let has = |words: &String| said.contains(&format!(" {} ", words.to_lowercase()));
    for word in lists.vague.iter().filter(|word| has(&word.word) && !word.unless.iter().any(has)) {
        problem(format!("`{}` is vague", word.word), &word.write);
    }
    for sentence in sentences {
        if sentence.len() > LONGEST {
            let message = format!("a sentence of {} words; {LONGEST} is the limit", sentence.len());
            problem(message, "part it, one rule a sentence");
        }
    }
    if let Some(pronoun) = pronoun_beside_term(lists.pronouns, inlines) {
        let message = format!("`{pronoun}` stands beside a term in brackets");
        problem(message, "write the noun that the term belongs to in place of the pronoun");
    }
}

/// A pronoun right before a term of the official language in brackets: `ask for it (*ophold*)`.
fn pronoun_beside_term(pronouns: &[String], inlines: &[Inline]) -> Option<String> {
    inlines.windows(2).find_map(|pair| {
        let [Inline::Text(before), Inline::Official(_)] = pair else { return None };
        let word = before.strip_suffix('(')?.split_whitespace().next_back()?.to_lowercase();
        pronouns.contains(&word).then_some(word)
    })
}
