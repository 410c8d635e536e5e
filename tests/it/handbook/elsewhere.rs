//! Findings that no text shows alone: what the handbook says of them, held against what they say.

use std::fs;
use std::os::unix::fs::symlink;

use wayleaf::check::meaning_findings;
use wayleaf::diagnostic::{Code, Diagnostic};
use wayleaf::{load, parse, readability};

use crate::fonts::noto;
use crate::project::Project;

/// What is said of a code.
pub(super) struct Elsewhere {
    pub(super) code: Code,
    /// What it means.
    pub(super) meaning: &'static str,
    /// What raises it.
    pub(super) example: &'static str,
    /// What shows it: of which kind, and its text.
    pub(super) shown: (&'static str, &'static str),
    /// How a message begins.
    pub(super) message: &'static str,
    /// What to do.
    pub(super) remedy: &'static str,
}

/// A sentence that nobody reads to its end.
const HARD: &str = "Notwithstanding aforementioned circumstances, humanitarian considerations regarding applicants \
                    necessitate comprehensive documentation throughout administrative proceedings.";

/// What a translation says where its source has "You must leave within …".
const MAY: &str = "Du kan rejse inden for {{leave-deadline}}.";

/// A font for the script of another language.
const FONT: &str = "  - {tag: ar, name: العربية, font: fonts/NotoSansEthiopic-Regular.ttf}";

/// A budget that few fonts keep to.
const LIGHT: &str = "budgets: {font: 500}";

pub(super) const ELSEWHERE: [Elsewhere; 7] = [
    Elsewhere {
        code: Code::NotUtf8,
        meaning: "A text is stored in an old way of writing letters.",
        example: "An editor for Windows saved it, or it came out of an old program.",
        shown: ("sh", "iconv -t ISO-8859-1 da.md > content/topics/home/da.md"),
        message: "error[not-utf-8]: the text is not stored as UTF-8: byte 0xf8 cannot stand here",
        remedy: "Open it in an editor, choose UTF-8 when you save it, and look at the letters with accents.",
    },
    Elsewhere {
        code: Code::LinkInProject,
        meaning: "A symbolic link lies in the folder.",
        example: "On a stick or in a pack it would lead nowhere, so Wayleaf follows none.",
        shown: ("sh", "ln -s da.md content/topics/home/copy.md"),
        message: "error[link-in-project]: `content/topics/home/copy.md` is a link to another place",
        remedy: "Put a copy of the file or folder in its place.",
    },
    Elsewhere {
        code: Code::Unreadable,
        meaning: "A file or a folder cannot be read.",
        example: "It belongs to another user of the computer, or the disk has a fault.",
        shown: ("sh", "chmod 000 content/shut.md"),
        message: "error[unreadable]: `content/shut.md` cannot be read: Permission denied",
        remedy: "Give yourself the right to read it. On a disk with a fault, take the file from a copy.",
    },
    Elsewhere {
        code: Code::PlainLanguage,
        meaning: "A topic is hard to read: its sentences or its words are long. LIX counts both.",
        example: "Only `wayleaf check --readability` says so, as of this sentence.",
        shown: ("md", HARD),
        message: "error[plain-language]: the topic `home` has LIX ",
        remedy: "Part long sentences, and use the words that people say. Then measure again.",
    },
    Elsewhere {
        code: Code::MeaningDiffers,
        meaning: "A sentence of a translation seems to deny, demand or allow something that its source does not.",
        example: "`wayleaf check` compares them by lists of small words, so it can be wrong. Here the source says “You must leave”.",
        shown: ("md", MAY),
        message: "warning[meaning-differs]: `papers#deadline` seems to say “may” where its source says “must”",
        remedy: "Compare the two sentences. Where they say the same, allow the finding with its reason in \
                 `content/allowed.yaml`.",
    },
    Elsewhere {
        code: Code::FontLacks,
        meaning: "The font that a language brings along lacks letters that its pages use.",
        example: "Phones would draw these letters with another font, or as boxes.",
        shown: ("yaml", FONT),
        message: "warning[font-lacks]: `content/fonts/NotoSansEthiopic-Regular.ttf` lacks letters that `ar` uses: ",
        remedy: "Name a font that is made for the script of this language.",
    },
    Elsewhere {
        code: Code::FontTooHeavy,
        meaning: "The font of a language weighs more than the guide promises, although it was cut down to the letters in use.",
        example: "Fonts with many forms of each letter are heavy, and a small budget is soon used up.",
        shown: ("yaml", LIGHT),
        message: "error[font-too-heavy]: the font of `ar` weighs ",
        remedy: "Take a simpler font of the same script, raise the budget `font`, or leave the font out.",
    },
];

