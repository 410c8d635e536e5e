//! Templates that would take hours, all memory or the stack: each is given up at a limit, told in one place.

use std::collections::BTreeSet;
use std::fs;

use crate::project::{Project, in_repository};

const PAGE: &str = "themes/plain/templates/page.html";

/// What is said first of a project whose page template ends with this text.
fn said(text: &str) -> String {
    let project = Project::new().add(PAGE, text);
    let built = project.build();
    assert!(!built.has_site(), "{text:.80}");
    let problems = built.problems();
    let told: Vec<String> = problems.iter().map(|problem| problem.message.clone()).collect();
    assert!(!told.is_empty() && told.len() < 12, "{text:.80}: {told:?}");
    told[0].clone()
}

#[test]
fn loops_in_loops_end() {
    let nested = |depth: usize| {
        let (open, close) = ("{% for key, value in t %}".repeat(depth), "{% endfor %}".repeat(depth));
        format!("{open}{close}")
    };
    let told = said(&nested(6));
    assert!(told.starts_with("the templates take more steps"), "{told}");
    assert_eq!(said(&nested(40)), "the template nesting is too deep");
    // Two are what pages need.
    let built = Project::new().add(PAGE, &nested(2)).build();
    assert!(built.has_site());
}

#[test]
fn a_page_grows_no_further_than_a_page_may() {
    let said = said(&format!("{0}{0}{0}{{{{ t }}}}{1}{1}{1}", "{% for key, value in t %}", "{% endfor %}"));
    assert!(said.contains("would have more than 2 MB"), "{said}");
}

#[test]
fn texts_do_not_grow_from_texts() {
    for text in [
        "{% set a = t.title ~ t.title %}",
        "{% set a = [...t, ...t] %}",
        "{% for x in range(end=4000000000) %}{% endfor %}",
        "{{ \"a\" | replace(from=\"\", to=\"aaaaaaaa\") }}",
        "{{ \"a\" | indent(width=4000000000) }}",
        "{% set_global a = 1 %}",
    ] {
        assert!(said(text).ends_with("cannot stand in a template"), "{text}");
    }
}

#[test]
fn what_is_nested_deeply_is_no_matter_of_the_stack() {
    for text in [
        format!("{{{{ {}1{} }}}}", "(".repeat(490), ")".repeat(490)),
        format!("{{{{ {}1{} }}}}", "(".repeat(40_000), ")".repeat(40_000)),
        format!("{}{}", "{% if 1 %}".repeat(20_000), "{% endif %}".repeat(20_000)),
        format!("{}{}", "{% for a in t %}".repeat(5_000), "{% endfor %}".repeat(5_000)),
        format!("{{{{ {}1 }}}}", "not ".repeat(240)),
        format!("{{{{ {}1 }}}}", "- ".repeat(480)),
        format!("{{{{ {}1{} }}}}", "[".repeat(480), "]".repeat(480)),
        "{% include \"page.html\" %}".to_owned(),
    ] {
        said(&text);
    }
}

#[test]
fn one_template_serves_pages_of_all_kinds_and_may_compare_joined_texts() {
    let asks = "{{ title }}{{ summary }}{% for l in language_pages %}{{ l.tag }}{% endfor %}{% for unit in units %}{{ unit.id }}\
                {% endfor %}{% if next %}{{ next.href }}{% endif %}{% if lang == id ~ \".html\" %}x{% endif %}{{ items_count }}";
    let built = Project::new().add(PAGE, asks).build();
    assert!(built.has_site(), "{:?}", built.problems());
}

#[test]
fn every_name_that_the_handbook_of_themes_tells_is_there_on_pages_of_all_kinds() {
    let handbook = fs::read_to_string(in_repository("docs/theme.md")).expect("a document");
    let (_, seen) = handbook.split_once("## What a template sees").expect("a chapter");
    let (seen, _) = seen.split_once("\nUnit: ").expect("its end");
    let blocks = seen.split("```").skip(1).step_by(2);
    let names: BTreeSet<&str> = blocks
        .flat_map(str::lines)
        .filter_map(|line| line.split_once("  "))
        .flat_map(|(names, _)| names.split(", "))
        .filter(|name| !name.is_empty())
        .chain(["questions", "conditions", "code", "downloads", "file", "poster", "title_lang", "title_dir"])
        .collect();
    assert!(names.len() >= 50, "{names:?}");
    let asks: String =
        names.iter().map(|name| format!("{{% if {name} is undefined %}}no {name}!{{% endif %}}")).collect();
    let built = Project::new().add(PAGE, &asks).build();
    assert!(built.has_site(), "{:?}", built.problems());
    for (path, bytes) in built.bundle().files() {
        let text = String::from_utf8_lossy(bytes);
        let lacking: Vec<&&str> = names.iter().filter(|name| text.contains(&format!("no {name}!"))).collect();
        assert!(lacking.is_empty(), "{path}: {lacking:?}");
    }
}

#[test]
fn a_topic_with_as_many_units_as_it_may_have_is_not_taken_for_a_loop() {
    let (mut units, mut text) = (String::new(), String::new());
    for number in 0..480 {
        let letters =
            format!("{number:03}").bytes().map(|digit| char::from(digit - b'0' + b'a')).collect::<String>();
        units.push_str(&format!("  - id: more-{letters}\n"));
        text.push_str(&format!("\n## About {letters} {{#more-{letters}}}\n\nIt is about {letters}.\n"));
    }
    let project = Project::new().dressed();
    let project =
        project.add("content/topics/papers/topic.yaml", &units).add("content/topics/papers/en.md", &text);
    // Such a page is too heavy, and that is all that is said of it.
    let codes: BTreeSet<&str> =
        project.build().problems().iter().map(|problem| problem.code.as_str()).collect();
    assert!(!codes.contains("template"), "{codes:?}");
    assert!(codes.contains("page-too-heavy"), "{codes:?}");
}
