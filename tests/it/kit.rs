//! The translator's kit: what is handed out, what is taken in, and what is not.

mod asked;
mod code;
mod forms;
mod marks;
mod moved;
mod part_titles;
mod po;
mod po_grammar;
mod refused;
mod second_reader;
mod untitled;

use serde_json::{Value, json};
use wayleaf::author::source_history::keep;
use wayleaf::calendar::Day;
use wayleaf::edition::Edition;
use wayleaf::guide::fingerprint::Fingerprint;
use wayleaf::i18n::lang::Lang;
use wayleaf::kit;
use wayleaf::kit::catalog::{Catalog, Entry, EntryFilter};
use wayleaf::kit::import::{Import, ImportOptions, import};
use wayleaf::kit::import_error::ImportError;
use wayleaf::kit::judge::EntryOutcome;
use wayleaf::parse;
use wayleaf::parse::source_history::SourceHistory;

use crate::project::{Page, Project};

const DAY: &str = "2026-11-25";
const LETTER: &str = "papers#letter";
const DANISH: &str = "content/topics/papers/da.md";

fn catalog(project: &Project, lang: &str) -> Catalog {
    let project = project.sources();
    let guide = parse::guide(&project).value.expect("a guide");
    let theme = parse::theme::theme(&project, "plain").value.expect("a theme");
    let edition = Edition::new(&project, Day::parse(DAY).expect("a day"));
    let lang = Lang::parse(lang).expect("a tag");
    kit::catalog(&project, &guide, &theme, &edition, &lang).expect("a language to translate into")
}

fn entry(catalog: &Catalog, id: &str) -> Entry {
    let found = catalog.entries.iter().find(|entry| entry.id.to_string() == id);
    found.unwrap_or_else(|| panic!("no {id}")).clone()
}

/// An entry as the kit's page saves it, with these words in its boxes.
fn saved_entry(entry: &Entry, parts: &[&str]) -> Value {
    json!({
        "id": entry.id.to_string(),
        "from": entry.print.to_string(),
        "base": entry.base().map(|print| print.to_string()).unwrap_or_default(),
        "done": true,
        "source": entry.source,
        "parts": parts,
    })
}

/// A file as the kit's page saves it.
fn saved(lang: &str, made: &str, by: &str, entries: &[Value]) -> Value {
    json!({
        "wayleaf-kit": 1, "guide": "The Publisher", "language": lang, "edition": "2026-11-bb",
        "by": by, "made": made, "entries": entries,
    })
}

fn options() -> ImportOptions {
    ImportOptions {
        day: Day::parse(DAY).expect("a day"),
        by: None,
        label: None,
        theirs: false,
        confirm_meaning: Vec::new(),
    }
}

fn taken_in(project: &Project, file: &Value) -> Result<Import, ImportError> {
    let handed = kit::read(file.to_string().as_bytes()).expect("a file");
    import(&project.sources(), &handed, &options())
}

/// The project with everything written that an import would write.
fn written(project: Project, import: &Import) -> Project {
    import.files.iter().fold(project, |project, file| project.file(&file.path, &file.text))
}

/// The project with the source texts kept that its translations were made from.
fn with_kept(project: Project) -> Project {
    let sources = project.sources();
    let guide = parse::guide(&sources).value.expect("a guide");
    let kept = guide.topics.iter().filter_map(|topic| keep(&sources, &guide, topic, &SourceHistory::new()));
    kept.fold(project, |project, file| project.file(&file.path, &file.text))
}

fn reasons(outcome: &EntryOutcome) -> String {
    match outcome {
        EntryOutcome::Refused(reasons) => {
            reasons.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
        }
        other => format!("{other:?}"),
    }
}

const NEW_LETTER: [&str; 4] = [
    "Et nyt brev",
    "Tag et brev (*lægeattest*) med fra din ⟦1⟧læge⟦/1⟧. Og så ⟦2⟧send det⟦/2⟧.",
    "Det er på dansk.",
    "Det er helt nyt.",
];

