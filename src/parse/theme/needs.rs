//! Which strings only some guides need, as `theme.yaml` says it.

use std::collections::BTreeMap;

use crate::diagnostic::Code;
use crate::guide::feature::Feature;
use crate::guide::ids::{advice, nearest};
use crate::guide::rule::Rule;
use crate::parse::values::Values;
use crate::parse::yaml::{Entries, Located, Yaml};

/// By string, what a guide must have to need it.
pub(super) fn rules(
    written: &Entries<Vec<Located<String>>>,
    yaml: &Yaml<'_>,
    values: &mut Values<'_>,
) -> BTreeMap<String, Rule> {
    let mut rules: BTreeMap<String, Rule> = BTreeMap::new();
    let known = Feature::WORDS.map(|(word, _)| word);
    for (condition, keys) in &written.0 {
        let rule = Rule::parse(&condition.value, yaml.span(condition));
        let unknown = |rule: &Rule| {
            rule.answers().map(|name| name.as_str().to_owned()).find(|name| !known.contains(&name.as_str()))
        };
        let wrong = match &rule {
            Ok(rule) => unknown(rule),
            Err(error) => Some(error.0.clone()),
        };
        if let Some(name) = wrong {
            let message = format!("`{name}` is nothing that a guide has");
            let list =
                format!("write words of this list, joined by `and`, `or` and `not`: {}", known.join(", "));
            let help = advice(nearest(&name, &known), &list);
            values.problem(Code::UnknownWord, condition, message, help);
        }
        let Ok(rule) = rule else { continue };
        for key in keys {
            if rules.insert(key.value.clone(), rule.clone()).is_some() {
                let message = format!("the string `{}` is listed twice", key.value);
                let help = "leave it where it belongs; a condition may hold `or`: `poster or situations`";
                values.problem(Code::DuplicateId, key, message, help);
            }
        }
    }
    rules
}
