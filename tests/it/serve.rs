//! What phones near by and the author's browser are answered, without a socket.

mod again;
mod sockets;

use proptest::prelude::*;
use wayleaf::bundle::{Bundle, SitePath};
use wayleaf::serve::{Audience, Request, Response, SiteStore, respond};

use crate::project::{Page, Project, real_guide};

const PAGE: &str = "<!doctype html><html><head><meta content=\"default-src 'none'; script-src 'sha256-x'\"></head><body><p>hello hello hello hello hello hello hello hello hello</p></body></html>";

fn store() -> SiteStore {
    let files = [
        ("index.html", PAGE),
        ("404.html", "<body>no such page</body>"),
        ("da/index.html", PAGE),
        ("da/who.html", PAGE),
        ("sw.js", "var worker = 1;"),
        ("edition.json", "{}"),
    ];
    let files = files.map(|(path, text)| (SitePath::new(path).expect("a path"), text.as_bytes().to_vec()));
    SiteStore::new(&Bundle::new(files).expect("no path twice"), &SiteStore::default())
}

fn get(target: &str) -> Request<'_> {
    Request { method: "GET", target, host: Some("localhost:8080"), ..Request::default() }
}

fn nearby(asked: &Request<'_>) -> Response {
    respond(&store(), asked, Audience::Nearby)
}

fn field<'a>(answer: &'a Response, name: &str) -> Option<&'a str> {
    let mut found = answer.fields.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
    let first = found.next().map(|(_, value)| value.as_str());
    assert!(found.next().is_none(), "the field {name} is there twice");
    first
}

fn text(answer: &Response) -> String {
    String::from_utf8(answer.body.as_ref().to_vec()).expect("text")
}

#[test]
fn a_request_with_two_hosts_is_answered_to_nobody() {
    for audience in [Audience::Nearby, Audience::Author] {
        let asked = Request { has_bad_host: true, ..get("/da/who.html") };
        let given = respond(&store(), &asked, audience);
        assert_eq!((given.status, text(&given).as_str()), (400, "400\n"), "{audience:?}");
    }
}

#[test]
fn a_phone_near_by_is_given_the_bytes_of_the_build() {
    let given = nearby(&get("/da/who.html"));
    assert_eq!((given.status, text(&given).as_str()), (200, PAGE));
    assert_eq!(field(&given, "Content-Type"), Some("text/html; charset=utf-8"));
    assert_eq!(field(&given, "X-Content-Type-Options"), Some("nosniff"));
    assert_eq!(field(&given, "Referrer-Policy"), Some("no-referrer"));
    assert_eq!(field(&given, "Cache-Control"), Some("no-cache"));
    assert_eq!(field(&given, "Content-Length"), Some(PAGE.len().to_string().as_str()));
    assert_eq!(text(&nearby(&get("/"))), PAGE);
    assert_eq!(text(&nearby(&get("/da/"))), PAGE);
    assert_eq!(field(&nearby(&get("/sw.js")), "Content-Type"), Some("text/javascript; charset=utf-8"));
}

#[test]
fn a_folder_without_its_slash_leads_to_itself_and_nowhere_else() {
    let given = nearby(&get("/da"));
    assert_eq!((given.status, field(&given, "Location")), (308, Some("/da/")));
    for target in ["//evil.example/da", "/evil", "/da/who"] {
        assert_eq!(nearby(&get(target)).status, 404, "{target}");
    }
}

#[test]
fn what_is_packed_is_the_same_page() {
    let asked = Request { encodings: Some("br, gzip;q=0.5"), ..get("/da/who.html") };
    let given = nearby(&asked);
    assert_eq!(field(&given, "Content-Encoding"), Some("gzip"));
    assert_eq!(field(&given, "Vary"), Some("Accept-Encoding"));
    let mut unpacked = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(given.body.as_ref()), &mut unpacked)
        .expect("gzip");
    assert_eq!(unpacked, PAGE.as_bytes());
    for refused in ["gzip;q=0", "identity", "", "br"] {
        let given = nearby(&Request { encodings: Some(refused), ..get("/da/who.html") });
        assert_eq!(field(&given, "Content-Encoding"), None, "{refused}");
    }
}

#[test]
fn what_a_phone_has_is_not_sent_again() {
    for encodings in [None, Some("gzip")] {
        let first = nearby(&Request { encodings, ..get("/da/who.html") });
        let tag = field(&first, "ETag").expect("a tag").to_owned();
        for known in [tag.clone(), format!("\"other\", W/{tag}"), "*".to_owned()] {
            let again = nearby(&Request { known: Some(&known), encodings, ..get("/da/who.html") });
            assert_eq!((again.status, again.body.as_ref().len()), (304, 0), "{known}");
        }
        let other = nearby(&Request { known: Some("\"other\""), encodings, ..get("/da/who.html") });
        assert_eq!(other.status, 200);
    }
}

