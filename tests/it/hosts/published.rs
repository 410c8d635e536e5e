//! `verify URL`: a site that a host sends as it was built is whole, and what a host does to it is named.

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use wayleaf::hosts::Host;

use super::recipes::{self, GUIDE};
use super::server::Server;
use super::{room, site};
use crate::cli::{code, err, out, wayleaf};
use crate::project::real_guide;

/// What `verify` says of the guide on a server.
fn verify(server: &Server, more: &[&str]) -> (i32, String) {
    let nowhere = TempDir::new().expect("a room");
    let address = format!("{}{GUIDE}", server.address());
    let said = wayleaf(nowhere.path(), &[&["verify", &address], more].concat());
    (code(&said), out(&said) + &err(&said))
}

fn is_whole_on(host: Host, start: fn(&Path) -> Option<Server>) {
    let site = site(host);
    let room = room(&site);
    let Some(server) = start(room.path()) else { return };
    let (whole, said) = verify(&server, &[]);
    assert!(whole == 0 && said.starts_with(&format!("whole: {} files", site.len() - 1)), "{said}");
    let built = room.path().join("www/help/guide");
    let against = built.to_str().expect("text");
    assert_eq!(verify(&server, &["--against", against]).0, 0);

    // A packed copy of another build beside the page is what most readers would get.
    fs::copy(built.join("en/papers.html.gz"), built.join("ar/papers.html.gz")).expect("copied");
    for ending in ["", ".gz", ".br"] {
        fs::remove_file(built.join(format!("en/index.html{ending}"))).expect("removed");
    }
    let (whole, said) = verify(&server, &[]);
    assert_eq!(whole, 1, "{said}");
    assert!(said.contains("changed  ar/papers.html: sent as `gzip`\n"), "{said}");
    assert!(said.contains("missing  en/index.html: the host answers 40"), "{said}");
    assert!(said.contains("not whole: 2 wrong beside"), "{said}");
}

#[test]
fn a_site_on_nginx_is_whole_until_a_file_of_it_changes() {
    is_whole_on(Host::Nginx, recipes::nginx);
}

#[test]
fn a_site_on_apache_is_whole_until_a_file_of_it_changes() {
    is_whole_on(Host::Apache, recipes::apache);
}

#[test]
fn a_site_on_caddy_is_whole_until_a_file_of_it_changes() {
    is_whole_on(Host::Caddy, recipes::caddy);
}

#[test]
fn a_host_that_rewrites_pages_is_found_out_and_the_switch_is_named() {
    let site = site(Host::Nginx);
    let room = room(&site);
    let filter =
        "sub_filter_once off; sub_filter '</body>' '<script src=/email-decode.min.js></script></body>';";
    let Some(server) = recipes::nginx_that(room.path(), filter) else { return };
    let (whole, said) = verify(&server, &[]);
    assert_eq!(whole, 1, "{said}");
    for page in ["ar/papers.html", "en/index.html", "404.html"] {
        let line = format!("changed  {page}: mail addresses were hidden");
        assert!(said.contains(&line) && said.contains("turn off Email Address Obfuscation"), "{said}");
    }
    assert!(!said.contains("edition.json") && !said.contains("sw.js"), "{said}");
}

#[test]
fn letters_of_another_charset_are_named() {
    let site = site(Host::Plain);
    let room = room(&site);
    fs::write(room.path().join("www/help/guide/nginx.conf"), "charset iso-8859-1; index index.html;")
        .expect("written");
    let Some(server) = recipes::nginx(room.path()) else { return };
    let (whole, said) = verify(&server, &[]);
    assert_eq!(whole, 1, "{said}");
    assert!(
        said.contains("sent     ar/papers.html: the host says that its letters are `iso-8859-1`"),
        "{said}"
    );
}

#[test]
fn where_nothing_answers_or_no_site_lies_nothing_is_judged() {
    let site = site(Host::Nginx);
    let room = room(&site);
    let Some(server) = recipes::nginx(room.path()) else { return };
    let nowhere = TempDir::new().expect("a room");
    let of = |address: &str| {
        let said = wayleaf(nowhere.path(), &["verify", address]);
        (code(&said), err(&said))
    };
    let (stuck, said) = of(&format!("{}/help/", server.address()));
    assert!(stuck == 2 && said.contains("the host answers 404"), "{said}");
    let address = format!("{}{GUIDE}ar/papers.html", server.address());
    assert_eq!(of(&address).0, 2, "a page below the start page");
    drop(server);
    let (stuck, said) = of(&address);
    assert!(stuck == 2 && said.contains("cannot be reached"), "{said}");
}

/// What a host does that hides mail addresses from robots: where a page holds one as text or in a link, something
/// else stands there.
fn with_hidden_addresses(html: &str) -> String {
    let is_of_address = |c: char| c.is_ascii_alphanumeric() || "._+-".contains(c);
    let mut hidden = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('@') {
        let name = before.len() - before.trim_end_matches(is_of_address).len();
        let domain = after.len() - after.trim_start_matches(is_of_address).len();
        hidden.push_str(&before[..before.len() - name]);
        let is_address = name > 0 && after[..domain].contains('.');
        hidden.push_str(if is_address {
            "[email&#160;protected]"
        } else {
            &rest[before.len() - name..=before.len() + domain]
        });
        rest = &after[domain..];
    }
    hidden + rest
}

#[test]
fn mail_addresses_survive_a_host_that_hides_them() {
    assert_eq!(
        with_hidden_addresses("<a href=mailto:a@b.org>a@b.org</a> @media"),
        "<a href=mailto:[email&#160;protected]>[email&#160;protected]</a> @media"
    );
    let mut with_address = 0;
    for (path, html) in real_guide().pages() {
        assert!(with_hidden_addresses(html) == html, "{path} is changed on the way");
        with_address += usize::from(html.contains("mailto:"));
    }
    assert!(with_address > 0, "no page of the guide has an address");
}
