//! The oldest engine that can be had: Chromium 64 of January 2018, which lacks logical properties, `details` on paper,
//! flex `gap`, `:focus-visible` and service workers from files. It is spoken to in its own protocol: no driver is that old.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::paper;
use crate::site::{letters, site};

#[test]
fn the_floor_shows_ticks_and_prints_the_checklist() {
    for language in ["ti", "ar"] {
        let path = format!("{language}/checklist.html");
        Runtime::new().expect("a runtime").block_on(checklist(&path));
    }
}

async fn checklist(path: &str) {
    let mut floor = Floor::open(&format!("{}{path}", site().file_base())).await;
    let page = site().page(path);
    let shown = floor.evaluate("document.body.innerText").await;
    let shown = letters(shown.as_str().expect("a text"));
    assert!(shown.contains(&page.heading()), "{path}: no heading");

    // Nothing runs over the edge of a phone, and the page keeps its sides.
    assert_eq!(
        floor.evaluate("document.documentElement.scrollWidth <= 360").await,
        true,
        "{path} is too wide"
    );
    assert_eq!(floor.evaluate("getComputedStyle(document.querySelector('.wrap')).paddingLeft").await, "16px");

    // Scripts either work or stay silent: here they work.
    let before = floor.evaluate("document.querySelector('.checklist-progress__count').textContent").await;
    let at = floor
        .evaluate(
            "(function () { var box = document.querySelector('.checklist__box'); box.scrollIntoView();
              var at = box.getBoundingClientRect(); return [at.left + at.width / 2, at.top + at.height / 2]; })()",
        )
        .await;
    for kind in ["mousePressed", "mouseReleased"] {
        let press = json!({"type": kind, "x": at[0], "y": at[1], "button": "left", "clickCount": 1});
        floor.ask("Input.dispatchMouseEvent", press).await;
    }
    assert_eq!(
        floor.evaluate("document.querySelector('.checklist__box').checked").await,
        true,
        "{path}: no tick"
    );
    let after = floor.evaluate("document.querySelector('.checklist-progress__count').textContent").await;
    assert_ne!(before, after, "{path}: the progress stays");

    let printed = floor.ask("Page.printToPDF", json!({"paperWidth": 8.27, "paperHeight": 11.69})).await;
    let pdf = STANDARD.decode(printed["data"].as_str().expect("a PDF")).expect("base64");
    let sheets = paper::sheets(&pdf, &format!("floor-{}", path.replace('/', "-")));
    assert!(
        !sheets.is_empty() && sheets.iter().all(|sheet| !sheet.trim().is_empty()),
        "{path}: an empty sheet"
    );
}

/// The old browser with one page open.
struct Floor {
    process: Child,
    socket: WebSocketStream<MaybeTlsStream<tokio::net::TcpStream>>,
    asked: u64,
}

impl Floor {
    async fn open(address: &str) -> Self {
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/bin/chromium-64");
        let mut process = Command::new(&program)
            .args(["--headless", "--no-sandbox", "--no-zygote", "--disable-gpu", "--remote-debugging-port=0"])
            .args(["--window-size=360,640", "--hide-scrollbars", address])
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("no Chromium 64 ({error}): run `bash tests/install.sh`"));
        let mut lines =
            BufReader::new(process.stderr.take().expect("its words are piped")).lines().map_while(Result::ok);
        let said =
            lines.find(|line| line.contains("DevTools listening on")).expect("it says where it listens");
        std::thread::spawn(move || lines.for_each(drop));
        let host =
            said.split("ws://").nth(1).and_then(|rest| rest.split('/').next()).expect("a host").to_owned();
        let (socket, _) = connect_async(window(&host)).await.expect("it speaks");
        let mut floor = Self { process, socket, asked: 0 };
        floor.ask("Page.enable", json!({})).await;
        while floor.evaluate("document.readyState").await != "complete" {}
        floor
    }

    /// Asks for something and waits for its answer.
    async fn ask(&mut self, method: &str, parameters: Value) -> Value {
        self.asked += 1;
        let question = json!({"id": self.asked, "method": method, "params": parameters});
        self.socket.send(Message::text(question.to_string())).await.expect("it listens");
        loop {
            let said = self.socket.next().await.expect("it answers").expect("a message");
            let said: Value = serde_json::from_str(said.to_text().expect("a text")).expect("JSON");
            if said["id"] == self.asked {
                assert!(said.get("error").is_none(), "{method}: {said}");
                return said["result"].clone();
            }
        }
    }

    async fn evaluate(&mut self, expression: &str) -> Value {
        let given =
            self.ask("Runtime.evaluate", json!({"expression": expression, "returnByValue": true})).await;
        assert!(given.get("exceptionDetails").is_none(), "{expression}: {given}");
        given["result"]["value"].clone()
    }
}

impl Drop for Floor {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The address of the one window, once there is one.
fn window(host: &str) -> String {
    loop {
        if let Some(address) = listed(host) {
            return address;
        }
    }
}

/// The address of the window, asked for by plain http. The connection stays open, so the answer's length counts.
fn listed(host: &str) -> Option<String> {
    let mut stream = BufReader::new(TcpStream::connect(host).expect("it listens"));
    write!(stream.get_mut(), "GET /json/list HTTP/1.1\r\nHost: {host}\r\n\r\n").expect("sent");
    let mut length = 0;
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).expect("a line");
        if let Some(told) = line.to_lowercase().strip_prefix("content-length:") {
            length = told.trim().parse().expect("a length");
        }
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).expect("a body");
    let windows: Value = serde_json::from_slice(&body).expect("a list");
    let window = windows.as_array().and_then(|all| all.iter().find(|one| one["type"] == "page"));
    window?["webSocketDebuggerUrl"].as_str().map(str::to_owned)
}
