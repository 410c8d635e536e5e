//! A text is in the language of its file: told by its script, and by its words where the library knows them.

use std::ops::Range;

use super::letters::is_strange;
use super::lines;
use crate::check::prose::{OBJECT_REPLACEMENT, Prose};
use crate::check::{ArticleContext, RuleContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::detection::LanguageDetector;
use crate::i18n::orthography::{Letter, Orthography};

/// As many words of another script in a row are no name.
const LONGEST_NAME: usize = 3;

pub(in crate::check::rules) fn check(
    look: RuleContext<'_>,
    reading: ArticleContext<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(writing) = look.writings.get(&reading.language.lang) else { return };
    let name = &reading.language.name;
    let help = "translate it; words of the official language stand between single stars";
    for line in lines(reading) {
        let prose = Prose::of(look.project, line);
        for range in foreign_runs(&prose, writing) {
            let message = format!("words that are not in {name}");
            problems.push(Diagnostic::error(Code::Untranslated, prose.span(range), message, help));
        }
        if let Some((strange, all)) = neighbours(&prose, writing) {
            let message = format!("{strange} of {all} words have letters that are none of {name}");
            problems.push(Diagnostic::error(Code::Untranslated, line.span, message, help));
        }
    }
    let languages = look.guide.settings.languages.iter().map(|language| &language.lang);
    let Some(speech) = LanguageDetector::new(&reading.language.lang, languages) else { return };
    for unit in &reading.article.units {
        for line in &unit.lines {
            let prose = Prose::of(look.project, line);
            if let Some(other) = speech.detect_other(&prose.text) {
                let message = format!("this reads like {other}, not like {name}");
                problems.push(Diagnostic::error(Code::Untranslated, line.span, message, help));
            }
        }
    }
}

/// How many words of how many have letters of the script that are another language's, where they are too many for
/// names: a text of a neighbour, as Persian among Pashto, which no library tells apart.
fn neighbours(prose: &Prose, writing: &Orthography) -> Option<(usize, usize)> {
    let words = prose.words();
    let strange = words.iter().filter(|(_, word)| word.chars().any(|c| is_strange(c, writing))).count();
    (strange >= LONGEST_NAME && strange * 5 >= words.len()).then_some((strange, words.len()))
}

/// Runs of words in another script that are too long for a name, or all the line has.
fn foreign_runs(prose: &Prose, writing: &Orthography) -> Vec<Range<usize>> {
    let words = prose.words();
    let foreign = |word: &str| word.chars().any(|c| writing.letter(c) == Letter::Foreign);
    let own = |word: &str| word.chars().any(|c| c.is_alphabetic() && writing.letter(c) != Letter::Foreign);
    let long = words.iter().any(|(_, word)| word.chars().count() > 2);
    let bare = long && words.iter().all(|(_, word)| !own(word)) && !prose.text.contains(OBJECT_REPLACEMENT);
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut run: Vec<&Range<usize>> = Vec::new();
    for (at, (range, word)) in words.iter().enumerate() {
        if foreign(word) {
            run.push(range);
        }
        if !foreign(word) || at + 1 == words.len() {
            if let (Some(first), Some(last)) = (run.first(), run.last())
                && (bare || run.len() > LONGEST_NAME)
            {
                runs.push(first.start..last.end);
            }
            run.clear();
        }
    }
    runs
}
