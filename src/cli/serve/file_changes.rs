//! What changed on the disk and was not taken in yet.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use notify::{Event, EventKind};

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ChangedFiles {
    /// These files, or files that came to lie at these paths or went from them.
    These(BTreeSet<PathBuf>),
    /// The system lost count of them.
    Anything,
}

/// Where the watcher tells what changed.
#[derive(Debug, Clone)]
pub(super) struct ChangeSender {
    send: Sender<ChangedFiles>,
    waiting: Waiting,
}

/// Where the builder hears of it.
#[derive(Debug)]
pub(super) struct FileChanges {
    told: Receiver<ChangedFiles>,
    waiting: Waiting,
}

/// How many changes have been told and not been heard.
#[derive(Debug, Clone, Default)]
pub(super) struct Waiting(Arc<AtomicUsize>);

impl Waiting {
    /// Whether there is any.
    pub(super) fn any(&self) -> bool {
        self.0.load(Ordering::Relaxed) > 0
    }
}

/// A way for changes, from the watcher to the builder.
pub(super) fn changes() -> (ChangeSender, FileChanges) {
    let (send, told) = channel();
    let waiting = Waiting::default();
    (ChangeSender { send, waiting: waiting.clone() }, FileChanges { told, waiting })
}

impl ChangeSender {
    /// Passes on what the watcher told; that files were read changes nothing.
    pub(super) fn tell(&self, event: notify::Result<Event>) {
        let Ok(event) = event else { return };
        if matches!(event.kind, EventKind::Access(_)) {
            return;
        }
        let is_lost = event.need_rescan() || event.paths.is_empty();
        let changed = if is_lost {
            ChangedFiles::Anything
        } else {
            ChangedFiles::These(event.paths.into_iter().collect())
        };
        self.waiting.0.fetch_add(1, Ordering::Relaxed);
        // Whoever built is gone at the end only.
        let _ = self.send.send(changed);
    }
}

impl FileChanges {
    /// What has been told and not been heard.
    pub(super) fn waiting(&self) -> Waiting {
        self.waiting.clone()
    }

    /// Waits for a change and then until nothing has changed for a while; `None` once nobody watches any more.
    pub(super) fn next(&self, quiet: Duration) -> Option<ChangedFiles> {
        let mut changed = self.heard(self.told.recv().ok()?);
        loop {
            match self.told.recv_timeout(quiet) {
                Ok(more) => match (&mut changed, self.heard(more)) {
                    (ChangedFiles::These(files), ChangedFiles::These(more)) => files.extend(more),
                    (changed, _) => *changed = ChangedFiles::Anything,
                },
                Err(RecvTimeoutError::Timeout) => return Some(changed),
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    }

    fn heard(&self, changed: ChangedFiles) -> ChangedFiles {
        self.waiting.0.fetch_sub(1, Ordering::Relaxed);
        changed
    }
}
