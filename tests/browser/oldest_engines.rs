//! The oldest engines that can be had: Chromium 49 of March 2016 and the `WebKit` of Safari 10. They lack logical
//! properties, grid, flex `gap`, `:focus-visible`, folds that open on paper, and much of what scripts use today.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Instant;

use serde_json::{Value, json};

use crate::driver;
use crate::page::{PATIENCE, assert_none};
use crate::paper;
use crate::sample::pages_for;
use crate::site::{Page, letters, site};

/// One of the engines, as `tests/tools/floor.py` calls it.
#[derive(Clone, Copy, Debug)]
enum Engine {
    Chromium,
    WebKit,
}

impl Engine {
    /// Which pages it opens: those of this browser.
    fn turn(self) -> driver::Engine {
        match self {
            Self::Chromium => driver::Engine::Chromium,
            Self::WebKit => driver::Engine::Firefox,
        }
    }
}

#[test]
fn every_page_opens_in_chromium_49_as_wide_as_the_phone_and_without_a_fault() {
    every_page(Engine::Chromium);
}

#[test]
fn every_page_opens_in_the_webkit_of_safari_10_as_wide_as_the_phone_and_without_a_fault() {
    every_page(Engine::WebKit);
}

fn every_page(engine: Engine) {
    let mut floor = Floor::start(engine);
    let mut faults = vec![];
    for page in pages_for(engine.turn()) {
        for complaint in floor.open(page) {
            faults.push(format!("{}: {complaint}", page.path));
        }
        let shown = floor.run("document.body.innerText");
        if !letters(shown.as_str().expect("a text")).contains(&page.heading()) {
            faults.push(format!("{}: no heading", page.path));
        }
        let wide = floor.run("document.documentElement.scrollWidth > window.innerWidth") == true;
        // This WebKit measures Arabic wrongly on any page: a bare paragraph runs over as well.
        let measures_wrongly =
            matches!(engine, Engine::WebKit) && floor.run("document.documentElement.dir") == "rtl";
        if wide && !measures_wrongly {
            faults.push(format!("{}: it is too wide", page.path));
        }
        // A fallback that is missing shows as sides that are gone.
        let side = floor.run(
            "(function (wrap) { return wrap ? parseFloat(getComputedStyle(wrap).paddingLeft) : 16; })(document.querySelector('main.wrap'))",
        );
        if side.as_f64() != Some(16.0) {
            faults.push(format!("{}: its sides are {side} pixels", page.path));
        }
    }
    assert_none(&faults);
}

#[test]
fn chromium_49_shows_ticks_folds_and_prints_the_checklist() {
    checklist(Engine::Chromium);
}

#[test]
fn the_webkit_of_safari_10_shows_ticks_folds_and_prints_the_checklist() {
    checklist(Engine::WebKit);
}

const COUNT: &str = "document.querySelector('.checklist-progress__count').textContent";

/// How many items are to be seen.
const ITEMS: &str = "[].filter.call(document.querySelectorAll('.checklist__item'), function (item) { return item.offsetHeight; }).length";

fn checklist(engine: Engine) {
    let mut floor = Floor::start(engine);
    for page in pages_for(engine.turn()).into_iter().filter(|page| page.path.ends_with("/checklist.html")) {
        let Some(language) = page.language() else { continue };
        floor.open(page);
        let count = floor.run(COUNT);
        floor.press(".checklist__box");
        floor.wait_until("document.querySelector('.checklist__box').checked");
        floor.wait_until(&format!("{COUNT} !== {count}"));

        let all = floor.run(ITEMS);
        floor.press(".questions summary");
        floor.wait_until("document.querySelector('.questions input').offsetHeight > 0");
        floor.press(".questions input");
        floor.wait_until(&format!("{ITEMS} < {all}"));
        floor.press(".questions > p button");
        floor.wait_until(&format!("{ITEMS} === {all}"));

        let titles = floor.run("[].map.call(document.querySelectorAll('.checklist__title'), function (title) { return title.textContent; })");
        let printed = letters(&floor.print(&format!("floor-{engine:?}-{language}")).concat());
        // What a printer draws from right to left is read back in an order of its own.
        if floor.run("document.documentElement.dir") == "ltr" {
            let titles = titles.as_array().expect("a list").iter().filter_map(Value::as_str);
            let missing: Vec<_> = titles.filter(|title| !printed.contains(&letters(title))).collect();
            assert!(missing.is_empty(), "{language}: not on paper: {missing:?}");
        }
    }
}

/// The old engine with one page open.
struct Floor {
    process: Child,
    asked: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Floor {
    fn start(engine: Engine) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let (mut program, name) = match engine {
            // It draws by OpenGL, which needs a display, be it one that nobody sees.
            Engine::Chromium => {
                let mut program = Command::new("xvfb-run");
                program
                    .args(["-a", "/usr/bin/python3"])
                    .env("PYTHONPATH", root.join("target/tools/chromium-49"));
                (program, "chromium")
            }
            Engine::WebKit => {
                let mut program = Command::new("/usr/bin/python3");
                program.env("QT_QPA_PLATFORM", "offscreen");
                (program, "webkit")
            }
        };
        let mut process = program
            .arg(root.join("tests/tools/floor.py"))
            .arg(name)
            .env("QTWEBENGINE_DISABLE_SANDBOX", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("{engine:?} does not start ({error}): run `bash tests/install.sh`")
            });
        let asked = process.stdin.take();
        let answers = BufReader::new(process.stdout.take().expect("its words are piped"));
        Self { process, asked, answers }
    }

    fn ask(&mut self, command: &Value) -> Value {
        let asked = self.asked.as_mut().expect("it listens until the end");
        writeln!(asked, "{command}").expect("it listens");
        let mut answer = String::new();
        self.answers.read_line(&mut answer).expect("it answers");
        serde_json::from_str(&answer)
            .unwrap_or_else(|error| panic!("{command}: `{answer}` ({error}); run `bash tests/install.sh`"))
    }

    /// Opens a page; gives what its scripts and its policy complained of.
    fn open(&mut self, page: &Page) -> Vec<String> {
        let complaints = self.ask(&json!({"open": format!("{}{}", site().file_base(), page.path)}));
        let complaints: Vec<String> = serde_json::from_value(complaints).expect("a list of texts");
        // Younger than these engines, which pass over it.
        complaints.into_iter().filter(|complaint| !complaint.contains("'worker-src'")).collect()
    }

    fn run(&mut self, expression: &str) -> Value {
        self.ask(&json!({"run": expression}))
    }

    /// Asks again and again until it is so.
    fn wait_until(&mut self, condition: &str) {
        let end = Instant::now() + PATIENCE;
        while self.run(condition) != true {
            assert!(Instant::now() < end, "it does not come true: {condition}");
        }
    }

    /// Presses the middle of the first element that matches, with the mouse.
    fn press(&mut self, query: &str) {
        let at = self.run(&format!(
            "(function (element) {{ element.scrollIntoView(); var at = element.getBoundingClientRect();
               return [at.left + at.width / 2, at.top + at.height / 2]; }})(document.querySelector('{query}'))"
        ));
        self.ask(&json!({"press": at}));
    }

    /// The text of each sheet of paper.
    fn print(&mut self, name: &str) -> Vec<String> {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
        self.ask(&json!({"print": file}));
        paper::read(&file)
    }
}

impl Drop for Floor {
    fn drop(&mut self) {
        // It ends when nobody can ask any more.
        self.asked = None;
        let _ = self.process.wait();
    }
}