#[test]
fn a_translated_unit_is_written_into_the_structure_of_its_source_and_the_guide_stays_sound() {
    let project = Project::new();
    let letter = entry(&catalog(&project, "da"), LETTER);
    let file = saved("da", "human", "Bo Dahl", &[saved_entry(&letter, &NEW_LETTER)]);
    let import = taken_in(&project, &file).expect("it fits");
    assert!(matches!(import.verdicts[0].outcome, EntryOutcome::Taken { behind: false, .. }), "{import:?}");
    let project = written(project, &import);
    let text = project.text(DANISH);
    assert!(text.contains(
        "## Et nyt brev {#letter}\n\nTag et brev (*lægeattest*) med fra din **læge**. Og så [send det](topic:steps#send).\n\n\
         - Det er på dansk.\n- Det er helt nyt.\n\n## Din frist {#deadline}"
    ), "{text}");
    assert!(text.contains("translation: human\nreviewer: Anna Berg, Bo Dahl\ndate: 2026-11-25\n"), "{text}");
    let built = project.build();
    built.sound();
    built.page("da/papers.html").has_text("Det er helt nyt.");
}

#[test]
fn of_two_labels_the_one_that_claims_less_stays_until_all_of_a_page_was_gone_through() {
    let project = Project::new();
    let catalog = catalog(&project, "ar");
    let as_it_is = |id: &str| {
        let entry = entry(&catalog, id);
        let parts: Vec<&str> = entry.parts.iter().map(|part| part.translation.as_str()).collect();
        saved_entry(&entry, &parts)
    };
    let some = saved("ar", "machine-reviewed", "Huda", &[as_it_is(LETTER)]);
    assert_eq!(taken_in(&project, &some).expect("it fits").files, []);
    let all = ["papers#title", LETTER, "papers#deadline"].map(as_it_is);
    let import = taken_in(&project, &saved("ar", "machine-reviewed", "Huda", &all)).expect("it fits");
    let project = written(project, &import);
    assert!(
        project
            .text("content/topics/papers/ar.md")
            .contains("translation: machine-reviewed\nreviewer: Huda\n")
    );
    project.build().sound();
}

#[test]
fn what_was_translated_from_an_older_source_is_taken_and_counts_as_behind() {
    let before = with_kept(Project::new());
    let letter = entry(&catalog(&before, "da"), LETTER);
    let file = saved("da", "human", "Bo", &[saved_entry(&letter, &NEW_LETTER)]);
    let project = before.edit("content/topics/papers/en.md", "It is new.", "It is less than a year old.");
    let import = taken_in(&project, &file).expect("it fits");
    assert!(matches!(import.verdicts[0].outcome, EntryOutcome::Taken { behind: true, .. }), "{import:?}");
    let project = written(project, &import);
    assert!(project.text(DANISH).contains("letter: \"297c702e\""));
    let kept = project.text("content/topics/papers/made-from.yaml");
    assert!(kept.contains("- It is new."), "{kept}");
    project.build().page("da/papers.html").has_text("Det er helt nyt.").has(1, ".notice");

    let again = entry(&catalog(&project, "da"), LETTER);
    let told: Vec<(bool, Option<&str>)> =
        again.parts.iter().map(|part| (part.behind, part.was.as_deref())).collect();
    assert_eq!(told, [(false, None), (false, None), (false, None), (true, Some("It is new."))]);
}

#[test]
fn a_translation_that_changed_in_the_project_meanwhile_is_not_overwritten_unless_asked() {
    let before = Project::new();
    let letter = entry(&catalog(&before, "da"), LETTER);
    let file = saved("da", "human", "Bo", &[saved_entry(&letter, &NEW_LETTER)]);
    let project = before.edit(DANISH, "Det er nyt.", "Det er fra i år.");
    let import = taken_in(&project, &file).expect("it fits");
    assert!(reasons(&import.verdicts[0].outcome).contains("--theirs"), "{import:?}");
    assert_eq!(import.files, []);
    let handed = kit::read(file.to_string().as_bytes()).expect("a file");
    let theirs = ImportOptions { theirs: true, ..options() };
    let import = wayleaf::kit::import::import(&project.sources(), &handed, &theirs).expect("it fits");
    assert!(written(project, &import).text(DANISH).contains("Det er helt nyt."));
}

