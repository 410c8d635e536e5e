//! Without connection after a first visit to nginx, Apache and Caddy, each with the guide in a folder of another site
//! and as the recipes of the README set them up.

#[path = "../it/hosts/recipes.rs"]
mod recipes;
#[path = "../it/hosts/server.rs"]
#[allow(clippy::print_stderr, reason = "a test that is passed over says so")]
mod server;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use crate::changed_site::guide_of_three;
use crate::driver::{Engine, Scripts, run};
use crate::offline::{heading, save};
use crate::page::Browser;
use crate::site::{build_into, site};
use recipes::{GUIDE, apache, caddy, nginx};
use server::Server;

/// Starts a server in its room, where it is installed.
type Start = fn(&Path) -> Option<Server>;

#[test]
fn a_language_kept_from_nginx_opens_when_the_server_is_gone() {
    opens_without("nginx", nginx, &[Engine::Chromium, Engine::Firefox]);
}

#[test]
fn a_language_kept_from_apache_opens_when_the_server_is_gone() {
    opens_without("apache", apache, &[Engine::Chromium]);
}

#[test]
fn a_language_kept_from_caddy_opens_when_the_server_is_gone() {
    opens_without("caddy", caddy, &[Engine::Chromium]);
}

fn opens_without(host: &str, start: Start, engines: &[Engine]) {
    let room = tempfile::tempdir().expect("a room");
    // The users of servers read it too.
    fs::set_permissions(room.path(), fs::Permissions::from_mode(0o755)).expect("set");
    let folder = room.path().join(format!("www{}", GUIDE.trim_end_matches('/')));
    build_into(&folder, guide_of_three(), &["--for", host]);
    for engine in engines {
        let Some(server) = start(room.path()) else { return };
        asks_anew_what_the_worker_needs(&server, &folder);
        run(*engine, Scripts::On, async |browser: Browser| kept_from(&browser, server).await);
    }
}

async fn kept_from(browser: &Browser, server: Server) {
    let (base, name) = (format!("{}{GUIDE}", server.address()), server.name().to_owned());
    browser.open(&format!("{base}ar/index.html")).await;
    save(browser).await;
    drop(server);
    for (path, file) in [
        ("ar/checklist.html", "ar/checklist.html"),
        ("ar/who.html", "ar/who.html"),
        ("ar/", "ar/index.html"),
        ("", "index.html"),
        ("da/who.html", "offline.html"),
    ] {
        browser.open(&format!("{base}{path}")).await;
        assert_eq!(heading(browser).await, site().page(file).heading(), "`{path}` from {name}");
    }
}

/// The worker and the files of the copy come as they were built, and no cache on the way answers for the server.
fn asks_anew_what_the_worker_needs(server: &Server, folder: &Path) {
    let copy = fs::read_dir(folder.join("save"))
        .expect("the copy")
        .map(|entry| entry.expect("an entry").file_name());
    let copy = copy.filter_map(|name| name.into_string().ok()).filter(|name| name.ends_with(".txt"));
    let files: Vec<String> = copy.map(|name| format!("save/{name}")).chain(["sw.js".to_owned()]).collect();
    assert!(files.len() > 10, "{files:?}");
    for file in files {
        let answer = server.get(&format!("{GUIDE}{file}"), &[]);
        let what = format!("{file} from {}: {answer:?}", server.name());
        assert_eq!((answer.status, answer.header("cache-control")), (200, Some("no-cache")), "{what}");
        assert!(answer.body == fs::read(folder.join(&file)).expect("a file"), "another body: {what}");
    }
}
