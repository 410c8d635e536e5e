//! `themes/<name>/pictures/*.svg`, shapes only, `logo.svg`, shapes with colours, and `content/drawings/*.svg`, which may hold words too: neither can run, load or
//! colour anything.

use std::ops::Range;

use roxmltree::{Document, Node};

use crate::diagnostic::{Code, Diagnosed, Diagnostic};
use crate::guide::drawing::{Drawing, DrawingPiece};
use crate::project::{FileId, Span, Spanned, offset};
use crate::theme::picture::{self, Picture};

const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// The shapes a picture is made of, each with what places it.
const SHAPES: [(&str, &[&str]); 7] = [
    ("path", &["d"]),
    ("circle", &["cx", "cy", "r"]),
    ("ellipse", &["cx", "cy", "rx", "ry"]),
    ("rect", &["x", "y", "width", "height", "rx", "ry"]),
    ("line", &["x1", "y1", "x2", "y2"]),
    ("polyline", &["points"]),
    ("polygon", &["points"]),
];

/// What a drawing has beside them.
const OF_DRAWINGS: [(&str, &[&str]); 3] = [
    ("text", &["x", "y", "font-size", "text-anchor"]),
    ("path", &["stroke-width"]),
    ("line", &["stroke-width"]),
];

/// What the shapes of a logo have beside that: a logo has colours of its own.
const OF_LOGOS: [(&str, &[&str]); 7] = [
    ("path", COLOURS),
    ("circle", COLOURS),
    ("ellipse", COLOURS),
    ("rect", COLOURS),
    ("line", COLOURS),
    ("polyline", COLOURS),
    ("polygon", COLOURS),
];

const COLOURS: &[&str] = &["fill", "fill-rule", "stroke", "stroke-width"];

/// What the outermost element may say; all but `viewBox` only serves whoever opens the file by itself.
const OUTERMOST: [&str; 8] =
    ["viewBox", "width", "height", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"];

const ONLY_SHAPES: &str = "a picture holds `path`, `circle`, `ellipse`, `rect`, `line`, `polyline` and `polygon` with \
     their numbers and nothing else; the theme gives line and colour";

const SHAPES_AND_TEXT: &str = "a drawing holds `text`, `path`, `circle`, `ellipse`, `rect`, `line`, `polyline` and `polygon` with \
     their numbers and nothing else; the theme gives line and colour";

const SHAPES_AND_COLOURS: &str = "a logo holds `path`, `circle`, `ellipse`, `rect`, `line`, `polyline` and `polygon` with their \
     numbers, `fill` and `stroke` such as `#0f4a3e` or `none`, and nothing else; save it as plain SVG with all shapes turned to paths";

/// What an SVG is for, which decides what may stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SvgUse {
    Picture,
    Drawing,
    Logo,
}

impl SvgUse {
    /// What its elements may have beside what places shapes.
    fn more(self) -> &'static [(&'static str, &'static [&'static str])] {
        match self {
            Self::Picture => &[],
            Self::Drawing => &OF_DRAWINGS,
            Self::Logo => &OF_LOGOS,
        }
    }

    /// What may stand in it, in words.
    fn told(self) -> &'static str {
        match self {
            Self::Picture => ONLY_SHAPES,
            Self::Drawing => SHAPES_AND_TEXT,
            Self::Logo => SHAPES_AND_COLOURS,
        }
    }
}

/// Reads one picture; `None` where there is anything in it that is no shape.
pub(super) fn picture(text: &str, file: FileId) -> Diagnosed<Option<Picture>> {
    drawn(text, file, SvgUse::Picture)
}

/// Reads a logo; `None` where there is anything in it but shapes and their colours. Its name, which stands beside it on pages, is
/// passed over.
pub(super) fn logo(text: &str, file: FileId) -> Diagnosed<Option<Picture>> {
    drawn(text, file, SvgUse::Logo)
}

fn drawn(text: &str, file: FileId, of: SvgUse) -> Diagnosed<Option<Picture>> {
    let Diagnosed { value, problems } = pieces(text, file, of);
    let picture = value.map(|(view_box, pieces)| {
        let html = picture::html(&pieces, |_| None);
        Picture { view_box, shapes_html: html }
    });
    Diagnosed::new(picture, problems)
}

/// Reads one drawing; `None` where there is anything in it that is neither shape nor text.
pub(super) fn drawing(text: &str, file: FileId) -> Diagnosed<Option<Drawing>> {
    let Diagnosed { value, problems } = pieces(text, file, SvgUse::Drawing);
    Diagnosed::new(value.map(|(view_box, pieces)| Drawing { view_box, pieces, file }), problems)
}

