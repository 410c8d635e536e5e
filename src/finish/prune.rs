//! A page's stylesheet, less the rules for what is not on that page.

use std::collections::BTreeSet;

use crate::tags;
use crate::theme::stylesheet::{CssPiece, pieces};

/// At-rules whose block holds rules of its own; every other one is kept as it is.
const CONDITIONAL: [&str; 2] = ["@media", "@supports"];

/// A stylesheet, and what of it the script beside it can need: the same for all pages that are given both.
pub(super) struct PageStyles<'a> {
    css: &'a str,
    /// Every word of the stylesheet: whatever else stands on a page decides nothing.
    asked: BTreeSet<&'a str>,
    /// Those of them that the script holds.
    of_script: BTreeSet<&'a str>,
}

impl<'a> PageStyles<'a> {
    /// A stylesheet and the script beside it.
    pub(super) fn new(css: &'a str, script: &'a str) -> Self {
        let asked: BTreeSet<&str> = words(css).collect();
        let of_script = words(script).filter(|word| asked.contains(word)).collect();
        Self { css, asked, of_script }
    }

    /// The stylesheet less the rules for what is not on a page.
    pub(super) fn of_page(&self, html: &str) -> String {
        prune(self.css, &self.names(html))
    }

    /// What a page uses, as far as the stylesheet asks.
    fn names<'p>(&self, html: &'p str) -> UsedNames<'p>
    where
        'a: 'p,
    {
        let mut names = UsedNames { words: self.of_script.clone(), ..UsedNames::default() };
        for tag in tags::tags(html) {
            let own = words(tag.inside).filter_map(|word| self.asked.get(word).copied());
            names.words.extend(own);
            let mut lang = None;
            let mut of_link = false;
            for attribute in tag.attributes() {
                match attribute.name {
                    "lang" => lang = attribute.value,
                    "hreflang" => of_link = true,
                    _ => {}
                }
            }
            let Some(lang) = lang else { continue };
            if names.lang.is_empty() {
                names.lang = lang;
            }
            if !of_link {
                names.spoken.insert(lang);
            }
        }
        names
    }
}

/// The words a selector can need: everything written in the page's start tags and in its script, which may make
/// elements and name classes of its own.
#[derive(Default)]
struct UsedNames<'a> {
    words: BTreeSet<&'a str>,
    /// The language of the page as a whole.
    lang: &'a str,
    /// The languages its texts are in. The name of a language in a link to its page counts for none: every phone that can show
    /// that page has letters for it.
    spoken: BTreeSet<&'a str>,
}

impl UsedNames<'_> {
    /// Whether a selector can find anything: each element, class, id, attribute and language it asks for is there.
    fn has(&self, selector: &str) -> bool {
        let mut rest = selector;
        let mut on_root = false;
        while let Some(c) = rest.chars().next() {
            let name = word(&rest[c.len_utf8()..]);
            let (needed, length) = match c {
                '.' | '#' => (name, 1 + name.len()),
                '[' => (name, rest.find(']').map_or(rest.len(), |at| at + 1)),
                ':' => {
                    let name = word(rest.trim_start_matches(':'));
                    let open = rest.len() - rest.trim_start_matches(':').len() + name.len();
                    let inside = rest[open..].strip_prefix('(').map(|inside| &inside[..closing(inside)]);
                    let fits = match (name, inside) {
                        ("lang", Some(lang)) if on_root => speaks(self.lang, lang),
                        ("lang", Some(lang)) => self.spoken.iter().any(|spoken| speaks(spoken, lang)),
                        _ => true,
                    };
                    if !fits {
                        return false;
                    }
                    ("", open + inside.map_or(0, |inside| inside.len() + 2))
                }
                _ if is_name(c) => {
                    let name = word(rest);
                    on_root = name == "html";
                    (name, name.len())
                }
                _ => {
                    on_root = false;
                    ("", c.len_utf8())
                }
            };
            if !needed.is_empty() && !self.words.contains(needed) {
                return false;
            }
            rest = rest.get(length..).unwrap_or_default();
        }
        true
    }
}

