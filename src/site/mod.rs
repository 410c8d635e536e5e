//! Finished pages to the site: what a phone fetches to keep them, what all of it weighs, where its links lead.

pub mod composition;
mod edition_json;
mod links;
pub mod weight;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::build_cache::CacheSession;
use crate::bundle::{Bundle, SitePath};
use crate::check::CheckedGuide;
use crate::diagnostic::{Code, Diagnosed, Diagnostic, Place, Severity, any_error};
use crate::edition::Edition;
use crate::finish::{Finished, finish};
use crate::offline::{self, OfflineContext};
use crate::options::Options;
use crate::page::FinishedHtml;
use crate::project::Project;
use crate::render::RenderedPage;
use crate::site::weight::Summary;
use crate::stages::BuildStage;
use crate::theme::Theme;

pub use crate::offline::SAVING_LIMIT;

/// The files of a site, its pages once more with their parts beside them, and what was made.
pub(crate) struct BuiltSite {
    pub bundle: Bundle,
    pub pages: BTreeMap<SitePath, Arc<FinishedHtml>>,
    pub summary: Summary,
}

/// The site of these pages; none if a page, a language, a font or a file is over its limit or a link is dead. What
/// `session` knows is not made again.
pub(crate) fn site(
    drawn: Vec<RenderedPage>,
    project: &Project,
    checked: &CheckedGuide<'_>,
    theme: &Theme,
    edition: &Edition,
    options: &Options,
    session: &CacheSession<'_>,
) -> Diagnosed<Option<BuiltSite>> {
    let guide = checked.guide();
    session.stages.begin(BuildStage::Finish);
    let Diagnosed { value: Finished { pages, whole, fonts }, mut problems } =
        finish(drawn, project, checked, theme, session);
    session.stages.begin(BuildStage::Offline);
    let build = OfflineContext { guide, theme, edition, fonts: &fonts, session };
    let (mut pages, offline) = offline::offline(pages, &build, options.withdraw_worker);
    pages.extend(whole);
    session.stages.begin(BuildStage::Links);
    problems.extend(weight::problems(&pages));
    let lagging = |lang: &str| pages.iter().any(|page| page.lags && page.lang.as_str() == lang);
    problems.extend(crate::offline::problems(&offline, &build, lagging));
    problems.extend(links::problems(&pages));
    if any_error(&problems) {
        return Diagnosed::new(None, problems);
    }
    let summary = Summary::new(&pages, &fonts, &offline.costs, guide, edition);
    let of_pages =
        pages.iter().filter_map(|page| Some((page.path.clone(), Arc::clone(page.content.html()?))));
    let of_pages = of_pages.collect();
    let files = pages.into_iter().map(|page| (page.path, page.content.bytes().into_owned()));
    let files = files
        .chain(edition_json::json(guide, edition, &summary).map(|(path, json)| (path, json.into_bytes())));
    let files = files.chain(offline.files);
    let files = files.chain(fonts.into_iter().map(|font| (font.path, font.bytes)));
    match Bundle::new(files) {
        Ok(bundle) => Diagnosed::new(Some(BuiltSite { bundle, pages: of_pages, summary }), problems),
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
