//! The same project on the same day gives the same bytes, on any machine and in any order.

use proptest::prelude::*;
use wayleaf::Options;
use wayleaf::calendar::Day;
use wayleaf::project::Project as Sources;

use crate::project::Project;

const TEXT: &str = "content/topics/papers/en.md";

#[test]
fn the_same_project_gives_the_same_bytes_twice() {
    for project in [Project::new(), Project::loaded("tests/golden/small"), Project::loaded("")] {
        assert!(project.build().bundle() == project.build().bundle());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_files_does_not_matter(files in shuffled()) {
        let options = Options { edition_date: Day::parse("2026-11-22").expect("a day"), withdraw_worker: false };
        let built = wayleaf::build(&Sources::new(files), &options);
        prop_assert!(built.value.as_ref().map(|site| &site.bundle) == Some(Project::new().build().bundle()));
        prop_assert_eq!(built.problems, []);
    }
}

/// The files of the minimal guide in any order.
fn shuffled() -> impl Strategy<Value = Vec<(String, String)>> {
    let project = Project::new();
    let files = project.paths().map(|path| (path.to_owned(), project.text(path).to_owned()));
    Just(files.collect::<Vec<_>>()).prop_shuffle()
}

#[test]
fn problems_come_in_the_same_order_every_time() {
    let spoiled = Project::new()
        .edit(TEXT, "{{leave-deadline}}", "{{a}} {{b}} {{c}}")
        .edit("content/topics/home/ar.md", "اقرأ", "<b>اقرأ</b>")
        .edit("themes/plain/strings/da.yaml", "missing:", "mising:");
    let first = spoiled.build().short_report();
    assert!(first.lines().count() > 5, "{first}");
    for _ in 0..5 {
        assert_eq!(spoiled.build().short_report(), first);
    }
}

fn edition(project: &Project) -> String {
    project.build().summary().edition.clone()
}

#[test]
fn an_edition_is_named_after_its_month_and_its_content() {
    let code = edition(&Project::new());
    let (month, letters) = code.split_at("2026-11-".len());
    assert_eq!(month, "2026-11-");
    assert_eq!(letters.len(), 2);
    assert!(letters.bytes().all(|letter| letter.is_ascii_lowercase()), "{letters}");
    assert_eq!(edition(&Project::new().on("2026-11-30")), code);
    assert_eq!(edition(&Project::new().on("2027-01-02")), format!("2027-01-{letters}"));
}

#[test]
fn a_changed_word_makes_another_edition() {
    let old = edition(&Project::new());
    // Of three changes at least two must show: two letters stand for 256 editions.
    let changed = ["peace", "quiet", "time"].map(|word| {
        let path = "content/topics/home/en.md";
        edition(&Project::new().edit(path, "Read in peace.", &format!("Read in {word} now.")).stamped())
    });
    assert!(changed.iter().filter(|code| **code != old).count() >= 2, "{old} and {changed:?}");
}

#[test]
fn an_edition_depends_on_neither_the_theme_nor_the_record_of_changes_nor_line_ends() {
    let old = edition(&Project::new());
    let theme = Project::new().add("themes/plain/css/page.css", "p { color: red }\n");
    assert_eq!(edition(&theme), old);
    let record = Project::new().file("content/changes.yaml", "editions: []\n");
    assert_eq!(edition(&record), old);
    let mut windows = Project::new();
    for path in Project::new().paths().filter(|path| path.starts_with("content/")) {
        windows = windows.file(path, &Project::new().text(path).replace('\n', "\r\n"));
    }
    assert_eq!(edition(&windows), old);
    let built = windows.build();
    assert!(built.sound().bundle() == Project::new().build().bundle());
}
