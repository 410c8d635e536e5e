//! What an import could not take, by kind: the gravest first, so that whole pages do not drown among lines of program code.

use std::collections::BTreeMap;

use super::left_out::{Gravity, LeftOut};

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

/// In what is told of a translation whose sections are not those of its source.
pub(super) const DIFFERENT: &str = " sections, where ";

/// The kinds of what is told, the gravest first, of those the commonest.
pub fn kinds(left_out: &[LeftOut]) -> Vec<ToldKind<'_>> {
    let mut kinds: BTreeMap<(Gravity, String), ToldKind<'_>> = BTreeMap::new();
    for one in left_out {
        let (gravity, what) = (one.gravity, name(&one.what));
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
        let of_gravity: Vec<&LeftOut> = left_out.iter().filter(|one| one.gravity == gravity).collect();
        if of_gravity.is_empty() {
            continue;
        }
        text.push_str(&format!("\n{title} ({})\n\n", of_gravity.len()));
        of_gravity.iter().for_each(|one| text.push_str(&format!("{one}\n")));
    }
    text
}
