//! The built guide in real browsers: Chromium and Firefox, driven through `WebDriver`.
//!
//! `site` builds the guide, `server` hands it out and counts, `driver` starts the browsers, `page` says what is
//! asked of an open page. The other modules are the promises to the reader, one module each.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod driver;
mod page;
mod profile;
mod sample;
mod server;
mod site;

mod accessible;
mod card;
mod changed_site;
mod clock;
mod dates;
mod deleting;
mod direction;
mod first_screen;
mod fonts;
mod from_a_file;
mod journeys;
mod kit;
mod large_letters;
mod leaflet;
mod leaving;
mod network;
mod network_watch;
mod offline;
mod oldest_engines;
mod one_file;
mod over_http;
mod paper;
mod paper_content;
mod poster;
mod preview;
mod progress_code;
mod real_hosts;
mod references;
mod remembering;
mod restoring;
mod review;
mod safety_behind;
mod scripts_off;
mod show;
mod situations;
mod slow_phone;
mod taps;
mod text_browsers;
