//! Where a tag or a part of a program in braces ends, as MDX has them among words, and what of it readers see: the tag without
//! attributes that only programs read, the words of a text in quotation marks.

use super::attribute_lists::quoted_value;

/// The bytes of a part of a program in braces, both braces counted; none where nothing closes it in its paragraph.
pub(in crate::import) fn braces(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().take_while(|(at, _)| *at < LONGEST) {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.checked_sub(1)?,
            '\n' if text[at..].starts_with("\n\n") => return None,
            _ => {}
        }
        if depth == 0 {
            return (at > 1).then_some(at + 1);
        }
    }
    None
}

/// The most bytes that a part of a program has.
const LONGEST: usize = 2_000;

/// Whether it is the name of a value, or what a function gives: `props.name`, `t("x")`.
pub(in crate::import) fn is_value(inside: &str) -> bool {
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    let called = inside.split_once('(').filter(|(_, rest)| rest.ends_with(')'));
    let path = called.map_or(inside, |(path, _)| path);
    (called.is_some() || path.contains('.')) && path.split('.').all(is_name)
}

/// The words between quotation marks, where it is nothing else.
pub(in crate::import) fn quoted(inside: &str) -> Option<&str> {
    let quote = inside.chars().next().filter(|c| ['"', '\'', '`'].contains(c))?;
    inside[1..].strip_suffix(quote).filter(|words| !words.contains([quote, '$', '\n']))
}

/// A tag as a program reads it.
#[derive(Debug, Default)]
pub(in crate::import) struct ProgramTag {
    /// How many bytes it has.
    pub length: usize,
    /// The tag without what only programs read: attributes in braces, dots in its name, ends of lines.
    pub kept: String,
    /// Attributes in braces that are no words.
    pub lost: Vec<LostAttribute>,
}

/// An attribute whose value is a part of a program.
#[derive(Debug)]
pub(in crate::import) struct LostAttribute {
    pub name: String,
    /// Its value with the braces round it.
    pub value: String,
}

/// The tag that begins here; none where it is no tag.
pub(in crate::import) fn tag(text: &str) -> Option<ProgramTag> {
    let mut lost = Vec::new();
    let (length, kept) = read_tag(text, &mut lost)?;
    Some(ProgramTag { length, kept, lost })
}

fn read_tag(text: &str, lost: &mut Vec<LostAttribute>) -> Option<(usize, String)> {
    if text.starts_with("<>") || text.starts_with("</>") {
        return Some((text.find('>')? + 1, String::new()));
    }
    let is_end = text.starts_with("</");
    let from = 1 + usize::from(is_end);
    let name_end = from + text[from..].find(|c: char| !c.is_ascii_alphanumeric() && !"-.".contains(c))?;
    let name = &text[from..name_end];
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let behind = &text[name_end..];
    if behind.starts_with([':', '@']) {
        // An address in angle brackets.
        let end = behind.find(['>', '<', '\n', ' ']).filter(|end| behind[*end..].starts_with('>'))?;
        return Some((name_end + end + 1, text[..=name_end + end].to_owned()));
    }
    if !behind.starts_with([' ', '\n', '\t', '/', '>']) {
        return None;
    }
    let (mut at, mut kept) = (name_end, format!("<{}{}", if is_end { "/" } else { "" }, plain_name(name)));
    loop {
        let rest = &text[at..];
        let c = rest.chars().next()?;
        if c == '>' {
            kept.push('>');
            return Some((at + 1, kept));
        }
        if c == '/' || c.is_whitespace() {
            if rest.starts_with("\n\n") {
                return None;
            }
            if c == '/' {
                kept.push_str(" /");
            }
            at += c.len_utf8();
            continue;
        }
        if c == '{' {
            at += braces(rest)?;
            continue;
        }
        at += attribute(rest, &mut kept, lost)?;
    }
}

/// Whether an attribute in braces hides what it stands at: `hidden={true}`, `style={{display: 'none'}}`.
fn hides(name: &str, value: &str) -> bool {
    let value: String = value.chars().filter(|c| !c.is_whitespace() && !"'\"`".contains(*c)).collect();
    name == "hidden" && value == "{true}"
        || name == "style" && (value.contains("display:none") || value.contains("visibility:hidden"))
}

/// Components that are links, where they are told an address.
const LINKS: [&str; 6] = ["Link", "LinkButton", "NavLink", "NuxtLink", "RouterLink", "router-link"];

/// The name that a tag has for browsers.
fn plain_name(name: &str) -> String {
    if LINKS.contains(&name) { "a".to_owned() } else { name.replace('.', "-") }
}

/// The bytes of the attribute that begins here; it is added to what is kept of its tag, or to what is lost.
fn attribute(rest: &str, kept: &mut String, lost: &mut Vec<LostAttribute>) -> Option<usize> {
    let length =
        rest.find(|c: char| c.is_whitespace() || "=>/{\"'<".contains(c)).filter(|length| *length > 0)?;
    let (name, behind) = rest.split_at(length);
    // Where a link of a program leads to.
    let is_of_link = kept == "<a" || kept.starts_with("<a ");
    let name = if name == "to" && is_of_link { "href" } else { name };
    let Some(value) = behind.strip_prefix('=') else {
        kept.push_str(&format!(" {name}"));
        return Some(length);
    };
    let value = if value.starts_with('{') {
        let value = &value[..braces(value)?];
        match quoted(value[1..value.len() - 1].trim()) {
            Some(words) => kept.push_str(&format!(" {name}=\"{}\"", words.replace('"', "&quot;"))),
            None if hides(name, value) => kept.push_str(" hidden"),
            None => lost.push(LostAttribute { name: name.to_owned(), value: value.to_owned() }),
        }
        value
    } else {
        let value = match quoted_value(value, &['"', '\'']) {
            Some((words, _)) => Some(&value[..words.len() + 2]).filter(|value| !value.contains("{{"))?,
            None if value.starts_with(['"', '\'']) => return None,
            None => &value[..value.find(|c: char| c.is_whitespace() || c == '>')?],
        };
        kept.push_str(&format!(" {name}={}", value.replace('\n', " ")));
        value
    };
    Some(length + 1 + value.len())
}

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn tags_lose_what_only_programs_read() {
        for (text, kept) in [
            ("<a href=\"x\">b", "<a href=\"x\">"),
            ("<Tab.Item\n  title={\"One\"}\n  on={() => go({a: 1})} wide>b", "<Tab-Item title=\"One\" wide>"),
            ("<br/>b", "<br />"),
            ("</Tab.Item>b", "</Tab-Item>"),
            ("<https://example.org>b", "<https://example.org>"),
            ("<>b", ""),
        ] {
            let found = tag(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.kept.as_str(), &text[found.length..]), (kept, "b"), "{text}");
        }
        for text in ["<5 and more>", "<a and no end", "< b>", "<a href=\"{{< ref x >}}\">"] {
            assert!(tag(text).is_none(), "{text}");
        }
    }
}
