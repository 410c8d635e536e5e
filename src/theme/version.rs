//! The version of what themes are written against: what a template sees, and what `theme.yaml` holds.

/// What a version of the theme asks of those who have changed files of the version before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThemeNote {
    /// The version.
    pub version: u32,
    /// Whether a theme of the version before may draw something wrong, and not only lack what is new.
    pub draws_wrong: bool,
    /// What to do to a theme of the version before: a sentence without a full stop.
    pub note: &'static str,
}

/// Every version with its note, the newest last. A change that makes a theme's files mean something else, or that makes files
/// which a guide has overridden draw wrong pages or lack what others have, adds one here and in `theme.yaml`.
pub const NOTES: &[ThemeNote] = &[
    ThemeNote {
        version: 1,
        draws_wrong: true,
        note: "write `version: 1` into its `theme.yaml`; where it offers the one file, ask first whether there is one: `{% if \
               downloads.one_file %}`",
    },
    ThemeNote {
        version: 2,
        draws_wrong: false,
        note: "write `version: 2` into its `theme.yaml`; where it offers the one file, offer its parts too: `{% for part in \
               downloads.parts %}`; in the one file ask before each link whether it leads anywhere, since its page may stand in \
               another part: `{% if page.href %}`; beside the name of the publisher draw the guide's `logo`; begin each \
               `font-family` with the guide's own: `var(--font, …)`; say that a page is missing only `{% if not translation %}`",
    },
];

/// Whether a theme of this version may draw something wrong: an older one that is not brought up to date, or any newer one.
pub fn draws_wrong(theirs: u32) -> bool {
    theirs > version() || NOTES.iter().any(|note| note.version > theirs && note.draws_wrong)
}

/// The version that this program draws.
pub fn version() -> u32 {
    NOTES.last().map_or(0, |newest| newest.version)
}

/// What to do to a theme of this version, version by version.
pub fn notes_since(version: u32) -> String {
    let since = NOTES.iter().filter(|note| note.version > version);
    let since: Vec<String> = since.map(|note| format!("version {}: {}", note.version, note.note)).collect();
    since.join("; ")
}

#[cfg(test)]
mod tests {
    use super::{NOTES, draws_wrong, notes_since, version};

    #[test]
    fn every_version_has_its_note() {
        assert!(
            NOTES.iter().zip(1..).all(|(note, version)| note.version == version && !note.note.is_empty())
        );
        assert_eq!(notes_since(version()), "");
        assert!(notes_since(0).starts_with("version 1: "));
        assert_eq!([0, 1, version(), version() + 1].map(draws_wrong), [true, false, false, true]);
    }
}
