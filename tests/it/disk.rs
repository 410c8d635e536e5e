//! The two ends that touch the disk: what `load` makes of bad folders, and what `write` leaves behind.

mod ahead;
mod faults;
mod kill;
mod load;
mod publish;
mod stages;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use wayleaf::bundle::{Bundle, SitePath};

/// The files of a bundle or a folder, by path.
type Tree = BTreeMap<String, Vec<u8>>;

fn bundle(files: &[(&str, &str)]) -> Bundle {
    let files = files.iter().map(|(path, text)| {
        let path = SitePath::new(path).expect("a path that fits a site");
        (path, text.as_bytes().to_vec())
    });
    Bundle::new(files).expect("no path twice")
}

/// A bundle of `n` pages whose texts say which bundle it is.
fn many(mark: &str, n: usize) -> Bundle {
    let files: Vec<_> = (0..n)
        .map(|page| (format!("{mark}/topic-{page}.html"), format!("{mark} {page} ").repeat(200)))
        .chain([("index.html".to_owned(), mark.repeat(100))])
        .collect();
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    bundle(&files)
}

/// All that lies under a folder; a link stands with where it leads.
fn tree(folder: &Path) -> Tree {
    let entries =
        walkdir::WalkDir::new(folder).min_depth(1).into_iter().map(|entry| entry.expect("a readable folder"));
    let files = entries.filter(|entry| !entry.file_type().is_dir());
    files
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).expect("inside").to_string_lossy().into_owned();
            let bytes = match fs::read_link(entry.path()) {
                Ok(link) => link.to_string_lossy().into_owned().into_bytes(),
                Err(_) => fs::read(entry.path()).expect("a readable file"),
            };
            (name, bytes)
        })
        .collect()
}

/// The tree that a bundle is as a site.
fn site_of(bundle: &Bundle) -> Tree {
    let mut tree: Tree = bundle.files().map(|(path, bytes)| (path.to_string(), bytes.to_vec())).collect();
    let list: String = tree.keys().map(|path| format!("{path}\n")).collect();
    tree.insert(".wayleaf".to_owned(), format!("wayleaf site 1\n{list}").into_bytes());
    tree
}

/// What lies in a folder, by name.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a readable folder");
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// This test binary, told to run one of its tests that only makes sense in a process of its own.
fn alone(program: &str, before: &[&str], test: &str, room: &Path) -> Command {
    let exe = std::env::current_exe().expect("this binary");
    let mut command = Command::new(program);
    command.args(before).arg(exe).args(["--exact", test, "--ignored", "--nocapture"]).env(ROOM, room);
    command
}

/// Where a test in a process of its own finds its folder.
const ROOM: &str = "WAYLEAF_TEST_ROOM";

/// The folder this process was told to use; `None` in a process that was told nothing.
fn room() -> Option<PathBuf> {
    std::env::var_os(ROOM).map(PathBuf::from)
}

/// This test binary, as somebody for whom the rights on files count: root gives up the power to pass over them.
fn without_power(test: &str, room: &Path) -> Command {
    if is_root() {
        alone("setpriv", &["--bounding-set", "-dac_override,-dac_read_search"], test, room)
    } else {
        alone("env", &[], test, room)
    }
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// Asserts that the one test it was told to run has passed.
fn passes(command: &mut Command) {
    let output = command.output().expect("started");
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}
