//! `verify`: what is wrong with a copy is named, and what could harm is refused unopened.

use std::fs;
use std::io::{Cursor, Write};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use proptest::prelude::*;
use wayleaf::bundle::{Bundle, SitePath};
use wayleaf::calendar::Day;
use wayleaf::pack::verify::Inventory;
use wayleaf::pack::{archive, sums};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::cli::{code, err, out, project, wayleaf};
use crate::project::Project;

fn verify(room: &Path, copy: &str) -> (i32, String) {
    let verified = wayleaf(room, &["verify", copy]);
    (code(&verified), out(&verified) + &err(&verified))
}

/// A zip of these files, as any program may make it.
fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (path, text) in files {
        zip.start_file(*path, options).expect("begun");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("a zip").into_inner()
}

/// The bytes with every `from` changed to `to`, which is as long.
fn changed(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    for at in 0..=bytes.len() - from.len() {
        if bytes[at..].starts_with(from) {
            bytes[at..at + to.len()].copy_from_slice(to);
        }
    }
    bytes
}

/// The zip with a byte changed at a distance from each header of a kind.
fn with_header(mut bytes: Vec<u8>, header: &[u8], distance: usize, byte: u8) -> Vec<u8> {
    for at in 0..bytes.len() - distance {
        if bytes[at..].starts_with(header) {
            bytes[at + distance] = byte;
        }
    }
    bytes
}

/// The zip with a remark about it as a whole.
fn with_remark(mut bytes: Vec<u8>) -> Vec<u8> {
    let length = bytes.len() - 2;
    bytes[length..].copy_from_slice(&5_u16.to_le_bytes());
    bytes.extend(b"virus");
    bytes
}

/// Why a zip is refused; nothing where it is taken.
fn refusal(bytes: &[u8]) -> String {
    let taken = archive::read(bytes, |_, _| Ok(()));
    taken.err().map(|refusal| refusal.to_string()).unwrap_or_default()
}

#[test]
fn what_is_missing_changed_added_or_renamed_is_named() {
    let room = project();
    assert_eq!(code(&wayleaf(room.path(), &["build", "--edition-date", "2026-11-22"])), 0);
    let (whole, said) = verify(room.path(), "site");
    assert!(whole == 0 && said.contains(" files, edition 2026-11-"), "{said}");
    assert!(said.contains(" of 2026-11-22\nin four words: "), "{said}");

    let site = room.path().join("site");
    for name in
        [".DS_Store", "ar/Thumbs.db", "ar/._papers.html", ".Trashes/501/old.jpg", ".Trash-1000/info/x"]
    {
        fs::create_dir_all(site.join(name).parent().expect("a folder")).expect("made");
        fs::write(site.join(name), b"\x00\x05\x16\x07 left by a computer").expect("written");
    }
    assert_eq!(verify(room.path(), "site").0, 0);
    for name in [".DS_Store", ".Trashes", ".Trash-1000"] {
        let gone = fs::remove_file(site.join(name)).or_else(|_| fs::remove_dir_all(site.join(name)));
        gone.expect("removed");
    }

    fs::remove_file(site.join("ar/papers.html")).expect("removed");
    fs::write(site.join("index.html"), "<p>login").expect("written");
    fs::write(site.join("ar/notes\u{1b}[31m.txt"), "mine").expect("written");
    fs::rename(site.join("404.html"), site.join("404.HTM")).expect("renamed");
    fs::rename(site.join("da/papers.html"), site.join("da/PAPERS.HTML")).expect("renamed");
    fs::remove_file(site.join("sw.js")).expect("removed");
    symlink("index.html", site.join("sw.js")).expect("linked");
    let (whole, said) = verify(room.path(), "site");
    assert_eq!(whole, 1);
    for line in [
        "missing  404.html\nmissing  ar/papers.html\nchanged  index.html\nchanged  sw.js\nadded    404.HTM\n",
        "renamed  da/PAPERS.HTML, which should be da/papers.html\n",
        "not whole: 7 wrong beside ",
    ] {
        assert!(said.contains(line), "no {line} in {said}");
    }
    assert!(!said.contains('\u{1b}') && said.contains("added    ar/notes"), "{said:?}");
}

