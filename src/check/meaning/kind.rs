//! The kinds of words that carry the meaning of a sentence.

/// What a word does to the sentence it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeaningKind {
    /// It denies: not, no, without.
    Not,
    /// It demands.
    Must,
    /// It allows, or says that something is possible.
    May,
    /// It advises.
    Should,
    /// It leaves room for exceptions: as a rule, normally.
    Rule,
    /// It leaves none: only.
    Only,
    /// It says that nobody has to act: by itself.
    Itself,
    /// Before a day or an event.
    Before,
    /// After it.
    After,
    /// Up to it.
    Until,
    /// Within a length of time, at the latest.
    Within,
}

impl MeaningKind {
    /// All kinds, in the order they are told.
    pub const ALL: [Self; 11] = [
        Self::Not,
        Self::Must,
        Self::May,
        Self::Should,
        Self::Rule,
        Self::Only,
        Self::Itself,
        Self::Before,
        Self::After,
        Self::Until,
        Self::Within,
    ];

    /// The word for people, in quotation marks as an example of the kind.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Not => "“not”",
            Self::Must => "“must”",
            Self::May => "“may”",
            Self::Should => "“should”",
            Self::Rule => "“as a rule”",
            Self::Only => "“only”",
            Self::Itself => "“by itself”",
            Self::Before => "“before”",
            Self::After => "“after”",
            Self::Until => "“until”",
            Self::Within => "“within”",
        }
    }
}

/// A set of kinds, one bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Kinds(u16);

impl Kinds {
    pub(super) fn with(self, kind: MeaningKind) -> Self {
        Self(self.0 | (1 << kind as u16))
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn has(self, kind: MeaningKind) -> bool {
        self.0 & (1 << kind as u16) != 0
    }
}

/// How often each kind stands in a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct KindCounts([u16; MeaningKind::ALL.len()]);

impl KindCounts {
    /// How often a kind does.
    pub fn of(&self, kind: MeaningKind) -> u16 {
        self.0[kind as usize]
    }

    pub(super) fn add(&mut self, kinds: Kinds) {
        for kind in MeaningKind::ALL.into_iter().filter(|kind| kinds.has(*kind)) {
            let count = &mut self.0[kind as usize];
            *count = count.saturating_add(1);
        }
    }
}
