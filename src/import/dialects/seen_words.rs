//! What readers see of the values that a shortcode or a component is given: a title and texts. Of the others, what says something
//! is to be told.

use std::borrow::Cow;

/// A value that is handed to a shortcode or a component.
#[derive(Debug, Clone)]
pub(in crate::import) struct GivenValue<'a> {
    /// Its name; empty where it has none.
    pub name: &'a str,
    /// What it says.
    pub words: Cow<'a, str>,
    /// Whether quotation marks stand around it.
    pub is_quoted: bool,
}

/// What values say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct SeenWords {
    /// What stands above the words within.
    pub title: Option<String>,
    /// What stands among the words.
    pub texts: Vec<String>,
    /// Where the first of them leads.
    pub link: Option<String>,
    /// What says something and is not known to be seen, each with its name.
    pub said: Vec<String>,
}

/// Attributes that readers see: those that are titles first, of which one is the title.
pub(in crate::import) const SHOWN: [&str; 15] = [
    "label",
    "title",
    "header",
    "heading",
    "summary",
    "question",
    "answer",
    "subtitle",
    "description",
    "caption",
    "text",
    "content",
    "message",
    "alt",
    "aria-label",
];

/// How many of them are titles.
const TITLES: usize = 6;

/// Parts of the names of those whose first value is their title, though it has no name.
const TITLED: [&str; 7] = ["tab", "step", "details", "expand", "accordion", "collapse", "button"];

/// Parts of the names of those that set words apart: a value of several words is what they show.
const BOXES: [&str; 14] = [
    "admonition",
    "alert",
    "attention",
    "banner",
    "box",
    "callout",
    "card",
    "caution",
    "danger",
    "hint",
    "important",
    "info",
    "notice",
    "warning",
];

/// Attributes that say where what is shown leads.
const LINKS: [&str; 4] = ["href", "link", "url", "to"];

/// Parts of the names of those whose address is that of what they draw.
const DRAWN: [&str; 9] =
    ["audio", "embed", "figure", "iframe", "image", "img", "picture", "video", "youtube"];

/// Parts of names that show the word they are given, be it written like the name of a program.
const SHOWN_WORD: [&str; 7] = ["abbr", "badge", "glossary", "kbd", "pill", "tag", "term"];

/// Names that are short enough to stand within those of other things.
const SHORT_BOXES: [&str; 3] = ["note", "tip", "message"];

/// Parts of the names of those that show a number or an address to call.
const CALLS: [&str; 5] = ["phone", "hotline", "mail", "call", "number"];

/// Attributes that say how something looks or works.
const OF_LOOKS: [&str; 61] = [
    "align",
    "allow",
    "autocomplete",
    "background",
    "bg",
    "border",
    "cellpadding",
    "cellspacing",
    "class",
    "classname",
    "color",
    "colour",
    "cols",
    "colspan",
    "columns",
    "crossorigin",
    "d",
    "dir",
    "enctype",
    "fill",
    "for",
    "frameborder",
    "gap",
    "groupid",
    "height",
    "icon",
    "id",
    "integrity",
    "key",
    "kind",
    "lang",
    "language",
    "layout",
    "level",
    "loading",
    "media",
    "method",
    "order",
    "pattern",
    "position",
    "querystring",
    "rel",
    "role",
    "rows",
    "rowspan",
    "sandbox",
    "scrolling",
    "size",
    "sizes",
    "slot",
    "span",
    "srcset",
    "stroke",
    "style",
    "tabindex",
    "target",
    "theme",
    "type",
    "variant",
    "viewbox",
    "width",
];

/// Beginnings of the names of attributes that only programs read.
const OF_PROGRAMS: [&str; 15] = [
    "aria-", "client:", "data-", "onchange", "onclick", "onfocus", "oninput", "onkey", "onload", "onmouse",
    "sync", "v-", "xmlns", ":", "@",
];

/// Endings of names of files.
const FILES: [&str; 24] = [
    "avif", "css", "csv", "gif", "htm", "html", "ico", "jpeg", "jpg", "js", "json", "md", "mdx", "mp3",
    "mp4", "pdf", "png", "svg", "toml", "ts", "tsx", "webp", "yaml", "yml",
];

