//! Front matter: the lines between the two fences at the head of an article.

use std::fmt::Display;

use crate::edit::{Edit, newline};

/// The block that stands last: single fields come before it.
const LAST: &str = "made-from:";

/// A line with the byte it begins at.
type FrontMatterLine<'a> = (usize, &'a str);

/// Replaces a block of lines `id: "value"`, or adds it at the end; without lines there is no block.
pub(crate) fn block(text: &str, name: &str, lines: &[(String, impl Display)]) -> Vec<Edit> {
    let newline = newline(text);
    let head = format!("{name}:");
    let (front, fence) = front_matter(text);
    let mut inside = false;
    let mut edits: Vec<Edit> = Vec::new();
    for (start, line) in front {
        inside = line.trim_end() == head || inside && line.starts_with([' ', '\t']);
        if inside {
            edits.push((start..start + line.len(), String::new()));
        }
    }
    if let Some((start, _)) = fence.filter(|_| !lines.is_empty()) {
        let lines = lines.iter().map(|(id, value)| format!("  {id}: \"{value}\"{newline}"));
        edits.push((start..start, format!("{head}{newline}{}", lines.collect::<String>())));
    }
    edits
}

/// Replaces a field, or adds it at the end; the value is written as it is given.
pub(crate) fn field(text: &str, name: &str, value: &str) -> Vec<Edit> {
    let written = format!("{name}: {value}{}", newline(text));
    let (front, fence) = front_matter(text);
    let (mut inside, mut done) = (false, false);
    let mut edits: Vec<Edit> = Vec::new();
    for (start, line) in front.into_iter().chain(fence) {
        let begins = line.strip_prefix(name).is_some_and(|rest| rest.starts_with(':'));
        inside = begins || inside && line.starts_with([' ', '\t']);
        if inside {
            let new = if begins && !done { written.clone() } else { String::new() };
            done |= begins;
            edits.push((start..start + line.len(), new));
        } else if !done && (Some((start, line)) == fence || line.trim_end() == LAST) {
            edits.push((start..start, written.clone()));
            done = true;
        }
    }
    edits
}

/// The byte behind the closing fence, before its line ends; the end of the text where nothing closes.
pub(crate) fn end(text: &str) -> usize {
    front_matter(text).1.map_or(text.len(), |(start, line)| start + line.trim_end().len())
}

/// The lines between the fences, and the closing one.
fn front_matter(text: &str) -> (Vec<FrontMatterLine<'_>>, Option<FrontMatterLine<'_>>) {
    let mut at = 0;
    let mut lines = text.split_inclusive('\n').map(|line| {
        at += line.len();
        (at - line.len(), line)
    });
    let is_fence = |(_, line): &FrontMatterLine<'_>| line.trim_end() == "---";
    let mut inside = Vec::new();
    if lines.find(is_fence).is_some() {
        for line in lines {
            if is_fence(&line) {
                return (inside, Some(line));
            }
            inside.push(line);
        }
    }
    (inside, None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::apply;

    fn with_block(text: &str, name: &str, lines: &[(String, u8)]) -> String {
        apply(text, block(text, name, lines))
    }

    #[test]
    fn only_the_block_changes() {
        let lines = [("title".to_owned(), 1), ("a".to_owned(), 2)];
        let text = "---\ntitle: x\nmade-from:\n  a: \"0\"\ndate: 2026-01-01\n---\n\n## A {#a}\n\n---\n";
        let expected = "---\ntitle: x\ndate: 2026-01-01\nmade-from:\n  title: \"1\"\n  a: \"2\"\n---\n\n## A {#a}\n\n---\n";
        assert_eq!(with_block(text, "made-from", &lines), expected);
        assert_eq!(with_block(expected, "made-from", &lines), expected);
        assert_eq!(with_block("---\ntitle: x\n---\n", "changed", &[]), "---\ntitle: x\n---\n");
        assert_eq!(with_block("---\ntitle: x\n", "changed", &lines), "---\ntitle: x\n");
    }

    #[test]
    fn a_field_keeps_its_place_and_a_new_one_comes_before_the_last_block() {
        let with = |text: &str| apply(text, field(text, "date", "2026-11-22"));
        let end = "made-from:\r\n  a: \"0\"\r\n---\r\n\r\ndate: no\r\n";
        assert_eq!(
            with(&format!("---\r\ndate: >\r\n  long\r\ntitle: x\r\n{end}")),
            format!("---\r\ndate: 2026-11-22\r\ntitle: x\r\n{end}")
        );
        assert_eq!(
            with(&format!("---\r\ntitle: x\r\n{end}")),
            format!("---\r\ntitle: x\r\ndate: 2026-11-22\r\n{end}")
        );
        assert_eq!(with("---\ndates: x\n---\n"), "---\ndates: x\ndate: 2026-11-22\n---\n");
        assert_eq!(super::end("---\ntitle: x\n---  \n\n## A\n"), "---\ntitle: x\n---".len());
    }
}
