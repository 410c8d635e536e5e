//! Which section of a translation stands for which of the source, where their numbers differ: by what both have alike, never by
//! their order alone, since a link would lead to another instruction then.

use std::collections::BTreeMap;
use std::ops::Range;

use super::fences::{FenceReader, LineKind};
use super::page_text::PageText;
use crate::parse::plain_words;

/// How the sections of a translation stand to those of its source.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Pairing {
    /// For each section the one of the source that it stands for; `None`: it belongs to what stands before it.
    pub places: Vec<Option<usize>>,
    /// Sections of the source of which nothing tells which of the translation stands for which.
    pub together: Vec<Range<usize>>,
    /// Sections of the source that the translation lacks.
    pub lacking: Vec<usize>,
}

/// Something that is the same in every language, and how much it tells.
type SectionMarks = BTreeMap<String, u32>;

/// How much two sections must have alike to be a pair: a link, a picture or two numbers that stand nowhere else.
const ENOUGH: u32 = 2;

/// How many times as many blocks a text without headings has, where it says all that the source says.
const WHOLE: usize = 2;

/// Pairs the sections of a translation with those of its source.
pub(super) fn paired(source: &PageText, text: &PageText) -> Pairing {
    let (all, own) = (source.sections.len(), text.sections.len());
    if own == 0 {
        let has_more = source.intro.is_empty() || text.intro.len() > source.intro.len() * WHOLE + 1;
        let is_whole = all > 0 && !text.intro.is_empty() && has_more;
        let together: Vec<Range<usize>> = is_whole.then_some(0..all).into_iter().collect();
        let lacking = if is_whole { Vec::new() } else { (0..all).collect() };
        return Pairing { places: Vec::new(), together, lacking };
    }
    let (of_source, of_text) = (marks(source), marks(text));
    let pairs = chain(&votes(&of_source, &of_text));
    if all == own && pairs.iter().all(|(at, to)| at == to) {
        return Pairing { places: (0..own).map(Some).collect(), ..Pairing::default() };
    }
    let mut places: Vec<Option<usize>> = vec![None; own];
    pairs.iter().for_each(|(at, to)| places[*to] = Some(*at));
    // A section with an id of the source stands for that section, wherever it stands.
    for (to, section) in text.sections.iter().enumerate().filter(|(_, section)| section.id.is_some()) {
        let found = source.sections.iter().position(|known| known.id == section.id);
        if places[to].is_none() && found.is_some_and(|at| !places.contains(&Some(at))) {
            places[to] = found;
        }
    }
    let mut pairing = Pairing { places, ..Pairing::default() };
    let (mut at, mut to) = (0, 0);
    for (next_at, next_to) in pairs.iter().copied().chain([(all, own)]) {
        pairing.between(at..next_at, to..next_to);
        (at, to) = (next_at + 1, next_to + 1);
    }
    pairing
}

impl Pairing {
    /// Pairs what stands between two pairs.
    fn between(&mut self, of_source: Range<usize>, of_text: Range<usize>) {
        let free: Vec<usize> = of_source.filter(|at| !self.places.contains(&Some(*at))).collect();
        let open: Vec<usize> = of_text.filter(|to| self.places[*to].is_none()).collect();
        match (free.first().zip(free.last()), open.len()) {
            (None, _) => {}
            (_, 0) => self.lacking.extend(free),
            (_, count) if count == free.len() => {
                for (at, to) in free.into_iter().zip(open) {
                    self.places[to] = Some(at);
                }
            }
            (Some((first, last)), _) => {
                open.into_iter().for_each(|to| self.places[to] = Some(*first));
                if last > first {
                    self.together.push(*first..last + 1);
                }
            }
        }
    }
}

/// Pairs of sections with what tells that they are one: marks that one section alone has on either side.
fn votes(of_source: &[SectionMarks], of_text: &[SectionMarks]) -> BTreeMap<(usize, usize), u32> {
    let (source, text) = (alone(of_source), alone(of_text));
    let mut votes: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    for (mark, (at, weight)) in source {
        if let Some((to, _)) = text.get(mark) {
            *votes.entry((at, *to)).or_default() += weight;
        }
    }
    votes.retain(|_, weight| *weight >= ENOUGH);
    votes
}

/// The marks that stand in one section only, with its place.
fn alone(sections: &[SectionMarks]) -> BTreeMap<&str, (usize, u32)> {
    let mut alone: BTreeMap<&str, Option<(usize, u32)>> = BTreeMap::new();
    for (at, marks) in sections.iter().enumerate() {
        for (mark, weight) in marks {
            alone.entry(mark).and_modify(|known| *known = None).or_insert(Some((at, *weight)));
        }
    }
    alone.into_iter().filter_map(|(mark, found)| Some((mark, found?))).collect()
}

