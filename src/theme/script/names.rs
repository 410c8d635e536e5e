//! Short names for what a script declares.
//!
//! A name is changed everywhere in the script or not at all, and to a name nothing else has: so scopes need not be
//! known. A name that is also a property, a key or the theme's one global stays.

use std::collections::{BTreeMap, BTreeSet};

use super::tokens::{Token, TokenKind};

/// The theme's one global, which every component's script shares.
const GLOBAL: &str = "wayleaf";

/// Long names with their short ones, those used most often shortest.
pub(super) fn short<'a>(tokens: &[Token<'a>]) -> BTreeMap<&'a str, String> {
    let tokens: Vec<&Token<'a>> = tokens.iter().filter(|token| token.kind != TokenKind::Line).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut stays: BTreeSet<&str> = BTreeSet::from([GLOBAL]);
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word) {
        *counts.entry(token.text).or_default() += 1;
        let before = at.checked_sub(1).map_or("", |before| tokens[before].text);
        if before == "." || tokens.get(at + 1).is_some_and(|next| next.text == ":") && before != "?" {
            stays.insert(token.text);
        }
    }
    let declared: BTreeSet<&str> =
        declared(&tokens).into_iter().filter(|name| !stays.contains(name)).collect();
    let mut names: Vec<&str> = declared.into_iter().filter(|name| name.len() > 1).collect();
    names.sort_by_key(|name| (std::cmp::Reverse(counts.get(name).copied()), *name));
    let letters = ('a'..='z').chain('A'..='Z');
    let one = letters.clone().map(String::from);
    let two = letters.clone().flat_map(|one| letters.clone().map(move |two| format!("{one}{two}")));
    let free = one.chain(two).filter(|name| !counts.contains_key(name.as_str()) && !is_keyword(name));
    names.into_iter().zip(free).collect()
}

/// No function has more names and commas before its body.
const LONGEST_HEAD: usize = 100;

/// Brackets in one another behind a `var` that are read.
const DEEPEST: i32 = 50;

fn is_keyword(name: &str) -> bool {
    matches!(name, "do" | "if" | "in")
}

/// The names of functions, parameters, caught errors and variables.
fn declared<'a>(tokens: &[&Token<'a>]) -> Vec<&'a str> {
    let mut declared = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.text {
            "function" | "catch" if token.kind == TokenKind::Word => {
                let head = tokens[at + 1..].iter().take(LONGEST_HEAD).take_while(|next| next.text != ")");
                declared.extend(head.filter(|next| next.kind == TokenKind::Word).map(|next| next.text));
            }
            "var" => variables(&tokens[at + 1..], &mut declared),
            _ => {}
        }
    }
    declared
}

/// The variables of one `var`: the word at its beginning and after each comma outside brackets.
fn variables<'a>(tokens: &[&Token<'a>], declared: &mut Vec<&'a str>) {
    let (mut depth, mut awaited) = (0, true);
    for token in tokens {
        match token.text {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            "," => awaited = depth == 0,
            _ if awaited && token.kind == TokenKind::Word => {
                declared.push(token.text);
                awaited = false;
            }
            _ => {}
        }
        // Another `var` is read by itself; so deep in one another no script is written by hand.
        let ends = matches!(token.text, ";" | "in" | "var");
        if depth < 0 || depth == 0 && ends || depth > DEEPEST {
            return;
        }
    }
}
