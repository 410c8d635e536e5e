//! Findings an author can live with: guesses are warnings, allowed where they stand with a reason, or denied as a whole

use crate::cli::{code, err, out, wayleaf};
use crate::project::Project;

/// A guide in which an Arabic word mixes two scripts.
fn mixed() -> Project {
    Project::new().edit("content/topics/papers/ar.md", "\ntitle: ", "\ntitle: جديدةx ")
}

const ALLOWED: &str = "- {finding: mixed-scripts, file: content/topics/papers/ar.md, words: \"جديدةx\", reason: \"The usual way to write it.\"}\n";

#[test]
fn a_guess_is_a_warning_and_the_site_is_written() {
    let built = mixed().build();
    assert_eq!(built.codes(), ["mixed-scripts"], "{}", built.report());
    assert!(built.has_site());
}

#[test]
fn what_is_allowed_with_its_reason_is_not_told_again_and_can_be_listed() {
    let project = mixed().file("content/allowed.yaml", ALLOWED);
    assert_eq!(project.build().report(), "");
    let room = project.on_disk();
    let listed = wayleaf(room.path(), &["check", "--allowed"]);
    assert_eq!(
        out(&listed),
        "content/topics/papers/ar.md: mixed-scripts `جديدةx`: The usual way to write it.\n"
    );
}

#[test]
fn an_allowance_is_for_its_file_its_kind_and_its_words_only() {
    for (old, new) in [("papers/ar.md", "home/ar.md"), ("mixed-scripts", "punctuation"), ("جديدةx", "URLs")]
    {
        let built = mixed().file("content/allowed.yaml", &ALLOWED.replace(old, new)).build();
        let mut codes = built.codes();
        codes.sort_unstable();
        assert_eq!(codes, ["mixed-scripts", "unused-allowance"], "{new}: {}", built.report());
    }
}

#[test]
fn an_error_cannot_be_allowed() {
    let project = Project::new().edit("content/topics/papers/ar.md", "{{office}}", "{{nobody}}").file(
        "content/allowed.yaml",
        "- {finding: unknown-fact, file: content/topics/papers/ar.md, reason: \"We know.\"}\n",
    );
    let built = project.build();
    assert!(built.codes().contains(&"unknown-fact") && built.codes().contains(&"unused-allowance"));
    assert!(!built.has_site());
}

#[test]
fn those_who_want_walls_deny_warnings() {
    let room = mixed().on_disk();
    for command in [&["build"][..], &["check"], &["check", "--texts"]] {
        assert_eq!(code(&wayleaf(room.path(), command)), 0, "{command:?}");
        let denied = wayleaf(room.path(), &[command, &["--deny", "warnings"]].concat());
        assert_eq!(code(&denied), 1, "{command:?}: {}", err(&denied));
    }
    let strict = mixed().edit("content/guide.yaml", "publisher:", "deny-warnings: true\npublisher:").build();
    assert!(!strict.has_site() && strict.report().contains("error[mixed-scripts]"), "{}", strict.report());
}

#[test]
fn pictures_of_a_phones_keyboard_hide_no_sign_and_a_sign_between_letters_does() {
    let with =
        |words: &str| Project::new().edit("content/topics/home/en.md", "Read in peace.", words).build();
    let hides = |words: &str| with(words).codes().contains(&"hidden-sign");
    assert!(!hides("Read in peace \u{2764}\u{fe0f} \u{1f441}\u{fe0f}\u{200d}\u{1f5e8}\u{fe0f}."));
    assert!(hides("Read in pe\u{fe0f}ace."));
    assert!(hides("Read in pe\u{200d}ace."));
}
