//! The handbook: a guide that Wayleaf builds, whole, light and without a dead link, whose pages say what the program does

mod elsewhere;
mod findings;
mod keys;
mod limits;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::cli::{code, err, out, wayleaf};
use crate::project::{Project, in_repository, updating};

const FOLDER: &str = "docs/handbook";

/// The day its pages that are made bear.
const DAY: &str = "2026-11-30";

/// A topic whose files are written by a test.
struct Topic {
    name: &'static str,
    title: &'static str,
    summary: &'static str,
    /// The id of each unit with its Markdown, the heading first.
    units: Vec<(String, String)>,
}

impl Topic {
    /// What its files hold, by their names.
    fn files(&self) -> [(&'static str, String); 2] {
        let ids: String = self.units.iter().map(|(id, _)| format!("  - id: {id}\n")).collect();
        let structure = format!(
            "# Written by `UPDATE=1 cargo test --release --test it handbook`.\nkind: text\nunits:\n{ids}"
        );
        let units: Vec<&str> = self.units.iter().map(|(_, text)| text.trim_end()).collect();
        let text = format!(
            "---\ntitle: \"{}\"\nsummary: \"{}\"\ntranslation: source\nreviewer: none\ndate: {DAY}\n---\n\n{}\n",
            self.title,
            self.summary,
            units.join("\n\n")
        );
        [("topic.yaml", structure), ("en.md", text)]
    }
}

/// Whether the files of a topic are what they are to be; with `UPDATE=1` they are written.
fn committed(topic: &Topic) -> bool {
    let folder = in_repository(&format!("{FOLDER}/content/topics/{}", topic.name));
    let mut same = true;
    for (name, wanted) in topic.files() {
        let path = folder.join(name);
        let found = fs::read_to_string(&path).unwrap_or_default();
        if found != wanted && updating() {
            fs::create_dir_all(&folder).expect("a folder");
            fs::write(&path, wanted).expect("written");
        } else {
            same &= found == wanted;
        }
    }
    same
}

/// The text of a topic.
fn text_of(topic: &str) -> String {
    let path = in_repository(&format!("{FOLDER}/content/topics/{topic}/en.md"));
    fs::read_to_string(path).unwrap_or_else(|_| panic!("the handbook has no topic {topic}"))
}

/// A block of code; what nobody would see in it is written out.
fn code_block(kind: &str, text: &str) -> String {
    let shown: String = text
        .chars()
        .map(|c| match c {
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}' => {
                format!("<U+{:04X}>", u32::from(c))
            }
            _ => c.to_string(),
        })
        .collect();
    let longest = shown.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(3.max(longest + 1));
    format!("{fence}{kind}\n{}\n{fence}\n", shown.trim_end())
}

#[test]
fn the_handbook_builds_without_a_finding_within_its_budgets_and_goes_onto_a_stick() {
    let built = Project::loaded(FOLDER).dressed().on(DAY).build();
    built.sound();
    let room = TempDir::new().expect("room");
    let site = room.path().join("site");
    let done = wayleaf(
        &in_repository(FOLDER),
        &["build", "--out", site.to_str().expect("text"), "--edition-date", DAY],
    );
    assert_eq!(code(&done), 0, "{}", err(&done));
    assert!(out(&done).contains("0 errors, 0 warnings"), "{}", out(&done));
    verified(&site);
    let packs = room.path().join("packs");
    let done = wayleaf(
        &in_repository(FOLDER),
        &["pack", "--out", packs.to_str().expect("text"), "--edition-date", DAY],
    );
    assert_eq!(code(&done), 0, "{}", err(&done));
    let zips = fs::read_dir(&packs).expect("packs").map(|entry| entry.expect("an entry").path());
    let zip = zips.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "zip"));
    verified(&zip.expect("a pack"));
}

/// Asserts that a site or a pack is whole.
fn verified(copy: &Path) {
    let checked = wayleaf(&in_repository(FOLDER), &["verify", copy.to_str().expect("text")]);
    assert_eq!(code(&checked), 0, "{}", err(&checked));
}

