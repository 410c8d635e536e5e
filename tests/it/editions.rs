//! Editions: each has its page that tells what has changed since, and the next one must tell what it changes.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

use crate::project::{Project, in_repository};

const CHANGES: &str = "editions:
  - {code: 2025-01-bb, date: 2025-01-10}
  - {code: 2026-02-cc, date: 2026-02-10}
changes:
  - {id: shorter, edition: 2026-02-cc, severity: high, units: [papers#deadline], facts: [leave-deadline]}
  - {id: newer, edition: next, severity: low}
";

/// The minimal guide with two editions behind it and a third to come.
fn with_editions() -> Project {
    let article = |title: &str, shorter: &str, newer: &str, label: &str| {
        format!(
            "---\ntitle: {title}\nsummary: {title}\ntranslation: {label}\nreviewer: none\ndate: 2026-11-20\n---\n\n\
             ## {shorter} {{#shorter}}\n\nA.\n\n## {newer} {{#newer}}\n\nB.\n"
        )
    };
    Project::new()
        .dressed()
        .edit("content/guide.yaml", "[papers, steps]", "[papers, steps, changes]\nroles: {changes: changes}")
        .file("content/changes.yaml", CHANGES)
        .file("content/topics/changes/topic.yaml", "kind: text\nunits:\n  - id: shorter\n  - id: newer\n")
        .file("content/topics/changes/en.md", &article("Changes", "Less time", "New words", "source"))
        .file("content/topics/changes/da.md", &article("Ændringer", "Kortere frist", "Nye ord", "machine"))
        .file("content/topics/changes/ar.md", &article("تغييرات", "وقت أقل", "كلمات جديدة", "machine"))
        .stamped()
}

#[test]
fn the_page_of_an_old_edition_leads_to_what_changed_since_in_every_language_worst_first() {
    let built = with_editions().build();
    let told = [
        ("en", "Less time", "New words"),
        ("da", "Kortere frist", "Nye ord"),
        ("ar", "وقت أقل", "كلمات جديدة"),
    ];
    let all = built.page("e/2025-01-bb/index.html");
    for (lang, worst, other) in told {
        assert_eq!(all.attributes(&format!("section[lang={lang}] a"), "href")[0], format!("{lang}.html"));
        assert_eq!(all.all(&format!("section[lang={lang}] .edition__old")).len(), 1);
        let page = built.page(&format!("e/2025-01-bb/{lang}.html"));
        page.has_text(worst).has_text(other);
        let text = page.text();
        assert!(text.find(worst) < text.find(other), "{text}");
        assert_eq!(page.attributes("html", "lang"), [lang]);
        let home = format!("../../{lang}/index.html");
        assert_eq!(page.attributes("main > p > a:not([href^=tel])", "href"), [home, "index.html".to_owned()]);
        built.page(&format!("e/2026-02-cc/{lang}.html")).lacks_text(worst).has_text(other);
    }
    all.lacks_text("Less time");
}

#[test]
fn what_is_told_once_is_told_on_a_page_a_language_and_the_newest_edition_has_nothing_to_tell() {
    let built = with_editions().build();
    let code = &built.summary().edition;
    let pages: Vec<&str> =
        built.pages().map(|(path, _)| path).filter(|path| path.starts_with("e/")).collect();
    assert!(pages.contains(&"e/2025-01-bb/ar.html"), "{pages:?}");
    assert_eq!(pages.iter().filter(|path| path.starts_with(&format!("e/{code}/"))).count(), 1, "{pages:?}");
}

#[test]
fn links_in_what_changed_lead_from_the_page_of_an_edition_to_the_topics() {
    let texts = [
        ("en", "Read [this letter](topic:papers#letter), [more](#newer) and [steps](topic:steps)."),
        ("da", "Læs [brevet](topic:papers#letter), [mere](#newer) og [trin](topic:steps)."),
        ("ar", "اقرأ [الرسالة](topic:papers#letter) و[المزيد](#newer) و[الخطوات](topic:steps)."),
    ];
    let mut project = with_editions();
    for (lang, text) in texts {
        let path = format!("content/topics/changes/{lang}.md");
        project = project.edit(&path, "\n\nA.\n", &format!("\n\n{text}\n"));
    }
    let built = project.stamped().build();
    for lang in ["en", "da", "ar"] {
        let page = built.page(&format!("e/2025-01-bb/{lang}.html")).attributes(".edition__change a", "href");
        for end in ["papers.html#letter", "changes.html#newer", "steps.html"] {
            let href = format!("../../{lang}/{end}");
            assert!(page.contains(&href), "{href}: {page:?}");
        }
    }
    assert!(
        built.page("en/changes.html").attributes("main a", "href").contains(&"papers.html#letter".to_owned())
    );
}

#[test]
fn the_edition_being_built_has_a_page_that_calls_it_the_newest() {
    let built = with_editions().build();
    let code = &built.summary().edition;
    built.page(&format!("e/{code}/index.html")).lacks_text("Less time").lacks_text("New words");
    let links = built.page("ar/papers.html").attributes("a", "href");
    assert!(links.contains(&format!("../e/{code}/index.html")), "{links:?}");
}

#[test]
fn machines_read_the_same_from_edition_json() {
    let built = with_editions().build();
    let json = built.bundle().get("edition.json").expect("edition.json");
    let json: serde_json::Value = serde_json::from_slice(json).expect("JSON");
    assert_eq!(json["edition"], built.summary().edition.as_str());
    assert_eq!(json["changes"][0]["units"][0], "papers#deadline");
    assert_eq!(json["editions"][1]["edition"], "2026-02-cc");
}

#[test]
fn a_page_says_until_when_to_rely_on_it_the_earliest_day_of_all_it_uses() {
    let built = Project::new().dressed().build();
    built.page("en/papers.html").has_text("8 March 2027");
    let age = built.page("en/papers.html");
    assert_eq!(age.attributes(".age", "data-until"), ["2027-03-08"]);
    assert_eq!(age.attributes(".age", "data-fold"), ["2027-09-08"]);
}

#[test]
fn one_changed_deadline_changes_in_every_language_and_makes_no_translation_stale() {
    let project = Project::new().edit("content/facts.yaml", "value: 15", "value: 23");
    let built = project.build();
    built.sound();
    for page in ["en/papers.html", "da/papers.html", "ar/papers.html"] {
        built.page(page).has_text("23").lacks_text("15");
    }
}

/// The shipped guide in a folder of its own.
fn copied() -> TempDir {
    let room = TempDir::new().expect("room");
    let project = Project::loaded("");
    for path in project.paths() {
        let to = room.path().join(path);
        fs::create_dir_all(to.parent().expect("a folder")).expect("made");
        fs::copy(in_repository(path), to).expect("copied");
    }
    room
}

fn wayleaf(room: &TempDir, arguments: &[&str]) -> assert_cmd::assert::Assert {
    let mut command = Command::cargo_bin("wayleaf").expect("the program");
    command.current_dir(room.path()).args(["--edition-date", "2026-12-24"]).args(arguments).assert()
}

/// Releases the guide, or tells what it has changed since its last edition, whatever that is while it is written.
fn released_at_once(room: &TempDir, record: &Path) -> bool {
    let tried = wayleaf(room, &["release"]);
    if tried.get_output().status.success() {
        return true;
    }
    let said = String::from_utf8_lossy(&tried.get_output().stderr).into_owned();
    let untold: Vec<&str> = said.lines().filter_map(|line| line.split('`').nth(1)).collect();
    let (units, facts): (Vec<&str>, Vec<&str>) = untold.into_iter().partition(|name| name.contains('#'));
    let text = fs::read_to_string(record).expect("the record");
    let change = format!(
        "\nchanges:\n  - {{id: first-edition, edition: next, severity: low, units: [{}], facts: [{}]}}\n",
        units.join(", "),
        facts.join(", ")
    );
    fs::write(record, text.replacen("\nchanges:\n", &change, 1)).expect("written");
    false
}

#[test]
fn a_release_is_refused_while_a_changed_deadline_is_told_by_no_change() {
    let room = copied();
    let record = room.path().join("content/changes.yaml");
    if !released_at_once(&room, &record) {
        wayleaf(&room, &["release"]).success();
    }
    let recorded = fs::read_to_string(&record).expect("the record");
    assert!(recorded.contains("date: 2026-12-24") && !recorded.contains("edition: next"), "{recorded}");
    wayleaf(&room, &["check"]).success();
    wayleaf(&room, &["release"]).code(2);

    let facts = room.path().join("content/facts.yaml");
    let text = fs::read_to_string(&facts).expect("facts");
    let at = text.find("\ndeparture-9b:").expect("the deadline");
    let (before, after) = text.split_at(at);
    fs::write(&facts, format!("{before}{}", after.replacen("value: 15", "value: 16", 1))).expect("written");
    let refused = wayleaf(&room, &["release"]).code(2);
    let said = String::from_utf8_lossy(&refused.get_output().stderr).into_owned();
    assert!(said.contains("`departure-9b` has changed"), "{said}");
    assert_eq!(fs::read_to_string(&record).expect("the record"), recorded);
}

#[test]
fn a_guides_own_templates_styles_and_pictures_make_another_edition() {
    let day = wayleaf::Day::parse("2026-11-22").expect("a day");
    let code = |path: &str, text: &str| {
        wayleaf::edition::Edition::new(&Project::new().file(path, text).sources(), day).code
    };
    for path in ["css/own.css", "components/footer/footer.html", "pictures/leaf.svg"] {
        let path = format!("content/theme/{path}");
        assert_ne!(code(&path, "one"), code(&path, "another"), "{path}");
    }
    let record = "content/theme/made-from.yaml";
    assert_eq!(code(record, "one"), code(record, "another"), "a record that no page shows");
}

#[test]
fn the_first_edition_of_a_guide_that_has_little_to_record_is_recorded_and_read() {
    for flags in [&["--no-checklist", "--no-facts"][..], &[]] {
        let room = TempDir::new().expect("room");
        let path = room.path().to_path_buf();
        let made = crate::cli::wayleaf(&path, &[&["new", "guide"], flags].concat());
        assert_eq!(crate::cli::code(&made), 0, "{}", crate::cli::err(&made));
        for command in ["release", "check"] {
            let done = crate::cli::wayleaf(&path, &[command, "--root", "guide"]);
            assert_eq!(crate::cli::code(&done), 0, "{command}: {}", crate::cli::err(&done));
        }
        let record = fs::read_to_string(path.join("guide/content/changes.yaml")).expect("a record");
        assert!(record.contains("editions:\n  - {code: 20"), "{record}");
    }
}