#[test]
fn a_broken_off_download_goes_on() {
    let whole = nearby(&get("/da/who.html"));
    let tag = field(&whole, "ETag").expect("a tag").to_owned();
    let part = nearby(&Request { range: Some("bytes=100-"), encodings: Some("gzip"), ..get("/da/who.html") });
    assert_eq!((part.status, text(&part).as_str()), (206, &PAGE[100..]));
    assert_eq!(
        field(&part, "Content-Range"),
        Some(format!("bytes 100-{}/{}", PAGE.len() - 1, PAGE.len()).as_str())
    );
    let same = Request { range: Some("bytes=0-3"), range_of: Some(&tag), ..get("/da/who.html") };
    assert_eq!(nearby(&same).status, 206);
    let changed = Request { range: Some("bytes=0-3"), range_of: Some("\"old\""), ..get("/da/who.html") };
    assert_eq!((nearby(&changed).status, text(&nearby(&changed)).as_str()), (200, PAGE));
    let beyond = nearby(&Request { range: Some("bytes=9999-"), ..get("/da/who.html") });
    assert_eq!(beyond.status, 416);
}

#[test]
fn nothing_but_reading_is_answered() {
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"] {
        let given = nearby(&Request { method, ..get("/da/who.html") });
        assert_eq!((given.status, field(&given, "Allow")), (405, Some("GET, HEAD")), "{method}");
    }
    assert_eq!(nearby(&Request { has_body: true, ..get("/") }).status, 413);
    let head = nearby(&Request { method: "HEAD", ..get("/da/who.html") });
    assert_eq!((head.status, head.body.as_ref().len()), (200, 0));
    assert_eq!(field(&head, "Content-Length"), Some(PAGE.len().to_string().as_str()));
}

#[test]
fn what_is_not_there_offers_the_languages() {
    let given = nearby(&Request { known: Some("*"), range: Some("bytes=0-1"), ..get("/da/nothing.html") });
    assert_eq!((given.status, text(&given).as_str()), (404, "<body>no such page</body>"));
    for (target, status) in [
        ("/%2e%2e/Cargo.toml", 404),
        ("/../Cargo.toml", 404),
        ("/da/..%5c..%5cCargo.toml", 404),
        ("/%00", 400),
        ("/%zz", 400),
        ("*", 400),
    ] {
        assert_eq!(nearby(&get(target)).status, status, "{target}");
    }
    assert_eq!(nearby(&get(&format!("/{}", "a".repeat(5_000)))).status, 414);
}

#[test]
fn probes_for_a_network_are_satisfied_near_by_and_unknown_to_a_preview() {
    let probe = Request { host: Some("connectivitycheck.example"), ..get("/generate_204") };
    let given = nearby(&probe);
    assert_eq!((given.status, given.body.as_ref().len(), field(&given, "Content-Length")), (204, 0, None));
    assert_eq!(text(&nearby(&get("/connecttest.txt"))), "Microsoft Connect Test");
    let preview = respond(&store(), &get("/generate_204"), Audience::Author);
    assert_eq!(preview.status, 404);
}

#[test]
fn phones_near_by_are_given_their_own_first_page_where_there_is_one() {
    let files = [("index.html", "languages"), ("nearby.html", "take it with you")];
    let files = files.map(|(path, text)| (SitePath::new(path).expect("a path"), text.as_bytes().to_vec()));
    let store = SiteStore::new(&Bundle::new(files).expect("no path twice"), &SiteStore::default());
    assert_eq!(text(&respond(&store, &get("/"), Audience::Nearby)), "take it with you");
    assert_eq!(text(&respond(&store, &get("/index.html?all"), Audience::Nearby)), "take it with you");
    assert!(text(&respond(&store, &get("/"), Audience::Author)).contains("languages"));
}

/// A text with the digits of Persian and Arabic as 0 to 9.
fn plain_digits(text: &str) -> String {
    let value = |sign: char| {
        ["۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"].iter().find_map(|digits| digits.chars().position(|digit| digit == sign))
    };
    text.chars().map(|sign| value(sign).map_or_else(|| sign.to_string(), |value| value.to_string())).collect()
}

#[test]
fn phones_near_by_are_offered_each_language_as_one_file_before_its_pages() {
    let built = real_guide();
    let store = SiteStore::new(built.bundle(), &SiteStore::default());
    let page = Page::new("/", &text(&respond(&store, &get("/"), Audience::Nearby)));
    let edition = &built.summary().edition;
    for lang in built.languages() {
        let file = format!("guide-{lang}-{edition}.html");
        let offered = page.attributes(&format!("#{lang} a"), "href");
        let expected = [file.clone(), format!("{lang}/index.html"), format!("guide-{lang}-{edition}.txt")];
        assert_eq!(offered, expected);
        page.has(1, &format!("[href=\"#{lang}\"]"));
        let kilobytes = built.source_of(&file).len().div_ceil(1000).to_string();
        let told = page.words(&format!("#{lang} .nearby__file"));
        assert!(plain_digits(&told).contains(&kilobytes), "{told} is not {kilobytes}");
    }
}