/// The pairs that weigh most together, of those that keep the order on both sides.
fn chain(votes: &BTreeMap<(usize, usize), u32>) -> Vec<(usize, usize)> {
    // By section of the source: the heaviest chain that ends there, and the pair before.
    let pairs: Vec<(&(usize, usize), &u32)> = votes.iter().collect();
    let mut best: Vec<(u32, Option<usize>)> = Vec::with_capacity(pairs.len());
    for (place, ((at, to), weight)) in pairs.iter().enumerate() {
        let before = (0..place).filter(|one| pairs[*one].0.0 < *at && pairs[*one].0.1 < *to);
        let before = before.max_by_key(|one| best[*one].0);
        best.push((**weight + before.map_or(0, |one| best[one].0), before));
    }
    let mut next = (0..pairs.len()).max_by_key(|one| best[*one].0);
    let mut chain = Vec::new();
    while let Some(place) = next {
        chain.push(*pairs[place].0);
        next = best[place].1;
    }
    chain.reverse();
    chain
}

/// What each section has that a translation keeps as it is.
fn marks(text: &PageText) -> Vec<SectionMarks> {
    let starts = text.sections.iter().map(|section| section.at);
    let ends = starts.clone().skip(1).chain([text.text.len()]);
    let ranges = starts.zip(ends);
    let of_section = |(section, (start, end)): (&super::page_text::PageSection, (usize, usize))| {
        let mut marks = marks_of(text.text.get(start..end).unwrap_or_default());
        marks.extend(section.id.iter().map(|id| (format!("#{id}"), 20)));
        let heading = plain_words(&section.heading).trim().to_lowercase();
        if heading.chars().filter(|c| c.is_alphabetic()).count() > 2 {
            marks.insert(format!("={heading}"), 4);
        }
        marks
    };
    text.sections.iter().zip(ranges).map(of_section).collect()
}

/// Addresses, pictures, program code and numbers.
fn marks_of(text: &str) -> SectionMarks {
    let mut marks = SectionMarks::new();
    let mut fences = FenceReader::default();
    for line in text.lines().map(str::trim) {
        match fences.line(line) {
            LineKind::Fence => {}
            LineKind::Code if line.len() > 7 => _ = marks.insert(format!("`{line}"), 1),
            LineKind::Code => {}
            LineKind::Words => of_line(line, &mut marks),
        }
    }
    marks
}

fn of_line(line: &str, marks: &mut SectionMarks) {
    let end = |c: char| c.is_whitespace() || [')', '>', '"', '\'', '<'].contains(&c);
    for (opening, skip) in [("](", 2), ("https://", 0), ("http://", 0), ("src=\"", 5), ("href=\"", 6)] {
        for (at, _) in line.match_indices(opening) {
            let address = line[at + skip..].split(end).next().unwrap_or_default();
            if address.len() > 1 {
                marks.insert(format!("@{}", address.trim_end_matches(['.', ',', ':', '/'])), 2);
            }
        }
    }
    for code in line.split('`').skip(1).step_by(2).filter(|code| code.len() > 2) {
        marks.insert(format!("`{code}"), 1);
    }
    let digits: String = line.chars().map(digit).collect();
    for number in digits.split(|c: char| !c.is_ascii_digit()).filter(|number| number.len() > 1) {
        marks.insert(number.to_owned(), 1);
    }
}

/// A digit of any of the scripts that have their own, as an ASCII digit.
fn digit(c: char) -> char {
    let zero = ['٠', '۰', '०', '০'].into_iter().find(|zero| (*zero..).take(10).any(|digit| digit == c));
    zero.and_then(|zero| char::from_digit(c as u32 - zero as u32, 10)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::{Pairing, paired};
    use crate::import::page_text::page_text;

    fn of(source: &str, text: &str) -> Pairing {
        let read = |text: &str| page_text("a.md", text, &mut Vec::new());
        paired(&read(source), &read(text))
    }

    const SOURCE: &str = "## Fire\n\nCall 112.\n\n## Flood\n\nGo up.\n\n## Smoke\n\nLie down.\n\n## Help\n\n[x](https://example.org)\n";

    #[test]
    fn order_alone_pairs_nothing() {
        let pairing = of(SOURCE, "## Inondation\n\nMontez.\n\n## Fumée\n\nCouchez-vous.\n");
        assert_eq!(
            (pairing.places, pairing.together),
            (vec![Some(0), Some(0)], std::iter::once(0..4).collect())
        );
    }

    #[test]
    fn what_both_have_alike_pairs() {
        let pairing = of(SOURCE, "## Feu\n\n112 ou 112.\n\n## Aide\n\n[y](https://example.org)\n");
        assert_eq!(
            (pairing.places, pairing.together),
            (vec![Some(0), Some(3)], std::iter::once(0..3).collect())
        );
        let pairing = of(SOURCE, "## Aide {#help}\n\n[y](https://example.org)\n\n## Autre\n\nMots.\n");
        assert_eq!(pairing.places, [Some(3), None]);
        assert_eq!(pairing.lacking, [0, 1, 2]);
    }

    #[test]
    fn as_many_sections_in_another_order_are_told() {
        let source = "## A {#a}\n\nOne.\n\n## B {#b}\n\nTwo.\n\n## C {#c}\n\nThree.\n";
        let text = "## C {#c}\n\nTrois.\n\n## A {#a}\n\nUn.\n\n## B {#b}\n\nDeux.\n";
        let pairing = of(source, text);
        assert_eq!((pairing.places, pairing.together), (vec![Some(2), Some(0), Some(1)], vec![]));
    }
}
