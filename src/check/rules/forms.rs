//! A fact in a form of its own says the same number as the fact, in a language of the guide.

use crate::check::context::RuleContext;
use crate::check::numerals;
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::fact::{Fact, FactNumber, FactValue};
use crate::guide::ids::FactId;
use crate::i18n::format::plural_category;
use crate::i18n::language::Language;
use crate::theme::strings::of_number;

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    for (id, fact) in look.guide.facts.iter() {
        for (lang, form) in &fact.forms {
            let wrong = match look.guide.language(lang) {
                None => Some((
                    format!("the fact `{id}` has a form in `{lang}`, which is no language of the guide"),
                    "name a language that guide.yaml lists, or delete the line".to_owned(),
                )),
                Some(language) => differs(look, id, fact, language, &form.value),
            };
            if let Some((message, help)) = wrong {
                problems.push(Diagnostic::error(Code::FactValue, form.span, message, help));
            }
        }
    }
}

/// What is wrong with a form that says another number than its fact, and what to do.
fn differs(
    look: RuleContext<'_>,
    id: &FactId,
    fact: &Fact,
    language: &Language,
    form: &str,
) -> Option<(String, String)> {
    let FactValue::Number(value, _) = &fact.value else { return None };
    let wanted = match value {
        FactNumber::Whole(number) => vec![number.unsigned_abs().to_string()],
        // Where a point groups digits and where it stands before decimals differs by language.
        FactNumber::Decimal(number) => vec![number.digits()],
        FactNumber::Range(range) => vec![range.from.to_string(), range.to.to_string()],
    };
    let found: Vec<String> = numerals::numbers(form).into_iter().map(|(number, _)| number).collect();
    if found == wanted || found.is_empty() && is_in_words(look, fact, language) {
        return None;
    }
    let name = &language.lang;
    let message = format!("the form of `{id}` in `{name}` does not say {value}");
    let help = format!(
        "write the number {} in it once, as the language writes it, and no other",
        value.to_string().trim_start_matches('-')
    );
    Some((message, help))
}

/// Whether the language writes this number of its unit without digits, as some do one and two.
fn is_in_words(look: RuleContext<'_>, fact: &Fact, language: &Language) -> bool {
    let FactValue::Number(FactNumber::Whole(value), measure) = fact.value else { return false };
    let text = of_number(fact.kind, measure).and_then(|key| look.theme.strings.get(&language.lang)?.get(key));
    value > 0
        && text.is_some_and(|text| !text.form(plural_category(&language.formats, value)).contains("{n}"))
}
