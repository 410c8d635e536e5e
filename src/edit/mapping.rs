//! Where the fields of one entry of a YAML file are written: enough YAML for that, and no more.

use std::ops::Range;

/// A field of an entry, and the bytes of its value without what follows it on the line.
pub(crate) type Field<'a> = (&'a str, Range<usize>);

/// The fields of the entry whose name takes these bytes, written in block style or as `{…}`.
pub(crate) fn of_entry(text: &str, name: Range<usize>) -> Vec<Field<'_>> {
    let Some(body) = body(text, name) else { return Vec::new() };
    if text[body..].starts_with('{') { of_flow(text, body + 1) } else { of_block(text, body) }
}

/// Whether the entry whose name takes these bytes is written as `{…}`.
pub(crate) fn is_flow(text: &str, name: Range<usize>) -> bool {
    body(text, name).is_some_and(|body| text[body..].starts_with('{'))
}

/// Where what an entry holds begins, behind the colon of its name.
fn body(text: &str, name: Range<usize>) -> Option<usize> {
    let colon = text.get(name.end..)?.find(':')?;
    Some(skip(text, name.end + colon + 1))
}

/// The bytes of a part that was cut out of this text, such as the name of a field.
pub(crate) fn place(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr() as usize - text.as_ptr() as usize;
    start..start + part.len()
}

/// The bytes of a key at the start of a line.
pub(crate) fn key(text: &str, key: &str) -> Option<Range<usize>> {
    let (known, block) = entries(text).into_iter().find(|(known, _)| *known == key)?;
    Some(block.start..block.start + known.len())
}

/// The lines of a mapping by key, from the key's line to the next key; comments and empty lines stand alone, under no
/// key.
pub(crate) fn entries(text: &str) -> Vec<(&str, Range<usize>)> {
    let mut entries: Vec<(&str, Range<usize>)> = Vec::new();
    let (mut start, mut at, mut key) = (0, 0, "");
    for line in text.split_inclusive('\n') {
        let goes_on = !key.is_empty() && line.starts_with([' ', '\t', '}']);
        if !goes_on {
            if at > start {
                entries.push((key, start..at));
            }
            start = at;
            key = if line.starts_with('#') { "" } else { line.split_once(':').map_or("", |(key, _)| key) };
        }
        at += line.len();
    }
    if at > start {
        entries.push((key, start..at));
    }
    entries
}

/// The lines from a key at the start of a line to the next one, with the comments, empty lines and list items between.
pub(crate) fn section(text: &str, key: &str) -> Option<Range<usize>> {
    let mut at = 0;
    let mut start = None;
    for line in text.split_inclusive('\n') {
        let is_key = !line.trim_end().is_empty() && !line.starts_with([' ', '#', '-']);
        match start {
            None if line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')) => start = Some(at),
            Some(start) if is_key => return Some(start..at),
            _ => {}
        }
        at += line.len();
    }
    start.map(|start| start..at)
}

/// The fields of a block whose first field begins at `body`.
fn of_block(text: &str, body: usize) -> Vec<Field<'_>> {
    let mut start = text[..body].rfind('\n').map_or(0, |newline| newline + 1);
    let indent = body - start;
    let mut fields = Vec::new();
    for line in text[start..].split_inclusive('\n') {
        let bare = line.trim_start_matches(' ');
        let depth = line.len() - bare.len();
        let is_empty = bare.trim().is_empty() || bare.starts_with('#');
        if depth < indent && !is_empty {
            break;
        }
        if let Some((name, rest)) = bare.split_once(':')
            && depth == indent
            && !is_empty
        {
            let value = start + line.len() - rest.trim_start_matches([' ', '\t']).len();
            fields.push((unquoted(name), value..token_end(text, value, false)));
        }
        start += line.len();
    }
    fields
}

/// The fields of a flow mapping, from behind its `{`.
fn of_flow(text: &str, mut at: usize) -> Vec<Field<'_>> {
    let mut fields = Vec::new();
    loop {
        at = skip(text, at);
        match text.as_bytes().get(at) {
            None | Some(b'}') => return fields,
            Some(b',') => at += 1,
            Some(_) => {
                let name = at..token_end(text, at, true);
                at = skip(text, name.end);
                if text[at..].starts_with(':') {
                    let value = skip(text, at + 1);
                    at = value_end(text, value);
                    fields.push((unquoted(&text[name]), value..at));
                } else if at == name.start {
                    return fields;
                }
            }
        }
    }
}

