//! What an import could not take, by kind: the gravest first, so that whole pages do not drown among lines of program code.

use std::collections::BTreeMap;

use super::left_out::LeftOut;

/// How much a reader may miss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// Whole texts, their languages, and which of their sections belong together.
    Page,
    /// Sections, paragraphs and headings.
    Part,
    /// Signs, pictures, program code.
    Detail,
}

impl Gravity {
    /// All, the gravest first, each with what stands over its list.
    pub const ALL: [(Self, &str); 3] = [
        (Self::Page, "Whole pages, languages and sections: look at each"),
        (Self::Part, "Parts of pages"),
        (Self::Detail, "Details"),
    ];
}

/// What stands at the beginning of what is told of a page, and of parts of pages.
const OF_PAGES: [&str; 4] = ["the whole", "the language", "the page", "the length"];
const OF_PARTS: [&str; 9] = [
    "a section",
    "a paragraph",
    "a footnote",
    "text in too many",
    "the description",
    "the end of",
    "the first heading",
    "the front matter",
    "the words of",
];

/// A kind of what is told: how often it occurs, and where first.
#[derive(Debug)]
pub struct ToldKind<'a> {
    /// How grave it is.
    pub gravity: Gravity,
    /// What it is, in the words of the first of its kind.
    pub what: String,
    /// How many there are.
    pub count: usize,
    /// The first one.
    pub first: &'a LeftOut,
}

/// How grave it is that this is left out.
pub fn gravity(one: &LeftOut) -> Gravity {
    let begins = |all: &[&str]| all.iter().any(|begin| one.what.starts_with(begin));
    match () {
        () if begins(&OF_PAGES) || one.what.contains(DIFFERENT) => Gravity::Page,
        () if begins(&OF_PARTS) => Gravity::Part,
        () => Gravity::Detail,
    }
}

/// In what is told of a translation whose sections are not those of its source.
pub(super) const DIFFERENT: &str = " sections, where ";

/// The kinds of what is told, the gravest first, of those the commonest.
pub fn kinds(left_out: &[LeftOut]) -> Vec<ToldKind<'_>> {
    let mut kinds: BTreeMap<(Gravity, String), ToldKind<'_>> = BTreeMap::new();
    for one in left_out {
        let (gravity, what) = (gravity(one), name(&one.what));
        let kind = kinds.entry((gravity, what.clone()));
        kind.or_insert(ToldKind { gravity, what, count: 0, first: one }).count += 1;
    }
    let mut kinds: Vec<ToldKind<'_>> = kinds.into_values().collect();
    kinds.sort_by_key(|kind| (kind.gravity, std::cmp::Reverse(kind.count)));
    kinds
}

/// What is told, without what is of one place only.
fn name(what: &str) -> String {
    if what.contains(DIFFERENT) {
        return "other sections than the source has".to_owned();
    }
    if what.starts_with("the whole folder") {
        return "the whole folder".to_owned();
    }
    let end = [" (`", ": ", "; "].iter().filter_map(|sign| what.find(sign)).min();
    what[..end.unwrap_or(what.len())].to_owned()
}

/// The list as it is kept in the new guide.
pub fn list(left_out: &[LeftOut]) -> String {
    let mut text = String::from(
        "What `wayleaf import` could not take as it was, the gravest first, by file and line of the old texts. Compare, then delete this file.\n",
    );
    for (gravity, title) in Gravity::ALL {
        let of_gravity: Vec<&LeftOut> = left_out.iter().filter(|one| self::gravity(one) == gravity).collect();
        if of_gravity.is_empty() {
            continue;
        }
        text.push_str(&format!("\n{title} ({})\n\n", of_gravity.len()));
        of_gravity.iter().for_each(|one| text.push_str(&format!("{one}\n")));
    }
    text
}