#[test]
fn every_page_of_the_handbook_is_reached_from_the_first_and_in_the_one_file() {
    let built = Project::loaded(FOLDER).dressed().on(DAY).build();
    let home = built.source_of("en/index.html").to_owned();
    let guide = wayleaf::parse::guide(built.project()).value.expect("a guide");
    let one_file = built.pages().find(|(path, _)| path.starts_with("guide-en-")).expect("one file").1;
    // One language is nothing to choose from.
    assert!(!home.contains("class=language-menu"));
    for topic in guide.topics.iter().filter(|topic| !topic.id.is_home()) {
        assert!(home.contains(&format!("{}.html", topic.id)), "home does not lead to {}", topic.id);
        assert!(one_file.contains(&format!("id={}", topic.id)), "{} is not in the one file", topic.id);
    }
}

#[test]
fn commands_that_the_handbook_names_exist() {
    let help = out(&wayleaf(&in_repository(FOLDER), &["--help"]));
    let known: BTreeSet<&str> = help.lines().filter_map(|line| line.trim().split(' ').next()).collect();
    let mut named = BTreeSet::new();
    for entry in fs::read_dir(in_repository(&format!("{FOLDER}/content/topics"))).expect("topics") {
        let topic = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        let text = text_of(&topic);
        let commands = text.split("wayleaf ").skip(1).filter_map(|rest| {
            let word: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
            (!word.is_empty()).then_some(word)
        });
        // In prose a verb may follow the name of the program.
        let before = |at: usize| text[..at].chars().next_back().is_none_or(|c| c == '`' || c == '\n');
        let at_start = text.match_indices("wayleaf ").map(|(at, _)| before(at));
        named.extend(commands.zip(at_start).filter(|(_, starts)| *starts).map(|(word, _)| word));
    }
    assert!(named.len() > 10, "{named:?}");
    for word in named {
        assert!(known.contains(word.as_str()), "there is no command `wayleaf {word}`");
    }
}

/// What stands between the first fences of a kind in a topic.
fn example(topic: &str, kind: &str) -> String {
    let text = text_of(topic);
    let after = text.split_once(&format!("```{kind}\n")).expect("an example").1;
    after.split_once("```").expect("its end").0.to_owned()
}

#[test]
fn the_first_sentence_to_change_stands_in_a_new_guide() {
    let room = TempDir::new().expect("room");
    assert_eq!(code(&wayleaf(room.path(), &["new", "guide"])), 0);
    let text = fs::read_to_string(room.path().join("guide/content/topics/help/en.md")).expect("a text");
    assert!(text.contains(&example("begin", "markdown")), "{text}");
}

/// Whether this is the name of a colour or a size of the theme.
fn is_token(text: &str) -> bool {
    // The families of fonts have no value of their own until a guide gives them one.
    let name = text.strip_prefix("--").filter(|name| !name.is_empty() && *name != "font");
    name.is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'))
}

#[test]
fn colours_that_the_handbook_names_are_those_of_the_theme_and_its_example_can_be_read() {
    let tokens = fs::read_to_string(in_repository("themes/plain/css/tokens.css")).expect("the tokens");
    let text = text_of("theme");
    let named: Vec<&str> = text.split('`').filter(|name| is_token(name)).collect();
    assert!(named.len() > 10, "{named:?}");
    for name in named {
        assert!(tokens.contains(&format!("  {name}: ")), "the theme has no {name}");
    }
    let room = TempDir::new().expect("room");
    assert_eq!(code(&wayleaf(room.path(), &["new", "."])), 0);
    let own = room.path().join("content/theme/css");
    fs::create_dir_all(&own).expect("a folder");
    fs::write(own.join("own.css"), example("theme", "css")).expect("written");
    let checked = wayleaf(room.path(), &["check", "--deny", "warnings"]);
    assert_eq!(code(&checked), 0, "{}", err(&checked));
}
