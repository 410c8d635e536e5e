//! Which names each template knows, with all that it extends and includes: what none of them names need not be worked out
//! for its pages.

use std::collections::{BTreeMap, BTreeSet};

use crate::parse::seal::parts;
use crate::theme::NamedValues;

/// The word for everything there is.
const EVERYTHING: &str = "__tera_context";

/// By the name of each of these templates, given with their texts, what it may name.
pub(super) fn named(templates: &[(String, &str)]) -> BTreeMap<String, NamedValues> {
    let own: BTreeMap<&str, TemplateWords<'_>> =
        templates.iter().map(|(name, text)| (name.as_str(), TemplateWords::of(text))).collect();
    templates.iter().map(|(name, _)| (name.clone(), closure(name, &own))).collect()
}

/// What stands between the braces of one template.
struct TemplateWords<'a> {
    words: BTreeSet<&'a str>,
    /// What stands in quotation marks: the names of other templates are among it.
    quoted: BTreeSet<&'a str>,
    /// Whether a part includes or extends a template that is not named in it.
    is_open: bool,
}

impl<'a> TemplateWords<'a> {
    fn of(text: &'a str) -> Self {
        let mut found = Self { words: BTreeSet::new(), quoted: BTreeSet::new(), is_open: false };
        for part in parts(text).into_iter().filter(|part| part.kind != b'#') {
            let inside = &text[part.range];
            let quoted: Vec<&str> = inside.split(['"', '\'', '`']).skip(1).step_by(2).collect();
            let words = inside.split(|c: char| !c.is_alphanumeric() && c != '_');
            let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
            let leads_on = words.iter().any(|word| matches!(*word, "include" | "extends"));
            found.is_open |= leads_on && quoted.is_empty() || words.contains(&EVERYTHING);
            found.quoted.extend(quoted);
            found.words.extend(words);
        }
        found
    }
}

fn closure(name: &str, own: &BTreeMap<&str, TemplateWords<'_>>) -> NamedValues {
    let (mut seen, mut left) = (BTreeSet::from([name]), vec![name]);
    let mut words = BTreeSet::new();
    while let Some(template) = left.pop().and_then(|name| own.get(name)) {
        if template.is_open {
            return NamedValues::all();
        }
        words.extend(template.words.iter().map(|word| (*word).to_owned()));
        let known = template.quoted.iter().filter(|quoted| own.contains_key(*quoted));
        left.extend(known.filter(|quoted| seen.insert(quoted)));
    }
    NamedValues::some(words)
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn a_template_names_what_those_name_that_it_extends_and_includes() {
        let templates = [
            ("base.html", "{{ lang }} text {% block main %}{% endblock %}{# topics #}"),
            (
                "page.html",
                "{% extends \"base.html\" %}{% block main %}{% include 'part.html' %}{% endblock %}",
            ),
            ("part.html", "{% for unit in units %}{{ unit.title | fill(n=file.parts) }}{% endfor %}"),
            ("all.html", "{{ __tera_context }}"),
            ("open.html", "{% include name %}"),
        ];
        let known = named(&templates.map(|(name, text)| (name.to_owned(), text)));
        let has = |template: &str, name: &str| known[template].has(name);
        assert!(has("base.html", "lang") && !has("base.html", "text") && !has("base.html", "topics"));
        assert!(has("page.html", "lang") && has("page.html", "units") && has("page.html", "file"));
        assert!(!has("part.html", "lang") && !has("page.html", "sources"));
        assert!(has("all.html", "file") && has("open.html", "file"));
    }
}
