//! The threads that work is spread over: as many as the computer has cores, or as few as it lets this program start.

use std::num::NonZero;
use std::sync::mpsc::{self, Sender};
use std::{env, io, panic, thread};

use rayon::{ThreadBuilder, ThreadPool, ThreadPoolBuilder};

use crate::font;

/// More threads than these make no build faster.
const MOST: usize = 32;

/// The stack of a thread, in bytes, whatever the environment says: templates and HTML stand deep in one another.
const STACK: usize = 8 * 1024 * 1024;

/// The least stack, in bytes, with which a library can run a thread of its own.
const LEAST: usize = 256 * 1024;

/// The least stack, in bytes, with which the program can do its work where it cannot start a thread for it.
const LEAST_OF_ALL: u64 = 1024 * 1024;

/// Does the program's work on a stack of its own size, not of the size the system gives a program; on that one where no
/// thread can be started. `Err` says in one line that neither is enough.
pub(super) fn on_own_stack<T: Send + 'static>(run: fn() -> T) -> Result<T, String> {
    hush_fonts();
    match spawn("wayleaf", run) {
        Ok(working) => Ok(working.join().unwrap_or_else(|fault| panic::resume_unwind(fault))),
        Err(_) if stack_limit().is_some_and(|bytes| bytes < LEAST_OF_ALL) => Err(
            "the system allows no thread and too small a stack; raise one of the limits (`ulimit -s 8192`)"
                .to_owned(),
        ),
        Err(_) => Ok(run()),
    }
}

/// A damaged font is told in a diagnostic, not in the words of the library that gave up on it.
fn hush_fonts() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |fault| {
        if thread::current().name() != Some(font::THREAD) {
            usual(fault);
        }
    }));
}

/// How large the stack may grow that the system gives this program, in bytes; `None` where nothing limits it.
#[cfg(unix)]
fn stack_limit() -> Option<u64> {
    use rustix::process::{Resource, getrlimit};
    getrlimit(Resource::Stack).current
}

#[cfg(not(unix))]
fn stack_limit() -> Option<u64> {
    None
}

/// Starts the threads, once for the whole run. Where the system allows none, this thread does all the work.
///
/// The variable `RAYON_NUM_THREADS` is not looked at. Rayon gives up for good where one of its threads cannot be
/// started: so threads are started first, and then it is told how many there are.
pub(super) fn start() {
    let mut idle = as_many_as_cores();
    let pool = ThreadPoolBuilder::new().num_threads(idle.len().max(1));
    let started = match idle.is_empty() {
        true => pool.use_current_thread().build_global(),
        false => pool.spawn_handler(|work| hand_over(&mut idle, work)).build_global(),
    };
    debug_assert!(started.is_ok(), "{started:?}");
}

/// As many threads once more, for work that is not to keep any other waiting; `None` where the system starts no more.
pub(super) fn behind() -> Option<ThreadPool> {
    let mut idle = as_many_as_cores();
    let pool = ThreadPoolBuilder::new().num_threads(idle.len());
    (!idle.is_empty()).then(|| pool.spawn_handler(|work| hand_over(&mut idle, work)).build().ok()).flatten()
}

fn as_many_as_cores() -> Vec<Sender<ThreadBuilder>> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    (0..cores.min(MOST)).map_while(|_| idle()).collect()
}

/// A thread that waits for what it is to do; `None` where the system starts no more.
fn idle() -> Option<Sender<ThreadBuilder>> {
    let (give, take) = mpsc::channel::<ThreadBuilder>();
    let run = move || {
        if let Ok(work) = take.recv() {
            work.run();
        }
    };
    spawn("wayleaf worker", run).ok().map(|_| give)
}

fn hand_over(idle: &mut Vec<Sender<ThreadBuilder>>, work: ThreadBuilder) -> io::Result<()> {
    let thread = idle.pop().ok_or(io::ErrorKind::WouldBlock)?;
    thread.send(work).map_err(|_| io::ErrorKind::BrokenPipe.into())
}

/// Starts a thread; `Err` where the system allows no more.
pub(super) fn spawn<T: Send + 'static>(
    name: &str,
    run: impl FnOnce() -> T + Send + 'static,
) -> io::Result<thread::JoinHandle<T>> {
    thread::Builder::new().name(name.to_owned()).stack_size(STACK).spawn(run)
}

/// What is wrong with the environment where libraries start threads of their own.
pub(super) fn validate() -> Result<(), String> {
    let stack = env::var("RUST_MIN_STACK").ok().and_then(|bytes| bytes.parse::<usize>().ok());
    match stack.filter(|bytes| *bytes < LEAST) {
        Some(bytes) => Err(format!("RUST_MIN_STACK is {bytes}, too little for any thread; unset it")),
        None => Ok(()),
    }
}
