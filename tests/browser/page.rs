//! An open browser, and what a test asks of the page in it.

use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, Instant};

use futures_util::{FutureExt as _, StreamExt as _};
use serde::Serialize;
use serde_json::Value;
use thirtyfour::bidi::events::{BeforeRequestSent, LogEntryAdded};
use thirtyfour::bidi::modules::browsing_context::Viewport;
use thirtyfour::bidi::{BiDi, EventStream};
use thirtyfour::common::print::PrintParameters;
use thirtyfour::{By, WebDriver, WebElement, WindowHandle};
use tokio::time;

use crate::clock;
use crate::driver::Engine;
use crate::site::EDITION_DATE;

/// How long a condition may take to come true.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// Runs before any page: keeps what the page's policy forbade.
const WATCH: &str = "() => {
    window.forbidden = [];
    document.addEventListener('securitypolicyviolation', (event) => {
        window.forbidden.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample);
    });
}";

/// A browser with one window.
#[derive(Debug)]
pub(crate) struct Browser {
    pub engine: Engine,
    pub driver: WebDriver,
    watch: Option<Watch>,
}

/// What a browser reports of itself while it runs.
#[derive(Debug)]
struct Watch {
    bidi: BiDi,
    requests: EventStream<BeforeRequestSent>,
    messages: EventStream<LogEntryAdded>,
}

/// Work behind a pointer. The compiler builds the layers of a driver's call once, not into every test that makes it.
pub(crate) type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

fn boxed<'a, T>(work: impl Future<Output = T> + Send + 'a) -> Boxed<'a, T> {
    Box::pin(work)
}

impl Browser {
    /// Takes over a session that has just begun.
    pub(crate) async fn new(engine: Engine, driver: WebDriver) -> Self {
        let bidi = driver.bidi().await.expect("the browser speaks WebDriver BiDi");
        let requests = bidi.subscribe().await.expect("requests are reported");
        let messages = bidi.subscribe().await.expect("messages are reported");
        let browser = Self { engine, driver, watch: Some(Watch { bidi, requests, messages }) };
        browser.before_every_page(WATCH).await;
        browser.before_every_page(&clock::set_to(EDITION_DATE)).await;
        if engine == Engine::Chromium {
            // What the driver itself says when it starts.
            browser.driver.browser_log().await.expect("the log of Chromium");
        }
        browser
    }

    /// Takes over a session whose pages are its own: nothing is watched, and its clock is that of the computer.
    pub(crate) fn unwatched(engine: Engine, driver: WebDriver) -> Self {
        Self { engine, driver, watch: None }
    }

    fn bidi(&self) -> &BiDi {
        &self.watch.as_ref().expect("the browser is watched").bidi
    }

    /// Runs a function in every page opened from now on, before the page's own scripts and past its policy.
    pub(crate) async fn before_every_page(&self, function: &str) {
        boxed(self.bidi().script().add_preload_script(function)).await.expect("a script before every page");
    }

    /// Opens an address and waits until the page has loaded.
    pub(crate) async fn open(&self, address: &str) {
        boxed(self.driver.goto(address))
            .await
            .unwrap_or_else(|error| panic!("{address} does not open: {error}"));
    }

    /// Goes back to the page before, as the button of a browser does.
    pub(crate) async fn back(&self) {
        boxed(self.driver.back()).await.expect("a way back");
    }

    /// Opens the page again.
    pub(crate) async fn refresh(&self) {
        boxed(self.driver.refresh()).await.expect("the page opens again");
    }

    /// The address of the page.
    pub(crate) async fn address(&self) -> String {
        boxed(self.driver.current_url()).await.expect("an address").to_string()
    }

    /// Opens a tab behind this one.
    pub(crate) async fn new_tab(&self) -> WindowHandle {
        boxed(self.driver.new_tab()).await.expect("another tab")
    }

    /// The tab that is in front.
    pub(crate) async fn tab(&self) -> WindowHandle {
        boxed(self.driver.window()).await.expect("a tab")
    }

    /// Every tab.
    pub(crate) async fn tabs(&self) -> Vec<WindowHandle> {
        boxed(self.driver.windows()).await.expect("the tabs")
    }

    /// Brings a tab forward.
    pub(crate) async fn show_tab(&self, tab: WindowHandle) {
        boxed(self.driver.switch_to_window(tab)).await.expect("it comes forward");
    }

    /// A command of the protocol of Chromium.
    pub(crate) async fn command(&self, name: &str, arguments: Value) {
        boxed(self.driver.cdp().send_raw(name, arguments)).await.expect(name);
    }

    /// A picture of the view, as PNG.
    pub(crate) async fn picture(&self) -> Vec<u8> {
        boxed(self.driver.screenshot_as_png()).await.expect("a picture")
    }

    /// The page on paper, as PDF.
    pub(crate) async fn print(&self, paper: PrintParameters) -> Vec<u8> {
        boxed(self.driver.print_page(paper)).await.expect("the page prints")
    }

    /// What the body of a function gives in the page. A policy of the page does not bind it.
    pub(crate) async fn run(&self, script: &str) -> Value {
        self.run_with(script, ()).await
    }

