//! Term bases speak of the concepts that the source language tells, in words that not every text has.

use std::collections::BTreeSet;

use crate::check::concepts::short_words;
use crate::check::context::RuleContext;
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::guide::ids::Suggestions;

/// In fewer texts a word may well be in all of them.
const FEWEST: usize = 4;

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let settings = &look.guide.settings;
    let source = look.guide.term_bases.get(&settings.source);
    let known: BTreeSet<&str> =
        source.into_iter().flat_map(|base| &base.concepts).map(|concept| concept.id.value.as_str()).collect();
    let mut names = Suggestions::new(known.iter().copied().collect());
    for (lang, base) in look.guide.term_bases.iter() {
        let path = format!("content/terms/{lang}.yaml");
        if look.guide.language(lang).is_none() || source.is_none() {
            let help = if source.is_none() {
                format!(
                    "write content/terms/{}.yaml: it tells by which words a concept is found",
                    settings.source
                )
            } else {
                "add the language to `languages` in guide.yaml, or delete the file".to_owned()
            };
            let message = format!("nothing uses `{path}`");
            problems.push(Diagnostic::new(
                Code::UnusedFile,
                Severity::Warning,
                Place::Path(path),
                message,
                help,
            ));
            continue;
        }
        for concept in base.concepts.iter().filter(|concept| !known.contains(concept.id.value.as_str())) {
            let message = format!("`{}` is no concept of the guide", concept.id.value);
            let help = names.advice(
                &concept.id.value,
                &format!("add it to content/terms/{}.yaml too, or delete it", settings.source),
            );
            problems.push(Diagnostic::error(Code::UnknownConcept, concept.id.span, message, help));
        }
        // Longer words are not in every text.
        let uses = || look.uses.iter().filter_map(|uses| uses.short_words.get(lang));
        let texts: usize = uses().map(|uses| uses.units).sum();
        for (at, (written, _)) in short_words(base).enumerate() {
            let having: usize = uses().map(|uses| uses.having[at]).sum();
            if texts >= FEWEST && having * 2 > texts {
                let message =
                    format!("`{}` stands in {having} of {texts} texts: it tells no concept", written.value);
                let help = "write more of the word, or `=` before it where it is a word of its own";
                problems.push(Diagnostic::error(Code::TermTooWide, written.span, message, help));
            }
        }
    }
}
