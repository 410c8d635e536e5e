//! What is wrong, where, and what to do about it: values that are collected, never printed here.

mod diagnosed;
mod few;
mod subject;

use std::borrow::Cow;

use crate::bundle::SitePath;
use crate::project::{Position, Project, Span};

pub use diagnosed::Diagnosed;
pub use few::{KEPT, SHOWN, few};
pub use subject::Subject;

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
    /// Where else, in order: the other pages with the same fault, what it stands against.
    pub also: Vec<Place>,
    /// What to do: a short sentence without a full stop.
    pub help: String,
    /// How many more of its kind in its file it stands for ([`few()`]).
    pub more: usize,
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
    /// A page of the site, which no single file makes.
    Page(SitePath),
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
    /// A finding that is allowed and was not found.
    UnusedAllowance = "unused-allowance",
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
    /// An address that is not that of a site.
    BadAddress = "bad-address",
    /// A wireless network that cannot be.
    BadHotspot = "bad-hotspot",
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
    /// A fact placed before somebody has confirmed it.
    UnconfirmedFact = "unconfirmed-fact",
    /// A fact no text uses.
    UnusedFact = "unused-fact",
    /// `[^id]` of a source that is not there.
    UnknownSource = "unknown-source",
    /// A place in a law that its recorded text does not have.
    UnknownProvision = "unknown-provision",
    /// A place in a law that was not in the extract that was recorded, or that cannot be read.
    NotRecorded = "not-recorded",
    /// A unit that rests on a provision whose words have changed since it was read.
    LawChanged = "law-changed",
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
    /// A card of contacts without a name or without a way to reach whom it names.
    Contacts = "contacts",
    /// More units marked as important than a page may have.
    Important = "important",
    /// A unit that readers must see at once, and that is folded.
    Folded = "folded",
    /// A page of a situation that does not say first what to do and whom to call, or that nothing leads to.
    Situation = "situation",
    /// A drawing that is not in `content/drawings/`.
    UnknownDrawing = "unknown-drawing",
    /// A picture that is not in the theme.
    UnknownPicture = "unknown-picture",
    /// A unit that is not there.
    UnknownUnit = "unknown-unit",
    /// Units missing from a source text, or in another order.
    UnitOrder = "unit-order",
    /// A question, answer or condition in the wrong place, or a part of it missing.
    Condition = "condition",
    /// An answer or a condition that is not there.
    UnknownAnswer = "unknown-answer",
    /// An answer or a condition nothing depends on.
    UnusedAnswer = "unused-answer",
    /// An item no answer leads to.
    UnreachedItem = "unreached-item",
    /// A condition that always holds, or never.
    Contradiction = "contradiction",
    /// A number of an item that is missing, given twice, or leaves a gap.
    ItemNumber = "item-number",
    /// A link that leads nowhere.
    DeadLink = "dead-link",
    /// A web address in the text.
    OutsideLink = "outside-link",
    /// HTML in Markdown.
    RawHtml = "raw-html",
    /// Markdown that a guide does not use.
    UnsupportedMarkdown = "unsupported-markdown",
    /// Prose that Markdown takes for a list or a quotation.
    AccidentalStructure = "accidental-structure",
    /// A title, a heading or a name without words.
    EmptyText = "empty-text",
    /// A title, a name or a string longer than anybody reads.
    TooLong = "too-long",
    /// A character written as HTML writes those it cannot hold.
    CharacterReference = "character-reference",
    /// A telephone number or an address inside a link.
    LinkInLink = "link-in-link",
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
    /// A unit with a heading and no text, or with a text and no heading.
    HalfTranslated = "half-translated",
    /// A source unit that changed, nobody says when.
    UndatedChange = "undated-change",
    /// A translation that places other facts than its source, or in other lines.
    FactsDiffer = "facts-differ",
    /// A translation that cites other sources than its source, or in other lines.
    SourcesDiffer = "sources-differ",
    /// A translation whose links lead elsewhere than its source's.
    LinksDiffer = "links-differ",
    /// A translation that lost or changed a word of the official language.
    OfficialDiffers = "official-differs",
    /// A translation in which other words are strong.
    EmphasisDiffers = "emphasis-differs",
    /// A translation with other numbers than its source.
    DigitsDiffer = "digits-differ",
    /// A translation with more or fewer paragraphs, entries, rows or headings than its source.
    ShapeDiffers = "shape-differs",
    /// A text in another language than its file's.
    Untranslated = "untranslated",
    /// The same text in two places where the source says two things.
    RepeatedText = "repeated-text",
    /// A translation far shorter or longer than its source.
    OddLength = "odd-length",
    /// A digit that is none of the language's.
    OddDigit = "odd-digit",
    /// A character nobody sees, or one that only looks like another.
    HiddenSign = "hidden-sign",
    /// Letters of two scripts in one word.
    MixedScripts = "mixed-scripts",
    /// A letter of another language's alphabet.
    StrangeLetter = "strange-letter",
    /// Punctuation or spacing of another language.
    Punctuation = "punctuation",
    /// A bracket opened and not closed, or closed and not opened.
    Brackets = "brackets",
    /// A mark of Markdown that shows as text.
    BrokenMark = "broken-mark",
    /// An invisible direction mark that does harm.
    StrayBidi = "stray-bidi",
    /// An interface string missing or superfluous in a language.
    Strings = "strings",
    /// A fault in the theme's list of parts.
    Theme = "theme",
    /// A fault in a template.
    Template = "template",
    /// A theme that loads, runs or sends something beside a page's own style and script, or a page without a policy.
    Unsealed = "unsealed",
    /// An element, attribute or address on a page that no template, fact or source wrote.
    ForeignMarkup = "foreign-markup",
    /// A picture with more in it than shapes.
    Picture = "picture",
    /// A stylesheet with physical directions.
    PhysicalDirection = "physical-direction",
    /// A font that is not there, or is none.
    Font = "font",
    /// A font without letters its language uses.
    FontLacks = "font-lacks",
    /// A font over its budget.
    FontTooHeavy = "font-too-heavy",
    /// A page over the promised weight.
    PageTooHeavy = "page-too-heavy",
    /// A one-file edition over the promised size.
    OneFileTooLarge = "one-file-too-large",
    /// A language that costs more than promised to keep on a phone.
    SavingTooHeavy = "saving-too-heavy",
    /// Two pages at one address.
    PathTwice = "path-twice",
    /// A site with a dead link in it.
    DeadSiteLink = "dead-site-link",
}

