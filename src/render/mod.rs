//! Views and templates to HTML, page by page, side by side.

mod age;
mod calendar;
mod changes;
mod checklist;
mod contents;
mod dates;
mod downloads;
mod facts;
mod html;
mod layout;
mod links;
mod onefile;
mod plain;
mod poster;
mod qr;
mod sheet;
mod terms;
mod tongue;
mod units;
pub mod view;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use tera::{Context, Value};

use crate::check::CheckedGuide;
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::edition::Edition;
use crate::guide::{Guide, Language, Placed};
use crate::lang::Lang;
use crate::parse::theme::template_problem;
use crate::plan::Page;
use crate::project::Project;
use crate::render::layout::Layout;
use crate::render::tongue::Tongue;
use crate::theme::Theme;
use crate::theme::picture::Picture;

pub(crate) use facts::write as write_fact;

/// What a page's stylesheet, script and policy are called until `finish` puts them in.
pub mod holes {
    /// Stands where the stylesheet goes.
    pub const CSS: &str = "wayleaf{css}";
    /// Stands where the script goes.
    pub const JS: &str = "wayleaf(js)";
    /// Stands where the Content-Security-Policy goes; its space keeps the attribute quoted.
    pub const CSP: &str = "wayleaf csp";

    /// Stands where the size of the file at a path of the site goes.
    pub fn size(path: &str) -> String {
        format!("wayleaf[{path}]")
    }

    /// Stands where the cost of keeping the page's language goes, in kilobytes; it may be filled with nothing, and
    /// its space keeps the attribute quoted.
    pub const SIZE: &str = "wayleaf kB";
}

/// A page drawn, with holes where stylesheet, script and policy go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Which page it is.
    pub page: Page,
    /// Its HTML.
    pub html: String,
}

/// What every page of one build shares, and how the page at hand is laid out.
#[derive(Clone, Copy)]
pub(crate) struct Build<'a> {
    guide: &'a Guide,
    pictures: &'a BTreeMap<String, Picture>,
    edition: &'a Edition,
    tongues: &'a BTreeMap<Lang, Tongue<'a>>,
    layout: Layout,
    /// The languages that have pages in this build.
    published: &'a BTreeSet<&'a Lang>,
}

impl<'a> Build<'a> {
    /// The pictogram of this name.
    fn picture(&self, name: Option<&Placed<String>>) -> Option<Picture> {
        self.pictures.get(&name?.value).cloned()
    }

    fn tongue(&self, lang: &Lang) -> Option<&Tongue<'a>> {
        self.tongues.get(lang)
    }

    /// The languages that have pages in this build, in menu order.
    fn languages(&self) -> impl Iterator<Item = &'a Language> {
        let all = self.guide.settings.languages.iter();
        all.filter(|language| self.published.contains(&language.lang))
    }
}

/// Draws every page; faults of templates are told once each.
pub fn render(
    project: &Project,
    checked: &CheckedGuide,
    theme: &Theme,
    pages: &[Page],
    edition: &Edition,
) -> Result<Vec<Drawn>, Vec<Diagnostic>> {
    let guide = checked.guide();
    let tongues: BTreeMap<Lang, Tongue<'_>> = guide
        .settings
        .languages
        .par_iter()
        .filter_map(|language| Some((language.lang.clone(), Tongue::new(guide, theme, edition, language)?)))
        .collect();
    let in_one_language = pages.iter().filter(|page| page.kind.is_in_one_language());
    let published = in_one_language.map(|page| &page.lang).collect();
    let build = Build {
        guide,
        pictures: &theme.pictures,
        edition,
        tongues: &tongues,
        layout: Layout::Pages,
        published: &published,
    };
    let strings: BTreeMap<&Lang, Value> =
        theme.strings.iter().map(|(lang, strings)| (lang, Value::from_serializable(strings))).collect();
    let drawn: Vec<Result<Drawn, Diagnostic>> =
        pages.par_iter().map(|page| draw(project, theme, &build, &strings, page)).collect();
    let mut faults: Vec<Diagnostic> = Vec::new();
    let mut done = Vec::with_capacity(drawn.len());
    for each in drawn {
        match each {
            Ok(page) => done.push(page),
            Err(fault) if !faults.contains(&fault) => faults.push(fault),
            Err(_) => {}
        }
    }
    if faults.is_empty() { Ok(done) } else { Err(faults) }
}

fn draw(
    project: &Project,
    theme: &Theme,
    build: &Build<'_>,
    strings: &BTreeMap<&Lang, Value>,
    page: &Page,
) -> Result<Drawn, Diagnostic> {
    let root = format!("themes/{}/", theme.name);
    let build = &Build { layout: Layout::of(page.kind), ..*build };
    let view = view::of_page(build, page);
    let parts = theme.pages.get(&page.kind).zip(view);
    let Some((parts, view)) = parts else {
        let message = format!("no template for a page of the kind {}", page.kind.as_str());
        let help = "name one under `pages` in theme.yaml";
        return Err(Diagnostic::new(Code::Theme, Severity::Error, Place::Path(root), message, help));
    };
    let drawn = Context::from_serialize(&view).and_then(|mut context| {
        if page.kind.is_poster() {
            context.insert("poster", &poster::of_page(build, page));
        }
        if page.kind.is_whole_guide() {
            context.insert("file", &onefile::of_language(build, &page.lang));
        }
        context.insert_value("t", strings.get(&page.lang).cloned().unwrap_or_else(Value::none));
        for (name, hole) in
            [("css", holes::CSS), ("js", holes::JS), ("csp", holes::CSP), ("saving_size", holes::SIZE)]
        {
            context.insert(name, hole);
        }
        theme.tera.render(&parts.template, &context)
    });
    match drawn {
        Ok(html) => Ok(Drawn { page: page.clone(), html }),
        Err(fault) => Err(template_problem(project, &root, &fault)),
    }
}
