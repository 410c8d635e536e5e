//! Starts a browser behind its driver, runs one test in it and ends both, however the test went.

use std::env;
use std::future::Future;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::panic;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};
use tokio::runtime::Runtime;

use crate::page::{Boxed, Browser};
use crate::profile;

/// A host name that leads to this machine but that no browser trusts like `localhost`: plain http.
pub(crate) const PLAIN_HOST: &str = "guide.test";

/// The two browsers every promise is tried in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
}

/// How the reader's browser is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Scripts {
    #[default]
    On,
    Off,
}

/// The folder in which a browser has its profile.
#[derive(Debug, Clone, Copy)]
enum Profile<'a> {
    /// No page was ever opened in it.
    Fresh(&'a Path),
    /// The pages of the last time are opened again.
    Returning(&'a Path),
}

impl<'a> Profile<'a> {
    fn folder(self) -> &'a Path {
        match self {
            Self::Fresh(folder) | Self::Returning(folder) => folder,
        }
    }

    fn is_returning(self) -> bool {
        matches!(self, Self::Returning(_))
    }
}

/// Writes a test twice, once for each browser: `in_both_browsers!(name, scripts, function)`.
macro_rules! in_both_browsers {
    ($name:ident, $body:expr) => {
        in_both_browsers!($name, $crate::driver::Scripts::On, $body);
    };
    ($name:ident, $scripts:expr, $body:expr) => {
        mod $name {
            use super::*;

            #[test]
            fn in_chromium() {
                $crate::driver::run($crate::driver::Engine::Chromium, $scripts, $body);
            }

            #[test]
            fn in_firefox() {
                $crate::driver::run($crate::driver::Engine::Firefox, $scripts, $body);
            }
        }
    };
}
pub(crate) use in_both_browsers;

/// Runs one test in a fresh browser with a profile in which no page was ever opened.
pub(crate) fn run<Test, Done>(engine: Engine, scripts: Scripts, test: Test)
where
    Test: FnOnce(Browser) -> Done + Send + 'static,
    Done: Future<Output = ()> + Send + 'static,
{
    let test = move |session| -> Boxed<'static, ()> {
        Box::pin(async move { test(Browser::new(engine, session).await).await })
    };
    let folder = fresh_profile(engine);
    run_with(engine, capabilities(engine, scripts, Profile::Fresh(folder.path())), Box::new(test));
}

/// A folder for a profile in which no page was ever opened.
pub(crate) fn fresh_profile(engine: Engine) -> TempDir {
    match engine {
        Engine::Chromium => TempDir::new().expect("a folder for a profile"),
        Engine::Firefox => profile::fresh(|folder| {
            let nothing = |_| -> Boxed<'static, ()> { Box::pin(async {}) };
            run_with(
                Engine::Firefox,
                capabilities(Engine::Firefox, Scripts::On, Profile::Fresh(folder)),
                Box::new(nothing),
            );
        }),
    }
}

/// Runs one test in a browser that has its profile in this folder and, when it starts, opens the pages again that were
/// open when it ended.
pub(crate) fn run_in_profile<Test, Done>(engine: Engine, scripts: Scripts, profile: &Path, test: Test)
where
    Test: FnOnce(Browser) -> Done + Send + 'static,
    Done: Future<Output = ()> + Send + 'static,
{
    let test = move |session| -> Boxed<'static, ()> { Box::pin(test(Browser::unwatched(engine, session))) };
    run_with(engine, capabilities(engine, scripts, Profile::Returning(profile)), Box::new(test));
}

/// What is done with a session that has begun.
type Test = Box<dyn FnOnce(WebDriver) -> Boxed<'static, ()> + Send>;

fn run_with(engine: Engine, capabilities: Capabilities, test: Test) {
    let driver = Driver::start(engine);
    let runtime = Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let session = WebDriver::builder(format!("http://{}", driver.address), capabilities)
            .request_timeout(Duration::from_mins(3))
            .await
            .unwrap_or_else(|error| panic!("{engine:?} does not start: {error}"));
        let window = session.clone();
        let outcome = tokio::spawn(async move { test(window).await }).await;
        let closed = session.quit().await;
        if let Err(failed) = outcome {
            panic::resume_unwind(failed.into_panic());
        }
        closed.expect("the browser closes");
    });
}

