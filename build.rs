//! Lists the files that the library carries: those of the theme, for `src/project/shipped.rs`, those of a new guide,
//! for `src/starter.rs`, and the tables of what carries meaning, for `src/check/meaning/table.rs`.
#![allow(clippy::print_stdout)] // this is how a build script speaks to cargo

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

const THEME: &str = "themes/plain";
const STARTER: &str = "src/starter";
const MEANING: &str = "src/check/meaning/tables";

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
    fs::write(out.join("shipped_theme.rs"), list)?;
    fs::write(out.join("starter_files.rs"), starter_files(&root)?)?;
    fs::write(out.join("meaning_tables.rs"), meaning_tables(&root)?)
}

/// The tables of what carries meaning, each with its language.
fn meaning_tables(root: &Path) -> io::Result<String> {
    println!("cargo:rerun-if-changed={MEANING}");
    let mut paths = Vec::new();
    gather(&root.join(MEANING), &mut paths)?;
    paths.sort();
    let entries = paths.iter().map(|path| {
        let tag = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        format!("    ({tag:?}, include_str!({:?})),\n", path.to_string_lossy())
    });
    Ok(format!("&[\n{}]\n", entries.collect::<String>()))
}

/// The files of a new guide by their paths in its content.
fn starter_files(root: &Path) -> io::Result<String> {
    println!("cargo:rerun-if-changed={STARTER}");
    let folder = root.join(STARTER);
    let mut paths = Vec::new();
    gather(&folder, &mut paths)?;
    paths.sort();
    let entries =
        paths.iter().filter(|path| path.extension().is_some_and(|ending| ending != "txt")).map(|path| {
            let name = path.strip_prefix(&folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
            format!("    ({name:?}, include_str!({:?})),\n", path.to_string_lossy())
        });
    let entries: String = entries.collect();
    Ok(format!("/// The files of a new guide.\nconst FILES: &[(&str, &str)] = &[\n{entries}];\n"))
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
