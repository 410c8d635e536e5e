//! Short names for what the functions of a script declare.
//!
//! Each function begins anew with the same letters, except those that it asks for from outside: so most functions of one
//! parameter read alike, which packs well. Names outside functions stay, since other scripts of the page may ask for
//! them, and so does a name where it is a property or a key.

use std::collections::{BTreeMap, BTreeSet};

use super::tokens::{Token, TokenKind};

/// The theme's one global, which every component's script shares.
const GLOBAL: &str = "wayleaf";

/// The letters in the order they are given: those first that scripts are full of anyway.
const LETTERS: &str = "etnrioaslcudfhpmgvbywkxjqzETNRIOASLCUDFHPMGVBYWKXJQZ";

/// No function has more names and commas before its body.
const LONGEST_HEAD: usize = 100;

/// Brackets in one another behind a `var` that are read.
const DEEPEST: i32 = 50;

/// Functions in one another whose names are made short: what a name means is looked for in each of them.
const DEEPEST_FUNCTION: usize = 50;

/// The script outside of functions.
const OUTSIDE: usize = 0;

/// A function, or the script around all of them.
#[derive(Debug, Default)]
struct Scope<'a> {
    /// The function around it; its own place for the script itself.
    around: usize,
    /// How many functions are around it.
    depth: usize,
    /// What it declares, each with its place in the order.
    declared: BTreeMap<&'a str, usize>,
    /// What it or a function in it names: who declares it, and its name.
    named: BTreeSet<(usize, &'a str)>,
    /// The new names of what it declares.
    short: BTreeMap<&'a str, String>,
}

/// The tokens to be written otherwise, by their places, each with its short name.
pub(super) fn short(tokens: &[Token<'_>]) -> BTreeMap<usize, String> {
    let (places, read): (Vec<usize>, Vec<&Token<'_>>) =
        tokens.iter().enumerate().filter(|(_, token)| token.kind != TokenKind::Line).unzip();
    let (mut scopes, scope_of) = scopes(&read);
    if scopes.iter().any(|scope| scope.depth > DEEPEST_FUNCTION) {
        return BTreeMap::new();
    }
    let mut stays = BTreeSet::from([GLOBAL]);
    let mut uses: Vec<(usize, usize, &str)> = Vec::new();
    for (at, token) in read.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word) {
        let before = at.checked_sub(1).map_or("", |before| read[before].text);
        let colon = read.get(at + 1).is_some_and(|next| next.text == ":");
        match before {
            "." => continue,
            "{" | "," if colon => continue,
            "?" => {}
            // A label, or the end of a longer choice.
            _ if colon => {
                stays.insert(token.text);
            }
            _ => {}
        }
        let mut scope = scope_of[at];
        let declares = loop {
            if scope == OUTSIDE || scopes[scope].declared.contains_key(token.text) {
                break scope;
            }
            scope = scopes[scope].around;
        };
        uses.push((at, declares, token.text));
        let mut scope = scope_of[at];
        loop {
            scopes[scope].named.insert((declares, token.text));
            if scope == declares {
                break;
            }
            scope = scopes[scope].around;
        }
    }
    for scope in 1..scopes.len() {
        scopes[scope].short = short_in(scope, &scopes, &stays);
    }
    let renamed = uses
        .into_iter()
        .filter_map(|(at, declares, name)| Some((places[at], scopes[declares].short.get(name)?.clone())));
    renamed.collect()
}

/// The new names of what a function declares; those around it have theirs.
fn short_in<'a>(own: usize, scopes: &[Scope<'a>], stays: &BTreeSet<&'a str>) -> BTreeMap<&'a str, String> {
    let from_outside = scopes[own].named.iter().filter(|(declares, _)| *declares != own);
    let from_outside =
        from_outside.map(|(declares, name)| scopes[*declares].short.get(name).map_or(*name, String::as_str));
    let mut declared: Vec<(usize, &str)> =
        scopes[own].declared.iter().map(|(name, place)| (*place, *name)).collect();
    declared.sort_unstable();
    let declared: Vec<&str> = declared.into_iter().map(|(_, name)| name).collect();
    let taken: BTreeSet<&str> =
        from_outside.chain(declared.iter().copied().filter(|name| stays.contains(name))).collect();
    let one = LETTERS.chars().map(String::from);
    let two = LETTERS.chars().flat_map(|one| LETTERS.chars().map(move |two| format!("{one}{two}")));
    let free = one.chain(two).filter(|name| !taken.contains(name.as_str()) && !is_keyword(name));
    declared.iter().copied().filter(|name| !stays.contains(name)).zip(free).collect()
}

fn is_keyword(name: &str) -> bool {
    matches!(name, "do" | "if" | "in")
}

/// The functions of a script, those around others first, and of each token the function it belongs to.
fn scopes<'a>(tokens: &[&Token<'a>]) -> (Vec<Scope<'a>>, Vec<usize>) {
    let mut scopes = vec![Scope::default()];
    let mut scope_of = Vec::with_capacity(tokens.len());
    // The function that goes on after each brace, and the one whose body the next brace opens.
    let (mut after, mut own, mut begins): (Vec<usize>, usize, Option<usize>) = (Vec::new(), OUTSIDE, None);
    for (at, token) in tokens.iter().enumerate() {
        if scope_of.len() > at {
            continue;
        }
        scope_of.push(own);
        let is_word = token.kind == TokenKind::Word;
        match token.text {
            "function" if is_word && at.checked_sub(1).is_none_or(|before| tokens[before].text != ".") => {
                let head = tokens[at + 1..].iter().take(LONGEST_HEAD).take_while(|next| next.text != ")");
                let inner = scopes.len();
                scopes.push(Scope { around: own, depth: scopes[own].depth + 1, ..Scope::default() });
                let mut scope = own;
                for word in head {
                    if word.text == "(" {
                        scope = inner;
                    }
                    if word.kind == TokenKind::Word {
                        declare(&mut scopes[scope], word.text);
                    }
                    scope_of.push(scope);
                }
                begins = Some(inner);
            }
            "catch" if is_word => {
                let head = tokens[at + 1..].iter().take(LONGEST_HEAD).take_while(|next| next.text != ")");
                head.filter(|next| next.kind == TokenKind::Word)
                    .for_each(|next| declare(&mut scopes[own], next.text));
            }
            "var" if is_word => variables(&tokens[at + 1..], &mut scopes[own]),
            "{" => {
                after.push(own);
                own = begins.take().unwrap_or(own);
            }
            "}" => own = after.pop().unwrap_or(OUTSIDE),
            _ => {}
        }
    }
    (scopes, scope_of)
}

fn declare<'a>(scope: &mut Scope<'a>, name: &'a str) {
    let place = scope.declared.len();
    scope.declared.entry(name).or_insert(place);
}

/// The variables of one `var`: the word at its beginning and after each comma outside brackets.
fn variables<'a>(tokens: &[&Token<'a>], scope: &mut Scope<'a>) {
    let (mut depth, mut awaited) = (0, true);
    for token in tokens {
        match token.text {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            "," => awaited = depth == 0,
            _ if awaited && token.kind == TokenKind::Word => {
                declare(scope, token.text);
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
