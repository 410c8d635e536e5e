//! What is wrong, where, and what to do about it: values that are collected, never printed here.

use crate::project::{Position, Project, Span};

/// One problem, in words a counsellor understands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule found it.
    pub code: Code,
    /// Whether it stops the build.
    pub severity: Severity,
    /// What is wrong: a phrase, lower case, naming the thing in backticks.
    pub message: String,
    /// Where.
    pub place: Place,
    /// What to do: a short sentence without a full stop.
    pub help: String,
}

/// Whether a problem stops the build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// The site is written; somebody should look.
    Warning,
}

/// Where a problem lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In a file that was read.
    Span(Span),
    /// In a file that could not be taken in as text.
    At {
        /// Path relative to the project's root.
        path: String,
        /// Line and column.
        position: Position,
    },
    /// A file or folder as a whole.
    Path(String),
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// Every kind of problem Wayleaf reports, each with a word that can be searched for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// All codes.
            pub const ALL: &[Code] = &[$(Code::$name,)*];

            /// The word shown to people, in kebab-case.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $word,)* }
            }
        }
    };
}

codes! {
    /// A file is larger than any guidance text is.
    FileTooLarge = "file-too-large",
    /// A file holds bytes that are not UTF-8.
    NotUtf8 = "not-utf-8",
    /// A symbolic link in the project.
    LinkInProject = "link-in-project",
    /// A file or folder cannot be read.
    Unreadable = "unreadable",
    /// A file that must be there is not.
    MissingFile = "missing-file",
    /// A file nothing uses.
    UnusedFile = "unused-file",
    /// YAML that cannot be understood.
    Yaml = "yaml",
    /// A language tag that is not written as BCP 47 says.
    LanguageTag = "language-tag",
    /// A word where only certain words are allowed.
    UnknownWord = "unknown-word",
    /// An id that is not kebab-case.
    BadId = "bad-id",
    /// The same id twice.
    DuplicateId = "duplicate-id",
    /// A date that does not exist.
    BadDate = "bad-date",
    /// Dates in the wrong order.
    DateOrder = "date-order",
    /// A fact whose value does not fit its kind.
    FactValue = "fact-value",
    /// A fact past the last day to rely on it.
    PastDate = "past-date",
    /// Two facts that say the same.
    DuplicateFact = "duplicate-fact",
    /// `{{id}}` of a fact that is not there.
    UnknownFact = "unknown-fact",
    /// A fact no text uses.
    UnusedFact = "unused-fact",
    /// `[^id]` of a source that is not there.
    UnknownSource = "unknown-source",
    /// A source nothing cites.
    UnusedSource = "unused-source",
    /// A safety unit without a source.
    UnsourcedSafety = "unsourced-safety",
    /// An edition that is not there.
    UnknownEdition = "unknown-edition",
    /// A topic that is not there.
    UnknownTopic = "unknown-topic",
    /// A topic the reading order leaves out.
    UnlistedTopic = "unlisted-topic",
    /// A first page of another kind, or another topic of its kind.
    TopicKind = "topic-kind",
    /// A picture that is not in the theme.
    UnknownPicture = "unknown-picture",
    /// A unit that is not there.
    UnknownUnit = "unknown-unit",
    /// Units missing from a source text, or in another order.
    UnitOrder = "unit-order",
    /// A link that leads nowhere.
    DeadLink = "dead-link",
    /// A web address in the text.
    OutsideLink = "outside-link",
    /// HTML in Markdown.
    RawHtml = "raw-html",
    /// Markdown that a guide does not use.
    UnsupportedMarkdown = "unsupported-markdown",
    /// A heading without an id.
    MissingId = "missing-id",
    /// A topic that is hard to read.
    PlainLanguage = "plain-language",
    /// A heading level left out.
    HeadingLevel = "heading-level",
    /// Text outside any unit.
    StrayText = "stray-text",
    /// A word of the glossary without its sound.
    MissingSound = "missing-sound",
    /// A number or paragraph in prose that belongs among the facts.
    FactInProse = "fact-in-prose",
    /// A translation without its label.
    MissingLabel = "missing-label",
    /// A translated unit that does not say what it was made from.
    Unstamped = "unstamped",
    /// Units of a translation that are missing or behind.
    BehindSource = "behind-source",
    /// A translation that differs from its source in facts, sources, links or items.
    TranslationDiffers = "translation-differs",
    /// An invisible direction mark that does harm.
    StrayBidi = "stray-bidi",
    /// An interface string missing or superfluous in a language.
    Strings = "strings",
    /// A fault in the theme's list of parts.
    Theme = "theme",
    /// A fault in a template.
    Template = "template",
    /// A picture with more in it than shapes.
    Picture = "picture",
    /// A stylesheet with physical directions.
    PhysicalDirection = "physical-direction",
    /// A page over the promised weight.
    PageTooHeavy = "page-too-heavy",
    /// A language that costs more than promised to keep on a phone.
    SavingTooHeavy = "saving-too-heavy",
    /// Two pages at one address.
    PathTwice = "path-twice",
    /// A site with a dead link in it.
    DeadSiteLink = "dead-site-link",
}

impl Diagnostic {
    /// An error at a span.
    pub fn error(code: Code, span: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, Place::Span(span), message, help)
    }

    /// A warning at a span.
    pub fn warning(code: Code, span: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, Place::Span(span), message, help)
    }

    /// A problem at any place.
    pub fn new(
        code: Code,
        severity: Severity,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { code, severity, message: message.into(), place, help: help.into() }
    }

    /// The path this is about, relative to the project's root.
    pub fn path<'a>(&'a self, project: &'a Project) -> &'a str {
        match &self.place {
            Place::Span(span) => &project.file(span.file).path,
            Place::At { path, .. } | Place::Path(path) => path,
        }
    }

    /// Line and column, where there is one.
    pub fn position(&self, project: &Project) -> Option<Position> {
        match &self.place {
            Place::Span(span) => Some(project.position(*span)),
            Place::At { position, .. } => Some(*position),
            Place::Path(_) => None,
        }
    }
}

/// Sorts by path, place and code, and drops what is said twice.
pub fn settle(mut problems: Vec<Diagnostic>, project: &Project) -> Vec<Diagnostic> {
    problems.sort_by_cached_key(|problem| {
        let start = match &problem.place {
            Place::Span(span) => (span.start, Position { line: 0, column: 0 }),
            Place::At { position, .. } => (0, *position),
            Place::Path(_) => (0, Position { line: 0, column: 0 }),
        };
        (problem.path(project).to_owned(), start, problem.code, problem.message.clone())
    });
    problems.dedup();
    problems
}

/// Whether any of these stops the build.
pub fn any_error(problems: &[Diagnostic]) -> bool {
    problems.iter().any(|problem| problem.severity == Severity::Error)
}