#[test]
fn a_new_language_comes_whole_out_of_a_kit() {
    let project = Project::new().edit(
        "content/guide.yaml",
        "topics: [papers",
        "  - {tag: so, name: Soomaali}\ntopics: [papers",
    );
    let catalog = catalog(&project, "so");
    assert!(catalog.entries.iter().all(|entry| {
        entry
            .parts
            .iter()
            .all(|part| part.translation.is_empty() || !part.translation.contains(char::is_alphabetic))
    }));
    // Every token with words behind it, so that a pair goes round some.
    let words = |source: &str| -> String {
        let tokens = source.split('⟦').skip(1).filter_map(|rest| rest.split_once('⟧'));
        let tokens: String = tokens
            .map(|(inside, _)| match inside.strip_prefix('/') {
                Some(_) => format!("⟦{inside}⟧"),
                None => format!(" ⟦{inside}⟧eray"),
            })
            .collect();
        format!("Qoraalkan waa tijaabo oo keliya{tokens}")
    };
    let entries: Vec<Value> = catalog
        .entries
        .iter()
        .map(|entry| {
            let parts: Vec<String> = entry.parts.iter().map(|part| words(&part.source)).collect();
            saved_entry(entry, &parts.iter().map(String::as_str).collect::<Vec<_>>())
        })
        .collect();
    let import = taken_in(&project, &saved("so", "human", "Ayaan", &entries)).expect("it fits");
    let refused: Vec<String> = import
        .verdicts
        .iter()
        .filter(|verdict| !matches!(verdict.outcome, EntryOutcome::Taken { .. }))
        .map(|verdict| format!("{}: {}", verdict.id, reasons(&verdict.outcome)))
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
    let project = written(project, &import);
    let built = project.build();
    built.page("so/papers.html").has_text("Qoraalkan waa tijaabo");
    assert!(project.text("content/topics/papers/so.md").contains("translation: human\nreviewer: Ayaan\n"));
    assert!(project.text("content/facts.yaml").contains("so: \"Qoraalkan"));
}

#[test]
fn the_page_says_all_of_the_source_and_no_box_holds_an_id() {
    let project = Project::loaded("");
    let catalog = catalog(&project, "ar");
    let html = kit::page(&catalog).expect("a page");
    let page = Page::new("kit.html", &html);
    page.has(catalog.entries.len(), ".entry").has_text("Humanitarian residence permit");
    assert_eq!(page.all("textarea[dir=rtl][lang=ar]").len(), page.all(".part").len());
    for text in page.all("[data-state=current] textarea") {
        let words: String = text.text().collect();
        for sign in ["{{", "[^", "{#", "](", "topic:"] {
            assert!(!words.contains(sign), "`{sign}` in {words}");
        }
    }
    let policy = page.one("meta[http-equiv]").attr("content").unwrap_or_default();
    assert!(policy.starts_with("default-src 'none'; script-src 'sha256-"), "{policy}");
    for outside in ["src=", "href=\"http", "url(", "@import"] {
        assert!(!html.contains(outside), "{outside}");
    }
}

#[test]
fn no_browser_puts_what_was_written_or_compared_at_another_text() {
    let page = Page::new("kit.html", &kit::page(&catalog(&Project::loaded(""), "ar")).expect("a page"));
    for control in page.all("main input, main textarea, select, [type=radio]") {
        let is_file = control.attr("type") == Some("file");
        assert!(is_file || control.attr("autocomplete") == Some("off"), "{}", control.html());
    }
    for entry in page.all(".entry") {
        let id = entry.attr("data-id").expect("an entry has an id");
        for compared in page.attributes(&format!("[data-id='{id}'] [type=checkbox]"), "name") {
            assert_eq!(compared, id);
        }
    }
    assert!(!page.all(".entry__right[name]").is_empty());
}

#[test]
fn only_what_is_behind_or_missing_is_handed_out_if_so_asked() {
    let project = Project::new().edit("content/topics/papers/en.md", "It is new.", "It is not old.");
    let only = |lang: &str| -> Vec<String> {
        let catalog = catalog(&project, lang).only(EntryFilter::Behind);
        catalog.entries.iter().map(|entry| entry.id.to_string()).collect()
    };
    assert_eq!(only("ar"), [LETTER]);
    assert_eq!(catalog(&Project::new(), "ar").only(EntryFilter::Behind).entries.len(), 0);
}

#[test]
fn the_source_texts_kept_for_translators_make_no_new_edition() {
    let project = Project::new();
    let code = |project: &Project| Edition::new(&project.sources(), Day::parse(DAY).expect("a day")).code;
    let kept = project.clone().file("content/topics/papers/made-from.yaml", "letter: {}\n");
    assert_eq!(code(&project), code(&kept));
    kept.build().sound();
}

#[test]
fn a_kept_text_that_is_not_the_one_of_its_fingerprint_is_not_believed() {
    let print = Fingerprint::of("## A letter {#letter}");
    let file = format!("letter:\n  \"{print}\": |2-\n    ## Another {{#letter}}\n");
    let project = Project::new().file("content/topics/papers/made-from.yaml", &file).sources();
    let topic = wayleaf::guide::ids::TopicId::new("papers").expect("an id");
    assert!(parse::source_history::kept(&project, &topic)["letter"].is_empty());
}
