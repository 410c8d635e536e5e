//! What translators ask: written down as it comes in, and what is still open. Text in, text out.

use crate::calendar::Day;
use crate::edit;
use crate::edit::scalar::quoted;
use crate::guide::Guide;
use crate::guide::asked::TranslatorQuestion;
use crate::guide::entry_id::EntryId;
use crate::i18n::lang::Lang;
use crate::parse::asked::PATH;
use crate::project::{Project, Rewritten};

const HEAD: &str = "# What translators ask about texts; no reader sees it. `wayleaf kit import` adds to it, `wayleaf status` lists what\n\
                    # is open. Settle a question with a line `answer: \"…\"` under it, or delete its entry.\n";

/// The questions without an answer, in the order in which they came.
pub fn open(guide: &Guide) -> impl Iterator<Item = &TranslatorQuestion> {
    guide.asked.iter().filter(|asked| asked.answer.is_none())
}

/// `asked.yaml` with what somebody who translates into a language asks; `None` where all of it is there already. What stands
/// in the file stays as it is written.
pub fn with_questions(
    project: &Project,
    guide: &Guide,
    (lang, by, on): (&Lang, &str, Day),
    questions: &[(EntryId, String)],
) -> Option<Rewritten> {
    let is_known = |about: &EntryId, words: &str| {
        guide.asked.iter().any(|asked| {
            asked.about.value == *about && asked.lang.value == *lang && asked.words == words && asked.by == by
        })
    };
    let new: String = questions
        .iter()
        .filter(|(about, words)| !is_known(about, words))
        .map(|(about, words)| {
            let about = quoted(&about.to_string());
            let (by, words) = (quoted(by), quoted(words));
            format!("- text: {about}\n  language: \"{lang}\"\n  by: {by}\n  on: {on}\n  question: {words}\n")
        })
        .collect();
    if new.is_empty() {
        return None;
    }
    let mut text = project.find(PATH).map_or_else(|| HEAD.to_owned(), |file| project.file(file).text.clone());
    let newline = edit::newline(&text);
    if !text.is_empty() && !text.ends_with('\n') {
        text.push_str(newline);
    }
    text.push_str(&new.replace('\n', newline));
    Some(Rewritten { path: PATH.to_owned(), text })
}
