//! Numbers that can change are facts: prose holds no number of days or kroner, no paragraph, no phone number.

use std::collections::BTreeSet;

use crate::check::{ArticleContext, RuleContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::article::Unit;
use crate::guide::text::{Inline, visit, visit_inlines};
use crate::theme::strings::{COUNTS, Strings};

pub(super) fn check(look: RuleContext<'_>, reading: ArticleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let measures = look.theme.strings.get(&reading.language.lang).map(measures).unwrap_or_default();
    for unit in &reading.article.units {
        for found in numbers(unit, &measures) {
            let message = format!("`{found}` in the text of `{}` is a fact", unit.id);
            let help = "put it into content/facts.yaml with its source, and place it with `{{its-id}}`";
            problems.push(Diagnostic::error(Code::FactInProse, unit.head, message, help));
        }
    }
}

/// The words that stand beside a number of days, months, kroner … in a language.
fn measures(strings: &Strings) -> BTreeSet<String> {
    let texts = COUNTS.iter().filter_map(|key| strings.get(*key));
    let forms = texts.flat_map(|text| text.forms());
    forms
        .flat_map(|form| form.split(|c: char| !c.is_alphabetic()))
        .filter(|word| word.chars().count() > 1)
        .filter(|word| *word != "n")
        .map(str::to_lowercase)
        .collect()
}

fn numbers(unit: &Unit, measures: &BTreeSet<String>) -> Vec<String> {
    let mut text = String::new();
    let mut see = |inline: &Inline| match inline {
        Inline::Text(words) => text.push_str(words),
        // A mark nobody writes keeps the words on both sides of a fact or a citation apart.
        Inline::Fact(..) | Inline::Cite(_) | Inline::Break => text.push('\u{0}'),
        _ => {}
    };
    visit_inlines(&unit.title, &mut see);
    see(&Inline::Break);
    visit(&unit.body, &mut see);
    let mut found = Vec::new();
    // Most units hold no number at all, and the rest is costly.
    if !text.contains(|c: char| c == '§' || c.is_numeric()) {
        return found;
    }
    for part in text.split(['\u{0}', '.', '!', '?', ':', ';']) {
        if part.contains('§') {
            found.push(
                part[part.find('§').unwrap_or(0)..].chars().take(8).collect::<String>().trim().to_owned(),
            );
        }
        found.extend(beside_measure(part, measures));
        found.extend(phone(part));
    }
    found
}

fn beside_measure(part: &str, measures: &BTreeSet<String>) -> Option<String> {
    let words: Vec<&str> =
        part.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.windows(2).find_map(|pair| {
        let number = |word: &str| word.chars().all(char::is_numeric);
        let measure = |word: &str| measures.contains(&word.to_lowercase());
        let beside = number(pair[0]) && measure(pair[1]) || measure(pair[0]) && number(pair[1]);
        beside.then(|| pair.join(" "))
    })
}

fn phone(part: &str) -> Option<String> {
    let runs = part.split(|c: char| !(c.is_numeric() || matches!(c, ' ' | '+' | '-' | '\u{a0}')));
    let digits = |run: &str| run.chars().filter(|c| c.is_numeric()).count();
    runs.map(str::trim).find(|run| digits(run) >= 8).map(str::to_owned)
}
