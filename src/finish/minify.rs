//! The one door to minify-html.

use std::borrow::Cow;

use memchr::memchr;
use minify_html::Cfg;

use crate::finish::entities;
use crate::finish::minimal::SetAside;

/// The same HTML with fewer bytes: white space and comments go; every element, closing tag and visible
/// word stays, and character references are those of HTML 4. Styles and scripts are not touched.
///
/// The `@` of mail addresses is written as a character reference. Every browser shows it as it was, while hosts that
/// look for addresses in order to hide them from robots do not find it, and leave the page as it was built.
pub fn minify(html: &str) -> String {
    let hidden = entities::hidden(html);
    let Some(small) = spared(&hidden).or_else(|| whole(&hidden)) else { return html.to_owned() };
    let small = with_references(&small).unwrap_or(small);
    if memchr(b'@', small.as_bytes()).is_some() { small.replace('@', "&#64;") } else { small }
}

/// A page without references made small; `None` where something is made of it that is no text.
fn whole(html: &str) -> Option<String> {
    let settings = Cfg {
        do_not_minify_doctype: true,
        ensure_spec_compliant_unquoted_attribute_values: true,
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_spaces_between_attributes: true,
        ..Cfg::default()
    };
    let small = minify_html::minify(html.as_bytes(), &settings);
    simdutf8::basic::from_utf8(&small).ok().map(str::to_owned)
}

/// The same, with what is minimal already set aside; `None` where nothing can be.
fn spared(html: &str) -> Option<String> {
    let aside = SetAside::of(html)?;
    aside.put_back(&whole(&aside.html)?)
}