#[test]
fn one_touch_saves_a_file_near_by_and_the_author_sees_it() {
    let edition = &real_guide().summary().edition;
    let store = SiteStore::new(real_guide().bundle(), &SiteStore::default());
    for ending in ["html", "txt"] {
        let target = format!("/guide-ti-{edition}.{ending}");
        let given = respond(&store, &get(&target), Audience::Nearby);
        assert_eq!((given.status, field(&given, "Content-Disposition")), (200, Some("attachment")));
        let shown = respond(&store, &get(&target), Audience::Author);
        assert_eq!(field(&shown, "Content-Disposition"), None);
    }
    for page in ["/", "/ti/index.html", "/guide-xx.html"] {
        assert_eq!(
            field(&respond(&store, &get(page), Audience::Nearby), "Content-Disposition"),
            None,
            "{page}"
        );
    }
}

#[test]
fn a_preview_reloads_and_answers_to_this_computer_only() {
    let built = Project::new().build();
    let site = SiteStore::new(built.bundle(), &SiteStore::default()).with_previews(built.parts());
    let html = text(&respond(&site, &get("/en/papers.html"), Audience::Author));
    let published = text(&respond(&site, &get("/en/papers.html"), Audience::Nearby));
    assert!(html.contains("wayleaf-news") && !published.contains("wayleaf-news"), "{html}");
    let page = Page::new("/", &html);
    let policy = page.attributes("meta[http-equiv]", "content");
    let scripts = policy[0].split_once("script-src ").and_then(|(_, rest)| rest.split_once(';'));
    assert_eq!(scripts.map(|(scripts, _)| scripts.matches("'sha256-").count()), Some(2), "{policy:?}");
    assert!(policy[0].contains("connect-src 'self'"), "{policy:?}");
    for host in [Some("rebound.example"), Some("192.0.2.1:8080"), None] {
        let given = respond(&store(), &Request { host, ..get("/da/who.html") }, Audience::Author);
        assert_eq!(given.status, 421, "{host:?}");
        assert!(!text(&given).contains("hello"));
    }
    // A worker would keep pages that hold the preview's script.
    assert_eq!(respond(&store(), &get("/sw.js"), Audience::Author).status, 404);
}

#[test]
fn a_shelf_says_what_it_shares_with_the_one_before() {
    let before = store();
    let file = |text: &str| (SitePath::new("index.html").expect("a path"), text.as_bytes().to_vec());
    let same = SiteStore::new(&Bundle::new([file(PAGE)]).expect("one"), &before);
    let other = SiteStore::new(&Bundle::new([file("new")]).expect("one"), &before);
    assert_eq!((same.shared_with(&before), other.shared_with(&before)), (1, 0));
    let tags = [&before, &same, &other].map(|store| wayleaf::serve::page_tag(store, "/").to_owned());
    assert!(tags[0] == tags[1] && tags[1] != tags[2] && !tags[0].is_empty(), "{tags:?}");
}

proptest! {
    #[test]
    fn no_request_is_answered_with_anything_but_the_site(
        target in "\\PC{0,60}|/(\\.|%2e|%2E|/|\\\\|%5c|%2f|da|who|\\.html|\\.\\.){0,12}",
        method in "GET|HEAD|POST|\\PC{0,8}",
        host in proptest::option::of("\\PC{0,20}"),
        range in proptest::option::of("bytes=[0-9]{0,22}-[0-9]{0,22}|\\PC{0,20}"),
        known in proptest::option::of("\\PC{0,20}"),
        is_nearby in any::<bool>(),
    ) {
        let audience = if is_nearby { Audience::Nearby } else { Audience::Author };
        let asked = Request {
            method: &method, target: &target, host: host.as_deref(), range: range.as_deref(),
            known: known.as_deref(), ..Request::default()
        };
        let given = respond(&store(), &asked, audience);
        prop_assert!([200, 204, 206, 304, 308, 400, 404, 405, 414, 416, 421].contains(&given.status));
        let length = given.body.as_ref().len();
        let told = given.fields.iter().find(|(name, _)| *name == "Content-Length");
        prop_assert!(method == "HEAD" || told.is_none_or(|(_, told)| *told == length.to_string()));
        prop_assert!(given.fields.iter().all(|(_, value)| !value.contains(char::is_control)));
    }
}
