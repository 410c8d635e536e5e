//! A build that takes over what the last one made is a build.

use proptest::prelude::*;
use wayleaf::build_cache::BuildCache;
use wayleaf::{Diagnosed, Options, Site};

use crate::project::Project;

/// Files of the minimal guide, each with texts to write in place of one of its words: some sound, some not.
const EDITS: [(&str, &str, &[&str]); 9] = [
    (
        "content/topics/home/en.md",
        "Read in peace.",
        &["Read in quiet.", "Read.", "<b>Read</b>", "[Read](topic:no)"],
    ),
    ("content/topics/papers/en.md", "title: Papers", &["title: Letters", "titel: Papers"]),
    ("content/topics/papers/da.md", "Det er nyt.", &["Det er helt nyt.", "{{no-fact}}"]),
    ("content/topics/steps/ar.md", "احتفظ بنسخة", &["احتفظ بنسختين"]),
    ("content/topics/steps/topic.yaml", ", safety: true", &["", ", safety: perhaps"]),
    ("content/facts.yaml", "value: 15", &["value: 14", "value: many"]),
    ("content/guide.yaml", "publisher: The Publisher", &["publisher: Another", "publishers: 2"]),
    ("themes/plain/strings/da.yaml", "missing:", &["missed:"]),
    ("themes/plain/templates/page.html", "<main>", &["<main class=\"x\">", "<main>{% if %}"]),
];

fn options() -> Options {
    Options {
        edition_date: wayleaf::calendar::Day::parse("2026-11-22").expect("a day"),
        withdraw_worker: false,
    }
}

fn again(project: &Project, before: BuildCache) -> (Diagnosed<Option<Site>>, BuildCache) {
    wayleaf::build_again(&project.sources(), &options(), before)
}

fn assert_same(one: &Diagnosed<Option<Site>>, other: &Diagnosed<Option<Site>>) {
    let bundle = |built: &Diagnosed<Option<Site>>| built.value.as_ref().map(|site| site.bundle.clone());
    let summary = |built: &Diagnosed<Option<Site>>| built.value.as_ref().map(|site| site.summary.clone());
    assert!(bundle(one) == bundle(other), "the bytes differ");
    assert_eq!((&one.problems, summary(one)), (&other.problems, summary(other)));
}

/// Which edit, and which of its texts; nothing takes the edit back.
fn steps() -> impl Strategy<Value = Vec<(usize, Option<usize>)>> {
    let step =
        (0..EDITS.len()).prop_flat_map(|edit| (Just(edit), proptest::option::of(0..EDITS[edit].2.len())));
    proptest::collection::vec(step, 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_edited_a_build_after_builds_is_that_of_a_build_from_nothing(steps in steps()) {
        let original = Project::new();
        let (first, mut memo) = again(&original, BuildCache::default());
        assert_same(&first, &wayleaf::build(&original.sources(), &options()));
        let edition = memo.edition().expect("an edition").clone();
        let mut project = original.clone();
        for (edit, text) in steps {
            let (path, old, texts) = EDITS[edit];
            let new = text.map_or(old, |text| texts[text]);
            project = project.file(path, &original.text(path).replacen(old, new, 1));
            let (outcome, left) = again(&project, memo);
            assert_same(&outcome, &again(&project, BuildCache::of_edition(edition.clone())).0);
            memo = left;
        }
    }
}

#[test]
fn a_changed_word_leaves_the_other_pages_as_they_were_made() {
    let project = Project::new().dressed();
    let (first, before) = again(&project, BuildCache::default());
    let pages = first
        .value
        .expect("a site")
        .bundle
        .files()
        .filter(|(path, _)| path.as_str().ends_with(".html") || path.as_str().starts_with("guide-"))
        .count();
    let edited = project.edit("content/topics/papers/da.md", "Det er nyt.", "Det er helt nyt.");
    let (second, after) = again(&edited, before.clone());
    assert!(second.value.is_some());
    // The page, and the language as one file and as text.
    assert_eq!(after.shared_with(&before), pages - 3);
    let (_, same) = again(&edited, after.clone());
    assert_eq!(same.shared_with(&after), pages);
}
