//! What to do with a file that nothing uses: often its name is nearly the right one.

use crate::guide::ids::{TopicId, as_id};
use crate::i18n::lang::Lang;

/// What to do with the file at this path.
pub(super) fn advice(path: &str) -> String {
    renamed(path).unwrap_or_else(|| {
        "texts lie at content/topics/<topic>/<language>.md; move the file or delete it".to_owned()
    })
}

/// The name that is meant, where it can be told.
fn renamed(path: &str) -> Option<String> {
    if let Some(stem) = path.strip_suffix(".yml") {
        return Some(format!("rename it to `{stem}.yaml`"));
    }
    let (folder, name) = path.strip_prefix("content/topics/")?.split_once('/')?;
    if TopicId::new(folder).is_none() {
        return Some(match as_id(folder) {
            Some(id) => format!("rename the folder `{folder}` to `{id}`: its name is the id of the topic"),
            None => format!(
                "rename the folder `{folder}`: its name is the id of the topic, of small letters a to z, digits and \
                 single hyphens"
            ),
        });
    }
    let written = name.strip_suffix(".md")?;
    let lang = Lang::spelled(written).filter(|lang| lang.as_str() != written)?;
    Some(format!("rename it to `{lang}.md`"))
}

#[cfg(test)]
mod tests {
    use super::advice;

    #[test]
    fn a_name_that_is_nearly_right_is_told() {
        for (path, told) in [
            ("content/guide.yml", "rename it to `content/guide.yaml`"),
            ("content/topics/My Page/en.md", "rename the folder `My Page` to `my-page`"),
            ("content/topics/پناهگاه/en.md", "rename the folder `پناهگاه`: its name is the id"),
            ("content/topics/help/EN.md", "rename it to `en.md`"),
            ("content/topics/help/fa_AF.md", "rename it to `fa-AF.md`"),
            ("content/topics/help/notes.txt", "texts lie at"),
            ("content/topics/help/README.md", "texts lie at"),
        ] {
            assert!(advice(path).starts_with(told), "{path}: {}", advice(path));
        }
    }
}
