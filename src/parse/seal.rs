//! What a theme may not do, told where its files do it: bring in elements, code or pictures from elsewhere, send
//! anything anywhere, or print text as markup.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::project::{FileId, Span};
use crate::tags::{Attribute, Mark, Tag, marks};
use crate::theme::markup::{ADDRESSES, Markup};

/// Stands for each byte of what a template prints.
const PRINTED: char = '\u{1}';

/// Elements that load a page or code, or change where all links of a page lead.
const REFUSED: [&str; 19] = [
    "animate",
    "applet",
    "audio",
    "base",
    "embed",
    "fencedframe",
    "feimage",
    "foreignobject",
    "frame",
    "frameset",
    "iframe",
    "image",
    "math",
    "object",
    "portal",
    "set",
    "track",
    "use",
    "video",
];

/// What a script says to lead out of the site, or to send something where the policy of a page cannot see it.
const OUTWARD: [&str; 14] = [
    "http://",
    "https://",
    "ws://",
    "wss://",
    "'//",
    "\"//",
    "'\\/\\/",
    "\"\\/\\/",
    "importScripts",
    "import(",
    "sendBeacon",
    "WebSocket",
    "EventSource",
    "RTCPeerConnection",
];

/// A page without anything: where a file that stands alone lets its reader leave to.
const NOWHERE: &str = "about:blank";

const ONLY_OWN: &str =
    "a page holds its words, its own style and its own script: it loads nothing and sends nothing";

/// The same, for what loads pictures and fonts.
const ONLY_OWN_PICTURES: &str = "a page holds its words, its own style and its own script: it loads nothing and sends \
                                 nothing; a logo stands in content/theme/logo.svg, and fonts that phones have are named in `--font`";

/// A part of a template that is the engine's: `{{ … }}`, `{% … %}` or `{# … #}`.
pub(super) struct Part {
    pub range: Range<usize>,
    /// `{`, `%` or `#`.
    pub kind: u8,
}

/// Looks through a template; what it writes itself is added to `markup`.
pub(super) fn template(text: &str, file: FileId, markup: &mut Markup, problems: &mut Vec<Diagnostic>) {
    let parts = parts(text);
    let bare = bare(text, &parts);
    let mut seal = ThemeSeal { text, bare: &bare, file, problems };
    for part in &parts {
        seal.directive(part);
    }
    for mark in marks(&bare) {
        if let Mark::Start(tag) = mark {
            seal.tag(&tag, markup);
        }
    }
}

/// Looks through a stylesheet.
pub(super) fn stylesheet(css: &str, file: FileId, problems: &mut Vec<Diagnostic>) {
    // Names in CSS mean the same in capitals.
    let small = css.to_ascii_lowercase();
    for (word, message) in [
        ("@import", "`@import` loads another stylesheet"),
        ("url(", "`url()` loads from an address"),
        ("src(", "`src()` loads from an address"),
        ("image-set(", "`image-set()` loads from an address"),
        ("</", "`</` ends the style of a page"),
    ] {
        for (at, _) in small.match_indices(word) {
            let value = small[at + word.len()..].trim_start_matches(['"', '\'', ' ']);
            if !value.starts_with("data:") {
                let span = Span::new(file, at, at + word.len());
                problems.push(Diagnostic::error(Code::Unsealed, span, message, ONLY_OWN_PICTURES));
            }
        }
    }
    for (at, _) in css.match_indices('\\') {
        let escaped = escaped(&css[at + 1..]);
        let message = match escaped {
            Some(c) if c.is_ascii_alphanumeric() => "an escape that stands for a plain letter or digit",
            Some(c) if is_unseen(c) => "an escape that stands for a sign nobody sees",
            _ => continue,
        };
        let span = Span::new(file, at, at + 1);
        problems.push(Diagnostic::error(
            Code::Unsealed,
            span,
            message,
            "write the letter, or leave the sign out",
        ));
    }
}

/// The character that an escape of CSS stands for, from what follows its backslash.
fn escaped(rest: &str) -> Option<char> {
    let digits = rest.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
    match digits {
        0 => rest.chars().next(),
        _ => u32::from_str_radix(&rest[..digits], 16).ok().and_then(char::from_u32),
    }
}

/// Whether a character changes the direction of others or takes no room, or is a control character.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Looks through a script.
pub(super) fn script(js: &str, file: FileId, problems: &mut Vec<Diagnostic>) {
    for word in OUTWARD {
        for (at, _) in js.match_indices(word) {
            let span = Span::new(file, at, at + word.len());
            let message = format!("`{word}` leads a script out of the site");
            problems.push(Diagnostic::error(Code::Unsealed, span, message, ONLY_OWN));
        }
    }
}

