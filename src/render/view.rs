//! What a template sees of a page: plain data, with every fallback already decided. What all pages have in common stands
//! beside what those of its kind alone have, so that no view holds a value which means nothing on its page; what only
//! other kinds have is empty for a template (`absent.rs`).

pub(super) mod absent;
mod all_languages;
mod common;
mod navigation;
mod one_language;
mod topic_page;

use serde::Serialize;
use tera::{Context, Value};

use crate::plan::{Page, PageSubject};
use crate::render::context::RenderContext;
use crate::render::one_file::{self, OneFileView};
use crate::render::view::absent::Absent;
use crate::render::view::all_languages::AllLanguagesView;
use crate::render::view::common::{CommonView, SiteLinksView};
use crate::render::view::navigation::NavigationView;
use crate::render::view::one_language::OneLanguageView;

/// What a template sees; docs/theme.md tells the meaning of each name.
#[derive(Debug, Serialize)]
pub(crate) struct PageView<'a> {
    #[serde(skip)]
    strings: &'a Value,
    #[serde(flatten)]
    common: CommonView<'a>,
    #[serde(flatten)]
    own: PageKindView<'a>,
}

/// What pages of some kinds have and others lack.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum PageKindView<'a> {
    /// A page in one language.
    OneLanguage {
        #[serde(flatten)]
        links: SiteLinksView,
        #[serde(flatten)]
        navigation: Box<NavigationView<'a>>,
        #[serde(flatten)]
        own: Box<OneLanguageView<'a>>,
    },
    /// A page that speaks every language of the guide.
    AllLanguages {
        #[serde(flatten)]
        links: SiteLinksView,
        #[serde(flatten)]
        own: AllLanguagesView<'a>,
    },
    /// The whole guide in one file: no site lies around it.
    WholeGuide {
        #[serde(flatten)]
        navigation: Box<NavigationView<'a>>,
        file: Option<Box<OneFileView<'a>>>,
    },
}

/// What the template of a page sees; `None` if the theme lacks a language the page is in. `named` tells whether the template
/// names a value: one that goes through the whole guide is not made for a template that does not ask for it.
pub(crate) fn of_page<'a>(
    build: &'a RenderContext<'a>,
    page: &'a Page,
    named: &dyn Fn(&str) -> bool,
) -> Option<PageView<'a>> {
    let locale = build.locale(&page.lang)?;
    let links = || SiteLinksView::new(build, page);
    let navigation = || Box::new(NavigationView::new(build, page));
    let own = match &page.subject {
        PageSubject::WholeGuide(_) | PageSubject::Part(_) => PageKindView::WholeGuide {
            navigation: navigation(),
            file: match named("file") {
                true => Some(Box::new(one_file::of_language(build, locale)?)),
                false => None,
            },
        },
        PageSubject::Languages
        | PageSubject::LanguagesOf(_)
        | PageSubject::NotFound
        | PageSubject::Offline
        | PageSubject::Nearby
        | PageSubject::Calendar
        | PageSubject::Edition(_)
        | PageSubject::ChangesSince(_) => {
            PageKindView::AllLanguages { links: links(), own: AllLanguagesView::new(build, page)? }
        }
        PageSubject::Topic(..) | PageSubject::Sheet(..) | PageSubject::Contents | PageSubject::Sources => {
            let own = Box::new(OneLanguageView::new(build, page, locale, named)?);
            PageKindView::OneLanguage { links: links(), navigation: navigation(), own }
        }
    };
    let folds = matches!(&own, PageKindView::OneLanguage { own, .. } if own.has_safety_units());
    Some(PageView {
        strings: &locale.template_strings,
        common: CommonView::new(build, page, locale, folds),
        own,
    })
}

impl PageView<'_> {
    /// The page as the template engine takes it. The strings of the language, `t`, are shared by all its pages: a copy for
    /// each would cost more than drawing it. `absent` is what some pages lack.
    pub(super) fn context(&self, absent: &[Absent]) -> tera::TeraResult<Context> {
        let mut context = Context::from_serialize(self)?;
        for (name, nothing) in absent {
            if !context.contains_key(name) {
                context.insert_value(*name, nothing.clone());
            }
        }
        context.insert_value("t", self.strings.clone());
        Ok(context)
    }
}
