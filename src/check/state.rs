//! The state of a unit in a language: current, behind, missing or withheld.

use crate::calendar::Day;
use crate::guide::Guide;
use crate::guide::article::Article;
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::UnitId;
use crate::guide::topic::Topic;
use crate::guide::unit::UnitSpec;
use crate::i18n::lang::Lang;

/// How a unit stands in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// The translation was made from the source as it is: it is shown.
    Current,
    /// The source has changed since: the translation is shown with a notice.
    Behind,
    /// There is no translation: the source text is shown, marked.
    Missing,
    /// Behind, and a wrong text could cost someone their stay: the source text is shown, marked.
    Withheld,
}

impl State {
    /// The word templates and reports use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Behind => "behind",
            Self::Missing => "missing",
            Self::Withheld => "withheld",
        }
    }
}

/// The state of a unit in a language.
pub fn of_unit(guide: &Guide, topic: &Topic, spec: &UnitSpec, lang: &Lang) -> State {
    let source = topic.articles.get(&guide.settings.source).and_then(|article| article.unit(&spec.id));
    let article = topic.articles.get(lang);
    if article.is_none_or(|article| article.unit(&spec.id).is_none()) {
        return State::Missing;
    }
    if *lang == guide.settings.source {
        return State::Current;
    }
    match source.map(|unit| unit.fingerprint) == article.and_then(|article| stamp(article, &spec.id)) {
        true => State::Current,
        false if spec.safety => State::Withheld,
        false => State::Behind,
    }
}

/// The state of a topic's title and summary in a language; never withheld.
pub fn of_title(guide: &Guide, topic: &Topic, lang: &Lang) -> State {
    let source = topic.articles.get(&guide.settings.source).map(|article| article.fingerprint);
    match topic.articles.get(lang) {
        None => State::Missing,
        Some(_) if *lang == guide.settings.source => State::Current,
        Some(article) if !article.has_title() => State::Missing,
        Some(article) if title_stamp(article) == source => State::Current,
        Some(_) => State::Behind,
    }
}

/// The day a source unit changed to what it says now, where that is recorded; `title` stands for title and summary.
pub fn changed(guide: &Guide, topic: &Topic, id: &UnitId) -> Option<Day> {
    let source = topic.articles.get(&guide.settings.source)?;
    let now = match source.unit(id) {
        Some(unit) => unit.fingerprint,
        None if id.as_str() == UnitId::TITLE => source.fingerprint,
        None => return None,
    };
    let (print, day) = source.changed.get(id)?.value;
    (print == now).then_some(day)
}

/// The fingerprint of the source unit a translated unit was made from.
pub fn stamp(article: &Article, unit: &UnitId) -> Option<Fingerprint> {
    article.made_from.get(unit).map(|stamped| stamped.value)
}

/// Whether a translation was taken as it is, and nobody has compared it with its source; `title` stands for title and summary.
pub fn is_uncompared(article: &Article, id: &UnitId) -> bool {
    let is_there = match id.as_str() {
        UnitId::TITLE => article.has_title(),
        _ => article.unit(id).is_some(),
    };
    is_there && stamp(article, id) == Some(Fingerprint::UNCOMPARED)
}

/// The fingerprint of the source's title and summary that a translation's were made from.
pub fn title_stamp(article: &Article) -> Option<Fingerprint> {
    let stamps = article.made_from.iter();
    stamps.filter(|(unit, _)| unit.as_str() == UnitId::TITLE).map(|(_, stamped)| stamped.value).next()
}