/// The words of the handbook for a code, less what a report puts in front.
fn words(code: Code) -> &'static str {
    let told = ELSEWHERE.iter().find(|told| told.code == code).expect("words");
    told.message.split_once("]: ").expect("a message").1
}

fn says(problems: &[Diagnostic], code: Code) {
    let found = problems.iter().find(|problem| problem.code == code);
    let message = &found.unwrap_or_else(|| panic!("{} in {problems:?}", code.as_str())).message;
    assert!(message.contains(words(code)), "{message}");
}

#[test]
fn a_file_in_an_old_encoding_and_a_link_are_told_and_gone_when_put_right() {
    let room = Project::new().on_disk();
    let text = room.path().join("content/topics/home/da.md");
    let saved = fs::read(&text).expect("a text");
    fs::write(&text, b"---\ntitle: Gr\xf8n\n---\n").expect("written");
    says(&load::load(room.path()).problems, Code::NotUtf8);
    fs::write(&text, saved).expect("written");
    let link = room.path().join("content/topics/home/copy.md");
    symlink("da.md", &link).expect("linked");
    says(&load::load(room.path()).problems, Code::LinkInProject);
    fs::remove_file(&link).expect("gone");
    assert_eq!(load::load(room.path()).problems, []);
}

#[test]
fn a_hard_topic_is_told_and_an_easy_one_is_not() {
    let home = |project: Project| {
        let guide = parse::guide(&project.sources()).value.expect("a guide");
        let measured = readability::measure(&guide);
        let home: Vec<_> = measured.into_iter().filter(|topic| topic.topic.id.is_home()).collect();
        readability::problems(&home)
    };
    says(
        &home(Project::new().edit("content/topics/home/en.md", "Read in peace.", HARD)),
        Code::PlainLanguage,
    );
    assert_eq!(home(Project::new()), []);
}

#[test]
fn a_may_in_place_of_a_must_is_told_and_the_right_word_is_not() {
    let found = |danish: &str| {
        let project = Project::new()
            .edit(
                "content/topics/papers/en.md",
                "You have {{leave-deadline}} to leave.",
                "You must leave within {{leave-deadline}}.",
            )
            .edit("content/topics/papers/da.md", "Du har {{leave-deadline}} til at rejse.", danish)
            .stamped()
            .sources();
        meaning_findings(&project, &parse::guide(&project).value.expect("a guide"))
    };
    says(&found(MAY), Code::MeaningDiffers);
    assert_eq!(found(&MAY.replace("kan", "skal")), []);
}

/// The minimal guide whose Arabic brings a font of this name along.
fn with_font(name: &str) -> Project {
    let entry = FONT.replace("NotoSansEthiopic-Regular.ttf", name);
    Project::new().dressed().font(&format!("content/fonts/{name}"), &noto(name)).edit(
        "content/guide.yaml",
        "  - {tag: ar, name: العربية}",
        &entry,
    )
}

#[test]
fn a_font_of_another_script_or_over_its_budget_is_told_and_a_right_one_is_not() {
    says(with_font("NotoSansEthiopic-Regular.ttf").build().problems(), Code::FontLacks);
    let right = with_font("NotoSansArabic-Regular.ttf");
    let heavy = right.clone().edit("content/guide.yaml", "languages:\n", &format!("{LIGHT}\nlanguages:\n"));
    says(heavy.build().problems(), Code::FontTooHeavy);
    assert_eq!(right.build().problems(), []);
}
