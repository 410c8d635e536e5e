//! Questions of a checklist: every answer matters, every condition can hold and can fail, every item is reached.

use crate::check::context::RuleContext;
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::ids::{Suggestions, UnitId};
use crate::guide::rule::Rule;
use crate::guide::topic::{Question, Topic};
use crate::guide::unit::UnitSpec;
use std::collections::BTreeSet;

/// More ways to answer than these are not gone through.
const MOST: usize = 10_000;

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    for topic in &look.guide.topics {
        let questions = topic.questions();
        let known = known(topic, &questions, problems);
        shaped(&questions, problems);
        if known {
            used(topic, &questions, problems);
            reached(topic, &questions, problems);
        }
    }
}

/// Whether every name that stands for an answer or a condition is one.
fn known(topic: &Topic, questions: &[Question<'_>], problems: &mut Vec<Diagnostic>) -> bool {
    let before = problems.len();
    let answers: BTreeSet<&str> = questions.iter().flat_map(Question::names).map(UnitId::as_str).collect();
    let conditions = topic.units.iter().filter(|spec| spec.condition().is_some());
    let conditions: BTreeSet<&str> = conditions.map(|spec| spec.id.as_str()).collect();
    let mut meant_answers = Suggestions::new(answers.iter().copied().collect());
    let mut meant_conditions = Suggestions::new(conditions.iter().copied().collect());
    for spec in &topic.units {
        for rule in spec.rules() {
            for answer in rule.answers().filter(|answer| !answers.contains(&answer.as_str())) {
                let message = format!("`{answer}` is not an answer of this checklist");
                let near = meant_answers.nearest(answer.as_str());
                let help = meant(near, "an answer is a unit of `kind: answer`");
                problems.push(Diagnostic::error(Code::UnknownAnswer, rule.span, message, help));
            }
        }
        for when in spec.conditions().filter(|when| !conditions.contains(&when.value.as_str())) {
            let message = format!("`{}` is not a condition of this checklist", when.value);
            let near = meant_conditions.nearest(when.value.as_str());
            let help = meant(near, "a condition is a unit of `kind: condition`");
            problems.push(Diagnostic::error(Code::UnknownAnswer, when.span, message, help));
        }
    }
    problems.len() == before
}

fn meant(near: Option<&str>, otherwise: &str) -> String {
    near.map_or_else(|| otherwise.to_owned(), |name| format!("did you mean `{name}`?"))
}

/// A question has at least two answers.
fn shaped(questions: &[Question<'_>], problems: &mut Vec<Diagnostic>) {
    for question in questions.iter().filter(|question| question.answers.len() < 2) {
        let message = format!("the question `{}` leaves no choice", question.spec.id);
        let help = "put two or more units of `kind: answer` after it";
        problems.push(Diagnostic::error(Code::Condition, question.spec.span, message, help));
    }
}

/// One answer to a question may be the one that changes nothing; a condition is there for a unit.
fn used(topic: &Topic, questions: &[Question<'_>], problems: &mut Vec<Diagnostic>) {
    let rules = || topic.units.iter().flat_map(UnitSpec::rules);
    for question in questions {
        let idle = |answer: &&&UnitSpec| !rules().any(|rule| rule.answers().any(|named| *named == answer.id));
        let idle: Vec<_> = question.answers.iter().filter(idle).collect();
        for answer in idle.iter().filter(|_| idle.len() > 1) {
            let message = format!("nothing depends on the answer `{}`", answer.id);
            let help = "name it in an `if` or a `first`, or take it out: ask nothing that is not needed";
            problems.push(Diagnostic::error(Code::UnusedAnswer, answer.span, message, help));
        }
    }
    for spec in topic.units.iter().filter(|spec| spec.condition().is_some()) {
        let named = |unit: &UnitSpec| unit.conditions().any(|when| when.value == spec.id);
        if !topic.units.iter().any(named) {
            let message = format!("nothing depends on the condition `{}`", spec.id);
            let help = "name it in the `when` of a section, an item or a page of `see`, or take it out";
            problems.push(Diagnostic::error(Code::UnusedAnswer, spec.span, message, help));
        }
    }
}

/// Goes through every way to answer.
fn reached(topic: &Topic, questions: &[Question<'_>], problems: &mut Vec<Diagnostic>) {
    let ways = questions.iter().fold(1, |ways: usize, question| ways.saturating_mul(question.answers.len()));
    let are_read = topic.units.iter().flat_map(UnitSpec::rules).all(Rule::is_read);
    if questions.is_empty() || ways == 0 || !are_read {
        return;
    }
    if ways > MOST {
        let message = format!("there are more than {MOST} ways to answer the questions");
        let help = "ask less: no reader answers that many questions";
        problems.push(Diagnostic::error(Code::Condition, questions[0].spec.span, message, help));
        return;
    }
    let ways: Vec<Vec<&UnitId>> = topic.combinations();
    let contradicts = |rule: &Rule| {
        let holds = ways.iter().filter(|given| rule.holds(given)).count();
        match holds {
            0 => Some("never holds"),
            count if count == ways.len() => Some("always holds"),
            _ => None,
        }
    };
    let mut sound = true;
    for rule in topic.units.iter().flat_map(UnitSpec::rules) {
        if let Some(how) = contradicts(rule) {
            let message = format!("the condition `{rule}` {how}, whatever the answers");
            let help = "each question has one answer: join answers to one question by `or`";
            problems.push(Diagnostic::error(Code::Contradiction, rule.span, message, help));
            sound = false;
        }
    }
    for (spec, rules) in topic.with_rules().filter(|(spec, _)| sound && spec.item().is_some()) {
        if !ways.iter().any(|given| rules.iter().all(|rule| rule.holds(given))) {
            let message = format!("no answer leads to the item `{}`", spec.id);
            let help = "its `when` and that of its section exclude each other: change one of them";
            problems.push(Diagnostic::error(Code::UnreachedItem, spec.span, message, help));
        }
    }
}