/// What the values of one shortcode or component say, by its name.
pub(in crate::import) fn seen(holder: &str, values: &[GivenValue<'_>]) -> SeenWords {
    let holder = holder.to_lowercase();
    let has = |known: &[&str]| known.iter().any(|known| holder.contains(known));
    // The whole of several has no title, but the name of a group.
    let is_titled = has(&TITLED) && (!holder.ends_with('s') || holder.ends_with("details"));
    let is_box = has(&BOXES) || SHORT_BOXES.contains(&holder.as_str());
    let is_call = !is_box && has(&CALLS) || holder == "tel";
    let place = |name: &str| values.iter().position(|value| value.name == name && !value.is_blank());
    let unnamed = |is_sentence: bool| {
        let is_fit = |value: &GivenValue<'_>| {
            value.name.is_empty()
                && value.is_quoted
                && !value.is_blank()
                && (!is_sentence || value.is_sentence())
        };
        values.iter().position(is_fit)
    };
    let (titles, others) = SHOWN.split_at(TITLES);
    let mut title = titles.iter().find_map(|name| place(name));
    if is_titled {
        title = title.or_else(|| place("name"));
        title = title.or_else(|| unnamed(false));
        title = title.or_else(|| place("value").filter(|_| holder.starts_with("tab")));
    }
    if is_box {
        title = title.or_else(|| unnamed(true));
    }
    let mut texts: Vec<usize> =
        titles.iter().chain(others).filter_map(|name| place(name)).filter(|at| Some(*at) != title).collect();
    for (at, value) in values.iter().enumerate() {
        let is_text = is_box && value.name.is_empty() && value.is_sentence()
            || is_call && value.words.contains(|c: char| c.is_numeric() || c == '@') && value.says();
        if is_text && Some(at) != title && !texts.contains(&at) {
            texts.push(at);
        }
    }
    if texts.is_empty() {
        texts.extend(place("term_id"));
    }
    let is_word = || holder.split(['-', '_', '/']).any(|part| SHOWN_WORD.contains(&part));
    if title.is_none() && texts.is_empty() && is_word() {
        texts.extend(unnamed(false));
    }
    let of = |at: usize| values[at].words.trim().to_owned();
    let link = LINKS.iter().find_map(|name| place(name)).filter(|at| values[*at].is_quoted && !has(&DRAWN));
    let has_words = title.is_some() || !texts.is_empty();
    // What a program is to reckon with.
    let is_reckoned = ["assign", "cycle", "for"].contains(&holder.as_str());
    let rest = values.iter().enumerate().filter(|(at, value)| {
        let is_used = Some(*at) == title || texts.contains(at) || has_words && Some(*at) == link;
        let says = value.says() && (value.is_quoted || !is_reckoned);
        !is_used && (says || Some(*at) == link || value.is_paper())
    });
    let said = rest.map(|(_, value)| value.told()).collect();
    let title = title.map(of);
    let texts = texts.into_iter().map(of).filter(|text| Some(text) != title.as_ref()).collect();
    let link = link.filter(|_| has_words).map(of);
    SeenWords { title, texts, link, said }
}

/// Whether what is lost may be what a reader needs: a number, or more than a word.
pub(in crate::import) fn is_grave(said: &[String]) -> bool {
    said.iter().any(|said| {
        let words = said.split_once(" = ").map_or(said.as_str(), |(_, words)| words);
        words.contains(|c: char| c.is_numeric() || c.is_whitespace())
    })
}

/// Endings of the names of files that readers open or print.
const PAPERS: [&str; 8] = [".doc", ".docx", ".epub", ".odt", ".pdf", ".pptx", ".xlsx", ".zip"];

impl GivenValue<'_> {
    /// Whether it names a file that readers open or print.
    fn is_paper(&self) -> bool {
        let words = self.words.trim().to_ascii_lowercase();
        PAPERS.iter().any(|ending| words.ends_with(ending))
    }

    fn is_blank(&self) -> bool {
        self.words.trim().is_empty()
    }

    /// Whether it is more than one word, which no name of a program is.
    fn is_sentence(&self) -> bool {
        self.is_quoted && self.words.trim().contains(char::is_whitespace)
    }

    /// Whether it may say something to readers: it is no path, no name of a program, and does not tell how something looks.
    pub(in crate::import) fn says(&self) -> bool {
        let words = self.words.trim();
        let name = self.name.to_ascii_lowercase();
        let is_of_program = OF_LOOKS.binary_search(&name.as_str()).is_ok()
            || name != "aria-label" && OF_PROGRAMS.iter().any(|start| name.starts_with(start));
        if is_of_program || !words.contains(char::is_alphanumeric) {
            return false;
        }
        let is_address =
            words.contains("://") || ["www.", "mailto:", "tel:"].iter().any(|start| words.starts_with(start));
        let is_number = words.starts_with(|c: char| c.is_numeric() || c == '+');
        if !self.is_quoted && !is_number {
            return is_address;
        }
        let is_file = || words.rsplit_once('.').is_some_and(|(_, ending)| FILES.contains(&ending));
        let is_path = || words.contains(['/', '\\']) || words.starts_with(['.', '#']) || is_file();
        let is_keyword = words.starts_with(|c: char| c.is_ascii_lowercase())
            && words.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_:".contains(c));
        is_address || words.contains(char::is_whitespace) || !is_path() && !is_keyword
    }

    /// Its words in one line, behind its name.
    pub(in crate::import) fn told(&self) -> String {
        let words = self.words.split_whitespace().collect::<Vec<_>>().join(" ");
        if self.name.is_empty() { words } else { format!("{} = {words}", self.name) }
    }
}

#[cfg(test)]
mod tests {
    use super::{GivenValue, OF_LOOKS, seen};

    #[test]
    fn what_says_something_is_told_from_names_and_looks() {
        assert!(OF_LOOKS.is_sorted());
        for (name, words, is_quoted, says) in [
            ("phone", "112", true, true),
            ("", "112", false, true),
            ("width", "600", false, false),
            ("hours", "Mon to Fri", true, true),
            ("href", "https://pay.example.org", true, true),
            ("href", "/pay", true, false),
            ("src", "a.png", true, false),
            ("name", "star", true, false),
            ("class", "btn btn-large", true, false),
            ("", "Ärzte", true, true),
            ("", "tip", false, false),
            ("onclick", "go(1) ;", true, false),
        ] {
            let value = GivenValue { name, words: words.into(), is_quoted };
            assert_eq!(value.says(), says, "{name}={words}");
        }
    }

    #[test]
    fn boxes_show_their_words_and_groups_do_not_show_their_name() {
        let value = |words: &'static str| [GivenValue { name: "", words: words.into(), is_quoted: true }];
        let title = |holder: &str, words| seen(holder, &value(words)).title;
        assert_eq!(title("tab", "One").as_deref(), Some("One"));
        assert_eq!(title("tabs", "x"), None);
        assert_eq!(title("warning", "Do not sign").as_deref(), Some("Do not sign"));
        assert_eq!(title("warning", "large"), None);
        assert_eq!(seen("tel", &value("112")).texts, ["112"]);
        assert_eq!(seen("contact", &value("112")).said, ["112"]);
    }
}
