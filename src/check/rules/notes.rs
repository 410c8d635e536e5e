//! A quotation is a note on how the authors know what a section says: it stands where a fold can show it.

use crate::check::context::{ArticleContext, RuleContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::text::notes;
use crate::guide::topic::TopicKind;

pub(super) fn check(_: RuleContext<'_>, reading: ArticleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let is_paper = matches!(reading.topic.kind, TopicKind::Sheet | TopicKind::Poster);
    for unit in reading.article.units.iter().filter(|unit| notes(&unit.body).next().is_some()) {
        let spec = reading.topic.unit(&unit.id);
        if is_paper || spec.is_some_and(|spec| spec.section().is_none()) {
            let message = format!("`{}` has no place for a note (`> …`)", unit.id);
            let help = "only sections of pages have notes, on how you know what they say: move it, or write it as text";
            problems.push(Diagnostic::error(Code::UnsupportedMarkdown, unit.head, message, help));
        }
    }
}
