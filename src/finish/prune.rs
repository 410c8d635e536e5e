//! A page's stylesheet, less the rules for what is not on that page.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::finish::word_index::WordIndex;
use crate::tags::{Attribute, Tag};
use crate::theme::stylesheet::{CssPiece, pieces};

/// At-rules whose block holds rules of its own; every other one is kept as it is.
const CONDITIONAL: [&str; 2] = ["@media", "@supports"];

/// A stylesheet taken apart, and what of it the script beside it can need: the same for all pages that are given both.
pub(super) struct PageStyles<'a> {
    /// The script.
    pub script: Arc<str>,
    pieces: Vec<StylePiece<'a>>,
    /// Every word of the stylesheet: whatever else stands on a page decides nothing.
    asked: WordIndex<'a>,
    /// Whether the script holds the word of each place, once for each use.
    of_script: Vec<bool>,
    /// How long the stylesheet is.
    length: usize,
}

/// A piece of a stylesheet.
enum StylePiece<'a> {
    /// An at-rule with a block, and whether it goes where nothing is left in that.
    AtRule(&'a str, bool),
    /// The selectors of a rule, and what stands before its `{` as it is written.
    Selectors(Vec<Selector<'a>>, &'a str),
    /// `property: value`.
    Declaration(&'a str),
    Closing,
}

/// A selector, and what it asks for.
struct Selector<'a> {
    text: &'a str,
    /// Elements, classes, ids and attributes: the places of their words with their uses.
    words: Vec<usize>,
    /// Languages, and whether it is the page as a whole that is to be in them.
    langs: Vec<(&'a str, bool)>,
}

impl<'a> PageStyles<'a> {
    /// A stylesheet and the script beside it.
    pub(super) fn new(css: &'a str, script: &str) -> Self {
        let asked = WordIndex::new(words(css).collect());
        let mut of_script = vec![false; USES * asked.len()];
        for place in words(script).filter_map(|word| asked.place(word)) {
            of_script[USES * place..USES * (place + 1)].fill(true);
        }
        let pieces = pieces(css).into_iter().map(|piece| match piece {
            CssPiece::Opening(prelude) if prelude.starts_with('@') => {
                StylePiece::AtRule(prelude, CONDITIONAL.iter().any(|name| prelude.starts_with(name)))
            }
            CssPiece::Opening(prelude) => StylePiece::Selectors(
                selectors(prelude).map(|text| Selector::new(text, &asked)).collect(),
                prelude,
            ),
            CssPiece::Declaration(text) => StylePiece::Declaration(text),
            CssPiece::Closing => StylePiece::Closing,
        });
        let pieces = pieces.collect();
        Self { script: script.into(), pieces, asked, of_script, length: css.len() }
    }

    /// The stylesheet less its selectors that find nothing on the page, the rules without a selector left, and the
    /// conditions without a rule left.
    pub(super) fn of_page(&self, names: &UsedNames<'_>) -> String {
        let mut out = String::with_capacity(self.length);
        // Per open block where it begins in `out`, and whether it stays even if it is empty.
        let mut open: Vec<(usize, bool)> = Vec::new();
        let mut pieces = self.pieces.iter();
        while let Some(piece) = pieces.next() {
            match piece {
                StylePiece::AtRule(prelude, is_condition) => {
                    open.push((out.len(), !is_condition));
                    out.push_str(prelude);
                    out.push('{');
                }
                StylePiece::Selectors(selectors, prelude) => {
                    let start = out.len();
                    // Inside an at-rule that is kept as it is, such as `@keyframes`, preludes are no selectors.
                    let is_kept = open.last().is_some_and(|(_, kept)| *kept);
                    if is_kept {
                        out.push_str(prelude);
                    } else {
                        for selector in selectors.iter().filter(|selector| names.has(selector)) {
                            if out.len() > start {
                                out.push(',');
                            }
                            out.push_str(selector.text);
                        }
                    }
                    if out.len() == start {
                        pieces.find(|piece| matches!(piece, StylePiece::Closing));
                        continue;
                    }
                    open.push((start, is_kept));
                    out.push('{');
                }
                StylePiece::Declaration(text) => {
                    out.push_str(text);
                    out.push(';');
                }
                StylePiece::Closing => {
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

    /// What a page uses of which nothing is read yet.
    pub(super) fn names<'p>(&self) -> UsedNames<'p> {
        UsedNames { words: self.of_script.clone(), lang: "", spoken: BTreeSet::new() }
    }

    /// Adds what a tag of the page uses, as far as the stylesheet asks.
    pub(super) fn read<'p>(&self, tag: &Tag<'p>, attributes: &[Attribute<'p>], names: &mut UsedNames<'p>) {
        names.add(self.asked.place(tag.name), NAME);
        let mut lang = None;
        let mut of_link = false;
        for attribute in attributes {
            names.add(self.asked.place(attribute.name), NAME);
            match attribute.name {
                // No selector asks for other values, such as the names of the pages that links lead to.
                "class" => {
                    let own = attribute.value.unwrap_or_default().split_ascii_whitespace();
                    own.for_each(|word| names.add(self.asked.place(word), CLASS));
                }
                "id" => names.add(attribute.value.and_then(|id| self.asked.place(id)), ID),
                "lang" => lang = attribute.value,
                "hreflang" => of_link = true,
                _ => {}
            }
        }
        let Some(lang) = lang else { return };
        if names.lang.is_empty() {
            names.lang = lang;
        }
        if !of_link {
            names.spoken.insert(lang);
        }
    }
}

/// What a word can be: the name of an element or attribute, a class, an id.
const NAME: usize = 0;
const CLASS: usize = 1;
const ID: usize = 2;
const USES: usize = 3;

/// What a selector can need: the names of the page's elements, attributes, classes and ids, and every word of its script,
/// which may make elements and name classes of its own.
pub(super) struct UsedNames<'a> {
    /// Whether the word of each place is there, for each use.
    words: Vec<bool>,
    /// The language of the page as a whole.
    lang: &'a str,
    /// The languages its texts are in. The name of a language in a link to its page counts for none: every phone that can show
    /// that page has letters for it.
    spoken: BTreeSet<&'a str>,
}

impl UsedNames<'_> {
    /// A word with this place is there, if the stylesheet asks for it at all.
    fn add(&mut self, place: Option<usize>, used: usize) {
        if let Some(place) = place {
            self.words[USES * place + used] = true;
        }
    }

    /// Whether a selector can find anything: each element, class, id, attribute and language it asks for is there.
    fn has(&self, selector: &Selector<'_>) -> bool {
        selector.words.iter().all(|place| self.words.get(*place) == Some(&true))
            && selector.langs.iter().all(|(lang, on_root)| match on_root {
                true => speaks(self.lang, lang),
                false => self.spoken.iter().any(|spoken| speaks(spoken, lang)),
            })
    }
}

impl<'a> Selector<'a> {
    fn new(text: &'a str, asked: &WordIndex<'_>) -> Self {
        let mut found = Self { text, words: Vec::new(), langs: Vec::new() };
        let mut rest = text;
        let mut on_root = false;
        while let Some(c) = rest.chars().next() {
            let name = word(&rest[c.len_utf8()..]);
            let used = match c {
                '.' => CLASS,
                '#' => ID,
                _ => NAME,
            };
            let (needed, length) = match c {
                '.' | '#' => (name, 1 + name.len()),
                '[' => (name, rest.find(']').map_or(rest.len(), |at| at + 1)),
                ':' => {
                    let name = word(rest.trim_start_matches(':'));
                    let open = rest.len() - rest.trim_start_matches(':').len() + name.len();
                    let inside = rest[open..].strip_prefix('(').map(|inside| &inside[..closing(inside)]);
                    if let ("lang", Some(lang)) = (name, inside) {
                        found.langs.push((lang, on_root));
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
            if !needed.is_empty() {
                found.words.push(asked.place(needed).map_or(usize::MAX, |place| USES * place + used));
            }
            rest = rest.get(length..).unwrap_or_default();
        }
        found
    }
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
    use crate::tags::{Attribute, tags};

    const PAGE: &str = "<html lang=ti dir=ltr><body><p class=\"a b\" id=x hidden><a href=c.html>1</a><i lang=da-DK>2</i></html>";

    fn pruned(css: &str) -> String {
        let styles = PageStyles::new(css, "make('details').className='made';");
        let mut names = styles.names();
        for tag in tags(PAGE) {
            let attributes: Vec<Attribute<'_>> = tag.attributes().collect();
            styles.read(&tag, &attributes, &mut names);
        }
        styles.of_page(&names)
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
            ".p{a:b}",
            "b{a:b}",
            ".c.html{a:b}",
            ".x{a:b}",
            "#a{a:b}",
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
