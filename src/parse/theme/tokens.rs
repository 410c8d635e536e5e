//! The colours of a theme's tokens, merged as a browser merges them: whether what stands on them can be seen.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::guide::ids::{advice, nearest};
use crate::parse::theme::families;
use crate::parse::theme::files::ThemeFiles;
use crate::project::{FileId, Span};
use crate::theme::OVERLAY;
use crate::theme::contrast::{Colour, ColourPair, PAIRS};
use crate::theme::stylesheet::{CssPiece, pieces, without_comments};

/// How often a token may stand for another one before nobody follows.
const DEEPEST: usize = 10;

/// What a reader's device is set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ColourScheme {
    Light,
    Dark,
}

/// What a token says, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ThemeToken {
    /// Its value.
    pub value: String,
    /// Where it is given.
    pub span: Span,
}

/// The tokens of one scheme by name.
type ThemeTokens = BTreeMap<String, ThemeToken>;

/// Warns of each pair of tokens of these stylesheets, the last of which counts, that are too much alike.
pub(super) fn check<'a>(
    files: &ThemeFiles<'_>,
    stylesheets: impl Iterator<Item = &'a str>,
    problems: &mut Vec<Diagnostic>,
) {
    let (mut light, mut dark) = (ThemeTokens::new(), ThemeTokens::new());
    for (file, text) in stylesheets.filter_map(|name| files.file(name)) {
        for (schemes, name, token) in declared(text, file) {
            for scheme in schemes {
                let tokens = if *scheme == ColourScheme::Light { &mut light } else { &mut dark };
                tokens.insert(name.clone(), token.clone());
            }
        }
    }
    for (tokens, scheme) in [(&light, ColourScheme::Light), (&dark, ColourScheme::Dark)] {
        let alike = PAIRS.iter().filter_map(|pair| too_much_alike(files, tokens, *pair, scheme));
        problems.extend(alike);
    }
}

/// Warns of each token that a guide gives and that no stylesheet uses: often there is a slip in its name.
pub(super) fn unused(files: &ThemeFiles<'_>, problems: &mut Vec<Diagnostic>) {
    let sheets: Vec<_> = files.under("").filter(|(_, name, _)| name.ends_with(".css")).collect();
    let used: BTreeSet<&str> = sheets.iter().flat_map(|(_, _, text)| used(text)).collect();
    let known: Vec<&str> = used.iter().copied().chain([families::TOKEN]).collect();
    let own = sheets.iter().filter(|(file, ..)| files.project.file(*file).path.starts_with(OVERLAY));
    let mut told = BTreeSet::new();
    for (file, _, text) in own {
        for (_, name, token) in declared(text, *file) {
            if known.contains(&name.as_str()) || !told.insert(name.clone()) {
                continue;
            }
            let message = format!("no stylesheet uses `{name}`");
            let otherwise = "use it with `var()`, or delete the line; `wayleaf theme eject css/tokens.css` writes out all names";
            let help = advice(nearest(&name, &known), otherwise);
            problems.push(Diagnostic::warning(Code::Theme, token.span, message, help));
        }
    }
}

/// The tokens that a stylesheet uses.
fn used(text: &str) -> impl Iterator<Item = &str> {
    let behind = text.split("var(").skip(1).map(str::trim_start);
    behind.map(|rest| {
        rest.split(|c: char| c == ')' || c == ',' || c.is_whitespace()).next().unwrap_or_default()
    })
}

/// What these stylesheets, the last of which counts, say of a token that holds on every screen.
pub(super) fn last<'a>(
    files: &ThemeFiles<'_>,
    stylesheets: impl Iterator<Item = &'a str>,
    name: &str,
) -> Option<ThemeToken> {
    let all = stylesheets.filter_map(|sheet| files.file(sheet));
    let tokens = all.flat_map(|(file, text)| declared(text, file));
    let wanted = tokens.filter(|(schemes, token, _)| schemes.contains(&ColourScheme::Light) && token == name);
    wanted.last().map(|(_, _, token)| token)
}

