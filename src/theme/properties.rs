//! Custom properties under short names: only the stylesheet that defines them uses them, and every page carries it.

use std::collections::BTreeMap;

/// The same stylesheet with its custom properties called `--a`, `--b` … in the order they are first named; what stands
/// in quotes stays.
pub(crate) fn short(css: &str) -> String {
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    let mut out = String::with_capacity(css.len());
    let (mut rest, mut last, mut quote) = (css, ' ', None);
    while let Some(c) = rest.chars().next() {
        let length = if quote.is_none() && rest.starts_with("--") && !is_name(last) {
            let length = rest.find(|next| !is_name(next)).unwrap_or(rest.len());
            let name = &rest[..length];
            let next = names.len();
            let at = *names.entry(name).or_insert(next);
            out.push_str("--");
            out.push_str(&letters(at));
            length
        } else {
            quote = match quote {
                None => matches!(c, '"' | '\'').then_some(c),
                Some(open) => (open != c).then_some(open),
            };
            out.push(c);
            c.len_utf8()
        };
        (last, rest) = (c, &rest[length..]);
    }
    out
}

/// `a` to `z`, then `aa`, `ab` …
fn letters(at: usize) -> String {
    let last = ('a'..='z').nth(at % 26).unwrap_or_default();
    if at < 26 { last.to_string() } else { letters(at / 26 - 1) + &last.to_string() }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::{letters, short};

    #[test]
    fn custom_properties_get_short_names_and_nothing_else_does() {
        let css = ":root{--paper:#fff;--band-ink:var(--paper)}.a--paper{color:var(--band-ink, red);content:\"--paper\"}";
        let small = ":root{--a:#fff;--b:var(--a)}.a--paper{color:var(--b, red);content:\"--paper\"}";
        assert_eq!(short(css), small);
        assert_eq!([0, 25, 26, 52].map(letters), ["a", "z", "aa", "ba"]);
    }
}
