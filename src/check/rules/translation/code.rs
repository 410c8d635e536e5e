//! A translation has the program code of its source, letter for letter: a computer reads it, not a reader.

use crate::check::context::{RuleContext, TranslationPair};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::text::{Inline, visit, visit_inlines};
use crate::guide::unit::Unit;
use crate::project::Span;

pub(in crate::check::rules) fn check(
    look: RuleContext<'_>,
    pair: TranslationPair<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    let (ours, theirs) = (code(pair.unit), code(pair.original));
    if ours == theirs {
        return;
    }
    let lost = theirs.iter().find(|code| !ours.contains(code));
    let added = ours.iter().find(|code| !theirs.contains(code));
    let message = match (lost, added) {
        (Some(lost), _) => format!("`{}` lacks the code `{}` of its source", pair.unit.id, first_line(lost)),
        (None, Some(added)) => {
            format!("`{}` has the code `{}`, which its source has not", pair.unit.id, first_line(added))
        }
        (None, None) => format!("`{}` has the same code more or less often than its source", pair.unit.id),
    };
    // The code of the translation has a place where its first line stands once.
    let written = look.project.text(pair.unit.span);
    let place = added.and_then(|added| {
        let line = first_line(added);
        let at = Some(line).filter(|line| !line.is_empty()).and_then(|line| written.find(line))?;
        let start = pair.unit.span.start as usize + at;
        Some(Span::new(pair.unit.span.file, start, start + line.len()))
    });
    let help = "copy it from the source text as it stands there; only the words around it are translated";
    problems.push(Diagnostic::error(Code::CodeDiffers, place.unwrap_or(pair.unit.head), message, help));
}

/// The code of a unit, sorted: words around it may change places.
fn code<'a>(unit: &'a Unit) -> Vec<&'a str> {
    let mut all: Vec<&'a str> = Vec::new();
    let mut see = |inline: &'a Inline| {
        if let Inline::Code(code) = inline {
            all.push(code.as_str());
        }
    };
    visit_inlines(&unit.title, &mut see);
    visit(&unit.body, &mut see);
    all.sort_unstable();
    all
}

fn first_line(code: &str) -> &str {
    code.lines().next().unwrap_or_default()
}
