//! Words that are not copied where they stand in a file as they are.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use crate::project::File;

/// A run of words. Most stand in their file letter for letter and share its memory: a large guide has a hundred megabytes.
#[derive(Clone)]
pub struct SharedText(Held);

#[derive(Clone)]
enum Held {
    /// The bytes from the first to the one before the second.
    InFile(Arc<File>, u32, u32),
    Own(Box<str>),
}

impl SharedText {
    /// These words; shared with the file if they stand in it at this byte as they are.
    pub fn at(file: &Arc<File>, start: usize, words: &str) -> Self {
        let end = start + words.len();
        let place = u32::try_from(start).ok().zip(u32::try_from(end).ok());
        match place.filter(|_| file.text.get(start..end) == Some(words)) {
            Some((start, end)) => Self(Held::InFile(Arc::clone(file), start, end)),
            None => Self::from(words),
        }
    }
}

impl SharedText {
    /// Its first bytes, so many.
    #[must_use]
    pub fn shortened(&self, length: usize) -> Self {
        match &self.0 {
            Held::InFile(file, start, _) => {
                Self::at(file, *start as usize, self.get(..length).unwrap_or_default())
            }
            Held::Own(words) => Self::from(words.get(..length).unwrap_or_default()),
        }
    }
}

impl Deref for SharedText {
    type Target = str;

    fn deref(&self) -> &str {
        match &self.0 {
            Held::InFile(file, start, end) => {
                file.text.get(*start as usize..*end as usize).unwrap_or_default()
            }
            Held::Own(words) => words,
        }
    }
}

impl From<&str> for SharedText {
    fn from(words: &str) -> Self {
        Self(Held::Own(words.into()))
    }
}

impl PartialEq for SharedText {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for SharedText {}

impl fmt::Debug for SharedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::{Held, SharedText};
    use crate::project::Project;

    #[test]
    fn words_share_the_memory_of_their_file_where_they_stand_in_it() {
        let project = Project::new([("a".to_owned(), "Den første".to_owned())]);
        let file = project.shared_file(project.find("a").expect("the file"));
        let shared = SharedText::at(file, 4, "første");
        assert!(matches!(shared.0, Held::InFile(..)));
        assert_eq!(&*shared, "første");
        for (start, words) in [(4, "forste"), (8, "te"), (90, "ørste"), (0, "Den  første")] {
            let own = SharedText::at(file, start, words);
            assert!(matches!(own.0, Held::Own(_)), "{words}");
            assert_eq!(own, SharedText::from(words));
        }
    }
}
