//! One tag of HTML: its name, where it ends, what it hides, and what its attributes say.

use super::seen_words::{GivenValue, SeenWords, seen};
use crate::finish::attribute_value;
use crate::normalization::folded;
use crate::parse::escaped;
use crate::tags::{self, Tag};

/// The bytes of the tag or the comment that begins here; none where the sign is one of the text's.
pub(in crate::import) fn length(from: &str) -> Option<usize> {
    if from.starts_with("<!--") {
        return Some(from.find("-->").map_or(from.len(), |end| end + 3));
    }
    let is_tag = from[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
    Some(from).filter(|_| is_tag).and_then(|from| tags::length(&from[1..])).map(|end| end + 2)
}

/// How many bytes stand behind the last sign that could end a tag.
pub(in crate::import) fn behind_last(html: &str) -> usize {
    html.len() - html.rfind('>').map_or(0, |last| last + 1)
}

/// [`length`] of what begins in HTML of which so many bytes stand behind the last sign that could end a tag: there, no tag is looked
/// for to the end of the text.
pub(in crate::import) fn length_within(from: &str, behind_last: usize) -> Option<usize> {
    if from.len() <= behind_last && !from.starts_with("<!--") { None } else { length(from) }
}

/// Whether it is a tag that nothing ends, where nothing ends it: a name, and behind it an attribute with a value.
pub(in crate::import) fn is_cut_short(from: &str) -> bool {
    let Some((_, behind)) = from[1..].split_once(char::is_whitespace) else { return false };
    let attribute = behind.trim_start();
    let value = attribute.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
    from[1..].starts_with(|c: char| c.is_ascii_alphabetic())
        && value.starts_with('=')
        && value.len() < attribute.len()
}

/// The bytes up to the end of an element, its end tag counted, from behind its start tag; none where nothing ends it. `tail` is
/// [`behind_last`] of the text.
pub(in crate::import) fn closing(behind: &str, element: &str, tail: usize) -> Option<usize> {
    let (mut depth, mut at) = (1_usize, 0);
    while let Some(open) = behind[at..].find('<').map(|open| at + open) {
        let Some(length) = length_within(&behind[open..], tail) else {
            at = open + 1;
            continue;
        };
        let tag = &behind[open..open + length];
        at = open + length;
        if name(tag) == element && !tag.ends_with("/>") {
            depth = if tag.starts_with("</") { depth - 1 } else { depth + 1 };
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// The name of a tag.
pub(in crate::import) fn name(tag: &str) -> String {
    let inside = tag.trim_start_matches(['<', '/']);
    inside.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

/// Whether a tag is none of HTML, but of a program that draws something in its place.
pub(in crate::import) fn is_of_program(tag: &str) -> bool {
    let name = whole_name(tag);
    name.starts_with(|c: char| c.is_ascii_uppercase()) || name.contains('-') && !name.starts_with('!')
}

/// The name of a tag with all its parts, as it is written.
fn whole_name(tag: &str) -> &str {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    // What begins with another sign is no tag of a program.
    if name.starts_with('!') { "!" } else { &name[..end.unwrap_or(name.len())] }
}

/// Elements that hold nothing.
const VOID: [&str; 8] = ["br", "embed", "hr", "img", "input", "link", "meta", "source"];

/// Whether a start tag opens something that an end tag closes.
pub(in crate::import) fn opens(tag: &str, name: &str) -> bool {
    !tag.starts_with("</") && !tag.ends_with("/>") && !VOID.contains(&name)
}

/// Whether browsers show nothing of what this start tag opens.
pub(in crate::import) fn is_hidden(tag: &str) -> bool {
    tags::tags(tag).next().is_some_and(|tag| tag.is_hidden())
}

/// What is told of an element that is hidden.
pub(in crate::import) fn told_hidden(name: &str) -> String {
    format!("a hidden part (`<{name}>`): readers of the old texts did not see it either")
}

/// What a tag says of where it leads.
pub(in crate::import) fn address(tag: &str) -> Option<&str> {
    value(tag, "href")
}

/// The value of an attribute as it is written.
pub(in crate::import) fn value<'a>(tag: &'a str, attribute: &str) -> Option<&'a str> {
    let found: Option<Tag<'a>> = tags::tags(tag).next();
    found?.value(attribute)
}

/// Attributes of HTML that are words. The words of a picture are told with it.
const WORDS: [&str; 6] = ["title", "placeholder", "aria-label", "alt", "label", "summary"];

/// What a tag says by its attributes: of one of a program what it shows, of others what browsers may show.
pub(in crate::import) fn seen_in(tag: &str) -> SeenWords {
    let found = tags::tags(tag).next().filter(|_| !tag.starts_with("</"));
    found.map_or_else(SeenWords::default, |found| of_tag(&found, is_of_program(tag), whole_name(tag)))
}

fn of_tag(tag: &Tag<'_>, is_of_program: bool, name: &str) -> SeenWords {
    let values: Vec<GivenValue<'_>> = tag
        .attributes()
        .filter_map(|attribute| {
            let words = attribute_value(attribute.value?.trim());
            Some(GivenValue { name: attribute.name, words, is_quoted: attribute.is_quoted })
        })
        .collect();
    if is_of_program {
        return seen(name, &values);
    }
    let is_button = ["button", "reset", "submit"].iter().any(|kind| tag.value("type") == Some(kind));
    let is_picture = name.eq_ignore_ascii_case("img");
    let is_words = |value: &GivenValue<'_>| {
        let name = value.name;
        (WORDS.contains(&name) || is_button && name == "value")
            && !is_picture
            && value.words.contains(char::is_alphanumeric)
    };
    let said = values.iter().filter(|value| is_words(value));
    SeenWords { said: said.map(GivenValue::told).collect(), ..SeenWords::default() }
}

impl SeenWords {
    /// What readers saw, as Markdown in which no sign of theirs is a mark.
    pub(in crate::import) fn markdown(&self) -> impl Iterator<Item = String> + use<'_> {
        let title = self.title.iter().map(|title| format!("**{}**", literal(title)));
        let words = title.chain(self.texts.iter().map(|text| escaped(&literal(text)).into_owned()));
        words.enumerate().map(|(at, words)| match &self.link {
            Some(link) if at == 0 => linked(&words, link),
            _ => words,
        })
    }
}

/// A link as Markdown.
pub(in crate::import) fn linked(words: &str, address: &str) -> String {
    let address = address.trim().replace(' ', "%20").replace(['<', '>'], "");
    format!("[{words}](<{address}>)")
}

/// Words with a backslash before what Markdown would read as a mark; code stays code, as writers mean it.
fn literal(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        if "\\*_[]<&".contains(c) {
            text.push('\\');
        }
        text.push(if c == '\n' { ' ' } else { c });
    }
    text
}

