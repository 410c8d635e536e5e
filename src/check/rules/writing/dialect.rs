//! Marks of other dialects of Markdown show as text here: `~~x~~`, `==x==`, `$x$`, `:::tip`, `!!! note`, `:smile:`, `{% x %}`.

use std::ops::Range;

use memchr::{memchr, memchr_iter, memchr3};

use crate::check::context::{ArticleContext, RuleContext};
use crate::diagnostic::{Code, Diagnostic};

/// A mark, by the bytes it has in its line.
struct ForeignMark {
    range: Range<usize>,
    help: &'static str,
}

pub(in crate::check::rules) fn check(
    _: RuleContext<'_>,
    reading: ArticleContext<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    for line in reading.text.lines().iter().map(|line| &line.prose) {
        for mark in found(&line.text) {
            let message = format!(
                "`{}` shows as text: it is a mark of another kind of Markdown",
                &line.text[mark.range.clone()]
            );
            problems.push(Diagnostic::warning(Code::BrokenMark, line.span(mark.range), message, mark.help));
        }
    }
}

const STRUCK: &str = "take the words out, or the marks: nothing is struck out on a page";
const BRIGHT: &str = "write `**` on both sides if the words are to be strong";
const FORMULA: &str = "write the formula in words";
const BOX: &str = "take the mark away: what is important stands first, or in a unit with `important: true`";
const PICTURE: &str = "take it out, or write the word";
const SHORTCODE: &str = "take it out: a value is placed with `{{its-id}}`, anything else is written in words";

fn found(text: &str) -> Vec<ForeignMark> {
    let mut marks = Vec::new();
    let mut add =
        |range: Option<Range<usize>>, help| marks.extend(range.map(|range| ForeignMark { range, help }));
    if memchr3(b'~', b'=', b'$', text.as_bytes()).is_some() {
        add(pair(text, "~~"), STRUCK);
        add(pair(text, "=="), BRIGHT);
        add(formula(text), FORMULA);
    }
    if memchr(b':', text.as_bytes()).is_some() {
        let opens = text.starts_with(":::");
        add(opens.then(|| 0..text.find(char::is_whitespace).unwrap_or(text.len())), BOX);
        add(picture(text), PICTURE);
    }
    let opens = ["!!! ", "??? "].iter().any(|mark| text.starts_with(mark));
    add(opens.then_some(0..3), BOX);
    let mut brackets = memchr_iter(b'{', text.as_bytes());
    let shortcode = brackets.find(|at| text.as_bytes().get(at + 1) == Some(&b'%'));
    add(shortcode.map(|at| at..at + 2), SHORTCODE);
    marks
}

/// A mark that opens before a word and closes behind one.
fn pair(text: &str, mark: &str) -> Option<Range<usize>> {
    let open = text.find(mark)?;
    let inside = &text[open + mark.len()..];
    let close = inside.find(mark).filter(|close| *close > 0)?;
    let is_mark = |c: char| c.is_whitespace() || mark.starts_with(c);
    let words = &inside[..close];
    let fits = !words.starts_with(is_mark) && !words.ends_with(is_mark);
    fits.then(|| open..open + mark.len())
}

/// `$x$`, where no amount of money stands between the signs.
fn formula(text: &str) -> Option<Range<usize>> {
    let open = text.find('$')?;
    let close = open + 1 + text[open + 1..].find('$')?;
    let inside = &text[open + 1..close];
    let is_bare = |c: char| c.is_whitespace() || c.is_ascii_digit();
    let fits = !inside.is_empty() && !inside.starts_with(is_bare) && !inside.ends_with(char::is_whitespace);
    let is_formula = inside.contains(['\\', '^', '_', '=']) || !inside.contains(char::is_whitespace);
    (fits && is_formula).then(|| open..close + 1)
}

/// `:smile:`.
fn picture(text: &str) -> Option<Range<usize>> {
    let starts = text.match_indices(':').map(|(at, _)| at);
    starts.into_iter().find_map(|at| {
        let is_first = text[..at].chars().next_back().is_none_or(char::is_whitespace);
        let rest = &text[at + 1..];
        let end = rest.find(':').filter(|end| *end > 1 && is_first)?;
        let is_name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_+-".contains(&byte);
        let is_word = rest.starts_with(|c: char| c.is_ascii_lowercase()) && rest[..end].bytes().all(is_name);
        is_word.then(|| at..at + end + 2)
    })
}

#[cfg(test)]
mod tests {
    use super::found;

    fn marks(text: &str) -> Vec<&str> {
        found(text).into_iter().map(|mark| &text[mark.range]).collect()
    }

    #[test]
    fn marks_of_other_dialects_are_found() {
        assert_eq!(
            marks("~~Old~~ new and ==bright== and $x$ :smile: {% tip %}"),
            ["~~", "==", "$x$", ":smile:", "{%"]
        );
        assert_eq!(marks(":::tip Take care"), [":::tip"]);
        assert_eq!(marks("!!! note"), ["!!!"]);
    }

    #[test]
    fn what_people_write_is_none() {
        for text in [
            "$5 to $10",
            "US$ and CA$",
            "a = b == c",
            "~~~",
            "10:30: come",
            "Note: x: y",
            "Wait!!! Now",
            "a ~ b",
            "$5-$10",
        ] {
            assert_eq!(marks(text), [""; 0], "{text}");
        }
    }
}
