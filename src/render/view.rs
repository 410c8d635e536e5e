//! What a template sees of a page: plain data, with every fallback already decided.

use serde::Serialize;

use crate::check::ShownTitle;
use crate::edition;
use crate::guide::Guide;
use crate::guide::text::LinkTarget;
use crate::guide::topic::TopicKind;
use crate::i18n::lang::Lang;
use crate::plan::{CALENDAR_PATH, CONTENTS_FILE, Page, SHARE_FILE, SOURCES_FILE, edition_path};
use crate::render::age::{self, Age};
use crate::render::calendar::{self, YearView};
use crate::render::changes::{self, ChangeView};
use crate::render::checklist;
use crate::render::code::{self, CodeView};
use crate::render::conditions::{self, ConditionView};
use crate::render::contacts;
use crate::render::contents::{self, TopicView};
use crate::render::context::RenderContext;
use crate::render::dates::{self, CalendarView};
use crate::render::downloads::{self, DownloadsView};
use crate::render::links::{self, LinkView, all_sheets, neighbour};
use crate::render::locale_data::LocaleData;
use crate::render::sheet::{self, SheetView};
use crate::render::sources::{self, SourceView};
use crate::render::titles::{self, Title};
use crate::render::translation::{self, TranslationView};
use crate::render::units::{self, UnitView};
use crate::theme::PageKind;
use crate::theme::html::Html;
use crate::theme::strings::Strings;

/// What a template sees; docs/theme.md tells the meaning of each name.
#[derive(Debug, Serialize)]
pub(crate) struct PageView<'a> {
    kind: &'static str,
    id: &'a str,
    lang: &'a str,
    dir: &'static str,
    title: String,
    summary: String,
    title_lang: &'a str,
    title_dir: &'static str,
    head: Option<HeadView>,
    guide_title: String,
    publisher: &'a str,
    root: String,
    edition: EditionView<'a>,
    age: Option<AgeView>,
    languages: Vec<LanguageView<'a>>,
    home: Option<LinkView>,
    checklist: Option<LinkView>,
    about: Option<LinkView>,
    contents: Vec<ContentsView>,
    downloads: Option<DownloadsView>,
    previous: Option<LinkView>,
    next: Option<LinkView>,
    translation: Option<TranslationView<'a>>,
    units: Vec<UnitView>,
    questions: Vec<UnitView>,
    conditions: Vec<ConditionView>,
    code: Option<CodeView>,
    lists: Vec<u32>,
    items_count: usize,
    digits: &'a str,
    sources_href: &'static str,
    contents_href: &'static str,
    topics: Vec<TopicView>,
    sources: Vec<SourceView>,
    language_pages: Vec<LanguagePageView<'a>>,
    help: Option<LinkView>,
    ask_first: Vec<&'a Html>,
    copy_href: String,
    spoken_of: Option<SpokenOfView<'a>>,
    tab_name: &'a str,
    leave_href: String,
    share_href: &'static str,
    dates: Option<LinkView>,
    sheets: Vec<LinkView>,
    sheet: Option<SheetView<'a>>,
    calendars: Vec<CalendarView>,
    years: Vec<YearView>,
}

/// The edition a page speaks of.
#[derive(Debug, Serialize)]
struct SpokenOfView<'a> {
    code: &'a str,
    newest: bool,
}

/// How title and summary of a page stand.
#[derive(Debug, Serialize)]
struct HeadView {
    state: &'static str,
    changed: String,
    dated: bool,
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

#[derive(Debug, Serialize)]
struct LanguageView<'a> {
    tag: &'a str,
    name: &'a str,
    dir: &'static str,
    href: String,
    current: bool,
}

#[derive(Debug, Serialize)]
struct LanguagePageView<'a> {
    tag: &'a str,
    name: &'a str,
    dir: &'static str,
    href: String,
    guide_title: String,
    guide_lang: &'a str,
    guide_dir: &'static str,
    lines: &'a Strings,
    edition_date: String,
    spoken_date: String,
    changes: Vec<ChangeView>,
    downloads: DownloadsView,
}

#[derive(Debug, Serialize)]
struct ContentsView {
    id: String,
    title_html: Html,
}

