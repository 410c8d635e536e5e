//! Views and templates to HTML, page by page, side by side.

mod age;
mod behind;
mod calendar;
mod card;
mod changes;
mod checklist;
mod code;
mod conditions;
mod contacts;
mod contents;
mod context;
mod date_words;
mod dates;
mod downloads;
mod drawing;
mod escape;
mod facts;
mod glossary_index;
mod html;
mod layout;
mod leaflet;
mod lent;
mod links;
mod locale_data;
mod official_text;
mod one_file;
mod other_file;
mod output;
mod poster;
mod qr;
mod reviewed;
mod sheet;
mod source_numbers;
mod sources;
mod terms;
mod text;
mod titles;
mod translation;
mod unbroken;
mod units;
pub mod view;

use std::collections::BTreeMap;
use std::fmt;

use rayon::prelude::*;
use tera::Context;

use crate::check::CheckedGuide;
use crate::diagnostic::{Code, Diagnosed, Diagnostic, Place, Severity};
use crate::edition::Edition;
use crate::guide::feature::Feature;
use crate::i18n::lang::Lang;
use crate::plan::Page;
use crate::project::Project;
use crate::render::context::RenderContext;
use crate::render::layout::Layout;
use crate::render::locale_data::LocaleData;
use crate::render::output::Output;
use crate::render::source_numbers::SourceNumbers;
use crate::render::view::absent::Absent;
use crate::theme::template_fault::template_problem;
use crate::theme::{PageKind, Theme};

pub(crate) use facts::write as write_fact;
pub(crate) use html::MARKUP;

/// A page drawn, with placeholders where stylesheet, script and policy go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderedPage {
    /// Which page it is.
    pub page: Page,
    /// Its HTML.
    pub html: String,
}

/// Which of the planned pages are drawn, and whether it still matters.
#[derive(Clone, Copy)]
pub struct PageSelection<'a> {
    /// Whether a page is wanted.
    pub is_wanted: &'a (dyn Fn(&Page) -> bool + Sync),
    /// Whether nobody waits for the pages any more.
    pub is_stale: &'a (dyn Fn() -> bool + Sync),
}

impl RenderedPage {
    /// With what `lang` lends to the page's language marked as such.
    fn with_lent(self, lang: &Lang) -> Self {
        let html = match self.page.kind() {
            PageKind::Text => lent::in_text(&self.html),
            _ => lent::in_html(self.html, lang),
        };
        Self { html, ..self }
    }
}

impl fmt::Debug for PageSelection<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageSelection").finish_non_exhaustive()
    }
}

impl PageSelection<'_> {
    /// All pages, whatever happens meanwhile.
    pub const ALL: Self = PageSelection { is_wanted: &|_| true, is_stale: &|| false };
}

/// Draws pages of one guide: what all of them share is worked out.
pub(crate) struct Renderer<'a> {
    project: &'a Project,
    theme: &'a Theme,
    build: RenderContext<'a>,
    absent: Vec<Absent>,
    /// The language that lends words to others.
    lending: Option<&'a Lang>,
}

/// Draws the pages that are wanted; faults of templates are told once each. No pages and no fault where nobody waits for
/// them any more.
pub fn render(
    project: &Project,
    checked: &CheckedGuide<'_>,
    theme: &Theme,
    pages: &[Page],
    edition: &Edition,
    selection: PageSelection<'_>,
) -> Diagnosed<Option<Vec<RenderedPage>>> {
    with_renderer(project, checked, theme, pages, edition, |renderer| renderer.draw(pages.iter(), selection))
}

