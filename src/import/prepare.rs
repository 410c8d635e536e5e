//! A file without what is no Markdown: its front matter, the marks within its lines (`marks`), and here whole lines: those of
//! programs, of notes in boxes and tabs, of tables of contents. A line that goes leaves an empty one, so that places can be told.

use super::fences::{FenceReader, LineKind};
use super::left_out::{LeftOut, short};
use super::marks::without_marks;
use super::shortcodes::box_title;

/// The text of a page without its front matter and without foreign marks; what they said is added to `left_out`.
pub(super) fn prepared(path: &str, text: &str, body: usize, left_out: &mut Vec<LeftOut>) -> String {
    let front = text[..body].matches('\n').count();
    let text = "\n".repeat(front) + &text[body..];
    let text = without_marks(path, &text.replace("\r\n", "\n"), left_out);
    let is_mdx = path.ends_with(".mdx");
    let fences = FenceReader::default();
    let mut lines = Lines { path, is_mdx, fences, is_indented: false, left_out };
    let kept: Vec<String> = text.lines().enumerate().map(|(at, line)| lines.line(at + 1, line)).collect();
    kept.join("\n") + "\n"
}

struct Lines<'a> {
    path: &'a str,
    is_mdx: bool,
    fences: FenceReader,
    /// Whether the lines at hand belong to a note and are indented for it.
    is_indented: bool,
    left_out: &'a mut Vec<LeftOut>,
}

impl Lines<'_> {
    fn line(&mut self, at: usize, line: &str) -> String {
        let line = match line
            .strip_prefix("    ")
            .or_else(|| line.strip_prefix('\t'))
            .filter(|_| self.is_indented)
        {
            Some(inside) => inside,
            None => {
                self.is_indented &= line.trim().is_empty();
                line
            }
        };
        if self.fences.line(line) != LineKind::Words {
            return line.to_owned();
        }
        let words = line.trim();
        let mut gone = |what: String| self.left_out.push(LeftOut::new(self.path, at, what));
        if self.is_mdx && (line.starts_with("import ") || line.starts_with("export ")) {
            gone("a line of a program (`import`, `export`)".to_owned());
            return String::new();
        }
        if let Some(rest) = words.strip_prefix(":::") {
            let rest = rest.trim_start_matches(':').trim();
            if rest.is_empty() {
                return String::new();
            }
            let (name, title) = rest.split_once([' ', '[', '{']).unwrap_or((rest, ""));
            gone(format!("a note in a box (`:::{name}`): its words are kept as plain text"));
            return box_title(name, title.split(['{', ']']).next().unwrap_or_default());
        }
        let opening = ["!!! ", "??? ", "???+ ", "=== "]
            .iter()
            .find_map(|mark| Some((*mark, words.strip_prefix(*mark)?)));
        if let Some((mark, rest)) = opening {
            self.is_indented = true;
            gone(format!("a note in a box or a tab (`{}`): its words are kept as plain text", mark.trim()));
            let name = rest.split(' ').next().unwrap_or_default();
            return box_title(name, rest.split('"').nth(1).unwrap_or_default());
        }
        if ["[TOC]", "[[toc]]", "[[_TOC_]]", "{:toc}"].contains(&words)
            || words.starts_with("{:") && words.ends_with('}')
        {
            return String::new();
        }
        if self.is_mdx && words.starts_with('{') && words.ends_with('}') {
            if !words.starts_with("{/*") {
                gone(format!("a part of a program (`{}`)", short(words)));
            }
            return String::new();
        }
        line.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (String, Vec<(usize, String)>) {
        let mut left = Vec::new();
        let text = prepared("a.mdx", text, 0, &mut left);
        (text, left.into_iter().map(|left| (left.line, left.what)).collect())
    }

    #[test]
    fn foreign_marks_go_and_what_they_hold_stays() {
        let (text, left) =
            of("import X from 'x'\n:::tip Take care\nDrink.\n:::\n\n!!! note \"Heat\"\n    Rest.\n\nEnd.\n");
        assert_eq!(text, "\n**Take care**  \nDrink.\n\n\n**Heat**  \nRest.\n\nEnd.\n");
        assert_eq!(left.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 2, 6]);
        let (text, left) =
            of("a {{< tip >}}b{{< /tip >}}\n[c]({{< ref \"d.md\" >}}) {{ youtube(id=\"x\") }}\n");
        assert_eq!(text, "a b\n[c](ref:d.md) \n");
        assert_eq!(left.len(), 2, "{left:?}");
        assert_eq!(of("```\n:::tip\n```\n").0, "```\n:::tip\n```\n");
    }
}