#[test]
fn a_page_is_passed_over_nowhere() {
    let room = project();
    assert_eq!(code(&wayleaf(room.path(), &["build", "--edition-date", "2026-11-22"])), 0);
    let site = room.path().join("site");
    let hidden = [
        "Thumbs.db/index.html",
        "ar/desktop.ini/index.html",
        ".gitignore/index.html",
        ".wayleaf/index.html",
        ".Trash-x/files/a.txt",
        ".Trash-1000/files/index.html",
        ".Trashes/501/INDEX.HTM",
        ".fseventsd/a.svg",
        "System Volume Information/a.pdf",
        "ar/.Trash-1000/a.txt",
        "._index.html",
        "ar/._papers/index.html",
    ];
    for name in hidden {
        let path = site.join(name);
        let folder = path.parent().expect("a folder");
        if folder.is_file() {
            fs::remove_file(folder).expect("removed");
        }
        fs::create_dir_all(folder).expect("made");
        fs::write(&path, "<p>Pay before you go on.").expect("written");
    }
    let (whole, said) = verify(room.path(), "site");
    assert_eq!(whole, 1);
    for name in hidden {
        assert!(said.contains(&format!("added    {name}\n")), "no {name} in {said}");
    }
    for number in 0..300 {
        fs::write(site.join(format!("{number}.html")), "<p>").expect("written");
    }
    let (_, said) = verify(room.path(), "site");
    assert!(said.lines().count() < 110 && said.contains("added    … and 212 more\n"), "{said}");
    assert!(said.contains("not whole: 312 wrong beside "), "{said}");
}

#[test]
fn a_list_with_names_that_no_disk_keeps_is_no_list() {
    let room = project();
    assert_eq!(code(&wayleaf(room.path(), &["build", "--edition-date", "2026-11-22"])), 0);
    let site = room.path().join("site");
    let list = site.join("SHA256SUMS");
    let good = fs::read_to_string(&list).expect("a list");
    let sum = &good[..64];
    for name in
        ["a.", "con", "index.html:evil", "a\u{202e}lmth.b", "e\u{301}", "INDEX.html", "Ar/x", "LONGNA~1.HTM"]
    {
        fs::write(site.join(name.replace('/', "-")), fs::read(site.join("404.html")).expect("read"))
            .expect("written");
        fs::write(&list, format!("{good}{sum}  {name}\n")).expect("written");
        let (whole, said) = verify(room.path(), "site");
        assert!(whole == 2 && said.contains("holds a `SHA256SUMS` that is damaged"), "{name}: {said}");
        fs::remove_file(site.join(name.replace('/', "-"))).expect("removed");
    }
}

#[test]
#[cfg(unix)]
fn a_key_that_never_ends_is_told_in_one_line() {
    let room = project();
    for arguments in [["verify", "site", "--key", "/dev/zero"], ["pack", "--sign", "/dev/zero", "--out"]] {
        let mut arguments = arguments.to_vec();
        if arguments[0] == "pack" {
            arguments.push("packs");
        }
        let told = wayleaf(room.path(), &arguments);
        assert_eq!(code(&told), 2);
        assert!(
            err(&told).starts_with("error: the key `/dev/zero` cannot be read (it has more than "),
            "{}",
            err(&told)
        );
        assert_eq!(err(&told).lines().count(), 1);
    }
}

#[test]
fn what_is_no_copy_is_said_in_one_line() {
    let room = project();
    fs::write(room.path().join("a.zip"), "PK").expect("written");
    fs::write(room.path().join("letter.txt"), "mine").expect("written");
    fs::create_dir(room.path().join("folder")).expect("made");
    fs::create_dir(room.path().join("list")).expect("made");
    fs::write(room.path().join("list/SHA256SUMS"), "0000  ../index.html\n").expect("written");
    fs::File::create(room.path().join("film.zip"))
        .and_then(|film| film.set_len(5_000_000_000))
        .expect("made");
    for (copy, why) in [
        ("nowhere.zip", "`nowhere.zip` is not there; name a zip file or a folder"),
        ("a.zip", "`a.zip` is cut off or damaged; fetch it again"),
        ("letter.txt", "`letter.txt` is not a zip file"),
        ("folder", "`folder` holds no `SHA256SUMS`; it is no site or pack of Wayleaf, or that file is lost"),
        ("list", "`list` holds a `SHA256SUMS` that is damaged"),
        ("film.zip", "`film.zip` is over 200 MB, which no pack is"),
        ("/dev/null", "is neither a zip file nor a folder"),
    ] {
        let (stuck, said) = verify(room.path(), copy);
        assert_eq!((stuck, said.lines().count()), (2, 1), "{said}");
        assert!(said.contains(why), "{said}");
    }
}

