//! Notes and tabs that their writers framed as something else, so that a plain reader of Markdown would take them for code or for
//! comments: in fences, between comments of HTML. They become notes between three colons before anything else is read; the lines
//! that only say how a note looks go. Each line stays where it was.

use std::borrow::Cow;

use super::attribute_lists::quoted_value;
use super::fences::{FenceReader, LineKind};

/// The text with such notes between three colons.
pub(in crate::import) fn unframed(text: &str) -> Cow<'_, str> {
    if !["```", "~~~", ":::", "///", "<!--"].iter().any(|mark| text.contains(mark)) {
        return Cow::Borrowed(text);
    }
    let mut frames = Frames {
        has_tabs: text.contains("endtab"),
        has_sections: text.contains("endsec"),
        ..Frames::default()
    };
    let mut kept = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches(['\n', '\r']);
        kept.push_str(&frames.line(words));
        kept.push_str(&line[words.len()..]);
    }
    Cow::Owned(kept)
}

/// How the lines look that say how a note looks, right behind its first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OptionLines {
    /// `:class: tip`
    Colons,
    /// `    type: warning`
    Indented,
    /// `title: Words`
    Plain,
}

#[derive(Debug, Default)]
struct Frames {
    /// Fences that hold program code.
    code: FenceReader,
    /// The sign of each fence that is open and holds a note, and how often it stands there.
    open: Vec<(char, usize)>,
    /// Lines of options may follow.
    options: Option<OptionLines>,
    /// Whether a comment goes on that names a section.
    is_in_comment: bool,
    /// Whether the text has tabs, and sections, between comments.
    has_tabs: bool,
    has_sections: bool,
}

impl Frames {
    fn line<'t>(&mut self, line: &'t str) -> Cow<'t, str> {
        if self.is_in_comment {
            self.is_in_comment = !line.contains("-->");
            return Cow::Borrowed("");
        }
        if self.code.open().is_some() {
            self.code.line(line);
            return Cow::Borrowed(line);
        }
        let words = line.trim_start_matches(['>', ' ', '\t']);
        let before = &line[..line.len() - words.len()];
        if let Some(kept) = self.option(line, words) {
            return kept;
        }
        self.options = None;
        if let Some((sign, count, info)) = fence(words) {
            let is_end = self.open.last().is_some_and(|(open, fewest)| *open == sign && count >= *fewest);
            if is_end && info.is_empty() {
                self.open.pop();
                return Cow::Owned(format!("{before}:::"));
            }
            if let Some((note, options)) = note(info) {
                self.open.push((sign, count));
                self.options = Some(options);
                return Cow::Owned(format!("{before}:::{note}"));
            }
            let kind = self.code.line(line);
            debug_assert!(kind == LineKind::Fence || self.code.open().is_none());
            return Cow::Borrowed(line);
        }
        self.code.line(line);
        self.options = match () {
            () if words.starts_with(":::") && words.trim_start_matches(':').starts_with('{') => {
                Some(OptionLines::Colons)
            }
            () if words.starts_with("/// ") => Some(OptionLines::Indented),
            () => None,
        };
        self.comment(words).map_or(Cow::Borrowed(line), |note| Cow::Owned(format!("{before}{note}")))
    }

    /// What stands in the place of a line that says how the note above it looks.
    fn option<'t>(&self, line: &'t str, words: &'t str) -> Option<Cow<'t, str>> {
        let (name, value) = match self.options? {
            OptionLines::Colons => words.strip_prefix(':')?.split_once(':')?,
            OptionLines::Indented => line.strip_prefix("    ")?.split_once(':')?,
            OptionLines::Plain => words.split_once(':')?,
        };
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
        let is_known = self.options != Some(OptionLines::Plain) || OF_OBSIDIAN.contains(&name);
        if !is_name || !is_known {
            return None;
        }
        let is_title = self.options == Some(OptionLines::Plain) && name == "title";
        Some(if is_title { Cow::Owned(format!("**{}**  ", value.trim())) } else { Cow::Borrowed("") })
    }

    /// What stands in the place of a comment that opens or closes a note.
    fn comment(&mut self, words: &str) -> Option<String> {
        let inside = words.strip_prefix("<!--")?;
        let name = inside.trim_start();
        let is_of_tabs = self.has_tabs && (name.starts_with("tab ") || name.starts_with("endtab"));
        let is_of_sections = self.has_sections && (name.starts_with("sec ") || name.starts_with("endsec"));
        if !is_of_tabs && !is_of_sections {
            return None;
        }
        self.is_in_comment = !inside.contains("-->");
        if name.starts_with("end") {
            return Some(":::".to_owned());
        }
        let name = name.split("-->").next().unwrap_or_default();
        if is_of_sections {
            let value = name.split_once("data-title=").map(|(_, value)| value);
            let title = value.and_then(|value| quoted_value(value, &['"', '\''])).map(|(title, _)| title);
            return Some(format!(":::details[{}]", title.unwrap_or_default()));
        }
        // A picture may stand behind the title.
        let title = name.strip_prefix("tab ").unwrap_or_default().split('@').next().unwrap_or_default();
        Some(format!(":::tab[{}]", title.trim()))
    }
}

