//! Ids out of names and headings.

use crate::guide::ids::is_kebab_case;

/// Names that Windows keeps for itself, in whatever folder (`con.html` cannot be stored there).
const OF_WINDOWS: [&str; 4] = ["aux", "con", "nul", "prn"];

/// The name as an id; `None` where it has no Latin letters to make one of.
pub(super) fn id(name: &str) -> Option<String> {
    let plain = name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' });
    let plain: String = plain.collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let joined = words.join("-");
    // The number before a name tells the order of files: `01-begin`.
    let named = joined.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    let cut: String = named.chars().take(48).collect();
    let cut = cut.trim_end_matches('-');
    let is_port = cut.len() == 4
        && (cut.starts_with("com") || cut.starts_with("lpt"))
        && cut.ends_with(|c: char| c.is_ascii_digit());
    let cut = if OF_WINDOWS.contains(&cut) || is_port { format!("{cut}-page") } else { cut.to_owned() };
    Some(cut).filter(|cut| is_kebab_case(cut))
}

/// The id, with a number behind it where it is taken.
pub(super) fn unused(id: &str, is_taken: impl Fn(&str) -> bool) -> String {
    if !is_taken(id) {
        return id.to_owned();
    }
    let mut number = 2_usize;
    loop {
        let numbered = format!("{id}-{number}");
        if !is_taken(&numbered) {
            return numbered;
        }
        number += 1;
    }
}

/// A heading as links of other generators name it.
pub(super) fn slug(heading: &str) -> String {
    let kept =
        heading.trim().chars().filter(|c| c.is_alphanumeric() || c.is_whitespace() || ['-', '_'].contains(c));
    let kept: String = kept.map(|c| if c.is_whitespace() { '-' } else { c }).collect();
    kept.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{id, slug, unused};

    #[test]
    fn names_become_ids_that_every_disk_can_store() {
        for (name, expected) in [
            ("01-Getting started", Some("getting-started")),
            ("con", Some("con-page")),
            ("COM1", Some("com1-page")),
            ("Was ist §9?", Some("was-ist-9")),
            ("مساعدة", None),
            ("2024", None),
        ] {
            assert_eq!(id(name).as_deref(), expected, "{name}");
        }
        assert_eq!(unused("a", |id| ["a", "a-2"].contains(&id)), "a-3");
        assert_eq!(slug("What to Bring?"), "what-to-bring");
    }
}
