//! What pages and languages weigh on the wire.

use std::collections::BTreeMap;

use crate::bundle::SitePath;
use crate::compress::gzip_len;
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::edition::Edition;
use crate::finish::font_subset::FontSubset;
use crate::finish::page::{FinishedPage, PageAbout};
use crate::guide::Guide;
use crate::guide::budgets::Budgets;
use crate::page::{PageWeight, heaviest};
use crate::site::budget_use::BudgetUse;
use crate::site::pages::SitePages;
use crate::theme::PageKind;

/// What a page may weigh more where it names a font of its language, in bytes after `gzip -9`: it still fits.
pub const FONT_ALLOWANCE: usize = 150;

/// What a build made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// The edition's code.
    pub edition: String,
    /// The edition's four words.
    pub words: String,
    /// How many pages there are.
    pub pages: usize,
    /// The heaviest page, in bytes after `gzip -9`.
    pub largest: Option<(SitePath, usize)>,
    /// Each language in menu order.
    pub languages: Vec<LanguageWeight>,
    /// The largest of each thing that has a budget.
    pub budgets: Vec<BudgetUse>,
}

/// What a language weighs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageWeight {
    /// Its tag.
    pub tag: String,
    /// Its own name.
    pub name: String,
    /// How many pages it has.
    pub pages: usize,
    /// All of them together, in raw bytes.
    pub bytes: usize,
    /// Its font, in bytes as it is fetched; nothing where phones draw its letters.
    pub font: usize,
    /// The one file that holds the whole language, or all the files it is split into, in raw bytes.
    pub one_file: usize,
    /// All that keeping it on a phone costs on the wire, the page that offers it and the worker included, in bytes after
    /// `gzip -9`; nothing where the worker is withdrawn.
    pub saving: usize,
}

impl Summary {
    pub(crate) fn new(
        pages: SitePages<'_>,
        fonts: &[FontSubset],
        costs: &BTreeMap<String, usize>,
        guide: &Guide,
        edition: &Edition,
    ) -> Self {
        let heaviest = heaviest_page(pages);
        let mut languages: Vec<LanguageWeight> = guide
            .settings
            .languages
            .iter()
            .map(|language| LanguageWeight {
                tag: language.lang.to_string(),
                name: language.name.clone(),
                pages: 0,
                bytes: 0,
                font: fonts.iter().find(|font| font.lang == language.lang).map_or(0, |font| font.bytes.len()),
                one_file: 0,
                saving: costs.get(language.lang.as_str()).copied().unwrap_or_default(),
            })
            .collect();
        for page in pages.abouts().filter(|page| page.kind.is_in_one_language()) {
            let language = languages.iter_mut().find(|language| language.tag == page.lang.as_str());
            match (language, page.kind) {
                (Some(language), PageKind::OneFile) => language.one_file += page.size,
                (None, _) | (_, PageKind::Text) => {}
                (Some(language), _) => {
                    language.pages += 1;
                    language.bytes += page.size;
                }
            }
        }
        languages.retain(|language| language.pages > 0);
        Self {
            edition: edition.code.clone(),
            words: edition.words.clone(),
            pages: turned_to(pages).count(),
            largest: heaviest.map(|(page, bytes)| (page.path.clone(), bytes)),
            budgets: budget_uses(pages, heaviest, &languages, guide),
            languages,
        }
    }
}

/// The pages and scripts over their limits: errors, and warnings where notices for texts that are behind make a page heavier,
/// since a change of the law must reach readers before its translations do.
pub(crate) fn problems(pages: SitePages<'_>, budgets: &Budgets) -> Vec<Diagnostic> {
    let limit = |page: &PageAbout| page_limit(page, budgets);
    let heavy = pages.held.iter().filter(|FinishedPage { about, .. }| about.weight.most() > limit(about));
    let heavy = heavy.map(|FinishedPage { about: page, content }| {
        let (limit, bytes) = (limit(page), page.weight.exactly(content));
        let message = format!("the page `{}` weighs {bytes} bytes; {limit} is the limit", page.path);
        let (severity, help) = if page.lags {
            (Severity::Warning, "bring its translations up to their source: the notices make it heavier")
        } else {
            let help = "shorten the topic or part it in two; each page must reach a phone in one go";
            (Severity::Error, help)
        };
        let parts = content.html().map(|html| heaviest::of_page(html)).unwrap_or_default();
        let help = format!("{help}; its heaviest parts: {parts}");
        Diagnostic::new(Code::PageTooHeavy, severity, Place::Page(page.path.clone()), message, help)
    });
    let scripts = scripts(pages).into_iter().filter(|(_, bytes, _)| *bytes > budgets.script);
    let scripts = scripts.filter_map(|(script, bytes, pages)| {
        let first = &pages.first()?.path;
        let message =
            format!("the script of the page `{first}` weighs {bytes} bytes; {} is the limit", budgets.script);
        let help = format!(
            "let the theme's `theme.yaml` give it fewer components with scripts; the heaviest: {}",
            heaviest::of_script(script)
        );
        let paths = pages.iter().map(|page| page.path.clone()).collect();
        Some(Diagnostic::on_pages(Code::ScriptTooHeavy, Severity::Error, paths, message, help))
    });
    heavy.chain(scripts).collect()
}