/// The engine's parts of a template in order.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('{').map(|found| at + found) {
        let kind = text.as_bytes().get(open + 1).copied().filter(|kind| b"{%#".contains(kind));
        let Some(kind) = kind else {
            at = open + 1;
            continue;
        };
        let close: &[u8] = match kind {
            b'{' => b"}}",
            b'%' => b"%}",
            _ => b"#}",
        };
        let end = end(&text.as_bytes()[open + 2..], close, kind != b'#');
        parts.push(Part { range: open..open + 2 + end, kind });
        at = open + 2 + end;
    }
    parts
}

/// Where a part ends, behind its closing characters; strings in it may hold these.
fn end(bytes: &[u8], close: &[u8], has_strings: bool) -> usize {
    let mut quote = None;
    for at in 0..bytes.len() {
        match (quote, bytes[at]) {
            (Some(open), byte) if open == byte => quote = None,
            (None, byte @ (b'"' | b'\'' | b'`')) if has_strings => quote = Some(byte),
            (None, _) if bytes[at..].starts_with(close) => return at + close.len(),
            _ => {}
        }
    }
    bytes.len()
}

/// The template's own markup, each byte at its place.
fn bare(text: &str, parts: &[Part]) -> String {
    let mut out = String::with_capacity(text.len());
    for Part { range, kind } in parts {
        out.push_str(&text[out.len()..range.start]);
        let fill = if *kind == b'{' { PRINTED } else { ' ' };
        out.extend(std::iter::repeat_n(fill, range.len()));
    }
    out.push_str(&text[out.len()..]);
    out
}

struct ThemeSeal<'a> {
    text: &'a str,
    bare: &'a str,
    file: FileId,
    problems: &'a mut Vec<Diagnostic>,
}

