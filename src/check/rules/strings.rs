//! Every interface string stands in every language, with the same holes and the plural forms CLDR asks for.

use std::collections::BTreeSet;

use crate::check::Look;
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::guide::Language;
use crate::project::Span;
use crate::theme::strings::{Strings, Text, holes};
use crate::words::plural_categories;

/// The strings the generator itself writes; the others are the theme's own choice.
const NEEDED: [&str; 7] = [
    "measure_hour",
    "measure_day",
    "measure_week",
    "measure_month",
    "measure_year",
    "amount_kroner",
    "last_seen",
];

pub(super) fn check(look: Look<'_>, problems: &mut Vec<Diagnostic>) {
    let settings = &look.guide.settings;
    let source = look.theme.strings.get(&settings.source);
    for language in &settings.languages {
        let path = format!("themes/{}/strings/{}.yaml", look.theme.name, language.lang);
        let place = || match look.project.find(&path) {
            Some(file) => Place::Span(Span::top(file)),
            None => Place::Path(path.clone()),
        };
        let mut wrong = |message: String, help: &str| {
            problems.push(Diagnostic::new(Code::Strings, Severity::Error, place(), message, help));
        };
        let Some(strings) = look.theme.strings.get(&language.lang) else {
            if look.project.find(&path).is_none() {
                wrong(format!("`{path}` is missing"), "copy the source language's file and translate each line");
            }
            continue;
        };
        let mut keys: BTreeSet<&str> = source.iter().flat_map(|source| source.keys().map(String::as_str)).collect();
        keys.extend(NEEDED);
        for key in keys.iter().filter(|key| !strings.contains_key(**key)) {
            wrong(format!("the string `{key}` is missing"), "translate it from the source language's file");
        }
        for key in strings.keys().filter(|key| !keys.contains(key.as_str())) {
            wrong(format!("the string `{key}` is not one of the source language's"), "delete it");
        }
        for (key, text) in strings {
            for message in forms(key, text, language, source) {
                wrong(message, "compare with the source language's file and with CLDR's plural rules");
            }
        }
    }
}

fn forms(key: &str, text: &Text, language: &Language, source: Option<&Strings>) -> Vec<String> {
    let mut wrong = Vec::new();
    if let Text::Plural(forms) = text {
        let categories = plural_categories(&language.formats);
        for category in categories.iter().filter(|category| !forms.contains_key(**category)) {
            wrong.push(format!("the string `{key}` lacks its plural form `{category}`"));
        }
        for category in forms.keys().filter(|category| !categories.contains(&category.as_str())) {
            wrong.push(format!("the string `{key}` has a plural form `{category}` that the language does not"));
        }
    }
    let original = source.and_then(|source| source.get(key));
    let expected = original.map(|text| holes(text.form("other"))).unwrap_or_default();
    for form in text.forms() {
        let found = holes(form);
        let unknown = found.iter().find(|hole| !expected.contains(hole));
        let lost = expected.iter().find(|hole| !found.contains(hole)).filter(|_| matches!(text, Text::One(_)));
        if let Some(hole) = unknown {
            wrong.push(format!("the string `{key}` has a hole `{{{hole}}}` that its source does not have"));
        }
        if let Some(hole) = lost {
            wrong.push(format!("the string `{key}` lacks the hole `{{{hole}}}`"));
        }
        if form.trim().is_empty() {
            wrong.push(format!("the string `{key}` is empty"));
        }
    }
    wrong
}
