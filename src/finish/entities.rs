//! Character references as every reader of HTML since version 4 knows them.
//!
//! minify-html reads references and writes the shortest that an HTML5 parser takes: `&LTname`, `&ampcopy;`. Text browsers
//! show those as they stand, and inside attributes its `&ampsect;` is wrong for every browser. So it gets to see none, and
//! afterwards each is read as HTML5 reads it and written anew, complete; every other character stands as itself.

use std::borrow::Cow;

use htmlize::{unescape, unescape_attribute};
use memchr::{memchr, memchr_iter, memchr2, memchr2_iter};

use crate::tags;

/// Elements whose text ends at their end tag only, and whether it has character references (RCDATA and RAWTEXT of the
/// HTML standard).
const TEXT_ONLY: [(&str, bool); 4] =
    [("title", true), ("textarea", true), ("script", false), ("style", false)];

/// Stands for `&` and, doubled with another character, for itself: no character of any text (Unicode, noncharacters).
const MARK: &str = "\u{fdd1}";
const MARK_ITSELF: &str = "\u{fdd1}\u{fdd2}";
const REFERENCE: &str = "\u{fdd1}\u{fdd3}";

/// A page in which no reader of HTML finds a character reference.
pub(super) fn hidden(html: &str) -> Cow<'_, str> {
    let places = memchr2_iter(b'&', MARK.as_bytes()[0], html.as_bytes());
    replaced(html, places, &[("&", REFERENCE), (MARK, MARK_ITSELF)])
}

/// The page that was hidden.
pub(super) fn shown(hidden: &str) -> Cow<'_, str> {
    let places = memchr_iter(MARK.as_bytes()[0], hidden.as_bytes());
    replaced(hidden, places, &[(REFERENCE, "&"), (MARK_ITSELF, MARK)])
}

/// The value of an attribute as browsers read it.
pub(crate) fn attribute_value(written: &str) -> Cow<'_, str> {
    unescape_attribute(written)
}

/// A text with others in place of some of its pieces, each of which begins at one of these bytes.
fn replaced<'t>(
    text: &'t str,
    places: impl Iterator<Item = usize>,
    pairs: &[(&str, &'static str)],
) -> Cow<'t, str> {
    let (mut out, mut start) = (String::new(), 0);
    for at in places {
        let pair = pairs.iter().find(|(piece, _)| text.as_bytes()[at..].starts_with(piece.as_bytes()));
        let Some((piece, other)) = pair.filter(|_| at >= start) else { continue };
        if start == 0 {
            out.reserve(text.len() + text.len() / 16);
        }
        out.push_str(&text[start..at]);
        out.push_str(other);
        start = at + piece.len();
    }
    if start == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[start..]);
    Cow::Owned(out)
}

/// The same page, of minified HTML, with nothing but `&amp;`, `&lt;`, `&gt;`, `&quot;` and `&#39;` for references.
pub(super) fn complete(html: &str) -> Cow<'_, str> {
    if has_no_reference(html) {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len() + html.len() / 64);
    let mut rest = html;
    while let Some((before, behind)) = next_tag(rest) {
        text(before, &mut out);
        let (written, behind) = behind.split_at(tags::length(behind).unwrap_or(behind.len()));
        tag(written, &mut out);
        rest = behind;
        let name = written[1..].split(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).next();
        if let Some((name, has_references)) = TEXT_ONLY.iter().find(|(known, _)| Some(*known) == name) {
            let end = rest.find(&format!("</{name}")).unwrap_or(rest.len());
            let (inside, behind) = rest.split_at(end);
            if *has_references {
                text(inside, &mut out);
            } else {
                out.push_str(inside);
            }
            rest = behind;
        }
    }
    text(rest, &mut out);
    Cow::Owned(out)
}

/// Whether no `&` stands on a page, and no `<` but those of its tags.
fn has_no_reference(html: &str) -> bool {
    let bytes = html.as_bytes();
    memchr(b'&', bytes).is_none()
        && memchr_iter(b'<', bytes).all(|at| bytes.get(at + 1).is_some_and(|next| begins_tag(*next)))
}

