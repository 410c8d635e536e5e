//! How long a reader with a slow phone waits for the first words: a measure, and no promise, since it needs a machine at
//! rest. `cargo test --release --test browser -- --ignored --nocapture slow_phone`; `SLOW_PHONE_SITE` names the folder of
//! another site to measure, such as one that the commit before has built.

#![allow(clippy::print_stdout, reason = "a measure says what it measured")]

use std::env;

use serde_json::json;

use crate::driver::{Engine, PLAIN_HOST, Scripts, run};
use crate::page::Browser;
use crate::server::Server;
use crate::site::{Site, site};

/// One page of each kind that readers come to first, in several scripts.
const PAGES: [&str; 5] =
    ["en/index.html", "en/checklist.html", "ar/staying.html", "ti/checklist.html", "da/doctor-body.html"];

/// How long an answer takes at least, in ms.
const LATENCY: u32 = 400;

/// How often each page is opened; the median counts.
const RUNS: usize = 3;

#[test]
#[ignore = "a measure that needs a machine at rest"]
fn first_words_on_a_slow_phone() {
    run(Engine::Chromium, Scripts::On, first_words);
}

async fn first_words(browser: Browser) {
    let other = env::var_os("SLOW_PHONE_SITE").map(|folder| Site { folder: folder.into(), pages: vec![] });
    let server = Server::start(other.as_ref().unwrap_or_else(|| site())).await;
    server.pack();
    let base = server.plain(PLAIN_HOST);
    slow(&browser).await;
    println!(
        "from navigation to the first words, in ms: processor 6 times slower, 400 ms a round trip, 400 kbit/s"
    );
    for path in PAGES {
        let mut times = vec![];
        for _ in 0..RUNS {
            browser.open("about:blank").await;
            browser.open(&format!("{base}{path}")).await;
            let painted = "performance.getEntriesByName('first-contentful-paint')";
            browser.wait_until(&format!("{painted}.length === 1")).await;
            times.push(browser.number(&format!("{painted}[0].startTime")).await);
        }
        times.sort_by(f64::total_cmp);
        let loaded = "performance.getEntriesByType('navigation')[0]";
        let bytes = browser.number(&format!("{loaded}.encodedBodySize")).await;
        assert!(times[0] >= LATENCY.into(), "the connection is not slow: words after {} ms", times[0]);
        println!("{path:<22}{:>7.0}  of {times:.0?}, {bytes} bytes", times[RUNS / 2]);
    }
}

/// A phone of 360 by 640 points with a slow processor, behind a slow connection, that has kept nothing.
async fn slow(browser: &Browser) {
    let phone = json!({"width": 360, "height": 640, "deviceScaleFactor": 2, "mobile": true});
    let bytes_a_second = 400_000 / 8;
    let connection = json!({
        "offline": false,
        "latency": LATENCY,
        "downloadThroughput": bytes_a_second,
        "uploadThroughput": bytes_a_second,
    });
    for (command, arguments) in [
        ("Emulation.setDeviceMetricsOverride", phone),
        ("Emulation.setCPUThrottlingRate", json!({"rate": 6})),
        ("Network.enable", json!({})),
        ("Network.setCacheDisabled", json!({"cacheDisabled": true})),
        ("Network.emulateNetworkConditions", connection),
    ] {
        browser.command(command, arguments).await;
    }
}
