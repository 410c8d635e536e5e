//! The tags of HTML: enough of a reader for what templates and the minifier write, and for pages that are imported.

use std::collections::BTreeMap;

use memchr::{memchr, memchr3_iter};

/// Every start tag.
pub(crate) fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    marks(html).filter_map(|mark| if let Mark::Start(tag) = mark { Some(tag) } else { None })
}

/// What stands between a `<` and its `>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark<'a> {
    /// A start tag.
    Start(Tag<'a>),
    /// An end tag, by the name of its element.
    End(&'a str),
    /// Anything else that is no text: a comment, a doctype; with the byte it begins at.
    Other(&'a str, usize),
}

/// A start tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    /// The name of its element.
    pub name: &'a str,
    /// All that stands between its `<` and its `>`.
    pub inside: &'a str,
    /// What the element holds, where that is no markup: of styles, scripts, titles and boxes of text.
    pub raw: &'a str,
    /// The byte behind its `<`.
    pub at: usize,
}

/// An attribute of a start tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Attribute<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its value, where it has one.
    pub value: Option<&'a str>,
    /// Whether quotation marks stand around the value.
    pub is_quoted: bool,
    /// The byte its name begins at.
    pub at: usize,
}

/// Elements whose content is text or code until their own end tag.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// Every tag, comment and doctype in order.
pub(crate) fn marks(html: &str) -> impl Iterator<Item = Mark<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += memchr(b'<', &html.as_bytes()[at..])? + 1;
            let after = &html[at..];
            match after.as_bytes().first()? {
                b'/' => {
                    let name = &after[1..];
                    return Some(Mark::End(before(name, |byte| byte == b'>' || parts(byte))));
                }
                b'!' | b'?' => {
                    let end = after.find('>').unwrap_or(after.len());
                    return Some(Mark::Other(&after[..end], at));
                }
                first if first.is_ascii_alphabetic() => {}
                _ => continue,
            }
            let inside = &after[..length(after)?];
            let name = before(inside, parts);
            let start = at;
            at += inside.len();
            let mut raw = "";
            if RAW.contains(&name) {
                at += 1;
                raw = &html[at..];
                raw = &raw[..closing(raw, name)];
                at += raw.len();
            }
            return Some(Mark::Start(Tag { name, inside, raw, at: start }));
        }
    })
}

/// Whether a byte parts the attributes of a tag (HTML, 13.2.5.32).
fn parts(byte: u8) -> bool {
    byte == b'/' || is_space(byte)
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | 0xc)
}

/// A text up to the first byte of some kind, which is one of ASCII.
fn before(text: &str, ends: impl Fn(u8) -> bool) -> &str {
    &text[..text.bytes().position(ends).unwrap_or(text.len())]
}

/// Where the end tag of a raw element stands, or the end of the text.
fn closing(raw: &str, name: &str) -> usize {
    let mut ends = raw.match_indices("</").map(|(at, _)| at);
    let closes =
        |at: &usize| raw[at + 2..].get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name));
    ends.find(closes).unwrap_or(raw.len())
}

/// Where a tag ends, of what stands behind its `<`: at the first `>` outside quotes.
pub(crate) fn length(tag: &str) -> Option<usize> {
    let mut quote = None;
    memchr3_iter(b'"', b'\'', b'>', tag.as_bytes()).find(|at| {
        let byte = tag.as_bytes()[*at];
        match quote {
            Some(open) if open == byte => quote = None,
            None if byte != b'>' => quote = Some(byte),
            _ => {}
        }
        quote.is_none() && byte == b'>'
    })
}

