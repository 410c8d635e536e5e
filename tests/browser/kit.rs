//! The translator's kit, from a file, in both browsers: filled in, kept, saved, imported, and read on the built page.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use url::Url;

use crate::driver::in_both_browsers;
use crate::page::Browser;
use crate::site::EDITION_DATE;

/// A unit whose source has changed, and one that was never translated.
const BEHIND: &str = "staying#asylum-closed";
const MISSING: &str = "staying#ask-in-writing";
const WORDS: &str = "هذا نص جديد من مترجمة متطوعة";

in_both_browsers!(a_kit_is_filled_in_from_a_stick_and_the_built_page_says_what_was_written, journey);

in_both_browsers!(what_markdown_cannot_read_is_told_while_typing, remarks);

/// What is typed into a box whose tokens are a bold pair, a link, another bold pair and a Danish word in brackets, and
/// the beginning of what the page says of it; nothing where the import sets it right.
const TYPED: [(&str, &str); 18] = [
    ("و⟦1⟧«نعم»⟦/1⟧ها ⟦2⟧x⟦/2⟧", ""),
    ("⟦1⟧«بله»⟦/1⟧\u{200c}ها ⟦2⟧x⟦/2⟧", ""),
    ("⟦1⟧»ja«⟦/1⟧s ⟦2⟧x⟦/2⟧", ""),
    ("⟦1⟧“evet”⟦/1⟧ten ⟦2⟧x⟦/2⟧", ""),
    ("ብ⟦1⟧“እወ”⟦/1⟧ ⟦2⟧x⟦/2⟧", ""),
    ("så⟦1⟧ ja ⟦/1⟧nej ⟦2⟧x⟦/2⟧", ""),
    ("a ⟦4⟧, b ⟦2⟧x⟦/2⟧", ""),
    ("و⟦1⟧«»⟦/1⟧ها ⟦2⟧x⟦/2⟧", "⟦1⟧ does not work right beside"),
    ("⟦1⟧ja⟦/1⟧⟦3⟧nej⟦/3⟧ ⟦2⟧x⟦/2⟧", "⟦3⟧ does not work right beside"),
    ("ብ⟦4⟧ ⟦2⟧x⟦/2⟧", "⟦4⟧ does not work right beside"),
    ("⟦4⟧ها ⟦2⟧x⟦/2⟧", "⟦4⟧ does not work right beside"),
    ("Husk!⟦2⟧x⟦/2⟧", "⟦2⟧ does not work right beside"),
    ("⟦1⟧ja ⟦2⟧x⟦/1⟧ nej⟦/2⟧", "⟦2⟧ begins inside ⟦1⟧ and ends outside it"),
    ("⟦1⟧ja ⟦3⟧nej⟦/3⟧⟦/1⟧ ⟦2⟧x⟦/2⟧", "⟦3⟧ stands inside ⟦1⟧, and both do the same"),
    ("⟦/1⟧ja⟦1⟧ ⟦2⟧x⟦/2⟧", "⟦1⟧ needs its other half"),
    ("⟦1⟧ ⟦/1⟧ ⟦2⟧x⟦/2⟧", "⟦1⟧ needs its other half"),
    ("⟦١⟧«نعم»⟦/١⟧ ⟦٢⟧x⟦/٢⟧", ""),
    ("⟦1⟧ja⟦/1⟧", "⟦2⟧ is missing"),
];

async fn remarks(mut browser: Browser) {
    let name = format!("kit remarks {:?}", browser.engine);
    let (_, kit) = tokio::task::spawn_blocking(move || prepared(&name)).await.expect("a kit");
    browser.open(Url::from_file_path(&kit).expect("an absolute path").as_str()).await;
    browser
        .run(
            "var part = document.querySelector('.part');
            var chip = function (number, words) {
                return '<button type=\"button\" class=\"chip\" data-number=\"' + number + '\"><bdi>' + words + '</bdi></button>';
            };
            part.setAttribute('data-plain', '');
            part.setAttribute('data-marks', JSON.stringify([
                { kind: 'strong', pair: true, optional: true }, { kind: 'link', pair: true },
                { kind: 'strong', pair: true, optional: true }, { kind: 'official', optional: true }]));
            part.querySelector('.part__source').insertAdjacentHTML('afterend',
                chip(1, 'bold') + chip(2, 'a page') + chip(3, 'bold') + chip(4, '(§ 9 b)'));",
        )
        .await;
    for (words, said) in TYPED {
        browser
            .run_with(
                "var area = document.querySelector('.part textarea');
                area.value = arguments[0];
                area.dispatchEvent(new Event('input', { bubbles: true }));",
                words,
            )
            .await;
        let remarks = browser
            .text_of(
                "[].map.call(document.querySelectorAll('.part')[0].querySelectorAll('.part__faults li'), function (line) {
                    return line.textContent;
                }).filter(function (line) { return line.indexOf('left out') < 0; }).join('|')",
            )
            .await;
        assert!(remarks.starts_with(said) && remarks.is_empty() == said.is_empty(), "{words}: {remarks}");
    }
    assert_eq!(browser.complaints().await, [""; 0]);
}