/// The driver's own process; it ends with this value.
struct Driver {
    process: Child,
    address: SocketAddr,
}

impl Driver {
    fn start(engine: Engine) -> Self {
        // The driver chooses free ports and says which.
        let (program, ports): (_, &[&str]) = match engine {
            Engine::Chromium => (tool(&["chromedriver"]), &["--port=0"]),
            Engine::Firefox => (tool(&["geckodriver"]), &["--port=0", "--websocket-port=0"]),
        };
        let mut process = Command::new(&program)
            .args(ports)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("`{}` does not start: {error}", program.display()));
        let said = BufReader::new(process.stdout.take().expect("its output is piped"));
        let mut lines = said.lines().map_while(Result::ok);
        let port = lines.find_map(|line| port_in(&line)).expect("the driver says which port it listens on");
        thread::spawn(move || lines.for_each(drop));
        Self { process, address: SocketAddr::from(([127, 0, 0, 1], port)) }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// `ChromeDriver was started successfully on port 40001.`, `… Listening on 127.0.0.1:40001`.
fn port_in(line: &str) -> Option<u16> {
    if !line.contains("Listening on ") && !line.contains("successfully on port ") {
        return None;
    }
    line.trim_end_matches('.').rsplit([' ', ':']).next()?.parse().ok()
}

fn capabilities(engine: Engine, scripts: Scripts, profile: Profile<'_>) -> Capabilities {
    let asked = match engine {
        Engine::Chromium => chromium(scripts, profile),
        Engine::Firefox => firefox(scripts, profile),
    };
    let Value::Object(asked) = asked else { unreachable!("capabilities are an object") };
    Capabilities::from(asked)
}

fn chromium(scripts: Scripts, profile: Profile<'_>) -> Value {
    // Setting 2 of a content setting means: blocked.
    let preferences = match scripts {
        Scripts::On => json!({}),
        Scripts::Off => json!({"profile.managed_default_content_settings.javascript": 2}),
    };
    // Only our own pages are opened, and a container may not allow the sandbox.
    let mut arguments: Vec<String> =
        ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
            .map(str::to_owned)
            .into();
    arguments.push(format!("--host-resolver-rules=MAP {PLAIN_HOST} 127.0.0.1"));
    arguments.push(format!("--user-data-dir={}", profile.folder().display()));
    if profile.is_returning() {
        arguments.push("--restore-last-session".to_owned());
    }
    json!({
        "browserName": "chrome",
        // With BiDi its own page is opened instead of the pages of the last session.
        "webSocketUrl": !profile.is_returning(),
        "goog:loggingPrefs": {"browser": "ALL"},
        "goog:chromeOptions": {
            "binary": tool(&["chromium", "chromium-browser", "google-chrome"]),
            "args": arguments,
            "prefs": preferences,
        },
    })
}

fn firefox(scripts: Scripts, profile: Profile<'_>) -> Value {
    let folder = profile.folder().display().to_string();
    let arguments = ["-headless".to_owned(), "-profile".to_owned(), folder];
    json!({
        "browserName": "firefox",
        "webSocketUrl": true,
        "moz:firefoxOptions": {
            "binary": tool(&["firefox", "firefox-esr"]),
            "args": arguments,
            "prefs": {
                // 3: the pages of the last time; geckodriver asks for an empty one.
                "browser.startup.page": if profile.is_returning() { 3 } else { 0 },
                // The driver listens to the end of every page, which would keep pages out of the memory that the
                // reader's Firefox goes back to.
                "docshell.shistory.bfcache.allow_unload_listeners": true,
                // geckodriver switches this off; the reader's Firefox has it on.
                "security.fileuri.strict_origin_policy": true,
                "javascript.enabled": scripts == Scripts::On,
                "network.dns.localDomains": PLAIN_HOST,
            },
        },
    })
}

/// The first of these programs that is there: among the project's own tools, or on the PATH.
fn tool(names: &[&str]) -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/bin");
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path).chain([own]).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|program| program.is_file())
        .unwrap_or_else(|| panic!("no {} on this machine: run `bash tests/install.sh`", names.join(" or ")))
}
