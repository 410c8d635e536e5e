//! A unit where a wrong text could harm says on what it rests.

use crate::check::context::{ArticleContext, RuleContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::text::Inline;

pub(super) fn check(look: RuleContext<'_>, reading: ArticleContext<'_>, problems: &mut Vec<Diagnostic>) {
    // A guide that rests on no sources at all is not asked for one.
    if reading.language.lang != look.guide.settings.source || look.guide.sources.is_empty() {
        return;
    }
    for unit in &reading.article.units {
        let safety = reading.topic.unit(&unit.id).is_some_and(|spec| spec.safety);
        let mut cited = false;
        let mut see = |inline: &Inline| cited |= matches!(inline, Inline::Cite(_));
        unit.visit(&mut see);
        if safety && !cited {
            let message = format!("the safety unit `{}` cites no source", unit.id);
            let help = "cite what it rests on with `[^source-id, § …]`";
            problems.push(Diagnostic::error(Code::UnsourcedSafety, unit.head, message, help));
        }
    }
}