async fn journey(mut browser: Browser) {
    let name = format!("kit كتاب {:?}", browser.engine);
    let (root, kit) = tokio::task::spawn_blocking(move || prepared(&name)).await.expect("a kit");
    let address = Url::from_file_path(&kit).expect("an absolute path").to_string();
    browser.open(&address).await;
    assert!(
        browser.holds("document.querySelectorAll('.entry').length === 2").await,
        "two texts to translate"
    );
    assert!(browser.holds("document.querySelector('ins') && document.querySelector('.part__old')").await);

    // The unit that is behind: its last line is written anew, with each token put in by its button.
    let part = format!("[data-id=\"{BEHIND}\"] .part[data-behind=true]");
    let text_box = browser.find(&format!("{part} textarea")).await;
    assert_eq!(text_box.attr("dir").await.expect("an attribute").as_deref(), Some("rtl"));
    text_box.clear().await.expect("cleared");
    text_box.send_keys(format!("{WORDS}. ")).await.expect("written");
    browser.wait_until(&format!("document.querySelector('{part} .part__faults').children.length > 0")).await;
    for chip in browser.find_all(&format!("{part} .chip--button")).await {
        // Not below what stays at the top of the page.
        chip.scroll_into_view().await.expect("in the middle");
        chip.click().await.expect("pressed");
    }
    browser.wait_until(&format!("!document.querySelector('{part} .part__faults').children.length")).await;

    // The finished text stands beside the boxes, with what readers see in place of each token, and is never markup.
    let seen = format!("document.querySelector('[data-id=\"{BEHIND}\"] .seen')");
    let finished = browser.text_of(&format!("{seen}.textContent")).await;
    assert!(finished.contains(WORDS) && !finished.contains('⟦'), "{finished}");
    browser
        .run_with(
            "var area = document.querySelector('[data-id=\"' + arguments[0] + '\"] textarea');
            var before = area.value;
            area.value = '<img src=x onerror=y>';
            area.dispatchEvent(new Event('input', { bubbles: true }));
            window.isWords = !document.querySelector('.seen img');
            area.value = before;
            area.dispatchEvent(new Event('input', { bubbles: true }));",
            BEHIND,
        )
        .await;
    assert!(browser.holds("window.isWords").await, "what was typed became markup");

    // What is not clear is asked.
    browser
        .run_with(
            "var area = document.querySelector('[data-id=\"' + arguments[0] + '\"] .entry__question');
            area.value = 'By whom is it closed?';
            area.dispatchEvent(new Event('input', { bubbles: true }));",
            BEHIND,
        )
        .await;

    // The one that is missing: every box, all at once as a paste would.
    browser
        .run_with(
            "document.querySelectorAll('[data-id=\"' + arguments[0] + '\"] .part').forEach(function (part) {
                var area = part.querySelector('textarea');
                area.value = 'اطلب كتابة أن تبقى ' + (part.getAttribute('data-plain').match(/⟦[^⟧]*⟧/g) || []).join(' كلمة ');
                area.dispatchEvent(new Event('input', { bubbles: true }));
            });",
            MISSING,
        )
        .await;
    browser.find("#by").await.send_keys("هدى").await.expect("written");
    browser.click("[name=made][value=human]").await;
    browser.wait_until("document.getElementById('kept').textContent && localStorage.length === 1 && JSON.parse(localStorage.getItem(localStorage.key(0))).made === 'human'").await;

    browser.refresh().await;
    assert_eq!(browser.text_of("document.getElementById('by').value").await, "هدى", "nothing was kept");
    assert!(
        browser.text_of(&format!("document.querySelector('{part} textarea').value")).await.starts_with(WORDS)
    );
    browser.click("#save-file").await;
    let saved = browser.text_of("document.getElementById('text').value").await;
    let entries: Value = serde_json::from_str(&saved).expect("the saved file is JSON");
    assert_eq!(entries["entries"].as_array().map(Vec::len), Some(2), "{saved}");
    let asked = entries["entries"].as_array().and_then(|all| all.iter().find(|one| one["id"] == BEHIND));
    assert_eq!(asked.map(|one| &one["question"]), Some(&json!("By whom is it closed?")), "{saved}");
    assert_eq!(browser.complaints().await, [""; 0]);

    // Another computer: nothing kept, the saved text taken instead.
    browser.run("localStorage.clear();").await;
    browser.refresh().await;
    browser.run_with("document.getElementById('text').value = arguments[0];", &saved).await;
    browser.click("#take").await;
    assert!(
        browser.text_of(&format!("document.querySelector('{part} textarea').value")).await.starts_with(WORDS)
    );
    browser
        .run_with("document.getElementById('text').value = arguments[0];", json!("{\"wayleaf-kit\":1"))
        .await;
    browser.click("#take").await;
    assert!(browser.holds("document.getElementById('load-said').textContent").await);

    let page = tokio::task::spawn_blocking(move || built(&root, &saved)).await.expect("a page");
    browser.open(Url::from_file_path(&page).expect("an absolute path").as_str()).await;
    let text = browser.text_of("document.body.textContent").await;
    assert!(text.contains(WORDS) && text.contains("اطلب كتابة أن تبقى"), "the page does not say it: {text}");
}

