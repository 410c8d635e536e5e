//! Builds the guide anew each time its text changes.

use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::build::Site;
use crate::build_cache::BuildCache;
use crate::diagnostic;
use crate::diagnostic::Diagnosed;
use crate::options::Options;
use crate::serve::SiteStore;
use crate::{load, report};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::watch;

use super::build_status::BuildStatus;
use crate::cli::{output, threads};

/// Editors save in several steps: a build waits until nothing has changed for this long.
const QUIET: Duration = Duration::from_millis(80);

/// How often files are read again where the system tells of no changes.
const ROUND: Duration = Duration::from_millis(700);

/// The folders whose files make a guide; the second may be missing.
const WATCHED: [&str; 2] = ["content", "themes"];

/// What is needed to build.
pub(super) struct Rebuilder {
    root: PathBuf,
    options: Options,
    /// What the last build left to the next one.
    cache: BuildCache,
}

/// Keeps the watching going as long as it lives.
pub(super) struct Watching {
    _watcher: Box<dyn Watcher + Send>,
    _builder: JoinHandle<()>,
}

impl Rebuilder {
    /// Builds what lies in `root` as these options say.
    pub(super) fn new(root: &Path, options: Options) -> Self {
        Self { root: root.to_owned(), options, cache: BuildCache::default() }
    }

    /// Builds once more; gives the news and a report for the terminal. With an error the site before stays.
    pub(super) fn build(&mut self, before: &BuildStatus) -> (BuildStatus, String) {
        let Diagnosed { value: project, mut problems } = load::load(&self.root);
        let (built, cache) = crate::build::build_again(&project, &self.options, mem::take(&mut self.cache));
        self.cache = cache;
        let site = built.keep(&mut problems);
        let problems = crate::cli::site::shown(problems, &project);
        let drawn = report::human(&problems, &project, output::err_has_colour());
        let number = before.number + 1;
        let is_faulty = diagnostic::any_error(&problems);
        match site.filter(|_| !is_faulty) {
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
                let faults = report::human(&problems, &project, false);
                let kept = if before.built { "the site from before is still shown\n" } else { "" };
                (BuildStatus { number, faults, ..before.clone() }, format!("{drawn}{kept}"))
            }
        }
    }
}

/// Builds after every change and tells `tell`; `Err` where the folders cannot be watched.
pub(super) fn watch(
    mut rebuilder: Rebuilder,
    tell: watch::Sender<Arc<BuildStatus>>,
    poll: bool,
) -> Result<Watching, String> {
    let (send, changes) = mpsc::channel();
    let root = rebuilder.root.clone();
    let builder = threads::spawn("wayleaf preview", move || {
        while changed(&changes) {
            let before = Arc::clone(&tell.borrow());
            let (news, report) = rebuilder.build(&before);
            let _ = output::err(&report);
            if tell.send(Arc::new(news)).is_err() {
                break;
            }
        }
    });
    let builder = builder.map_err(|error| unwatched(&error))?;
    // The library gives up where the thread it listens in cannot be started: one more is tried before.
    let trial = threads::spawn("wayleaf trial", || {}).map_err(|error| unwatched(&error))?;
    let _ = trial.join();
    Ok(Watching { _watcher: watcher(&root, &send, poll)?, _builder: builder })
}

/// Waits for a change and for the quiet after it; false once nobody watches any more.
fn changed(changes: &Receiver<()>) -> bool {
    if changes.recv().is_err() {
        return false;
    }
    loop {
        match changes.recv_timeout(QUIET) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}

/// The system's own watcher; where it has none, or when asked to, one that reads the files again and again.
fn watcher(root: &Path, send: &Sender<()>, poll: bool) -> Result<Box<dyn Watcher + Send>, String> {
    let told = |send: Sender<()>| {
        move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| !matches!(event.kind, EventKind::Access(_))) {
                let _ = send.send(());
            }
        }
    };
    let own = RecommendedWatcher::new(told(send.clone()), Config::default()).ok().filter(|_| !poll);
    let own = own.and_then(|watcher| all_of(root, watcher).ok());
    if let Some(watcher) = own {
        return Ok(Box::new(watcher));
    }
    let config = Config::default().with_poll_interval(ROUND).with_compare_contents(true);
    let reading = PollWatcher::new(told(send.clone()), config).and_then(|watcher| all_of(root, watcher));
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