impl Code {
    /// Whether what it stands for is guessed from how a text looks, so that it can be wrong: it never stops a build.
    pub fn is_guess(self) -> bool {
        matches!(
            self,
            Self::FactInProse
                | Self::Untranslated
                | Self::MixedScripts
                | Self::StrangeLetter
                | Self::DigitsDiffer
                | Self::OddDigit
                | Self::OddLength
                | Self::RepeatedText
                | Self::Punctuation
        )
    }
}

impl Diagnostic {
    /// An error at a span; a warning where it is a guess.
    pub fn error(code: Code, span: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        let severity = if code.is_guess() { Severity::Warning } else { Severity::Error };
        Self::new(code, severity, Place::Span(span), message, help)
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
        let (message, help) = (shortened(message.into()), shortened(help.into()));
        Self { code, severity, message, place, also: Vec::new(), help, more: 0 }
    }

    /// A problem with these pages of the site, of which there is at least one.
    pub(crate) fn on_pages(
        code: Code,
        severity: Severity,
        mut pages: Vec<SitePath>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        let also = pages.split_off(pages.len().min(1)).into_iter().map(Place::Page).collect();
        let place = pages.pop().map_or_else(|| Place::Path(String::new()), Place::Page);
        Self { also, ..Self::new(code, severity, place, message, help) }
    }

    /// The same with one more place that has to do with it.
    #[must_use]
    pub fn with_also(mut self, span: Span) -> Self {
        self.also.push(Place::Span(span));
        self
    }

    /// What is wrong, and how many more it stands for.
    pub fn told(&self) -> Cow<'_, str> {
        match self.more {
            0 => Cow::Borrowed(&self.message),
            more => Cow::Owned(format!("{} (and {more} more like it in this file)", self.message)),
        }
    }

    /// The path this is about.
    pub fn path<'a>(&'a self, project: &'a Project) -> &'a str {
        self.place.path(project)
    }

    /// Line and column, where there is one.
    pub fn position(&self, project: &Project) -> Option<Position> {
        self.place.position(project)
    }
}

impl Place {
    /// Its path: of a file, relative to the project's root; of a page, as on the site.
    pub fn path<'a>(&'a self, project: &'a Project) -> &'a str {
        match self {
            Self::Span(span) => &project.file(span.file).path,
            Self::At { path, .. } | Self::Path(path) => path,
            Self::Page(path) => path.as_str(),
        }
    }

    /// Its line and column, where there is one.
    pub fn position(&self, project: &Project) -> Option<Position> {
        match self {
            Self::Span(span) => Some(project.position(*span)),
            Self::At { position, .. } => Some(*position),
            Self::Path(_) | Self::Page(_) => None,
        }
    }
}

/// A text that may quote a file, as long as anybody reads it.
fn shortened(mut text: String) -> String {
    const LONGEST: usize = 1_000;
    if text.len() > LONGEST {
        text.truncate(text.floor_char_boundary(LONGEST));
        text.push('…');
    }
    text
}

/// Names in a row, as a help may list them: the first ones where there are many.
pub fn listed(names: &[&str]) -> String {
    const FIRST: usize = 20;
    match names.len() {
        ..=FIRST => names.join(", "),
        all => format!("{} and {} more", names[..FIRST].join(", "), all - FIRST),
    }
}

/// Sorts by path, place and code, and drops what is said twice.
pub fn sort_and_dedup(mut problems: Vec<Diagnostic>, project: &Project) -> Vec<Diagnostic> {
    problems.sort_by_cached_key(|problem| {
        let start = match &problem.place {
            Place::Span(span) => (span.start, Position { line: 0, column: 0 }),
            Place::At { position, .. } => (0, *position),
            Place::Path(_) | Place::Page(_) => (0, Position { line: 0, column: 0 }),
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
