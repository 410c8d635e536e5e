//! A sign of life on the terminal while long work lasts.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use indicatif::ProgressBar;

use super::threads;

/// Work that is done sooner shows nothing.
const PATIENCE: Duration = Duration::from_millis(300);
const TICK: Duration = Duration::from_millis(100);

/// Shows what is being done, if standard error is a terminal; goes away with this value.
pub(super) struct Progress {
    drawing: Option<(Sender<&'static str>, JoinHandle<()>)>,
}

impl Progress {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        let drawing = io::stderr().is_terminal().then(|| {
            let (sender, steps) = mpsc::channel();
            let thread = threads::spawn("wayleaf progress", move || draw(&steps)).ok()?;
            Some((sender, thread))
        });
        Self { drawing: drawing.flatten() }
    }

    /// From now on this is being done.
    pub(super) fn step(&self, what: &'static str) {
        if let Some((sender, _)) = &self.drawing {
            let _ = sender.send(what);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.drawing.take() {
            drop(sender);
            let _ = thread.join();
        }
    }
}

fn draw(steps: &Receiver<&'static str>) {
    let begin = Instant::now();
    let mut bar = None;
    let mut what = "";
    loop {
        let wait = if bar.is_some() { TICK } else { PATIENCE.saturating_sub(begin.elapsed()) };
        match steps.recv_timeout(wait) {
            Ok(step) => what = step,
            Err(RecvTimeoutError::Timeout) => {
                let bar = bar.get_or_insert_with(ProgressBar::new_spinner);
                bar.set_message(what);
                bar.tick();
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
}
