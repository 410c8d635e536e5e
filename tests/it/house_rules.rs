//! What the house promises about its own source.

mod documents;
mod face;
mod graph;
mod guide_neutral;

use std::fs;
use std::path::{Path, PathBuf};

use crate::project::{Project, in_repository};

/// A source file: its path from the repository's root, and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The text without comments and without what is compiled for tests only.
    fn code(&self) -> String {
        let cut = self.text.find("#[cfg(test)]\nmod tests").unwrap_or(self.text.len());
        let lines = self.text[..cut].lines().filter(|line| !line.trim_start().starts_with("//"));
        lines.map(|line| format!("{line}\n")).collect()
    }

    fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| self.path.starts_with(place))
    }
}

fn sources(folder: &str) -> Vec<Source> {
    let mut paths = Vec::new();
    gather(&in_repository(folder), &mut paths);
    paths.sort();
    let root = in_repository("");
    paths
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&root).expect("inside").to_string_lossy().replace('\\', "/");
            Source { path: name, text: fs::read_to_string(&path).expect("a text") }
        })
        .collect()
}

fn gather(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("an entry").path();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_owned();
        if path.is_dir() {
            gather(&path, into);
        } else if ["rs", "html", "css", "js", "mjs", "yaml"].contains(&ending.as_str()) {
            into.push(path);
        }
    }
}

/// The Rust of the generator, without files that hold nothing but tests.
fn generator() -> Vec<Source> {
    let all = sources("src").into_iter();
    all.filter(|source| !source.path.ends_with("/tests.rs")).collect()
}

/// The Rust of the generator without comments and tests, by path.
pub(crate) fn generator_code() -> Vec<(String, String)> {
    let rust = generator().into_iter().filter(|source| source.path.ends_with(".rs"));
    rust.map(|source| (source.path.clone(), source.code())).collect()
}

/// Asserts that no code outside `places` holds one of these words.
fn only_in(places: &[&str], words: &[&str]) {
    for source in generator().iter().filter(|source| !source.is_in(places)) {
        let code = source.code();
        for word in words {
            assert!(!code.contains(word), "`{word}` in {}", source.path);
        }
    }
}

#[test]
fn no_file_is_longer_than_400_lines() {
    for source in ["src", "themes", "tests/it", "tests/browser"].into_iter().flat_map(sources) {
        let lines = source.text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines", source.path);
    }
}

#[test]
fn only_the_two_ends_touch_the_disk_the_clock_or_the_terminal() {
    let ends = ["src/load.rs", "src/write/", "src/cli/", "src/main.rs"];
    only_in(
        &ends,
        &["std::fs", "fs::", "File::", "std::env", "env::", "SystemTime", "Instant", "println!", "print!"],
    );
    only_in(&ends, &["std::net", "std::process", "std::io::std", "walkdir", "rustix", "tempfile"]);
}

#[test]
fn the_generator_does_not_fall_over_what_it_reads() {
    only_in(
        &[],
        &[".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!(", "unsafe "],
    );
}

#[test]
fn nothing_is_kept_from_one_build_to_the_next() {
    only_in(
        &[],
        &[
            "static mut",
            "Mutex",
            "RwLock",
            "OnceLock",
            "LazyLock",
            "OnceCell",
            "thread_local!",
            "lazy_static",
        ],
    );
    // The steps of templates are counted anew for each page.
    let counters = ["src/cli/", "src/theme/metering.rs", "src/write/"];
    only_in(&counters, &["Atomic"]);
}

#[test]
fn only_check_decides_what_is_shown_in_which_language() {
    let later = [
        "src/plan.rs",
        "src/render/",
        "src/finish/",
        "src/offline/",
        "src/site/",
        "src/hosts/",
        "src/serve/",
    ];
    for source in generator().iter().filter(|source| source.is_in(&later)) {
        for question in ["state::of_", "state::changed", "articles.get("] {
            assert!(!source.code().contains(question), "{} asks `{question}` again", source.path);
        }
    }
}

#[test]
fn no_order_depends_on_a_hash() {
    only_in(&[], &["HashMap", "HashSet"]);
}