/// What the template of a page sees; `None` where the theme lacks the page's language.
pub(crate) fn of_page<'a>(build: &'a RenderContext<'a>, page: &'a Page) -> Option<PageView<'a>> {
    let locale = build.locale(&page.lang)?;
    let guide = build.guide;
    let topic = page.topic.as_ref().and_then(|id| build.shown(id, &page.lang));
    let untitled = || Title { text: String::new(), summary: String::new(), locale };
    let title = topic.and_then(|topic| titles::of_topic(build, topic)).unwrap_or_else(untitled);
    let sheet = topic.zip(page.sheet.as_ref());
    let opening = sheet.and_then(|(topic, sheet)| topic.unit(sheet));
    let own = opening.and_then(|unit| titles::of_unit(build, unit));
    let Title { text: title, locale: text, summary } = match own {
        Some(own) => Title { summary: title.summary, ..own },
        None => title,
    };
    // What stands on a sheet stands on its two sides.
    let with_units = topic.filter(|_| page.sheet.is_none());
    let units = with_units.map(|topic| units::of_topic(build, topic, locale)).unwrap_or_default();
    let sections = units.iter().filter(|unit| !unit.is_item());
    let sections =
        sections.map(|unit| ContentsView { id: unit.id.clone(), title_html: unit.title_html.clone() });
    let in_language = page.kind.is_in_one_language();
    let beside = |step: isize| topic.and_then(|topic| neighbour(build, topic.topic, &page.lang, step));
    // A page needs no link to itself.
    let role = |role: &Option<LinkTarget>| {
        let id = role.as_ref()?.topic.as_ref().filter(|id| page.topic.as_ref() != Some(*id))?;
        links::link(build, id, &page.lang).filter(|_| in_language)
    };
    let of_kind = |kind| {
        let topic = guide.of_kind(kind).filter(|_| in_language)?;
        links::link(build, &topic.id, &page.lang)
    };
    let age = match topic {
        Some(topic) => age::of_article(guide, topic.source),
        None => age::of_guide(build.checked, &page.lang),
    };
    Some(PageView {
        kind: page.kind.as_str(),
        id: page.topic.as_ref().map_or("", |id| id.as_str()),
        lang: page.lang.as_str(),
        dir: locale.language.direction.as_str(),
        title,
        summary,
        title_lang: text.lang().as_str(),
        title_dir: text.language.direction.as_str(),
        head: topic.map(|topic| head(build, &topic.title, locale)),
        guide_title: guide_title(build, &page.lang).map(|(title, _)| title).unwrap_or_default(),
        publisher: &guide.settings.publisher,
        root: page.path.to_root(),
        edition: EditionView {
            code: &build.edition.code,
            date: locale.days.get(build.edition.day),
            iso: build.edition.day.to_string(),
            words: &build.edition.words,
            words_lang: edition::WORDS_LANGUAGE,
        },
        age: age.map(|age| age_view(age, units.iter().any(UnitView::is_safety), locale)),
        languages: if in_language { languages(build, page) } else { Vec::new() },
        home: of_kind(TopicKind::Home),
        checklist: of_kind(TopicKind::Checklist),
        about: role(&guide.settings.roles.about),
        contents: sections.collect(),
        downloads: (page.kind == PageKind::Home).then(|| downloads::of_language(build, page, &page.lang)),
        previous: beside(-1),
        next: beside(1),
        translation: topic
            .and_then(|topic| topic.own)
            .and_then(|article| translation::of_article(build, article, locale)),
        items_count: units.iter().map(|unit| unit.items.len()).sum(),
        units,
        questions: topic.map(|topic| checklist::questions(build, topic, locale)).unwrap_or_default(),
        conditions: topic.map(|topic| conditions::all(build, topic)).unwrap_or_default(),
        code: topic.and_then(|topic| code::of_checklist(build, topic.topic)),
        lists: code::lists(guide).into_values().collect(),
        digits: &locale.digits,
        sources_href: if in_language && !page.kind.is_whole_guide() { SOURCES_FILE } else { "" },
        contents_href: if in_language && !page.kind.is_whole_guide() { CONTENTS_FILE } else { "" },
        topics: if page.kind == PageKind::Contents {
            contents::of_language(build, locale)
        } else {
            Vec::new()
        },
        sources: if page.kind == PageKind::Sources { sources::by_title(build, locale) } else { Vec::new() },
        language_pages: if in_language { Vec::new() } else { language_pages(build, page) },
        help: role(&guide.settings.roles.help),
        ask_first: contacts::ask_first(build, locale),
        copy_href: copy_href(build, page),
        spoken_of: page
            .edition
            .as_ref()
            .map(|code| SpokenOfView { code, newest: *code == build.edition.code }),
        tab_name: &guide.settings.tab_name,
        leave_href: format!("{}{CALENDAR_PATH}", page.path.to_root()),
        share_href: if has_checklist(guide) && in_language { SHARE_FILE } else { "" },
        dates: of_kind(TopicKind::Dates),
        sheets: if in_language { all_sheets(build, &page.lang) } else { Vec::new() },
        sheet: sheet.and_then(|(topic, sheet)| sheet::of_topic(build, &topic.topic.id, sheet, &page.lang)),
        calendars: if page.kind == PageKind::Dates { dates::calendars(locale) } else { Vec::new() },
        years: match page.kind {
            PageKind::Calendar => calendar::from(build.edition.day, &locale.language.formats),
            _ => Vec::new(),
        },
    })
}

