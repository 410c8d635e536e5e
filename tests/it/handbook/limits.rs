//! The page of limits: the numbers are those of the source, read from it.

mod inside;

use std::fs;

use wayleaf::guide::budgets::Budgets;

use super::{Topic, committed};
use crate::house_rules::generator_code;
use crate::project::in_repository;
use inside::INSIDE;

/// A limit: what it holds for, the file and the name of its constant, and why it is there.
type Limit = (&'static str, &'static str, &'static str, &'static str);

const FILES: &[Limit] = &[
    (
        "bytes of a file of a guide",
        "src/load.rs",
        "LARGEST",
        "No text of a guide is larger. What is larger is a picture, or a mistake.",
    ),
    (
        "bytes of what `stamp` keeps of a topic's texts",
        "src/parse/size.rs",
        "MOST_KEPT",
        "It holds them once for each language. What is larger is not written.",
    ),
    (
        "bytes of the text of a law",
        "src/law/split.rs",
        "LARGEST",
        "No law is longer. What is larger is another file.",
    ),
    ("bytes of a text that `import` takes", "src/cli/import.rs", "LARGEST", "What is larger is no page."),
];

const SETTINGS: &[Limit] = &[
    (
        "languages",
        "src/parse/settings.rs",
        "MOST_LANGUAGES",
        "No guide has more, and each has a place in the menu.",
    ),
    ("contacts under `ask-first`", "src/parse/settings.rs", "MOST_CONTACTS", "They stand on every page."),
    ("names", "src/parse/settings.rs", "MOST_NAMES", "Each is looked for in every text."),
    ("parts of the one file", "src/parse/one_file_parts.rs", "MOST_PARTS", "Nobody sends more."),
    ("digits of a number with decimals", "src/decimal.rs", "MOST_DIGITS", "No fact is so exact."),
    (
        "families of fonts in `--font`",
        "src/parse/theme/families.rs",
        "MOST_FAMILIES",
        "A phone tries one after the other.",
    ),
    (
        "editions, and changes",
        "src/parse/changes.rs",
        "MOST",
        "Each edition has a page that tells its changes.",
    ),
];

const TEXTS: &[Limit] = &[
    ("sections and items of a topic", "src/parse/topic.rs", "MOST_UNITS", "Nobody reads a longer page."),
    (
        "letters of a summary in the source language",
        "src/check/rules/seen/length.rs",
        "MOST_OF_SUMMARY",
        "It stands above the text on a small phone.",
    ),
    (
        "units of a page that are important",
        "src/check/rules/important.rs",
        "MOST",
        "Where everything is important, nothing is.",
    ),
    (
        "parts of a text in one another, such as lists in lists",
        "src/parse/markdown.rs",
        "DEEPEST",
        "A text needs about six. Deeper ones are mistakes, and slow to draw.",
    ),
    (
        "situations on the first page",
        "src/check/rules/situations.rs",
        "MOST_ROWS",
        "They fill the first screen.",
    ),
    (
        "steps of a situation",
        "src/check/rules/situations.rs",
        "MOST_STEPS",
        "Somebody in danger keeps no more in mind.",
    ),
    ("words of a step", "src/check/rules/situations.rs", "MOST_WORDS", "A step is done, not studied."),
    (
        "situations on the leaflet",
        "src/render/leaflet.rs",
        "MOST_SITUATIONS",
        "One sheet, folded, has eight pages.",
    ),
    (
        "letters of a sentence to show",
        "src/check/rules/cards.rs",
        "MOST_LETTERS",
        "They fill the screen of a small phone.",
    ),
    (
        "LIX of a topic, when you measure it",
        "src/readability/mod.rs",
        "LIX",
        "Above it a text is no longer easy, says the scale.",
    ),
    (
        "words of a topic's middle sentence, when you measure it",
        "src/readability/mod.rs",
        "MEDIAN",
        "A tired person loses longer ones.",
    ),
    (
        "words of a sentence, with `check --plain`",
        "src/readability/mod.rs",
        "LONGEST",
        "Longer ones are hard to translate.",
    ),
];

