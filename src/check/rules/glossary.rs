//! A reader who meets a Danish word on paper must be able to say it: each word of the glossary has its sound, written
//! in the reader's own letters.

use crate::check::{ArticleContext, RuleContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::text::{Block, Inline, Term};
use crate::guide::topic::TopicKind;

pub(super) fn check(look: RuleContext<'_>, reading: ArticleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let official = &look.guide.settings.official;
    if reading.topic.kind != TopicKind::Glossary || reading.language.lang == *official {
        return;
    }
    for unit in &reading.article.units {
        let terms = unit.body.iter().filter_map(|block| match block {
            Block::Terms(terms) => Some(terms),
            _ => None,
        });
        for term in terms.flatten() {
            let Some(word) = official_words(term).filter(|_| !has_sound(term)) else { continue };
            let message = format!("the word `{word}` has no sound");
            let help = format!("write how it sounds in brackets behind it: `*{word}* (…)`");
            problems.push(Diagnostic::error(Code::MissingSound, unit.head, message, help));
        }
    }
}

/// The word in the official language that a term explains.
fn official_words(term: &Term) -> Option<String> {
    term.word.iter().find_map(|inline| match inline {
        Inline::Official(words) => Some(words.iter().filter_map(text).collect()),
        _ => None,
    })
}

/// Whether something stands in brackets behind the word.
fn has_sound(term: &Term) -> bool {
    let behind = term.word.iter().skip_while(|inline| !matches!(inline, Inline::Official(_))).skip(1);
    let behind: String = behind.filter_map(text).collect();
    let sound = behind.trim().strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    sound.is_some_and(|sound| sound.contains(char::is_alphabetic))
}

fn text(inline: &Inline) -> Option<&str> {
    match inline {
        Inline::Text(text) => Some(text),
        _ => None,
    }
}
