//! Elements of HTML that browsers do not show, with all the blocks of Markdown that stand in them.

use std::ops::RangeInclusive;

use crate::tags::{Mark, OpenElements, marks};

/// The blocks over which hidden elements reach, of more than one each, by their places in order; of each block it is given the HTML,
/// where it is any. An element that nothing ends is none of them.
pub(super) fn hidden(blocks: &[Option<&str>]) -> Vec<RangeInclusive<usize>> {
    let mut open: OpenElements<&str, (usize, bool)> = OpenElements::new();
    let mut found: Vec<RangeInclusive<usize>> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let Some(written) = block.filter(|written| !written.starts_with("<!--")) else { continue };
        for mark in marks(written) {
            match mark {
                Mark::Start(tag) if !tag.inside.ends_with('/') => {
                    open.start(tag.name, (at, tag.is_hidden()));
                }
                Mark::End(name) => {
                    if let Some((start, true)) = open.end(&name).filter(|(start, _)| *start < at) {
                        // What lies within it is hidden with it.
                        while found.pop_if(|inner| *inner.start() >= start).is_some() {}
                        found.push(start..=at);
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