#[test]
fn each_library_stays_behind_its_door() {
    only_in(&["src/parse/", "src/check/meaning/"], &["Deserialize"]);
    only_in(&["src/parse/markdown.rs", "src/parse/markdown/"], &["pulldown_cmark"]);
    only_in(&["src/parse/yaml.rs", "src/parse/yaml/"], &["serde_saphyr"]);
    only_in(&["src/import/dialects/front.rs"], &["toml::"]);
    only_in(&["src/finish/minify.rs"], &["minify_html::"]);
    only_in(&["src/finish/entities.rs"], &["htmlize::"]);
    only_in(
        &[
            "src/parse/theme/templates.rs",
            "src/theme/",
            "src/render/",
            "src/cli/paper.rs",
            "src/worksheet.rs",
        ],
        &["tera::", "Tera"],
    );
    only_in(&["src/kit/po.rs"], &["ferrocat_po"]);
    only_in(&["src/kit/memory.rs", "src/kit/diff.rs"], &["similar::"]);
    only_in(&["src/address.rs"], &["url::"]);
    // What text becomes markup by: whoever calls it has escaped every text in it.
    let written = ["src/theme/html.rs", "src/render/", "src/page/placeholders.rs", "src/theme/picture.rs"];
    only_in(&written, &["Html::written("]);
    only_in(&["src/theme/html.rs", "src/kit/html.rs"], &["safe_string"]);
    only_in(&["src/report/"], &["annotate_snippets"]);
    only_in(&["src/compress.rs"], &["GzEncoder", "ZlibEncoder"]);
    only_in(&["src/pack/archive.rs"], &["zip::"]);
    only_in(&["src/pack/sign.rs"], &["minisign::"]);
    only_in(&["src/hosts/packed.rs"], &["brotli::"]);
    only_in(&["src/i18n/orthography.rs", "src/i18n/orthography/"], &["icu_properties", "exemplar_chars"]);
    only_in(&["src/normalization.rs"], &["icu_normalizer"]);
    only_in(&["src/i18n/detection.rs", "src/i18n/detection/"], &["whatlang"]);
    only_in(&["src/i18n/collation.rs"], &["icu_collator"]);
    only_in(&["src/i18n/format.rs"], &["icu_datetime", "icu_decimal", "icu_plurals"]);
    // Codes to point a camera at: as shapes on a page, and in letters on a terminal.
    only_in(&["src/render/qr.rs", "src/cli/serve/lan.rs"], &["qrcode::"]);
    only_in(&["src/font.rs"], &["skera::", "read_fonts"]);
    only_in(&["src/cli/", "src/main.rs"], &["clap::", "clap_complete", "clap_mangen", "indicatif"]);
    only_in(&["src/cli/serve/socket.rs"], &["hyper::", "hyper_util", "http_body_util"]);
    only_in(&["src/cli/serve/"], &["tokio::", "notify::", "if_addrs"]);
}

#[test]
fn the_files_of_a_component_carry_its_name() {
    let project = Project::loaded("");
    for path in project.paths().filter(|path| path.starts_with("themes/plain/components/")) {
        let mut parts = path.rsplit('/');
        let (file, folder) = (parts.next().expect("a name"), parts.next().expect("a folder"));
        assert!(file.starts_with(folder), "{path} does not carry the name of its component");
    }
}

#[test]
fn classes_carry_the_name_of_their_component() {
    for source in sources("themes/plain/components") {
        if !source.path.ends_with(".css") {
            continue;
        }
        let folder = source.path.rsplit('/').nth(1).expect("a folder");
        for name in classes(&source.text) {
            assert!(name.starts_with(folder), "`.{name}` in {}", source.path);
        }
    }
}

/// The first class of every rule of a stylesheet.
fn classes(css: &str) -> Vec<String> {
    let rules = css.split('}').filter_map(|rule| rule.rsplit_once('{'));
    let selectors = rules.map(|(before, _)| before.rsplit(['{', '/']).next().unwrap_or_default());
    selectors
        .filter_map(|selector| selector.split_once('.'))
        .map(|(_, rest)| {
            rest.chars().take_while(|sign| sign.is_alphanumeric() || matches!(sign, '-' | '_')).collect()
        })
        .collect()
}