/// The lines of options that notes of Obsidian begin with.
const OF_OBSIDIAN: [&str; 4] = ["title", "collapse", "icon", "color"];

/// The directives of `MyST` whose words are prose.
const DIRECTIVES: [&str; 19] = [
    "admonition",
    "attention",
    "card",
    "caution",
    "danger",
    "dropdown",
    "epigraph",
    "error",
    "grid",
    "hint",
    "important",
    "margin",
    "note",
    "seealso",
    "sidebar",
    "tab-item",
    "tab-set",
    "tip",
    "warning",
];

/// The sign of a fence, how often it stands there, and what stands behind.
fn fence(words: &str) -> Option<(char, usize, &str)> {
    let sign = words.chars().next().filter(|c| ['`', '~'].contains(c))?;
    let info = words.trim_start_matches(sign);
    let count = words.len() - info.len();
    (count > 2 && !info.contains('`')).then(|| (sign, count, info.trim()))
}

/// The note that a fence holds, as it stands behind three colons.
fn note(info: &str) -> Option<(String, OptionLines)> {
    if let Some(inside) = info.strip_prefix('{') {
        let (name, title) = inside.split_once('}')?;
        return DIRECTIVES.contains(&name).then(|| (info_of(name, title), OptionLines::Colons));
    }
    if let Some(name) = info.strip_prefix("ad-") {
        return Some((name.to_owned(), OptionLines::Plain));
    }
    let rest = info.strip_prefix("admonish")?;
    if !rest.is_empty() && !rest.starts_with(' ') {
        return None;
    }
    let name = rest.split_whitespace().next().filter(|word| !word.contains(['=', '"'])).unwrap_or("note");
    let given = rest.split_once("title=").and_then(|(_, value)| quoted_value(value, &['"', '\'']));
    // In an older spelling the title stands there alone.
    let alone = rest.find('"').filter(|_| !rest.contains('='));
    let alone = alone.and_then(|at| quoted_value(&rest[at..], &['"']));
    let title = given.or(alone).map(|(title, _)| title).unwrap_or_default();
    Some((info_of(name, title), OptionLines::Plain))
}

/// A name and a title as they stand behind three colons.
fn info_of(name: &str, title: &str) -> String {
    let title = title.trim();
    if title.is_empty() { name.to_owned() } else { format!("{name}[{title}]") }
}

#[cfg(test)]
mod tests {
    use super::unframed;

    #[test]
    fn notes_in_fences_and_between_comments_stand_between_colons() {
        for (text, expected) in [
            ("```admonish warning title=\"Over 40\"\nRing.\n```\n", ":::warning[Over 40]\nRing.\n:::\n"),
            ("```admonish\nA\n```", ":::note\nA\n:::"),
            ("~~~admonish info \"Old\"\n```sh\na\n```\n~~~\n", ":::info[Old]\n```sh\na\n```\n:::\n"),
            ("> ```{note} Its title\n> A\n> ```\n", "> :::note[Its title]\n> A\n> :::\n"),
            ("```{admonition} Own\n:class: tip\n\nA\n```\n", ":::admonition[Own]\n\n\nA\n:::\n"),
            ("```ad-tip\ntitle: Own\ncolour: red\n```\n", ":::tip\n**Own**  \ncolour: red\n:::\n"),
            (":::{note}\n:class: x\n:a: b\nA\n:::\n", ":::{note}\n\n\nA\n:::\n"),
            (
                "/// details | Open\n    type: tip\n    open: true\n\nA\n///\n",
                "/// details | Open\n\n\n\nA\n///\n",
            ),
            (
                "<!--sec data-title=\"One\" data-id=\"a\"\nces-->\nA\n<!--endsec-->\n",
                ":::details[One]\n\nA\n:::\n",
            ),
            ("<!-- tab North@map -->\nA\n<!-- endtab -->\n", ":::tab[North]\nA\n:::\n"),
            ("```sh\n```admonish\n```\n", "```sh\n```admonish\n```\n"),
            ("```{code-block} sh\na\n```\n<!-- tab x -->\n", "```{code-block} sh\na\n```\n<!-- tab x -->\n"),
        ] {
            assert_eq!(unframed(text), expected, "{text}");
        }
    }
}
