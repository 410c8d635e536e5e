//! Templates before Tera reads them: what would let a short template take hours or all memory is refused, and where a
//! template repeats something, a filter is inserted that counts its steps ([`Meter`](crate::theme::metering::Meter)).

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::parse::seal::{Part, parts};
use crate::project::{FileId, Span};
use crate::theme::metering::{FILTER, Insertions, STEP};

/// No part of a template between braces is longer, in bytes.
const LONGEST: usize = 1_000;

/// What a part in `{% %}` begins with.
const WORDS: [&str; 16] = [
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "endfor",
    "set",
    "block",
    "endblock",
    "extends",
    "include",
    "break",
    "continue",
    "endset",
    "filter",
    "endfilter",
];

/// Filters whose result can be far longer than what they are given.
const REFUSED: [&str; 3] = ["replace", "indent", "group_by"];

const PLAIN: &str =
    "a template prints the values of its view, with conditions and loops; compute everything else in Wayleaf";

/// A template in which steps are counted; what cannot be in it is a problem.
pub(super) fn metered(text: &str, file: FileId, problems: &mut Vec<Diagnostic>) -> (String, Insertions) {
    let parts = parts(text);
    let mut metering = Metering { text, file, problems, additions: Vec::new() };
    let extends = parts.iter().any(|part| word(text, part) == "extends");
    if !extends {
        metering.additions.push((0, step(text.len(), "")));
    }
    for (index, part) in parts.iter().enumerate() {
        metering.part(part, &parts[index + 1..]);
    }
    metering.additions.sort_by_key(|(at, _)| *at);
    Insertions::new(text, &metering.additions)
}

/// A part that prints nothing and takes as many steps as `bytes` of a template; `trim` is the hyphen of the part
/// before it.
fn step(bytes: usize, trim: &str) -> String {
    format!("{{% if 0 | {FILTER}(by={}) %}}{{% endif {trim}%}}", bytes / STEP + 1)
}

/// What stands between the braces of a part, without hyphens.
fn inside<'a>(text: &'a str, part: &Part) -> &'a str {
    let inside = text[part.range.clone()].get(2..).unwrap_or_default();
    let inside = inside.strip_suffix("%}").or_else(|| inside.strip_suffix("}}")).unwrap_or(inside);
    let inside = inside.strip_prefix('-').unwrap_or(inside);
    inside.strip_suffix('-').unwrap_or(inside)
}

/// The first word of a part in `{% %}`.
fn word<'a>(text: &'a str, part: &Part) -> &'a str {
    match part.kind {
        b'%' => inside(text, part).split_whitespace().next().unwrap_or_default(),
        _ => "",
    }
}

struct Metering<'a> {
    text: &'a str,
    file: FileId,
    problems: &'a mut Vec<Diagnostic>,
    additions: Vec<(usize, String)>,
}

impl Metering<'_> {
    fn part(&mut self, part: &Part, rest: &[Part]) {
        if part.kind == b'#' {
            return;
        }
        if part.range.len() > LONGEST {
            let range = part.range.start..part.range.start + 2;
            let message = format!("a part between braces of more than {LONGEST} bytes");
            return self.refuse(range, &message, "write it in several parts");
        }
        let word = word(self.text, part);
        if part.kind == b'%' && !WORDS.contains(&word) {
            return self.refuse(part.range.clone(), &format!("`{word}` cannot stand in a template"), PLAIN);
        }
        if let Some((range, message)) = refused(self.text, part, word) {
            return self.refuse(range, &message, PLAIN);
        }
        match word {
            "for" => self.wrap(part, " in ", self.until(part, rest, "for", "endfor")),
            "set" => self.wrap(part, "=", STEP),
            "block" => {
                let body = self.until(part, rest, "block", "endblock");
                let trim = if self.text[..part.range.end].ends_with("-%}") { "-" } else { "" };
                self.additions.push((part.range.end, step(body, trim)));
            }
            _ => {}
        }
    }

    /// How many bytes lie between a part and the one that closes it.
    fn until(&self, part: &Part, rest: &[Part], open: &str, close: &str) -> usize {
        let mut depth = 1;
        let end = rest.iter().find(|next| {
            let word = word(self.text, next);
            depth += usize::from(word == open);
            depth -= usize::from(word == close);
            depth == 0
        });
        end.map_or(self.text.len(), |end| end.range.start) - part.range.end
    }

    /// Inserts the filter behind the expression that follows a mark.
    fn wrap(&mut self, part: &Part, mark: &str, bytes: usize) {
        let written = inside(self.text, part);
        let Some((before, expression)) = written.split_once(mark).filter(|(_, rest)| !rest.trim().is_empty())
        else {
            return;
        };
        let from = written.as_ptr() as usize - self.text.as_ptr() as usize + before.len() + mark.len();
        let end = from + expression.trim_end().len();
        self.additions.push((from, "(".to_owned()));
        self.additions.push((end, format!(") | {FILTER}(by={})", bytes / STEP + 1)));
    }

    fn refuse(&mut self, range: Range<usize>, message: &str, help: &str) {
        let span = Span::new(self.file, range.start, range.end);
        self.problems.push(Diagnostic::error(Code::Template, span, message, help));
    }
}

