//! A page whose title nobody has translated yet: its units are kept, and readers see title and summary of the source, marked.

use wayleaf::kit::judge::EntryOutcome;

use super::{LETTER, catalog, entry, saved, saved_entry, taken_in, written};
use crate::cli::{code, err, out, wayleaf};
use crate::project::Project;

const SOMALI: &str = "content/topics/papers/so.md";

fn with_somali() -> Project {
    let line = "  - {tag: so, name: Soomaali}\ntopics: [papers";
    Project::new().dressed().edit("content/guide.yaml", "topics: [papers", line)
}

/// The guide with one unit of a page in Somali, out of a kit.
fn with_a_unit() -> Project {
    let project = with_somali();
    let letter = entry(&catalog(&project, "so"), LETTER);
    let words = [
        "Warqad",
        "Ka keen warqad (⟦1⟧) ⟦2⟧dhakhtarkaaga⟦/2⟧. Kadib ⟦3⟧u dir⟦/3⟧.",
        "Waa af deenish.",
        "Waa cusub.",
    ];
    let import = taken_in(&project, &saved("so", "human", "Asha", &[saved_entry(&letter, &words)]));
    let import = import.expect("it fits");
    assert!(matches!(import.verdicts[0].outcome, EntryOutcome::Taken { .. }), "{import:?}");
    written(project, &import)
}

#[test]
fn a_unit_is_kept_before_its_page_has_a_title() {
    let project = with_a_unit();
    assert!(
        project.text(SOMALI).starts_with("---\ntitle: \"\"\nsummary: \"\"\n"),
        "{}",
        project.text(SOMALI)
    );
    let built = project.build();
    let report = built.report();
    assert!(
        report.contains("title and summary are not translated: readers see those of the source"),
        "{report}"
    );
    assert!(built.has_site(), "{report}");
    let page = built.page("so/papers.html");
    page.has_text("Waa cusub.").has_text("Papers").has(1, "h1[lang=en]").has_text("Asha");
    let missing = "This page is not translated yet";
    assert!(
        !page.text().contains(missing),
        "a page with a translation lacks its title alone: {}",
        page.text()
    );
}

#[test]
fn the_title_comes_later_into_its_place() {
    let project = with_a_unit();
    let title = entry(&catalog(&project, "so"), "papers#title");
    assert!(title.parts.iter().all(|part| part.translation.is_empty()), "{title:?}");
    let entries = [saved_entry(&title, &["Waraaqo", "Waxa aad u qaadato ⟦1⟧."])];
    let import = taken_in(&project, &saved("so", "human", "Asha", &entries)).expect("it fits");
    let project = written(project, &import);
    let text = project.text(SOMALI);
    assert!(text.starts_with("---\ntitle: Waraaqo\nsummary: "), "{text}");
    assert!(text.contains("Waa cusub.") && !text.contains("\"\""), "{text}");
    assert!(!project.build().report().contains("title and summary"), "{}", project.build().report());
}

#[test]
fn a_title_left_empty_is_counted_as_missing_and_stops_nothing() {
    for line in ["title:", "title: \"\""] {
        let room = Project::new().edit("content/topics/papers/da.md", "title: Papirer", line).on_disk();
        let listed = out(&wayleaf(room.path(), &["check", "--missing"]));
        assert!(listed.contains("content/topics/papers/da.md: papers#title"), "{line}: {listed}");
        let checked = wayleaf(room.path(), &["check"]);
        assert_eq!(code(&checked), 0, "{line}: {}", err(&checked));
        let stamped = wayleaf(room.path(), &["stamp", "da", "papers"]);
        assert_eq!(code(&stamped), 0, "{}", err(&stamped));
    }
    let built = Project::new().edit("content/topics/papers/en.md", "title: Papers", "title: \"\"").build();
    assert!(!built.has_site() && built.report().contains("the title is empty"), "{}", built.report());
}
