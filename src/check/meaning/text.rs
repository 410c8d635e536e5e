//! A text as content files write it, read for its meaning: its own words, its facts, its words of the official language.

/// What a text says.
#[derive(Debug, Default)]
pub(super) struct ReadText {
    /// Its own words.
    pub words: String,
    /// The ids of its facts, in their order.
    pub facts: Vec<String>,
    /// Its words of the official language.
    pub official: Vec<String>,
}

/// Reads a text; citations, ids and where links lead say nothing by themselves.
pub(super) fn read(text: &str) -> ReadText {
    let mut read = ReadText::default();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '[', ']', '*']) {
        read.words.push_str(&rest[..at]);
        rest = &rest[at..];
        rest = if let Some((fact, after)) = between(rest, "{{", "}}") {
            read.facts.push(fact.trim().to_owned());
            read.words.push(' ');
            after
        } else if let Some((_, after)) = between(rest, "{#", "}").or_else(|| between(rest, "[^", "]")) {
            after
        } else if let Some((_, after)) = between(rest, "](", ")") {
            after
        } else if let Some(after) = rest.strip_prefix("**") {
            after
        } else if let Some((words, after)) =
            between(rest, "*", "*").filter(|(words, _)| !words.contains('\n'))
        {
            read.official.push(words.to_owned());
            read.words.push(' ');
            after
        } else {
            let next = rest.chars().next().map_or(0, char::len_utf8);
            &rest[next..]
        };
    }
    read.words.push_str(rest);
    // The signs of entries are no numbers of a text.
    let lines = read.words.lines().map(|line| {
        let entry = line.trim_start();
        let digits = entry.trim_start_matches(|c: char| c.is_ascii_digit());
        if digits.len() < entry.len() && digits.starts_with(['.', ')']) { &digits[1..] } else { entry }
    });
    read.words = lines.collect::<Vec<_>>().join("\n");
    read
}

/// What stands between two marks at the beginning of a text, and what follows.
fn between<'t>(text: &'t str, open: &str, close: &str) -> Option<(&'t str, &'t str)> {
    text.strip_prefix(open)?.split_once(close)
}

/// The sentences of a text that another one does not have, and those of the other that it does not have.
pub fn differing(before: &str, now: &str) -> (String, String) {
    let (old, new) = (sentences(before), sentences(now));
    let only = |ours: &[&str], theirs: &[&str]| {
        let only: Vec<&str> = ours.iter().filter(|words| !theirs.contains(words)).copied().collect();
        only.join(" ")
    };
    (only(&old, &new), only(&new, &old))
}

fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    for line in text.lines() {
        let mut start = 0;
        let ends = line.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '؟' | '۔' | '።'));
        for (at, c) in ends {
            let end = at + c.len_utf8();
            if line[end..].starts_with(' ') || end == line.len() {
                sentences.push(line[start..end].trim());
                start = end;
            }
        }
        sentences.push(line[start..].trim());
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

#[cfg(test)]
mod tests {
    use super::{differing, read};

    #[test]
    fn a_text_is_read_without_its_marks() {
        let read = read("## Do {#do}\n\n1. **Ask** {{board}} for [a day](topic:x#y) (*frist*).[^act, § 3]");
        assert_eq!(read.words.split_whitespace().collect::<Vec<_>>().join(" "), "## Do Ask for a day ( ).");
        assert_eq!((read.facts, read.official), (vec!["board".to_owned()], vec!["frist".to_owned()]));
    }

    #[test]
    fn only_the_sentences_that_differ_are_shown() {
        let (old, new) = differing("Wait. Do not pay. Ask.", "Wait. Do pay. Ask.");
        assert_eq!((old.as_str(), new.as_str()), ("Do not pay.", "Do pay."));
    }
}
