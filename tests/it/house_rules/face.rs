//! The face of the library: what is documented for others, how much it is, and what it keeps to itself.

use super::{Source, generator};
use crate::project::in_repository;

/// A path that lib.rs gives to others: a room, or an item of a room.
struct Face {
    rooms: Vec<String>,
    items: Vec<(String, String)>,
}

fn face() -> Face {
    let text = std::fs::read_to_string(in_repository("src/lib.rs")).expect("a text");
    let lines: Vec<&str> = text.lines().collect();
    let shown = lines.windows(2).filter(|pair| pair[0] != "#[doc(hidden)]");
    let rooms = shown.filter_map(|pair| pair[1].strip_prefix("pub mod ")?.strip_suffix(';'));
    let uses = lines.iter().filter_map(|line| line.strip_prefix("pub use crate::")?.strip_suffix(';'));
    let items = uses.flat_map(|path| {
        let (room, names) = path.rsplit_once("::").expect("a path");
        let (room, names) = match path.split_once("::{") {
            Some((room, names)) => (room, names.trim_end_matches('}')),
            None => (room, names),
        };
        let room = room.to_owned();
        names.split(", ").map(move |name| (room.clone(), name.to_owned())).collect::<Vec<_>>()
    });
    Face { rooms: rooms.map(str::to_owned).collect(), items: items.collect() }
}

/// The files of a room: `a::b` is `src/a/b.rs`, `src/a/b/mod.rs` and what lies in `src/a/b/`.
fn files(room: &str) -> Vec<Source> {
    let path = format!("src/{}", room.replace("::", "/"));
    let inside =
        |source: &Source| source.path == format!("{path}.rs") || source.path.starts_with(&format!("{path}/"));
    generator().into_iter().filter(inside).collect()
}

/// Every public item in a text with what it takes and gives: up to its body, or its whole line.
fn items(code: &str) -> Vec<&str> {
    let starts = code.match_indices("pub ").filter(|(at, _)| code[..*at].ends_with(['\n', ' ']));
    let kinds = ["fn ", "struct ", "enum ", "trait ", "type ", "const ", "static "];
    let starts = starts.filter(|(at, _)| kinds.iter().any(|kind| code[at + 4..].starts_with(kind)));
    starts.map(|(at, _)| code[at..].split(['{', ';']).next().unwrap_or_default()).collect()
}

/// Whether a line is a public field of a struct.
fn is_field(line: &str) -> bool {
    let name = line.strip_prefix("pub ").and_then(|rest| rest.split(' ').next());
    name.is_some_and(|name| name.ends_with(':'))
}

/// What a text says of a type, from its name on: its fields, and the methods in its `impl` blocks.
fn of_type(code: &str, name: &str) -> String {
    let heads = ["struct", "enum", "impl"];
    let is_head = |line: &str| {
        let head = line.trim_start_matches("pub ");
        let names: Vec<&str> = head.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        heads.contains(&names[0]) && names.contains(&name) && !head.contains(" for ")
    };
    let mut found = String::new();
    let mut inside = false;
    for line in code.lines() {
        inside = inside && !line.starts_with('}') || is_head(line);
        if inside {
            found.push_str(line);
            found.push('\n');
        }
    }
    found
}

/// All that is documented: the items of rooms that are shown, and the items shown of other rooms with their methods.
fn shown() -> Vec<String> {
    let face = face();
    let mut shown = Vec::new();
    for room in &face.rooms {
        let files = files(room);
        assert!(!files.is_empty(), "no room {room}");
        shown.extend(
            files
                .iter()
                .flat_map(|file| items(&file.code()).into_iter().map(str::to_owned).collect::<Vec<_>>()),
        );
    }
    for (room, name) in face.items.iter().filter(|(room, _)| !face.rooms.contains(room)) {
        let code: String = files(room).iter().map(Source::code).collect();
        let own = items(&code).into_iter().find(|item| {
            let named = item.split(|c: char| !c.is_alphanumeric() && c != '_').nth(2);
            named == Some(name)
        });
        let own = own.unwrap_or_else(|| panic!("no {name} in {room}")).to_owned();
        let text = of_type(&code, name);
        shown.extend(items(&text).into_iter().filter(|item| *item != own).map(str::to_owned));
        let fields = text.lines().map(str::trim).filter(|line| is_field(line));
        shown.extend(fields.map(str::to_owned));
        shown.push(own);
    }
    shown
}

#[test]
fn fewer_than_200_items_are_documented_for_others_and_about_fifteen_at_the_root() {
    let count = shown().iter().filter(|item| !is_field(item)).count();
    assert!((60..200).contains(&count), "{count} items");
    let names = face().items.len();
    assert!((12..=20).contains(&names), "{names} items at the root");
}

#[test]
fn what_is_documented_names_no_type_of_a_library_behind_a_door() {
    for item in shown() {
        for foreign in
            ["tera::", "Tera", "icu_", "Date<", "Locale", "Yaml", "saphyr", "clap", "hyper", "pulldown"]
        {
            assert!(!item.contains(foreign), "`{foreign}` in `{item}`");
        }
    }
}

#[test]
fn every_public_error_is_an_error() {
    let sources = generator();
    let all: String = sources.iter().map(Source::code).collect();
    let names: Vec<String> = items(&all)
        .into_iter()
        .filter(|item| item.starts_with("pub enum ") || item.starts_with("pub struct "))
        .filter_map(|item| item.split(|c: char| !c.is_alphanumeric() && c != '_').nth(2).map(str::to_owned))
        .filter(|name| name.ends_with("Error"))
        .collect();
    assert!(names.len() > 10, "{names:?}");
    for name in names {
        assert!(all.contains(&format!("Error for {name} {{")), "{name} does not implement Error");
    }
    for source in &sources {
        let code = source.code();
        let gives_text = |item: &&str| {
            let given = item.rsplit_once("-> Result<").map(|(_, given)| given.trim_end());
            item.starts_with("pub fn ") && given.is_some_and(|given| given.ends_with(", String>"))
        };
        let bare = items(&code).into_iter().find(gives_text);
        assert!(
            bare.is_none() || source.is_in(&["src/cli/"]),
            "{} gives a bare text as error: {bare:?}",
            source.path
        );
    }
}
