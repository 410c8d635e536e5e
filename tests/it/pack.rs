//! Packs: what is in them, that they are the same everywhere, and who signed them.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minisign::KeyPair;
use tempfile::TempDir;
use zip::ZipArchive;

use crate::cli::{code, err, out, project, wayleaf};
use crate::project::Project;

const DATE: &str = "2026-11-22";

/// A guide on disk with the theme that Wayleaf ships.
fn dressed() -> TempDir {
    Project::new().dressed().on_disk()
}

/// Packs a guide; gives the names of the packs.
fn pack(room: &Path, arguments: &[&str]) -> Vec<String> {
    let packed = wayleaf(room, &[&["--edition-date", DATE, "pack"], arguments].concat());
    assert_eq!(code(&packed), 0, "{}", err(&packed));
    packs(room)
}

/// Packs a guide as another machine would: other rights, hour, language, home and folder, and one thread.
fn pack_elsewhere(room: &Path) -> Vec<String> {
    let arguments = ["-c", "umask 077; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_wayleaf"), "--root"];
    let mut command = Command::new("sh");
    command.args(arguments).arg(room).args(["--edition-date", DATE, "pack"]).env_clear().current_dir("/");
    command.envs([
        ("TZ", "Pacific/Kiritimati"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("HOME", "/nowhere"),
        ("RAYON_NUM_THREADS", "1"),
    ]);
    let packed = command.arg("--out").arg(room.join("packs")).output().expect("sh runs");
    assert_eq!(code(&packed), 0, "{}", err(&packed));
    packs(room)
}

/// The names of the packs.
fn packs(room: &Path) -> Vec<String> {
    let folder = fs::read_dir(room.join("packs")).expect("the packs");
    let mut names: Vec<_> =
        folder.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names.retain(|name| name.ends_with(".zip"));
    names
}

fn archive(room: &Path, name: &str) -> ZipArchive<Cursor<Vec<u8>>> {
    let bytes = fs::read(room.join("packs").join(name)).expect("a pack");
    ZipArchive::new(Cursor::new(bytes)).expect("a zip")
}

