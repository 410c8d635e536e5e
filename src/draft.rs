//! A guide read and checked again after a change, to be drawn in two steps: first the pages its author waits for, then the
//! whole site.
//!
//! What changed decides what is made again. After a change in articles only these are read, and only their topics are
//! looked through: of another topic a rule over articles reads `topic.yaml` only. Any other change reads and looks through
//! everything. Pages are drawn again in any case, and finished again where their HTML is another one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::build::{Site, draw};
use crate::build_cache::{BuildCache, LastReading};
use crate::bundle::SitePath;
use crate::check;
use crate::diagnostic::{Diagnosed, Diagnostic, any_error, sort_and_dedup};
use crate::finish::finish_some;
use crate::guide::ids::TopicId;
use crate::offline;
use crate::options::Options;
use crate::page::FinishedHtml;
use crate::page_cache::{CacheSession, PageCache};
use crate::parse;
use crate::plan::{self, Page};
use crate::project::Project;
use crate::render::{PageSelection, render};

/// A project that was read and checked, and what the build before left.
#[derive(Debug)]
pub struct Draft {
    options: Options,
    read: Arc<LastReading>,
    /// The topics whose articles changed; nothing where something else did.
    changed: BTreeSet<TopicId>,
    /// What is wrong with texts and theme.
    problems: Vec<Diagnostic>,
    before: BuildCache,
}

/// The outcome of a build, and what it leaves to the next one.
pub type BuiltAgain = (Diagnosed<Option<Site>>, BuildCache);

/// Builds the site once more after a change: what `before` holds is not made again, and the edition stays that of the
/// first build. The outcome is that of a build from nothing with this edition. Gives the cache for the next build.
pub fn build_again(project: &Project, options: &Options, before: BuildCache) -> BuiltAgain {
    let built = Draft::new(project, options, before).site(&|| false);
    // Somebody waits for it, so it is never left.
    built.unwrap_or_else(|| (Diagnosed::new(None, Vec::new()), BuildCache::default()))
}

impl Draft {
    /// Reads and checks a project. What `before` holds is not made again.
    pub fn new(project: &Project, options: &Options, before: BuildCache) -> Self {
        let last = before.read.as_deref();
        let again = last.and_then(|last| parse::read_again(project, (&last.project, &last.reading)));
        let (reading, changed) = match again {
            Some((reading, changed)) => (reading, Some(changed)),
            None => (parse::read(project, &parse::theme::chosen(project)), None),
        };
        let mut problems = reading.problems.all();
        let findings = reading.guide.as_ref().zip(reading.theme.as_deref()).map(|(guide, theme)| {
            let known = last.and_then(|last| last.findings.as_ref()).zip(changed.as_ref());
            let found = std::mem::take(&mut problems);
            let (found, findings) = check::find(project, guide, theme, options.edition_date, found, known);
            problems = found;
            findings
        });
        let read = Arc::new(LastReading { project: project.clone(), reading, findings });
        let (options, changed) = (options.clone(), changed.unwrap_or_default());
        Self { options, read, changed, problems, before }
    }

    /// The pages of topics whose articles changed and those that `is_wanted` asks for, as they will be but for what they
    /// tell of the size of files. Nothing before the first whole build, and where the guide has an error.
    pub fn first_pages(
        &self,
        is_wanted: &(dyn Fn(&SitePath) -> bool + Sync),
    ) -> BTreeMap<SitePath, Arc<FinishedHtml>> {
        self.drawn_first(is_wanted).unwrap_or_default()
    }

    fn drawn_first(
        &self,
        is_wanted: &(dyn Fn(&SitePath) -> bool + Sync),
    ) -> Option<BTreeMap<SitePath, Arc<FinishedHtml>>> {
        let LastReading { project, reading, .. } = &*self.read;
        let (guide, theme) = reading.guide.as_ref().zip(reading.theme.as_ref())?;
        let checked = check::sound(guide, &self.problems)?;
        let (edition, shared) = self.before.edition.as_ref().zip(self.before.shared.as_ref())?;
        let pages = plan::plan(&checked, edition, &[]);
        let is_wanted = |page: &Page| {
            let is_changed = page.topic().is_some_and(|topic| self.changed.contains(topic));
            (is_changed || is_wanted(&page.path)) && !page.kind().is_whole_guide()
        };
        let selection = PageSelection { is_wanted: &is_wanted, ..PageSelection::ALL };
        let drawn = render(project, &checked, theme, &pages, edition, selection).value?;
        let session = CacheSession::without_weights();
        let pages = finish_some(drawn, &checked, theme, shared, &session)?;
        let pages = offline::tell_costs(pages, &shared.costs, &session);
        let html =
            pages.into_iter().filter_map(|page| Some((page.about.path, Arc::clone(page.content.html()?))));
        Some(html.collect())
    }

    /// The project that was read.
    pub fn project(&self) -> &Project {
        &self.read.project
    }

    /// What the next build may begin with where nobody waits for the site of this one.
    pub fn left(&self) -> BuildCache {
        BuildCache { read: Some(Arc::clone(&self.read)), ..self.before.clone() }
    }

    /// The whole site: the outcome of a build from nothing with the edition of the first build. Nothing where `is_stale` told
    /// that nobody waits for it any more.
    pub fn site(self, is_stale: &(dyn Fn() -> bool + Sync)) -> Option<BuiltAgain> {
        let Self { options, read, problems, before, .. } = self;
        let LastReading { project, reading, .. } = &*read;
        let sorted = |built: Diagnosed<Option<Site>>| Diagnosed {
            problems: sort_and_dedup(built.problems, project),
            ..built
        };
        let checked = reading.guide.as_ref().and_then(|guide| check::sound(guide, &problems));
        let (Some(checked), Some(theme)) = (checked, &reading.theme) else {
            let cache = BuildCache { read: Some(Arc::clone(&read)), ..before };
            return Some((sorted(Diagnosed::new(None, problems)), cache));
        };
        let (session, told) = CacheSession::of(&before.pages, is_stale);
        let drawn = draw(project, &checked, theme, &options, before.edition.clone(), &session, &[]);
        let (site, edition, shared) = (drawn.site, drawn.edition, drawn.shared);
        if site.value.is_none() && !any_error(&site.problems) {
            return None;
        }
        let shared = shared.map(Arc::new).or_else(|| before.shared.clone());
        let pages = PageCache::new(told.try_iter());
        let cache = BuildCache { edition: Some(edition), pages, shared, read: Some(Arc::clone(&read)) };
        let problems = problems.into_iter().chain(site.problems).collect();
        Some((sorted(Diagnosed::new(site.value, problems)), cache))
    }
}
