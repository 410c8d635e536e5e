//! The graph of modules: which file uses which. Two files never use each other, by whatever way round, and a room uses
//! only rooms above it in the table of ARCHITECTURE.md.
//!
//! A use is a path that begins with `crate`, `super`, `wayleaf` or a child's name. `mod child;` and `pub use child::…`
//! are none: they only say that the child is there.

use std::collections::{BTreeMap, BTreeSet};

use super::{Source, generator};
use crate::project::in_repository;

/// What each module uses, by their paths: `render::html`; the crate's root is `lib`.
struct Graph(BTreeMap<String, BTreeSet<String>>);

impl Graph {
    fn new(sources: &[Source]) -> Self {
        let names: BTreeSet<String> = sources.iter().map(|source| module(&source.path)).collect();
        Self(sources.iter().map(|source| (module(&source.path), uses(source, &names))).collect())
    }

    /// A way from a module back to itself.
    fn circle(&self) -> Option<Vec<String>> {
        let mut done = BTreeSet::new();
        self.0.keys().find_map(|name| self.back(name, &mut Vec::new(), &mut done))
    }

    fn back(&self, name: &str, way: &mut Vec<String>, done: &mut BTreeSet<String>) -> Option<Vec<String>> {
        if let Some(at) = way.iter().position(|known| known == name) {
            return Some(way[at..].to_vec());
        }
        if !done.insert(name.to_owned()) {
            return None;
        }
        way.push(name.to_owned());
        let found = self.0.get(name)?.iter().find_map(|used| self.back(used, way, done));
        way.pop();
        found
    }

    /// The uses of a room that stands further down than the one that uses it.
    fn upward(&self, rooms: &[String]) -> Vec<String> {
        let floor = |name: &str| {
            let room = name.split("::").next().unwrap_or_default();
            let at = rooms.iter().position(|known| known == room);
            at.unwrap_or_else(|| panic!("`src/{room}` is not in the table of ARCHITECTURE.md"))
        };
        let uses = self.0.iter().flat_map(|(name, used)| used.iter().map(move |used| (name, used)));
        uses.filter(|(name, used)| floor(name) < floor(used))
            .map(|(name, used)| format!("{name} uses {used}"))
            .collect()
    }
}

/// `src/render/mod.rs` is `render`.
fn module(path: &str) -> String {
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    inside.replace('/', "::")
}

fn uses(source: &Source, names: &BTreeSet<String>) -> BTreeSet<String> {
    let own = module(&source.path);
    let code = source.code();
    let mut paths = Vec::new();
    let mut rest = String::new();
    for statement in code.split_inclusive(';') {
        let lines: Vec<&str> = statement.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let text = lines.join(" ");
        match text.trim_end_matches(';').rsplit_once("use ") {
            Some((before, tree)) if is_visibility(before) => {
                let is_face = before.starts_with("pub");
                let leaves = leaves(tree);
                paths.extend(leaves.into_iter().filter(|path| !(is_face && leads_down(path, &own, names))));
            }
            _ => rest.push_str(statement),
        }
    }
    paths.extend(inline_paths(&rest));
    paths.iter().filter_map(|path| target(path, &own, names)).filter(|used| *used != own).collect()
}

fn is_visibility(text: &str) -> bool {
    let text = text.rsplit(['{', '}', ']']).next().unwrap_or_default().trim();
    text.is_empty() || text == "pub" || text.starts_with("pub(") && text.ends_with(')')
}

/// `a::{b, c::{d, self}}` as `a::b`, `a::c::d`, `a::c::self`.
fn leaves(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((before, inside)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap_or_default().trim().to_owned()];
    };
    let inside = inside.trim_end().strip_suffix('}').unwrap_or(inside);
    let (mut depth, mut start, mut found) = (0, 0, Vec::new());
    for (at, c) in inside.char_indices().chain([(inside.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let part = inside[start..at].trim();
                if !part.is_empty() {
                    found.extend(leaves(&format!("{before}{part}")));
                }
                start = at + 1;
            }
            _ => {}
        }
    }
    found
}

/// Every path of two names or more, as it is written.
fn inline_paths(code: &str) -> Vec<String> {
    let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    // `pub(in crate::check)` says who may use something, and uses nothing.
    let parts = code.split("pub(in ").enumerate();
    let code = parts
        .map(|(at, part)| if at == 0 { part } else { part.split_once(')').map_or("", |(_, rest)| rest) });
    let words = code.flat_map(|code| code.split(|c: char| !is_path(c)));
    words.filter(|word| word.contains("::")).map(str::to_owned).collect()
}

