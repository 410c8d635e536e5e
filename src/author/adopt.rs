//! Translations taken as they are: what was made elsewhere counts as behind until somebody compares it. Text in, text out.

use crate::check::state;
use crate::edit::{self, front_matter};
use crate::guide::Guide;
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::UnitId;
use crate::guide::topic::Topic;
use crate::i18n::lang::Lang;
use crate::project::{Project, Rewritten};

/// What was taken in of one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adopted {
    /// The article with its new front matter.
    pub file: Rewritten,
    /// How many units are new; title and summary count as one.
    pub units: usize,
}

/// Takes in what a topic has in a language and what no one has said the source of; `None` where there is nothing of the kind.
/// What is stamped stays as it is.
pub fn adopt(project: &Project, guide: &Guide, topic: &Topic, lang: &Lang) -> Option<Adopted> {
    let article = topic.articles.get(lang).filter(|_| *lang != guide.settings.source)?;
    let written = topic.units.iter().map(|spec| &spec.id).filter(|id| article.unit(id).is_some());
    let title = article.has_title().then(|| (UnitId::TITLE.to_owned(), state::title_stamp(article)));
    let stamps = title.into_iter();
    let stamps = stamps.chain(written.map(|id| (id.to_string(), state::stamp(article, id))));
    let stamps: Vec<(String, Option<Fingerprint>)> = stamps.collect();
    let units = stamps.iter().filter(|(_, print)| print.is_none()).count();
    let known =
        article.made_from.iter().filter(|(id, _)| !stamps.iter().any(|(unit, _)| unit == id.as_str()));
    let known = known.map(|(id, stamped)| (id.to_string(), stamped.value)).collect::<Vec<_>>();
    let lines = stamps.into_iter().map(|(id, print)| (id, print.unwrap_or(Fingerprint::UNCOMPARED)));
    let lines: Vec<_> = lines.chain(known).collect();
    let file = project.file(article.file);
    let text = edit::apply(&file.text, front_matter::block(&file.text, "made-from", &lines));
    (units > 0).then(|| Adopted { file: Rewritten { path: file.path.clone(), text }, units })
}
