//! Values written into YAML.

/// A value on one line: plain where that is safe, otherwise in double quotes.
pub(crate) fn scalar(text: &str) -> String {
    let is_plain = text.starts_with(char::is_alphabetic)
        && !text.ends_with(':')
        && !text.contains(|c: char| c.is_control() || "\"'\\{}[]".contains(c))
        && ![": ", " #", "\u{feff}"].iter().any(|c| text.contains(c))
        && text.trim() == text
        && !is_a_word_of_yaml(text);
    if is_plain { text.to_owned() } else { quoted(text) }
}

/// A value in double quotes, in which YAML reads what JSON writes.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// Words that YAML takes for something else than words.
fn is_a_word_of_yaml(text: &str) -> bool {
    ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word))
        || text.parse::<f64>().is_ok()
}
