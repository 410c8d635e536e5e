//! Words, ids, dates and tags as they are written in YAML, turned into values or into problems.

use crate::calendar::Day;
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::ids::{OF_IDS, TopicId, UnitId, advice, nearest};
use crate::guide::text::LinkTarget;
use crate::i18n::lang::Lang;
use crate::parse::yaml::{Located, Yaml};
use crate::project::{Span, Spanned};

/// Reads values out of one piece of YAML and keeps every problem it meets.
pub(super) struct Values<'a> {
    yaml: Yaml<'a>,
    /// What was wrong.
    pub problems: Vec<Diagnostic>,
}

impl<'a> Values<'a> {
    /// Reads out of this piece of YAML.
    pub(super) fn new(yaml: Yaml<'a>) -> Self {
        Self { yaml, problems: Vec::new() }
    }

    /// A word out of a fixed list.
    pub(super) fn word<T: Copy>(&mut self, written: &Located<String>, words: &[(&str, T)]) -> Option<T> {
        let found = words.iter().find(|(word, _)| *word == written.value);
        if found.is_none() {
            let list: Vec<_> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
            let message = format!("`{}` is not a word known here", written.value);
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let help = advice(nearest(&written.value, &known), &format!("write one of {}", list.join(", ")));
            self.problem(Code::UnknownWord, written, message, help);
        }
        found.map(|(_, value)| *value)
    }

    /// A day.
    pub(super) fn day(&mut self, written: &Located<String>) -> Option<Spanned<Day>> {
        let day = Day::parse(&written.value);
        if day.is_none() {
            let message = format!("`{}` is not a day that exists", written.value);
            self.problem(Code::BadDate, written, message, "write it as year-month-day, like 2026-11-22");
        }
        day.map(|value| Spanned { value, span: self.yaml.span(written) })
    }

    /// An id, made by `new`.
    pub(super) fn id<T>(
        &mut self,
        written: &Located<String>,
        new: impl Fn(&str) -> Option<T>,
    ) -> Option<Spanned<T>> {
        let id = new(&written.value);
        if id.is_none() {
            let message = format!("`{}` cannot be an id", written.value);
            self.problem(Code::BadId, written, message, OF_IDS);
        }
        id.map(|value| Spanned { value, span: self.yaml.span(written) })
    }

    /// A place in the guide, `topic` or `topic#unit`.
    pub(super) fn target(&mut self, written: &Located<String>) -> Option<LinkTarget> {
        self.target_at(&written.value, self.yaml.span(written))
    }

    /// A place in the guide, whose name stands here.
    pub(super) fn target_at(&mut self, name: &str, span: Span) -> Option<LinkTarget> {
        let (topic, unit) = match name.split_once('#') {
            Some((topic, unit)) => (TopicId::new(topic), Some(UnitId::new(unit))),
            None => (TopicId::new(name), None),
        };
        if topic.is_none() || unit == Some(None) {
            let message = format!("`{name}` does not name a page");
            self.told(Code::DeadLink, span, message, "write it as `dates` or `dates#medical-paper`");
            return None;
        }
        Some(LinkTarget { topic, unit: unit.flatten(), span })
    }

    /// What stands in the file at a value.
    pub(super) fn text<T>(&self, written: &Located<T>) -> &'a str {
        self.yaml.written(written)
    }

    /// Text as it stands, with its place.
    pub(super) fn spanned(&self, written: &Located<String>) -> Spanned<String> {
        Spanned { value: written.value.clone(), span: self.yaml.span(written) }
    }

    /// A language tag.
    pub(super) fn lang(&mut self, written: &Located<String>) -> Option<Spanned<Lang>> {
        let lang = Lang::parse(&written.value);
        if lang.is_none() {
            let message = format!("`{}` is not a language tag", written.value);
            let help = match Lang::spelled(&written.value) {
                Some(lang) => {
                    format!("write it as `{lang}`: capitals and hyphens stand where BCP 47 has them")
                }
                None => "write it as BCP 47 does: `ar`, `fa`, `ti`, `pt-BR`".to_owned(),
            };
            self.problem(Code::LanguageTag, written, message, help);
        }
        lang.map(|value| Spanned { value, span: self.yaml.span(written) })
    }

    /// Notes a problem with a value.
    pub(super) fn problem<T>(
        &mut self,
        code: Code,
        written: &Located<T>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.told(code, self.yaml.span(written), message, help);
    }

    /// Notes a warning about a value.
    pub(super) fn warning<T>(
        &mut self,
        code: Code,
        written: &Located<T>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.problems.push(Diagnostic::warning(code, self.yaml.span(written), message, help));
    }

    /// Notes a problem at a place.
    pub(super) fn told(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.problems.push(Diagnostic::error(code, span, message, help));
    }
}
