//! Lists of attributes as kramdown, Python-Markdown and Hugo write them behind words.

/// A list of attributes behind what they belong to: `{.button}`, `{: #id}`, `{ width="3" }`.
#[derive(Debug, Default)]
pub(in crate::import) struct AttributeList<'a> {
    /// How many bytes it has.
    pub length: usize,
    /// The id it gives.
    pub id: Option<&'a str>,
    /// The first class it gives.
    pub class: Option<&'a str>,
    /// Its values that readers see, by their names.
    pub shown: Vec<(&'a str, &'a str)>,
    /// Whether nothing else is written like it.
    pub is_sure: bool,
}

/// Attributes whose values readers see.
const SHOWN: [&str; 7] = ["title", "alt", "caption", "fig-cap", "fig-alt", "aria-label", "summary"];

/// The list of attributes with which a line, or the rest of one, begins.
pub(in crate::import) fn attributes(line: &str) -> Option<AttributeList<'_>> {
    let mut list = AttributeList { is_sure: line.starts_with("{:"), ..AttributeList::default() };
    let inside = line.strip_prefix('{')?;
    let mut inside = inside.strip_prefix(':').unwrap_or(inside).trim_start();
    let name =
        |text: &str| text.find(|c: char| !c.is_alphanumeric() && !"-_:.".contains(c)).unwrap_or(text.len());
    let mut count = 0;
    while !inside.starts_with('}') {
        let sign = inside.chars().next().filter(|c| ['#', '.'].contains(c));
        let word = &inside[usize::from(sign.is_some())..];
        let length = name(word);
        if length == 0 || word.starts_with(['.', ':']) {
            return None;
        }
        let mut behind = &word[length..];
        match sign {
            Some('#') => list.id = Some(&word[..length]),
            Some(_) => list.class = list.class.or(Some(&word[..length])),
            None => {
                let value = behind.strip_prefix('=')?;
                let (words, rest) = match quoted_value(value, &['"', '\'']) {
                    Some(value) => value,
                    None => value.split_at(value.find([' ', '}'])?),
                };
                list.shown.extend(Some((&word[..length], words)).filter(|(name, _)| SHOWN.contains(name)));
                behind = rest;
            }
        }
        list.is_sure |= sign.is_some();
        count += 1;
        if !behind.starts_with([' ', '}']) {
            return None;
        }
        inside = behind.trim_start();
    }
    list.length = line.len() - inside.len() + 1;
    (count > 0).then_some(list)
}

/// A value that begins with one of these quotation marks: the words between them, and what stands behind.
pub(in crate::import) fn quoted_value<'a>(text: &'a str, marks: &[char]) -> Option<(&'a str, &'a str)> {
    let quote = text.chars().next().filter(|c| marks.contains(c))?;
    text[quote.len_utf8()..].split_once(quote)
}

#[cfg(test)]
mod tests {
    use super::attributes;

    #[test]
    fn lists_are_told_from_other_braces() {
        for (text, length, id) in [
            ("{.big} x", 6, None),
            ("{: #here .a } x", 13, Some("here")),
            ("{ width=\"3 em\" b=c }", 20, None),
            ("{.cls data-x=1}", 15, None),
        ] {
            let list = attributes(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((list.length, list.id), (length, id), "{text}");
        }
        for text in ["{name}", "{}", "{a, b}", "{{x}}", "{.ts,.js}", "{ open", "{:toc}", "{a=b"] {
            assert!(attributes(text).is_none(), "{text}");
        }
    }
}
