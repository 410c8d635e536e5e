//! Elements of HTML that browsers do not show, with all the blocks of Markdown that stand in them.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::tags::{Mark, marks};

/// The blocks over which hidden elements reach, of more than one each, by their places in order; of each block it is given the HTML,
/// where it is any. An element that nothing ends is none of them.
pub(super) fn hidden(blocks: &[Option<&str>]) -> Vec<RangeInclusive<usize>> {
    let mut open: Vec<(&str, usize, bool)> = Vec::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found: Vec<RangeInclusive<usize>> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let Some(written) = block.filter(|written| !written.starts_with("<!--")) else { continue };
        for mark in marks(written) {
            match mark {
                Mark::Start(tag) if !tag.inside.ends_with('/') => {
                    *counts.entry(tag.name).or_default() += 1;
                    open.push((tag.name, at, tag.is_hidden()));
                }
                Mark::End(name) if counts.get(name).is_some_and(|count| *count > 0) => {
                    while let Some((other, start, is_hidden)) = open.pop() {
                        counts.entry(other).and_modify(|count| *count -= 1);
                        if other == name {
                            if is_hidden && start < at {
                                // What lies within it is hidden with it.
                                while found.pop_if(|inner| *inner.start() >= start).is_some() {}
                                found.push(start..=at);
                            }
                            break;
                        }
                    }
                }
                _ => {}
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::hidden;

    #[test]
    fn a_hidden_element_reaches_to_its_end() {
        let blocks = [
            None,
            Some("<div hidden>"),
            Some("<div>"),
            None,
            Some("<p hidden>a</p></div>"),
            Some("<template>"),
            Some("</template></div>"),
            Some("<!-- <div hidden> -->"),
            Some("<div hidden>"),
        ];
        assert_eq!(hidden(&blocks), [1..=6]);
    }
}
