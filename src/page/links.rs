//! Where a page leads, and what of it others may lead to.

use crate::tags::tags;

/// What stands between two names: no attribute of a page holds it.
const END: char = '\0';

/// The ids and the links of a page. They stand in one text each: a large site has a million.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct PageLinks {
    ids: Box<str>,
    links: Box<str>,
}

impl PageLinks {
    /// Those of a page of HTML.
    pub fn of(html: &str) -> Self {
        let (mut ids, mut links) = (String::new(), String::new());
        for attribute in tags(html).flat_map(|tag| tag.attributes()) {
            let into = match attribute.name {
                "id" => &mut ids,
                "href" => &mut links,
                _ => continue,
            };
            if let Some(value) = attribute.value {
                into.push_str(value);
                into.push(END);
            }
        }
        Self { ids: ids.into(), links: links.into() }
    }

    /// The ids, in the order of the page.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.split_terminator(END)
    }

    /// The values of `href`, in the order of the page.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        self.links.split_terminator(END)
    }
}

#[cfg(test)]
mod tests {
    use super::PageLinks;

    #[test]
    fn ids_and_links_stand_in_the_order_of_the_page() {
        let links = PageLinks::of("<p id=a><a id=\"b c\" href=\"x.html#y\">x</a><a href=#a><a href=\"\">");
        assert_eq!(links.ids().collect::<Vec<_>>(), ["a", "b c"]);
        assert_eq!(links.links().collect::<Vec<_>>(), ["x.html#y", "#a", ""]);
        assert_eq!(PageLinks::of("id=a").ids().count(), 0);
    }
}
