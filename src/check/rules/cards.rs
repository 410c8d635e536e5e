//! Sentences to show are short, and stand there in the language of whom they are shown to.

use crate::check::context::RuleContext;
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::text::{self, Inline};
use crate::guide::topic::TopicKind;
use crate::guide::unit::Unit;

/// The most letters of a sentence that fills the screen of a small phone.
const MOST_LETTERS: usize = 110;

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let settings = &look.guide.settings;
    for topic in look.guide.topics.of_kind(TopicKind::Cards) {
        let Some(source) = topic.articles.get(&settings.source) else { continue };
        let official = topic.articles.get(&settings.official);
        for unit in topic.items().filter_map(|spec| source.unit(&spec.id)) {
            if official.is_none_or(|article| article.unit(&unit.id).is_none()) {
                let message = format!(
                    "`{}` has no words in `{}`: there is nothing to show",
                    unit.id, settings.official
                );
                let help = "translate it; until then it stands on the page as a line that cannot be shown";
                problems.push(Diagnostic::warning(Code::NoOfficialText, unit.head, message, help));
            }
        }
        for unit in [Some(source), official].into_iter().flatten().flat_map(|article| &article.units) {
            let letters = letters(unit);
            if topic.unit(&unit.id).is_some_and(|spec| spec.item().is_some()) && letters > MOST_LETTERS {
                let message = format!(
                    "`{}` has {letters} letters; {MOST_LETTERS} fill the screen of a small phone",
                    unit.id
                );
                let help = "say one thing, in one or two short sentences";
                problems.push(Diagnostic::warning(Code::TooLong, unit.head, message, help));
            }
        }
    }
}

/// The letters of what is shown.
fn letters(unit: &Unit) -> usize {
    let mut count = 0;
    text::visit_inlines(&unit.title, &mut |inline| {
        if let Inline::Text(text) = inline {
            count += text.chars().count();
        }
    });
    count
}
