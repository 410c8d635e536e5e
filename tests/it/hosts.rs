//! The recipes of the README, tried on the very servers: nginx, Apache and Caddy from the system's packages, each
//! with the guide in a folder of another site.
//!
//! A server that is not installed is passed over, but not in `tests/all.sh`, which installs them.

mod published;
mod recipes;
mod server;

use std::fs;

use tempfile::TempDir;
use wayleaf::bundle::Bundle;
use wayleaf::hosts::Host;
use wayleaf::pack::published;
use wayleaf::write::write;

use crate::project::Project;
use recipes::GUIDE;
use server::{Response, Server};

fn site(host: Host) -> Bundle {
    let built = Project::new().build();
    published(built.bundle().clone(), built.policies(), host)
}

/// A folder that the users of servers may read, with the site in `www/help/guide`.
fn room(site: &Bundle) -> TempDir {
    let room = TempDir::new().expect("room");
    write(site, &room.path().join("www/help/guide")).expect("written");
    fs::set_permissions(room.path(), std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("set");
    room
}

/// Asserts all that a host promises.
fn keeps_its_promises(server: &Server, site: &Bundle, with_brotli: bool) {
    for (path, file, kind) in [
        ("", "index.html", "text/html; charset=utf-8"),
        ("index.html", "index.html", "text/html; charset=utf-8"),
        ("ar/", "ar/index.html", "text/html; charset=utf-8"),
        ("ar/papers.html", "ar/papers.html", "text/html; charset=utf-8"),
        ("sw.js", "sw.js", "javascript; charset=utf-8"),
        ("edition.json", "edition.json", "application/json"),
    ] {
        let expected = site.get(file).expect("a file of the site");
        for (encoding, ending) in [("", ""), ("gzip", ".gz"), ("br", ".br")] {
            if encoding == "br" && !with_brotli {
                continue;
            }
            let accepted = format!("Accept-Encoding: {encoding}");
            let answer = server.get(&format!("{GUIDE}{path}"), &[&accepted]);
            let what = format!("{} as `{encoding}` from {}: {answer:?}", path, server.name());
            assert_eq!(answer.status, 200, "{what}");
            assert!(answer.header("content-type").expect("a type").contains(kind), "{what}");
            let packed = site.get(&format!("{file}{ending}")).filter(|_| !encoding.is_empty());
            let encoding = if packed.is_some() { encoding } else { "" };
            assert_eq!(answer.header("content-encoding").unwrap_or_default(), encoding, "{what}");
            assert!(answer.body == packed.unwrap_or(expected), "another body: {what}");
            let varies = answer.header("vary").is_some_and(|vary| vary.contains("Accept-Encoding"));
            assert!(varies || packed.is_none(), "{what}");
            has_headers(&answer, &what);
        }
    }
    asks_anew(server);
    tells_what_is_missing(server, site);
}

fn has_headers(answer: &Response, what: &str) {
    let policy = answer.header("content-security-policy").unwrap_or_default();
    let parts = ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"];
    assert!(parts.iter().all(|part| policy.contains(part)) && !policy.contains("http"), "{what}");
    for (name, value) in [
        ("cache-control", "no-cache"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("x-frame-options", "DENY"),
    ] {
        assert_eq!(answer.header(name), Some(value), "{what}");
    }
    assert!(answer.header("permissions-policy").is_some_and(|policy| policy.contains("camera=()")), "{what}");
}

/// What has not changed is not sent again.
fn asks_anew(server: &Server) {
    let path = format!("{GUIDE}ar/papers.html");
    let first = server.get(&path, &["Accept-Encoding: gzip"]);
    let tag = format!("If-None-Match: {}", first.header("etag").expect("a tag"));
    let second = server.get(&path, &["Accept-Encoding: gzip", &tag]);
    assert_eq!((second.status, second.body.len()), (304, 0), "{}", server.name());
}

fn tells_what_is_missing(server: &Server, site: &Bundle) {
    for path in ["ar/nothing.html", "nothing/at/all/"] {
        let missing = server.get(&format!("{GUIDE}{path}"), &[]);
        assert_eq!(missing.status, 404, "{}", server.name());
        assert!(missing.body == site.get("404.html").expect("the page"), "{}: {missing:?}", server.name());
        has_headers(&missing, server.name());
    }
    let folder = server.get(&format!("{GUIDE}ar"), &[]);
    assert!(matches!(folder.status, 301 | 302 | 307 | 308), "{folder:?}");
    let to = folder.header("location").expect("an address");
    assert!(to.ends_with("/help/guide/ar/") || to == "ar/", "{to}");
    for path in [".wayleaf", "e/", "%2e%2e/%2e%2e/secret", "..%2f..%2fsecret"] {
        let refused = server.get(&format!("{GUIDE}{path}"), &[]);
        let is_nothing = refused.status == 200 && refused.body.is_empty();
        let is_refused = matches!(refused.status, 400 | 403 | 404) || is_nothing;
        assert!(is_refused, "{path} from {}: {refused:?}", server.name());
    }
}

#[test]
fn nginx_keeps_what_its_file_promises() {
    let site = site(Host::Nginx);
    let room = room(&site);
    let Some(server) = recipes::nginx(room.path()) else { return };
    keeps_its_promises(&server, &site, recipes::nginx_has_brotli());
}

#[test]
fn apache_keeps_what_its_file_promises() {
    let site = site(Host::Apache);
    let room = room(&site);
    let Some(server) = recipes::apache(room.path()) else { return };
    keeps_its_promises(&server, &site, true);
}

#[test]
fn caddy_keeps_what_its_file_promises() {
    let site = site(Host::Caddy);
    let room = room(&site);
    let Some(server) = recipes::caddy(room.path()) else { return };
    keeps_its_promises(&server, &site, true);
}