/// The end of a value in a flow mapping: a word, or a list or mapping of its own.
fn value_end(text: &str, start: usize) -> usize {
    let mut at = start;
    let mut depth = 0_u32;
    loop {
        match text.as_bytes().get(at) {
            None => return at,
            Some(b'{' | b'[') => (depth, at) = (depth + 1, at + 1),
            Some(b'}' | b']') if depth == 0 => return at,
            Some(b'}' | b']') => (depth, at) = (depth - 1, at + 1),
            Some(b',' | b':') if depth > 0 => at += 1,
            Some(_) => at = token_end(text, at, true).max(at + usize::from(depth > 0)),
        }
        if depth == 0 {
            return at;
        }
        at = skip(text, at);
    }
}

/// The end of the word that begins at `start`, quotes included.
fn token_end(text: &str, start: usize, in_flow: bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = start + 1;
    match bytes.get(start) {
        Some(b'"') => {
            while bytes.get(at).is_some_and(|byte| *byte != b'"') {
                at += if bytes[at] == b'\\' { 2 } else { 1 };
            }
            return (at + 1).min(bytes.len());
        }
        Some(b'\'') => {
            while bytes.get(at).is_some_and(|byte| *byte != b'\'' || bytes.get(at + 1) == Some(&b'\'')) {
                at += if bytes[at] == b'\'' { 2 } else { 1 };
            }
            return (at + 1).min(bytes.len());
        }
        _ => at = start,
    }
    let ends = |at: usize| match bytes[at] {
        b'\n' => true,
        b'#' => at > start && matches!(bytes[at - 1], b' ' | b'\t'),
        b',' | b'{' | b'}' | b'[' | b']' => in_flow,
        b':' => in_flow && bytes.get(at + 1).is_none_or(|next| b" \t\r\n,{}[]".contains(next)),
        _ => false,
    };
    while at < bytes.len() && !ends(at) {
        at += 1;
    }
    start + text[start..at].trim_end_matches([' ', '\t', '\r']).len()
}

/// The next byte that is neither blank nor in a comment.
fn skip(text: &str, at: usize) -> usize {
    let mut rest = text[at..].trim_start();
    while rest.starts_with('#') {
        rest = rest.find('\n').map_or("", |newline| &rest[newline..]).trim_start();
    }
    text.len() - rest.len()
}

fn unquoted(name: &str) -> &str {
    name.trim().trim_matches(['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Vec<(&str, &str)> {
        let found = of_entry(text, 0..1);
        found.into_iter().map(|(name, value)| (name, &text[value])).collect()
    }

    #[test]
    fn a_block_has_its_own_fields_and_not_those_inside_or_behind() {
        let text = "a: # note\r\n\r\n  # note\r\n  x: 1  # one\r\n  \"y\":\r\n    x: 2\r\n# note\r\n  z: 'it''s # 3'\r\nb:\r\n  x: 4\r\n";
        assert_eq!(fields(text), [("x", "1"), ("y", ""), ("z", "'it''s # 3'")]);
    }

    #[test]
    fn a_flow_mapping_may_hold_anything() {
        let text = "a: {x: it's https://a.b, 'y': {x: \"}\", w: [1, {x: 5}]}, # x: 7\n  z: \"a \\\" b\" , w: c#d }\nb: {x: 4}\n";
        let inner = "{x: \"}\", w: [1, {x: 5}]}";
        let expected = [("x", "it's https://a.b"), ("y", inner), ("z", "\"a \\\" b\""), ("w", "c#d")];
        assert_eq!(fields(text), expected);
    }

    #[test]
    fn what_is_no_yaml_does_no_harm() {
        for text in [
            "a",
            "a:",
            "a: {",
            "a: {x",
            "a: {x:",
            "a: {x: \"\\",
            "a: {:,[}",
            "a: {x: [,",
            "a: {]",
            "a: ]: x",
            "a: '",
            "a: å",
        ] {
            fields(text);
        }
    }
}
