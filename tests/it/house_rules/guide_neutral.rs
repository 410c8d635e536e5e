//! What is true of the guide that is shipped stands in its files: the generator and its themes know no topic of it, no
//! language, and no language's name.

use wayleaf::guide::topic::TopicKind;

use super::{generator, sources};
use crate::project::in_repository;

/// The shipped guide's topics, but for those that bear the name of a kind of topic.
fn topics() -> Vec<String> {
    let settings = std::fs::read_to_string(in_repository("content/guide.yaml")).expect("a guide");
    let line = settings.lines().find_map(|line| line.strip_prefix("topics: [")).expect("its topics");
    let list = line.split(']').next().unwrap_or_default();
    let kinds = TopicKind::WORDS.map(|(word, _)| word);
    list.split(", ").filter(|topic| !kinds.contains(topic)).map(str::to_owned).collect()
}

/// Asserts that no Rust outside these places holds this. The pages of commands are written in English, the language
/// of the program.
fn only_in(places: &[&str], words: &[&str]) {
    let rust = generator().into_iter().filter(|source| source.path.ends_with(".rs") && !source.is_in(places));
    for source in rust {
        let code = source.code();
        for word in words {
            // A word of the content format may be the name of a topic too: `("doctor", Self::Doctor)`.
            let places = code
                .lines()
                .filter(|line| line.contains(word) && !line.contains(&format!("({word}, Self::")));
            assert_eq!(places.collect::<Vec<_>>(), [""; 0], "{}", source.path);
        }
    }
}

fn languages() -> Vec<String> {
    let settings = std::fs::read_to_string(in_repository("content/guide.yaml")).expect("a guide");
    let tags = settings.lines().filter_map(|line| line.trim().strip_prefix("- {tag: "));
    tags.filter_map(|rest| rest.split([',', '}']).next()).map(str::to_owned).collect()
}

#[test]
fn the_generator_names_no_topic() {
    let topics = topics();
    assert!(topics.len() > 10 && topics.contains(&"help".to_owned()), "{topics:?}");
    only_in(
        &["src/guide/ids.rs"],
        &["TopicId::new(\"", "UnitId::new(\"", "FactId::new(\"", "SourceId::new(\""],
    );
    // "words" is also a field of reports: the four words of an edition, the words of a law; a doctor reads the guide over.
    for topic in topics.iter().filter(|topic| !["words", "doctor"].contains(&topic.as_str())) {
        only_in(&[], &[&format!("\"{topic}\"")]);
    }
}

#[test]
fn the_generator_names_no_language() {
    let languages = languages();
    assert!(languages.len() > 4, "{languages:?}");
    // What is known of languages, as tables: whatlang's names, how each makes its passive, the language of the words
    // of an edition; of HTML, the row of a table, which has the name of a language.
    let tables = [
        "src/i18n/detection.rs",
        "src/readability/passives.rs",
        "src/edition.rs",
        "src/render/html.rs",
        "src/finish/minimal.rs",
    ];
    for tag in &languages {
        only_in(&tables, &[&format!("\"{tag}\"")]);
    }
    // Laws are numbered in the Danish way in Denmark: a style is a table, chosen by its name.
    let styles = ["src/law/", "src/cli/law.rs"];
    for source in generator().iter().filter(|source| !source.is_in(&styles)) {
        assert!(!source.text.contains("Danish words"), "Danish words in {}", source.path);
    }
}

#[test]
fn templates_name_neither_topics_nor_languages() {
    let templates = sources("themes").into_iter().filter(|source| source.path.ends_with(".html"));
    for source in templates {
        for written in source.text.split(" lang=\"").skip(1).chain(source.text.split("hreflang=\"").skip(1)) {
            assert!(written.starts_with("{{"), "a language in {}: {written:.20}", source.path);
        }
        for test in ["id == \"", "id != \"", "lang == \"", "lang != \""] {
            assert!(!source.text.contains(test), "`{test}` in {}", source.path);
        }
    }
}