const LISTS: &[Limit] = &[
    (
        "the highest number of a question",
        "src/check/rules/answer_numbers.rs",
        "MOST_QUESTIONS",
        "Each takes a digit of the code that readers write down.",
    ),
    (
        "the highest number of an answer",
        "src/check/rules/answer_numbers.rs",
        "MOST_ANSWERS",
        "It is one digit of that code.",
    ),
    (
        "ways to answer that are gone through",
        "src/check/rules/questions.rs",
        "MOST",
        "With more, nobody waits for the check to end.",
    ),
];

const BACK: &[Limit] = &[
    (
        "bytes of a file from a translator",
        "src/kit/submission.rs",
        "LARGEST",
        "What is larger is no translation.",
    ),
    (
        "letters of a translator's question",
        "src/kit/submission.rs",
        "LONGEST_QUESTION",
        "What is longer is cut.",
    ),
    (
        "bytes of a file from a reviewer",
        "src/review/submission.rs",
        "LARGEST",
        "What is larger is no review.",
    ),
    ("letters of a remark", "src/review/submission.rs", "LONGEST_REMARK", "What is longer is cut."),
    (
        "letters of a reviewer's name",
        "src/review/submission.rs",
        "LONGEST_NAME",
        "It stands under each part that they read.",
    ),
];

const THEME: &[Limit] = &[
    ("components of a page", "src/parse/theme.rs", "MOST_COMPONENTS", "No page needs more."),
    (
        "bytes between the braces of a template",
        "src/parse/template.rs",
        "LONGEST",
        "Longer ones are mistakes.",
    ),
    (
        "bytes that `set` takes in a template",
        "src/theme/metering.rs",
        "LONGEST",
        "A template cannot fill the memory.",
    ),
    (
        "tokens that stand for one another in a row",
        "src/parse/theme/tokens.rs",
        "DEEPEST",
        "Nobody could follow more.",
    ),
    (
        "steps of a page",
        "src/render/mod.rs",
        "STEPS",
        "A template without end is given up. Long guides have more.",
    ),
    (
        "bytes of a page before it is packed",
        "src/render/mod.rs",
        "LARGEST_PAGE",
        "A template without end is given up.",
    ),
    (
        "bytes of a file with the whole guide",
        "src/render/mod.rs",
        "LARGEST_FILE",
        "A template without end is given up.",
    ),
];

const OUT: &[Limit] = &[
    (
        "bytes of a pack",
        "src/pack/archive.rs",
        "LARGEST",
        "A larger file is no guide, and could harm who opens it.",
    ),
    ("bytes of a pack when it is unpacked", "src/pack/archive.rs", "MOST_BYTES", "The same."),
    ("files and folders of a pack", "src/pack/layout.rs", "MOST_ENTRIES", "The same."),
    ("bytes of a name in a pack", "src/pack/layout.rs", "LONGEST_NAME", "No name in a guide is longer."),
    ("bytes of a list of sums", "src/pack/verify.rs", "LARGEST_TOLD", "A larger one is none."),
    ("bytes of a key", "src/pack/sign.rs", "LONGEST", "A larger file is no key."),
    ("bytes of a file that `verify` fetches", "src/cli/fetch.rs", "LARGEST", "No file of a guide is larger."),
    ("files of a site that `verify` fetches", "src/cli/published.rs", "MOST_FILES", "No site has more."),
    (
        "bytes of an address that `serve` answers",
        "src/serve/address.rs",
        "LONGEST",
        "Addresses of a guide need about forty.",
    ),
    (
        "connections that `serve` answers at once",
        "src/cli/serve/socket.rs",
        "CONNECTIONS",
        "A phone opens up to six connections.",
    ),
    ("bytes of the fields of a request", "src/cli/serve/socket.rs", "FIELDS", "Browsers send far less."),
];

/// The sections of the page.
const SECTIONS: [(&str, &str, &[Limit]); 7] = [
    ("files", "Files", FILES),
    ("settings", "Settings", SETTINGS),
    ("texts", "Topics and texts", TEXTS),
    ("lists", "Checklists", LISTS),
    ("back", "What comes back from translators and reviewers", BACK),
    ("theme", "The theme", THEME),
    ("out", "Handing out and hosting", OUT),
];

