//! A unit is translated whole: readers never see a heading in one language over a text that is not there.

use crate::check::context::{ArticleContext, RuleContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::text::Inline;

pub(super) fn check(_: RuleContext<'_>, reading: ArticleContext<'_>, problems: &mut Vec<Diagnostic>) {
    for unit in &reading.article.units {
        let words = |inline: &Inline| !matches!(inline, Inline::Text(text) if text.trim().is_empty());
        let source = reading.source.and_then(|source| source.article.unit(&unit.id));
        let lacks_text = unit.body.is_empty() && source.is_some_and(|source| !source.body.is_empty());
        let lacking = match (unit.title.iter().any(words), lacks_text) {
            (false, _) => "heading",
            (_, true) => "text",
            _ => continue,
        };
        let message = format!("the unit `{}` has no {lacking}", unit.id);
        let help = "translate the unit whole, or delete it: then readers see the source text, marked";
        problems.push(Diagnostic::error(Code::HalfTranslated, unit.head, message, help));
    }
}
