//! The page of a situation says first what to do, then whom to call; home leads to it, in at most six rows.

use std::collections::BTreeSet;

use crate::check::context::RuleContext;
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::Guide;
use crate::guide::ids::TopicId;
use crate::guide::text::{self, Block, Inline};
use crate::guide::topic::{Topic, TopicKind};
use crate::guide::unit::{Unit, UnitSpec};
use crate::project::{Span, Spanned};

/// The most rows on the first screen of home, the most steps, and the most words of one.
const MOST_ROWS: usize = 6;
const MOST_STEPS: usize = 5;
const MOST_WORDS: usize = 30;

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let guide = look.guide;
    let rows = rows(guide);
    of_home(guide, rows, problems);
    let reached: BTreeSet<&TopicId> = rows.iter().map(|row| &row.value).collect();
    for topic in guide.topics.of_kind(TopicKind::Situation) {
        of_structure(topic, problems);
        let source = topic.articles.get(&guide.settings.source);
        let first = topic.units.first().and_then(|spec| source?.unit(&spec.id));
        first.into_iter().for_each(|unit| of_steps(unit, problems));
        if !reached.contains(&topic.id) {
            let message = format!("no row of home leads to the situation `{}`", topic.id);
            let help = "name it under `topics` of the first section of home";
            problems.push(Diagnostic::warning(Code::Situation, Span::top(topic.file), message, help));
        }
    }
}

/// What the first section of home lists.
fn rows(guide: &Guide) -> &[Spanned<TopicId>] {
    let first = guide.of_kind(TopicKind::Home).and_then(|home| home.units.first());
    first.and_then(UnitSpec::section).map_or(&[], |section| &section.topics)
}

/// Rows are situations or other pages, and few.
fn of_home(guide: &Guide, rows: &[Spanned<TopicId>], problems: &mut Vec<Diagnostic>) {
    let is_situation = |row: &&Spanned<TopicId>| {
        guide.topic(&row.value).is_some_and(|topic| topic.kind == TopicKind::Situation)
    };
    if !rows.iter().any(|row| is_situation(&row)) {
        return;
    }
    for row in rows.iter().filter(|row| !is_situation(row) && guide.topic(&row.value).is_some()) {
        let message = format!("`{}` is no situation and stands among them", row.value);
        let help = "the first section of home lists situations only, or none: move it to another section";
        problems.push(Diagnostic::error(Code::Situation, row.span, message, help));
    }
    if let Some(row) = rows.get(MOST_ROWS) {
        let message = format!("home lists {} situations; {MOST_ROWS} is the limit", rows.len());
        let help = "keep those that most readers are in: a first screen has no room for more";
        problems.push(Diagnostic::error(Code::Situation, row.span, message, help));
    }
}

/// The second unit says whom to call.
fn of_structure(topic: &Topic, problems: &mut Vec<Diagnostic>) {
    let second = topic.units.get(1);
    if second.and_then(UnitSpec::section).is_some_and(|section| section.contacts.is_some()) {
        return;
    }
    let place = second.map_or(Span::top(topic.file), |spec| spec.span);
    let message = format!("the situation `{}` does not say right after its steps whom to call", topic.id);
    let help = "let its second unit have `contacts: ask-first`, or cards of its own";
    problems.push(Diagnostic::error(Code::Situation, place, message, help));
}

/// The first unit is a numbered list of a few short steps.
fn of_steps(unit: &Unit, problems: &mut Vec<Diagnostic>) {
    let steps = match unit.body.as_slice() {
        [Block::List(list)] if list.first.is_some() && list.items.len() <= MOST_STEPS => &list.items,
        _ => {
            let message =
                format!("`{}` is not a numbered list of 1 to {MOST_STEPS} steps and nothing else", unit.id);
            let help = "write what to do now as a list `1. …`, and all else in later units";
            problems.push(Diagnostic::error(Code::Situation, unit.head, message, help));
            return;
        }
    };
    for (at, step) in steps.iter().enumerate() {
        let words = words(step);
        if words > MOST_WORDS {
            let message =
                format!("step {} of `{}` has {words} words; {MOST_WORDS} is the limit", at + 1, unit.id);
            let help = "say what to do; move the reasons to a later unit";
            problems.push(Diagnostic::warning(Code::Situation, unit.head, message, help));
        }
    }
}

/// The words of a step, without those that facts stand for.
fn words(step: &[Block]) -> usize {
    let mut count = 0;
    text::visit(step, &mut |inline| {
        if let Inline::Text(text) = inline {
            count += text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        }
    });
    count
}
