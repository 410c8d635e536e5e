//! Prose that Markdown takes for structure: "15. marts" at the start of a line becomes a list, "> 18 år" a quotation. Each
//! is a guess, told as a warning with the backslash that helps. What tells it from a list that is meant: one entry, a
//! number that no list begins with, numbers that do not count up, a sign before a digit, no empty line before it.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

/// A place where Markdown makes structure that nobody may have meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Accident {
    /// The sign and the word behind it.
    pub range: Range<usize>,
    /// What Markdown makes of it.
    pub message: String,
    /// What to write in its place.
    pub help: String,
}

/// A list, as it is written.
struct ListSeen {
    /// How deep it stands in other lists.
    depth: usize,
    /// The unit or item it stands in, by its number.
    unit: usize,
    /// Whether it is numbered.
    is_numbered: bool,
    /// Whether its entries are boxes to tick.
    is_ticked: bool,
    entries: Vec<Range<usize>>,
    /// What stands before it, in the same element.
    before: Before,
}

/// What stands before a block in the same element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Nothing: it is the first.
    Nothing,
    /// The beginning of an entry of a list.
    Entry,
    /// A paragraph, up to this byte.
    Paragraph(usize),
    /// Anything else.
    Other,
}

/// The accidents of an article, in any order.
pub(super) fn find(text: &str, events: &[(Event<'_>, Range<usize>)]) -> Vec<Accident> {
    let mut walk = AccidentalWalk {
        text,
        unit: 0,
        open: Vec::new(),
        before: vec![Before::Nothing],
        lists: Vec::new(),
        found: Vec::new(),
    };
    for (event, range) in events {
        walk.take(event, range);
    }
    walk.lists_done();
    walk.found
}

struct AccidentalWalk<'a> {
    text: &'a str,
    unit: usize,
    open: Vec<ListSeen>,
    /// Of every element that is open, what stood last in it.
    before: Vec<Before>,
    lists: Vec<ListSeen>,
    found: Vec<Accident>,
}

impl AccidentalWalk<'_> {
    fn take(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(*end, range),
            Event::TaskListMarker(_) => {
                if let Some(list) = self.open.last_mut() {
                    list.is_ticked = true;
                }
            }
            // The words of a tight entry stand without a paragraph round them.
            Event::Text(_) | Event::Code(_) => self.stands(Before::Paragraph(range.end)),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Heading { .. } => self.unit += 1,
            Tag::List(first) => self.open.push(ListSeen {
                depth: self.open.len(),
                unit: self.unit,
                is_numbered: first.is_some(),
                is_ticked: false,
                entries: Vec::new(),
                before: self.before.last().copied().unwrap_or(Before::Nothing),
            }),
            Tag::Item => {
                if let Some(list) = self.open.last_mut() {
                    list.entries.push(range.clone());
                }
            }
            Tag::BlockQuote(_) => self.quotation(range),
            _ => {}
        }
        self.before.push(if *tag == Tag::Item { Before::Entry } else { Before::Nothing });
    }

    fn end(&mut self, end: TagEnd, range: &Range<usize>) {
        self.before.pop();
        self.stands(match end {
            TagEnd::Paragraph | TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link => {
                Before::Paragraph(range.end)
            }
            _ => Before::Other,
        });
        if matches!(end, TagEnd::List(_)) {
            self.lists.extend(self.open.pop());
        }
    }

    fn stands(&mut self, what: Before) {
        if let Some(last) = self.before.last_mut() {
            *last = what;
        }
    }

    /// Whether a block that begins at `start` goes on right under a paragraph, without an empty line.
    fn interrupts(&self, before: Before, start: usize) -> bool {
        let Before::Paragraph(end) = before else { return false };
        let between = self.text.get(end.min(start)..start).unwrap_or_default();
        let ended = self.text[..end.min(start)].ends_with('\n');
        between.matches('\n').count() + usize::from(ended) < 2
    }

    fn quotation(&mut self, range: &Range<usize>) {
        let before = self.before.last().copied().unwrap_or(Before::Nothing);
        let words = self.text[range.start + 1..range.end].trim_start_matches(' ');
        let is_amount = words.starts_with(|c: char| c.is_numeric() || c == '=');
        if is_amount || self.interrupts(before, range.start) {
            let help =
                format!("if it means “more than”, write `\\{}`, or say it in words", self.beginning(range));
            self.note(range, "`>` makes a quotation of this line".to_owned(), help);
        }
    }

    fn lists_done(&mut self) {
        let mut lists = std::mem::take(&mut self.lists);
        lists.retain(|list| !list.is_ticked && !list.entries.is_empty());
        lists.sort_by_key(|list| list.entries[0].start);
        let numbers: Vec<Vec<u64>> = lists.iter().map(|list| self.numbers(list)).collect();
        let (goes_on, is_gone_on_with) = continued(&lists, &numbers);
        for (at, list) in lists.iter().enumerate() {
            if list.is_numbered {
                self.numbered(list, &numbers[at], goes_on[at], is_gone_on_with[at]);
            } else {
                self.bulleted(list);
            }
        }
    }

    /// The numbers of a list as they are written.
    fn numbers(&self, list: &ListSeen) -> Vec<u64> {
        let written = |range: &Range<usize>| {
            let text = &self.text[range.clone()];
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            text[..digits].parse().unwrap_or_default()
        };
        list.entries.iter().map(written).collect()
    }

    fn numbered(&mut self, list: &ListSeen, numbers: &[u64], before: bool, after: bool) {
        let first = numbers[0];
        let counts = numbers.windows(2).all(|pair| pair[1] == pair[0] + 1)
            || numbers.iter().all(|number| *number == 1);
        let shown = |numbers: &mut dyn Iterator<Item = u64>| {
            let mut words: Vec<String> = numbers.take(4).map(|number| number.to_string()).collect();
            if numbers.next().is_some() {
                words.push("…".to_owned());
            }
            words.join(", ")
        };
        let message = if !counts {
            let as_shown = (0..numbers.len() as u64).map(|at| first.saturating_add(at));
            format!(
                "a list numbered {} is shown as {}",
                shown(&mut numbers.iter().copied()),
                shown(&mut as_shown.into_iter())
            )
        } else if numbers.len() == 1 && !before && !after {
            format!("a list of one entry, with the number {first}")
        } else if first > 1 && !before {
            format!("a list that begins with the number {first}")
        } else {
            return;
        };
        let range = list.entries[0].clone();
        let beginning = self.beginning(&range);
        let digits = beginning.bytes().take_while(u8::is_ascii_digit).count();
        let help = format!(
            "if the number belongs to a sentence, as in a date, write `{}\\{}`; if it is a list, number it from 1 up",
            &beginning[..digits],
            &beginning[digits..]
        );
        self.note(&range, message, help);
    }

    fn bulleted(&mut self, list: &ListSeen) {
        let range = list.entries[0].clone();
        let sign = self.text[range.clone()].chars().next().unwrap_or('-');
        let words = self.text[range.start + 1..range.end].trim_start();
        let is_amount = sign == '+' && words.starts_with(char::is_numeric);
        let is_alone = list.entries.len() == 1
            && match list.before {
                // Nobody moves a line of prose in under an entry: there a list of one entry is meant.
                Before::Paragraph(end) => list.depth == 0 && !leads_in(&self.text[..end]),
                Before::Entry => true,
                Before::Nothing | Before::Other => false,
            };
        if !is_amount && !is_alone {
            return;
        }
        let message = match is_amount {
            true => format!("`{sign}` before a number makes a list"),
            false => format!("a list of one entry: `{sign}` at the start of a line makes it"),
        };
        let meant = match is_amount {
            true => "begin its lines with `-`",
            false => "end the line before it with a colon",
        };
        let help = format!(
            "if the sign belongs to a sentence, write `\\{}`; if it is a list, {meant}",
            self.beginning(&range)
        );
        self.note(&range, message, help);
    }

    fn note(&mut self, range: &Range<usize>, message: String, help: String) {
        let length = self.beginning(range).len();
        self.found.push(Accident { range: range.start..range.start + length, message, help });
    }

    /// The sign at the start of a block and the word behind it.
    fn beginning(&self, range: &Range<usize>) -> &str {
        let line = self.text[range.clone()].lines().next().unwrap_or_default();
        let end = line.match_indices(' ').nth(1).map_or(line.len(), |(at, _)| at);
        let words = line[..end].trim_end();
        if words.contains(' ') { words.trim_end_matches(['.', ',', ':', ';', '،']) } else { words }
    }
}

