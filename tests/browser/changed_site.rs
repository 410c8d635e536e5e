//! The guide as its authors could have changed it, each built once for all tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::site::{Site, build, collect};

/// The next edition: one line of one Arabic page is another.
pub(crate) fn newer_site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| {
        changed("next", |root| {
            edit(&root.join("content/topics/about/ar.md"), |text| {
                text.trim_end().to_owned() + " سطر جديد.\n"
            });
        })
    })
}

/// Items of the checklist that are ticked in one edition and stand elsewhere in the next.
pub(crate) const TICKED: [&str; 3] = ["counsellor", "certificate", "medicine-list"];

/// The guide after its checklist has changed: a new item stands first, `representative` is gone, and `medicine-list`
/// stands before `certificate`.
pub(crate) fn reordered_site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| {
        changed("reordered", |root| {
            let folder = root.join("content/topics/checklist");
            edit(&folder.join("topic.yaml"), |text| {
                let first = "  - {id: registered,";
                let text = text.replace(first, &format!("  - {{id: wait, kind: item, number: 99}}\n{first}"));
                let numbers =
                    text.lines().filter_map(|line| line.split("number: ").nth(1)?.get(..2)?.parse().ok());
                let next = numbers.filter(|number: &u32| *number < 99).max().expect("items") + 1;
                let text = text.replace("number: 99", &format!("number: {next}"));
                let text = moved(&text, "  - {id: medicine-list,", "  - {id: certificate,");
                moved(&text, "  - {id: representative,", "") + "retired: [5]\n"
            });
            let files = fs::read_dir(&folder).expect("the topic").map(|entry| entry.expect("a file").path());
            for path in files.filter(|path| path.extension().is_some_and(|ending| ending == "md")) {
                edit(&path, |text| {
                    let mut items: Vec<String> = text.split("- [ ] ").map(str::to_owned).collect();
                    let at = |items: &[String], id: &str| {
                        items.iter().position(|item| item.contains(&format!("{{#{id}}}"))).expect("an item")
                    };
                    // A section's heading stands at the end of the item before it.
                    let list = items.remove(at(&items, "medicine-list"));
                    items.insert(at(&items, "certificate"), list);
                    let gone = at(&items, "representative");
                    let heading = items[gone].find("\n## ").map(|from| items[gone].split_off(from));
                    items.remove(gone);
                    items[gone - 1] += heading.as_deref().unwrap_or_default();
                    if path.ends_with("en.md") {
                        items.insert(at(&items, "registered"), "Wait for the letter {#wait}\n\n".to_owned());
                    }
                    let text = items.join("- [ ] ");
                    moved(&text, "  representative: ", "")
                });
            }
        })
    })
}

/// A text in which the line that begins so stands before the one that begins so; nowhere, if that is empty.
fn moved(text: &str, line: &str, before: &str) -> String {
    let found: Vec<&str> = text.lines().filter(|known| known.starts_with(line)).collect();
    let lines = text.lines().filter(|known| !known.starts_with(line));
    let lines = lines.flat_map(|known| {
        let here = !before.is_empty() && known.starts_with(before);
        found.iter().copied().filter(move |_| here).chain([known])
    });
    lines.map(|line| line.to_owned() + "\n").collect()
}

/// A sentence of the English text on the dates to leave, which is a safety unit, and what it becomes.
pub(crate) const NEW_SENTENCE: (&str, &str) =
    ("Do it before your date to leave.", "Do it long before your date to leave.");

/// The guide after that sentence has changed and before anybody has translated it.
pub(crate) fn lagging_site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| {
        changed("lagging", |root| {
            edit(&root.join("content/topics/staying/en.md"), |text| {
                text.replace(NEW_SENTENCE.0, NEW_SENTENCE.1)
            });
        })
    })
}

/// The guide with a form on the page about families: it counts to a date, answers in words, counts from a letter; and with
/// one on the page about hearings, whose papers give different lengths.
pub(crate) fn site_with_form() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| {
        changed("form", |root| {
            let add = |file: &str, more: &str| edit(&root.join("content/topics").join(file), |text| text + more);
            add("dates/topic.yaml", "  - {id: day-in-letter, count: left}\n  - {id: in-words}\n");
            let words = "Read [the list](topic:checklist). It says what to do.";
            add(
                "dates/en.md",
                &format!(
                    "\n## The letter gives a day {{#day-in-letter}}\n\nEnter it.\n\n## Not a day {{#in-words}}\n\n{words}\n"
                ),
            );
            let papers = "[dates#day-in-letter, dates#in-words, dates#refused-permit]";
            add("family/topic.yaml", &format!("  - {{id: form-here, days: {papers}}}\n"));
            add("family/en.md", "\n## Count here {#form-here}\n\nChoose your paper.\n");
            add(
                "hearing/topic.yaml",
                "  - {id: form-here, days: [dates#refused-permit, dates#refused-other]}\n",
            );
            add("hearing/en.md", "\n## Count here {#form-here}\n\nChoose your paper.\n");
        })
    })
}

