//! What the YAML library finds wrong, in the words of somebody who writes guides.

use serde_saphyr::Error;
use serde_saphyr::budget::BudgetBreach;

use crate::diagnostic::Code;
use crate::guide::ids::{advice, nearest};

/// What to do where nothing better is known.
const COMPARE: &str =
    "compare with the other files of this kind; check spaces at the start of lines, colons and quotes";

/// Lines of one mapping begin at one column.
const MOVED: &str = "this line is moved in too far, or not far enough";

/// What to do with a line that is moved in as none of its neighbours is.
const BEGIN_BELOW: &str = "begin it below the lines it belongs to, at the same column";

/// What to do with words that begin with a sign of YAML, or hold one.
const QUOTE: &str = "put the words into quotes: `title: \"Papers: what to bring\"`";

/// White space that YAML does not take for what it was meant to be.
pub(super) struct SpaceFault {
    /// Where it stands, in bytes.
    pub at: usize,
    pub message: &'static str,
    pub help: &'static str,
}

/// A tab or a no-break space where YAML wants a space, in the line of a fault or the one above it (from 1); or spaces before the
/// first name that later ones lack. Asked only of what cannot be read.
pub(super) fn of_spaces(text: &str, line: usize) -> Option<SpaceFault> {
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        start += line.len();
        (start - line.len(), line)
    });
    let lines: Vec<(usize, &str)> = lines.collect();
    let near = lines.iter().skip(line.saturating_sub(2)).take(line.min(2));
    near.copied().find_map(of_white_space).or_else(|| of_first_line(&lines))
}

fn of_first_line(lines: &[(usize, &str)]) -> Option<SpaceFault> {
    let is_said = |line: &str| !line.is_empty() && !line.starts_with('#') && line != "---";
    let mut said = lines.iter().filter(|(_, line)| is_said(line.trim()));
    let (at, _) = said.next().filter(|(_, line)| line.starts_with(' '))?;
    let is_moved = said.any(|(_, line)| !line.starts_with(' '));
    is_moved.then_some(SpaceFault { at: *at, message: MOVED, help: BEGIN_BELOW })
}

fn of_white_space((start, line): (usize, &str)) -> Option<SpaceFault> {
    let words = line.trim_start();
    let indent = &line[..line.len() - words.len()];
    if let Some(at) = indent.find('\t') {
        let (message, help) = ("a tab stands at the start of the line", "move the line in with spaces");
        return Some(SpaceFault { at: start + at, message, help });
    }
    let behind_name = line.find(":\u{a0}").filter(|at| is_name(line[..*at].trim_start_matches([' ', '-'])));
    let at = indent.find('\u{a0}').or(behind_name.map(|at| at + 1))?;
    let (message, help) = ("a no-break space stands where a space is to be", "delete it and type a space");
    Some(SpaceFault { at: start + at, message, help })
}