/// Of every list whether it goes on with the numbers of one before it, and whether one behind it goes on with its own:
/// a step cut off by a paragraph goes on within its unit, a list of several also in the next one.
fn continued(lists: &[ListSeen], numbers: &[Vec<u64>]) -> (Vec<bool>, Vec<bool>) {
    let mut known: BTreeMap<(usize, u64), (usize, bool)> = BTreeMap::new();
    let (mut goes_on, mut is_gone_on_with) = (vec![false; lists.len()], vec![false; lists.len()]);
    for (at, list) in lists.iter().enumerate().filter(|(_, list)| list.is_numbered) {
        let is_long = list.entries.len() > 1;
        let (first, last) = (numbers[at][0], numbers[at][numbers[at].len() - 1]);
        if let Some((before, any_long)) = known.get(&(list.depth, first))
            && (lists[*before].unit == list.unit || is_long && *any_long)
        {
            goes_on[at] = true;
            is_gone_on_with[*before] = true;
        }
        let next = known.entry((list.depth, last.saturating_add(1))).or_insert((at, false));
        *next = (at, next.1 || is_long);
    }
    (goes_on, is_gone_on_with)
}

/// Whether words lead in to a list, also one of a single entry.
fn leads_in(words: &str) -> bool {
    words.trim_end().trim_end_matches(['*', ')']).ends_with([':', '：', '፦', '፥'])
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::Parser;

    use super::*;

    /// What is found in a text, by the signs it is found at.
    fn found(text: &str) -> Vec<String> {
        let text = format!("## A {{#a}}\n\n{text}\n");
        let events: Vec<_> = Parser::new_ext(&text, super::super::options()).into_offset_iter().collect();
        let mut found = find(&text, &events);
        found.sort_by_key(|accident| accident.range.start);
        found.into_iter().map(|accident| text[accident.range].to_owned()).collect()
    }

    #[test]
    fn prose_that_became_structure_is_found_in_any_language() {
        for (text, signs) in [
            ("15. marts afgøres sagen.", "15. marts"),
            ("15. marts kommer brevet.\n18. april rejser du.", "15. marts"),
            ("15. مارس هو اليوم.\n\nثم.", "15. مارس"),
            ("Sagen afgøres af\n1. instans i dag.", "1. instans"),
            ("Ring til\n+ 45 70 10.", "+ 45"),
            ("+ 45 70\n+ 46 80", "+ 45"),
            ("تماس با ما\n+ ۴۵ ۷۰", "+ ۴۵"),
            ("Skriv dansk\n- helst i dag.", "- helst"),
            ("Skriv dansk.\n\n- helst i dag.", "- helst"),
            ("> 18 år er voksen.", "> 18"),
            ("> ۱۸ سال", "> ۱۸"),
            ("Du er voksen, hvis du er\n> atten år.", "> atten"),
            ("- Send det inden\n15. marts.\n- Og så.", "15. marts"),
            ("- 15. marts: brevet.\n- 18. april: rejsen.", "15. marts 18. april"),
            ("- - helst i dag.\n- b", "- helst"),
            ("1. a\n2. b\n4. c", "1. a"),
            ("3. a\n4. b", "3. a"),
            ("1. a\n\n## B {#b}\n\n2. b", "1. a 2. b"),
        ] {
            assert_eq!(found(text).join(" "), signs, "{text}");
        }
    }

    #[test]
    fn lists_and_quotations_that_are_meant_are_left_alone() {
        for text in [
            "1. a\n2. b\n3. c",
            "1. a\n1. b\n1. c",
            "1) a\n2) b",
            "0. a\n1. b",
            "Gør sådan:\n1. a\n2. b",
            "1. a\n\nMere om det.\n\n2. b\n\nOg det.\n\n3. c",
            "1. a\n2. b\n\n## B {#b}\n\n3. c\n4. d",
            "- a\n- b",
            "Tag med:\n\n- et brev",
            "Tag **med:**\n- et brev",
            "- a\n- b:\n  - c",
            "- a\n  - b",
            "1. a\n\n   - b\n2. c",
            "- a\n\n  b\n\n  1. c\n  2. d",
            "- [ ] a {#b}",
            "- et brev",
            "+ a\n+ b",
            "> Hun sagde det.",
            "Hun sagde:\n\n> Kom.\n> I morgen.",
            "Det er\n15. marts i dag.",
            "15\\. marts\n18\\. april",
            "\\- helst",
            "\\> 18",
            "+45 70",
            "-helst",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
