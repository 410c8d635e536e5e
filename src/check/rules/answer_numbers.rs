//! Numbers of questions and answers, on which codes and links rest: all have one or none has, each is given once, none to
//! another unit than in the editions released, and none is too large for a code.

use std::collections::BTreeMap;

use crate::check::context::RuleContext;
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::topic::Topic;
use crate::guide::unit::UnitSpec;

/// No question has a higher number: each takes a digit of the code.
const MOST_QUESTIONS: u32 = 30;

/// No answer has a higher number: it is one digit, and 9 parts the answers from the ticks.
const MOST_ANSWERS: u32 = 8;

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    for topic in &look.guide.topics {
        given(topic, problems);
        let mut holders: BTreeMap<(u32, u32), &UnitSpec> = BTreeMap::new();
        for ((_, question, answer), spec) in topic.answer_places() {
            let most = if answer == 0 { MOST_QUESTIONS } else { MOST_ANSWERS };
            let number = if answer == 0 { question } else { answer };
            if !(1..=most).contains(&number) {
                let message = format!("`{}` has the number {number}", spec.id);
                let help = format!(
                    "a code holds questions with numbers up to {MOST_QUESTIONS}, answers up to {MOST_ANSWERS}"
                );
                problems.push(Diagnostic::error(Code::ItemNumber, spec.span, message, help));
            }
            if let Some(before) = holders.insert((question, answer), spec) {
                let message = format!("the number {number} is given twice");
                let help = "a number belongs to one question, or to one of its answers, for ever: give the newer one the next";
                let twice = Diagnostic::error(Code::ItemNumber, spec.span, message, help);
                problems.push(twice.with_also(before.span));
            }
            let place = (topic.id.clone(), question, answer);
            let recorded = look.guide.changes.record.answers.get(&place);
            if let Some(other) = recorded.filter(|recorded| **recorded != spec.id) {
                let message = format!("the number {number} was given to `{other}`, and now to `{}`", spec.id);
                let help = "an edition was released with it: a new question, and a new answer, gets a number never given before";
                problems.push(Diagnostic::error(Code::ItemNumber, spec.span, message, help));
            }
        }
    }
}

/// Where one question or answer has a number, all have.
fn given(topic: &Topic, problems: &mut Vec<Diagnostic>) {
    let questions = topic.questions();
    let all =
        || questions.iter().flat_map(|asked| [asked.spec].into_iter().chain(asked.answers.iter().copied()));
    if all().all(|spec| spec.answer_number().is_none()) {
        return;
    }
    for spec in all().filter(|spec| spec.answer_number().is_none()) {
        let message = format!("`{}` has no number", spec.id);
        let help = "give it the next `number`; a code tells questions and answers by their numbers";
        problems.push(Diagnostic::error(Code::ItemNumber, spec.span, message, help));
    }
}
