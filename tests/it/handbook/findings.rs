//! The pages of findings: written from the cases of `tests/diagnostics`, so that neither can drift from the other.

use std::collections::BTreeSet;

use wayleaf::diagnostic::Code;

use super::elsewhere::{ELSEWHERE, Elsewhere};
use super::{Topic, code_block, committed};
use crate::diagnostics::Case;
use crate::project::{Archive, Verb};

/// A page of findings that belong together.
struct Group {
    topic: &'static str,
    title: &'static str,
    summary: &'static str,
    codes: &'static [Code],
}

const GROUPS: [Group; 9] = [
    Group {
        topic: "find-files",
        title: "Findings: files and settings",
        summary: "A file that is missing, too large or cannot be read, and a key or a word that Wayleaf does not know.",
        codes: &[
            Code::MissingFile,
            Code::UnusedFile,
            Code::FileTooLarge,
            Code::NotUtf8,
            Code::LinkInProject,
            Code::Unreadable,
            Code::Yaml,
            Code::UnknownWord,
            Code::BadId,
            Code::DuplicateId,
            Code::LanguageTag,
            Code::BadDate,
            Code::DateOrder,
            Code::BadAddress,
            Code::BadHotspot,
            Code::UnusedName,
            Code::UnusedAllowance,
        ],
    },
    Group {
        topic: "find-facts",
        title: "Findings: facts, sources and law",
        summary: "A fact, a source or a place in a law that is not there, not used, too old or not yet confirmed.",
        codes: &[
            Code::FactValue,
            Code::UnknownFact,
            Code::UnusedFact,
            Code::DuplicateFact,
            Code::UnconfirmedFact,
            Code::PastDate,
            Code::NoContact,
            Code::UnknownSource,
            Code::UnusedSource,
            Code::UnsourcedSafety,
            Code::UnknownProvision,
            Code::NotRecorded,
            Code::LawChanged,
            Code::UnknownEdition,
        ],
    },
    Group {
        topic: "find-topics",
        title: "Findings: topics and units",
        summary: "A topic or a unit that is not there, stands in the wrong place, or holds what its kind cannot have.",
        codes: &[
            Code::UnknownTopic,
            Code::UnlistedTopic,
            Code::TopicKind,
            Code::UnknownUnit,
            Code::UnitOrder,
            Code::Contacts,
            Code::Important,
            Code::Folded,
            Code::Situation,
            Code::NoOfficialText,
            Code::UnknownDrawing,
            Code::UnknownPicture,
        ],
    },
    Group {
        topic: "find-lists",
        title: "Findings: questions of a checklist",
        summary: "A question, an answer or a condition that leads nowhere, and numbers of items that do not fit.",
        codes: &[
            Code::Condition,
            Code::UnknownAnswer,
            Code::UnusedAnswer,
            Code::UnreachedItem,
            Code::Contradiction,
            Code::ItemNumber,
        ],
    },
    Group {
        topic: "find-texts",
        title: "Findings: texts and their Markdown",
        summary: "A link that leads nowhere, a heading without its id, and Markdown that a guide does not have.",
        codes: &[
            Code::DeadLink,
            Code::OutsideLink,
            Code::LinkInLink,
            Code::RawHtml,
            Code::UnsupportedMarkdown,
            Code::UnclosedCode,
            Code::AccidentalStructure,
            Code::BrokenMark,
            Code::Brackets,
            Code::CharacterReference,
            Code::MissingId,
            Code::HeadingLevel,
            Code::StrayText,
            Code::EmptyText,
            Code::TooLong,
            Code::MissingSound,
            Code::FactInProse,
            Code::PlainLanguage,
        ],
    },
    Group {
        topic: "find-translations",
        title: "Findings: translations and their source",
        summary: "A translation that is behind, without its label, or says something else than its source.",
        codes: &[
            Code::MissingLabel,
            Code::Unstamped,
            Code::BehindSource,
            Code::UndatedChange,
            Code::HalfTranslated,
            Code::FactsDiffer,
            Code::SourcesDiffer,
            Code::LinksDiffer,
            Code::OfficialDiffers,
            Code::CodeDiffers,
            Code::EmphasisDiffers,
            Code::DigitsDiffer,
            Code::ShapeDiffers,
            Code::OddLength,
            Code::RepeatedText,
            Code::Untranslated,
            Code::MeaningDiffers,
            Code::UnknownConcept,
            Code::TermTooWide,
            Code::TermMissing,
            Code::TermAvoided,
        ],
    },
    Group {
        topic: "find-letters",
        title: "Findings: letters and signs",
        summary: "Signs nobody sees, letters of another alphabet, and punctuation that a language does not use.",
        codes: &[
            Code::HiddenSign,
            Code::StrayBidi,
            Code::MixedScripts,
            Code::StrangeLetter,
            Code::OddDigit,
            Code::Punctuation,
        ],
    },
    Group {
        topic: "find-theme",
        title: "Findings: the theme, pictures and fonts",
        summary: "A part of the theme that is missing or unsafe, colours too much alike, a picture or a font that cannot be used.",
        codes: &[
            Code::Theme,
            Code::ThemeVersion,
            Code::ThemeChanged,
            Code::Template,
            Code::Strings,
            Code::Unsealed,
            Code::ForeignMarkup,
            Code::PhysicalDirection,
            Code::LowContrast,
            Code::Picture,
            Code::Font,
            Code::FontLacks,
            Code::FontTooHeavy,
        ],
    },
    Group {
        topic: "find-site",
        title: "Findings: the finished site",
        summary: "A page or a file over its budget, two pages at one address, and a link of a template that leads nowhere.",
        codes: &[
            Code::PageTooHeavy,
            Code::ScriptTooHeavy,
            Code::OneFileTooLarge,
            Code::OneFileParts,
            Code::SavingTooHeavy,
            Code::PathTwice,
            Code::DeadSiteLink,
        ],
    },
];

