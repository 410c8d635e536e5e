//! Lists of attributes as kramdown, Python-Markdown and Hugo write them behind words.

/// A list of attributes behind what they belong to: `{.button}`, `{: #id}`, `{ width="3" }`.
#[derive(Debug)]
pub(in crate::import) struct AttributeList<'a> {
    /// How many bytes it has.
    pub length: usize,
    /// The id it gives.
    pub id: Option<&'a str>,
    /// Whether nothing else is written like it.
    pub is_sure: bool,
}

/// The list of attributes that begins here.
pub(in crate::import) fn attributes(rest: &str) -> Option<AttributeList<'_>> {
    let line = rest.lines().next()?;
    let (mut id, mut is_sure) = (None, line.starts_with("{:"));
    let mut inside = line[1..].strip_prefix(':').unwrap_or(&line[1..]).trim_start();
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
            Some('#') => id = Some(&word[..length]),
            Some(_) => {}
            None => {
                let value = behind.strip_prefix('=')?;
                let quote = value.chars().next().filter(|c| ['"', '\''].contains(c));
                behind = match quote {
                    Some(quote) => value[1..].split_once(quote)?.1,
                    None => &value[value.find([' ', '}'])?..],
                };
            }
        }
        is_sure |= sign.is_some();
        count += 1;
        if !behind.starts_with([' ', '}']) {
            return None;
        }
        inside = behind.trim_start();
    }
    (count > 0).then(|| AttributeList { length: line.len() - inside.len() + 1, id, is_sure })
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
