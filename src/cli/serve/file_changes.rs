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
    told: Arc<AtomicUsize>,
}

/// Where the builder hears of it.
#[derive(Debug)]
pub(super) struct FileChanges {
    hear: Receiver<ChangedFiles>,
    told: Arc<AtomicUsize>,
    /// How many of them were heard.
    heard: usize,
}

/// What the files were like when something was made of them.
#[derive(Debug, Clone)]
pub(super) struct FilesAsRead {
    told: Arc<AtomicUsize>,
    heard: usize,
}

impl FilesAsRead {
    /// Whether some have changed since.
    pub(super) fn are_stale(&self) -> bool {
        self.told.load(Ordering::Relaxed) != self.heard
    }
}

/// A way for changes, from the watcher to the builder.
pub(super) fn changes() -> (ChangeSender, FileChanges) {
    let (send, hear) = channel();
    let told = Arc::new(AtomicUsize::new(0));
    (ChangeSender { send, told: Arc::clone(&told) }, FileChanges { hear, told, heard: 0 })
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
        self.told.fetch_add(1, Ordering::Relaxed);
        // Whoever built is gone at the end only.
        let _ = self.send.send(changed);
    }
}

impl FileChanges {
    /// The files as they are after all that was heard.
    pub(super) fn files(&self) -> FilesAsRead {
        FilesAsRead { told: Arc::clone(&self.told), heard: self.heard }
    }

    /// Waits for a change and then until nothing has changed for a while; `None` once nobody watches any more.
    pub(super) fn next(&mut self, quiet: Duration) -> Option<ChangedFiles> {
        let mut changed = self.hear.recv().ok()?;
        loop {
            self.heard += 1;
            match self.hear.recv_timeout(quiet) {
                Ok(more) => match (&mut changed, more) {
                    (ChangedFiles::These(files), ChangedFiles::These(more)) => files.extend(more),
                    (changed, _) => *changed = ChangedFiles::Anything,
                },
                Err(RecvTimeoutError::Timeout) => return Some(changed),
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    }
}