/// The stylesheet less its selectors that find nothing on the page, the rules without a selector left, and the
/// conditions without a rule left.
fn prune(css: &str, names: &UsedNames<'_>) -> String {
    let mut out = String::with_capacity(css.len());
    // Per open block where it begins in `out`, and whether it stays even if it is empty.
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut pieces = pieces(css).into_iter();
    while let Some(piece) = pieces.next() {
        match piece {
            CssPiece::Opening(prelude) => {
                let is_condition = CONDITIONAL.iter().any(|name| prelude.starts_with(name));
                // Inside an at-rule that is kept as it is, such as `@keyframes`, preludes are no selectors.
                let is_kept = prelude.starts_with('@') || open.last().is_some_and(|(_, kept)| *kept);
                let written = match is_kept {
                    true => prelude.to_owned(),
                    false => selectors(prelude).filter(|one| names.has(one)).collect::<Vec<_>>().join(","),
                };
                if written.is_empty() {
                    pieces.find(|piece| *piece == CssPiece::Closing);
                    continue;
                }
                open.push((out.len(), is_kept && !is_condition));
                out.push_str(&written);
                out.push('{');
            }
            CssPiece::Declaration(text) => {
                out.push_str(text);
                out.push(';');
            }
            CssPiece::Closing => {
                let start = open.pop().map_or(0, |(start, _)| start);
                if out.ends_with(';') {
                    out.pop();
                }
                match out.ends_with('{') {
                    true => out.truncate(start),
                    false => out.push('}'),
                }
            }
        }
    }
    out
}

/// The selectors of a list; a comma in brackets parts nothing.
fn selectors(list: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0;
    list.split(move |c: char| {
        depth += i32::from(matches!(c, '(' | '[')) - i32::from(matches!(c, ')' | ']'));
        depth == 0 && c == ','
    })
    .map(str::trim)
}

/// Where the bracket closes that was opened before `inside`.
fn closing(inside: &str) -> usize {
    let mut depth = 1;
    let end = inside.find(|c: char| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth == 0
    });
    end.unwrap_or(inside.len())
}

/// Whether text tagged `tag` is text in `lang` (RFC 4647, basic filtering).
fn speaks(tag: &str, lang: &str) -> bool {
    tag.strip_prefix(lang).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

/// The name at the start of a text.
fn word(text: &str) -> &str {
    &text[..text.find(|c: char| !is_name(c)).unwrap_or(text.len())]
}

/// Every word of a text, and of a language tag every shorter tag too.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let all = text.split(|c: char| !is_name(c)).filter(|word| !word.is_empty());
    all.flat_map(|word| [Some(word), word.split_once('-').map(|(lang, _)| lang)].into_iter().flatten())
}

#[cfg(test)]
mod tests {
    use super::PageStyles;

    const PAGE: &str = "<html lang=ti dir=ltr><body><p class=\"a b\" id=x hidden>1<i lang=da-DK>2</i></html>";

    fn pruned(css: &str) -> String {
        PageStyles::new(css, "make('details').className='made';").of_page(PAGE)
    }

    #[test]
    fn rules_for_what_is_on_the_page_or_made_by_its_script_stay() {
        for css in [
            "p{a:b}",
            ".a.b>#x:hover::before{a:b}",
            "[hidden]{a:b}",
            "details.made{a:b}",
            "*{a:b}",
            ":root{--a:b}",
            ":lang(da){a:b}",
            "html:lang(ti) body{a:b}",
            "p:not(.c){a:b}",
            "@media print{p{a:b}}",
            "@page{margin:0}",
            "@keyframes k{0%{a:b}to{a:c}}",
            "p::after{content:\"} .c{\"}",
        ] {
            assert_eq!(pruned(css), css);
        }
    }

    #[test]
    fn rules_for_what_is_not_on_the_page_go() {
        for css in [
            "table{a:b}",
            ".c{a:b}",
            ".a .c{a:b}",
            "#y{a:b}",
            "[open]{a:b}",
            ":lang(ar){a:b}",
            "html:lang(da) body{a:b}",
            "@media print{@supports (a:b){.c{a:b}}}",
        ] {
            assert_eq!(pruned(css), "", "{css}");
        }
        assert_eq!(pruned(".c,.a,table p{a:b;c:d}.c{e:f}i{g:h}"), ".a{a:b;c:d}i{g:h}");
    }
}
