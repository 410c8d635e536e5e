//! Which section of a translation stands for which of the source, where their numbers differ: by what both have alike, never by
//! their order alone, since a link would lead to another instruction then.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::facts::latin;
use super::page_text::PageText;
use crate::i18n::lang::Lang;
use crate::import::dialects::fences::{FenceReader, LineKind};
use crate::parse::plain_words;

/// How the sections of a translation stand to those of its source.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Pairing {
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

/// The most bytes of an address that are compared: in a line of addresses with no sign between, each would be all the rest.
const LONGEST: usize = 500;

/// How many times as many blocks a text without headings has, where it says all that the source says.
const WHOLE: usize = 2;

/// Pairs the sections of each translation with those of their source, whose marks are looked for once.
pub(in crate::import) fn paired<'a>(
    source: &PageText,
    translations: impl Iterator<Item = (&'a Lang, &'a PageText)>,
) -> BTreeMap<&'a Lang, Pairing> {
    let mut translations = translations.peekable();
    let of_source = if translations.peek().is_some() { marks(source) } else { Vec::new() };
    let of_source = alone(&of_source);
    translations.map(|(lang, text)| (lang, pairing(source, &of_source, text))).collect()
}

/// Pairs the sections of a translation with those of its source, of which these marks stand in one section only.
fn pairing(source: &PageText, of_source: &MarksAlone<'_>, text: &PageText) -> Pairing {
    let (all, own) = (source.sections.len(), text.sections.len());
    if own == 0 {
        let has_more = source.intro.is_empty() || text.intro.len() > source.intro.len() * WHOLE + 1;
        let is_whole = all > 0 && !text.intro.is_empty() && has_more;
        let together: Vec<Range<usize>> = is_whole.then_some(0..all).into_iter().collect();
        let lacking = if is_whole { Vec::new() } else { (0..all).collect() };
        return Pairing { places: Vec::new(), together, lacking };
    }
    let pairs = chain(&votes(of_source, &alone(&marks(text))));
    if all == own && pairs.iter().all(|(at, to)| at == to) {
        return Pairing { places: (0..own).map(Some).collect(), ..Pairing::default() };
    }
    let mut places: Vec<Option<usize>> = vec![None; own];
    pairs.iter().for_each(|(at, to)| places[*to] = Some(*at));
    // A section with an id of the source stands for that section, wherever it stands.
    let mut by_id: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, section) in source.sections.iter().enumerate() {
        section.id.iter().for_each(|id| _ = by_id.entry(id).or_insert(at));
    }
    let mut taken: BTreeSet<usize> = pairs.iter().map(|(at, _)| *at).collect();
    for (place, section) in places.iter_mut().zip(&text.sections).filter(|(place, _)| place.is_none()) {
        let found = section.id.as_deref().and_then(|id| by_id.get(id)).copied();
        *place = found.filter(|at| taken.insert(*at));
    }
    let mut pairing = Pairing { places, ..Pairing::default() };
    let (mut at, mut to) = (0, 0);
    for (next_at, next_to) in pairs.iter().copied().chain([(all, own)]) {
        pairing.between(at..next_at, to..next_to, &taken);
        (at, to) = (next_at + 1, next_to + 1);
    }
    pairing
}

