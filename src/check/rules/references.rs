//! Facts placed and sources cited exist.

use crate::check::context::{ArticleContext, RuleContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::Guide;
use crate::guide::ids::{FactId, SourceId, Suggestions};
use crate::guide::text::Inline;
use crate::project::Span;

pub(super) fn check(look: RuleContext<'_>, reading: ArticleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let guide = look.guide;
    // Gathered at the first name that is wrong: a guide has many, and most articles no wrong one.
    let (mut facts, mut sources) = (None, None);
    let (all_facts, all_sources) = (|| fact_names(guide), || source_names(guide));
    let mut see = |inline: &Inline| match inline {
        Inline::Fact(id, span) if guide.facts.get(id).is_some_and(|fact| fact.to_confirm.is_some()) => {
            problems.extend(unconfirmed(guide, id, *span));
        }
        Inline::Fact(id, span) if !has_fact(guide, id) => {
            let help = advice(facts.get_or_insert_with(all_facts).nearest(id.as_str()), "content/facts.yaml");
            let message = format!("there is no fact `{id}`");
            problems.push(Diagnostic::error(Code::UnknownFact, *span, message, help));
        }
        Inline::Cite(citation) if !has_source(guide, &citation.source) => {
            let names = sources.get_or_insert_with(all_sources);
            let help = advice(names.nearest(citation.source.as_str()), "content/sources.yaml");
            let message = format!("there is no source `{}`", citation.source);
            problems.push(Diagnostic::error(Code::UnknownSource, citation.span, message, help));
        }
        _ => {}
    };
    reading.article.visit(&mut see);
}

/// Whether a fact is there, or may be there unread.
pub(super) fn has_fact(guide: &Guide, id: &FactId) -> bool {
    guide.facts.contains_key(id) || guide.unread.has_fact(id)
}

/// A fact is placed only once somebody has confirmed it.
pub(super) fn unconfirmed(guide: &Guide, id: &FactId, span: Span) -> Option<Diagnostic> {
    let ask = guide.facts.get(id)?.to_confirm.as_ref()?;
    let message = format!("the fact `{id}` is still to be confirmed: {ask}");
    let help = "find that out, and take `to-confirm` out of content/facts.yaml; until then take the fact out of the text";
    Some(Diagnostic::error(Code::UnconfirmedFact, span, message, help))
}

/// Whether a source is there, or may be there unread.
pub(super) fn has_source(guide: &Guide, id: &SourceId) -> bool {
    guide.sources.contains_key(id) || guide.unread.has_source(id)
}

/// The names of all facts, to tell which one was meant.
pub(super) fn fact_names(guide: &Guide) -> Suggestions<'_> {
    Suggestions::new(guide.facts.keys().map(FactId::as_str).collect())
}

/// The names of all sources, to tell which one was meant.
pub(super) fn source_names(guide: &Guide) -> Suggestions<'_> {
    Suggestions::new(guide.sources.keys().map(SourceId::as_str).collect())
}

fn advice(meant: Option<&str>, file: &str) -> String {
    match meant {
        Some(name) => format!("did you mean `{name}`? Otherwise add it to {file}"),
        None => format!("add it to {file}, or correct the name"),
    }
}