    /// The same with one argument, `arguments[0]`.
    pub(crate) async fn run_with(&self, script: &str, argument: impl Serialize) -> Value {
        let argument = serde_json::to_value(argument).expect("it is JSON");
        let given = boxed(self.driver.execute(script, vec![argument])).await;
        given.unwrap_or_else(|error| panic!("`{script}` fails: {error}")).json().clone()
    }

    /// The text that an expression gives in the page.
    pub(crate) async fn text_of(&self, expression: &str) -> String {
        let text = self.run(&format!("return String({expression});")).await;
        text.as_str().expect("a string").to_owned()
    }

    /// The number that an expression gives in the page.
    pub(crate) async fn number(&self, expression: &str) -> f64 {
        let number = self.run(&format!("return Number({expression});")).await;
        number.as_f64().unwrap_or_else(|| panic!("`{expression}` is no number"))
    }

    /// Whether an expression holds in the page.
    pub(crate) async fn holds(&self, expression: &str) -> bool {
        self.run(&format!("return Boolean({expression});")).await == Value::Bool(true)
    }

    /// Waits until an expression holds, which may be a promise.
    pub(crate) async fn wait_until(&self, expression: &str) {
        let begun = Instant::now();
        while self.run(&format!("return Promise.resolve({expression}).then(Boolean);")).await
            != Value::Bool(true)
        {
            assert!(begun.elapsed() < PATIENCE, "after {PATIENCE:?} still not: {expression}");
            time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// The first element that a CSS selector finds.
    pub(crate) async fn find(&self, selector: &str) -> WebElement {
        let found = boxed(self.driver.find(By::Css(selector))).await;
        found.unwrap_or_else(|error| panic!("nothing is {selector}: {error}"))
    }

    /// Every element that a CSS selector finds.
    pub(crate) async fn find_all(&self, selector: &str) -> Vec<WebElement> {
        boxed(self.driver.find_all(By::Css(selector))).await.expect("elements")
    }

    /// Presses an element as a reader does.
    pub(crate) async fn click(&self, selector: &str) {
        self.press(&self.find(selector).await).await;
    }

    /// Opens what is folded, as a reader does; leaves it open where it is.
    pub(crate) async fn open_fold(&self, selector: &str) {
        if self.holds(&format!("!document.querySelector('{selector}').open")).await {
            self.click(&format!("{selector} > summary")).await;
        }
    }

    /// Brings an element into the middle of the view and presses it, as a reader does: drivers leave it at the edge,
    /// under what stays in view.
    pub(crate) async fn press(&self, element: &WebElement) {
        self.run_with(
            "arguments[0].scrollIntoView({block: 'center'});",
            element.to_json().expect("it is JSON"),
        )
        .await;
        boxed(element.click()).await.unwrap_or_else(|error| panic!("{element:?} cannot be pressed: {error}"));
    }

    /// Makes the view as large as that of a phone or a desk, in CSS pixels.
    pub(crate) async fn set_size(&self, width: u32, height: u32) {
        let pages = self.bidi().browsing_context();
        let page = boxed(pages.top_level()).await.expect("a page");
        boxed(pages.set_viewport(page, Some(Viewport { width, height }))).await.expect("a size");
        self.wait_until(&format!("innerWidth === {width} && innerHeight === {height}")).await;
    }

    /// The addresses outside `base` that were asked for since the last call.
    pub(crate) async fn requests_outside(&mut self, base: &str) -> Vec<String> {
        self.settle().await;
        let mut outside = vec![];
        let watch = self.watch.as_mut().expect("the browser is watched");
        while let Some(Some(event)) = watch.requests.next().now_or_never() {
            let address = event.request.url;
            if !address.starts_with(base) && !address.starts_with("data:") {
                outside.push(address);
            }
        }
        outside
    }

    /// What the page said since the last call that it should not have said: every message on the console, every
    /// uncaught error, everything its policy forbade.
    pub(crate) async fn complaints(&mut self) -> Vec<String> {
        self.settle().await;
        let mut said = vec![];
        let watch = self.watch.as_mut().expect("the browser is watched");
        while let Some(Some(entry)) = watch.messages.next().now_or_never() {
            said.push(format!("{} {:?}: {}", entry.entry_type, entry.level, entry.text.unwrap_or_default()));
        }
        let forbidden = self.run("return window.forbidden || ['the page is not watched'];").await;
        let forbidden: Vec<String> = serde_json::from_value(forbidden).expect("a list");
        said.extend(forbidden.iter().map(|what| format!("forbidden: {what}")));
        if self.engine == Engine::Chromium {
            let log = boxed(self.driver.browser_log()).await.expect("the log of Chromium");
            said.extend(log.into_iter().map(|entry| format!("log {}: {}", entry.level, entry.message)));
        }
        said
    }

    /// Events come in order: what was reported before this answer is here after it.
    async fn settle(&self) {
        boxed(self.bidi().session().status()).await.expect("the browser answers");
    }
}

/// Ends the test if there is a fault; names the first ones.
pub(crate) fn assert_none(faults: &[String]) {
    let shown = &faults[..faults.len().min(12)];
    assert!(faults.is_empty(), "{} faults, the first:\n{}", faults.len(), shown.join("\n"));
}