/// The address of the page that tells whether this edition is still right; empty where a file has no site around it.
fn copy_href(build: &RenderContext<'_>, page: &Page) -> String {
    if page.kind.is_whole_guide() {
        return String::new();
    }
    format!("{}{}", page.path.to_root(), edition_path(&build.edition.code))
}

fn head(build: &RenderContext<'_>, title: &ShownTitle<'_>, locale: &LocaleData<'_>) -> HeadView {
    HeadView {
        state: title.state.as_str(),
        changed: locale.days.get(title.changed.unwrap_or(build.edition.day)),
        dated: title.changed.is_some(),
    }
}

/// The title of the guide in a language, or in the source language, and the language it is in.
fn guide_title<'a>(build: &'a RenderContext<'a>, lang: &Lang) -> Option<(String, &'a LocaleData<'a>)> {
    let home = build.guide.topics.first().filter(|topic| topic.id.is_home())?;
    titles::of_topic(build, build.shown(&home.id, lang)?).map(|title| (title.text, title.locale))
}

fn has_checklist(guide: &Guide) -> bool {
    guide.of_kind(TopicKind::Checklist).is_some()
}

fn age_view(age: Age, folds: bool, locale: &LocaleData<'_>) -> AgeView {
    AgeView {
        checked: locale.days.get(age.checked),
        checked_iso: age.checked.to_string(),
        until: locale.days.get(age.until),
        until_iso: age.until.to_string(),
        fold_iso: age.until.plus_months(age::FOLD_AFTER).to_string(),
        folds,
        law_read: age.law.map(|law| locale.days.get(law.read)).unwrap_or_default(),
        law_amended: age.law.and_then(|law| law.amended).map(|day| locale.days.get(day)).unwrap_or_default(),
    }
}

fn languages<'a>(build: &'a RenderContext<'a>, page: &Page) -> Vec<LanguageView<'a>> {
    let file = page.path.as_str().rsplit('/').next().unwrap_or_default();
    build
        .languages()
        .map(|language| LanguageView {
            tag: language.lang.as_str(),
            name: &language.name,
            dir: language.direction.as_str(),
            href: format!("{}{}/{file}", page.path.to_root(), language.lang),
            current: language.lang == page.lang,
        })
        .collect()
}

fn language_pages<'a>(build: &'a RenderContext<'a>, page: &Page) -> Vec<LanguagePageView<'a>> {
    let editions = &build.guide.changes.editions;
    let spoken_of = editions.iter().find(|released| Some(&released.code) == page.edition.as_ref());
    build
        .languages()
        .filter_map(|language| {
            let locale = build.locale(&language.lang)?;
            let (guide_title, text) =
                guide_title(build, &language.lang).unwrap_or_else(|| (String::new(), locale));
            Some(LanguagePageView {
                tag: language.lang.as_str(),
                name: &language.name,
                dir: language.direction.as_str(),
                href: format!("{}{}/index.html", page.path.to_root(), language.lang),
                guide_title,
                guide_lang: text.lang().as_str(),
                guide_dir: text.language.direction.as_str(),
                lines: locale.strings,
                edition_date: locale.days.get(build.edition.day),
                downloads: downloads::of_language(build, page, &language.lang),
                spoken_date: spoken_of.map(|edition| locale.days.get(edition.day)).unwrap_or_default(),
                changes: page
                    .edition
                    .as_ref()
                    .map(|code| {
                        let base = format!("{}{}/", page.path.to_root(), language.lang);
                        changes::since(&RenderContext { base: &base, ..*build }, code, locale)
                    })
                    .unwrap_or_default(),
            })
        })
        .collect()
}
