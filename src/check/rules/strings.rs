//! Every interface string stands in every language, with the same placeholders and the plural forms CLDR asks for.

use crate::check::characters::Traits;
use crate::check::context::RuleContext;
use crate::check::names::is_named;
use crate::check::prose::words;
use crate::check::string_lines::{StringFiles, path_to_write};
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::guide::ids::{advice, nearest};
use crate::i18n::format::plural_categories;
use crate::i18n::lang::Lang;
use crate::i18n::language::Language;
use crate::normalization::folded;
use crate::theme::strings::{Strings, Text, placeholders, without_placeholders};

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let settings = &look.guide.settings;
    let base = look.theme.base_strings(&settings.source);
    let (source, base) = (base.map(|(_, strings)| strings), base.map_or(&settings.source, |(lang, _)| lang));
    let needed = look.theme.needed_strings(look.guide);
    let brought = look.theme.brought_base(&settings.source).map(|(_, strings)| strings);
    for language in &settings.languages {
        let files = StringFiles::new(look, &language.lang);
        let place = |key: &str| {
            files.span(key).map_or_else(|| Place::Path(path_to_write(look, &language.lang)), Place::Span)
        };
        let nothing = Strings::new();
        let strings = look.theme.strings.get(&language.lang).unwrap_or(&nothing);
        let keys = look.theme.string_keys(&settings.source);
        let missing = look.theme.missing_strings(&needed, &language.lang);
        problems.extend(absent(look, &missing, needed.len(), &language.lang, base, place("")));
        let mut told = |severity, key: &str, message: String, help: &str| {
            problems.push(Diagnostic::new(Code::Strings, severity, place(key), message, help));
        };
        for key in strings.keys().filter(|key| !keys.contains(key.as_str())) {
            let lacks = |known: &&str| !strings.contains_key(*known);
            let known: Vec<&str> = keys.iter().copied().filter(lacks).collect();
            let help = advice(nearest(key, &known), "delete the line");
            told(Severity::Error, key, format!("the string `{key}` is not one of the theme's"), &help);
        }
        let is_variety = language.lang.is_variety_of(base);
        for (key, text) in strings.iter().filter(|(key, _)| keys.contains(key.as_str())) {
            for message in forms(key, text, language, brought) {
                told(
                    Severity::Error,
                    key,
                    message,
                    "compare with the source language's file and with CLDR's plural rules",
                );
            }
            // The words of the base language stand in; it has none to fall back on.
            let severity = if language.lang == *base { Severity::Error } else { Severity::Warning };
            let seen = format!("write it: until then readers see the words of `{base}`");
            for message in unfinished(key, text, language) {
                told(severity, key, message, &seen);
            }
            let original = source.and_then(|source| source.get(key)).filter(|_| !is_variety);
            if let Some(left) = original.and_then(|original| left_over(look, language, text, original)) {
                let message = format!("the string `{key}` is not translated: `{left}`");
                told(
                    Severity::Error,
                    key,
                    message,
                    "translate it; only names stay as they are, if they begin with a capital letter or stand under `names` in guide.yaml",
                );
            }
        }
    }
}

/// That strings are not there: readers see those of the base language, which has none to fall back on.
fn absent(
    look: RuleContext<'_>,
    missing: &[&str],
    all: usize,
    lang: &Lang,
    base: &Lang,
    place: Place,
) -> Option<Diagnostic> {
    if missing.is_empty() {
        return None;
    }
    let named: Vec<String> = missing.iter().take(NAMED).map(|key| format!("`{key}`")).collect();
    let more = if missing.len() > NAMED { ", …" } else { "" };
    let (are, number) = (if missing.len() == 1 { "is" } else { "are" }, missing.len());
    let message =
        format!("{number} of {all} interface strings {are} missing in `{lang}`: {}{more}", named.join(", "));
    let seen = format!("readers see those of `{base}`");
    let (severity, help) = match lang {
        lang if lang == base => {
            (Severity::Error, "write them: it is what all other languages fall back on".to_owned())
        }
        lang if *lang == look.guide.settings.source => {
            let path = path_to_write(look, lang);
            let help =
                format!("{seen}; `wayleaf kit export {lang}` hands them out to be written into `{path}`");
            (Severity::Warning, help)
        }
        lang => (
            Severity::Warning,
            format!("{seen}; `wayleaf kit export {lang}` hands them out to be translated"),
        ),
    };
    Some(Diagnostic::new(Code::Strings, severity, place, message, help))
}

/// How many missing strings are named.
const NAMED: usize = 4;

/// Words of the source language left in a translated string: all of them where three or more are the same, as neighbours
/// share two, and, in a language of another script, any that is no name.
fn left_over(look: RuleContext<'_>, language: &Language, text: &Text, original: &Text) -> Option<String> {
    let characters = look.characters.get(&language.lang)?;
    let theirs: Vec<String> = original.forms().into_iter().map(without_placeholders).collect();
    text.forms().into_iter().map(without_placeholders).find_map(|form| {
        let names = look.names.find(&form, characters);
        let mut found = words(&form, characters);
        found.retain(|(range, _)| !is_named(&names, range));
        let same = found.len() > 2 && theirs.contains(&form);
        let foreign = |word: &&str| {
            let letters = word.chars().filter(|c| characters.of(*c).has(Traits::FOREIGN)).count();
            letters > 2 && word.starts_with(char::is_lowercase)
        };
        match same {
            true => Some(folded(&form)),
            false => found.iter().map(|(_, word)| *word).find(foreign).map(str::to_owned),
        }
    })
}

/// Which of its words are not there.
fn unfinished(key: &str, text: &Text, language: &Language) -> Vec<String> {
    let categories = plural_categories(&language.formats);
    let lacking = categories.into_iter().filter(|category| text.lacks(category));
    match text {
        Text::One(_) => lacking.take(1).map(|_| format!("the string `{key}` is empty")).collect(),
        Text::Plural(_) => {
            lacking.map(|category| format!("the string `{key}` lacks its plural form `{category}`")).collect()
        }
    }
}

/// What is wrong with its forms and placeholders, beside those of the theme's own base.
fn forms(key: &str, text: &Text, language: &Language, source: Option<&Strings>) -> Vec<String> {
    let mut wrong = Vec::new();
    if let Text::Plural(forms) = text {
        let categories = plural_categories(&language.formats);
        for category in forms.keys().filter(|category| !categories.contains(&category.as_str())) {
            wrong.push(format!(
                "the string `{key}` has a plural form `{category}` that the language does not have"
            ));
        }
    }
    let original = source.and_then(|source| source.get(key));
    if let (Text::Plural(_), Some(Text::One(_))) = (text, original) {
        wrong.push(format!("the string `{key}` has plural forms where its source has one form"));
    }
    let expected = original.map(|text| placeholders(text.form("other"))).unwrap_or_default();
    for form in text.forms() {
        let found = placeholders(form);
        let unknown = found.iter().find(|placeholder| expected.binary_search(placeholder).is_err());
        let lost = expected
            .iter()
            .find(|placeholder| found.binary_search(placeholder).is_err())
            .filter(|_| matches!(text, Text::One(_)) && !form.trim().is_empty());
        if let Some(placeholder) = unknown {
            wrong.push(format!(
                "the string `{key}` has a placeholder `{{{placeholder}}}` that its source does not have"
            ));
        }
        if let Some(placeholder) = lost {
            wrong.push(format!("the string `{key}` lacks the placeholder `{{{placeholder}}}`"));
        }
    }
    wrong
}
