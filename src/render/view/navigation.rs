//! What leads from a page in one language to the rest of the guide.

use serde::Serialize;

use crate::guide::text::LinkTarget;
use crate::guide::topic::TopicKind;
use crate::plan::{LANGUAGES_IN_MENU, Page, languages_path};
use crate::render::context::RenderContext;
use crate::render::links::{self, LinkView, all_sheets};

/// The languages and the topics every page leads to; no page leads to itself.
#[derive(Debug, Serialize)]
pub(super) struct NavigationView<'a> {
    languages: Vec<LanguageView<'a>>,
    /// The page that lists them for this one; empty where the menu lists them itself.
    languages_href: String,
    home: Option<LinkView>,
    checklist: Option<LinkView>,
    dates: Option<LinkView>,
    /// Sentences to show in the official language.
    show: Option<LinkView>,
    about: Option<LinkView>,
    help: Option<LinkView>,
    sheets: Vec<LinkView>,
}

#[derive(Debug, Serialize)]
struct LanguageView<'a> {
    tag: &'a str,
    name: &'a str,
    dir: &'static str,
    href: String,
    current: bool,
}

impl<'a> NavigationView<'a> {
    /// What leads from a page to the rest of the guide in its language, and to the same page in others.
    pub(super) fn new(build: &RenderContext<'a>, page: &Page) -> Self {
        let of_kind = |kind| links::link(build, &build.guide.of_kind(kind)?.id, &page.lang);
        let role = |role: &Option<LinkTarget>| {
            let id = role.as_ref()?.topic.as_ref().filter(|id| page.topic() != Some(*id))?;
            links::link(build, id, &page.lang)
        };
        let roles = &build.guide.settings.roles;
        let languages = languages(build, page);
        // No site lies around the whole guide as a file.
        let listed = languages.len() > LANGUAGES_IN_MENU && !page.kind().is_whole_guide();
        let languages_href = match listed {
            true => page.path.to_root() + &languages_path(page.path.file_name()),
            false => String::new(),
        };
        Self {
            languages,
            languages_href,
            home: of_kind(TopicKind::Home),
            checklist: of_kind(TopicKind::Checklist),
            dates: of_kind(TopicKind::Dates),
            show: of_kind(TopicKind::Cards),
            about: role(&roles.about),
            help: role(&roles.help),
            sheets: all_sheets(build, &page.lang),
        }
    }
}

fn languages<'a>(build: &RenderContext<'a>, page: &Page) -> Vec<LanguageView<'a>> {
    let file = page.path.file_name();
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
