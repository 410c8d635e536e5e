//! How large a file of each kind may be: what is larger is no file of a guide, and is told before it is read.

use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::project::{FileId, Project, Rewritten};
use crate::theme::OVERLAY;

/// A kind of file, and the most it needs, in bytes: about ten times the largest of Wayleaf's own guide.
struct Kind {
    folder: &'static str,
    ending: &'static str,
    most: usize,
    help: &'static str,
}

const THEMES: &str = "themes/";

/// What `stamp` keeps beside the articles of a topic.
const MOST_KEPT: usize = 2_000_000;

/// Of two kinds that fit a file, the first counts.
const KINDS: [Kind; 9] = [
    Kind {
        folder: "content/topics/",
        ending: ".md",
        most: 256_000,
        help: "no page of a guide is so long; part the topic in two",
    },
    Kind {
        folder: "content/topics/",
        ending: "topic.yaml",
        most: 256_000,
        help: "no topic has so many units; part the topic in two",
    },
    // The program writes these: they hold the texts of a topic once for each language, and may be as large as any file that is
    // read at all.
    Kind {
        folder: "content/topics/",
        ending: "made-from.yaml",
        most: MOST_KEPT,
        help: "no topic has so many long translations; part the topic in two",
    },
    Kind {
        folder: "content/topics/",
        ending: "stamped.yaml",
        most: MOST_KEPT,
        help: "no topic has so many long safety units in so many languages; part the topic in two",
    },
    Kind {
        folder: "content/",
        ending: ".yaml",
        most: 1_000_000,
        help: "see whether something stands there twice",
    },
    Kind {
        folder: THEMES,
        ending: ".svg",
        most: 16_000,
        help: "draw it with fewer shapes and shorter numbers",
    },
    Kind {
        folder: THEMES,
        ending: ".html",
        most: 64_000,
        help: "no page is so large; part it into components",
    },
    Kind {
        folder: THEMES,
        ending: ".txt",
        most: 64_000,
        help: "no page is so large; part it into components",
    },
    Kind {
        folder: THEMES,
        ending: "",
        most: 128_000,
        help: "no page may be so large; take out what it does not need",
    },
];

/// The kind of a file, where it is larger than any of that kind.
fn outgrown(path: &str, length: usize) -> Option<&'static Kind> {
    // What a guide has in place of a theme's files is as large as those.
    let is_own = path.starts_with(OVERLAY);
    let is_in = |folder: &str| if is_own { folder == THEMES } else { path.starts_with(folder) };
    let fits = |kind: &&Kind| is_in(kind.folder) && path.ends_with(kind.ending);
    KINDS.iter().find(fits).filter(|kind| length > kind.most)
}

/// What is wrong with files that are about to be written, each a sentence without a full stop: larger ones could not be read again.
pub(crate) fn too_large_to_write(files: &[Rewritten]) -> Vec<String> {
    let too_large = files.iter().filter_map(|file| {
        let kind = outgrown(&file.path, file.text.len())?;
        Some(format!(
            "`{}` would have {} bytes, and {} is the most that can be read again; nothing was written; {}",
            file.path,
            file.text.len(),
            kind.most,
            kind.help
        ))
    });
    too_large.collect()
}

/// What is wrong with a file that is larger than any of its kind.
pub(super) fn too_large(project: &Project, file: FileId) -> Option<Diagnostic> {
    let file = project.file(file);
    let kind = outgrown(&file.path, file.text.len())?;
    let message = format!(
        "`{}` has {} bytes; {} is the limit for a file of this kind",
        file.path,
        file.text.len(),
        kind.most
    );
    let place = Place::Path(file.path.clone());
    Some(Diagnostic::new(Code::FileTooLarge, Severity::Error, place, message, kind.help))
}

#[cfg(test)]
mod tests {
    use super::{too_large, too_large_to_write};
    use crate::project::{Project, Rewritten};

    #[test]
    fn a_file_may_be_as_large_as_its_kind_needs() {
        for (path, most) in [
            ("content/topics/a/en.md", 256_000),
            ("content/topics/a/topic.yaml", 256_000),
            ("content/topics/a/made-from.yaml", 2_000_000),
            ("content/topics/a/stamped.yaml", 2_000_000),
            ("content/facts.yaml", 1_000_000),
            ("themes/plain/pictures/a.svg", 16_000),
            ("themes/plain/templates/a.html", 64_000),
            ("themes/plain/templates/a.txt", 64_000),
            ("themes/plain/css/a.css", 128_000),
            ("themes/plain/strings/en.yaml", 128_000),
        ] {
            for (length, is_too_large) in [(most, false), (most + 1, true)] {
                let project = Project::new([(path.to_owned(), "a".repeat(length))]);
                let file = project.find(path).expect("the file");
                assert_eq!(too_large(&project, file).is_some(), is_too_large, "{path}, {length} bytes");
                let file = Rewritten { path: path.to_owned(), text: "a".repeat(length) };
                assert_eq!(too_large_to_write(&[file]).len(), usize::from(is_too_large), "{path}");
            }
        }
    }
}