/// Whether this byte behind a `<` makes a tag of it, or something that is no text either.
fn begins_tag(next: u8) -> bool {
    next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?')
}

/// What stands before the next tag of any kind, and the rest from its `<` on.
fn next_tag(html: &str) -> Option<(&str, &str)> {
    let bytes = html.as_bytes();
    let at = memchr_iter(b'<', bytes).find(|at| bytes.get(at + 1).is_some_and(|next| begins_tag(*next)))?;
    Some(html.split_at(at))
}

fn text(written: &str, out: &mut String) {
    if memchr2(b'&', b'<', written.as_bytes()).is_none() {
        return out.push_str(written);
    }
    let text = unescape(written);
    let places = memchr2_iter(b'&', b'<', text.as_bytes());
    out.push_str(&replaced(&text, places, &[("&", "&amp;"), ("<", "&lt;")]));
}

fn tag(written: &str, out: &mut String) {
    if memchr(b'&', written.as_bytes()).is_none() {
        return out.push_str(written);
    }
    let mut rest = written;
    while let Some((before, behind)) = rest.split_once('=') {
        let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, behind) = match quote {
            Some(quote) => behind[1..].split_once(quote).unwrap_or((&behind[1..], "")),
            None => behind.split_at(behind.find([' ', '>']).unwrap_or(behind.len())),
        };
        out.push_str(before);
        out.push('=');
        attribute(&unescape_attribute(value), quote, out);
        rest = behind;
    }
    out.push_str(rest);
}

fn attribute(value: &str, quote: Option<char>, out: &mut String) {
    let needs_quotes = |c: char| c.is_ascii_whitespace() || "\"'=<>`".contains(c);
    let shorter = if value.contains('"') && !value.contains('\'') { '\'' } else { '"' };
    let quote = (quote.is_some() || value.contains(needs_quotes)).then_some(shorter);
    out.extend(quote);
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if quote == Some('"') => out.push_str("&quot;"),
            '\'' if quote == Some('\'') => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out.extend(quote);
}

#[cfg(test)]
mod tests {
    use super::{complete, hidden, shown};

    #[test]
    fn what_is_hidden_is_shown_again() {
        for text in ["a&amp;b", "\u{fdd1}&\u{fdd2}\u{fdd1}\u{fdd3}", "&&\u{fdd3}\u{fdd1}", "plain"] {
            assert!(!hidden(text).contains('&'));
            assert_eq!(shown(&hidden(text)), text);
        }
    }

    #[test]
    fn references_that_only_html5_knows_are_written_for_every_reader() {
        for (written, expected) in [
            ("<p>&LTname@x.dk> 1 < 2 <3", "<p>&lt;name@x.dk> 1 &lt; 2 &lt;3"),
            ("<p>&ampcopy; &ampamp; &amp; R&D & so", "<p>&amp;copy; &amp;amp; &amp; R&amp;D &amp; so"),
            ("<p>&nGt; &check; &eacute &#39s &#x27;", "<p>\u{226b}\u{20d2} \u{2713} é 's '"),
            ("<a href=?a=1&sect=9&lt=2>x</a>", "<a href=\"?a=1&amp;sect=9&amp;lt=2\">x</a>"),
            ("<a href=?a&amp;sect;>x</a>", "<a href=?a&amp;sect;>x</a>"),
            ("<p title=\"a &#34b' &GT c\">", "<p title=\"a &quot;b' &gt; c\">"),
            ("<p title='a \"b&quot; c'>", "<p title='a \"b\" c'>"),
            ("<title>a &LT/title> &ampLT;</title>&LTb", "<title>a &lt;/title> &amp;LT;</title>&lt;b"),
            ("<script>a&&b<c&LT</script><!doctype html>", "<script>a&&b<c&LT</script><!doctype html>"),
        ] {
            assert_eq!(complete(written), expected);
        }
    }
}
