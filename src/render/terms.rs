//! Terms of the glossary as templates see them: explained where they stand in a text, listed on the page of contents.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::check::ShownUnit;
use crate::guide::article::Article;
use crate::guide::term;
use crate::guide::text::{Block, Inline, Term};
use crate::guide::topic::Topic;
use crate::i18n::collation::Collation;
use crate::plan::topic_file;
use crate::render::context::RenderContext;
use crate::render::html::HtmlWriter;
use crate::render::locale_data::LocaleData;
use crate::theme::html::Html;

/// A term with its meaning.
#[derive(Debug, Serialize)]
pub(crate) struct TermView {
    pub href: String,
    word_html: Html,
    /// What else stands in its line, as how it is said.
    rest_html: Html,
    meaning_html: Html,
}

/// The terms a unit uses, each once, in the order it does. A unit in the official language says them without a mark:
/// there the source's unit tells.
pub(super) fn of_unit(
    build: &RenderContext<'_>,
    topic: &Topic,
    shown: &ShownUnit<'_>,
    text: &LocaleData<'_>,
) -> Vec<TermView> {
    let settings = &build.guide.settings;
    let Some(glossary) = text.glossary.topic.filter(|glossary| glossary.id != topic.id) else {
        return Vec::new();
    };
    let marked = if *text.lang() == settings.official { shown.source } else { shown.unit };
    let mut seen = BTreeSet::new();
    let runs =
        term::runs(marked).into_iter().filter_map(|run| text.glossary.by_name.get(&run.to_lowercase()));
    runs.filter(|(place, _)| seen.insert(*place)).map(|(_, term)| view(build, glossary, term, text)).collect()
}

/// Every term of the glossary from A to Z, as the official language counts letters: a reader looks for a word that
/// stands in a letter.
pub(super) fn all(
    build: &RenderContext<'_>,
    glossary: &Topic,
    article: &Article,
    text: &LocaleData<'_>,
) -> Vec<TermView> {
    let alphabet = Collation::of(&build.guide.settings.official);
    let mut terms: Vec<(String, &Term)> =
        term::terms(article).map(|term| (term::names(term).join(", "), term)).collect();
    terms.sort_by(|(one, _), (other, _)| alphabet.compare(one, other));
    terms.into_iter().map(|(_, term)| view(build, glossary, term, text)).collect()
}

fn view(build: &RenderContext<'_>, glossary: &Topic, term: &Term, text: &LocaleData<'_>) -> TermView {
    let writer = HtmlWriter { build, locale: text, topic: &glossary.id };
    let id = term::id(term).map(|id| format!("#{id}")).unwrap_or_default();
    let meaning = term.meanings.first().and_then(|blocks| blocks.first());
    let (word, rest): (Vec<Inline>, Vec<Inline>) =
        term.word.iter().cloned().partition(|inline| matches!(inline, Inline::Official(_)));
    TermView {
        href: format!("{}{id}", topic_file(&glossary.id)),
        word_html: writer.inlines(&word),
        rest_html: writer.inlines(&rest).trim_start(),
        meaning_html: match meaning {
            Some(Block::Paragraph(inlines)) => writer.inlines(inlines),
            _ => Html::default(),
        },
    }
}
