//! Finished pages to the site: what a phone fetches to keep them, what all of it weighs, where its links lead.

pub mod budget_use;
pub mod composition;
mod edition_json;
mod links;
mod pages;
pub mod weight;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::bundle::{Bundle, SitePath};
use crate::check::CheckedGuide;
use crate::diagnostic::{Code, Diagnosed, Diagnostic, Place, Severity, any_error};
use crate::edition::Edition;
use crate::finish::page::FinishedPage;
use crate::finish::{Finished, SharedByPages, finish};
use crate::offline::{self, OfflineContext};
use crate::options::Options;
use crate::page::{FinishedHtml, Policy, heaviest};
use crate::page_cache::CacheSession;
use crate::plan::Page;
use crate::project::Project;
use crate::render::RenderedPage;
use crate::site::pages::SitePages;
use crate::site::weight::Summary;
use crate::stages::BuildStage;
use crate::theme::Theme;

/// The files of a site, its pages once more with their parts beside them where those are kept, and what was made.
pub(crate) struct BuiltSite {
    pub bundle: Bundle,
    pub pages: BTreeMap<SitePath, Arc<FinishedHtml>>,
    /// The policies of its pages.
    pub policies: Vec<Policy>,
    pub summary: Summary,
    /// What its pages were given that was made from other pages.
    pub shared: SharedByPages,
}

/// The site of these pages, which `draw` draws; none if a template has a fault, a page, a language, a font or a file is over its
/// limit or a link is dead, or if nobody waits for it any more. What `session` knows is not made again.
pub(crate) fn site(
    (planned, draw): (&[Page], impl Fn(&[&Page]) -> Diagnosed<Option<Vec<RenderedPage>>>),
    project: &Project,
    checked: &CheckedGuide<'_>,
    theme: &Theme,
    edition: &Edition,
    options: &Options,
    session: &CacheSession<'_>,
) -> Diagnosed<Option<BuiltSite>> {
    let guide = checked.guide();
    let Diagnosed { value: finished, mut problems } = finish(planned, draw, project, checked, theme, session);
    let Some(Finished { pages, staged, whole, mut shared }) = finished else {
        return Diagnosed::new(None, problems);
    };
    session.stages.begin(BuildStage::Offline);
    let fonts = &shared.fonts;
    let build = OfflineContext { guide, theme, edition, fonts, session };
    let (mut pages, offline) = offline::offline(pages, &build, options.withdraw_worker);
    pages.extend(whole);
    session.stages.begin(BuildStage::Links);
    let all = SitePages { held: &pages, staged: &staged };
    problems.extend(weight::problems(all, &guide.settings.budgets));
    let lagging = |lang: &str| all.abouts().any(|page| page.lags && page.lang.as_str() == lang);
    let heaviest = |lang: &str| {
        let kept = pages.iter().filter(|page| page.about.kind.is_kept() && page.about.lang.as_str() == lang);
        let weight = |page: &FinishedPage| page.about.weight.exactly(&page.content);
        heaviest::listed(kept.map(|page| (format!("`{}`", page.about.path), weight(page))).collect())
    };
    problems.extend(crate::offline::problems(&offline, &build, lagging, heaviest));
    problems.extend(links::problems(all));
    if any_error(&problems) {
        return Diagnosed::new(None, problems);
    }
    let summary = Summary::new(all, fonts, &offline.costs, guide, edition);
    let policies = all.abouts().filter_map(|page| page.policy.clone()).collect();
    let kept = pages.iter().filter_map(|page| Some((&page.about.path, page.content.html()?)));
    let kept = kept.filter(|_| session.keeps_parts).map(|(path, html)| (path.clone(), Arc::clone(html)));
    let kept = kept.collect();
    shared.costs = offline.told;
    let files = pages.into_par_iter().map(|page| (page.about.path, page.content.bytes().into_owned()));
    let files: Vec<_> = files.collect();
    let files = files
        .into_iter()
        .chain(edition_json::json(guide, edition, &summary).map(|(path, json)| (path, json.into_bytes())));
    let files = files.chain(offline.files);
    let files = files.chain(fonts.iter().map(|font| (font.path.clone(), font.bytes.clone())));
    let staged = staged.into_iter().map(|page| (page.about.path, page.file));
    match Bundle::beside(staged, files) {
        Ok(bundle) => {
            let built = BuiltSite { bundle, pages: kept, policies, summary, shared };
            Diagnosed::new(Some(built), problems)
        }
        Err(twice) => {
            problems.extend(twice.iter().map(path_twice));
            Diagnosed::new(None, problems)
        }
    }
}

fn path_twice(path: &SitePath) -> Diagnostic {
    let message = format!("two pages want the address `{path}`");
    let help = "rename one of the topics";
    let place = Place::Path("content/topics".to_owned());
    Diagnostic::new(Code::PathTwice, Severity::Error, place, message, help)
}