/// The warning for a pair whose colours do not differ enough; `None` where they do, or where one cannot be told.
fn too_much_alike(
    files: &ThemeFiles<'_>,
    tokens: &ThemeTokens,
    ColourPair { front, ground, need }: ColourPair,
    scheme: ColourScheme,
) -> Option<Diagnostic> {
    let (on_top, on_top_colour) = resolved(tokens, tokens.get(front)?, 0)?;
    let (below, below_colour) = resolved(tokens, tokens.get(ground)?, 0)?;
    let contrast = on_top_colour.contrast(below_colour);
    if contrast >= need.least() {
        return None;
    }
    let (word, where_dark) = match scheme {
        ColourScheme::Light => ("light", ""),
        ColourScheme::Dark => (
            "dark",
            " in `@media screen and (prefers-color-scheme: dark)`, where colours for dark screens stand",
        ),
    };
    let message = format!(
        "`{front}` on `{ground}` has a contrast of {:.2} to 1 in {word} colours; {}",
        (contrast * 100.0).floor() / 100.0,
        need.told()
    );
    let help = format!(
        "here `{front}` is `{}` and `{ground}` is `{}`: make one lighter or the other darker{where_dark}",
        on_top.value, below.value
    );
    // Whoever overrides one of the two can change it.
    let is_own = |token: &ThemeToken| files.project.file(token.span.file).path.starts_with(OVERLAY);
    let (at, other) = if is_own(below) && !is_own(on_top) { (below, on_top) } else { (on_top, below) };
    Some(Diagnostic::warning(Code::LowContrast, at.span, message, help).with_also(other.span))
}

/// The colour of a token, and the token that says it, where one stands for another.
fn resolved<'a>(
    tokens: &'a ThemeTokens,
    token: &'a ThemeToken,
    depth: usize,
) -> Option<(&'a ThemeToken, Colour)> {
    let Some(inside) = token.value.strip_prefix("var(").and_then(|rest| rest.strip_suffix(')')) else {
        return Some((token, Colour::parse(&token.value)?));
    };
    let (name, otherwise) = inside.split_once(',').map_or((inside, None), |(name, rest)| (name, Some(rest)));
    match tokens.get(name.trim()) {
        Some(other) if depth < DEEPEST => resolved(tokens, other, depth + 1),
        Some(_) => None,
        None => Some((token, Colour::parse(otherwise?)?)),
    }
}

/// The tokens that a stylesheet gives the page as a whole, each with the schemes it holds for.
fn declared(text: &str, file: FileId) -> Vec<(&'static [ColourScheme], String, ThemeToken)> {
    let plain = without_comments(text);
    let mut open: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for piece in pieces(&plain) {
        match piece {
            CssPiece::Opening(prelude) => open.push(prelude),
            CssPiece::Closing => _ = open.pop(),
            CssPiece::Declaration(declaration) => {
                let Some((rule, around)) = open.split_last() else { continue };
                let Some((name, value)) = declaration.split_once(':') else { continue };
                let is_token = name.starts_with("--") && rule.split(',').any(|one| one.trim() == ":root");
                if is_token {
                    let start = declaration.as_ptr() as usize - plain.as_ptr() as usize;
                    let span = Span::new(file, start, start + declaration.len());
                    let value = value.trim().to_owned();
                    found.push((schemes(around), name.trim().to_owned(), ThemeToken { value, span }));
                }
            }
        }
    }
    found
}

/// The schemes that a rule holds for on a screen, from the at-rules around it.
fn schemes(around: &[&str]) -> &'static [ColourScheme] {
    let [at_rule] = around else {
        return if around.is_empty() { &[ColourScheme::Light, ColourScheme::Dark] } else { &[] };
    };
    let condition: String = at_rule.chars().filter(|c| !c.is_whitespace()).collect();
    match condition.to_ascii_lowercase().as_str() {
        "@mediascreen" | "@mediaall" => &[ColourScheme::Light, ColourScheme::Dark],
        "@mediascreenand(prefers-color-scheme:dark)" | "@media(prefers-color-scheme:dark)" => {
            &[ColourScheme::Dark]
        }
        "@mediascreenand(prefers-color-scheme:light)" | "@media(prefers-color-scheme:light)" => {
            &[ColourScheme::Light]
        }
        _ => &[],
    }
}
