//! Pages that speak every language of the guide.

use serde::Serialize;
use tera::Value;

use crate::i18n::language::Language;
use crate::plan::{Page, PageSubject};
use crate::render::calendar::{self, YearView};
use crate::render::changes::{self, ChangeView};
use crate::render::context::RenderContext;
use crate::render::downloads::{self, DownloadsView};
use crate::render::locale_data::LocaleData;
use crate::render::titles;

/// A page of all languages.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum AllLanguagesView<'a> {
    /// Where a reader chooses a language.
    Choice { language_pages: Vec<LanguagePageView<'a>> },
    /// Whether a copy of an edition is still right.
    Edition { spoken_of: SpokenOfView<'a>, language_pages: Vec<EditionLanguageView<'a>> },
    /// Years that say nothing of the guide.
    Calendar { years: Vec<YearView>, language_pages: Vec<LanguagePageView<'a>> },
}

/// The edition a page speaks of.
#[derive(Debug, Serialize)]
pub(super) struct SpokenOfView<'a> {
    code: &'a str,
    newest: bool,
}

/// A language as a page of all languages tells of it.
#[derive(Debug, Serialize)]
pub(super) struct LanguagePageView<'a> {
    tag: &'a str,
    name: &'a str,
    dir: &'static str,
    href: String,
    guide_title: String,
    guide_lang: &'a str,
    guide_dir: &'static str,
    lines: &'a Value,
    edition_date: String,
    downloads: DownloadsView,
}

/// A language with what changed since the edition spoken of.
#[derive(Debug, Serialize)]
pub(super) struct EditionLanguageView<'a> {
    #[serde(flatten)]
    page: LanguagePageView<'a>,
    /// The day of the edition spoken of; empty where nobody released it.
    spoken_date: String,
    changes: Vec<ChangeView>,
}

impl<'a> AllLanguagesView<'a> {
    /// What a page of all languages has; `None` for a page in one language.
    pub(super) fn new(build: &'a RenderContext<'a>, page: &'a Page) -> Option<Self> {
        let languages =
            || build.languages().filter_map(|language| Some((language, build.locale(&language.lang)?)));
        let language_pages = || {
            languages()
                .map(|(language, locale)| LanguagePageView::new(build, page, language, locale))
                .collect()
        };
        Some(match &page.subject {
            PageSubject::Languages | PageSubject::NotFound | PageSubject::Offline | PageSubject::Nearby => {
                Self::Choice { language_pages: language_pages() }
            }
            PageSubject::Edition(code) => {
                let pages = languages()
                    .map(|(language, locale)| EditionLanguageView::new(build, page, code, language, locale));
                let spoken_of = SpokenOfView { code, newest: *code == build.edition.code };
                Self::Edition { spoken_of, language_pages: pages.collect() }
            }
            PageSubject::Calendar => {
                let formats = &build.locale(&page.lang)?.language.formats;
                let years = calendar::from(build.edition.day, formats);
                Self::Calendar { years, language_pages: language_pages() }
            }
            _ => return None,
        })
    }
}

impl<'a> LanguagePageView<'a> {
    fn new(
        build: &'a RenderContext<'a>,
        page: &Page,
        language: &'a Language,
        locale: &'a LocaleData<'a>,
    ) -> Self {
        let (guide_title, text) = match titles::of_guide(build, &language.lang) {
            Some(title) => (title.text, title.locale),
            None => (String::new(), locale),
        };
        Self {
            tag: language.lang.as_str(),
            name: &language.name,
            dir: language.direction.as_str(),
            href: format!("{}{}/index.html", page.path.to_root(), language.lang),
            guide_title,
            guide_lang: text.lang().as_str(),
            guide_dir: text.language.direction.as_str(),
            lines: &locale.template_strings,
            edition_date: locale.days.get(build.edition.day),
            downloads: downloads::of_language(build, page, &language.lang),
        }
    }
}

impl<'a> EditionLanguageView<'a> {
    fn new(
        build: &'a RenderContext<'a>,
        page: &Page,
        code: &str,
        language: &'a Language,
        locale: &'a LocaleData<'a>,
    ) -> Self {
        let released = build.guide.changes.editions.iter().find(|released| released.code == code);
        let base = format!("{}{}/", page.path.to_root(), language.lang);
        Self {
            page: LanguagePageView::new(build, page, language, locale),
            spoken_date: released.map(|edition| locale.days.get(edition.day)).unwrap_or_default(),
            changes: changes::since(&RenderContext { base: &base, ..*build }, code, locale),
        }
    }
}
