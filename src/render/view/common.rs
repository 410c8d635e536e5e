//! What templates see on every page.

use serde::Serialize;

use crate::edition;
use crate::page::placeholders::Placeholders;
use crate::plan::{CALENDAR_PATH, Page, edition_path};
use crate::render::age::{self, Age, TopicAge};
use crate::render::contacts::{self, CallView};
use crate::render::context::RenderContext;
use crate::render::locale_data::LocaleData;
use crate::render::titles;
use crate::theme::html::Html;
use crate::theme::picture::Picture;

/// What every page has.
#[derive(Debug, Serialize)]
pub(super) struct CommonView<'a> {
    kind: &'static str,
    lang: &'a str,
    dir: &'static str,
    guide_title: String,
    publisher: &'a str,
    tab_name: &'a str,
    /// The logo, where the guide has one: decoration beside its name.
    logo: Option<&'a Picture>,
    root: String,
    edition: EditionView<'a>,
    age: Option<AgeView>,
    /// Whether nobody has checked the page yet: it has no age then.
    unchecked: bool,
    ask_first: Vec<&'a Html>,
    call: Option<CallView<'a>>,
    digits: &'a str,
    lists: Vec<u32>,
    /// Whether the guide speaks of law.
    is_of_law: bool,
    #[serde(flatten)]
    placeholders: Placeholders,
}

/// Where pages lead that have a site around them.
#[derive(Debug, Serialize)]
pub(super) struct SiteLinksView {
    /// The page that tells whether this edition is still right.
    copy_href: String,
    leave_href: String,
}

#[derive(Debug, Serialize)]
struct EditionView<'a> {
    code: &'a str,
    date: String,
    iso: String,
    words: &'a str,
    words_lang: &'static str,
}

#[derive(Debug, Serialize)]
struct AgeView {
    checked: String,
    checked_iso: String,
    until: String,
    until_iso: String,
    fold_iso: String,
    /// Whether there are safety units on the page to fold away.
    folds: bool,
    /// The day of the oldest law text it rests on; empty where none is recorded.
    law_read: String,
    /// The day of the newest change of these laws that is not worked in; empty where none is known.
    law_amended: String,
}

impl<'a> CommonView<'a> {
    /// What a page has; `folds`: whether there are safety units on it to fold away.
    pub(super) fn new(
        build: &'a RenderContext<'a>,
        page: &'a Page,
        locale: &'a LocaleData<'a>,
        folds: bool,
    ) -> Self {
        let (guide, edition) = (build.guide, build.edition);
        let age = match page.topic().and_then(|id| build.shown(id, &page.lang)) {
            Some(topic) => build.ages.get(&topic.topic.id).copied(),
            None => build.guide_ages.get(&page.lang).copied(),
        };
        Self {
            kind: page.kind().as_str(),
            lang: page.lang.as_str(),
            dir: locale.language.direction.as_str(),
            guide_title: titles::of_guide(build, &page.lang).map(|title| title.text).unwrap_or_default(),
            publisher: &guide.settings.publisher,
            tab_name: &guide.settings.tab_name,
            logo: build.logo,
            root: page.path.to_root(),
            edition: EditionView {
                code: &edition.code,
                date: locale.days.get(edition.day),
                iso: edition.day.to_string(),
                words: &edition.words,
                words_lang: edition::WORDS_LANGUAGE,
            },
            unchecked: age == Some(TopicAge::Unchecked),
            age: age.and_then(TopicAge::checked).map(|age| AgeView::new(age, folds, locale)),
            ask_first: contacts::ask_first(build, locale),
            call: contacts::call(build, locale),
            digits: &locale.digits,
            lists: build.lists.values().copied().collect(),
            is_of_law: build.is_of_law,
            placeholders: Placeholders::new(),
        }
    }
}

impl SiteLinksView {
    /// Where a page leads.
    pub(super) fn new(build: &RenderContext<'_>, page: &Page) -> Self {
        let root = page.path.to_root();
        Self {
            copy_href: format!("{root}{}", edition_path(&build.edition.code)),
            leave_href: format!("{root}{CALENDAR_PATH}"),
        }
    }
}

impl AgeView {
    fn new(age: Age, folds: bool, locale: &LocaleData<'_>) -> Self {
        let law_amended = age.law.and_then(|law| law.amended);
        Self {
            checked: locale.days.get(age.checked),
            checked_iso: age.checked.to_string(),
            until: locale.days.get(age.until),
            until_iso: age.until.to_string(),
            fold_iso: age.until.plus_months(age::FOLD_AFTER).to_string(),
            folds,
            law_read: age.law.map(|law| locale.days.get(law.read)).unwrap_or_default(),
            law_amended: law_amended.map(|day| locale.days.get(day)).unwrap_or_default(),
        }
    }
}
