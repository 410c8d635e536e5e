//! Marks that stand in pairs round words: marked and inserted words, keys, notes within a line, and signs that are raised or lowered.

use super::marks::DialectMarks;
use crate::import::left_out::short;

/// The signs that Unicode has raised and lowered, each behind the plain one.
const RAISED: [(char, char); 17] = [
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('+', '⁺'),
    ('-', '⁻'),
    ('−', '⁻'),
    ('=', '⁼'),
    ('(', '⁽'),
    (')', '⁾'),
    ('n', 'ⁿ'),
];
const LOWERED: [(char, char); 17] = [
    ('0', '₀'),
    ('1', '₁'),
    ('2', '₂'),
    ('3', '₃'),
    ('4', '₄'),
    ('5', '₅'),
    ('6', '₆'),
    ('7', '₇'),
    ('8', '₈'),
    ('9', '₉'),
    ('+', '₊'),
    ('-', '₋'),
    ('−', '₋'),
    ('=', '₌'),
    ('(', '₍'),
    (')', '₎'),
    ('n', 'ₙ'),
];

/// The most bytes that raised or lowered words have.
const LONGEST: usize = 200;

/// Words as raised or lowered signs; none where Unicode lacks one of them.
fn shifted(words: &str, is_raised: bool) -> Option<String> {
    let signs = if is_raised { RAISED } else { LOWERED };
    let sign = |c: char| signs.iter().find(|(plain, _)| *plain == c).map(|(_, sign)| *sign);
    words.trim().chars().map(sign).collect::<Option<String>>().filter(|signs| !signs.is_empty())
}

impl DialectMarks<'_> {
    /// `<sup>6</sup>`: without its tags a power would be another number.
    pub(in crate::import) fn raised_by_tag(&mut self, rest: &str) -> bool {
        let near = &rest[..rest.floor_char_boundary(LONGEST)];
        for (name, is_raised) in [("sup", true), ("sub", false)] {
            let opened = near.get(1..).and_then(|near| near.strip_prefix(name));
            let Some((_, behind)) = opened
                .filter(|opened| opened.starts_with(['>', ' ']))
                .and_then(|opened| opened.split_once('>'))
            else {
                continue;
            };
            let Some((words, end)) = behind.split_once("</") else { return false };
            let Some(tail) = end.strip_prefix(name).and_then(|end| end.strip_prefix('>')) else {
                return false;
            };
            let (words, length) = (words.to_owned(), near.len() - tail.len());
            let is_plain = |c: char| !"<`*[{".contains(c) && c != '\n';
            if !words.chars().all(is_plain) || words.trim().is_empty() {
                return false;
            }
            self.raised(&words, length, is_raised);
            return true;
        }
        false
    }

    /// Puts raised or lowered signs in the place of bytes; where there are none the words stand on the line, which is told.
    fn raised(&mut self, words: &str, length: usize, is_raised: bool) {
        if let Some(signs) = shifted(words, is_raised) {
            return self.replace(length, &signs);
        }
        let kind = if is_raised { "raised" } else { "lowered" };
        self.tell(format!("{kind} words (`{}`): they stand on the line as the others do", short(words)));
        // A power without its sign would be another number.
        let is_power = is_raised
            && self.before().is_some_and(char::is_numeric)
            && words.starts_with(|c: char| c.is_numeric() || "+-−".contains(c));
        let words = if is_power { format!("^{words}") } else { words.to_owned() };
        self.replace(length, &words);
    }

    /// Marks that stand in pairs round words.
    pub(in crate::import) fn pair(&mut self, rest: &str) -> bool {
        if rest.starts_with("^[") {
            return self.inline_note();
        }
        let line = self.line_rest();
        let before = self.before();
        let is_after_word = before.is_some_and(|c| c.is_alphanumeric() || c == ')');
        for mark in ["==", "^^", "++"] {
            let Some(inside) = line.strip_prefix(mark).and_then(|rest| rest.split_once(mark)) else {
                continue;
            };
            let words = inside.0;
            let is_named = words.matches('"').count() == 2;
            let is_key = !words.is_empty()
                && words
                    .chars()
                    .all(|c| c.is_alphanumeric() || "+-_".contains(c) || is_named && "\" ".contains(c));
            let is_marked = words.trim() == words && !words.is_empty() && !words.contains(&mark[..1]);
            if if mark == "++" { is_key && !is_after_word } else { is_marked } {
                self.closing.insert(self.at + 2 + words.len(), (2, ""));
                self.replace(2, "");
                return true;
            }
        }
        let mark = &line[..1];
        let inside = line[1..].split_once(mark).map(|(inside, _)| inside).filter(|_| is_after_word);
        let is_short = |inside: &&str| {
            !inside.is_empty()
                && inside.len() <= 16
                && !inside.contains(char::is_whitespace)
                && !inside.contains(['*', '`', '[', '<', '{', '\\'])
        };
        if let Some(inside) = inside.filter(|_| "^~".contains(mark)).filter(is_short) {
            let (inside, is_raised) = (inside.to_owned(), mark == "^");
            self.raised(&inside, inside.len() + 2, is_raised);
            return true;
        }
        false
    }

    /// `** Words: **`: blanks within the marks, which older readers of Markdown did not mind.
    pub(in crate::import) fn spaced(&mut self, rest: &str) -> bool {
        const MARK: &str = "**";
        let Some(end) = self.in_line(MARK, MARK.len()) else { return false };
        let (inside, behind) = (&rest[MARK.len()..end], &rest[end + MARK.len()..]);
        let words = inside.trim();
        let is_first = self.line_before().trim_matches(['>', '-', ' ', '\t']).is_empty();
        let is_apart = is_first || words.ends_with(':') && self.before().is_some_and(char::is_whitespace);
        let is_meant = inside.len() > words.len()
            && inside.len() < LONGEST
            && words.contains(char::is_alphabetic)
            && !words.contains('*')
            && is_apart
            && !behind.starts_with(|c: char| c.is_alphanumeric() || c == '*');
        if is_meant {
            let words = format!("{MARK}{words}{MARK}");
            self.replace(end + MARK.len(), &words);
        }
        is_meant
    }

    /// `^[note]` stands in round brackets.
    fn inline_note(&mut self) -> bool {
        let Some(close) = self.scan.closing_bracket(self.at + 1) else { return false };
        self.closing.insert(close, (1, ")"));
        let is_spaced = self.kept.is_empty() || self.kept.ends_with(char::is_whitespace);
        self.replace(2, if is_spaced { "(" } else { " (" });
        true
    }
}
