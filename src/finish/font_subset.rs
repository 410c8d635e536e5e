//! The font a language brings along: its letters cut out of the guide's font, the rule by which its pages use it, and
//! what it lacks. Families of the phone come first in the theme's stacks, so that it is fetched where these lack letters.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::bundle::SitePath;
use crate::diagnostic::{Code, Diagnosed, Diagnostic};
use crate::digest::sha256_hex;
use crate::font::Font;
use crate::guide::Guide;
use crate::i18n::lang::Lang;
use crate::i18n::language::Language;
use crate::i18n::orthography::{Letter, Orthography};
use crate::page::placeholders;
use crate::project::Project;
use crate::render::RenderedPage;
use crate::theme::PageKind;

/// What a theme calls the font of a page's language in its stacks.
pub(super) const FAMILY: &str = "Guide";

/// Letters so far apart belong to two ranges: a range says which letters make a phone fetch the font, and a few more
/// in it do no harm.
const APART: u32 = 0x80;

/// How many missing letters a problem names.
const NAMED: usize = 12;

/// A language's font, ready for its pages.
#[derive(Debug, Clone)]
pub(crate) struct FontSubset {
    pub lang: Lang,
    pub path: SitePath,
    /// WOFF.
    pub bytes: Vec<u8>,
    /// The rule that gives it its name.
    pub rule: String,
}

/// The fonts of all languages that have one, and what these lack.
pub(super) fn fonts(project: &Project, guide: &Guide, drawn: &[RenderedPage]) -> Diagnosed<Vec<FontSubset>> {
    let languages = guide.settings.languages.par_iter();
    let made = languages.filter_map(|language| {
        let font = Font::read(project.font(&language.font.as_ref()?.value)?)?;
        let letters = letters(language, drawn);
        // A pack of one language has no pages in the others.
        (!letters.is_empty()).then(|| face(language, &font, &letters))
    });
    let made: Vec<(Option<FontSubset>, Option<Diagnostic>)> = made.collect();
    let (fonts, problems): (Vec<_>, Vec<_>) = made.into_iter().unzip();
    Diagnosed::new(fonts.into_iter().flatten().collect(), problems.into_iter().flatten().collect())
}

fn face(
    language: &Language,
    font: &Font<'_>,
    letters: &BTreeSet<char>,
) -> (Option<FontSubset>, Option<Diagnostic>) {
    let Some(named) = &language.font else { return (None, None) };
    let (had, lacking): (BTreeSet<char>, BTreeSet<char>) =
        letters.iter().partition(|letter| font.has(**letter));
    let bytes = if had.is_empty() { None } else { font.subset(&had) };
    if !had.is_empty() && bytes.is_none() {
        let message = format!("`{}` cannot be cut down to the letters of `{}`", named.value, language.lang);
        let help = "take the font anew from its maker, or another one";
        return (None, Some(Diagnostic::error(Code::Font, named.span, message, help)));
    }
    let problem = lacking.iter().any(|c| c.is_alphabetic()).then(|| {
        let missing: Vec<String> = lacking.iter().take(NAMED).map(char::to_string).collect();
        let more = if lacking.len() > NAMED { " …" } else { "" };
        let message = format!(
            "`{}` lacks letters that `{}` uses: {}{more}",
            named.value,
            language.lang,
            missing.join(" ")
        );
        let help = "phones draw these by another font, or as boxes; take a font of the whole script";
        Diagnostic::warning(Code::FontLacks, named.span, message, help)
    });
    (bytes.and_then(|bytes| dressed(language, font, &had, bytes)), problem)
}

/// The font under its name, with the rule that brings it into pages.
fn dressed(
    language: &Language,
    font: &Font<'_>,
    letters: &BTreeSet<char>,
    bytes: Vec<u8>,
) -> Option<FontSubset> {
    let name = format!("font-{}.woff", &sha256_hex(&bytes)[..8]);
    let path = SitePath::new(&format!("{}/{name}", language.lang))?;
    let known: String = font.names().iter().map(|name| format!("local(\"{name}\"),")).collect();
    let rule = format!(
        "@font-face{{font-family:{FAMILY};src:{known}url({name}) format(\"woff\");font-display:swap;unicode-range:{}}}",
        ranges(letters)
    );
    Some(FontSubset { lang: language.lang.clone(), path, bytes, rule })
}

/// The fonts over their budget.
pub(super) fn problems(fonts: &[FontSubset], guide: &Guide) -> Vec<Diagnostic> {
    let limit = guide.settings.budgets.font;
    let heavy = fonts.iter().filter(|face| face.bytes.len() > limit);
    heavy
        .filter_map(|face| {
            let span = guide.language(&face.lang)?.font.as_ref()?.span;
            let bytes = face.bytes.len();
            let message = format!("the font of `{}` weighs {bytes} bytes; {limit} is the limit", face.lang);
            let help = "take a plainer font, or none; readers pay for every byte";
            Some(Diagnostic::error(Code::FontTooHeavy, span, message, help))
        })
        .collect()
}

/// The letters beyond ASCII, of the language's script or of none, that its pages use: all in their HTML, which holds
/// also what scripts write.
fn letters(language: &Language, drawn: &[RenderedPage]) -> BTreeSet<char> {
    let writing = Orthography::new(language);
    let pages = drawn.iter().filter(|drawn| uses_font(drawn.page.kind()) && drawn.page.lang == language.lang);
    let signs: BTreeSet<char> = pages.flat_map(|drawn| drawn.html.chars()).collect();
    let wanted = |c: &char| {
        !c.is_ascii()
            && !c.is_control()
            && !placeholders::is_mark(*c)
            && writing.letter(*c) != Letter::Foreign
    };
    signs.into_iter().filter(wanted).collect()
}

/// Whether pages of a kind use the font of their language: those that have a site around them.
pub(super) fn uses_font(kind: PageKind) -> bool {
    kind.is_in_one_language() && !kind.is_whole_guide()
}

/// Ranges of code points (CSS Fonts 4, `unicode-range`) that hold these letters.
fn ranges(letters: &BTreeSet<char>) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for code in letters.iter().map(|letter| u32::from(*letter)) {
        match ranges.last_mut() {
            Some((_, end)) if code - *end < APART => *end = code,
            _ => ranges.push((code, code)),
        }
    }
    let written: Vec<String> = ranges
        .iter()
        .map(
            |(start, end)| if start == end { format!("U+{start:X}") } else { format!("U+{start:X}-{end:X}") },
        )
        .collect();
    written.join(",")
}

#[cfg(test)]
mod tests {
    use super::ranges;

    #[test]
    fn ranges_hold_neighbours_together_and_others_apart() {
        let letters = ['\u{ab}', '\u{1200}', '\u{1250}', '\u{1361}', '\u{2014}'].into_iter().collect();
        assert_eq!(ranges(&letters), "U+AB,U+1200-1250,U+1361,U+2014");
    }
}
