//! A guide's own files in place of the theme's: components, stylesheets, strings, one by one

use std::fs;
use std::process::Output;

use tempfile::TempDir;

use crate::cli::{code, err, out, wayleaf};
use crate::project::{Project, in_repository};

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
    let edition = || {
        assert_eq!(code(&wayleaf(room.path(), &["build", "--root", "guide"])), 0);
        fs::read_to_string(room.path().join("guide/site/edition.json")).expect("the edition")
    };
    let before = edition();
    let taken = wayleaf(room.path(), &["theme", "--root", "guide", "eject", "footer"]);
    assert_eq!(code(&taken), 0, "{}", err(&taken));
    assert_eq!(edition(), before, "what is noted of a file makes no edition");
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

const FOOTER: &str = "components/footer/footer.html";

/// A guide that took the footer out of a theme which has changed it since.
fn behind() -> TempDir {
    let room = Project::new().dressed().on_disk();
    let taken = wayleaf(room.path(), &["theme", "eject", "footer"]);
    assert_eq!(code(&taken), 0, "{}", err(&taken));
    let theme = room.path().join("themes/plain").join(FOOTER);
    let text = fs::read_to_string(&theme).expect("the theme's file");
    fs::write(&theme, format!("{text}<p>More.</p>\n")).expect("written");
    let own = room.path().join("content/theme").join(FOOTER);
    fs::write(&own, text.replace("<footer", "<footer id=\"ours\"")).expect("written");
    room
}

#[test]
fn a_file_that_the_theme_has_changed_since_is_told_shown_and_accepted() {
    let room = behind();
    let checked = wayleaf(room.path(), &["check"]);
    let told = err(&checked) + &out(&checked);
    assert!(
        told.contains("warning[theme-changed]") && told.contains("the theme has also `<p>More.</p>`"),
        "{told}"
    );

    let shown = out(&wayleaf(room.path(), &["theme", "diff"]));
    assert!(shown.contains("+<p>More.</p>") && shown.contains(FOOTER) && !shown.contains("ours"), "{shown}");
    assert_eq!(out(&wayleaf(room.path(), &["theme", "diff", "header"])).lines().count(), 1);

    let own = fs::read_to_string(room.path().join("content/theme").join(FOOTER)).expect("a file");
    assert_eq!(code(&wayleaf(room.path(), &["theme", "accept", FOOTER])), 0);
    let checked = wayleaf(room.path(), &["check"]);
    assert!(!err(&checked).contains("theme-changed") && !out(&checked).contains("theme-changed"));
    let now = fs::read_to_string(room.path().join("content/theme").join(FOOTER)).expect("a file");
    assert_eq!(now, own, "what the guide wrote stays");
}

#[test]
fn a_file_written_by_hand_in_place_of_the_themes_is_told_until_it_is_noted() {
    let room = behind();
    fs::remove_file(room.path().join("content/theme/made-from.yaml")).expect("removed");
    let told = |program: &Output| {
        (err(program) + out(program).as_str()).contains("nothing notes what that file was")
    };
    assert!(told(&wayleaf(room.path(), &["check"])));
    assert_eq!(code(&wayleaf(room.path(), &["theme", "accept", FOOTER])), 0);
    assert!(!told(&wayleaf(room.path(), &["check"])));
    fs::create_dir_all(room.path().join("content/theme/css")).expect("a folder");
    fs::write(room.path().join("content/theme/css/own.css"), "main { color: black }\n").expect("written");
    assert!(!told(&wayleaf(room.path(), &["check"])), "a file of the guide's own stands in for none");
}

#[test]
fn a_note_that_cannot_be_read_stops_taking_out() {
    let room = behind();
    let note = room.path().join("content/theme/made-from.yaml");
    fs::write(&note, "- {file: 3").expect("written");
    let refused = wayleaf(room.path(), &["theme", "eject", "header"]);
    assert_eq!(code(&refused), 2);
    let said = err(&refused);
    assert!(said.contains("cannot be read") && said.contains("content/theme/made-from.yaml:1:"), "{said}");
    assert!(!room.path().join("content/theme/components/header").exists());
    assert_eq!(fs::read_to_string(&note).expect("a file"), "- {file: 3");
}

