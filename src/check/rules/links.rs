//! Links inside the guide lead to a topic and a unit that exist: those in prose, and those of items.

use crate::check::context::{ArticleContext, RuleContext};
use crate::diagnostic::{Code, Diagnostic, listed};
use crate::guide::Guide;
use crate::guide::fact::FactKind;
use crate::guide::ids::{Suggestions, TopicId, nearest};
use crate::guide::text::{Inline, LinkTarget, visit, visit_inlines};
use crate::guide::topic::{Topic, TopicKind};

pub(super) fn check(look: RuleContext<'_>, reading: ArticleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let mut pages = Pages::new(look.guide);
    for unit in &reading.article.units {
        visit(&unit.body, &mut |inline| {
            if let Inline::Link(target, words) = inline {
                problems.extend(dead(look, reading.topic, target, &mut pages));
                problems.extend(nested(look, words));
            }
        });
    }
}

/// The facts in the words of a link that are links themselves.
fn nested(look: RuleContext<'_>, words: &[Inline]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    visit_inlines(words, &mut |inline| {
        let Inline::Fact(id, span) = inline else { return };
        let kind = look.guide.facts.get(id).map(|fact| fact.kind);
        if matches!(kind, Some(FactKind::Phone | FactKind::Link)) {
            let message = format!("the fact `{id}` is a link, and stands in a link");
            let help = "place it behind the link";
            found.push(Diagnostic::error(Code::LinkInLink, *span, message, help));
        }
    });
    found
}

/// The pages items lead on to.
pub(super) fn of_items(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let mut pages = Pages::new(look.guide);
    for topic in &look.guide.topics {
        for spec in &topic.units {
            let see = spec.item().into_iter().flat_map(|item| &item.see);
            problems.extend(see.filter_map(|see| dead(look, topic, &see.to, &mut pages)));
        }
    }
}

/// The topics that have a role.
pub(super) fn of_roles(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let mut pages = Pages::new(look.guide);
    let Some(home) = look.guide.topics.first() else { return };
    problems
        .extend(look.guide.settings.roles.given().filter_map(|target| dead(look, home, target, &mut pages)));
}

fn dead(
    look: RuleContext<'_>,
    here: &Topic,
    target: &LinkTarget,
    pages: &mut Pages<'_>,
) -> Option<Diagnostic> {
    let topic = match &target.topic {
        None => here,
        Some(id) => match look.guide.page(id).or_else(|| Some(look.guide.sheet(id)?.0)) {
            Some(topic) => topic,
            None => {
                let help = pages.advice(id);
                let message = format!("the link leads to a topic `{id}` that does not exist");
                return Some(Diagnostic::error(Code::DeadLink, target.span, message, help));
            }
        },
    };
    let unit = target.unit.as_ref()?;
    if topic.unit(unit).is_some() {
        return None;
    }
    let names: Vec<&str> = topic.units.iter().map(|spec| spec.id.as_str()).collect();
    let all = format!("the units of `{}` are: {}", topic.id, listed(&names));
    let help = nearest(unit.as_str(), &names).map_or(all, |name| format!("did you mean `{name}`?"));
    let message = format!("the link leads to a unit `{unit}` that the topic `{}` does not have", topic.id);
    Some(Diagnostic::error(Code::DeadLink, target.span, message, help))
}

/// The names a link may lead to, gathered at the first link that is dead.
struct Pages<'a> {
    guide: &'a Guide,
    names: Option<(Suggestions<'a>, String)>,
}

impl<'a> Pages<'a> {
    fn new(guide: &'a Guide) -> Self {
        Self { guide, names: None }
    }

    /// What to do about a link to a page that is not there.
    fn advice(&mut self, id: &TopicId) -> String {
        let guide = self.guide;
        let (names, all) = self.names.get_or_insert_with(|| {
            let names = names(guide);
            let all = listed(&names);
            (Suggestions::new(names), all)
        });
        names
            .nearest(id.as_str())
            .map_or_else(|| format!("the topics are: {all}"), |name| format!("did you mean `{name}`?"))
    }
}

/// Topics, and sheets in place of their topic.
fn names(guide: &Guide) -> Vec<&str> {
    let topics = guide.topics.iter().filter(|topic| topic.kind != TopicKind::Sheet);
    let sheets = guide.topics.iter().flat_map(Topic::sheets);
    topics.map(|topic| topic.id.as_str()).chain(sheets.map(|sheet| sheet.id.as_str())).collect()
}
