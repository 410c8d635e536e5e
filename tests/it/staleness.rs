//! What a reader sees of a translation that is behind its source.

use wayleaf::parse;

use crate::project::{Built, Page, Project, real_guide};

const SOURCE: &str = "content/topics/papers/en.md";

/// The minimal guide after its source changed: an ordinary unit.
fn letter_changed() -> Project {
    Project::new().edit(SOURCE, "It is new.", "It is less than a year old.")
}

/// The minimal guide after its source changed: a safety unit.
fn deadline_changed() -> Project {
    Project::new().edit(
        SOURCE,
        "You have {{leave-deadline}} to leave.",
        "You must leave in {{leave-deadline}}.",
    )
}

fn notices(built: &Built, path: &str) -> usize {
    built.page(path).all(".notice").len()
}

#[test]
fn a_unit_behind_its_source_is_shown_with_a_notice() {
    let built = letter_changed().build();
    let page = built.page("da/papers.html");
    page.has_text("Det er nyt.").lacks_text("less than a year");
    // Nobody recorded the day: the edition's is the last it can be.
    page.has_text("Kilden er ændret den 22. november 2026.");
    assert_eq!(notices(&built, "da/papers.html"), 1);
    assert_eq!(notices(&built, "da/steps.html"), 0);
    assert_eq!(notices(&built, "en/papers.html"), 0);
}

#[test]
fn a_safety_unit_behind_its_source_is_withheld_and_the_source_shown() {
    let built = deadline_changed().build();
    for (path, old, notice) in [
        ("da/papers.html", "til at rejse", "Ændret: her er det på en."),
        ("ar/papers.html", "للمغادرة", "تغيّر: تراه بلغته en."),
    ] {
        let page = built.page(path);
        page.lacks_text(old).has_text("You must leave in 15 days.").has_text(notice);
        let heading = page.one("h2#deadline");
        assert_eq!((heading.attr("lang"), heading.attr("dir")), (Some("en"), Some("ltr")), "{path}");
        assert_eq!(notices(&built, path), 1, "{path}");
    }
    built.page("da/papers.html").has_text("Det er nyt.");
}

#[test]
fn the_theme_that_ships_marks_both_kinds() {
    let behind = letter_changed().dressed().build();
    behind.page("da/papers.html").has_text("Det er nyt.").has(1, ".notice");
    let withheld = deadline_changed().dressed().build();
    let page = withheld.page("ar/papers.html");
    page.has_text("You must leave in 15 days.").lacks_text("للمغادرة").has(1, ".notice").has_text("English");
    page.has(1, "h2#deadline [lang=en][dir=ltr]").has(1, "div[lang=en][dir=ltr]");
}

#[test]
fn a_translation_that_nobody_has_compared_says_so_and_not_that_its_source_has_changed() {
    let da = "content/topics/papers/da.md";
    let adopted = Project::new()
        .edit(da, "title: \"a3427c96\"", "title: \"00000000\"")
        .edit(da, "letter: \"297c702e\"", "letter: \"00000000\"")
        .edit(da, "deadline: \"f66834d3\"", "deadline: \"00000000\"")
        .dressed()
        .build();
    let page = adopted.page("da/papers.html");
    page.has_text("Det er nyt.")
        .has_text("Ingen har sammenlignet denne oversættelse med originalteksten endnu.");
    page.has_text("Ingen har sammenlignet oversættelsen af dette afsnit")
        .has_text("You have 15 days to leave.");
    // Said once under the title, and at the unit that is withheld.
    page.lacks_text("blev ændret den").lacks_text("Dette afsnit er ændret").has(2, ".notice");
    let texts = adopted.bundle().files().filter(|(path, _)| path.as_str().ends_with(".txt"));
    let texts: Vec<_> = texts.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect();
    assert!(
        texts.iter().any(|text| text.contains("(Ingen har sammenlignet denne oversættelse")),
        "{texts:?}"
    );
    // A phone that keeps other pages is sent nothing of it.
    adopted.page("da/steps.html").lacks_text("sammenlignet");
}

#[test]
fn a_safety_item_behind_its_source_is_withheld_too() {
    let built = Project::new()
        .edit("content/topics/steps/en.md", "Keep a copy.", "Keep two copies.")
        .dressed()
        .build();
    let page = built.page("ar/steps.html");
    page.has_text("Keep two copies.").has_text("اسأل مستشارًا").lacks_text("احتفظ بنسخة");
    page.has(1, "li#send > .notice").has(0, "li#ask .notice");
}

