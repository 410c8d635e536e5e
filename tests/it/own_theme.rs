//! A guide's own files in place of the theme's: components, stylesheets, strings, one by one

use std::fs;

use tempfile::TempDir;

use crate::cli::{code, err, out, wayleaf};
use crate::project::Project;

fn new_guide() -> TempDir {
    let room = TempDir::new().expect("room");
    let made = wayleaf(room.path(), &["new", "guide"]);
    assert_eq!(code(&made), 0, "{}", err(&made));
    room
}

#[test]
fn a_colour_is_changed_by_one_file_of_styles() {
    let room = new_guide();
    let own = room.path().join("guide/content/theme/css");
    fs::create_dir_all(&own).expect("made");
    fs::write(own.join("own.css"), ":root { --band: #7a1f1f; }\n").expect("written");
    let built = wayleaf(room.path(), &["build", "--root", "guide"]);
    assert_eq!(code(&built), 0, "{}", err(&built));
    for page in ["en/index.html", "ar/list.html"] {
        let page = fs::read_to_string(room.path().join("guide/site").join(page)).expect("a page");
        assert!(page.contains("#7a1f1f"), "{page}");
    }
}

#[test]
fn a_component_is_taken_out_changed_and_never_written_over() {
    let room = new_guide();
    let taken = wayleaf(room.path(), &["theme", "--root", "guide", "eject", "footer"]);
    assert_eq!(code(&taken), 0, "{}", err(&taken));
    assert!(out(&taken).contains("content/theme/components/footer/footer.html"), "{}", out(&taken));
    let file = room.path().join("guide/content/theme/components/footer/footer.html");
    let text = fs::read_to_string(&file).expect("a file");
    fs::write(&file, text.replace("<footer", "<footer id=\"ours\"")).expect("written");
    assert_eq!(code(&wayleaf(room.path(), &["build", "--root", "guide"])), 0);
    let page = fs::read_to_string(room.path().join("guide/site/en/help.html")).expect("a page");
    assert!(page.contains("id=ours") || page.contains("id=\"ours\""), "{page}");

    let again = wayleaf(room.path(), &["theme", "--root", "guide", "eject", "footer"]);
    assert_eq!(code(&again), 2);
    assert!(err(&again).contains("is there already"), "{}", err(&again));
    assert!(fs::read_to_string(&file).expect("a file").contains("ours"));
}

#[test]
fn a_name_the_theme_does_not_have_takes_nothing_out() {
    let room = new_guide();
    let refused = wayleaf(room.path(), &["theme", "--root", "guide", "eject", "footer", "fotter"]);
    assert_eq!(code(&refused), 2);
    assert!(err(&refused).contains("`fotter`"), "{}", err(&refused));
    assert!(!room.path().join("guide/content/theme").exists());
    let list = wayleaf(room.path(), &["theme", "list"]);
    assert!(out(&list).contains("components/footer/footer.html\n"), "{}", out(&list));
}

#[test]
fn a_guides_own_string_stands_in_for_the_themes_and_the_others_stay() {
    let project = Project::new()
        .untranslated("papers")
        .file("content/theme/strings/da.yaml", "missing: \"Mangler her: {language}.\"\n");
    let page = project.build().page("da/papers.html");
    page.has_text("Mangler her: ").lacks_text("Ikke oversat endnu");
}

#[test]
fn a_file_in_no_files_place_is_named() {
    let project = Project::new().file("content/theme/components/nosuch/nosuch.html", "<p>x</p>");
    let report = project.build().report();
    assert!(report.contains("warning[unused-file]") && report.contains("nosuch.html"), "{report}");
}

#[test]
fn what_is_taken_out_is_the_theme_that_the_guide_has() {
    let project = Project::new();
    let room = project.on_disk();
    let own = project.paths().filter_map(|path| path.strip_prefix("themes/plain/"));
    let own: String = own.map(|name| format!("{name}\n")).collect();
    assert_eq!(out(&wayleaf(room.path(), &["theme", "list"])), own);
}
