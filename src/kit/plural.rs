//! CLDR's plural rules as gettext writes them: a formula out of the categories that ICU4X gives to numbers.

use crate::i18n::format::{plural_categories, plural_category};
use crate::i18n::lang::Lang;

/// A category that only round numbers of millions have (French, Italian, Spanish).
const MILLION: i64 = 1_000_000;

/// The header `Plural-Forms` of a language, its forms in the order of [`plural_categories`].
pub(super) fn header(lang: &Lang) -> String {
    let known = plural_categories(lang);
    // Categories of fractions alone have no whole number; they stay, unused, so that each form has its place.
    let formula = formula(&known, |number| plural_category(lang, number));
    format!("nplurals={}; plural={formula};", known.len())
}

/// `cond ? 0 : cond ? 1 : 2`; the last category, CLDR's `other`, takes the rest.
fn formula(known: &[&str], category: impl Fn(i64) -> &'static str) -> String {
    let place =
        |number: i64| known.iter().position(|known| *known == category(number)).unwrap_or(known.len() - 1);
    let rest = known.len() - 1;
    let mut conditions: Vec<(String, usize)> = Vec::new();
    if place(MILLION) != place(100) {
        conditions.push((format!("n!=0 && n%{MILLION}==0"), place(MILLION)));
    }
    for small in (0..100).filter(|small| place(*small) != place(*small + 100)) {
        conditions.push((format!("n=={small}"), place(small)));
    }
    for form in (0..known.len()).filter(|form| *form != rest) {
        let tens: Vec<i64> = (0..100).filter(|tens| place(*tens + 100) == form).collect();
        if let Some(condition) = of_tens(&tens) {
            conditions.push((condition, form));
        }
    }
    let merged = merged(conditions);
    if known.len() == 1 || merged.is_empty() {
        return rest.to_string();
    }
    let branches: String =
        merged.iter().map(|(condition, form)| format!("{condition} ? {form} : ")).collect();
    format!("({branches}{rest})")
}

/// Conditions of the same form, one after the other, as one.
fn merged(conditions: Vec<(String, usize)>) -> Vec<(String, usize)> {
    let mut merged: Vec<(String, usize)> = Vec::new();
    for (condition, form) in conditions {
        match merged.last_mut() {
            Some((known, same)) if *same == form => *known = format!("{known} || {condition}"),
            _ => merged.push((condition, form)),
        }
    }
    merged
}

/// A condition for these last two digits, in runs; `None` for none.
fn of_tens(tens: &[i64]) -> Option<String> {
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for ten in tens {
        match runs.last_mut() {
            Some((_, end)) if *end + 1 == *ten => *end = *ten,
            _ => runs.push((*ten, *ten)),
        }
    }
    let runs = runs.iter().map(|(start, end)| match start == end {
        true => format!("n%100=={start}"),
        false => format!("n%100>={start} && n%100<={end}"),
    });
    let runs: Vec<String> = runs.collect();
    (!runs.is_empty()).then(|| runs.join(" || "))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a formula of this shape gives for a number: enough of gettext's C for what is written here.
    fn value(formula: &str, number: i64) -> usize {
        let formula = formula.trim_start_matches('(').trim_end_matches(')');
        let mut rest = formula;
        while let Some((condition, after)) = rest.split_once(" ? ") {
            let (form, others) = after.split_once(" : ").expect("another branch");
            if condition.split(" || ").any(|any| any.split(" && ").all(|all| holds(all, number))) {
                return form.parse().expect("a form");
            }
            rest = others;
        }
        rest.parse().expect("a form")
    }

    fn holds(condition: &str, number: i64) -> bool {
        let at = condition.find(['=', '!', '<', '>']).expect("a sign");
        let (left, right) = condition.split_at(at);
        let left = left.strip_prefix("n%").map_or(number, |by| number % by.parse::<i64>().expect("a number"));
        let (c, right) = right.split_at(2);
        let right: i64 = right.parse().expect("a number");
        match c {
            "==" => left == right,
            "!=" => left != right,
            ">=" => left >= right,
            _ => left <= right,
        }
    }

    #[test]
    fn the_formula_gives_what_cldr_gives_in_every_planned_language() {
        for tag in
            ["da", "ar", "fa", "ti", "prs", "ps", "so", "ckb", "kmr", "uk", "ru", "ka", "fr", "tr", "en"]
        {
            let lang = Lang::parse(tag).expect("a tag");
            let known = plural_categories(&lang);
            let formula = formula(&known, |number| plural_category(&lang, number));
            for number in (0..=1000).chain([MILLION, 2 * MILLION, MILLION + 1]) {
                assert_eq!(
                    known[value(&formula, number)],
                    plural_category(&lang, number),
                    "{tag} {number} {formula}"
                );
            }
        }
    }

    #[test]
    fn arabic_has_six_forms_and_danish_two() {
        let of = |tag: &str| header(&Lang::parse(tag).expect("a tag"));
        assert_eq!(of("da"), "nplurals=2; plural=(n==1 ? 0 : 1);");
        assert_eq!(
            of("ar"),
            "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5);"
        );
    }
}