/// What a page may weigh.
fn page_limit(page: &PageAbout, budgets: &Budgets) -> usize {
    budgets.page + if page.has_font { FONT_ALLOWANCE } else { 0 }
}

/// Pages, without the files that hold the whole guide.
fn turned_to(pages: SitePages<'_>) -> impl Iterator<Item = &PageAbout> {
    pages.abouts().filter(|page| !page.kind.is_whole_guide())
}

/// How many pages that are far below their budget are packed to find the heaviest one.
const TRIED: usize = 32;

/// The heaviest page, with its bytes after `gzip -9`; of several the first by path. Where all are far below their budget,
/// it is the heaviest of those with the most bytes that are still held.
fn heaviest_page(pages: SitePages<'_>) -> Option<(&PageAbout, usize)> {
    let heavier = |one: &(&PageAbout, usize), other: &(&PageAbout, usize)| {
        (one.1, &other.0.path).cmp(&(other.1, &one.0.path))
    };
    let exact = |page: &&PageAbout| matches!(page.weight, PageWeight::Exactly(_));
    let known = turned_to(pages).filter(exact).map(|page| (page, page.weight.most())).max_by(heavier);
    let least = known.map_or(0, |(_, bytes)| bytes);
    let rough = pages.held.iter().filter(|page| !exact(&&page.about) && page.about.weight.most() > least);
    let mut tried: Vec<&FinishedPage> = rough.filter(|page| !page.about.kind.is_whole_guide()).collect();
    tried.sort_by_key(|page| (usize::MAX - page.about.weight.most(), &page.about.path));
    tried.truncate(TRIED);
    let tried = tried.into_iter().map(|page| (&page.about, page.about.weight.exactly(&page.content)));
    tried.chain(known).max_by(heavier)
}

/// Each budget that a guide has something for, in the order of `guide.yaml`.
fn budget_uses(
    pages: SitePages<'_>,
    heaviest: Option<(&PageAbout, usize)>,
    languages: &[LanguageWeight],
    guide: &Guide,
) -> Vec<BudgetUse> {
    let budgets = &guide.settings.budgets;
    let is_split = !guide.settings.one_file_parts.is_empty();
    let of_pages = heaviest.map(|(page, bytes)| (page.path.as_str(), bytes, page_limit(page, budgets)));
    let of_scripts = scripts(pages);
    let of_scripts = of_scripts.iter().filter_map(|(_, bytes, pages)| {
        let first = pages.first()?;
        Some((first.path.as_str(), *bytes, budgets.script))
    });
    let of_languages = |budget, is_packed, limit, weight: fn(&LanguageWeight) -> usize| {
        let things = languages.iter().map(|language| (language.tag.as_str(), weight(language), limit));
        BudgetUse::largest(budget, is_packed, things)
    };
    let rows = [
        BudgetUse::largest("page", true, of_pages.into_iter()),
        BudgetUse::largest("script", true, of_scripts),
        of_languages("kept", true, budgets.kept, |language| language.saving.saturating_sub(language.font)),
        budgets
            .one_file
            .and_then(|limit| BudgetUse::largest("one-file", false, one_files(pages, limit, is_split))),
        of_languages("font", false, budgets.font, |language| language.font),
    ];
    rows.into_iter().flatten().collect()
}

/// The one file of each language by its tag, and a part of one by the name of its file.
fn one_files(
    pages: SitePages<'_>,
    limit: usize,
    is_split: bool,
) -> impl Iterator<Item = (&str, usize, usize)> {
    let files = pages.abouts().filter(|page| page.kind == PageKind::OneFile);
    files.map(move |page| {
        let name = if is_split { page.path.as_str() } else { page.lang.as_str() };
        (name, page.size, limit)
    })
}

/// Each script that pages to turn to are given, in bytes after `gzip -9`, with these pages: most share theirs.
fn scripts(pages: SitePages<'_>) -> Vec<(&str, usize, Vec<&PageAbout>)> {
    let mut by_script: BTreeMap<&str, Vec<&PageAbout>> = BTreeMap::new();
    for page in turned_to(pages) {
        let script = page.script.as_deref().unwrap_or_default();
        if !script.is_empty() {
            by_script.entry(script).or_default().push(page);
        }
    }
    by_script.into_iter().map(|(script, pages)| (script, gzip_len(script.as_bytes()), pages)).collect()
}
