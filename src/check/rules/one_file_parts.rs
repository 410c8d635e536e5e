//! Where the one file is split: every topic stands in one part or in all of them, and each part has a title.

use crate::check::context::RuleContext;
use crate::diagnostic::{Code, Diagnostic, listed};
use crate::guide::topic::Topic;
use crate::project::Span;

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let (guide, settings) = (look.guide, &look.guide.settings);
    let parts = &settings.one_file_parts;
    for part in parts {
        if !part.title.contains_key(&settings.source) {
            let message = format!("the part `{}` has no title in `{}`", part.id, settings.source);
            let help = "write one under `title`: readers of languages without a title of their own see it";
            problems.push(Diagnostic::error(Code::OneFileParts, part.span, message, help));
        }
        for (lang, title) in part.title.iter().filter(|(lang, _)| guide.language(lang).is_none()) {
            let message = format!("`{lang}` is not among the languages of the guide");
            let help = "name a language that guide.yaml lists, or delete the title";
            problems.push(Diagnostic::error(Code::LanguageTag, title.span, message, help));
        }
        for (at, topic) in part.topics.iter().enumerate() {
            let wrong = match guide.topic(&topic.value) {
                Some(found) if found.id.is_home() => {
                    Some(("`home` opens each part by itself".to_owned(), "take it out of `topics`"))
                }
                Some(found) if !found.is_read_on() => Some((
                    format!("the poster `{}` stands in no one file", found.id),
                    "take it out of `topics`: posters are printed from their own pages",
                )),
                _ if part.topics[..at].iter().any(|before| before.value == topic.value) => {
                    Some((format!("the topic `{}` is listed twice", topic.value), "delete one of the two"))
                }
                Some(_) => None,
                // A topic that is there and could not be read is reported already.
                None if settings.order.iter().any(|(id, _)| *id == topic.value) => None,
                None => Some((
                    format!("there is no topic `{}`", topic.value),
                    "write the name of a folder in content/topics/",
                )),
            };
            if let Some((message, help)) = wrong {
                problems.push(Diagnostic::error(Code::OneFileParts, topic.span, message, help));
            }
        }
    }
    if !parts.is_empty() {
        let topics = guide.topics.iter().filter(|topic| topic.is_read_on() && !topic.id.is_home());
        problems.extend(topics.filter_map(|topic| misplaced(look, topic)));
    }
}

/// What is wrong with a topic that stands in no part, or in some of them and not in all.
fn misplaced(look: RuleContext<'_>, topic: &Topic) -> Option<Diagnostic> {
    let settings = &look.guide.settings;
    let parts = &settings.one_file_parts;
    let places = parts.iter().filter(|part| part.has(&topic.id));
    let places: Vec<(&str, Span)> = places
        .filter_map(|part| {
            let listed = part.topics.iter().find(|listed| listed.value == topic.id)?;
            Some((part.id.as_str(), listed.span))
        })
        .collect();
    let names: Vec<&str> = places.iter().map(|(name, _)| *name).collect();
    match places.as_slice() {
        [] => {
            let (_, span) = settings.order.iter().find(|(id, _)| *id == topic.id)?;
            let message = format!("the topic `{}` stands in no part of the one file", topic.id);
            let all: Vec<&str> = parts.iter().map(|part| part.id.as_str()).collect();
            let help = format!(
                "list it under `topics` of one of {}, or of each if readers need it in all",
                listed(&all)
            );
            Some(Diagnostic::error(Code::OneFileParts, *span, message, help))
        }
        [(_, first), .., (_, last)] if places.len() < parts.len() => {
            let message =
                format!("the topic `{}` stands in the parts {}, and not in all", topic.id, listed(&names));
            let help = "leave it in one part, or list it in each if readers need it in all";
            Some(Diagnostic::error(Code::OneFileParts, *last, message, help).with_also(*first))
        }
        _ => None,
    }
}
