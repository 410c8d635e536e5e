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

/// What a page of one language measures, and the problems of it.
fn measured(lang: &str, body: &str) -> (usize, usize, Vec<String>) {
    let built = Project::new()
        .edit("content/guide.yaml", "  - {tag: ar, name: العربية}\n", &format!("  - {{tag: {lang}, name: Eigen}}\n"))
        .file(
            &format!("content/topics/home/{lang}.md"),
            &format!(
                "---\ntitle: A\nsummary: A b c.\ntranslation: machine\nreviewer: none\ndate: 2026-11-21\n---\n\n## B {{#start}}\n\n{body}\n"
            ),
        )
        .build();
    let guide = wayleaf::parse::guide(built.project()).value.expect("a guide");
    let all = readability::measure(&guide);
    let home: Vec<_> =
        all.into_iter().filter(|topic| topic.topic.id.is_home() && topic.lang.as_str() == lang).collect();
    let figures = home.first().map(|topic| (topic.units[0].figures.sentences(), topic.whole.lix()));
    let (sentences, lix) = figures.expect("the language has a scale");
    let told = readability::problems(&home).into_iter().map(|problem| problem.message).collect();
    (sentences, lix, told)
}

#[test]
fn a_list_of_whom_to_call_is_no_prose_and_one_of_what_to_do_is() {
    let french = "Appelez tout de suite.\n\n- Numéro d’urgence européen : 112\n- SAMU : 15\n- Médecin de garde : 116 117\n\
                  - Violences, écoute et information : {{office-phone}}\n- Pompiers";
    // Of the two sentences left, the summary among them, one of seven words is long.
    assert_eq!(measured("fr", french), (1, 18, Vec::new()));
    // What is to be done stays prose, whatever numbers are in it.
    let french = "- Apportez immédiatement votre autorisation provisoire.\n- Téléphonez obligatoirement au 112.\n\
                  - 14 jours pour contester la décision administrative";
    let (sentences, lix, told) = measured("fr", french);
    assert_eq!((sentences, told.len()), (3, 1), "LIX {lix}: {told:?}");
}