impl Group {
    fn page(&self, cases: &[Case]) -> Topic {
        let units = self.codes.iter().map(|code| (code.as_str().to_owned(), unit(*code, cases))).collect();
        Topic { name: self.topic, title: self.title, summary: self.summary, units }
    }
}

/// What is said of a code, in Markdown.
fn unit(code: Code, cases: &[Case]) -> String {
    let heading = format!("## `{0}` {{#{0}}}\n", code.as_str());
    let case = cases.iter().find(|case| case.code() == Some(code) && case.archive.remedy.is_some());
    let parts = match case {
        Some(case) => of_case(code, case),
        None => {
            let told = ELSEWHERE.iter().find(|told| told.code == code);
            of_words(told.unwrap_or_else(|| panic!("{}: neither a case nor words", code.as_str())))
        }
    };
    std::iter::once(heading).chain(parts).collect::<Vec<_>>().join("\n")
}

fn of_case(code: Code, case: &Case) -> Vec<String> {
    let remedy = case.archive.remedy.as_deref().expect("a remedy");
    let mut parts = vec![case.archive.words.clone() + "\n"];
    parts.extend(files(&case.archive));
    parts.push("Wayleaf says:\n".to_owned());
    parts.push(code_block("", &message(code, &case.archive.report)));
    parts.push(format!("**What to do.** {}\n", remedy.words));
    parts.extend(files(remedy));
    parts
}

fn of_words(told: &Elsewhere) -> Vec<String> {
    vec![
        format!("{} {}\n", told.meaning, told.example),
        code_block(told.shown.0, told.shown.1),
        "Wayleaf says:\n".to_owned(),
        // Where a message ends with a space, what follows differs from guide to guide.
        code_block("", &format!("{}{}", told.message, if told.message.ends_with(' ') { "…" } else { "" })),
        format!("**What to do.** {}\n", told.remedy),
    ]
}

/// The files of an archive that people are shown.
fn files(archive: &Archive) -> Vec<String> {
    let mut parts = Vec::new();
    for section in archive.sections().iter().filter(|section| !section.aside) {
        let path = &section.path;
        if section.verb == Verb::Remove {
            parts.push(format!("`{path}` is gone.\n"));
            continue;
        }
        let kind = path.rsplit('.').next().unwrap_or_default();
        let (written, gone) = section.shown();
        for (lead, text) in [("In", written), ("Gone from", gone)] {
            if !text.trim().is_empty() {
                parts.push(format!("{lead} `{path}`:\n"));
                parts.push(code_block(kind, &text));
            }
        }
    }
    parts
}

/// The first problem of this kind in a report.
fn message(code: Code, report: &str) -> String {
    let mark = format!("[{}]: ", code.as_str());
    let found =
        report.split("\n\n").find(|problem| problem.lines().next().is_some_and(|line| line.contains(&mark)));
    found.unwrap_or_else(|| panic!("{} is not in {report}", code.as_str())).to_owned()
}

#[test]
fn every_code_stands_on_one_page_of_the_handbook() {
    let told: Vec<Code> = GROUPS.iter().flat_map(|group| group.codes).copied().collect();
    let once: BTreeSet<Code> = told.iter().copied().collect();
    assert_eq!(told.len(), once.len());
    assert_eq!(once, Code::ALL.iter().copied().collect());
}

#[test]
fn the_pages_of_findings_say_what_the_cases_say() {
    let cases = Case::all();
    let wrong: Vec<&str> =
        GROUPS.iter().filter(|group| !committed(&group.page(&cases))).map(|group| group.topic).collect();
    assert_eq!(wrong, [""; 0], "written anew with UPDATE=1");
}