/// Whether a path leads to a child of the module it stands in.
fn leads_down(path: &str, own: &str, names: &BTreeSet<String>) -> bool {
    target(path, own, names).is_some_and(|used| used.starts_with(&format!("{own}::")) || own == "lib")
}

/// The module a path leads to; `None` if it leads out of the crate, or to what the module itself defines.
fn target(path: &str, own: &str, names: &BTreeSet<String>) -> Option<String> {
    let mut parts = path.split("::").peekable();
    let first = parts.next()?;
    let mut full: Vec<&str> = match first {
        "crate" | "wayleaf" => Vec::new(),
        "super" | "self" => own.split("::").collect(),
        _ if names.contains(&format!("{own}::{first}")) => own.split("::").chain([first]).collect(),
        _ => return None,
    };
    if first == "super" {
        full.pop();
        while parts.next_if_eq(&"super").is_some() {
            full.pop();
        }
    }
    full.extend(parts);
    let ends = (1..=full.len()).rev().map(|end| full[..end].join("::"));
    Some(ends.into_iter().find(|name| names.contains(name)).unwrap_or_else(|| "lib".to_owned()))
}

/// The rooms in the order of ARCHITECTURE.md.
fn rooms() -> Vec<String> {
    let text = std::fs::read_to_string(in_repository("ARCHITECTURE.md")).expect("a text");
    let rows = text.lines().filter(|line| line.starts_with("| `src/"));
    let cells = rows.filter_map(|row| row.split('|').nth(1));
    let names = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2));
    let name =
        |name: &str| name.trim_start_matches("src/").trim_end_matches('/').trim_end_matches(".rs").to_owned();
    names.map(name).collect()
}

#[test]
fn no_two_files_use_each_other() {
    let circle = Graph::new(&generator()).circle();
    assert_eq!(circle, None, "a circle of modules");
}

#[test]
fn a_room_uses_only_those_above_it() {
    let upward = Graph::new(&generator()).upward(&rooms());
    assert!(upward.is_empty(), "{upward:#?}");
}

#[test]
fn the_graph_sees_imports_paths_and_children() {
    let source = |path: &str, text: &str| Source { path: path.to_owned(), text: text.to_owned() };
    let sources = [
        source("src/lib.rs", "pub mod a;\npub mod b;\npub use crate::b::Thing;\n"),
        source("src/a/mod.rs", "mod child;\npub use child::Child;\nfn f() { crate::b::g(); }\n"),
        source("src/a/child.rs", "use crate::{\n    b::{self, Thing},\n};\n"),
        source("src/b.rs", "// crate::a::f\nfn g() { super::a::f() }\n"),
    ];
    let Graph(graph) = Graph::new(&sources);
    let used = |name: &str| graph[name].iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(used("lib"), Vec::<&str>::new());
    assert_eq!((used("a"), used("a::child"), used("b")), (vec!["b"], vec!["b"], vec!["a"]));
    let circle = Graph::new(&sources).circle().expect("a and b");
    assert_eq!(circle, ["a", "b"]);
    let rooms = ["b", "a", "lib"].map(str::to_owned);
    assert_eq!(Graph::new(&sources).upward(&rooms), ["b uses a"]);
}

#[test]
fn no_type_has_the_name_of_another() {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for source in generator() {
        for name in types(&source.code()) {
            // A type may be written once for each system, in one file.
            let other = known.insert(name.clone(), source.path.clone()).filter(|other| *other != source.path);
            assert_eq!(other, None, "`{name}` is defined in {} too", source.path);
        }
    }
}

/// The names of all structs, enums, traits and aliases of a file; associated types have no name of their own.
fn types(code: &str) -> Vec<String> {
    // What stands in a block is an associated type.
    let own = |line: &&str| !line.trim_start().starts_with("type ") || line.starts_with("type ");
    let lines = code.lines().filter(own).map(|line| match line.trim_start().split_once(' ') {
        Some((first, rest)) if first.starts_with("pub") => rest,
        _ => line.trim_start(),
    });
    let named = lines.filter_map(|line| {
        let (keyword, rest) = line.split_once(' ')?;
        let is_type =
            matches!(keyword, "struct" | "enum" | "trait") || keyword == "type" && rest.contains('=');
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
        (is_type && name.starts_with(char::is_uppercase) && name != "Value").then_some(name)
    });
    named.collect()
}