/// What an SVG is drawn on, and its pieces.
fn pieces(text: &str, file: FileId, of: SvgUse) -> Diagnosed<Option<(String, Vec<DrawingPiece>)>> {
    let only = of.told();
    let problem = |range: Range<usize>, message: String, help: &str| {
        Diagnostic::error(Code::Picture, Span::new(file, range.start, range.end), message, help)
    };
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(roxmltree::Error::DtdDetected) => {
            let at = text.find("<!DOCTYPE").unwrap_or_default();
            let message = "`<!DOCTYPE>` cannot stand in a picture".to_owned();
            return Diagnosed::new(None, vec![problem(at..at + 9, message, "delete the line")]);
        }
        Err(fault) => {
            let at = offset(text, fault.pos().row, fault.pos().col);
            let said = fault.to_string();
            let message =
                format!("this is no SVG that can be read: {}", said.split(" at ").next().unwrap_or(&said));
            return Diagnosed::new(
                None,
                vec![problem(at..at, message, "draw it anew, or save it as plain SVG")],
            );
        }
    };
    let mut found = Vec::new();
    let mut see = |range, message: String| found.push(problem(range, message, only));
    let root = document.root_element();
    if !root.has_tag_name((NAMESPACE, "svg")) {
        see(name_of(root), format!("a picture begins with `<svg xmlns=\"{NAMESPACE}\">`"));
        return Diagnosed::new(None, found);
    }
    let view_box = root.attribute("viewBox").unwrap_or_default();
    if root.attribute("viewBox").is_none() {
        see(name_of(root), "a picture needs a `viewBox`".to_owned());
    }
    attributes(root, &OUTERMOST, &mut see);
    let mut pieces = Vec::new();
    let is_name = |node: &Node<'_, '_>| of == SvgUse::Logo && node.has_tag_name((NAMESPACE, "title"));
    for node in root.children().filter(|node| !is_name(node)) {
        pieces.extend(piece(node, file, of, &mut see));
    }
    if pieces.is_empty() && found.is_empty() {
        found.push(problem(name_of(root), "there is nothing in this picture".to_owned(), only));
    }
    Diagnosed::new(found.is_empty().then(|| (view_box.to_owned(), pieces)), found)
}

/// A shape or a text, or why it cannot stand here; comments and white space are passed over.
fn piece(
    node: Node<'_, '_>,
    file: FileId,
    of: SvgUse,
    see: &mut dyn FnMut(Range<usize>, String),
) -> Option<DrawingPiece> {
    if node.is_comment() || node.is_text() && node.text().is_none_or(|text| text.trim().is_empty()) {
        return None;
    }
    if !node.is_element() {
        see(node.range(), "a picture holds no text: words belong beside it".to_owned());
        return None;
    }
    let written = node.tag_name().name();
    let known: Vec<_> = SHAPES.iter().chain(of.more()).filter(|(name, _)| *name == written).collect();
    let Some((name, _)) = known.first().filter(|_| node.tag_name().namespace() == Some(NAMESPACE)) else {
        see(name_of(node), format!("`<{written}>` cannot stand in a picture"));
        return None;
    };
    let places: Vec<&'static str> = known.iter().flat_map(|(_, places)| *places).copied().collect();
    let attributes = attributes(node, &places, see);
    if let Some(inner) = node.children().find(Node::is_element) {
        see(name_of(inner), format!("`<{}>` cannot stand in a picture", inner.tag_name().name()));
    }
    let words = node.children().find(Node::is_text).filter(|_| *name == "text").map(|words| {
        let (text, at) = (words.text().unwrap_or_default(), words.range());
        Spanned { value: text.to_owned(), span: Span::new(file, at.start, at.end) }
    });
    if *name == "text" && words.is_none() {
        see(name_of(node), "a text without words".to_owned());
    }
    Some(DrawingPiece { name, attributes, words })
}

/// The attributes that are known; names every other, and every value that holds more than numbers and letters.
fn attributes(
    node: Node<'_, '_>,
    known: &[&'static str],
    see: &mut dyn FnMut(Range<usize>, String),
) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for attribute in node.attributes() {
        let name = attribute.name();
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | ',' | '-' | '+' | '\n');
        match known.iter().find(|known| **known == name) {
            Some(known) if attribute.namespace().is_none() => {
                let is_colour = matches!(*known, "fill" | "stroke") && known_colour(attribute.value());
                if !is_colour && !attribute.value().chars().all(plain) {
                    see(attribute.range(), format!("`{name}` holds more than numbers"));
                }
                found.push((*known, attribute.value().to_owned()));
            }
            _ => see(attribute.range(), format!("`{name}` cannot stand in a picture")),
        }
    }
    found
}

/// Whether a value is a colour that nothing is fetched for: `#abc`, `#aabbcc`; words are letters, which may stand anyway.
fn known_colour(value: &str) -> bool {
    let digits = value.strip_prefix('#').filter(|digits| matches!(digits.len(), 3 | 6));
    digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// The place of an element's `<name`.
fn name_of(node: Node<'_, '_>) -> Range<usize> {
    let start = node.range().start;
    start..start + 1 + node.tag_name().name().len()
}
