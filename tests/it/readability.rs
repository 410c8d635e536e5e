//! Plain language: the guide is easy to read where that can be measured, and a hard topic is named.

use wayleaf::readability;

use crate::project::{Project, real_guide};

#[test]
fn every_topic_of_the_guide_is_easy_to_read_in_every_language_that_has_a_scale() {
    let guide = wayleaf::parse::guide(real_guide().project()).value;
    let guide = guide.expect("a guide");
    let measured = readability::measure(&guide);
    assert!(measured.iter().any(|topic| topic.lang.as_str() == "da"), "nothing was measured in Danish");
    let problems = readability::problems(&measured);
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn a_topic_over_a_limit_is_named_with_its_file_and_line() {
    let hard = "Notwithstanding aforementioned circumstances, humanitarian considerations regarding applicants \
                presenting exceptionally debilitating psychiatric symptomatology necessitate comprehensive \
                documentation, substantiated independently, throughout administrative proceedings of competent authorities.";
    let built = Project::new().edit("content/topics/home/en.md", "Read in peace.", hard).build();
    let guide = wayleaf::parse::guide(built.project()).value;
    let guide = guide.expect("a guide");
    let measured = readability::measure(&guide);
    let home: Vec<_> = measured.into_iter().filter(|topic| topic.topic.id.is_home()).collect();
    let problems = readability::problems(&home);
    let said: Vec<String> = problems
        .iter()
        .map(|problem| {
            let line = problem.position(built.project()).map_or(0, |at| at.line);
            format!("{}:{line}: {}", problem.path(built.project()), problem.message)
        })
        .collect();
    let place = "content/topics/home/en.md:2";
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].starts_with(&format!("{place}: the topic `home` has LIX ")), "{said:?}");
    assert!(
        said[1].starts_with(&format!("{place}: half the sentences of the topic `home` have ")),
        "{said:?}"
    );
}

#[test]
fn wordings_that_every_translation_would_inherit_are_named_with_a_remedy() {
    let long = "Ask ".to_owned() + &"the office ".repeat(12) + "now.";
    assert_eq!(long.split_whitespace().count(), 26);
    let text = format!(
        "It is urgent.\n\nIt is urgent, for example today.\n\nAsk for it (*ophold*).\n\nAsk for stay (*ophold*).\n\n{long}"
    );
    let list = "topics: [papers, steps]\nvague-words: {en: [{word: urgent, unless: [for example], write: name the examples}]}\npronouns: {en: [it]}";
    let built = Project::new()
        .edit("content/topics/home/en.md", "Read in peace.", &text)
        .edit("content/guide.yaml", "topics: [papers, steps]", list)
        .build();
    let guide = wayleaf::parse::guide(built.project()).value.expect("a guide");
    let found: Vec<String> = readability::wordings(&guide)
        .iter()
        .filter(|problem| problem.path(built.project()) == "content/topics/home/en.md")
        .map(|problem| {
            let line = problem.position(built.project()).map_or(0, |at| at.line);
            format!("{line} {}: {}", problem.message, problem.help)
        })
        .collect();
    assert_eq!(
        found,
        [
            "11 `urgent` is vague: name the examples",
            "15 `it` stands beside a term in brackets: write the noun that the term belongs to in place of the pronoun",
            "19 a sentence of 26 words; 25 is the limit: part it, one rule a sentence",
        ]
    );
}
