//! A text is in the language of its file: told by its script, and by its words where the library knows them.

use std::ops::Range;

use super::lines;
use crate::check::prose::{MARK, Prose};
use crate::check::{Look, Reading};
use crate::diagnostic::{Code, Diagnostic};
use crate::speech::Speech;
use crate::writing::{Letter, Writing};

/// As many words of another script in a row are no name.
const LONGEST_NAME: usize = 3;

pub(in crate::check::rules) fn check(look: Look<'_>, reading: Reading<'_>, problems: &mut Vec<Diagnostic>) {
    let Some(writing) = look.writings.get(&reading.language.lang) else { return };
    let name = &reading.language.name;
    let help = "translate it; words of the official language stand between single stars";
    for line in lines(reading) {
        let prose = Prose::of(look.project, line);
        for range in foreign_runs(&prose, writing) {
            let message = format!("words that are not in {name}");
            problems.push(Diagnostic::error(Code::Untranslated, prose.span(range), message, help));
        }
    }
    let languages = look.guide.settings.languages.iter().map(|language| &language.lang);
    let Some(speech) = Speech::new(&reading.language.lang, languages) else { return };
    for unit in &reading.article.units {
        for line in &unit.lines {
            let prose = Prose::of(look.project, line);
            if let Some(other) = speech.betrayed_by(&prose.text) {
                let message = format!("this reads like {other}, not like {name}");
                problems.push(Diagnostic::error(Code::Untranslated, line.span, message, help));
            }
        }
    }
}

/// Runs of words in another script that are too long for a name, or all the line has.
fn foreign_runs(prose: &Prose, writing: &Writing) -> Vec<Range<usize>> {
    let words = prose.words();
    let foreign = |word: &str| word.chars().any(|sign| writing.letter(sign) == Letter::Foreign);
    let own =
        |word: &str| word.chars().any(|sign| sign.is_alphabetic() && writing.letter(sign) != Letter::Foreign);
    let long = words.iter().any(|(_, word)| word.chars().count() > 2);
    let bare = long && words.iter().all(|(_, word)| !own(word)) && !prose.text.contains(MARK);
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
