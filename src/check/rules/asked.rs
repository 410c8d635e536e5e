//! What translators ask is about texts and languages that are there. No reader sees it, so nothing is kept out for it.

use crate::check::context::RuleContext;
use crate::check::rules::references::has_fact;
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::entry_id::EntryId;

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let guide = look.guide;
    let help = "delete the entry if its question is settled, or write which text it is about now";
    for asked in guide.asked.iter() {
        let about = &asked.about.value;
        let found = match about {
            EntryId::Title(topic) => (Code::UnknownTopic, guide.topic(topic).is_some()),
            EntryId::Unit(topic, unit) => {
                (Code::UnknownUnit, guide.topic(topic).is_some_and(|topic| topic.unit(unit).is_some()))
            }
            EntryId::PartTitle(id) => (Code::OneFileParts, guide.one_file_part(id).is_some()),
            EntryId::Fact(id) => (Code::UnknownFact, has_fact(guide, id)),
            EntryId::Words(key) => {
                let keys = look.theme.string_keys(&guide.settings.source);
                (Code::Strings, keys.contains(key.as_str()))
            }
        };
        if let (code, false) = found {
            let message = format!("a translator asks about `{about}`, which the guide does not have");
            problems.push(Diagnostic::warning(code, asked.about.span, message, help));
        }
        if guide.language(&asked.lang.value).is_none() {
            let message =
                format!("a translator into `{}` asks, and guide.yaml does not list it", asked.lang.value);
            let help = "delete the entry, or list the language in content/guide.yaml";
            problems.push(Diagnostic::warning(Code::LanguageTag, asked.lang.span, message, help));
        }
    }
}
