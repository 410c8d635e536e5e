//! Stylesheets: comments and white space taken out, logical properties written out for a direction.

use crate::i18n::lang::Direction;
use crate::theme::scripts::Scripts;
use crate::theme::{directions, properties};

/// A piece of a stylesheet, in the order it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CssPiece<'a> {
    /// What stands before a `{`.
    Opening(&'a str),
    /// `property: value`, or a statement such as `@charset`.
    Declaration(&'a str),
    /// `}`.
    Closing,
}

/// A declaration that names a side of the page, which would be wrong in the other direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Physical {
    /// Where its property begins, in bytes.
    pub start: usize,
    /// The property.
    pub property: String,
}

/// The stylesheet for pages of one direction: smaller, its custom properties under short names, and with every logical property written out as a
/// physical one, so that engines from 2015 lay it out too, and every script as the languages written in it.
pub fn write_out(css: &str, direction: Direction, scripts: &Scripts) -> String {
    let plain = without_comments(css);
    let mut out = String::with_capacity(plain.len());
    let mut pieces = pieces(&plain).into_iter();
    while let Some(piece) = pieces.next() {
        match piece {
            CssPiece::Opening(prelude) => {
                let selectors = scripts.write_out(prelude);
                if selectors.is_empty() && !prelude.is_empty() {
                    // A rule for a script nobody writes in: only declarations stand in it.
                    pieces.find(|piece| *piece == CssPiece::Closing);
                    continue;
                }
                out.push_str(&folded(&selectors));
                out.push('{');
            }
            CssPiece::Closing => {
                if out.ends_with(';') {
                    out.pop();
                }
                out.push('}');
            }
            CssPiece::Declaration(text) => match text.split_once(':') {
                Some((property, value)) if !text.starts_with('@') => {
                    let written = directions::write_out(property.trim(), folded(value).trim(), direction);
                    for (property, value) in written {
                        out.push_str(&property);
                        out.push(':');
                        out.push_str(&value);
                        out.push(';');
                    }
                }
                _ => {
                    out.push_str(&folded(text));
                    out.push(';');
                }
            },
        }
    }
    properties::short(&out)
}

/// The declarations of `css` that name a side.
pub fn physical(css: &str) -> Vec<Physical> {
    let plain = without_comments(css);
    let mut found = Vec::new();
    for piece in pieces(&plain) {
        let CssPiece::Declaration(text) = piece else { continue };
        let Some((property, value)) = text.split_once(':') else { continue };
        if directions::is_physical(property.trim(), value.trim()) {
            let start = text.as_ptr() as usize - plain.as_ptr() as usize;
            found.push(Physical { start, property: property.trim().to_owned() });
        }
    }
    found
}

/// The same text with comments blanked out, so that offsets stay true.
pub(crate) fn without_comments(css: &str) -> String {
    let mut plain = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(open) = rest.find("/*") {
        let close = rest[open..].find("*/").map_or(rest.len(), |at| open + at + 2);
        plain.push_str(&rest[..open]);
        plain.extend(rest[open..close].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        rest = &rest[close..];
    }
    plain.push_str(rest);
    plain
}

/// A stylesheet without comments, piece by piece.
pub(crate) fn pieces(css: &str) -> Vec<CssPiece<'_>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut quote = None;
    let mut parentheses = 0;
    for (at, c) in css.char_indices() {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '(') => parentheses += 1,
            (None, ')') => parentheses -= 1,
            (None, '{' | ';' | '}') if parentheses <= 0 => {
                let text = css[start..at].trim();
                match c {
                    '{' => pieces.push(CssPiece::Opening(text)),
                    _ if !text.is_empty() => pieces.push(CssPiece::Declaration(text)),
                    _ => {}
                }
                if c == '}' {
                    pieces.push(CssPiece::Closing);
                }
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces
}

/// White space outside quotation marks folded to single spaces, and taken away beside characters that part words by
/// themselves.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut quote = None;
    let mut signs = text.trim().chars().peekable();
    while let Some(c) = signs.next() {
        match quote {
            Some(open) if open == c => quote = None,
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None if c.is_whitespace() => {
                let parts = |c: char| matches!(c, ',' | '>' | '~' | '!');
                let next = signs.peek().is_some_and(|next| next.is_whitespace() || parts(*next));
                if !next && !out.ends_with(|last| parts(last) || last == ':') {
                    out.push(' ');
                }
                continue;
            }
            _ => {}
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logical_properties_are_written_out_for_the_direction() {
        let css = "/* a */\n.x, .y {\n  margin-inline-start: 1em;\n  color: red;\n}\n@media print { a::after { content: \"a; b\" } }";
        assert_eq!(
            write_out(css, Direction::Ltr, &Scripts::default()),
            ".x,.y{margin-left:1em;color:red}@media print{a::after{content:\"a; b\"}}"
        );
        assert!(write_out(css, Direction::Rtl, &Scripts::default()).starts_with(".x,.y{margin-right:1em;"));
        let css =
            "a > b ~ c:not(.d) e, f { g: h , \"i, j\",  k !important } @media (l: m)  and n { o { p: q } }";
        assert_eq!(
            write_out(css, Direction::Ltr, &Scripts::default()),
            "a>b~c:not(.d) e,f{g:h,\"i, j\",k!important}@media (l:m) and n{o{p:q}}"
        );
    }

    #[test]
    fn a_rule_for_a_script_no_language_has_is_left_out() {
        let css = "a{b:c}:script(Arab){d:e;f:g}@media print{:script(Ethi) p{h:i}}";
        let ethiopic = Scripts::new(&crate::i18n::lang::Lang::parse("ti"));
        assert_eq!(write_out(css, Direction::Ltr, &ethiopic), "a{b:c}@media print{:lang(ti) p{h:i}}");
    }

    #[test]
    fn sides_are_found_with_their_place() {
        let css = "a{color:red;/* left */ padding-left: 2px}";
        assert_eq!(physical(css), [Physical { start: 23, property: "padding-left".into() }]);
        assert!(physical("a{text-align:start;background-position:left}").is_empty());
    }
}