/// What the tags of some HTML say by their attributes and is not shown, each with the name of its tag.
pub(in crate::import) fn said_in(html: &str) -> Vec<(String, Vec<String>)> {
    let mut said = Vec::new();
    for tag in tags::tags(html) {
        let is_of_program = is_of_program(tag.inside);
        let SeenWords { title, texts, link, said: others } =
            of_tag(&tag, is_of_program, whole_name(tag.inside));
        let all: Vec<String> = title.into_iter().chain(texts).chain(link).chain(others).collect();
        if !all.is_empty() {
            said.push((tag.name.to_lowercase(), all));
        }
    }
    said
}

/// The words of a piece of HTML without any tag, without what browsers do not show.
pub(in crate::import) fn bare(html: &str) -> String {
    let (mut words, mut rest, tail) = (String::new(), html, behind_last(html));
    while let Some(at) = rest.find('<') {
        words.push_str(&rest[..at]);
        let from = &rest[at..];
        // What is no tag, such as `<?php`, goes as far as one would.
        let is_program = from[1..].starts_with(['?', '!']) && from.len() > tail;
        let program = || if is_program { from.find('>').map(|end| end + 1) } else { None };
        let Some(length) = length_within(from, tail).or_else(program) else {
            if is_cut_short(from) {
                rest = "";
                break;
            }
            words.push('<');
            rest = &from[1..];
            continue;
        };
        words.push(' ');
        let tag;
        (tag, rest) = from.split_at(length);
        let name = name(tag);
        let is_unseen = ["script", "style"].contains(&name.as_str()) || is_hidden(tag);
        if is_unseen && opens(tag, &name) {
            rest = &rest[closing(rest, &name, tail).unwrap_or(rest.len())..];
        }
    }
    words.push_str(rest);
    attribute_value(&folded(&words)).into_owned()
}

/// Where each picture of HTML lies, and what it says to those who do not see it.
pub(in crate::import) fn pictures(html: &str) -> impl Iterator<Item = (String, String)> {
    let pictures = tags::tags(html).filter(|tag| tag.name.eq_ignore_ascii_case("img"));
    pictures.map(|tag| picture(&tag))
}

/// Where a picture lies, and its words: those in its place, and those that browsers show beside it.
pub(in crate::import) fn picture(tag: &Tag<'_>) -> (String, String) {
    let of = |name: &str| attribute_value(tag.value(name).unwrap_or_default());
    (of("src").into_owned(), with_title(&of("alt"), &of("title")))
}

/// The words of a picture and its title, where that says more.
fn with_title(words: &str, title: &str) -> String {
    let (words, title) = (words.trim(), title.trim());
    match () {
        () if words.contains(title) => words.to_owned(),
        () if words.is_empty() => title.to_owned(),
        () => format!("{words}; {title}"),
    }
}