/// What in a part can give far more than it is given: joined texts, lists spread out, functions, loops inside values.
fn refused(text: &str, part: &Part, word: &str) -> Option<(Range<usize>, String)> {
    let written = inside(text, part);
    let start = written.as_ptr() as usize - text.as_ptr() as usize;
    let bytes = written.as_bytes();
    let mut quote = None;
    let mut name: Option<usize> = None;
    // The word or sign before the name at hand: `|` and `is` make it a filter or a test.
    let mut last = "";
    for at in 0..=bytes.len() {
        let byte = bytes.get(at).copied().unwrap_or(b' ');
        if quote.is_none() && (byte.is_ascii_alphanumeric() || byte == b'_') {
            name = name.or(Some(at));
            continue;
        }
        if let Some(from) = name.take() {
            let before = std::mem::replace(&mut last, &written[from..at]);
            let is_called = written[at..].trim_start().starts_with('(');
            let what = match last {
                "for" if word != "for" || !before.is_empty() => Some("a list made by a loop".to_owned()),
                "__tera_context" => Some("`__tera_context`".to_owned()),
                _ if before == "|" && REFUSED.contains(&last) => Some(format!("the filter `{last}`")),
                "join" if before == "|" && !joins_plainly(&written[at..]) => {
                    Some("`join` with anything but a text in quotation marks".to_owned())
                }
                "and" | "or" | "not" | "in" | "if" | "elif" | "else" => None,
                _ if is_called && !matches!(before, "|" | "is" | "not") => {
                    Some(format!("the function `{last}`"))
                }
                _ => None,
            };
            if let Some(what) = what {
                return Some((start + from..start + at, format!("{what} cannot stand in a template")));
            }
        }
        match (quote, byte) {
            (Some(open), byte) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'' | b'`') => quote = Some(byte),
            // What a condition joins is compared and gone again.
            (None, b'~') if !matches!(word, "if" | "elif") => {
                return Some((start + at..start + at + 1, "`~` cannot stand in a template".to_owned()));
            }
            (None, b'.') if bytes[at..].starts_with(b"...") => {
                return Some((start + at..start + at + 3, "`...` cannot stand in a template".to_owned()));
            }
            (None, b'|') => last = "|",
            (None, byte) if !byte.is_ascii_whitespace() => last = "",
            _ => {}
        }
    }
    None
}

/// Whether the arguments behind `join` are none, or one text in quotation marks.
fn joins_plainly(rest: &str) -> bool {
    let Some(arguments) = rest.trim_start().strip_prefix('(') else { return true };
    let Some(value) = arguments.trim_start().strip_prefix("sep") else { return false };
    let value = value.trim_start().strip_prefix('=').unwrap_or_default().trim_start();
    let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'' | '`')) else { return false };
    value[1..].split_once(quote).is_some_and(|(_, rest)| rest.trim_start().starts_with(')'))
}

#[cfg(test)]
mod tests {
    use super::metered;
    use crate::diagnostic::Diagnostic;
    use crate::project::Project;

    fn read(text: &str) -> (String, Vec<Diagnostic>) {
        let project = Project::new([("a.html".to_owned(), text.to_owned())]);
        let mut problems = Vec::new();
        let (with_steps, _) = metered(text, project.find("a.html").expect("the file"), &mut problems);
        (with_steps, problems)
    }

    #[test]
    fn what_repeats_is_counted_with_the_bytes_it_repeats() {
        let (text, problems) = read("{% for a in b.c -%}{{ a | safe }}{% endfor %}{% set d = a.b %}");
        assert_eq!(problems, []);
        assert_eq!(
            text,
            "{% if 0 | wayleaf_cost(by=4) %}{% endif %}\
             {% for a in (b.c) | wayleaf_cost(by=1) -%}{{ a | safe }}{% endfor %}\
             {% set d =( a.b) | wayleaf_cost(by=2) %}"
        );
        let (text, _) = read("{% extends \"a.html\" %}{% block b -%} c {% endblock %}");
        assert_eq!(
            text,
            "{% extends \"a.html\" %}{% block b -%}{% if 0 | wayleaf_cost(by=1) %}{% endif -%} c {% endblock %}"
        );
    }

    #[test]
    fn what_can_give_far_more_than_it_is_given_is_refused() {
        for text in [
            "{{ a ~ a }}",
            "{% set a = [...a, ...a] %}",
            "{% set_global a = b %}",
            "{% for a in range(end=9) %}{% endfor %}",
            "{{ [x for x in a] }}",
            "{% component a() %}{% endcomponent %}",
            "{{ a | replace(from=\"\", to=a) }}",
            "{{ a | join(sep=b) }}",
            "{{ a | join(sep=\"\" | join(sep=b)) }}",
            "{{ __tera_context }}",
            "{{ super() }}",
            "{% raw %}{{{% endraw %}",
            "{% filter replace(from=\"\", to=a) %}a{% endfilter %}",
            &format!("{{{{ a{} }}}}", " | upper".repeat(200)),
        ] {
            assert_ne!(read(text).1, [], "{text}");
        }
        for text in [
            "{{ a.b[0] | fill(n=c | length, d=\"~...for(\") | safe }}",
            "{% if a is defined and not (b or c) %}{% elif a in b %}{% else %}{% endif %}",
            "{% if a is divisibleby(divisor=2) %}{% endif %}",
            "{{ a | join(sep=\", \") }}{{ a | join }}{{ 1 if (a) else 2 }}{# super() ~ #}",
            "{%- for a, b in c %}{%- if a -%}{{- a -}}{%- endif %}{% endfor -%}{% include \"a.html\" %}",
        ] {
            assert_eq!(read(text).1, [], "{text}");
        }
    }
}