impl<'a> Tag<'a> {
    /// Its attributes in order.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = Attribute<'a>> + use<'a> {
        let (inside, start) = (self.inside, self.at);
        let mut at = self.name.len();
        std::iter::from_fn(move || {
            at += inside[at..].bytes().position(|byte| !parts(byte))?;
            let rest = &inside[at..];
            let place = start + at;
            let end = before(rest, |byte| byte == b'=' || parts(byte)).len();
            // A character of equality that no name stands before begins one.
            let end = if end == 0 { 1 } else { end };
            let (name, after) = rest.split_at(end);
            at += end;
            let Some(value) = after.strip_prefix('=') else {
                return Some(Attribute { name, value: None, is_quoted: false, at: place });
            };
            let quote = value.as_bytes().first().filter(|first| matches!(first, b'"' | b'\''));
            let (value, length) = match quote {
                Some(quote) => {
                    let inner = &value[1..];
                    let end = inner.find(char::from(*quote)).unwrap_or(inner.len());
                    (&inner[..end], (end + 3).min(after.len()))
                }
                None => {
                    let value = before(value, is_space);
                    (value, value.len() + 1)
                }
            };
            at += length;
            Some(Attribute { name, value: Some(value), is_quoted: quote.is_some(), at: place })
        })
    }

    /// Whether browsers show nothing of its element. What a program fills into a place of another one (`<template #name>`) is shown.
    pub(crate) fn is_hidden(&self) -> bool {
        let is_shown_elsewhere = || {
            self.attributes()
                .any(|attribute| attribute.name.starts_with(['#', ':']) || attribute.name.starts_with("v-"))
        };
        if self.name.eq_ignore_ascii_case("template") {
            return !is_shown_elsewhere();
        }
        self.attributes().any(|attribute| match attribute.name.to_ascii_lowercase().as_str() {
            "hidden" => true,
            // As Vue writes it.
            "v-if" | "v-show" => attribute.value == Some("false"),
            "style" => {
                let style = attribute.value.unwrap_or_default().to_ascii_lowercase();
                let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
                style.contains("display:none") || style.contains("visibility:hidden")
            }
            _ => false,
        })
    }

    /// The value of an attribute.
    pub(crate) fn value(&self, name: &str) -> Option<&'a str> {
        self.attributes().find(|attribute| attribute.name == name)?.value
    }
}

/// Elements that are open, each with its name and what is noted of it.
#[derive(Debug)]
pub(crate) struct OpenElements<K, T> {
    open: Vec<(K, T)>,
    /// How many of each name are open, so that an end tag of none is passed over at once.
    counts: BTreeMap<K, usize>,
}

impl<K: Ord + Clone, T> OpenElements<K, T> {
    /// None is open.
    pub(crate) fn new() -> Self {
        Self { open: Vec::new(), counts: BTreeMap::new() }
    }

    /// Opens an element.
    pub(crate) fn start(&mut self, name: K, noted: T) {
        *self.counts.entry(name.clone()).or_default() += 1;
        self.open.push((name, noted));
    }

    /// Closes the last element of this name, and those within it that nothing closed; what is noted of it. `None` where none of this
    /// name is open.
    pub(crate) fn end(&mut self, name: &K) -> Option<T> {
        self.counts.get(name).filter(|count| **count > 0)?;
        while let Some((other, noted)) = self.open.pop() {
            self.counts.entry(other.clone()).and_modify(|count| *count -= 1);
            if other == *name {
                return Some(noted);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{marks, tags};

    /// The values of an attribute in every start tag.
    fn values<'a>(html: &'a str, attribute: &'static str) -> impl Iterator<Item = &'a str> {
        let attributes = tags(html).flat_map(|tag| tag.attributes());
        attributes.filter(move |found| found.name == attribute).filter_map(|found| found.value)
    }

    #[test]
    fn attributes_are_read_with_and_without_quotes() {
        let html =
            "<p hidden><a href=b.html#x class=c><a class='x' href=\"d e.html\"><a data-href=no><a/href=f/>";
        assert_eq!(values(html, "href").collect::<Vec<_>>(), ["b.html#x", "d e.html", "f/"]);
        let names: Vec<_> = tags(html).flat_map(|tag| tag.attributes()).map(|found| found.name).collect();
        assert_eq!(names, ["hidden", "href", "class", "class", "href", "data-href", "href"]);
    }

    #[test]
    fn what_only_looks_like_an_attribute_is_passed_over() {
        let html =
            "<p title=\"a > b href=x\">an href=y 1 < 2 href=z</p><script>a=\"<a href=w>\"</script><a href=v>";
        assert_eq!(values(html, "href").collect::<Vec<_>>(), ["v"]);
        let html = "<title><a href=a></title><textarea><a href=b></TEXTAREA><a href=c>";
        assert_eq!(values(html, "href").collect::<Vec<_>>(), ["c"]);
    }

    #[test]
    fn places_are_those_of_the_text() {
        let html = "<p>é<a id=x hidden =y>";
        let tag = tags(html).last().expect("a tag");
        assert!(html[tag.at..].starts_with("a id"));
        for found in tag.attributes() {
            assert!(html[found.at..].starts_with(found.name), "{found:?}");
        }
    }

    #[test]
    fn a_text_cut_short_anywhere_is_read() {
        let html = "<!doctype html><a href='é'><p =x \"><title>é</title></p><!-- c --><script>";
        for (at, _) in html.char_indices() {
            assert!(marks(&html[..at]).count() <= 9);
        }
        let last = marks(html).last();
        assert!(last.is_some());
    }
}