#[test]
fn themes_load_nothing_from_elsewhere() {
    for source in sources("themes").iter().filter(|source| !source.path.ends_with(".yaml")) {
        for loading in ["src=", "@import", "url(", "href=\"http", "href=\"//", "importScripts", "import("] {
            assert!(!source.text.contains(loading), "`{loading}` in {}", source.path);
        }
    }
}

#[test]
fn styles_hang_on_no_hook_of_a_script_and_scripts_on_no_data_of_another() {
    for source in sources("themes").iter().filter(|source| source.path.ends_with(".css")) {
        assert!(!source.text.contains("data-part"), "{}", source.path);
    }
    let components = sources("themes/plain/components").into_iter();
    for source in components.filter(|source| source.path.ends_with(".js")) {
        let folder = source.path.rsplit('/').nth(1).expect("a folder");
        let read = selected(&source.text).into_iter().filter(|class| !class.starts_with(folder));
        let known = READ_FROM_OTHERS.iter().filter(|(reader, _, why)| *reader == folder && !why.is_empty());
        let known: Vec<&str> = known.map(|(_, class, _)| *class).collect();
        assert_eq!(read.collect::<Vec<_>>(), known, "classes of other components read in {}", source.path);
    }
}

/// The classes that a script reads from another component, each with the reason: the two are changed together.
const READ_FROM_OTHERS: [(&str, &str, &str); 6] = [
    ("delete", "bar__leave", "its address tells where the site lies, which no page is told in words"),
    ("language-place", "unit__title", "the place a reader has come to is a unit, whatever draws it"),
    ("language-place", "checklist__item", "or an item"),
    ("not-found", "bar__leave", "all links of the page are mended, and this one stands in the header"),
    ("questions", "checklist__if", "when all is answered no point says for whom it is"),
    ("questions", "checklist__title", "what comes first is said in the words of the item"),
];

/// The classes in the selectors of a script: in texts that begin with a full stop.
fn selected(script: &str) -> Vec<String> {
    let texts = script.split('"').skip(1).step_by(2).filter(|text| text.starts_with('.'));
    let selectors = texts.flat_map(|text| text.split(", ")).filter_map(|selector| selector.strip_prefix('.'));
    let class = |selector: &str| selector.split([' ', ':', '[', '.']).next().unwrap_or_default().to_owned();
    selectors.map(class).filter(|class| class.contains("__")).collect()
}

#[test]
fn the_list_of_browser_tests_names_every_file() {
    let list = fs::read_to_string(in_repository("tests/browser/README.md")).expect("a text");
    let files: Vec<String> = sources("tests/browser").into_iter().map(|source| source.path).collect();
    for path in files.iter().filter(|path| path.matches('/').count() == 2) {
        let name = path.trim_start_matches("tests/browser/");
        assert!(name == "main.rs" || list.contains(&format!("`{name}`")), "{name} is not in the list");
    }
    for named in
        list.split('`').skip(1).step_by(2).filter(|name| name.ends_with(".rs") && !name.contains('/'))
    {
        assert!(files.iter().any(|path| path.ends_with(&format!("/{named}"))), "there is no {named}");
    }
}

#[test]
fn no_line_of_a_document_is_endless() {
    for entry in fs::read_dir(in_repository("docs")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).unwrap_or_default();
        let long = text.lines().position(|line| line.chars().count() > 1_000);
        assert_eq!(long.map(|at| at + 1), None, "a line in {}", path.display());
    }
}

#[test]
fn tests_wait_for_nothing_and_have_no_drawer_for_the_rest() {
    for source in sources("tests/it") {
        let name = source.path.rsplit('/').next().unwrap_or_default();
        assert!(!["misc.rs", "utils.rs", "helpers.rs", "common.rs"].contains(&name), "{}", source.path);
        // To kill a program half-way, one must let it come half-way.
        let waits = source.text.contains(&["thread::", "sleep("].concat());
        assert!(!waits || source.path == "tests/it/disk/kill.rs", "{}", source.path);
    }
}
