//! A text is in the language of its file: told by its script, and by its words where the library knows them.

use std::borrow::Cow;
use std::collections::BTreeSet;
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
    let mut names = None;
    let mut is_known = |word: &str| names.get_or_insert_with(|| names_in(reading)).contains(word);
    for read in lines(reading, Traits::FOREIGN.or(Traits::STRANGE)) {
        let ReadLine { line, prose, .. } = read;
        for range in foreign_runs(read, characters, &mut is_known) {
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
        for read in reading.text.unit(unit) {
            let ReadLine { line, prose, count, traits, .. } = read;
            let own = traits.has(Traits::FOREIGN).then(|| own_words(read, characters));
            // Words in another script among the language's own were looked at above.
            let is_of_script = own.as_ref().is_none_or(|own| !own.is_empty());
            let text = match own.filter(|_| is_of_script) {
                Some(own) => Cow::Owned(own),
                None => names::without(&prose.text, &read.names),
            };
            let letters = match &text {
                Cow::Borrowed(_) => count.letters as usize,
                Cow::Owned(text) => text.chars().filter(|c| characters.of(*c).has(Traits::LETTER)).count(),
            };
            if let Some(other) = detector.detect_other(&text, letters, is_of_script) {
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

/// Runs of words in another script that are too long for a name, or all the line has, and are not all names.
fn foreign_runs(
    line: &ReadLine<'_>,
    characters: &Characters,
    is_known: &mut dyn FnMut(&str) -> bool,
) -> Vec<Range<usize>> {
    let words = line.words(characters);
    let long = words.iter().any(|(_, word)| word.chars().count() > 2);
    let bare = long
        && words.iter().all(|(_, word)| !has_own(word, characters))
        && !line.prose.text.contains(OBJECT_REPLACEMENT);
    let mut runs: Vec<Range<usize>> = Vec::new();
    for run in
        words.chunk_by(|(_, one), (_, other)| has_foreign(one, characters) == has_foreign(other, characters))
    {
        let [(first, word), ..] = run else { continue };
        let is_suspect = has_foreign(word, characters) && (bare || run.len() > LONGEST_NAME);
        let mut is_name = |(range, word): &(Range<usize>, &str)| {
            is_technical(&line.prose.text, range) || !bare && has_capital(word) || is_known(word)
        };
        if is_suspect && !run.iter().all(&mut is_name) {
            runs.push(first.start..run.last().map_or(first.end, |(last, _)| last.end));
        }
    }
    runs
}

/// The words of a line without those that have letters of another script; where such words stand among its own without
/// spaces, without these letters.
fn own_words(line: &ReadLine<'_>, characters: &Characters) -> String {
    if characters.writing().joins_others() {
        return line.prose.text.chars().filter(|c| is_own(*c, characters)).collect();
    }
    let words = line.words(characters);
    let own = words.iter().map(|(_, word)| *word).filter(|word| !has_foreign(word, characters));
    own.collect::<Vec<_>>().join(" ")
}

/// Whether a word has a letter of another script.
fn has_foreign(word: &str, characters: &Characters) -> bool {
    word.chars().any(|c| characters.of(c).has(Traits::FOREIGN))
}

/// Whether a word has a letter of the language's own script.
fn has_own(word: &str, characters: &Characters) -> bool {
    word.chars().any(|c| is_own(c, characters))
}

/// Whether a character is a letter of the language's own script.
fn is_own(c: char, characters: &Characters) -> bool {
    let traits = characters.of(c);
    traits.has(Traits::LETTER) && !traits.has(Traits::FOREIGN)
}

fn has_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a word is what no language translates: a name such as `iPhone` or `B2`, a part of a file's name or of an address.
fn is_technical(text: &str, range: &Range<usize>) -> bool {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let is_spelled = text[range.clone()].chars().skip(1).any(|c| c.is_uppercase() || c.is_numeric());
    let goes_on = after.strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    is_spelled
        || goes_on
        || before.ends_with(['.', '/', '_', '@', '#', '\\'])
        || after.starts_with(['/', '_', '@', '('])
}

/// The names of another script that an article uses: words in the middle of its own sentences, and those that its source
/// writes with a capital letter in the middle of one.
fn names_in(reading: ArticleContext<'_>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for line in lines(reading, Traits::FOREIGN) {
        let words = line.words(reading.characters);
        if !words.iter().any(|(_, word)| has_own(word, reading.characters)) {
            continue;
        }
        let is_other = |word: &str| has_foreign(word, reading.characters);
        let runs = words.chunk_by(|(_, one), (_, other)| is_other(one) == is_other(other));
        let short = runs.filter(|run| run.len() <= LONGEST_NAME).flatten();
        names.extend(short.map(|(_, word)| *word).filter(|word| is_other(word)).map(str::to_owned));
    }
    for line in reading.source.iter().flat_map(|source| source.text.lines()) {
        let characters = reading.source.map_or(reading.characters, |source| source.characters);
        for (range, word) in line.words(characters) {
            let before = line.prose.text[..range.start].trim_end();
            let is_inside = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | ';'));
            if is_inside && has_capital(word) {
                names.insert(word.to_owned());
            }
        }
    }
    names
}
