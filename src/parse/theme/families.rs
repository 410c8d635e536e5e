//! The token `--font`: families of phones that a guide puts before those of the theme.

use crate::diagnostic::{Code, Diagnosed, Diagnostic};
use crate::project::Span;

/// The token.
pub(super) const TOKEN: &str = "--font";

/// Where a stylesheet takes the families of the token: behind the comma stand the theme's own, up to the bracket.
const PLACE: &str = "var(--font,";

/// Families that every browser knows by these words.
const GENERIC: [&str; 5] = ["serif", "sans-serif", "monospace", "cursive", "system-ui"];

/// More families than a phone tries.
const MOST_FAMILIES: usize = 10;

/// What the token says, as stylesheets write it; `None` where something in it is no family.
pub(super) fn families(value: &str, span: Span) -> Diagnosed<Option<String>> {
    let list: Vec<&str> = value.split(',').map(str::trim).collect();
    let wrong = list.iter().find(|family| !is_family(family));
    let message = match wrong {
        Some(family) => format!("`{family}` in `{TOKEN}` is no family of fonts"),
        None if list.len() > MOST_FAMILIES => format!("more than {MOST_FAMILIES} families in `{TOKEN}`"),
        None => return Diagnosed::new(Some(list.join(", ")), Vec::new()),
    };
    let help = format!(
        "write names of fonts that phones have, in quotes and with commas between them: `{TOKEN}: \"Georgia\", serif`; a font that \
         the guide brings along stands under `font` of its language in guide.yaml"
    );
    Diagnosed::new(None, vec![Diagnostic::error(Code::Font, span, message, help)])
}

/// Whether it is a name in quotes, or a word that every browser knows.
fn is_family(family: &str) -> bool {
    let in_quotes = ['"', '\''].into_iter().find_map(|quote| family.strip_prefix(quote)?.strip_suffix(quote));
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.');
    let is_name = |name: &str| {
        name.chars().any(char::is_alphanumeric) && name.chars().all(is_plain) && name.len() <= 60
    };
    in_quotes.map_or_else(|| GENERIC.contains(&family), is_name)
}

/// A stylesheet with these families, where there are some, before the theme's own.
pub(super) fn put_first(css: &str, families: Option<&str>) -> String {
    let mut pieces = css.split(PLACE);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (own, rest) = piece.split_once(')').unwrap_or((piece, ""));
        if let Some(families) = families {
            out.extend([families, ", "]);
        }
        out.extend([own.trim_start(), rest]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Project;

    fn read(value: &str) -> Option<String> {
        let project = Project::new([("a".to_owned(), String::new())]);
        families(value, Span::top(project.find("a").expect("a file"))).value
    }

    #[test]
    fn families_are_names_in_quotes_and_words_that_browsers_know() {
        assert_eq!(read("\"Noto Serif\" ,serif").as_deref(), Some("\"Noto Serif\", serif"));
        for wrong in ["Georgia", "\"\"", "url(a.woff)", "\"a;b\"", "\"a\", ", "var(--x)", "\"a", ""] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn without_the_token_the_themes_families_stand_as_they_are() {
        let css = "a{font-family:var(--font, \"A B\", C)}b{x:var(--y,1)}";
        assert_eq!(put_first(css, None), "a{font-family:\"A B\", C}b{x:var(--y,1)}");
        assert_eq!(put_first(css, Some("\"D\"")), "a{font-family:\"D\", \"A B\", C}b{x:var(--y,1)}");
    }
}