/// The guide with a page for a situation, and a row of home that leads to it.
pub(crate) fn site_with_situation() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| {
        changed("situation", |root| {
            let topics = root.join("content/topics");
            fs::create_dir_all(topics.join("now")).expect("a folder");
            fs::create_dir_all(root.join("content/drawings")).expect("a folder");
            let structure = "kind: situation\npicture: letter\nunits:\n  - {id: steps, important: true}\n  \
                             - {id: call, contacts: ask-first}\n  - {id: more, folded: true, drawing: now}\n  \
                             - {id: way-on, topics: [checklist]}\n";
            fs::write(topics.join("now/topic.yaml"), structure).expect("written");
            let words = "---\ntitle: It happens now\nsummary: Call today.\ntranslation: source\nreviewer: none\n\
                         date: 2026-11-20\n---\n\n## Do this {#steps}\n\n1. Call.\n2. Read [more](#more).\n\n\
                         ## Ring {#call}\n\nSay your name.\n\n## More of it {#more}\n\nUnfolded words.\n\n## On {#way-on}\n";
            fs::write(topics.join("now/en.md"), words).expect("written");
            let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 240 250\">\
                           <path d=\"M4 4h232v242H4z\"/><text x=\"20\" y=\"40\" font-size=\"20\">Dato</text></svg>";
            fs::write(root.join("content/drawings/now.svg"), drawing).expect("written");
            edit(&root.join("content/guide.yaml"), |text| text.replacen("topics: [", "topics: [now, ", 1));
            edit(&topics.join("home/topic.yaml"), |text| {
                text.replacen("units:\n", "units:\n  - {id: it-happens, topics: [now]}\n", 1)
            });
            edit(&topics.join("home/en.md"), |text| {
                text.replacen("\n## ", "\n## It happens {#it-happens}\n\n## ", 1)
            });
        })
    })
}

/// The guide with a font for Tigrinya, as phones see it that have no Ethiopic letters: the theme names no family that
/// has them, and the font is called as no font of the system is.
pub(crate) fn site_with_font() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| {
        changed("font", |root| {
            let font = fs::read("/usr/share/fonts/truetype/noto/NotoSansEthiopic-Regular.ttf");
            let font = font.expect("fonts-noto-core is installed by tests/install.sh");
            let font = renamed(&renamed(&font, b"Noto", b"Moto"), b"\0N\0o\0t\0o", b"\0M\0o\0t\0o");
            fs::create_dir_all(root.join("content/fonts")).expect("a folder");
            fs::write(root.join("content/fonts/moto.ttf"), font).expect("written");
            edit(&root.join("content/guide.yaml"), |text| {
                text.replace("{tag: ti, ", "{tag: ti, font: fonts/moto.ttf, ")
            });
            edit(&root.join("themes/plain/css/base.css"), |text| {
                text.replace("\"Noto Sans Ethiopic\", Kefa, Nyala, \"Abyssinica SIL\", Guide", "Guide")
            });
        })
    })
}

/// Bytes in which a name stands in place of another of the same length.
fn renamed(bytes: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    let places = (0..bytes.len().saturating_sub(old.len())).filter(|at| bytes[*at..].starts_with(old));
    places.for_each(|at| out[at..at + new.len()].copy_from_slice(new));
    out
}

/// The folder of a guide that has only three of the languages: packing a site for a host takes
/// longest of all.
pub(crate) fn guide_of_three() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        let root = copied("of three");
        let mut gone = vec![];
        edit(&root.join("content/guide.yaml"), |text| {
            let tag = |line: &str| Some(line.split_once("- {tag: ")?.1.split([',', '}']).next()?.to_owned());
            let (kept, out): (Vec<&str>, Vec<&str>) = text
                .lines()
                .partition(|line| tag(line).is_none_or(|tag| ["en", "da", "ar"].contains(&&*tag)));
            gone = out.into_iter().filter_map(tag).collect();
            kept.join("\n") + "\n"
        });
        let mut files = vec![];
        collect(&root.join("content"), &mut files);
        let of_gone = |file: &&PathBuf| {
            file.file_stem()
                .and_then(|stem| stem.to_str())
                .is_some_and(|stem| gone.iter().any(|tag| tag == stem))
        };
        files.iter().filter(of_gone).for_each(|file| fs::remove_file(file).expect("removed"));
        root
    })
}

/// The site of a copy of the guide in which something is another.
fn changed(name: &str, change: impl FnOnce(&Path)) -> Site {
    let root = copied(name);
    change(&root);
    build(&root, &format!("{name}/site"), &[])
}

/// A copy of the guide's folders, in a folder of this name.
fn copied(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    for folder in ["content", "themes"] {
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &root.join(folder));
    }
    root
}

fn edit(path: &Path, by: impl FnOnce(String) -> String) {
    let old = fs::read_to_string(path).expect("a text");
    let new = by(old.clone());
    assert_ne!(old, new, "{}", path.display());
    fs::write(path, new).expect("written");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder of the project") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() { copy(&path, &target) } else { _ = fs::copy(&path, &target).expect("copied") }
    }
}
