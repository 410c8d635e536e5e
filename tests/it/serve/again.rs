//! A build that takes over what the last one made is a build.

use proptest::prelude::*;
use wayleaf::build_cache::BuildCache;
use wayleaf::draft::Draft;
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

/// Files that the minimal guide does not have, and some that it has: each comes and goes.
const FILES: [(&str, Option<&str>); 5] = [
    ("content/topics/papers/ar.md", None),
    ("content/topics/steps/da.md", None),
    ("content/notes.txt", Some("Nothing reads this.")),
    ("content/topics/new/topic.yaml", Some("kind: text\nunits: [{id: part}]\n")),
    (
        "content/topics/new/en.md",
        Some(
            "---\ntitle: New\nsummary: Read it.\ntranslation: source\nreviewer: none\ndate: 2026-11-22\n---\n\n## Part {#part}\n\nIt is new.\n",
        ),
    ),
];

/// An edit; nothing but another of the same file takes it back.
#[derive(Debug, Clone)]
enum Step {
    /// Which edit, and which of its texts: none for the word as it was.
    Word(usize, Option<usize>),
    /// Which file, and whether it is there.
    File(usize, bool),
}

fn steps(length: impl Into<proptest::collection::SizeRange>) -> impl Strategy<Value = Vec<Step>> {
    let word = (0..EDITS.len())
        .prop_flat_map(|edit| (Just(edit), proptest::option::of(0..EDITS[edit].2.len())))
        .prop_map(|(edit, text)| Step::Word(edit, text));
    let file = (0..FILES.len(), any::<bool>()).prop_map(|(file, is_there)| Step::File(file, is_there));
    proptest::collection::vec(prop_oneof![4 => word, 1 => file], length)
}

fn edited(project: Project, original: &Project, step: &Step) -> Project {
    match *step {
        Step::Word(edit, text) => {
            let (path, old, texts) = EDITS[edit];
            let new = text.map_or(old, |text| texts[text]);
            project.file(path, &original.text(path).replacen(old, new, 1))
        }
        Step::File(file, is_there) => match FILES[file] {
            (path, Some(text)) if is_there => project.file(path, text),
            (path, None) if is_there => project.file(path, original.text(path)),
            (path, _) if project.sources().find(path).is_some() => project.without(path),
            _ => project,
        },
    }
}

/// Edits a guide step by step, and compares each build with one from nothing.
fn follow(steps: &[Step]) {
    let original = Project::new();
    let (first, mut memo) = again(&original, BuildCache::default());
    assert_same(&first, &wayleaf::build(&original.sources(), &options()));
    let edition = memo.edition().expect("an edition").clone();
    let mut project = original.clone();
    for step in steps {
        project = edited(project, &original, step);
        let options = options();
        let draft = Draft::new(&project.sources(), &options, memo);
        let first = draft.first_pages(&|path| path.as_str() == "en/papers.html");
        let (outcome, left) = draft.site(&|| false).expect("somebody waits");
        assert_same(&outcome, &again(&project, BuildCache::of_edition(edition.clone())).0);
        for (path, page) in outcome.value.iter().flat_map(|site| &site.pages) {
            // A first page lacks nothing but the newest sizes of the files to save, which home pages tell.
            let is_home = path.as_str().ends_with("index.html");
            assert!(is_home || first.get(path).is_none_or(|first| first == page), "{path} after {step:?}");
        }
        memo = left;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_edited_a_build_after_builds_is_that_of_a_build_from_nothing(steps in steps(1..6)) {
        follow(&steps);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1, max_shrink_iters: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_thousand_edits_end_as_a_build_from_nothing(steps in steps(1000)) {
        follow(&steps);
    }
}

#[test]
fn a_word_that_a_glossary_begins_or_ceases_to_explain_is_looked_for_in_all_topics() {
    let explained = "---\ntitle: Words\nsummary: What they mean.\ntranslation: source\ndate: 2026-11-21\n---\n\n\
                     ## Words in letters {#letters}\n\n*lægeattest*\n: a letter of a doctor\n";
    let project = Project::new()
        .edit("content/guide.yaml", "official-language: da\n", "")
        .edit("content/guide.yaml", "topics: [papers, steps]", "topics: [papers, steps, words]")
        .edit("content/topics/papers/da.md", "(*lægeattest*)", "(lægeattest)")
        .file("content/topics/words/topic.yaml", "kind: glossary\nunits:\n  - id: letters\n")
        .file("content/topics/words/en.md", explained);
    let other = project.clone().edit("content/topics/words/en.md", "*lægeattest*", "*udrejsefrist*");
    for (one, next) in [(&project, &other), (&other, &project)] {
        let (_, before) = again(one, BuildCache::default());
        let (after, _) = again(next, before);
        assert_same(&after, &wayleaf::build(&next.sources(), &options()));
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
