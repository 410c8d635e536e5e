//! Where readers are told that the source has changed, they are told the day.

use crate::check::context::{ArticleContext, RuleContext};
use crate::check::state::{self, State};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::article::Article;
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::UnitId;
use crate::project::Span;

pub(super) fn check(look: RuleContext<'_>, reading: ArticleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let (guide, topic, source) = (look.guide, reading.topic, &look.guide.settings.source);
    if reading.language.lang != *source {
        return;
    }
    let mut undated = |id: &UnitId, span: Span| {
        if state::changed(guide, topic, id).is_none() {
            let message = format!("nothing says on which day `{id}` changed");
            let help = format!(
                "run `wayleaf stamp {source} {} {id}` on the day of the change: readers of translations see it",
                topic.id
            );
            problems.push(Diagnostic::warning(Code::UndatedChange, span, message, help));
        }
    };
    // A translation without a stamp is told of by another rule, and so is one that nobody has compared.
    let stamped = |print: fn(&Article, &UnitId) -> Option<Fingerprint>, id: UnitId| {
        let is_stamped = move |article: &Article| {
            print(article, &id).is_some_and(|print| print != Fingerprint::UNCOMPARED)
        };
        topic.articles.iter().filter(move |(_, article)| is_stamped(article)).map(|(lang, _)| lang)
    };
    for unit in &reading.article.units {
        let spec = topic.unit(&unit.id);
        let mut langs = stamped(state::stamp, unit.id.clone());
        let behind = |spec| langs.any(|lang| state::of_unit(guide, topic, spec, lang) == State::Behind);
        if spec.is_some_and(behind) {
            undated(&unit.id, unit.head);
        }
    }
    let Some(title) = UnitId::new(UnitId::TITLE) else { return };
    let mut langs = stamped(|article, _| state::title_stamp(article), title.clone());
    if langs.any(|lang| state::of_title(guide, topic, lang) == State::Behind) {
        undated(&title, reading.article.span);
    }
}