fn text(archive: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> String {
    let mut text = String::new();
    archive.by_name(name).expect("a file").read_to_string(&mut text).expect("UTF-8");
    text
}

#[test]
fn a_pack_is_the_site_and_what_tells_about_it_and_the_same_bytes_every_time() {
    let [one, other] = [dressed(), dressed()];
    let names = pack(one.path(), &[]);
    assert_eq!(names, pack_elsewhere(other.path()));
    assert!(names.len() == 1 && names[0].starts_with("wayleaf-2026-11-"), "{names:?}");
    let [bytes, again] = [&one, &other].map(|room| fs::read(room.path().join("packs").join(&names[0])));
    assert!(bytes.expect("a pack") == again.expect("a pack"));

    let mut pack = archive(one.path(), &names[0]);
    let files: Vec<String> = pack.file_names().map(|name| name.expect("a name").into_owned()).collect();
    assert!(files.is_sorted() && files.contains(&"site/ar/papers.html".to_owned()), "{files:?}");
    let beside: Vec<_> = files.iter().filter(|name| !name.starts_with("site/")).collect();
    let expected =
        ["README.txt", "SHA256SUMS", "START-HERE-ar.txt", "START-HERE-da.txt", "START-HERE-en.txt"];
    assert_eq!(beside, expected);
    for index in 0..pack.len() {
        let file = pack.by_index(index).expect("a file");
        assert_eq!((file.unix_mode(), file.is_file()), (Some(0o100_644), true));
        assert_eq!(file.last_modified().map(|time| time.to_string()).as_deref(), Some("2026-11-22 00:00:00"));
        assert!(file.extra_data_fields().next().is_none());
    }
    let start = text(&mut pack, "START-HERE-ar.txt");
    assert!(
        start.contains("لقراءة هذا الدليل") && start.contains("\r\n    site/ar/index.html\r\n"),
        "{start}"
    );
    assert!(text(&mut pack, "README.txt").contains("In four words: "));
}

/// Whoever opens a page inside the archive gets that page alone, and its links lead nowhere.
#[test]
fn a_zip_says_first_that_it_is_to_be_unpacked_and_which_file_works_without() {
    let room = dressed();
    let names = pack(room.path(), &[]);
    let mut pack = archive(room.path(), &names[0]);
    for (lang, unpack, alone) in [
        (
            "en",
            "If this is still inside a zip file, unpack the whole zip first",
            "works alone, also inside the zip",
        ),
        ("da", "Ligger dette stadig i en zip-fil, så pak først hele zip-filen ud", "også inde i zip-filen"),
        ("ar", "إذا كان هذا لا يزال داخل ملف ZIP", "حتى داخل ملف ZIP"),
    ] {
        let start = text(&mut pack, &format!("START-HERE-{lang}.txt"));
        assert!(start.trim_start_matches('\u{feff}').starts_with(unpack), "{start}");
        let (_, after) = start.split_once(alone).expect("the one file is named");
        let file = after.lines().map(str::trim).find(|line| line.starts_with("site/")).expect("its path");
        // The file is there, and what it links to stands in it; its first lines say so.
        let whole = text(&mut pack, file);
        let page = crate::project::Page::new(file, &whole);
        assert!(page.attributes("a[href]", "href").iter().all(|href| {
            href.starts_with('#')
                || ["https:", "tel:", "mailto:", "about:blank"].iter().any(|scheme| href.starts_with(scheme))
        }));
        let said = page.text();
        let lead = theme_string(room.path(), lang, "downloads_lead");
        assert!(said.lines().take(6).any(|line| line == lead), "{lang}: {lead}");
        let plain = text(&mut pack, &file.replace(".html", ".txt"));
        assert!(plain.lines().take(6).any(|line| line == lead), "{lang}: {plain:.300}");
    }
    assert!(text(&mut pack, "README.txt").contains("\r\nUnpack it first\r\n"));
}

/// A string of the theme on the disk.
fn theme_string(room: &Path, lang: &str, key: &str) -> String {
    let strings =
        fs::read_to_string(room.join(format!("themes/plain/strings/{lang}.yaml"))).expect("strings");
    let line = strings.lines().find_map(|line| line.strip_prefix(&format!("{key}: "))).expect("the string");
    line.trim_matches('"').to_owned()
}

/// Needs `sha256sum`, from coreutils.
#[test]
fn an_unpacked_pack_and_the_site_in_it_can_be_checked_without_wayleaf() {
    let room = dressed();
    let names = pack(room.path(), &["--for", "apache"]);
    let unpacked = room.path().join("unpacked");
    archive(room.path(), &names[0]).extract(&unpacked).expect("unpacked");
    assert!(unpacked.join("site/.htaccess").is_file());
    for folder in [&unpacked, &unpacked.join("site")] {
        let mut check = Command::new("sha256sum");
        let checked = check.args(["--check", "--strict", "--quiet", "SHA256SUMS"]).current_dir(folder);
        assert!(checked.status().expect("sha256sum").success());
        let verified = wayleaf(room.path(), &["verify", folder.to_str().expect("UTF-8")]);
        assert_eq!(code(&verified), 0, "{}", out(&verified));
    }
}

#[test]
fn a_pack_of_one_language_speaks_of_no_other() {
    let room = dressed();
    let names = pack(room.path(), &["--language", "ar", "--language", "da", "--language", "ar"]);
    assert_eq!(names.len(), 2);
    assert!(names[0].starts_with("wayleaf-ar-2026-11-") && names[1].starts_with("wayleaf-da-"), "{names:?}");
    let mut pack = archive(room.path(), &names[0]);
    let files: Vec<String> = pack.file_names().map(|name| name.expect("a name").into_owned()).collect();
    assert!(files.iter().any(|name| name == "site/ar/papers.html"));
    assert!(
        !files.iter().any(|name| name.contains("/da/") || name.contains("/en/") || name.contains("-da."))
    );
    for page in files.iter().filter(|name| name.ends_with(".html")) {
        assert!(!text(&mut pack, page).contains("da/index.html"), "{page}");
    }
    let record: serde_json::Value =
        serde_json::from_str(&text(&mut pack, "site/edition.json")).expect("JSON");
    assert_eq!(record["languages"], serde_json::json!(["ar"]));
    let whole = wayleaf(room.path(), &["--edition-date", DATE, "check"]);
    assert!(out(&whole).contains(record["words"].as_str().expect("four words")), "{}", out(&whole));
}

#[test]
fn a_signed_pack_tells_who_made_it() {
    let room = project();
    let pair = KeyPair::generate_unencrypted_keypair().expect("keys");
    let other = KeyPair::generate_unencrypted_keypair().expect("keys");
    // As `minisign -G -W` writes it: without the check sum at the end.
    let secret = [&pair.sk.to_bytes()[..126], &[0; 32]].concat();
    let secret = format!("untrusted comment: minisign encrypted secret key\n{}\n", STANDARD.encode(secret));
    fs::write(room.path().join("secret.key"), secret).expect("written");
    fs::write(room.path().join("public.key"), pair.pk.to_box().expect("a key").to_bytes()).expect("written");
    let names = pack(room.path(), &["--sign", "secret.key"]);
    let copy = format!("packs/{}", names[0]);
    let verify = |copy: &str, key: &str| {
        let verified = wayleaf(room.path(), &["verify", copy, "--key", key]);
        (code(&verified), out(&verified) + &err(&verified))
    };
    let (whole, said) = verify(&copy, "public.key");
    assert!(whole == 0 && said.contains("signed with this key"), "{said}");
    assert_eq!(verify(&copy, &pair.pk.to_base64()).0, 0);
    let (whole, said) = verify(&copy, &other.pk.to_base64());
    assert!(whole == 1 && said.contains("not signed with this key: do not hand it on"), "{said}");
    let (whole, said) = verify(&copy, "secret.key");
    assert!(whole == 2 && said.contains("`secret.key` is not a key as `minisign -G` makes it"), "{said}");

    // Somebody changes a page and mends the list: without the key that cannot be seen, with it it can.
    let unpacked = room.path().join("unpacked");
    archive(room.path(), &names[0]).extract(&unpacked).expect("unpacked");
    fs::write(unpacked.join("README.txt"), "another").expect("written");
    let mut list = Command::new("sh");
    list.args(["-c", "sha256sum $(cut -c67- SHA256SUMS) > new && mv new SHA256SUMS"]);
    assert!(list.current_dir(&unpacked).status().expect("sha256sum").success());
    let without = wayleaf(room.path(), &["verify", "unpacked"]);
    assert!(
        code(&without) == 0 && out(&without).contains("signed; name the key with --key"),
        "{}",
        out(&without)
    );
    assert_eq!(verify("unpacked", "public.key").0, 1);

    pack(room.path(), &[]);
    let (whole, said) = verify(&copy, "public.key");
    assert!(whole == 1 && said.contains("not signed: nobody can tell who made it"), "{said}");
}

#[test]
fn what_cannot_be_packed_is_said_in_one_line_and_leaves_the_old_packs() {
    let room = project();
    let names = pack(room.path(), &[]);
    let before = fs::read(room.path().join("packs").join(&names[0])).expect("a pack");
    fs::write(room.path().join("no.key"), "not a key").expect("written");
    fs::create_dir(room.path().join("mine")).expect("made");
    fs::write(room.path().join("mine/letter.txt"), "mine").expect("written");
    for (arguments, why) in [
        (&["--language", "sv"][..], "`sv` is not a language of the guide; they are: en, da, ar"),
        (&["--language", "../x"], "`../x` is not a language of the guide"),
        (&["--sign", "no.key"], "the key `no.key` is not a key as `minisign -G` makes it"),
        (&["--sign", "nowhere"], "the key `nowhere` cannot be read"),
        (&["--out", "mine"], "`mine` holds what Wayleaf did not make: `letter.txt`"),
        (&["--out", "content/packs"], "is inside `content`"),
        (&["--for", "geocities"], "possible values: plain, netlify, cloudflare, github-pages, apache"),
    ] {
        let refused = wayleaf(room.path(), &[&["--edition-date", DATE, "pack"], arguments].concat());
        assert_eq!((code(&refused), out(&refused)), (2, String::new()), "{arguments:?}");
        assert!(err(&refused).contains(why), "{arguments:?}: {}", err(&refused));
    }
    fs::write(room.path().join("content/guide.yaml"), "nothing").expect("written");
    assert_eq!(code(&wayleaf(room.path(), &["pack"])), 1);
    assert!(fs::read(room.path().join("packs").join(&names[0])).expect("the old pack") == before);
}
