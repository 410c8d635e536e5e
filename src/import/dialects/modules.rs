//! Lines of programs among those of a text, as MDX has them: what a page takes in from other files, and what it hands on to them.

use std::collections::BTreeSet;

/// Whether a line is `import X from 'x';` or `import 'x';`, which nobody writes as a sentence.
pub(in crate::import) fn is_import(line: &str) -> bool {
    let line = line.trim_end().trim_end_matches(';');
    let Some(rest) = line.strip_prefix("import ") else { return false };
    let from = rest.rsplit_once(" from ").map_or(rest, |(_, from)| from).trim();
    ['\'', '"'].iter().any(|quote| {
        let inside = from.strip_prefix(*quote).and_then(|from| from.strip_suffix(*quote));
        inside.is_some_and(|inside| !inside.is_empty() && !inside.contains([*quote, ' ']))
    })
}

/// The bytes of the statement that begins here, without the end of its last line; none where it is a sentence. `unclosed` remembers
/// that braces are open to the end of the text.
pub(in crate::import) fn statement(text: &str, unclosed: &mut BTreeSet<String>) -> Option<usize> {
    if let Some(rest) = text.strip_prefix("import ") {
        return import(rest).map(|length| text.len() - rest.len() + length);
    }
    let rest = text.strip_prefix("export ")?.trim_start();
    is_handed_on(rest).then(|| export(text, unclosed))
}

/// The most bytes of what is taken in from a file.
const LONGEST: usize = 2_000;

/// The bytes of `{A, B} from 'x';`, over as many lines as it has.
fn import(rest: &str) -> Option<usize> {
    let near = &rest[..rest.floor_char_boundary(LONGEST)];
    let (place, quote) = near.char_indices().find(|(_, c)| ['\'', '"'].contains(c))?;
    let before = near[..place].trim_end();
    let is_name = |c: char| c.is_alphanumeric() || c.is_whitespace() || "_$,{}*".contains(c);
    let has_names = before.strip_suffix("from").is_some_and(|names| {
        names.ends_with([' ', '\n', '}']) && names.chars().all(is_name) && !names.contains("\n\n")
    });
    if !before.is_empty() && !has_names {
        return None;
    }
    let inside = &near[place + 1..];
    let end = inside.find([quote, '\n']).filter(|end| inside[*end..].starts_with(quote))?;
    let line = inside[end + 1..].lines().next().unwrap_or_default();
    let is_end = line.trim().is_empty() || line.trim_start().starts_with([';', '/']);
    is_end.then_some(place + end + 2 + line.len())
}

/// Whether this is handed on, and no sentence.
fn is_handed_on(rest: &str) -> bool {
    const KINDS: [&str; 9] =
        ["const ", "default ", "function ", "let ", "var ", "async ", "class ", "type ", "interface "];
    rest.starts_with(['{', '*']) || KINDS.iter().any(|kind| rest.starts_with(kind))
}

/// The bytes of a statement: up to the end of the line on which all its brackets are closed, with the lines that go on with it.
fn export(text: &str, unclosed: &mut BTreeSet<String>) -> usize {
    const OPEN: &str = "export {";
    let (mut depth, mut quote, mut gap) = (0_usize, None, None);
    let mut signs = text.char_indices().peekable();
    while let Some((at, c)) = signs.next() {
        match (quote, c) {
            (_, '\\') => _ = signs.next(),
            (Some('`') | None, '\n') => {
                let behind = &text[at + 1..];
                let is_gap = behind.lines().next().is_none_or(|line| line.trim().is_empty());
                if is_gap && gap.is_none() {
                    gap = Some(at);
                }
                let goes_on = behind.starts_with([' ', '\t', ')', '}', ']']) && !is_gap;
                if depth == 0 && quote.is_none() && !goes_on {
                    return at;
                }
                if is_gap && unclosed.contains(OPEN) {
                    return at;
                }
            }
            // Words in quotation marks end with their line.
            (Some(_), '\n') => quote = None,
            (Some(open), sign) if sign == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '{' | '(' | '[') => depth += 1,
            (None, '}' | ')' | ']') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    if depth == 0 && quote.is_none() {
        return text.trim_end_matches('\n').len();
    }
    unclosed.insert(OPEN.to_owned());
    gap.unwrap_or(text.trim_end_matches('\n').len())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{is_import, statement};

    #[test]
    fn statements_are_told_from_sentences() {
        for (text, rest) in [
            ("import {\n  A,\n  B\n} from 'x';\nWords", "\nWords"),
            ("import 'x.css'\n\nWords", "\n\nWords"),
            ("export const meta = {\n title: 'a',\n\n b: \"}\",\n};\nWords", "\nWords"),
            ("export const a = () =>\n  b;\n\nWords", "\n\nWords"),
            ("export default a", ""),
            ("export const a = {\n  b\n\nWords", "\n\nWords"),
            ("export * from './a'\nWords", "\nWords"),
        ] {
            let length = statement(text, &mut BTreeSet::new()).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[length..], rest, "{text}");
        }
        for text in [
            "import duties on 'all' goods",
            "import them from the 'port' and",
            "export licences are",
            "import a\n\nb",
        ] {
            assert_eq!(statement(text, &mut BTreeSet::new()), None, "{text}");
        }
        assert!(is_import("import X from 'x';") && !is_import("import 'a b'"));
    }
}