#[test]
fn a_guide_names_the_theme_it_is_drawn_with() {
    let other = "themes/other/templates/page.html";
    let project = Project::new();
    let theme: Vec<(String, String)> = project
        .sources()
        .files()
        .filter_map(|(_, file)| {
            Some((format!("themes/other/{}", file.path.strip_prefix("themes/plain/")?), file.text.clone()))
        })
        .collect();
    let both = theme.iter().fold(project, |project, (path, text)| project.file(path, text));
    let both = both.edit(other, "<main>", "<main id=\"of-the-other\">");
    both.build().page("en/papers.html").has(0, "#of-the-other");
    let named = both.edit("content/guide.yaml", "languages:\n", "theme: other\nlanguages:\n");
    named.build().page("en/papers.html").has(1, "#of-the-other");
    let wrong = named.edit("content/guide.yaml", "theme: other", "theme: nosuch").build().report();
    assert!(wrong.contains("`themes/nosuch/theme.yaml` is missing"), "{wrong}");
    assert!(wrong.contains("correct `theme` in content/guide.yaml"), "{wrong}");
}

#[test]
fn the_theme_that_ships_is_of_the_version_that_the_program_draws() {
    let theme = fs::read_to_string(in_repository("themes/plain/theme.yaml")).expect("the list of parts");
    assert!(theme.contains(&format!("\nversion: {} ", wayleaf::theme::version::version())));
}

#[test]
fn colours_that_are_too_much_alike_can_be_allowed_with_a_reason() {
    let project = Project::new().dressed();
    assert_eq!(project.build().codes(), [""; 0], "no false alarm");
    let pale = project.file("content/theme/css/own.css", ":root { --glow-ink: #fff; }\n");
    assert_eq!(pale.build().codes(), ["low-contrast"; 2], "light and dark");
    let reason = "- {finding: low-contrast, file: content/theme/css/own.css, reason: \"Nobody skips.\"}\n";
    let allowed = pale.file("content/allowed.yaml", reason).build();
    assert_eq!(allowed.codes(), [""; 0], "{}", allowed.report());
}

const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 48 24\"><title>The Office</title>\
                    <path d=\"M4 4h9v9z\" fill=\"#a5dbb8\" fill-rule=\"evenodd\"/><circle cx=\"30\" cy=\"12\" r=\"8\" fill=\"none\" stroke=\"#fff\" \
                    stroke-width=\"2\"/></svg>\n";

#[test]
fn a_logo_stands_on_each_page_beside_the_name_as_decoration_and_counts() {
    let without = Project::new().dressed().build();
    without.page("en/papers.html").has(0, "svg.header__logo").has(1, ".header__leaf");
    let built = Project::new().dressed().file("content/theme/logo.svg", LOGO).build();
    built.sound();
    let whole = format!("guide-en-{}.html", built.summary().edition);
    for path in ["en/index.html", "ar/papers.html", "index.html", whole.as_str()] {
        let page = built.page(path);
        page.has(1, "header svg.header__logo[aria-hidden=true] circle[stroke]").has(0, ".header__leaf");
        page.lacks_text("The Office");
    }
    let largest = |built: &crate::project::Built| built.summary().largest.as_ref().map(|(_, bytes)| *bytes);
    assert!(largest(&built) > largest(&without));
    // The page for a reader who must leave quickly bears no mark of the guide.
    built.page("calendar.html").has(0, "svg");
}

#[test]
fn families_of_the_guide_come_before_those_of_the_theme() {
    let own = ":root { --font: \"Georgia\", serif; }\n";
    let built = Project::new().dressed().file("content/theme/css/own.css", own).build();
    built.sound();
    for (path, families) in [
        ("en/papers.html", "font-family:\"Georgia\",serif,\"Segoe UI\",Roboto"),
        ("ar/papers.html", "font-family:\"Georgia\",serif,\"Segoe UI\",\"Noto Naskh Arabic UI\""),
    ] {
        assert!(built.source_of(path).contains(families), "{path}");
    }
    let plain = Project::new().dressed().build();
    assert!(plain.source_of("en/papers.html").contains("font-family:\"Segoe UI\",Roboto"));
}

#[test]
fn a_token_that_nothing_uses_is_told_with_the_one_that_may_be_meant() {
    let own = "content/theme/css/own.css";
    let report = |text: &str| Project::new().dressed().file(own, text).build().report();
    let slip = report(":root { --bnad: #7a1f1f; }\n");
    assert!(
        slip.contains("no stylesheet uses `--bnad`") && slip.contains("did you mean `--band`?"),
        "{slip}"
    );
    for right in [
        ":root { --band: #7a1f1f; --font: \"Georgia\"; }\n",
        ":root { --mine: 2px; }\np { border-width: var(--mine); }\n",
    ] {
        assert!(!report(right).contains("no stylesheet uses"), "{}", report(right));
    }
}
