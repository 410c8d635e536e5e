//! The worker against a network that lies and a phone that forgets, 300 times, each time another way.

use std::process::Command;

use crate::site::{newer_site, site, withdrawn_site};

#[test]
fn three_hundred_times_no_wrong_byte_is_shown_and_saving_ends_when_the_network_heals() {
    let done = Command::new("node")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tools/worker.js"))
        .args([site(), newer_site(), withdrawn_site()].map(|site| &site.folder))
        .args(["300", "1"])
        .output()
        .expect("node runs");
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{said}{}", String::from_utf8_lossy(&done.stderr));
    assert!(said.contains("300 runs without a wrong byte"), "{said}");
}
