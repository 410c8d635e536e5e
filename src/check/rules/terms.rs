//! A term of the glossary has one place: links lead to it by its name.

use crate::check::context::{ArticleContext, RuleContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::term;
use crate::guide::text::Block;
use crate::guide::unit::Unit;
use std::collections::BTreeSet;

pub(super) fn check(_: RuleContext<'_>, reading: ArticleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let has_terms = |unit: &Unit| unit.body.iter().any(|block| matches!(block, Block::Terms(_)));
    if !reading.article.units.iter().any(has_terms) {
        return;
    }
    let mut taken: BTreeSet<String> = reading.topic.units.iter().map(|unit| unit.id.to_string()).collect();
    for unit in &reading.article.units {
        let terms = unit
            .body
            .iter()
            .filter_map(|block| if let Block::Terms(terms) = block { Some(terms) } else { None });
        for term in terms.flatten() {
            let Some(id) = term::id(term) else { continue };
            if !taken.insert(id) {
                let name = term::names(term).into_iter().next().unwrap_or_default();
                let message =
                    format!("the word `{name}` is explained twice, or named like a unit of the topic");
                let help = "keep one of them, with both meanings if there are two";
                problems.push(Diagnostic::error(Code::DuplicateId, unit.head, message, help));
            }
        }
    }
}
