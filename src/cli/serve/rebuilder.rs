//! Builds the guide anew each time its text changes: first the pages that the author waits for, and behind them, on threads
//! of its own, the whole site.

use std::collections::BTreeMap;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread::JoinHandle;
use std::time::Duration;

use notify::{Config, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::watch;

use super::build_status::BuildStatus;
use super::file_changes::{ChangeSender, ChangedFiles, FilesAsRead, changes};
use super::open_pages::OpenPages;
use crate::build::Site;
use crate::build_cache::BuildCache;
use crate::cli::{output, threads};
use crate::diagnostic::{Diagnosed, Diagnostic, any_error};
use crate::draft::{self, Draft};
use crate::options::Options;
use crate::project::Project;
use crate::serve::SiteStore;
use crate::{load, report};

/// Editors save in several steps: nothing is read until nothing has changed for this long. A save that takes longer is
/// read again at its next step.
const QUIET: Duration = Duration::from_millis(4);

/// How often files are read again where the system tells of no changes.
const ROUND: Duration = Duration::from_millis(700);

/// The folders whose files make a guide; the second may be missing.
const WATCHED: [&str; 2] = ["content", "themes"];

/// What is needed to build.
pub(super) struct Rebuilder {
    root: PathBuf,
    /// The same folder as macOS and Windows name it when they tell what changed in it: whole and without links.
    watched: PathBuf,
    options: Options,
    /// What was read last.
    project: Project,
    /// What kept files from being read.
    unread: Vec<Diagnostic>,
    /// What the last build left to the next one.
    cache: BuildCache,
}

/// Keeps the watching going as long as it lives.
pub(super) struct Watching {
    _watcher: Box<dyn Watcher + Send>,
    _threads: [JoinHandle<()>; 2],
}

impl Rebuilder {
    /// Builds what lies in `root`; gives the builder, the news and a report for the terminal.
    pub(super) fn new(root: &Path, options: Options) -> (Self, BuildStatus, String) {
        let Diagnosed { value: project, problems: unread } = load::load(root);
        let (root, watched) = (root.to_owned(), root.canonicalize().unwrap_or_else(|_| root.to_owned()));
        let mut rebuilder = Self { root, watched, options, project, unread, cache: BuildCache::default() };
        let (built, cache) =
            draft::build_again(&rebuilder.project, &rebuilder.options, BuildCache::default());
        let (news, report) = news(built, rebuilder.unread.clone(), &rebuilder.project, &BuildStatus::none());
        rebuilder.cache = cache;
        (rebuilder, news, report)
    }

    /// Takes in what changed: only these files are read, where nothing else can have changed.
    fn take_in(&mut self, changed: &ChangedFiles) {
        let again = match changed {
            ChangedFiles::These(files) if self.unread.is_empty() => {
                load::load_again(&self.watched, &self.project, files)
            }
            _ => None,
        };
        if let Some(project) = again {
            self.project = project;
        } else {
            let Diagnosed { value: project, problems } = load::load(&self.root);
            (self.project, self.unread) = (project, problems);
        }
    }

    /// Reads and checks once more, tells `tell` of the pages that the author waits for, and gives what the whole site is
    /// drawn from.
    fn first(
        &mut self,
        tell: &watch::Sender<Arc<BuildStatus>>,
        open: &OpenPages,
        files: FilesAsRead,
    ) -> SiteToDraw {
        let draft = Draft::new(&self.project, &self.options, mem::take(&mut self.cache));
        let open = open.paths();
        let first = match any_error(&self.unread) {
            true => BTreeMap::new(),
            false => draft.first_pages(&|path| open.contains(path)),
        };
        if !first.is_empty() {
            tell.send_modify(|status| *status = Arc::new(status.with_pages(first)));
        }
        let number = tell.borrow().number;
        self.cache = draft.left();
        SiteToDraw { draft, unread: self.unread.clone(), files, number }
    }
}

/// What a whole site is drawn from.
struct SiteToDraw {
    draft: Draft,
    unread: Vec<Diagnostic>,
    files: FilesAsRead,
    /// The number of the news that it follows.
    number: u64,
}

impl SiteToDraw {
    /// Draws it and tells `tell`, unless something has changed meanwhile; gives what it leaves to the next build.
    fn draw(self, tell: &watch::Sender<Arc<BuildStatus>>) -> Option<BuildCache> {
        let Self { draft, unread, files, number } = self;
        let project = draft.project().clone();
        let (built, cache) = draft.site(&|| files.are_stale())?;
        let before = Arc::clone(&tell.borrow());
        let (news, report) = news(built, unread, &project, &before);
        let is_told = tell.send_if_modified(|status| {
            let is_next = status.number == number;
            if is_next {
                *status = Arc::new(news);
            }
            is_next
        });
        if is_told {
            let _ = output::err(&report);
        }
        Some(cache)
    }
}

/// The news of a build and a report for the terminal. With an error the site before stays.
fn news(
    built: Diagnosed<Option<Site>>,
    unread: Vec<Diagnostic>,
    project: &Project,
    before: &BuildStatus,
) -> (BuildStatus, String) {
    let mut problems = unread;
    let site = built.keep(&mut problems);
    let problems = crate::cli::site::shown(problems, project);
    let drawn = report::human_first(&problems, project, output::err_has_colour());
    let number = before.number + 1;
    match site.filter(|_| !any_error(&problems)) {
        Some(Site { bundle, pages, .. }) => {
            let store = SiteStore::new(&bundle, &before.store).with_previews(pages);
            let fresh = bundle.len() - store.shared_with(&before.store);
            let what = if before.built {
                format!("{fresh} of {} files changed", bundle.len())
            } else {
                format!("{} files", bundle.len())
            };
            let news = BuildStatus { number, built: true, store: Arc::new(store), faults: String::new() };
            (news, format!("{drawn}built: {what}\n"))
        }
        None => {
            let faults = report::human_first(&problems, project, false);
            let kept = if before.built { "the site from before is still shown\n" } else { "" };
            (BuildStatus { number, faults, ..before.clone() }, format!("{drawn}{kept}"))
        }
    }
}

/// Builds after every change and tells `tell`; `Err` where the folders cannot be watched.
pub(super) fn watch(
    mut rebuilder: Rebuilder,
    tell: watch::Sender<Arc<BuildStatus>>,
    open: Arc<OpenPages>,
    poll: bool,
) -> Result<Watching, String> {
    let (tell_change, mut told) = changes();
    let root = rebuilder.watched.clone();
    let (draw, to_draw) = channel::<SiteToDraw>();
    let (leave, left) = channel();
    let tell_all = tell.clone();
    let drawer = threads::spawn("wayleaf whole site", move || {
        let pool = threads::behind();
        for site in to_draw {
            let draw = || site.draw(&tell_all);
            let cache = match &pool {
                Some(pool) => pool.install(draw),
                None => draw(),
            };
            // Whoever builds is gone at the end only.
            let _ = leave.send(cache);
        }
    });
    let builder = threads::spawn("wayleaf preview", move || {
        while let Some(changed) = told.next(QUIET) {
            rebuilder.take_in(&changed);
            rebuilder.cache = left.try_iter().flatten().last().unwrap_or(mem::take(&mut rebuilder.cache));
            let site = rebuilder.first(&tell, &open, told.files());
            if tell.is_closed() || draw.send(site).is_err() {
                break;
            }
        }
    });
    let (builder, drawer) =
        (builder.map_err(|error| unwatched(&error))?, drawer.map_err(|error| unwatched(&error))?);
    // The library gives up where the thread it listens in cannot be started: one more is tried before.
    let trial = threads::spawn("wayleaf trial", || {}).map_err(|error| unwatched(&error))?;
    let _ = trial.join();
    Ok(Watching { _watcher: watcher(&root, &tell_change, poll)?, _threads: [builder, drawer] })
}

/// The system's own watcher; where it has none, or when asked to, one that reads the files again and again.
fn watcher(root: &Path, tell: &ChangeSender, poll: bool) -> Result<Box<dyn Watcher + Send>, String> {
    let told = || {
        let tell = tell.clone();
        move |event: notify::Result<Event>| tell.tell(event)
    };
    let own = RecommendedWatcher::new(told(), Config::default()).ok().filter(|_| !poll);
    let own = own.and_then(|watcher| all_of(root, watcher).ok());
    if let Some(watcher) = own {
        return Ok(Box::new(watcher));
    }
    let config = Config::default().with_poll_interval(ROUND).with_compare_contents(true);
    let reading = PollWatcher::new(told(), config).and_then(|watcher| all_of(root, watcher));
    match reading {
        Ok(watcher) => Ok(Box::new(watcher)),
        Err(error) => Err(unwatched(&error)),
    }
}

fn unwatched(error: &dyn std::error::Error) -> String {
    format!("changes to the guide cannot be watched: {error}")
}

fn all_of<W: Watcher>(root: &Path, mut watcher: W) -> notify::Result<W> {
    let [content, themes] = WATCHED.map(|folder| root.join(folder));
    let themes = Some(themes).filter(|themes| themes.is_dir());
    for folder in [content].into_iter().chain(themes) {
        watcher.watch(&folder, RecursiveMode::Recursive)?;
    }
    Ok(watcher)
}
