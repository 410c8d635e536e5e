//! What browsers bring back by themselves: after the list has changed, no tick stands at an item where it was not set,
//! and nothing that was not asked for is kept.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use tokio::runtime::Runtime;

use crate::changed_site::{TICKED, reordered_site};
use crate::driver::{Engine, Scripts, fresh_profile, in_both_browsers, run_in_profile};
use crate::page::{Browser, PATIENCE};
use crate::server::Server;
use crate::site::site;

/// Ticks the items and gives an answer, where there are scripts to ask for one.
async fn tick(browser: &Browser, scripts: Scripts) {
    for item in TICKED {
        browser.click(&format!("#{item} .checklist__box")).await;
    }
    if scripts == Scripts::On {
        browser.open_fold(".questions details").await;
        browser.click(".questions fieldset:nth-of-type(1) label:nth-of-type(2) input").await;
    }
}

/// The items that are ticked, by their ids, and the answers given.
async fn marked(browser: &Browser) -> Vec<String> {
    let mut marked = vec![];
    for item in browser.find_all("li:has(> label > .checklist__box:checked)").await {
        marked.push(item.id().await.expect("an attribute").expect("an item has an id"));
    }
    for answer in browser.find_all(".questions input:checked").await {
        marked.push(answer.attr("name").await.expect("an attribute").expect("an answer has a name"));
    }
    marked
}

/// Presses the key that loads a page again.
async fn reload(browser: &Browser, scripts: Scripts) {
    if scripts == Scripts::On {
        // Unlike the driver's own way, this brings back what stands in fields.
        browser.run("window.before = true; location.reload();").await;
        browser.wait_until("!window.before && document.readyState === 'complete'").await;
    } else {
        browser.refresh().await;
    }
}

async fn reloaded(mut browser: Browser, scripts: Scripts) {
    let server = Server::start(site()).await;
    let address = format!("{}en/checklist.html", server.plain(crate::driver::PLAIN_HOST));
    browser.open(&address).await;
    tick(&browser, scripts).await;
    reload(&browser, scripts).await;
    assert!(marked(&browser).await.is_empty(), "a reload brings back {:?}", marked(&browser).await);
    tick(&browser, scripts).await;
    server.publish(reordered_site());
    reload(&browser, scripts).await;
    browser.find("#wait .checklist__box").await;
    assert!(marked(&browser).await.is_empty(), "in the next edition stands {:?}", marked(&browser).await);

    // Back to a page that was left, with and without the browser's memory: its own ticks, or none.
    tick(&browser, scripts).await;
    browser.click(".pager a").await;
    browser.back().await;
    let back = marked(&browser).await;
    assert!(back.iter().all(|item| TICKED.contains(&&**item) || item == "illness"), "{back:?}");
    let around = server.plain(crate::driver::PLAIN_HOST);
    assert!(browser.requests_outside(&around).await.is_empty());
    if scripts == Scripts::On {
        let stored = "localStorage.length || sessionStorage.length || document.cookie";
        assert!(browser.holds(&format!("!({stored})")).await, "something is stored");
    }
}

in_both_browsers!(after_a_reload_or_a_change_of_the_list_no_tick_stands_where_it_was_not_set, with_scripts);

async fn with_scripts(browser: Browser) {
    reloaded(browser, Scripts::On).await;
}

in_both_browsers!(without_scripts_no_tick_stands_where_it_was_not_set, Scripts::Off, without_scripts);

async fn without_scripts(browser: Browser) {
    reloaded(browser, Scripts::Off).await;
}

in_both_browsers!(from_a_file_nothing_comes_back_after_a_reload, from_a_file);

async fn from_a_file(browser: Browser) {
    browser.open(&format!("{}ar/checklist.html", site().file_base())).await;
    tick(&browser, Scripts::On).await;
    reload(&browser, Scripts::On).await;
    assert!(marked(&browser).await.is_empty(), "{:?}", marked(&browser).await);
    // What a browser restores after all is not taken for a choice.
    browser
        .run(
            "const box = document.querySelector('#certificate .checklist__box');
            box.checked = true;
            box.dispatchEvent(new Event('input', {bubbles: true}));",
        )
        .await;
    browser.wait_until("!document.querySelector('.checklist__box:checked')").await;
}

