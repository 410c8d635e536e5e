//! Every text that readers see, wherever it is written: the lines of articles, titles and summaries, names of facts and
//! sources, interface strings, what `guide.yaml` says of the guide. One list of rules looks at all of them.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use crate::check::characters::Traits;
use crate::check::context::{ArticleContext, RuleContext};
use crate::check::reading::ReadLine;
use crate::check::string_lines::StringFiles;
use crate::diagnostic::Place;
use crate::guide::fact::{FactKind, FactValue};
use crate::guide::ids::{FactId, SourceId, UnitId};
use crate::guide::text::{Inline, visit_inlines};
use crate::i18n::lang::Lang;
use crate::project::Span;

/// A text that readers see, as they see it: what its file writes in escapes is decoded.
#[derive(Debug)]
pub struct Seen<'a> {
    /// What it is.
    pub name: Name<'a>,
    /// Its words; a mark stands for each fact and citation.
    pub text: Cow<'a, str>,
    /// Where it stands.
    pub span: Span,
    /// Whether `span` holds the text as it is written, character by character, so that a character has a place in it.
    pub is_written: bool,
    /// Its language.
    pub lang: &'a Lang,
    /// What may stand in it.
    pub sort: Sort,
    /// What its characters are together.
    pub(crate) traits: Traits,
    /// What the characters of `span` are together.
    pub(crate) traits_written: Traits,
    /// The text it was translated from, where no other rule compares the two.
    pub original: Option<Cow<'a, str>>,
}

/// What a text is, for messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name<'a> {
    /// The title of an article.
    Title,
    /// The summary of an article.
    Summary,
    /// Who read a translation over.
    Reviewer,
    /// Heading and text of a unit.
    Unit(&'a UnitId),
    /// The place of a source that a unit cites.
    Pinpoint(&'a UnitId),
    /// The words of a fact.
    Fact(&'a FactId),
    /// The place of a fact in its source.
    Section(&'a FactId),
    /// Title, short name or publisher of a source.
    Source(&'a SourceId),
    /// An interface string.
    Interface(&'a str),
    /// The words in a drawing.
    Drawing(&'a str),
    /// An entry of `guide.yaml`.
    Setting(&'static str),
}

/// What may stand in a text beside words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Nothing: numbers that can change, and addresses, are facts.
    Words,
    /// Paragraphs of a law.
    Law,
    /// Numbers, and the name of a host, which some publishers go by.
    Name,
}

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Title => f.write_str("the title"),
            Self::Summary => f.write_str("the summary"),
            Self::Reviewer => f.write_str("the name of the reviewer"),
            Self::Unit(unit) => write!(f, "the text of `{unit}`"),
            Self::Pinpoint(unit) => write!(f, "a citation of `{unit}`"),
            Self::Fact(fact) => write!(f, "the name in the fact `{fact}`"),
            Self::Section(fact) => write!(f, "the section of the fact `{fact}`"),
            Self::Source(source) => write!(f, "what is said of the source `{source}`"),
            Self::Interface(key) => write!(f, "the string `{key}`"),
            Self::Drawing(name) => write!(f, "a text in the drawing `{name}`"),
            Self::Setting(key) => write!(f, "`{key}`"),
        }
    }
}

impl Seen<'_> {
    /// Where a piece of it stands, as near as that can be told.
    pub(crate) fn place(&self, look: RuleContext<'_>, piece: &str) -> Place {
        let at = look.project.text(self.span).find(piece).filter(|_| self.is_written && !piece.is_empty());
        Place::Span(at.map_or(self.span, |at| {
            let start = self.span.start as usize + at;
            Span::new(self.span.file, start, start + piece.len())
        }))
    }
}

/// The texts of a guide that stand in no article.
pub(crate) fn of_guide<'a>(look: RuleContext<'a>) -> Vec<Seen<'a>> {
    let (guide, settings) = (look.guide, &look.guide.settings);
    let official = &settings.official;
    let mut all = Vec::new();
    let mut add = |name, text: &'a str, span, lang: &'a Lang, sort, original| {
        let traits = look.characters.get(lang).map_or(Traits::ALL, |characters| characters.of_text(text));
        let (text, is_written, traits_written) = (Cow::Borrowed(text), true, Traits::ALL);
        all.push(Seen { name, text, span, is_written, lang, sort, traits, traits_written, original });
    };
    let source = &settings.source;
    add(Name::Setting("publisher"), &settings.publisher, settings.publisher_span, source, Sort::Name, None);
    if settings.tab_name_span != settings.publisher_span {
        add(Name::Setting("tab-name"), &settings.tab_name, settings.tab_name_span, source, Sort::Name, None);
    }
    for language in &settings.languages {
        add(Name::Setting("name"), &language.name, language.span, &language.lang, Sort::Words, None);
    }
    for edition in &guide.changes.editions {
        add(Name::Setting("code"), &edition.code, edition.span, source, Sort::Name, None);
    }
    for part in &settings.one_file_parts {
        let original = part.title.get(source);
        for (lang, title) in &part.title {
            let original = original.filter(|_| lang != source);
            let original = original.map(|title| Cow::Borrowed(title.value.as_str()));
            add(Name::Setting("title"), &title.value, title.span, lang, Sort::Words, original);
        }
    }
    let mut named = BTreeSet::new();
    for (lang, _, _, review) in guide.reviews.all() {
        if named.insert((lang, &review.by)) {
            add(Name::Reviewer, &review.by, review.span, lang, Sort::Words, None);
        }
    }
    for (id, source) in guide.sources.iter() {
        let texts = [Some(&source.title), source.short.as_ref(), Some(&source.publisher)];
        for text in texts.into_iter().flatten() {
            add(Name::Source(id), text, source.span, &source.language, Sort::Name, None);
        }
    }
    for (id, fact) in guide.facts.iter() {
        let sort = if fact.kind == FactKind::Law { Sort::Law } else { Sort::Words };
        if let Some(section) = &fact.section {
            add(Name::Section(id), section, fact.span, official, Sort::Law, None);
        }
        for (lang, form) in &fact.forms {
            add(Name::Fact(id), &form.value, form.span, lang, Sort::Name, None);
        }
        match &fact.value {
            FactValue::Words(words) if !matches!(fact.kind, FactKind::Phone | FactKind::Link) => {
                add(Name::Fact(id), words, fact.value_span, official, sort, None);
            }
            FactValue::PerLanguage(words) => {
                for (lang, text) in words {
                    let original = words.get(source).filter(|_| lang != source);
                    let original = original.map(|text| Cow::Borrowed(text.as_str()));
                    add(Name::Fact(id), text, fact.value_span, lang, sort, original);
                }
            }
            _ => {}
        }
    }
    for (name, drawing) in guide.drawings.iter() {
        for piece in drawing.pieces.iter().filter(|piece| piece.number().is_none()) {
            let Some(words) = &piece.words else { continue };
            add(Name::Drawing(name), &words.value, words.span, official, Sort::Words, None);
        }
    }
    all.extend(of_strings(look));
    all
}