impl Pairing {
    /// Pairs what stands between two pairs, but for the sections of the source that are taken by what stands elsewhere.
    fn between(&mut self, of_source: Range<usize>, of_text: Range<usize>, taken: &BTreeSet<usize>) {
        let free: Vec<usize> = of_source.filter(|at| !taken.contains(at)).collect();
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
fn votes(source: &MarksAlone<'_>, text: &MarksAlone<'_>) -> BTreeMap<(usize, usize), u32> {
    let mut votes: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    for (mark, (at, weight)) in source {
        if let Some((to, _)) = text.get(mark) {
            *votes.entry((*at, *to)).or_default() += weight;
        }
    }
    votes.retain(|_, weight| *weight >= ENOUGH);
    votes
}

/// The marks that stand in one section only, each with its place and its weight.
type MarksAlone<'a> = BTreeMap<&'a str, (usize, u32)>;

fn alone(sections: &[SectionMarks]) -> MarksAlone<'_> {
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
    let pairs: Vec<(&(usize, usize), &u32)> = votes.iter().collect();
    // By pair: what the heaviest chain weighs that ends with it, and the pair before.
    let mut best: Vec<(u32, Option<usize>)> = Vec::with_capacity(pairs.len());
    // By section of the translation: what the heaviest chain weighs that ends at or before it, and its last pair. Both grow, so
    // that one look finds the chain to go on with.
    let mut ends: BTreeMap<usize, (u32, usize)> = BTreeMap::new();
    for of_one in pairs.chunk_by(|((one, _), _), ((other, _), _)| one == other) {
        let first = best.len();
        for ((_, to), weight) in of_one {
            let before = ends.range(..*to).next_back().map(|(_, end)| *end);
            best.push((**weight + before.map_or(0, |(weight, _)| weight), before.map(|(_, pair)| pair)));
        }
        for (pair, ((_, to), _)) in (first..).zip(of_one) {
            let end = (best[pair].0, pair);
            if ends.range(..=*to).next_back().is_none_or(|(_, known)| *known < end) {
                while let Some((behind, _)) = ends.range(*to..).next().filter(|(_, known)| **known < end) {
                    let behind = *behind;
                    ends.remove(&behind);
                }
                ends.insert(*to, end);
            }
        }
    }
    let mut next = (0..pairs.len()).max_by_key(|pair| best[*pair].0);
    let mut chain = Vec::new();
    while let Some(pair) = next {
        chain.push(*pairs[pair].0);
        next = best[pair].1;
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
            let rest = &line[at + skip..];
            let address = rest[..rest.floor_char_boundary(LONGEST)].split(end).next().unwrap_or_default();
            if address.len() > 1 {
                marks.insert(format!("@{}", address.trim_end_matches(['.', ',', ':', '/'])), 2);
            }
        }
    }
    for code in line.split('`').skip(1).step_by(2).filter(|code| code.len() > 2) {
        marks.insert(format!("`{code}"), 1);
    }
    let digits = latin(line);
    for number in digits.split(|c: char| !c.is_ascii_digit()).filter(|number| number.len() > 1) {
        marks.insert(number.to_owned(), 1);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Pairing, alone, chain, marks, pairing};
    use crate::calendar::Day;
    use crate::i18n::lang::Lang;
    use crate::import::dialects::values::SiteValues;
    use crate::import::pages::page_text::page_text;

    fn of(source: &str, text: &str) -> Pairing {
        let (site, lang) = (SiteValues::default(), Lang::parse("en").expect("a tag"));
        let today = Day::parse("2026-11-29").expect("a day");
        let read = |text: &str| page_text("a.md", &lang, text, &site, today, &mut Vec::new());
        let source = read(source);
        pairing(&source, &alone(&marks(&source)), &read(text))
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

    proptest! {
        #[test]
        fn no_chain_weighs_more_than_the_one_that_is_found(
            votes in proptest::collection::btree_map((0_usize..9, 0_usize..9), 2_u32..6, 0..30)
        ) {
            let pairs: Vec<(&(usize, usize), &u32)> = votes.iter().collect();
            // By pair, the weight of the heaviest chain that ends with it: by trying all before it.
            let mut weights: Vec<u32> = Vec::new();
            for (place, ((at, to), weight)) in pairs.iter().enumerate() {
                let before = (0..place).filter(|one| pairs[*one].0.0 < *at && pairs[*one].0.1 < *to);
                weights.push(**weight + before.map(|one| weights[one]).max().unwrap_or(0));
            }
            let chain = chain(&votes);
            prop_assert!(chain.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
            let weight: u32 = chain.iter().map(|pair| votes[pair]).sum();
            prop_assert_eq!(weight, weights.into_iter().max().unwrap_or(0));
        }
    }

    #[test]
    fn as_many_sections_in_another_order_are_told() {
        let source = "## A {#a}\n\nOne.\n\n## B {#b}\n\nTwo.\n\n## C {#c}\n\nThree.\n";
        let text = "## C {#c}\n\nTrois.\n\n## A {#a}\n\nUn.\n\n## B {#b}\n\nDeux.\n";
        let pairing = of(source, text);
        assert_eq!((pairing.places, pairing.together), (vec![Some(2), Some(0), Some(1)], vec![]));
    }
}
