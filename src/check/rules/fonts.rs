//! Fonts named in `guide.yaml` are there and can be used, and each font is for a language.

use crate::check::RuleContext;
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::font::{Font, is_font};

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let named = || look.guide.settings.languages.iter().filter_map(|language| language.font.as_ref());
    for font in named() {
        let path = &font.value;
        let (message, help) = match look.project.font(path) {
            None if is_font(path) => {
                (format!("there is no font `{path}`"), "put the file there, or correct the path")
            }
            None => (
                format!("`{path}` is not the name of a font"),
                "name a file that ends in .ttf or .otf; turn a font of another kind into one of these",
            ),
            Some(bytes) if Font::read(bytes).is_none() => (
                format!("`{path}` is no font that can be used"),
                "take a font with outlines, one in the file, and see that it was copied whole",
            ),
            Some(_) => continue,
        };
        problems.push(Diagnostic::error(Code::Font, font.span, message, help));
    }
    for (path, _) in look.project.fonts().filter(|(path, _)| named().all(|font| font.value != *path)) {
        let message = format!("nothing uses `{path}`");
        let help = "name it as the `font` of a language in content/guide.yaml, or delete it";
        let place = Place::Path(path.to_owned());
        problems.push(Diagnostic::new(Code::UnusedFile, Severity::Warning, place, message, help));
    }
}
