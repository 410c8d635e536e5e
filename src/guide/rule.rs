//! Rules: with which answers something applies.

use std::fmt;

use crate::guide::ids::UnitId;
use crate::project::Span;

/// With which answers something applies, as the author writes it: `ill-mind or ill-both`,
/// `asylum-refused and not no-children`; `and` binds before `or`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// It applies where all terms of one of these hold.
    pub alternatives: Vec<Vec<RuleTerm>>,
    /// Where it stands.
    pub span: Span,
}

/// One answer in a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleTerm {
    /// The answer.
    pub answer: UnitId,
    /// Whether any other answer to its question is meant.
    pub negated: bool,
}

/// A word in a rule that cannot be an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleError(pub String);

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` cannot be an answer", self.0)
    }
}

impl std::error::Error for RuleError {}

impl Rule {
    /// Stands for a rule that could not be read: it never holds.
    pub(crate) fn unread(span: Span) -> Self {
        Self { alternatives: Vec::new(), span }
    }

    /// Whether it could be read.
    pub(crate) fn is_read(&self) -> bool {
        !self.alternatives.is_empty()
    }

    /// Reads a rule.
    pub fn parse(text: &str, span: Span) -> Result<Self, RuleError> {
        let alternatives = text.split(" or ").map(|every| every.split(" and ").map(term).collect());
        Ok(Self { alternatives: alternatives.collect::<Result<_, _>>()?, span })
    }

    /// Whether it applies to somebody who has given these answers.
    pub fn holds(&self, given: &[&UnitId]) -> bool {
        let holds = |term: &RuleTerm| given.contains(&&term.answer) != term.negated;
        self.alternatives.iter().any(|every| every.iter().all(holds))
    }

    /// Every answer it names.
    pub fn answers(&self) -> impl Iterator<Item = &UnitId> {
        self.alternatives.iter().flatten().map(|term| &term.answer)
    }
}

fn term(text: &str) -> Result<RuleTerm, RuleError> {
    let text = text.trim();
    let (negated, name) = text.strip_prefix("not ").map_or((false, text), |name| (true, name.trim()));
    let answer = UnitId::new(name).ok_or_else(|| RuleError(name.to_owned()))?;
    Ok(RuleTerm { answer, negated })
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, every) in self.alternatives.iter().enumerate() {
            f.write_str(if at > 0 { " or " } else { "" })?;
            for (at, term) in every.iter().enumerate() {
                f.write_str(if at > 0 { " and " } else { "" })?;
                write!(f, "{}{}", if term.negated { "not " } else { "" }, term.answer)?;
            }
        }
        Ok(())
    }
}
