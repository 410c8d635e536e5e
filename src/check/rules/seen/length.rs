//! A title, a name and a string are short: each stands on many pages, and in most of them in one line.

use crate::check::context::RuleContext;
use crate::check::seen::{Name, Seen};
use crate::diagnostic::{Code, Diagnostic, Severity};

/// The most letters of a summary in the source language, which stands above the first sentence of its page.
const MOST_OF_SUMMARY: usize = 140;

/// The most bytes each may have: a letter of Tigrinya takes three.
fn most(name: &Name<'_>) -> Option<usize> {
    match name {
        // A page has a limit of its own.
        Name::Unit(_) => None,
        Name::Reviewer | Name::Setting(_) | Name::Drawing(_) => Some(300),
        Name::Title | Name::Section(_) | Name::Pinpoint(_) => Some(600),
        Name::Summary | Name::Source(_) | Name::Fact(_) => Some(2_000),
        Name::Interface(_) => Some(3_000),
    }
}

pub(in crate::check::rules) fn check(look: RuleContext<'_>, seen: &Seen<'_>, problems: &mut Vec<Diagnostic>) {
    let is_summary = matches!(seen.name, Name::Summary) && *seen.lang == look.guide.settings.source;
    let letters = if is_summary { seen.text.chars().count() } else { 0 };
    if letters > MOST_OF_SUMMARY {
        let message = format!(
            "the summary has {letters} letters; {MOST_OF_SUMMARY} is what fits above the text of a small phone"
        );
        let help = "say what the page is good for, and no more";
        problems.push(Diagnostic::new(Code::TooLong, Severity::Warning, seen.place(look, ""), message, help));
    }
    let Some(most) = most(&seen.name).filter(|most| seen.text.len() > *most) else { return };
    let message = format!("{} has {} bytes; {most} is the limit", seen.name, seen.text.len());
    let help = "say it in fewer words";
    problems.push(Diagnostic::new(Code::TooLong, Severity::Error, seen.place(look, ""), message, help));
}