/// A page with its character references again; `None` where it has none.
fn with_references(small: &str) -> Option<String> {
    let shown = entities::shown(small);
    let complete = match entities::complete(&shown) {
        Cow::Owned(text) => Some(text),
        Cow::Borrowed(_) => None,
    };
    complete.or(match shown {
        Cow::Owned(text) => Some(text),
        Cow::Borrowed(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{SetAside, spared, whole};

    /// Pieces of pages, well made and badly.
    const PIECES: &[&str] = &[
        "<p>",
        "</p>",
        "<p class=\"note\">",
        "<ul>",
        "</ul>",
        "<ol start=\"3\">",
        "<ol>",
        "</ol>",
        "<li>",
        "</li>",
        "<table>",
        "</table>",
        "<tbody>",
        "</tbody>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<th scope=col>",
        "</th>",
        "<strong>",
        "</strong>",
        "<em>",
        "</em>",
        "<em translate=\"no\">",
        "<a href='x y.html' data-title=\"it's\">",
        "</a>",
        "<br>",
        "<h2 id=\"a\">",
        "<h3>",
        "</h3>",
        "</h2>",
        "<blockquote>",
        "</blockquote>",
        "<div>",
        "</div>",
        "<pre>",
        "</pre>",
        "<svg viewBox=\"0 0 1 1\">",
        "</svg>",
        "<title>",
        "</title>",
        "<script>",
        "</script>",
        "<textarea>",
        "</textarea>",
        "<!-- <p>",
        " -->",
        "<!doctype html>",
        "<head>",
        "</head>",
        "<body>",
        "</body>",
        "<p title=\"",
        "\">",
        "<p title='",
        "'>",
        "<",
        "<br/>",
        "<path d=\"M0 0\"/>",
        "<span class=\"a b\" dir=\"ltr\">",
        "</span>",
        "<th scope=\"Col\" class=x>",
        "<div id=\"x\" tabindex=\"0\" aria-label=\"it's this\">",
        "<li value=\"3\">",
        "<a lang=ar hreflang=\"ar\" href=\"../x.html?a=b\" href=y>",
        "<a lang=ar hreflang=\"ar\" href=\"../x.html#a\" data-n>",
        "<code dir=\"\" translate=\"no\">",
        "</code>",
        "<thead>",
        "</thead>",
        " ",
        "\n",
        "  ",
        "words of a sentence, long enough to be set aside",
        "it's \"said\" ",
    ];

    proptest! {
        #[test]
        fn what_is_set_aside_would_have_been_left(at in proptest::collection::vec(0..PIECES.len(), 0..60)) {
            let html: String = at.into_iter().map(|at| PIECES[at]).collect();
            if let Some(small) = spared(&html) {
                prop_assert_eq!(small, whole(&html).unwrap_or_default());
            }
        }

        #[test]
        fn so_it_is_of_pages_that_are_well_made(html in block(4)) {
            let html = format!("<!doctype html><html><head><title>a</title></head><body>{html}</body></html>");
            if let Some(small) = spared(&html) {
                prop_assert_eq!(small, whole(&html).unwrap_or_default());
            }
        }
    }

    /// Words, with more white space than there need be or without.
    fn words() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "a sentence of some words",
            " ",
            "\n",
            "  ",
            "<br>",
            "x ",
            "ሓኪም",
            "l'été",
        ]);
        prop::collection::vec(pieces, 1..4).prop_map(|pieces| pieces.concat())
    }

    fn line() -> impl Strategy<Value = String> {
        let inline = prop::sample::select(vec![
            ("", ""),
            ("<strong>", "</strong>"),
            ("<a hreflang=\"so\" href=\"x.html#y\" data-title=\"it's x\">", "</a>"),
            ("<i lang=da translate=no>", "</i>"),
            ("<a rel=\"x y\" href='x'>", "</a>"),
        ]);
        prop::collection::vec((words(), inline), 1..4).prop_map(|parts| {
            parts.iter().map(|(words, (open, close))| format!("{open}{words}{close}")).collect()
        })
    }

    fn block(depth: u32) -> BoxedStrategy<String> {
        let leaf = (line(), prop::sample::select(vec!["p", "h3", "td"]))
            .prop_map(|(line, name)| format!("<{name}>{line}</{name}>"));
        let nested = leaf.prop_recursive(depth, 64, 6, |inner| {
            let many = prop::collection::vec((inner, prop::sample::select(vec!["", "", "", "\n"])), 1..6);
            let around = vec![
                ("<ul><li>", "</li></ul>"),
                ("<blockquote>", "</blockquote>"),
                ("<div class=\"x\">", "</div>"),
                ("<table><tbody><tr>", "</tr></tbody></table>"),
                ("<svg>", "</svg>"),
                ("<pre>", "</pre>"),
                ("<li>", "</li>"),
            ];
            (many, prop::sample::select(around)).prop_map(|(many, (open, close))| {
                let inside: String = many.iter().flat_map(|(block, space)| [block.as_str(), space]).collect();
                format!("{open}{inside}{close}")
            })
        });
        nested.boxed()
    }

    #[test]
    fn prose_is_set_aside() {
        let prose =
            "<p>One two three.</p><ul><li>Four <strong>five</strong>.</li><li>Six<br>seven.</li></ul>";
        let html = format!(
            "<main> {prose} <p>Links: <a hreflang=\"so\" aria-label=\"b c\" href=\"b.html\">b</a></p> {prose} </main>"
        );
        let aside = SetAside::of(&html).expect("prose");
        assert_eq!(
            aside.html,
            "<main> <p>\u{fdd1}\u{fdd4}</p> <p>\u{fdd1}\u{fdd4}</p> <p>\u{fdd1}\u{fdd4}</p> </main>"
        );
        assert_eq!(
            spared(&html),
            Some(format!(
                "<main>{prose}<p>Links: <a aria-label=\"b c\" href=b.html hreflang=so>b</a></p>{prose}</main>"
            ))
        );
    }

    #[test]
    fn where_readers_could_differ_nothing_is_set_aside() {
        let prose = "<p>One two three four five six seven eight.</p>";
        for html in [
            "<p title=\"a\"b>",
            "<p title=a\"b>",
            "<p a=>",
            "<!x>",
            "</ p>",
            "<p/x>",
            "<title><b></title>",
            "<script>",
            "a < b",
        ] {
            assert!(SetAside::of(&format!("{html}{prose}")).is_none(), "{html}");
        }
    }
}