/// What comes of drawing pages of a guide that has `all` these pages.
pub(crate) fn with_renderer<T>(
    project: &Project,
    checked: &CheckedGuide<'_>,
    theme: &Theme,
    all: &[Page],
    edition: &Edition,
    work: impl FnOnce(&Renderer<'_>) -> T,
) -> T {
    let guide = checked.guide();
    let days = locale_data::days(guide, edition);
    let locales: BTreeMap<Lang, LocaleData<'_>> = guide
        .settings
        .languages
        .par_iter()
        .filter_map(|language| {
            Some((language.lang.clone(), LocaleData::new(checked, theme, edition, &days, language)?))
        })
        .collect();
    let in_one_language = all.iter().filter(|page| page.kind().is_in_one_language());
    let published = in_one_language.map(|page| &page.lang).collect();
    let lists = code::lists(guide);
    let (ages, citing) = (age::of_topics(checked), sources::citing(checked));
    let guide_ages = age::of_guide(checked, &ages);
    let source_numbers = SourceNumbers::new(guide, &citing);
    let build = RenderContext {
        checked,
        guide,
        pictures: &theme.pictures,
        logo: theme.logo.as_ref(),
        edition,
        locales: &locales,
        layout: Layout::Pages,
        part: None,
        base: "",
        is_of_law: guide.has(Feature::Law),
        lists: &lists,
        published: &published,
        ages: &ages,
        guide_ages: &guide_ages,
        citing: &citing,
        sources: &source_numbers,
    };
    let lending = theme.base_strings(&guide.settings.source).map(|(lang, _)| lang);
    let lending = lending.filter(|_| locales.values().any(LocaleData::has_lent));
    work(&Renderer { project, theme, build, absent: view::absent::names(), lending })
}

impl Renderer<'_> {
    /// Draws those of these pages that are wanted, as [`render`] does.
    pub fn draw<'p>(
        &self,
        pages: impl Iterator<Item = &'p Page>,
        PageSelection { is_wanted, is_stale }: PageSelection<'_>,
    ) -> Diagnosed<Option<Vec<RenderedPage>>> {
        let wanted: Vec<&Page> = pages.filter(|page| is_wanted(page)).collect();
        let drawn: Option<Vec<Result<RenderedPage, Diagnostic>>> =
            wanted.into_par_iter().map(|page| (!is_stale()).then(|| self.drawn(page))).collect();
        let Some(drawn) = drawn else { return Diagnosed::new(None, Vec::new()) };
        let mut faults: Vec<Diagnostic> = Vec::new();
        let mut done = Vec::with_capacity(drawn.len());
        for each in drawn {
            match each {
                Ok(page) => done.push(page),
                Err(fault) if !faults.contains(&fault) => faults.push(fault),
                Err(_) => {}
            }
        }
        Diagnosed::new(faults.is_empty().then_some(done), faults)
    }

    fn drawn(&self, page: &Page) -> Result<RenderedPage, Diagnostic> {
        let drawn = draw(self.project, self.theme, &self.build, &self.absent, page)?;
        Ok(match self.lending {
            Some(lang) => drawn.with_lent(lang),
            None => drawn,
        })
    }
}

/// The steps a page may take, and as many more for each topic and source of its guide, which some pages list, and for each
/// unit it shows.
const STEPS: u64 = 100_000;
const STEPS_PER_ENTRY: u64 = 2_000;

/// The most bytes of a page before it is packed, and of a file that holds the whole guide.
const LARGEST_PAGE: usize = 2_000_000;
const LARGEST_FILE: usize = 64_000_000;

fn draw(
    project: &Project,
    theme: &Theme,
    build: &RenderContext<'_>,
    absent: &[Absent],
    page: &Page,
) -> Result<RenderedPage, Diagnostic> {
    let (kind, root) = (page.kind(), format!("themes/{}/", theme.name));
    let part = page.part().and_then(|part| build.guide.one_file_part(part));
    let build = &RenderContext { layout: Layout::of(page), part, ..*build };
    let parts = theme.pages.get(&kind);
    let named = |name: &str| {
        let templates = parts.iter().flat_map(|parts| parts.texts.iter().chain([&parts.template]));
        templates.map(|template| theme.templates.named.get(template)).any(|named| {
            // Of a template that is not known nothing is known.
            named.is_none_or(|named| named.has(name))
        })
    };
    let parts = parts.zip(view::of_page(build, page, &named));
    let Some((parts, view)) = parts else {
        let message = format!("no template for a page of the kind {}", kind.as_str());
        let help = "name one under `pages` in theme.yaml";
        return Err(Diagnostic::new(Code::Theme, Severity::Error, Place::Path(root), message, help));
    };
    let templates = &theme.templates;
    let fault = |fault: &tera::Error| template_problem(project, &root, &templates.insertions, fault);
    let mut context = view.context(absent).map_err(|error| fault(&error))?;
    let topics = &build.guide.topics;
    let units: usize = match page.topic() {
        Some(id) => topics.get(id).map_or(0, |topic| topic.units.len()),
        None if kind.is_whole_guide() => topics.iter().map(|topic| topic.units.len()).sum(),
        None => 0,
    };
    let entries = topics.len() + build.guide.sources.len() + units;
    templates.meter.allow(STEPS + STEPS_PER_ENTRY * entries as u64);
    let draw = |template: &str, context: &Context| {
        let mut output = Output::new(if kind.is_whole_guide() { LARGEST_FILE } else { LARGEST_PAGE });
        match templates.tera.render_to(template, context, &mut output) {
            Err(_) if output.is_full() => Err(output.problem(&root, template)),
            Err(error) => Err(fault(&error)),
            Ok(()) => Ok(output.into_text()),
        }
    };
    // What the theme draws first it names itself.
    for text in &parts.texts {
        let words = draw(text, &context)?;
        let name = text.trim_end_matches(".txt").replace('-', "_");
        context.insert(name, words.trim());
    }
    Ok(RenderedPage { page: page.clone(), html: draw(&parts.template, &context)? })
}