impl ThemeSeal<'_> {
    fn refuse(&mut self, code: Code, range: Range<usize>, message: impl Into<String>, help: &str) {
        let span = Span::new(self.file, range.start, range.end);
        self.problems.push(Diagnostic::error(code, span, message, help));
    }

    /// What the engine prints out of a block it takes for markup, whatever stands in it.
    fn directive(&mut self, part: &Part) {
        let inside = self.text[part.range.clone()].trim_matches(['{', '}', '%', '-', ' ']);
        let word = inside.split_whitespace().next().unwrap_or_default();
        let captures = matches!(word, "set" | "set_global") && !inside.contains('=') || word == "filter";
        if part.kind == b'%' && captures {
            let message = format!("`{word}` around a piece of a template makes markup of its text");
            let help = "write the piece as a template of plain text, name it under `texts` in theme.yaml, and print it by its name";
            self.refuse(Code::Template, part.range.clone(), message, help);
        }
    }

    fn tag(&mut self, tag: &Tag<'_>, markup: &mut Markup) {
        let place = tag.at..tag.at + tag.name.len();
        let names: Vec<String> = match tag.name.find(PRINTED) {
            None => vec![tag.name.to_owned()],
            Some(1) if tag.name.starts_with('h') => (1..=6).map(|level| format!("h{level}")).collect(),
            Some(_) => {
                let help = "write the name; only the level of a heading may be printed: `<h{{ level }}>`";
                return self.refuse(Code::Unsealed, place, "an element whose name is printed", help);
            }
        };
        if REFUSED.contains(&tag.name.to_ascii_lowercase().as_str()) {
            return self.refuse(
                Code::Unsealed,
                place,
                format!("`<{}>` cannot stand in a page", tag.name),
                ONLY_OWN,
            );
        }
        names.iter().for_each(|name| markup.element(name));
        match tag.name {
            "script" => self.code(tag, "js"),
            "style" => self.code(tag, "css"),
            "meta" => self.meta(tag),
            "link" => self.link(tag),
            _ => {}
        }
        for attribute in tag.attributes() {
            if !self.attribute(tag, &attribute) {
                continue;
            }
            let name = attribute.name.split(PRINTED).next().unwrap_or_default();
            names.iter().for_each(|element| markup.attribute(element, name));
            if ADDRESSES.contains(&name)
                && let Some(address) = attribute.value.filter(|value| !value.contains(PRINTED))
            {
                markup.address(address);
            }
        }
    }

    /// Whether an attribute may stand in a page.
    fn attribute(&mut self, tag: &Tag<'_>, attribute: &Attribute<'_>) -> bool {
        let name = attribute.name.to_ascii_lowercase();
        let value = attribute.value.unwrap_or_default();
        let is_printed = value.contains(PRINTED);
        let (message, help) = match name.find(PRINTED) {
            Some(at) if !name.starts_with("data-") || at < 5 => {
                ("an attribute whose name is printed".to_owned(), "write the name")
            }
            _ if name.starts_with("on") => (
                format!("`{name}` runs a script from an attribute"),
                "let the component's script listen for it",
            ),
            _ if matches!(name.as_str(), "style" | "srcdoc") => {
                (format!("`{name}` cannot stand in a page"), "write it into the component's stylesheet")
            }
            _ if is_printed && !attribute.is_quoted => (
                format!("`{name}` prints its value without quotation marks"),
                "put the value into quotation marks",
            ),
            _ if ADDRESSES.contains(&name.as_str()) && !leads_inside(&name, value) => {
                let help = if name == "src" { ONLY_OWN_PICTURES } else { ONLY_OWN };
                (format!("`{name}` leads out of the site"), help)
            }
            _ => return true,
        };
        debug_assert!(attribute.at >= tag.at, "an attribute stands in its tag");
        self.refuse(Code::Unsealed, attribute.at..attribute.at + attribute.name.len(), message, help);
        false
    }

    /// A script or a style is the page's own.
    fn code(&mut self, tag: &Tag<'_>, name: &str) {
        let start = (tag.raw.as_ptr() as usize).saturating_sub(self.bare.as_ptr() as usize);
        let written = self.text.get(start..start + tag.raw.len()).unwrap_or_default();
        let printed = written.trim().strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}"));
        let printed = printed.and_then(|inside| inside.split('|').next()).map(str::trim);
        if printed != Some(name) || tag.attributes().next().is_some() {
            let message = format!("`<{}>` holds something else than the page's own", tag.name);
            let help = format!(
                "write `<{0}>{{{{ {name} | safe }}}}</{0}>`; what belongs in it stands in the files of components",
                tag.name
            );
            self.refuse(Code::Unsealed, tag.at..tag.at + tag.inside.len(), message, &help);
        }
    }

    fn meta(&mut self, tag: &Tag<'_>) {
        let Some(attribute) =
            tag.attributes().find(|attribute| attribute.name.eq_ignore_ascii_case("http-equiv"))
        else {
            if tag.value("name") == Some("referrer") && tag.value("content") != Some("no-referrer") {
                let help = "write `<meta name=\"referrer\" content=\"no-referrer\">`";
                let message = "a page that tells other sites where its reader comes from";
                self.refuse(Code::Unsealed, tag.at..tag.at + tag.inside.len(), message, help);
            }
            return;
        };
        if attribute.value != Some("Content-Security-Policy") {
            let help = "the one `http-equiv` of a page is its policy: `<meta http-equiv=\"Content-Security-Policy\" content=\"{{ csp }}\">`";
            let message = "a `<meta>` that takes the page elsewhere or changes how it is read";
            self.refuse(Code::Unsealed, tag.at..tag.at + tag.inside.len(), message, help);
        }
    }

    fn link(&mut self, tag: &Tag<'_>) {
        if tag.value("rel") != Some("icon") {
            let help = "a page has one `<link>`, which says that it has no icon: `<link rel=\"icon\" href=\"data:,\">`";
            let message = "a `<link>` lets the browser ask elsewhere";
            self.refuse(Code::Unsealed, tag.at..tag.at + tag.inside.len(), message, help);
        }
    }
}

/// Whether an address of a template is one the page may have: what is printed is looked at when the page is made.
fn leads_inside(name: &str, value: &str) -> bool {
    let scheme = value.split(['/', '?', '#', PRINTED]).next().is_some_and(|start| start.contains(':'));
    match name {
        "href" => !value.starts_with("//") && (!scheme || value.starts_with("data:,") || value == NOWHERE),
        "src" => value.starts_with("data:"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{bare, parts};

    #[test]
    fn the_engines_parts_are_taken_out_byte_for_byte() {
        let text = "<a{% if x == \"%}é\" %} b=\"{{ y | f(z='}}') }}\"{% endif %}>{# é #}{ {{ w";
        let bare = bare(text, &parts(text));
        assert_eq!(bare.len(), text.len());
        let small: String = bare.split(' ').filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ");
        assert_eq!(small.replace('\u{1}', ""), "<a b=\"\" > { ");
    }
}