/// Whether words could be a name that a value stands behind.
fn is_name(words: &str) -> bool {
    !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// Code, message and help for a fault.
pub(super) fn in_words(fault: &Error) -> (Code, String, String) {
    let told = |message: &str, help: &str| (Code::Yaml, message.to_owned(), help.to_owned());
    match fault {
        Error::DuplicateMappingKey { key, .. } => {
            let name = key.as_deref().unwrap_or_default();
            let help = "each name may stand here only once: delete one of the two, or rename it";
            (Code::DuplicateId, format!("the name `{name}` is there twice"), help.to_owned())
        }
        Error::Budget { breach: BudgetBreach::Aliases { .. } | BudgetBreach::Anchors { .. }, .. }
        | Error::UnknownAnchor { .. }
        | Error::AliasError { .. } => told(
            "a part of the file that refers to another one",
            "write the words out in both places; put words that begin with `&` or `*` into quotes",
        ),
        Error::Budget { .. } => told(
            "more YAML, or deeper, than a guide needs",
            "compare with the other files of this kind; part the file, or take out what is nested",
        ),
        Error::UnsupportedTag { .. } => told("words that begin with `!` mean something else in YAML", QUOTE),
        Error::MultipleDocuments { .. } => told(
            "a second document begins in this file",
            "take away the line of three hyphens and what stands behind it",
        ),
        Error::Eof { .. } => told("nothing is written here", COMPARE),
        Error::NullIntoString { .. } => nothing(),
        Error::InvalidBooleanStrict { .. } => {
            told("this is neither `true` nor `false`", "write `true` or `false`, without quotes")
        }
        Error::InvalidScalar { ty, .. } => match ty.trim_start_matches(['u', 'i']).parse::<u8>() {
            Ok(_) => told(
                "a whole number should stand here",
                "write digits only, without quotes, spaces, points or a unit, and not more than fits",
            ),
            Err(_) => told(&format!("this is no {ty}"), COMPARE),
        },
        Error::Unexpected { expected, .. } => expected_another(expected),
        Error::SerdeUnknownField { field, expected, .. } => {
            (Code::Yaml, format!("no name `{field}` is known here"), advice_among(field, expected))
        }
        Error::SerdeUnknownVariant { variant, expected, .. } => (
            Code::Yaml,
            format!("`{variant}` is none of the words that may stand here"),
            advice_among(variant, expected),
        ),
        Error::SerdeMissingField { field, .. } => (
            Code::Yaml,
            format!("`{field}` is missing"),
            format!("add a line `{field}: ` with its value; the handbook has each name with an example"),
        ),
        other => {
            let message = other.to_string();
            in_words_of_library(message.split(" at line ").next().unwrap_or_default())
        }
    }
}

/// A name with no value.
fn nothing() -> (Code, String, String) {
    let help =
        "write a value behind the colon, or delete the line; `null` and `~` are none, unless in quotes";
    (Code::Yaml, "nothing stands behind the name".to_owned(), help.to_owned())
}

/// Something else was to stand there.
fn expected_another(expected: &str) -> (Code, String, String) {
    let (message, help) = match expected {
        "sequence start" => (
            "a list should stand here",
            "write each entry on a line of its own behind `- `, or `[]` where there is none",
        ),
        "mapping start" => (
            "lines of `name: value` should stand here",
            "write each name on a line of its own, moved in by two spaces, with a colon and a space behind it",
        ),
        "string scalar" => {
            ("words should stand here", "write words; put those that begin with a bracket into quotes")
        }
        _ => ("something else should stand here", COMPARE),
    };
    (Code::Yaml, message.to_owned(), help.to_owned())
}

/// The word that was meant, or else all that may stand there.
fn advice_among(word: &str, known: &[&str]) -> String {
    let listed = match known {
        [] => COMPARE.to_owned(),
        known => format!("write one of: {}", known.join(", ")),
    };
    advice(nearest(word, known), &listed)
}

/// What the library tells in words only: how they begin, what is wrong and what to do.
const OF_LIBRARY: [(&[&str], &str, &str); 15] = [
    (
        &["data did not match any variant of untagged enum"],
        "a value of this kind cannot stand here",
        "write a number without quotes, or words in quotes; `true`, `no` and lists are neither",
    ),
    (&["mapping values are not allowed"], "a colon stands in words without quotes", QUOTE),
    (
        &["simple key"],
        "a colon with a space behind it is missing",
        "write `name: value`; long words go on a line below, moved in",
    ),
    (&["unclosed quote"], "a quotation mark is not closed", "write the same mark at the end of the words"),
    (
        &["unclosed bracket"],
        "a bracket is not closed",
        "close it, or put words that begin with one into quotes",
    ),
    (
        &["misplaced bracket"],
        "a bracket is closed that is not open",
        "delete it, or put the words into quotes",
    ),
    (
        &["mismatched bracket"],
        "a bracket is closed by one of another kind",
        "close `[` with `]` and `{` with `}`",
    ),
    (
        &["while parsing a flow", "illegal placement of ':'"],
        "a bracket is not closed, or a comma is missing in it",
        "put a comma between entries and close the bracket; put words with brackets into quotes",
    ),
    (
        &["while parsing a block mapping", "while parsing a block collection", "invalid indentation"],
        MOVED,
        BEGIN_BELOW,
    ),
    (&["unexpected character", "mapping keys are not allowed"], "words cannot begin with this sign", QUOTE),
    (
        &["invalid trailing content"],
        "something stands behind the quotation mark that ends the words",
        "delete it, or put all the words into one pair of quotes; write `\"` as `\\\"` in them",
    ),
    (
        &["block sequence entries"],
        "a list begins behind a name",
        "write each entry on a line of its own behind `- `; put words that begin with `- ` into quotes",
    ),
    (
        &["while scanning a block scalar"],
        "words stand behind `|` or `>`",
        "put the words into quotes, or on the lines below, moved in",
    ),
    (
        &["while parsing a quoted scalar"],
        "a backslash in double quotes means something else in YAML",
        "put the words into single quotes, or write the backslash twice",
    ),
    (
        &["missing explicit document end marker"],
        "a line that begins with `%` means something else in YAML",
        QUOTE,
    ),
];

/// What the library tells in words only, or what one of our own types asks for.
fn in_words_of_library(message: &str) -> (Code, String, String) {
    if message.starts_with("cannot deserialize null into") {
        return nothing();
    }
    let known = OF_LIBRARY.iter().find(|(begins, ..)| begins.iter().any(|words| message.starts_with(words)));
    let (message, help) = known.map_or((message, COMPARE), |(_, message, help)| (message, help));
    (Code::Yaml, message.to_owned(), help.to_owned())
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use crate::parse::yaml::Yaml;
    use crate::project::{FileId, Project};

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case", deny_unknown_fields)]
    #[allow(dead_code)] // only read
    struct Sample {
        name: String,
        list: Vec<String>,
        number: u32,
        is_so: bool,
    }

    /// What is told of this text.
    fn told(text: &str) -> Option<String> {
        let project = Project::new([("content/guide.yaml", text)]);
        let file: FileId = project.find("content/guide.yaml")?;
        let read = Yaml { text: &project.file(file).text, file, base: 0 }.read::<Sample>();
        read.err().map(|fault| fault.message)
    }

    #[test]
    fn whatever_the_library_finds_is_told_in_our_words() {
        let sound = "name: x\nlist: [a]\nnumber: 1\nis_so: true\n";
        assert_eq!(told(sound), None);
        for (from, to, expected) in [
            ("name: x", "name: [x", "words should stand here"),
            ("name: x", "name: *x", "a part of the file that refers to another one"),
            ("name: x", "name: &x y", "a part of the file that refers to another one"),
            ("name: x", "name: !x y", "words that begin with `!` mean something else in YAML"),
            ("name: x", "name: @x", "words cannot begin with this sign"),
            ("name: x", "name: %x", "words cannot begin with this sign"),
            ("name: x", "name: `x`", "words cannot begin with this sign"),
            ("name: x", "name: - x", "a list begins behind a name"),
            ("name: x", "name: ? x", "words cannot begin with this sign"),
            ("name: x", "name: | x", "words stand behind `|` or `>`"),
            ("name: x", "name: \"\\q\"", "a backslash in double quotes means something else in YAML"),
            ("name: x", "name: x: y", "a colon stands in words without quotes"),
            ("name: x", "name: \"x", "a quotation mark is not closed"),
            ("name: x", "name: 'x' y", "something stands behind the quotation mark that ends the words"),
            ("list: [a]", "list", "a colon with a space behind it is missing"),
            ("name: x", "name: {x: y}", "words should stand here"),
            ("name: x", "\tname: x", "a tab stands at the start of the line"),
            ("name: x", "name:\u{a0}x", "a no-break space stands where a space is to be"),
            ("name: x", "nam: x", "no name `nam` is known here"),
            ("name: x\n", "", "`name` is missing"),
            ("name: x", "name: x\nname: y", "the name `name` is there twice"),
            ("name: x", "name:", "nothing stands behind the name"),
            ("name: x", "  name: x", "this line is moved in too far, or not far enough"),
            ("[a]", "a", "a list should stand here"),
            ("[a]", "[a", "a bracket is not closed, or a comma is missing in it"),
            ("[a]", "[a}", "a bracket is closed by one of another kind"),
            ("[a]", "[a]]", "a bracket is closed that is not open"),
            ("[a]", "[a b: c d: e]", "words should stand here"),
            ("number: 1", "number: x", "a whole number should stand here"),
            ("number: 1", "number: -1", "a whole number should stand here"),
            ("number: 1", "number: 1.5", "a whole number should stand here"),
            ("number: 1", "number: 99999999999", "a whole number should stand here"),
            ("is_so: true", "is_so: yes", "this is neither `true` nor `false`"),
            ("is_so: true", "is_so: true\n---\nx: y", "a second document begins in this file"),
            (
                "is_so: true",
                "is_so: true\n%YAML 1.2",
                "a line that begins with `%` means something else in YAML",
            ),
        ] {
            let text = sound.replacen(from, to, 1);
            assert_eq!(told(&text).as_deref(), Some(expected), "{text}");
        }
        // What is wrong stands in another line than what only looks like it.
        let prose = sound.replacen("name: x", "name: |\n  Note:\u{a0}y\n  and more\nnam: x", 1);
        assert_eq!(told(&prose).as_deref(), Some("no name `nam` is known here"));
        assert_eq!(told("").as_deref(), Some("nothing is written here"));
    }
}