#[test]
fn a_zip_that_could_harm_is_refused_before_anything_is_read() {
    let good = || zip(&[("aaaa", "one"), ("bbbb", "two")]);
    let central = b"PK\x01\x02";
    let local = b"PK\x03\x04";
    let link = {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.add_symlink("link", "/etc/passwd", SimpleFileOptions::default()).expect("a link");
        zip.finish().expect("a zip").into_inner()
    };
    let locked = with_header(with_header(good(), local, 6, 1), central, 8, 1);
    let cut = good()[..good().len() - 10].to_vec();
    let (begin, rest) = (good()[..100].to_vec(), good()[100..].to_vec());
    let two_names = [changed(begin, b"aaaa", b"cccc"), rest].concat();
    let cases = [
        (zip(&[("../x", "")]), "holds `../x`, a path that leads out of its folder"),
        (zip(&[("a/../../x", "")]), "a path that leads out of its folder"),
        (changed(good(), b"aaaa", b"/etc"), "a path from the root of the disk"),
        (changed(good(), b"aaaa", b"C:/x"), "a path with the letter of a disk"),
        (changed(good(), b"aaaa", br"..\x"), "a path with a backslash"),
        (changed(good(), b"aaaa", b"a//b"), "a path with an empty part"),
        (changed(good(), b"aaaa", b"a\x1b[m"), "a name with signs that cannot be seen"),
        (changed(good(), b"aaaa", b"aa\xff\xff"), "holds a name that is not UTF-8"),
        (changed(good(), b"bbbb", b"aaaa"), "holds two files of one name"),
        (changed(good(), b"bbbb", b"aaAA"), "holds `aaaa` and `aaAA`, which many disks take for one"),
        (zip(&[("Site/a", ""), ("site/b", "")]), "holds `Site` and `site`, which many disks take for one"),
        (zip(&[("a.", "")]), "holds `a.`, a name that some disks change or refuse"),
        (zip(&[("a ", "")]), "holds `a `, a name that some disks change or refuse"),
        (zip(&[("da/con.html", "")]), "a name that some disks change or refuse"),
        (zip(&[("LONGNA~1.HTM", "")]), "a name that some disks change or refuse"),
        (zip(&[("index.html:evil", "")]), "a name that some disks change or refuse"),
        (zip(&[("e\u{301}.html", "")]), "a name that some disks change or refuse"),
        (
            zip(&[("a\u{202e}lmth.b", "")]),
            "holds `a\\u{202e}lmth.b`, a name that some disks change or refuse",
        ),
        (zip(&[(&"a/".repeat(32_000), "")]), "holds a name of 64000 letters, longer than any of a guide"),
        ([good(), vec![0; 64_000]].concat(), "holds 64000 bytes behind its end, which no guide does"),
        ([good(), vec![0; 70_000]].concat(), "is cut off or damaged; fetch it again"),
        ([b"MZ junk".to_vec(), good()].concat(), "holds something in front of its first file"),
        ([good(), good()].concat(), "tells two different things about its files"),
        (with_remark(good()), "holds 5 bytes behind its end"),
        (zip(&[("a", ""), ("a/b", "")]), "holds `a` as a file and as a folder"),
        (link, "holds `link`, a link to another place"),
        (locked, "holds `aaaa` behind a password"),
        (cut, "is cut off or damaged; fetch it again"),
        (with_header(good(), central, 27, 0x7f), "would unpack to more than 500 MB"),
        (changed(good(), b"two", b"2wo"), "holds `bbbb` damaged; fetch it again"),
        (two_names, "tells two different things about its files"),
        (
            with_header(with_header(good(), local, 8, 93), central, 10, 93),
            "packed in a way that is not known here",
        ),
        (b"<!doctype html><title>Log in</title>".to_vec(), "is not a zip file"),
        (Vec::new(), "is not a zip file"),
    ];
    for (bytes, why) in cases {
        let said = refusal(&bytes);
        assert!(said.contains(why) && !said.contains('\u{1b}'), "{why}: {said}");
    }
    let many: Vec<(String, &str)> = (0..20_001).map(|number| (number.to_string(), "")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    assert!(refusal(&zip(&many)).contains("holds more than 20000 files"));
}

/// A small pack: some files and their list.
fn small() -> Vec<u8> {
    let file = |path: &str, text: &str| (SitePath::new(path).expect("a path"), text.as_bytes().to_vec());
    let files = [
        file("edition.json", r#"{"edition":"2026-11-kf","date":"2026-11-22"}"#),
        file("ar/index.html", "<p>"),
    ];
    let bundle = sums::seal(Bundle::new(files).expect("no path twice"));
    archive::write(&bundle, Day::parse("2026-11-22").expect("a day")).expect("a zip")
}

fn is_whole(bytes: &[u8]) -> bool {
    let mut found = Inventory::default();
    let read = archive::read(bytes, |path, content| found.add(path, content));
    read.is_ok() && found.verify(None).is_ok_and(|verdict| verdict.is_whole())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_refused_and_never_fallen_over(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(!is_whole(&[b"PK\x03\x04".as_slice(), &bytes].concat()));
        let mut found = Inventory::default();
        for name in ["SHA256SUMS", "SHA256SUMS.minisig", "edition.json"] {
            found.add(name, &mut bytes.as_slice()).expect("taken in");
        }
        let key = wayleaf::pack::sign::PublicKey::parse("RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3");
        let _ = found.verify(key.ok().as_ref());
        let _ = wayleaf::pack::sign::SecretKey::parse(&String::from_utf8_lossy(&bytes), None);
    }

    #[test]
    fn a_pack_with_a_byte_changed_or_cut_off_is_never_whole(at in any::<prop::sample::Index>(), byte: u8, cut: bool) {
        let good = small();
        prop_assert!(is_whole(&good));
        let mut bytes = good.clone();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        // Some bytes say nothing about the files: their time, the system that packed them.
        if is_whole(&bytes) {
            let mut content = Vec::new();
            archive::read(&bytes, |path, text| {
                let mut all = Vec::new();
                text.read_to_end(&mut all)?;
                content.push((path.to_owned(), all));
                Ok(())
            }).expect("read");
            prop_assert_eq!(content.len(), 3);
            prop_assert!(!cut);
        }
    }
}

/// Needs mtools, which write a FAT image without the right to mount one.
#[test]
fn a_pack_unpacked_on_a_stick_with_fat_is_whole() {
    let room = project();
    if Command::new("mformat").arg("--version").output().is_err() {
        assert!(std::env::var_os("ALL").is_none(), "mtools are missing: bash tests/install.sh");
        eprintln!("not tested here, mtools are not installed");
        return;
    }
    let dressed = Project::new().dressed();
    for name in dressed.paths() {
        fs::create_dir_all(room.path().join(name).parent().expect("a folder")).expect("made");
        fs::write(room.path().join(name), dressed.text(name)).expect("written");
    }
    assert_eq!(code(&wayleaf(room.path(), &["pack"])), 0);
    let pack = fs::read_dir(room.path().join("packs")).expect("packs");
    let pack = pack
        .map(|entry| entry.expect("an entry").path())
        .find(|path| path.extension() == Some("zip".as_ref()));
    let unpacked = room.path().join("unpacked");
    let bytes = fs::read(pack.expect("a pack")).expect("read");
    zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip").extract(&unpacked).expect("unpacked");
    let copy = "mformat -C -T 65536 -i fat.img :: && mcopy -s -i fat.img unpacked/* :: && \
                mkdir back && mcopy -s -n -i fat.img '::*' back";
    let copied = Command::new("sh").args(["-c", copy]).current_dir(room.path()).output().expect("mtools");
    assert!(copied.status.success(), "{}", String::from_utf8_lossy(&copied.stderr));
    let (whole, said) = verify(room.path(), "back");
    assert_eq!(whole, 0, "{said}");

    let spoil = "mdel -i fat.img ::site/index.html && mcopy -s -n -i fat.img '::*' gone";
    fs::create_dir(room.path().join("gone")).expect("made");
    assert!(
        Command::new("sh").args(["-c", spoil]).current_dir(room.path()).status().expect("mtools").success()
    );
    let (whole, said) = verify(room.path(), "gone");
    assert!(whole == 1 && said.contains("missing  site/index.html\n"), "{said}");
}
