//! Recording that a person looked: the fingerprints of source units, written into a translation's front matter, and
//! the day a source unit changed, written into its own. Text in, text out; only these lines change.

use std::collections::BTreeMap;

use crate::calendar::Day;
use crate::check::state::{self, State};
use crate::edit::{self, front_matter};
use crate::guide::Guide;
use crate::guide::article::Article;
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::UnitId;
use crate::guide::topic::Topic;
use crate::guide::unit::UnitSpec;
use crate::i18n::lang::Lang;
use crate::project::{Project, Rewritten};

/// Which units to stamp.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StampUnits {
    /// Every unit the translation has, title and summary included.
    All,
    /// The same without the safety units whose source has changed: these are compared one by one.
    AllButWithheld,
    /// These units; `title` stands for title and summary.
    These(Vec<String>),
}

impl StampUnits {
    fn has(&self, id: &str) -> bool {
        match self {
            Self::All | Self::AllButWithheld => true,
            Self::These(these) => these.iter().any(|these| these == id),
        }
    }
}

/// Whether a unit of a topic is to be stamped in a language.
pub fn is_wanted(guide: &Guide, topic: &Topic, lang: &Lang, units: &StampUnits, id: &str) -> bool {
    let is_left_out = || {
        *units == StampUnits::AllButWithheld
            && withheld(guide, topic, lang).iter().any(|unit| unit.as_str() == id)
    };
    units.has(id) && !is_left_out()
}

/// Stamps units of a topic in a language as made from the source as it is now; `None` where there is
/// nothing to stamp or nothing would change. Units that say something else than before wait until that is confirmed.
pub fn stamp(
    project: &Project,
    guide: &Guide,
    topic: &Topic,
    lang: &Lang,
    units: &StampUnits,
    waiting: &[UnitId],
) -> Option<Rewritten> {
    let source = topic.articles.get(&guide.settings.source)?;
    let article = topic.articles.get(lang).filter(|_| *lang != guide.settings.source)?;
    let wanted = |id: &str| {
        is_wanted(guide, topic, lang, units, id) && !waiting.iter().any(|unit| unit.as_str() == id)
    };
    let prints = prints(source, article, topic, wanted);
    let file = project.file(article.file);
    let text = edit::apply(&file.text, front_matter::block(&file.text, "made-from", &prints));
    (text != file.text).then(|| Rewritten { path: file.path.clone(), text })
}

/// The safety units of a topic that a translation has and that are not stamped as made from the source as it is now.
pub fn withheld<'a>(guide: &Guide, topic: &'a Topic, lang: &Lang) -> Vec<&'a UnitId> {
    let is_withheld = |spec: &&UnitSpec| state::of_unit(guide, topic, spec, lang) == State::Withheld;
    topic.units.iter().filter(is_withheld).map(|spec| &spec.id).collect()
}

/// Records the day on which units of a source text changed to what they say now: those a translation is behind,
/// that bear no day yet. `None` where there is nothing to record.
pub fn date(
    project: &Project,
    guide: &Guide,
    topic: &Topic,
    units: &StampUnits,
    day: Day,
) -> Option<Rewritten> {
    let source = topic.articles.get(&guide.settings.source)?;
    let langs = || topic.articles.keys();
    let title = UnitId::new(UnitId::TITLE).map(|id| {
        let behind = langs().any(|lang| state::of_title(guide, topic, lang) == State::Behind);
        (id, source.fingerprint, behind)
    });
    let of_units = topic.units.iter().filter_map(|spec| {
        let is_behind =
            |lang| !matches!(state::of_unit(guide, topic, spec, lang), State::Current | State::Missing);
        Some((spec.id.clone(), source.unit(&spec.id)?.fingerprint, langs().any(is_behind)))
    });
    let lines: Vec<(String, String)> = title
        .into_iter()
        .chain(of_units)
        .filter_map(|(id, print, behind)| {
            let known = state::changed(guide, topic, &id);
            let day = known.or_else(|| (behind && units.has(id.as_str())).then_some(day))?;
            Some((id.to_string(), format!("{print} {day}")))
        })
        .collect();
    let file = project.file(source.file);
    let text = edit::apply(&file.text, front_matter::block(&file.text, "changed", &lines));
    (text != file.text).then(|| Rewritten { path: file.path.clone(), text })
}

/// The lines of `made-from`, in the order of the topic: new where wanted, as they were elsewhere.
fn prints(
    source: &Article,
    article: &Article,
    topic: &Topic,
    wanted: impl Fn(&str) -> bool,
) -> Vec<(String, Fingerprint)> {
    let known: BTreeMap<&str, Fingerprint> =
        article.made_from.iter().map(|(unit, stamped)| (unit.as_str(), stamped.value)).collect();
    let title = if wanted(UnitId::TITLE) && article.has_title() {
        Some(source.fingerprint)
    } else {
        known.get(UnitId::TITLE).copied()
    };
    let mut prints: Vec<(String, Fingerprint)> =
        title.map(|print| (UnitId::TITLE.to_owned(), print)).into_iter().collect();
    for spec in &topic.units {
        let translated = article.unit(&spec.id).is_some();
        let fresh = source.unit(&spec.id).filter(|_| translated && wanted(spec.id.as_str()));
        let print = fresh.map(|unit| unit.fingerprint).or_else(|| known.get(spec.id.as_str()).copied());
        prints.extend(print.map(|print| (spec.id.to_string(), print)));
    }
    prints
}
