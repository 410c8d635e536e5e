//! The worker against a network that lies and a phone that forgets, each time another way; `WAYLEAF_RUNS=300` runs it
//! 300 times.

use std::process::Command;

use crate::changed_site::newer_site;
use crate::site::{site, withdrawn_site};

#[test]
fn no_wrong_byte_is_shown_and_saving_ends_when_the_network_heals() {
    let runs = std::env::var("WAYLEAF_RUNS").unwrap_or_else(|_| "10".to_owned());
    let done = Command::new("node")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tools/worker.js"))
        .args([site(), newer_site(), withdrawn_site()].map(|site| &site.folder))
        .args([runs.as_str(), "1"])
        .output()
        .expect("node runs");
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{said}{}", String::from_utf8_lossy(&done.stderr));
    assert!(said.contains(&format!("{runs} runs without a wrong byte")), "{said}");
}
