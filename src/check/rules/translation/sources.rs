//! A translation cites the sources of its source text, with the same places in them, each in the same line.

use super::{Difference, Preserved, any_line, differences};
use crate::check::context::{RuleContext, TranslationPair};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::text::{Inline, visit_inlines};

pub(in crate::check::rules) fn check(
    _: RuleContext<'_>,
    pair: TranslationPair<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    if !any_line(pair, |line| line.marks.citations) {
        return;
    }
    let id = &pair.unit.id;
    for difference in differences(pair, |line| line.said.map(citations).unwrap_or_default()) {
        let (span, message) = match difference {
            Difference::Lost(cited, span) => (span, format!("`{id}` lost the citation `{cited}`")),
            Difference::Added(cited, span) => {
                (span, format!("`{id}` has a citation `{cited}` that its source does not have"))
            }
            Difference::Moved(cited, span) => {
                (span, format!("the citation `{cited}` of `{id}` stands in another line than in its source"))
            }
        };
        let help = "cite the same sources, at the end of the same sentences, as the source text";
        problems.push(Diagnostic::error(Code::SourcesDiffer, span, message, help));
    }
}

fn citations(said: &[Inline]) -> Vec<Preserved> {
    let mut citations = Vec::new();
    visit_inlines(said, &mut |inline| {
        if let Inline::Cite(citation) = inline {
            let place = citation.pinpoint.as_ref().map(|pin| format!(", {pin}")).unwrap_or_default();
            citations.push((format!("[^{}{place}]", citation.source), Some(citation.span)));
        }
    });
    citations
}
