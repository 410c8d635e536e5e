//! How large a file of each kind may be: what is larger is no file of a guide, and is told before it is read.

use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::project::{FileId, Project};
use crate::theme::OVERLAY;

/// A kind of file, and the most it needs, in bytes: about ten times the largest of Wayleaf's own guide.
struct Kind {
    folder: &'static str,
    ending: &'static str,
    most: usize,
    help: &'static str,
}

const THEMES: &str = "themes/";

/// Of two kinds that fit a file, the first counts.
const KINDS: [Kind; 7] = [
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

/// What is wrong with a file that is larger than any of its kind.
pub(super) fn too_large(project: &Project, file: FileId) -> Option<Diagnostic> {
    let file = project.file(file);
    // What a guide has in place of a theme's files is as large as those.
    let is_own = file.path.starts_with(OVERLAY);
    let is_in = |folder: &str| if is_own { folder == THEMES } else { file.path.starts_with(folder) };
    let fits = |kind: &&Kind| is_in(kind.folder) && file.path.ends_with(kind.ending);
    let kind = KINDS.iter().find(fits).filter(|kind| file.text.len() > kind.most)?;
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
    use super::too_large;
    use crate::project::Project;

    #[test]
    fn a_file_may_be_as_large_as_its_kind_needs() {
        for (path, most) in [
            ("content/topics/a/en.md", 256_000),
            ("content/topics/a/topic.yaml", 256_000),
            ("content/topics/a/made-from.yaml", 1_000_000),
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
            }
        }
    }
}
