//! What changed on the disk and was not taken in yet.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use notify::{Event, EventKind};

/// Changes as the watcher tells them, and whoever waits for them.
#[derive(Debug, Clone, Default)]
pub(super) struct Changes(Arc<(Mutex<Pending>, Condvar)>);

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Changed {
    /// These files, or files that came to lie at these paths or went from them.
    Files(BTreeSet<PathBuf>),
    /// The system lost count of them.
    Anything,
}

#[derive(Debug, Default)]
struct Pending {
    changed: Option<Changed>,
    /// Nothing more will be told.
    is_over: bool,
}

/// Tells that nothing more will be told, when the watcher goes.
#[derive(Debug)]
pub(super) struct Telling(Changes);

impl Drop for Telling {
    fn drop(&mut self) {
        self.0.pending(|pending| pending.is_over = true);
    }
}

impl Telling {
    /// Whoever tells `changes`.
    pub(super) fn new(changes: &Changes) -> Self {
        Self(changes.clone())
    }

    /// Tells what the watcher told; that files were read changes nothing.
    pub(super) fn tell(&self, event: notify::Result<Event>) {
        let Ok(event) = event else { return };
        if matches!(event.kind, EventKind::Access(_)) {
            return;
        }
        let is_lost = event.need_rescan() || event.paths.is_empty();
        self.0.pending(|pending| {
            match pending.changed.get_or_insert_with(|| Changed::Files(BTreeSet::new())) {
                changed if is_lost => *changed = Changed::Anything,
                Changed::Files(files) => files.extend(event.paths),
                Changed::Anything => {}
            }
        });
    }
}

impl Changes {
    fn pending(&self, change: impl FnOnce(&mut Pending)) {
        change(&mut self.0.0.lock().unwrap_or_else(PoisonError::into_inner));
        self.0.1.notify_all();
    }

    /// Whether something changed that was not taken in yet.
    pub(super) fn is_waiting(&self) -> bool {
        let pending = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        pending.changed.is_some() || pending.is_over
    }

    /// Waits for a change and then until nothing has changed for a while; `None` once nobody watches any more.
    pub(super) fn next(&self, quiet: Duration) -> Option<Changed> {
        let Self(shared) = self;
        let (pending, told) = &**shared;
        let mut pending = pending.lock().unwrap_or_else(PoisonError::into_inner);
        let mut changed: Option<Changed> = None;
        loop {
            if pending.is_over {
                return None;
            }
            match (pending.changed.take(), &mut changed) {
                (Some(Changed::Files(more)), Some(Changed::Files(files))) => files.extend(more),
                (Some(_), Some(changed)) => *changed = Changed::Anything,
                (Some(first), None) => changed = Some(first),
                (None, Some(_)) => return changed,
                (None, None) => {
                    pending = told.wait(pending).unwrap_or_else(PoisonError::into_inner);
                    continue;
                }
            }
            let waited = told.wait_timeout_while(pending, quiet, |pending| pending.changed.is_none());
            pending = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}
