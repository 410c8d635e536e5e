//! Every kind of problem, with the exact words people read: a case each in `tests/diagnostics`.

mod arbitrary;
mod case;
mod quality;
mod remedies;

use std::fs;

use wayleaf::diagnostic::Code;

use crate::project::{Project, REMEDY, REPORT, in_repository, updating};

pub(crate) use case::Case;

/// Codes that a small text cannot show, each with the test that does.
const SHOWN_ELSEWHERE: [(Code, &str); 7] = [
    (Code::PlainLanguage, "readability::a_topic_over_a_limit_is_named_with_its_file_and_line"),
    (Code::FontLacks, "fonts::letters_that_the_font_lacks_are_named"),
    (Code::FontTooHeavy, "fonts::a_font_over_its_budget_is_named_with_its_weight"),
    (Code::NotUtf8, "disk::load::bytes_that_are_not_utf8_are_named_by_line_and_column"),
    (Code::LinkInProject, "disk::load::a_loop_of_links_is_one_clear_error"),
    (Code::Unreadable, "disk::load::a_file_that_may_not_be_read_is_named"),
    (
        Code::MeaningDiffers,
        "meaning::beside_source::without_other_voices_a_must_that_became_a_may_is_told_and_no_more",
    ),
];

#[test]
fn every_case_is_reported_word_for_word() {
    let mut wrong = Vec::new();
    for case in Case::all() {
        let report = case.build().report();
        if report == case.archive.report {
            continue;
        }
        if updating() {
            let text = fs::read_to_string(&case.path).expect("a text");
            let files = text.split(REPORT).next().unwrap_or_default();
            let remedy = text.split_once(REMEDY).map(|(_, remedy)| format!("{REMEDY}{remedy}"));
            let remedy = remedy.unwrap_or_default();
            fs::write(&case.path, format!("{files}{REPORT}{report}{remedy}")).expect("written");
        } else {
            wrong.push(format!("{}:\n--- expected\n{}\n--- found\n{report}", case.name, case.archive.report));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_case_that_is_named_after_it() {
    let cases = Case::all();
    for case in &cases {
        let code = case.code().unwrap_or_else(|| panic!("{} is not named after a code", case.name));
        let mark = format!("[{}]: ", code.as_str());
        assert!(case.archive.report.contains(&mark), "{} does not report {}", case.name, code.as_str());
    }
    for code in Code::ALL {
        let has_case = cases.iter().any(|case| case.name == code.as_str());
        let elsewhere = SHOWN_ELSEWHERE.iter().any(|(shown, _)| shown == code);
        assert!(has_case != elsewhere, "{}: a case, or a test that shows it", code.as_str());
    }
}

#[test]
fn tests_that_stand_in_for_cases_exist() {
    for (code, test) in SHOWN_ELSEWHERE {
        let (module, name) = test.rsplit_once("::").expect("a path");
        let file = in_repository(&format!("tests/it/{}.rs", module.replace("::", "/")));
        let text = fs::read_to_string(&file).expect("the module");
        assert!(text.contains(&format!("fn {name}(")), "{}: no {test}", code.as_str());
    }
}

#[test]
fn an_error_leaves_no_site_and_a_warning_does() {
    for case in Case::all() {
        let built = case.build();
        let stopped = wayleaf::diagnostic::any_error(built.problems());
        assert_eq!(built.has_site(), !stopped, "{}", case.name);
        assert_eq!(built.summary().pages > 0, !stopped, "{}", case.name);
    }
}

#[test]
fn a_page_over_the_limit_is_named_with_its_weight() {
    // Words that do not repeat, so that packing does not help.
    let words: Vec<String> = (1..9000_u64).map(|n| letters(n.wrapping_mul(0x9e37_79b9_7f4a_7c15))).collect();
    let path = "content/topics/home/en.md";
    let built = Project::new().edit(path, "Read in peace.", &words.join(" ")).build();
    assert!(!built.has_site());
    let heavy: Vec<_> =
        built.problems().iter().filter(|problem| problem.code == Code::PageTooHeavy).collect();
    assert_eq!(heavy.len(), 1, "{}", built.report());
    assert!(heavy[0].message.starts_with("the page `en/index.html` weighs "), "{}", heavy[0].message);
    assert!(heavy[0].message.ends_with(" bytes; 14000 is the limit"), "{}", heavy[0].message);
    let parts = heavy[0].help.split_once("its heaviest parts: ").expect("parts").1;
    assert!(parts.starts_with("`start` "), "{parts}");
}

#[test]
fn a_one_file_edition_over_the_limit_is_named_with_its_size() {
    // Words that do repeat, so that each page alone packs well; no article may be so long.
    let words = "Read in peace. ".repeat(13_000);
    let home = Project::new().edit("content/topics/home/en.md", "Read in peace.", &words);
    let built = home.add("content/topics/papers/en.md", &format!("\n{words}\n")).build();
    assert!(!built.has_site());
    let large: Vec<_> =
        built.problems().iter().filter(|problem| problem.code == Code::OneFileTooLarge).collect();
    assert_eq!(large.len(), 1, "{}", built.report());
    let message = &large[0].message;
    assert!(message.starts_with("the file `guide-en-2026-11-"), "{message}");
    assert!(message.ends_with(" bytes without fonts; 300000 is the limit"), "{message}");
    assert!(large[0].help.contains("its heaviest topics: `"), "{}", large[0].help);
}

#[test]
fn a_guide_sets_what_its_pages_and_files_may_weigh() {
    let budgets = "languages:\n";
    let own = |budget: &str| {
        Project::new()
            .edit("content/guide.yaml", budgets, &format!("budgets: {{{budget}}}\n{budgets}"))
            .build()
    };
    for (budget, code, words) in [
        ("page: 900", Code::PageTooHeavy, "; 900 is the limit"),
        ("kept: 2000", Code::SavingTooHeavy, "; 2000 is the limit"),
        ("one-file: 500", Code::OneFileTooLarge, "without fonts; 500 is the limit"),
    ] {
        let built = own(budget);
        let told = built.problems().iter().filter(|problem| problem.code == code);
        assert!(told.clone().count() > 0 && !built.has_site(), "{budget}: {}", built.report());
        for problem in told {
            assert!(problem.message.ends_with(words), "{}", problem.message);
        }
    }
    assert!(own("page: 14000, script: 5000, kept: 110000, one-file: 300000, font: 30000").has_site());
    let refused = own("one-file: none");
    assert!(
        refused.report().contains("`none` is neither a number of bytes nor `off`"),
        "{}",
        refused.report()
    );
}

#[test]
fn a_script_over_its_budget_is_named_with_its_heaviest_components() {
    let project = Project::new().dressed();
    let built =
        project.edit("content/guide.yaml", "languages:\n", "budgets: {script: 2500}\nlanguages:\n").build();
    let heavy: Vec<_> = built.problems().iter().filter(|one| one.code == Code::ScriptTooHeavy).collect();
    assert!(!heavy.is_empty() && !built.has_site(), "{}", built.report());
    for problem in heavy {
        assert!(problem.message.ends_with(" bytes; 2500 is the limit"), "{}", problem.message);
        assert!(problem.help.contains("the heaviest: `"), "{}", problem.help);
    }
}

fn letters(mut number: u64) -> String {
    let mut word = String::new();
    while number > 0 {
        word.push(char::from(b'a' + u8::try_from(number % 26).expect("a letter")));
        number /= 26;
    }
    word
}
