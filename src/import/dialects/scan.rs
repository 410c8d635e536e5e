//! Where signs, lines and paragraphs stand in a text that is read once from its beginning: each is looked for once, however often it
//! is asked for.

use std::collections::BTreeMap;
use std::ops::Range;

/// A text, and what of it is known so far.
#[derive(Debug)]
pub(in crate::import) struct TextScan<'a> {
    text: &'a str,
    /// By sign: from where it was looked for last, and where it stands then; `NOWHERE` where it does not.
    found: BTreeMap<&'static str, (usize, usize)>,
    /// The line and the paragraph that were asked for last.
    line: Option<Range<usize>>,
    paragraph: Option<Range<usize>>,
    /// In the paragraph at hand, where each bracket is closed.
    brackets: BTreeMap<usize, usize>,
    /// The paragraph whose brackets these are, by its end.
    bracketed: Option<usize>,
}

const NOWHERE: usize = usize::MAX;

impl<'a> TextScan<'a> {
    pub(in crate::import) fn new(text: &'a str) -> Self {
        Self {
            text,
            found: BTreeMap::new(),
            line: None,
            paragraph: None,
            brackets: BTreeMap::new(),
            bracketed: None,
        }
    }

    /// Where this sign stands next, from this byte on.
    pub(in crate::import) fn next(&mut self, sign: &'static str, from: usize) -> Option<usize> {
        let place = match self.found.get(sign).copied() {
            Some((searched, place)) if searched <= from && from <= place => place,
            Some((searched, place)) if from < searched => {
                // What lies before the place it was looked for from is short.
                let near = self.text.ceil_char_boundary(searched + sign.len());
                let before = self.text.get(from..near).and_then(|near| near.find(sign));
                before.map_or(place, |at| from + at)
            }
            _ => {
                let place = self.text.get(from..).and_then(|rest| rest.find(sign));
                let place = place.map_or(NOWHERE, |at| from + at);
                self.found.insert(sign, (from, place));
                place
            }
        };
        Some(place).filter(|place| *place != NOWHERE)
    }

    /// The line that this byte stands in, without the sign that ends it.
    pub(in crate::import) fn line(&mut self, at: usize) -> Range<usize> {
        if let Some(line) = self.line.clone().filter(|line| line.start <= at && at <= line.end) {
            return line;
        }
        let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = self.text[at..].find('\n').map_or(self.text.len(), |end| at + end);
        self.line = Some(start..end);
        start..end
    }

    /// Where the paragraph ends that this byte stands in: before the first empty line.
    pub(in crate::import) fn paragraph_end(&mut self, at: usize) -> usize {
        if let Some(known) = self.paragraph.as_ref().filter(|known| known.start <= at && at <= known.end) {
            return known.end;
        }
        let mut end = self.line(at).end;
        while let Some(rest) = self.text.get(end + 1..) {
            let line = rest.lines().next().unwrap_or_default();
            if line.trim().is_empty() {
                break;
            }
            end += 1 + line.len();
        }
        self.paragraph = Some(at..end);
        end
    }

    /// Where the bracket is closed that stands here, in its paragraph.
    pub(in crate::import) fn closing_bracket(&mut self, at: usize) -> Option<usize> {
        let end = self.paragraph_end(at);
        if self.bracketed != Some(end) {
            self.bracketed = Some(end);
            self.brackets.clear();
            let mut open = Vec::new();
            for (place, sign) in self.text[at..end].match_indices(['[', ']']) {
                if sign == "[" {
                    open.push(at + place);
                } else if let Some(opened) = open.pop() {
                    self.brackets.insert(opened, at + place);
                }
            }
        }
        self.brackets.get(&at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::TextScan;

    #[test]
    fn signs_are_found_from_any_place() {
        let text = "a) b\n[c [d] é]\n \t\ne)";
        let mut scan = TextScan::new(text);
        assert_eq!([0, 2, 1, 20].map(|from| scan.next(")", from)), [Some(1), Some(20), Some(1), Some(20)]);
        assert_eq!(scan.next("]]", 0), None);
        assert_eq!((scan.line(2), scan.line(4), scan.line(6)), (0..4, 0..4, 5..15));
        assert_eq!((scan.paragraph_end(0), scan.paragraph_end(7)), (15, 15));
        assert_eq!((scan.closing_bracket(5), scan.closing_bracket(8)), (Some(14), Some(10)));
    }
}