/// The interface strings, each at its line.
fn of_strings(look: RuleContext<'_>) -> Vec<Seen<'_>> {
    let settings = &look.guide.settings;
    let base = look.theme.base_strings(&settings.source);
    let texts = base.map(|(_, strings)| strings);
    let mut all = Vec::new();
    for language in &settings.languages {
        let strings = look.theme.strings.get(&language.lang).into_iter().flatten();
        let files = StringFiles::new(look, &language.lang);
        for (key, text) in strings {
            let original = texts
                .and_then(|texts| texts.get(key))
                .filter(|_| base.is_none_or(|(base, _)| language.lang != *base));
            let original = original.map(|text| text.forms().join(" "));
            let span = files.span(key).unwrap_or(language.span);
            for form in text.forms() {
                let characters = look.characters.get(&language.lang);
                all.push(Seen {
                    name: Name::Interface(key),
                    text: Cow::Borrowed(form),
                    span,
                    is_written: false,
                    lang: &language.lang,
                    sort: Sort::Words,
                    traits: characters.map_or(Traits::ALL, |characters| characters.of_text(form)),
                    traits_written: Traits::ALL,
                    original: original.clone().map(Cow::Owned),
                });
            }
        }
    }
    all
}

/// The texts of an article, one after the other.
pub(crate) fn of_article<'a>(reading: ArticleContext<'a>, see: &mut dyn FnMut(&Seen<'a>)) {
    let (article, lang) = (reading.article, &reading.language.lang);
    let of_line = |name, line: &'a ReadLine<'a>| Seen {
        name,
        text: Cow::Borrowed(&line.visible),
        span: line.line.span,
        is_written: true,
        lang,
        sort: Sort::Words,
        traits: line.traits_seen,
        traits_written: line.traits_written,
        original: None,
    };
    let other = |name, text: &'a str, span, sort| Seen {
        name,
        text: Cow::Borrowed(text),
        span,
        is_written: true,
        lang,
        sort,
        traits: reading.characters.of_text(text),
        traits_written: Traits::ALL,
        original: None,
    };
    for (name, line) in [Name::Title, Name::Summary].into_iter().zip(reading.text.head()) {
        see(&of_line(name, line));
    }
    if let Some(reviewer) = &article.reviewer {
        see(&other(Name::Reviewer, reviewer, article.span, Sort::Words));
    }
    for (at, unit) in article.units.iter().enumerate() {
        for line in reading.text.unit(at) {
            let Some(said) = line.said else { continue };
            see(&of_line(Name::Unit(&unit.id), line));
            if !line.marks.citations {
                continue;
            }
            visit_inlines(said, &mut |inline| {
                if let Inline::Cite(citation) = inline
                    && let Some(pinpoint) = &citation.pinpoint
                {
                    see(&other(Name::Pinpoint(&unit.id), pinpoint, citation.span, Sort::Law));
                }
            });
        }
    }
}
