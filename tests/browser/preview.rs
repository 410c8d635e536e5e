//! The author's preview: the open page follows the text.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;
use walkdir::WalkDir;

use crate::driver::in_both_browsers;
use crate::page::Browser;

in_both_browsers!(a_page_of_the_preview_follows_what_the_author_saves, follows);

async fn follows(browser: Browser) {
    let room = copied();
    let preview = Preview::start(room.path());
    browser.open(&format!("{}en/who.html", preview.base)).await;
    let source = room.path().join("content/topics/who/en.md");
    let text = fs::read_to_string(&source).expect("a text");

    fs::write(&source, text.replacen("title: ", "title: Fresh ", 1)).expect("saved");
    browser
        .wait_until("(document.querySelector('h1') || {textContent: ''}).textContent.indexOf('Fresh') === 0")
        .await;

    fs::write(&source, text.replacen("## ", "# ", 1)).expect("saved");
    browser
        .wait_until("(document.querySelector('#wayleaf-news pre') || {textContent: ''}).textContent.indexOf('who/en.md') > 0")
        .await;
    assert!(
        browser.holds("!document.getElementById('wayleaf-news').hidden").await,
        "the faults are not shown"
    );

    fs::write(&source, &text).expect("saved");
    browser.wait_until("document.querySelector('h1') && document.querySelector('h1').textContent.indexOf('Fresh') === -1").await;
    assert!(
        browser.holds("document.getElementById('wayleaf-news').hidden").await,
        "mended faults are still shown"
    );
    assert!(browser.holds("window.forbidden.length === 0").await, "the policy forbids the preview's script");
}

/// A preview of a guide, ended with this value.
struct Preview {
    child: Child,
    base: String,
}

impl Preview {
    fn start(root: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_wayleaf"))
            .arg("--root")
            .arg(root)
            .args(["--edition-date", crate::site::EDITION_DATE, "serve", "--port", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("wayleaf runs");
        let mut line = String::new();
        let said = child.stdout.as_mut().expect("standard output");
        BufReader::new(said).read_line(&mut line).expect("a line");
        let base = line.trim().strip_prefix("preview at ").expect("an address").to_owned();
        Self { child, base }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The guide's text in a folder of its own, where it can be edited.
fn copied() -> TempDir {
    let room = TempDir::new().expect("room");
    let from = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["content", "themes"] {
        for entry in WalkDir::new(from.join(folder)) {
            let entry = entry.expect("an entry");
            let to = room.path().join(entry.path().strip_prefix(from).expect("inside"));
            if entry.file_type().is_dir() {
                fs::create_dir_all(to).expect("a folder");
            } else {
                fs::copy(entry.path(), to).expect("copied");
            }
        }
    }
    room
}
