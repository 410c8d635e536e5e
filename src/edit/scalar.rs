//! Values written into YAML.

/// A value on a line of its own: plain where that is safe, otherwise in double quotes.
pub(crate) fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// A value in double quotes, in which YAML reads what JSON writes.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// A value in the quotes of the one it replaces, which may stand in a flow mapping: without any only where that is safe.
pub(crate) fn like(old: &str, new: &str) -> String {
    match old.chars().next() {
        Some('\'') => format!("'{}'", new.replace('\'', "''")),
        Some('"') => quoted(new),
        _ if is_plain(new) && !new.contains(',') => new.to_owned(),
        _ => quoted(new),
    }
}

/// Whether YAML reads these characters as this text where nothing else stands on the line. A date is plain too.
fn is_plain(text: &str) -> bool {
    let is_date = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(':')
        && !text.contains(|c: char| c.is_control() || "\"\\{}[]".contains(c))
        && ![": ", " #", "\u{feff}"].iter().any(|c| text.contains(c))
        && text.trim() == text
        && !is_a_word_of_yaml(text)
        || is_date
}

/// Words that YAML takes for something else than words.
fn is_a_word_of_yaml(text: &str) -> bool {
    ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word))
        || text.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_keeps_the_quotes_of_the_one_before_and_gets_some_where_it_needs_them() {
        let new = "O'Brien";
        assert_eq!(
            [like("A", new), like("'A'", new), like("\"A\"", new)],
            ["O'Brien", "'O''Brien'", "\"O'Brien\""]
        );
        assert_eq!([like("A", "One, Two"), scalar("One, Two")], ["\"One, Two\"", "One, Two"]);
        assert_eq!(like("2026-01-01", "2026-11-22"), "2026-11-22");
        for text in ["no", "1", "a: b", "a #b", "", " a", "a:", "{a", "a]", "- a", "'a", "inf"] {
            assert_eq!([scalar(text), like("x", text)], [quoted(text), quoted(text)], "{text}");
        }
    }
}
