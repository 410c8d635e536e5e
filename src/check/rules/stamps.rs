//! Every translated unit says what it was made from; what is behind or missing is told.

use crate::check::context::{ArticleContext, RuleContext};
use crate::check::state::{self, State};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::UnitId;

pub(super) fn check(look: RuleContext<'_>, reading: ArticleContext<'_>, problems: &mut Vec<Diagnostic>) {
    if reading.source.is_none() {
        return;
    }
    let (article, lang, topic) = (reading.article, &reading.language.lang, reading.topic);
    let advice = format!("compare it with the source, then run `wayleaf stamp {lang} {}`", topic.id);
    // What the topic does not list is told as such, and cannot be stamped.
    let listed = article.units.iter().filter(|unit| topic.unit(&unit.id).is_some());
    for unit in listed.filter(|unit| state::stamp(article, &unit.id).is_none()) {
        let message = format!("`{}` does not say which source text it was made from", unit.id);
        problems.push(Diagnostic::error(Code::Unstamped, unit.head, message, advice.clone()));
    }
    let title_stamped = state::title_stamp(article).is_some();
    if !title_stamped && article.has_title() {
        let message = "title and summary do not say which source text they were made from";
        problems.push(Diagnostic::error(Code::Unstamped, article.span, message, advice));
    }
    for unit in article.made_from.keys() {
        // What is left of a unit that is gone is told beside its words, where there are any.
        let is_told = article.unit(unit).is_some();
        let known = unit.as_str() == UnitId::TITLE || topic.unit(unit).is_some() || is_told;
        if let (false, Some(stamped)) = (known, article.made_from.get(unit)) {
            let message = format!("`{unit}` is not a unit of the topic `{}`", topic.id);
            let help = "delete the line: it says what a text was made from that is not here";
            problems.push(Diagnostic::warning(Code::UnknownUnit, stamped.span, message, help));
        }
    }
    let is_there = |id: &UnitId| {
        if id.as_str() == UnitId::TITLE { article.has_title() } else { article.unit(id).is_some() }
    };
    let stamps = article.made_from.iter().filter(|(id, _)| is_there(id));
    let uncompared = stamps.filter(|(_, stamped)| stamped.value == Fingerprint::UNCOMPARED).count();
    if uncompared > 0 {
        let message = format!(
            "nobody has compared this translation with its source: {uncompared} of its units, title and summary counted as one, \
             are taken as they are"
        );
        let help = format!("compare them, then run `wayleaf stamp {lang} {}`", topic.id);
        problems.push(Diagnostic::warning(Code::BehindSource, article.span, message, help));
    }
    let unstamped = |unit: &UnitId| article.unit(unit).is_some() && state::stamp(article, unit).is_none();
    let told = |id: &UnitId| unstamped(id) || state::is_uncompared(article, id);
    for spec in topic.units.iter().filter(|spec| !told(&spec.id)) {
        let (what, shown) = match state::of_unit(look.guide, topic, spec, lang) {
            State::Current => continue,
            State::Behind => ("behind its source", "it is shown with a notice"),
            State::Withheld => {
                ("behind its source, and a safety unit", "readers see the source text instead")
            }
            State::Missing => ("not translated", "readers see the source text"),
        };
        let span = article.unit(&spec.id).map_or(article.span, |unit| unit.head);
        let message = format!("`{}` is {what}: {shown}", spec.id);
        let todo =
            if article.unit(&spec.id).is_some() { "bring it up to the source" } else { "translate it" };
        let help = format!("{todo}, then run `wayleaf stamp {lang} {} {}`", topic.id, spec.id);
        problems.push(Diagnostic::warning(Code::BehindSource, span, message, help));
    }
    if !article.has_title() {
        let message = "title and summary are not translated: readers see those of the source";
        let help = format!("translate them, then run `wayleaf stamp {lang} {} title`", topic.id);
        problems.push(Diagnostic::warning(Code::BehindSource, article.span, message, help));
    }
    let is_title_told = state::title_stamp(article) == Some(Fingerprint::UNCOMPARED);
    if title_stamped && !is_title_told && state::of_title(look.guide, topic, lang) == State::Behind {
        let message = "title and summary are behind their source";
        let help = format!("bring them up to the source, then run `wayleaf stamp {lang} {} title`", topic.id);
        problems.push(Diagnostic::warning(Code::BehindSource, article.span, message, help));
    }
}
