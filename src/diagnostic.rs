//! What is wrong, where, and what to do about it: values that are collected, never printed here.

mod code;
mod diagnosed;
mod few;
mod paths;
mod subject;

use std::borrow::Cow;

use crate::bundle::SitePath;
use crate::project::{Position, Project, Span};

pub use code::Code;
pub use diagnosed::Diagnosed;
pub use few::{FIRST, KEPT, Rest, few, first};
pub use paths::{argument, shown};
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

    /// Whether it keeps out what somebody hands in (a translation, a review): an error, or a number or a sentence that looks
    /// as if it were not the source's. An author who has looked may allow what is only a guess.
    pub(crate) fn keeps_out(&self) -> bool {
        let looks_wrong = matches!(
            self.code,
            Code::FactInProse | Code::Untranslated | Code::MixedScripts | Code::DigitsDiffer | Code::OddDigit
        );
        self.severity == Severity::Error || looks_wrong
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
