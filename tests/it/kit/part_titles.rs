//! Titles of the parts of the one file: handed out, taken in, counted, and written into `guide.yaml` with nothing else touched.

use wayleaf::kit;
use wayleaf::kit::judge::EntryOutcome;

use super::{catalog, entry, po, reasons, saved, saved_entry, taken_in, written};
use crate::cli::{code, err, out, wayleaf};
use crate::project::Project;

const GUIDE: &str = "content/guide.yaml";

/// The parts of the one file, written in each of the ways that YAML has.
const PARTS: &str = "one-file-parts:  # each a file
  - title: {en: 'The papers', \"da\": Papirerne}  # title: of the first
    id: papers
    topics: [papers]
  - id: steps
    title:
      en: The steps   # as short as this
      da: Trinene

    topics: [steps]
languages:
";

fn in_parts() -> Project {
    Project::new().dressed().edit(GUIDE, "languages:\n", PARTS)
}

#[test]
fn a_title_is_handed_out_and_comes_back_into_its_place_alone() {
    let project = in_parts();
    let arabic = catalog(&project, "ar");
    let (papers, steps) = (entry(&arabic, "part:papers"), entry(&arabic, "part:steps"));
    assert_eq!((papers.parts[0].source.as_str(), papers.parts[0].translation.as_str()), ("The papers", ""));
    let page = kit::page(&arabic).expect("a page");
    assert!(
        page.contains("data-id=\"part:steps\"") && page.contains(">Titles of the files to take along</h2>")
    );
    let entries = [saved_entry(&papers, &["الأوراق"]), saved_entry(&steps, &["الخطوات: \"كلها\""])];
    let import = taken_in(&project, &saved("ar", "human", "Huda", &entries)).expect("it fits");
    assert!(
        import.verdicts.iter().all(|verdict| matches!(verdict.outcome, EntryOutcome::Taken { .. })),
        "{import:?}"
    );
    assert_eq!(import.files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(), [GUIDE]);
    let expected = project
        .text(GUIDE)
        .replace("\"da\": Papirerne}", "\"da\": Papirerne, ar: \"الأوراق\"}")
        .replace("      da: Trinene\n", "      da: Trinene\n      ar: \"الخطوات: \\\"كلها\\\"\"\n");
    let project = written(project, &import);
    assert_eq!(project.text(GUIDE), expected);
    let built = project.build();
    built.sound();
    built.page("ar/index.html").has_text("الأوراق").has_text("الخطوات: \"كلها\"");
}

#[test]
fn a_title_that_is_there_is_replaced_where_it_stands() {
    let project = in_parts();
    let danish = catalog(&project, "da");
    let new = [("part:papers", "Dine papirer"), ("part:steps", "Dine trin")];
    let entries = new.map(|(id, title)| saved_entry(&entry(&danish, id), &[title]));
    let import = taken_in(&project, &saved("da", "human", "Bo", &entries)).expect("it fits");
    let expected =
        project.text(GUIDE).replace("Papirerne", "\"Dine papirer\"").replace("Trinene", "\"Dine trin\"");
    assert_eq!(written(project, &import).text(GUIDE), expected);
}

#[test]
fn lines_that_end_as_on_windows_stay_so_and_lines_between_braces_stay_between_them() {
    let parts = PARTS.replace(
        "    title:\n      en: The steps   # as short as this\n      da: Trinene\n",
        "    title: {\n      en: The steps,\n      da: Trinene\n    }\n",
    );
    let project = Project::new().dressed().edit(GUIDE, "languages:\n", &parts);
    let windows = project.text(GUIDE).replace('\n', "\r\n");
    let project = project.file(GUIDE, &windows);
    let arabic = catalog(&project, "ar");
    let new = [("part:papers", "الأوراق"), ("part:steps", "الخطوات")];
    let entries = new.map(|(id, title)| saved_entry(&entry(&arabic, id), &[title]));
    let import = taken_in(&project, &saved("ar", "human", "Huda", &entries)).expect("it fits");
    let expected = windows
        .replace("\"da\": Papirerne}", "\"da\": Papirerne, ar: \"الأوراق\"}")
        .replace("      da: Trinene\r\n", "      da: Trinene, ar: \"الخطوات\"\r\n");
    let project = written(project, &import);
    assert_eq!(project.text(GUIDE), expected);
    project.build().sound();
}

#[test]
fn a_title_that_breaks_a_rule_is_refused_and_the_other_one_taken() {
    let project = in_parts();
    let danish = catalog(&project, "da");
    let new = [("part:papers", "Papirer, 99 dage"), ("part:steps", "Dine trin")];
    let entries = new.map(|(id, title)| saved_entry(&entry(&danish, id), &[title]));
    let import = taken_in(&project, &saved("da", "human", "Bo", &entries)).expect("it fits");
    let refused = reasons(&import.verdicts[0].outcome);
    assert!(refused.contains("`99 dage` in `title` is a fact"), "{refused}");
    assert!(matches!(import.verdicts[1].outcome, EntryOutcome::Taken { .. }), "{import:?}");
    let text = written(project, &import);
    let text = text.text(GUIDE);
    assert!(text.contains("Papirerne") && text.contains("\"Dine trin\""), "{text}");
}

#[test]
fn titles_go_through_po_and_come_back_as_they_were() {
    let project = in_parts();
    let text = po::to_po(&project, "ar");
    assert!(text.contains("msgctxt \"part:papers/1\"\nmsgid \"The papers\"\nmsgstr \"\""), "{text}");
    assert!(po::taken_in(&project, &po::to_po(&project, "da")).files.is_empty());
    let done = text.replace("msgid \"The papers\"\nmsgstr \"\"", "msgid \"The papers\"\nmsgstr \"الأوراق\"");
    let import = po::taken_in(&project, &done);
    assert!(written(project, &import).text(GUIDE).contains("ar: \"الأوراق\"}"), "{import:?}");
}

#[test]
fn a_missing_title_and_a_missing_name_are_counted_and_readers_see_those_of_the_source() {
    let project = in_parts().edit("content/facts.yaml", ", ar: المكتب}", "}");
    let built = project.build();
    let page = built.page("ar/index.html");
    page.has(2, ".downloads [lang=en][dir=ltr]:not(a)").has_text("The papers");
    let room = project.on_disk();
    let listed = wayleaf(room.path(), &["check", "--missing"]);
    assert_eq!(code(&listed), 0, "{}", err(&listed));
    let told = "ar lacks 2 part titles, 1 name\n  content/guide.yaml: the title of part:papers\n  \
                content/guide.yaml: the title of part:steps\n  content/facts.yaml: office\n";
    assert!(out(&listed).starts_with(told), "{}", out(&listed));
    let json = out(&wayleaf(room.path(), &["check", "--missing", "--format", "json"]));
    let object: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(object["languages"][0]["part_titles"][0]["id"], "part:papers");
    assert_eq!(object["languages"][0]["names"][0]["id"], "office");

    let status = out(&wayleaf(room.path(), &["status"]));
    assert!(status.contains("titles of parts      2/2      0/2\n"), "{status}");
    assert!(status.contains("\nar part:steps: missing\n"), "{status}");
    let json = out(&wayleaf(room.path(), &["status", "--format", "json"]));
    let object: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let arabic = &object["languages"][1];
    assert_eq!(arabic["part_titles"]["missing"], 2);
    assert_eq!(arabic["open"][0]["unit"], "part:papers");
    assert_eq!((&arabic["open"][0]["path"], &arabic["missing"]), (&GUIDE.into(), &2.into()));
}
