//! Reviews as their file: written with what is new, and held to the rules of the guide.

use std::fmt;

use crate::calendar::Day;
use crate::check::{self, review};
use crate::diagnostic::Severity;
use crate::edit::scalar::quoted;
use crate::guide::Guide;
use crate::guide::review::Reviews;
use crate::parse;
use crate::parse::reviews::PATH;
use crate::project::{Project, Rewritten};

/// Why a record cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordError {
    /// The guide itself cannot be read.
    Guide,
    /// A rule of the guide that the record would break; what it says and advises.
    Rule(String, String),
}

impl std::error::Error for RecordError {}

impl fmt::Display for RecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Guide => {
                write!(f, "the content cannot be read; run `wayleaf check` and mend what it names first")
            }
            Self::Rule(message, help) => write!(f, "{message}; {help}"),
        }
    }
}

/// The file that holds these reviews, without those of units that the guide has no more; `Err` where it would break a rule of
/// the guide on a day, since readers may see the names in it.
pub fn recorded(
    project: &Project,
    guide: &Guide,
    mut reviews: Reviews,
    today: Day,
) -> Result<Rewritten, RecordError> {
    // What is written is all that could be read: nothing of a record that could not be is to be lost.
    let told = parse::guide(project).problems;
    let mut unread = told.iter().filter(|problem| problem.path(project) == PATH);
    if let Some(problem) = unread.find(|problem| problem.severity == Severity::Error) {
        let line =
            problem.position(project).map_or_else(String::new, |at| format!(":{}:{}", at.line, at.column));
        let message = format!("`{PATH}{line}` cannot be read: {}", problem.message);
        return Err(RecordError::Rule(message, problem.help.clone()));
    }
    for topics in reviews.0.values_mut() {
        topics.retain(|id, units| match guide.topic(id) {
            Some(topic) => {
                units.retain(|unit, _| review::ids(topic).any(|known| known == *unit));
                true
            }
            None => false,
        });
    }
    let file = Rewritten { path: PATH.to_owned(), text: write(&reviews) };
    let project = project.with(std::slice::from_ref(&file));
    let parsed = parse::parse(&project, &parse::theme::chosen(&project));
    let (Some(guide), Some(theme)) = (parsed.value.guide, parsed.value.theme) else {
        return Err(RecordError::Guide);
    };
    let problems = check::check(&project, &guide, &theme, today, parsed.problems).problems;
    let ours = problems.iter().find(|problem| problem.path(&project) == PATH && problem.keeps_out());
    match ours {
        Some(problem) => Err(RecordError::Rule(problem.message.clone(), problem.help.clone())),
        None => Ok(file),
    }
}

/// `content/reviews.yaml`: a line a unit, by language, topic, unit, role and name.
fn write(reviews: &Reviews) -> String {
    let mut text = String::from(
        "# Who has read which text, and what they found. `wayleaf review import` and `wayleaf kit import` write this file.\nreviews:\n",
    );
    for (lang, topic, unit, review) in reviews.all() {
        let law = review.law.map(|law| format!(", law: \"{law}\"")).unwrap_or_default();
        text.push_str(&format!(
            "  - {{unit: \"{topic}#{unit}\", language: \"{lang}\", role: {}, by: {}, on: {}, read: \"{}\"{law}, verdict: {}",
            review.role.as_str(),
            quoted(&review.by),
            review.on,
            review.read,
            review.verdict.as_str()
        ));
        if !review.remarks.is_empty() {
            let remarks = review.remarks.iter().map(|remark| {
                let words = quoted(&remark.words);
                format!(
                    "      {{claim: {}, verdict: {}, words: {words}}}",
                    remark.claim,
                    remark.verdict.as_str()
                )
            });
            text.push_str(&format!(", remarks: [\n{}\n    ]", remarks.collect::<Vec<_>>().join(",\n")));
        }
        text.push_str("}\n");
    }
    text
}