#[test]
fn a_unit_that_was_never_translated_is_shown_in_the_source_language() {
    let project = Project::new()
        .edit("content/topics/papers/topic.yaml", "  - id: letter\n", "  - id: letter\n  - id: photo\n")
        .edit(SOURCE, "## Your deadline", "## A photo {#photo}\n\nBring one.\n\n## Your deadline")
        .build();
    let page = project.page("da/papers.html");
    page.has_text("Bring one.").has_text("Ikke oversat endnu: en.").has_text("Det er nyt.");
    assert_eq!(page.one("h2#photo").attr("lang"), Some("en"));
}

#[test]
fn white_space_does_not_put_a_translation_behind() {
    let project =
        Project::new().edit(SOURCE, "Bring a letter (*lægeattest*)", "Bring a   letter\n(*lægeattest*)");
    project.build().sound();
}

#[test]
fn a_changed_number_leaves_every_translation_of_the_shipped_guide_current_and_stands_on_every_page() {
    let fifteen = "departure-9b:\n  kind: deadline\n  value: 15";
    let built = Project::loaded("").edit("content/facts.yaml", fifteen, &fifteen.replace("15", "16")).build();
    built.sound();
    // In the digits of the guide's languages.
    let sixteens = |page: &Page| -> usize {
        ["16", "۱۶", "١٦"].iter().map(|number| page.text().matches(number).count()).sum()
    };
    for lang in built.languages() {
        let path = format!("{lang}/staying.html");
        assert!(sixteens(&built.page(&path)) > sixteens(&real_guide().page(&path)), "{lang}");
        assert_eq!(notices(&built, &path), 0, "{lang}");
    }
}

#[test]
fn a_stamp_makes_a_translation_current_again() {
    let codes = ["behind-source", "behind-source", "undated-change"];
    assert_eq!(letter_changed().build().codes(), codes);
    let built = letter_changed().stamped().build();
    built.sound();
    assert_eq!(notices(&built, "da/papers.html"), 0);
}

#[test]
fn a_changed_title_is_a_warning_and_the_translated_title_stays() {
    let built = Project::new().edit(SOURCE, "title: Papers", "title: Your papers").build();
    assert_eq!(built.codes(), ["behind-source", "behind-source", "undated-change"]);
    built.page("da/papers.html").has_text("Papirer");
}

#[test]
fn a_title_behind_its_source_says_so_above_the_page() {
    let built = Project::new().edit(SOURCE, "title: Papers", "title: Your papers").dressed().build();
    built.page("da/papers.html").has(1, ".notice").has_text("22. november 2026");
    built.page("en/papers.html").has(0, ".notice");
}

#[test]
fn the_day_of_a_change_is_that_of_the_text_as_it_is_now() {
    let changed = letter_changed().dressed();
    let guide = parse::guide(&changed.sources()).value.expect("a guide");
    let papers = guide.topics.iter().find(|topic| topic.id.as_str() == "papers").expect("papers");
    let print = papers.articles[&guide.settings.source].units[0].fingerprint;
    let recorded = |print: &str| {
        let record = format!("date: 2026-11-20\nchanged:\n  letter: \"{print} 2026-11-21\"\n");
        changed.clone().edit(SOURCE, "date: 2026-11-20\n", &record).build()
    };
    recorded(&print.to_string()).page("da/papers.html").has_text("blev ændret den 21. november 2026");
    let older = recorded("00000000");
    older
        .page("da/papers.html")
        .has_text("den 22. november 2026 eller før")
        .lacks_text("blev ændret den 21.");
}

#[test]
fn a_machine_translation_says_so_and_a_reviewed_one_says_by_whom() {
    let built = Project::new().dressed().build();
    built.page("da/papers.html").has_text("Anna Berg");
    built.page("da/steps.html").has_text("Anna Berg");
    let strings = Project::new().dressed();
    let text = strings.text("themes/plain/strings/ar.yaml");
    let title =
        text.lines().find_map(|line| line.strip_prefix("translation_machine_title: ")).expect("the string");
    built.page("ar/papers.html").has(1, "details.translation:not([open]) > summary").has_text(title);
    built.page("en/papers.html").has(0, ".translation");
}