/// What a command says on the fixed day, once it has done its work.
pub(crate) fn wayleaf(root: &Path, arguments: &[&str]) -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_wayleaf"))
        .arg("--root")
        .arg(root)
        .args(["--edition-date", EDITION_DATE])
        .args(arguments)
        .output()
        .expect("wayleaf runs");
    let said = String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned();
    assert!(done.status.success(), "{said}");
    said
}

/// A copy of the guide with a unit behind and one missing in Arabic, and the kit for them.
pub(crate) fn prepared(name: &str) -> (PathBuf, PathBuf) {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&root);
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["content", "themes"] {
        copied(&own.join(folder), &root.join(folder));
    }
    // By topic: a stamp of a whole language leaves changed safety units out.
    for topic in fs::read_dir(root.join("content/topics")).expect("topics") {
        let topic = topic.expect("a topic").file_name();
        wayleaf(&root, &["stamp", "ar", topic.to_str().expect("text")]);
    }
    edited(&root.join("content/topics/staying/en.md"), |text| {
        text.replacen("{#asylum-closed}\n\n", "{#asylum-closed}\n\nIn short: ", 1)
    });
    edited(&root.join("content/topics/staying/ar.md"), |text| {
        let start = text.find("{#ask-in-writing}").and_then(|at| text[..at].rfind("## ")).expect("the unit");
        let end = text[start + 3..].find("\n## ").map_or(text.len(), |at| start + 3 + at + 1);
        let rest = format!("{}{}", &text[..start], &text[end..]);
        rest.lines()
            .filter(|line| !line.starts_with("  ask-in-writing:"))
            .map(|line| format!("{line}\n"))
            .collect()
    });
    let kit = root.join("kit.html");
    wayleaf(&root, &["kit", "export", "ar", "--only", "behind", "--out", kit.to_str().expect("UTF-8")]);
    (root, kit)
}

/// Imports what was saved and builds; the page on which it stands.
fn built(root: &Path, saved: &str) -> PathBuf {
    let file = root.join("sent.json");
    fs::write(&file, saved).expect("written");
    // The new text says less than the one before, which somebody confirms.
    let meant = ["--confirm-meaning", "staying#asylum-closed"];
    wayleaf(root, &[["kit", "import", file.to_str().expect("UTF-8"), "--yes"].as_slice(), &meant].concat());
    assert!(wayleaf(root, &["status"]).contains("By whom is it closed?"), "nobody is told the question");
    wayleaf(root, &["build"]);
    root.join("site/ar/staying.html")
}

/// Changes a file.
pub(crate) fn edited(path: &Path, edit: impl Fn(String) -> String) {
    let old = fs::read_to_string(path).expect("read");
    let new = edit(old.clone());
    assert!(old != new, "nothing to edit in {}", path.display());
    fs::write(path, new).expect("written");
}

/// Copies a folder with all that is in it.
pub(crate) fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("read") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copied(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}
