//! `themes/<name>/pictures/*.svg`: shapes only, so that a drawing can neither run, load nor colour anything.

use std::ops::Range;

use roxmltree::{Document, Node};

use crate::diagnostic::{Code, Diagnosed, Diagnostic};
use crate::project::{FileId, Span, offset};
use crate::theme::html::Html;
use crate::theme::picture::Picture;

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

/// What the outermost element may say; all but `viewBox` only serves whoever opens the file by itself.
const OUTERMOST: [&str; 8] =
    ["viewBox", "width", "height", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"];

const ONLY_SHAPES: &str = "a picture holds `path`, `circle`, `ellipse`, `rect`, `line`, `polyline` and `polygon` with \
     their numbers and nothing else; the theme gives line and colour";

/// Reads one picture; `None` where there is anything in it that is no shape.
pub(super) fn picture(text: &str, file: FileId) -> Diagnosed<Option<Picture>> {
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
    let mut see = |range, message: String| found.push(problem(range, message, ONLY_SHAPES));
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
    let mut shapes_html = String::new();
    for node in root.children() {
        shape(node, &mut shapes_html, &mut see);
    }
    if shapes_html.is_empty() && found.is_empty() {
        found.push(problem(name_of(root), "there is nothing in this picture".to_owned(), ONLY_SHAPES));
    }
    let picture = Picture { view_box: view_box.to_owned(), shapes_html: Html::written(shapes_html) };
    Diagnosed::new(found.is_empty().then_some(picture), found)
}

/// Adds a shape as HTML, or says why it cannot stand here; comments and white space are passed over.
fn shape(node: Node<'_, '_>, html: &mut String, see: &mut dyn FnMut(Range<usize>, String)) {
    if node.is_comment() || node.is_text() && node.text().is_none_or(|text| text.trim().is_empty()) {
        return;
    }
    if !node.is_element() {
        return see(node.range(), "a picture holds no text: words belong beside it".to_owned());
    }
    let name = node.tag_name().name();
    let known = SHAPES.iter().find(|(shape, _)| *shape == name);
    let Some((_, places)) = known.filter(|_| node.tag_name().namespace() == Some(NAMESPACE)) else {
        return see(name_of(node), format!("`<{name}>` cannot stand in a picture"));
    };
    attributes(node, places, see);
    if let Some(inner) = node.children().find(Node::is_element) {
        see(name_of(inner), format!("`<{}>` cannot stand in a picture", inner.tag_name().name()));
    }
    html.push_str(&format!("<{name}"));
    for attribute in node.attributes() {
        html.push_str(&format!(" {}=\"{}\"", attribute.name(), attribute.value()));
    }
    html.push_str(&format!("></{name}>"));
}

/// Names every attribute that is none of `known`, and every value that holds more than numbers and letters.
fn attributes(node: Node<'_, '_>, known: &[&str], see: &mut dyn FnMut(Range<usize>, String)) {
    for attribute in node.attributes() {
        let name = attribute.name();
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | ',' | '-' | '+' | '\n');
        if attribute.namespace().is_some() || !known.contains(&name) {
            see(attribute.range(), format!("`{name}` cannot stand in a picture"));
        } else if !attribute.value().chars().all(plain) {
            see(attribute.range(), format!("`{name}` holds more than numbers"));
        }
    }
}

/// The place of an element's `<name`.
fn name_of(node: Node<'_, '_>) -> Range<usize> {
    let start = node.range().start;
    start..start + 1 + node.tag_name().name().len()
}
