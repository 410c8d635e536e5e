//! A text is in the language of its file: told by its script, and by its words where the library knows them.

use std::borrow::Cow;
use std::ops::Range;

use super::lines;
use crate::check::characters::{Characters, OBJECT_REPLACEMENT, Traits};
use crate::check::context::{ArticleContext, RuleContext};
use crate::check::names;
use crate::check::reading::ReadLine;
use crate::diagnostic::{Code, Diagnostic};

/// As many words of another script in a row are no name.
const LONGEST_NAME: usize = 3;

pub(in crate::check::rules) fn check(
    look: RuleContext<'_>,
    reading: ArticleContext<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    let (name, characters) = (&reading.language.name, reading.characters);
    let help = "translate it; words of the official language stand between single stars";
    for read in lines(reading, Traits::FOREIGN.or(Traits::STRANGE)) {
        let ReadLine { line, prose, .. } = read;
        for range in foreign_runs(read, characters) {
            let message = format!("words that are not in {name}");
            problems.push(Diagnostic::error(Code::Untranslated, prose.span(range), message, help));
        }
        if let Some((strange, all)) = neighbours(read, characters) {
            let message = format!("{strange} of {all} words have letters that are none of {name}");
            problems.push(Diagnostic::error(Code::Untranslated, line.span, message, help));
        }
    }
    let Some(detector) = look.detectors.get(&reading.language.lang) else { return };
    for unit in 0..reading.article.units.len() {
        for ReadLine { line, prose, names, count, traits, .. } in reading.text.unit(unit) {
            let text = names::without(&prose.text, names);
            let letters = match &text {
                Cow::Borrowed(_) => count.letters as usize,
                Cow::Owned(text) => text.chars().filter(|c| characters.of(*c).has(Traits::LETTER)).count(),
            };
            if let Some(other) = detector.detect_other(&text, letters, !traits.has(Traits::FOREIGN)) {
                let message = format!("this reads like {other}, not like {name}");
                problems.push(Diagnostic::error(Code::Untranslated, line.span, message, help));
            }
        }
    }
}

/// How many words of how many have letters of the script that are another language's, where they are too many for
/// names: a text of a neighbour, as Persian among Pashto, which no library tells apart.
fn neighbours(line: &ReadLine<'_>, characters: &Characters) -> Option<(usize, usize)> {
    let words = line.words(characters);
    let is_strange = |word: &str| word.chars().any(|c| characters.of(c).has(Traits::STRANGE));
    let strange = words.iter().filter(|(_, word)| is_strange(word)).count();
    (strange >= LONGEST_NAME && strange * 5 >= words.len()).then_some((strange, words.len()))
}

/// Runs of words in another script that are too long for a name, or all the line has.
fn foreign_runs(line: &ReadLine<'_>, characters: &Characters) -> Vec<Range<usize>> {
    let words = line.words(characters);
    let is_foreign = |c: char| characters.of(c).has(Traits::FOREIGN);
    let foreign = |word: &str| word.chars().any(is_foreign);
    let own = |word: &str| word.chars().any(|c| characters.of(c).has(Traits::LETTER) && !is_foreign(c));
    let long = words.iter().any(|(_, word)| word.chars().count() > 2);
    let bare =
        long && words.iter().all(|(_, word)| !own(word)) && !line.prose.text.contains(OBJECT_REPLACEMENT);
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