/// A number as people read it, as code: the handbook's own rules would take a bare one for a fact.
fn shown(number: u64) -> String {
    let digits = number.to_string();
    let parts: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|part| std::str::from_utf8(part).expect("digits")).collect();
    format!("`{}`", parts.join(","))
}

/// The whole numbers that a source file gives a name.
fn constants(text: &str) -> Vec<(String, u64)> {
    let of_line = |line: &str| {
        let (name, rest) = line.trim().split_once("const ")?.1.split_once(": ")?;
        let (kind, value) = rest.strip_suffix(';')?.split_once(" = ")?;
        let factors = value.split(" * ").map(|factor| factor.replace('_', "").parse::<u64>().ok());
        let number: Option<u64> = factors.product();
        kind.starts_with(['u', 'i']).then_some((name.to_owned(), number?))
    };
    text.lines().filter_map(of_line).collect()
}

fn value(file: &str, name: &str) -> u64 {
    let text = fs::read_to_string(in_repository(file)).unwrap_or_else(|_| panic!("no {file}"));
    let found = constants(&text).into_iter().find(|(known, _)| known == name);
    found.unwrap_or_else(|| panic!("no number {name} in {file}")).1
}

fn table(limits: &[Limit]) -> String {
    let rows = limits
        .iter()
        .map(|(what, file, name, why)| format!("| {what} | {} | {why} |\n", shown(value(file, name))));
    format!("| At most | Number | Why |\n|---|---|---|\n{}", rows.collect::<String>())
}

fn budgets() -> String {
    let Budgets { page, script, kept, one_file, font } = Budgets::default();
    let rows = [
        (
            "page",
            Some(page),
            "a page with its style and script, packed",
            "This much a server sends before the phone must answer.",
        ),
        (
            "script",
            Some(script),
            "the script of a page, packed",
            "An old phone runs it before anybody waits.",
        ),
        (
            "kept",
            Some(kept),
            "all it costs to keep a language on a phone, packed",
            "A minute on a weak line.",
        ),
        (
            "one-file",
            one_file,
            "the one file of a language, as it is",
            "Messengers send it over a weak line.",
        ),
        (
            "font",
            Some(font),
            "the font of a language, as it is",
            "Two pages more for a reader who came for one.",
        ),
    ];
    let rows = rows.into_iter().map(|(key, bytes, what, why)| {
        let bytes = bytes.map_or_else(|| "`off`".to_owned(), |bytes| shown(bytes as u64));
        format!("| `{key}` | {bytes} | {what} | {why} |\n")
    });
    format!("| Budget | Bytes | Of what | Why |\n|---|---|---|---|\n{}", rows.collect::<String>())
}

fn page() -> Topic {
    let budgets = format!(
        "## Budgets {{#budgets}}\n\nReaders pay for every byte, and old phones wait for it. A guide may set its own numbers \
         under `budgets` in `guide.yaml`; without that it has these.\n\n{}",
        budgets()
    );
    let sections = SECTIONS
        .iter()
        .map(|(id, title, limits)| ((*id).to_owned(), format!("## {title} {{#{id}}}\n\n{}", table(limits))));
    Topic {
        name: "limits",
        title: "Limits and budgets",
        summary: "How large, how long and how many: every limit of Wayleaf, with its reason.",
        units: std::iter::once(("budgets".to_owned(), budgets)).chain(sections).collect(),
    }
}

#[test]
fn the_page_of_limits_says_what_the_source_says() {
    assert!(committed(&page()), "limits: written anew with UPDATE=1");
}

#[test]
fn every_limit_of_the_source_is_told_or_known_to_be_inside() {
    let told =
        SECTIONS.iter().flat_map(|(.., limits)| limits.iter().map(|(_, file, name, _)| (*file, *name)));
    let known: Vec<(&str, &str)> = told.chain(INSIDE.iter().copied()).collect();
    let mut found = 0;
    for (file, text) in generator_code() {
        for (name, _) in constants(&text) {
            let limit = ["MOST", "LARGEST", "LONGEST", "DEEPEST"].iter().any(|begin| name.starts_with(begin));
            if limit {
                found += 1;
                assert!(known.contains(&(file.as_str(), name.as_str())), "{name} of {file} is told nowhere");
            }
        }
    }
    assert!(found > 40, "only {found} limits were found");
}
