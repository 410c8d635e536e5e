//! The stages of a build, told to whoever asks as each begins: a program with a clock can time them, a test can count in
//! them. Nothing here knows what time it is.

use std::fmt;

/// A stage of a build, in the order in which they come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BuildStage {
    /// The folder is read.
    Load,
    /// Texts become the model and the theme.
    Parse,
    /// The rules are asked.
    Check,
    /// The edition is named, and the pages are listed.
    Plan,
    /// Pages are drawn.
    Render,
    /// Pages are minified, given their styles and scripts, and weighed.
    Finish,
    /// What phones fetch is made.
    Offline,
    /// Links are followed, weights compared with their limits, and the files gathered.
    Links,
    /// Sums and what the host needs are made, and all is written to the disk.
    Write,
}

impl BuildStage {
    /// The words of reports.
    pub const WORDS: [(&str, Self); 9] = [
        ("load", Self::Load),
        ("parse", Self::Parse),
        ("check", Self::Check),
        ("plan", Self::Plan),
        ("render", Self::Render),
        ("finish", Self::Finish),
        ("offline", Self::Offline),
        ("links", Self::Links),
        ("write", Self::Write),
    ];

    /// The word of reports.
    pub fn as_str(self) -> &'static str {
        Self::WORDS.iter().find(|(_, stage)| *stage == self).map_or("", |(word, _)| *word)
    }
}

/// Who is told that a stage begins; the one before ends with that. The default tells nobody and costs nothing.
#[derive(Clone, Copy, Default)]
pub struct Stages<'a>(Option<&'a (dyn Fn(BuildStage) + Sync)>);

impl<'a> Stages<'a> {
    /// Tells `observer`.
    pub fn told_to(observer: &'a (dyn Fn(BuildStage) + Sync)) -> Self {
        Self(Some(observer))
    }

    /// A stage begins.
    pub(crate) fn begin(&self, stage: BuildStage) {
        if let Some(observer) = self.0 {
            observer(stage);
        }
    }
}

impl fmt::Debug for Stages<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Stages").field(&self.0.is_some()).finish()
    }
}
