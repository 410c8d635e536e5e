//! Lists the files of the theme that the library carries, for `src/project/shipped.rs`.
#![allow(clippy::print_stdout)] // this is how a build script speaks to cargo

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

const THEME: &str = "themes/plain";

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed={THEME}");
    let variable = |name: &str| std::env::var_os(name).map(PathBuf::from).ok_or(io::ErrorKind::NotFound);
    let (root, out) = (variable("CARGO_MANIFEST_DIR")?, variable("OUT_DIR")?);
    let mut paths = Vec::new();
    gather(&root.join(THEME), &mut paths)?;
    paths.sort();
    let mut list = String::from("&[\n");
    for path in &paths {
        let name = path.strip_prefix(&root).unwrap_or(path).to_string_lossy().replace('\\', "/");
        let full = path.to_string_lossy();
        list.push_str(&format!("    ({name:?}, include_str!({full:?})),\n"));
    }
    list.push_str("]\n");
    fs::write(out.join("shipped_theme.rs"), list)
}

/// Every file under a folder but those that editors and file managers leave behind.
fn gather(folder: &Path, into: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            gather(&path, into)?;
        } else if !name.starts_with('.') && !name.ends_with('~') {
            into.push(path);
        }
    }
    Ok(())
}