in_both_browsers!(back_from_another_page_the_readers_own_ticks_are_there_and_are_counted, back);

async fn back(browser: Browser) {
    let server = Server::start(site()).await;
    browser.open(&format!("{}en/checklist.html", server.trusted())).await;
    tick(&browser, Scripts::On).await;
    let count = browser.text_of("document.querySelector('.checklist-progress__count').textContent").await;
    browser.run("window.alive = true;").await;
    browser.click(".pager a").await;
    browser.back().await;
    browser.wait_until("window.alive").await;
    assert_eq!(
        marked(&browser).await,
        ["counsellor", "certificate", "medicine-list", "illness"].map(String::from)
    );
    let now = browser.text_of("document.querySelector('.checklist-progress__count').textContent").await;
    assert_eq!(now, count);
}

/// Ticks, ends the browser and starts it again: it opens the page as it was, and the list has changed meanwhile.
fn restored(engine: Engine, scripts: Scripts, changes: bool) {
    let profile = fresh_profile(engine);
    let server = Arc::new(Runtime::new().expect("a runtime").block_on(Server::start(site())));
    let address = format!("{}en/checklist.html", server.trusted());
    let folder = profile.path().to_owned();
    run_in_profile(engine, scripts, profile.path(), move |browser| async move {
        browser.open(&address).await;
        tick(&browser, scripts).await;
        if engine == Engine::Chromium {
            wait_until_written(&folder.join("Default/Sessions")).await;
        }
    });
    if changes {
        server.publish(reordered_site());
    }
    run_in_profile(engine, scripts, profile.path(), move |browser| async move {
        open_again(&browser).await;
        let restored = marked(&browser).await;
        let is_kept_by_the_browser = scripts == Scripts::Off && engine == Engine::Firefox;
        if is_kept_by_the_browser {
            // What the guide says of a browser without scripts, and the proof that the page was restored.
            assert_eq!(restored.len(), TICKED.len(), "{restored:?}");
            assert!(restored.iter().all(|item| TICKED.contains(&&**item)), "{restored:?}");
        } else {
            assert!(restored.is_empty(), "{restored:?}");
        }
    });
}

/// Waits until the browser has written into its session that the checklist is open: Chromium is ended without warning.
async fn wait_until_written(sessions: &Path) {
    let is_written = |file: PathBuf| {
        let bytes = fs::read(file).unwrap_or_default();
        bytes.windows(14).any(|bytes| bytes == b"checklist.html")
    };
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        let files = fs::read_dir(sessions).into_iter().flatten().filter_map(Result::ok);
        if files.map(|file| file.path()).any(is_written) {
            return;
        }
        tokio::task::yield_now().await;
    }
    panic!("no session is written");
}

/// Turns to the page that the browser has opened by itself.
async fn open_again(browser: &Browser) {
    let mut open = Vec::new();
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        open.clear();
        for tab in browser.tabs().await {
            browser.show_tab(tab).await;
            let address = browser.address().await;
            open.push(address.clone());
            if address.ends_with("checklist.html") && !browser.find_all(".footer").await.is_empty() {
                return;
            }
        }
        tokio::task::yield_now().await;
    }
    panic!("no page was opened again: {open:?}");
}

#[test]
fn a_restored_session_of_chromium_has_no_tick() {
    restored(Engine::Chromium, Scripts::On, true);
    restored(Engine::Chromium, Scripts::Off, true);
}

#[test]
fn a_restored_session_of_firefox_has_no_tick_since_none_is_written_into_the_profile() {
    restored(Engine::Firefox, Scripts::On, false);
    restored(Engine::Firefox, Scripts::On, true);
}

#[test]
fn without_scripts_a_restored_session_of_firefox_has_each_tick_at_its_own_item() {
    restored(Engine::Firefox, Scripts::Off, true);
}
