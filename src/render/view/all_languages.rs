//! Pages that speak every language of the guide.

use serde::Serialize;
use tera::Value;

use crate::i18n::language::Language;
use crate::plan::{LANGUAGES_FILE, Page, PageSubject};
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
    Choice { language_pages: Vec<LanguagePageView<'a>>, of_file: &'a str },
    /// Whether a copy of an edition is still right: in all languages, or what has changed since in one.
    Edition { spoken_of: SpokenOfView<'a>, language_pages: Vec<EditionLanguageView<'a>> },
    /// Years that say nothing of the guide.
    Calendar { years: Vec<YearView>, language_pages: Vec<LanguagePageView<'a>> },
}

/// The edition a page speaks of.
#[derive(Debug, Serialize)]
pub(super) struct SpokenOfView<'a> {
    code: &'a str,
    newest: bool,
    /// The page of this edition in all languages, on the page of one.
    href: &'static str,
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
    downloads: DownloadsView<'a>,
}

/// A language with what changed since the edition spoken of.
#[derive(Debug, Serialize)]
pub(super) struct EditionLanguageView<'a> {
    #[serde(flatten)]
    page: LanguagePageView<'a>,
    /// The day of the edition spoken of; empty where nobody released it.
    spoken_date: String,
    /// On the page of this language.
    changes: Vec<ChangeView>,
    /// The page that tells the changes in this language; empty on that page, and where there are none.
    changes_href: String,
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
                Self::Choice { language_pages: language_pages(), of_file: "" }
            }
            PageSubject::LanguagesOf(file) => {
                Self::Choice { language_pages: language_pages(), of_file: file }
            }
            PageSubject::Edition(code) => {
                let newest = *code == build.edition.code;
                let told = !newest && build.guide.tells_changes_since(code);
                let pages = languages().map(|(language, locale)| {
                    let changes_href = if told { format!("{}.html", language.lang) } else { String::new() };
                    EditionLanguageView {
                        changes_href,
                        ..EditionLanguageView::new(build, page, code, language, locale)
                    }
                });
                Self::Edition {
                    spoken_of: SpokenOfView { code, newest, href: "" },
                    language_pages: pages.collect(),
                }
            }
            PageSubject::ChangesSince(code) => {
                let locale = build.locale(&page.lang)?;
                let base = format!("{}{}/", page.path.to_root(), page.lang);
                let changes = changes::since(&RenderContext { base: &base, ..*build }, code, locale);
                let told = EditionLanguageView {
                    changes,
                    ..EditionLanguageView::new(build, page, code, locale.language, locale)
                };
                let spoken_of = SpokenOfView { code, newest: false, href: LANGUAGES_FILE };
                Self::Edition { spoken_of, language_pages: vec![told] }
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
        let file = match &page.subject {
            PageSubject::LanguagesOf(file) => file,
            _ => LANGUAGES_FILE,
        };
        Self {
            tag: language.lang.as_str(),
            name: &language.name,
            dir: language.direction.as_str(),
            href: format!("{}{}/{file}", page.path.to_root(), language.lang),
            guide_title,
            guide_lang: text.lang().as_str(),
            guide_dir: text.language.direction.as_str(),
            lines: &locale.template_strings,
            edition_date: locale.days.get(build.edition.day),
            downloads: downloads::of_language(build, page, locale),
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
        Self {
            page: LanguagePageView::new(build, page, language, locale),
            spoken_date: released.map(|edition| locale.days.get(edition.day)).unwrap_or_default(),
            changes: Vec::new(),
            changes_href: String::new(),
        }
    }
}
