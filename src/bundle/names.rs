//! Names beside one another: what one file system keeps apart and another takes for one.

use std::collections::BTreeMap;

/// The names of a site or a pack so far, files and the folders they lie in.
#[derive(Debug, Default)]
pub struct Names {
    /// By the name in small letters: as it is written, and whether it is a folder.
    known: BTreeMap<String, (String, bool)>,
}

/// Two names that cannot stand in one folder on every disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clash {
    /// The same name twice.
    Twice(String),
    /// Names that differ in capitals only; FAT, Windows and macOS take them for one.
    Capitals(String, String),
    /// A file and a folder of one name.
    FileAndFolder(String),
}

impl Names {
    /// Takes in a file; `Err` where its name, or that of a folder it lies in, clashes with one before. Names are ASCII:
    /// [`SitePath`](super::SitePath) lets nothing else through.
    pub fn file(&mut self, path: &str) -> Result<(), Clash> {
        path.match_indices('/').try_for_each(|(slash, _)| self.folder(&path[..slash]))?;
        match self.known.insert(path.to_ascii_lowercase(), (path.to_owned(), false)) {
            None => Ok(()),
            Some((known, _)) if known != path => Err(Clash::Capitals(known, path.to_owned())),
            Some((_, true)) => Err(Clash::FileAndFolder(path.to_owned())),
            Some((_, false)) => Err(Clash::Twice(path.to_owned())),
        }
    }

    /// Takes in a folder, which may be there already.
    pub fn folder(&mut self, path: &str) -> Result<(), Clash> {
        match self.known.get(&path.to_ascii_lowercase()) {
            None => _ = self.known.insert(path.to_ascii_lowercase(), (path.to_owned(), true)),
            Some((known, _)) if known != path => {
                return Err(Clash::Capitals(known.clone(), path.to_owned()));
            }
            Some((_, true)) => {}
            Some((_, false)) => return Err(Clash::FileAndFolder(path.to_owned())),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Clash, Names};

    fn clash(paths: &[&str]) -> Option<Clash> {
        let mut names = Names::default();
        paths.iter().find_map(|path| names.file(path).err())
    }

    #[test]
    fn names_that_some_disk_takes_for_one_clash() {
        assert_eq!(clash(&["a/x", "a/y", "b"]), None);
        assert_eq!(clash(&["a/x", "a/x"]), Some(Clash::Twice("a/x".into())));
        assert_eq!(clash(&["a/x", "a/X"]), Some(Clash::Capitals("a/x".into(), "a/X".into())));
        assert_eq!(clash(&["Site/x", "site/y"]), Some(Clash::Capitals("Site".into(), "site".into())));
        assert_eq!(clash(&["Site/x", "site"]), Some(Clash::Capitals("Site".into(), "site".into())));
        assert_eq!(clash(&["a", "a/b"]), Some(Clash::FileAndFolder("a".into())));
        assert_eq!(clash(&["a/b", "a"]), Some(Clash::FileAndFolder("a".into())));
    }
}
