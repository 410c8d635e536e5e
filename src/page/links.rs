//! Where a page leads, and what of it others may lead to.

use crate::tags::Attribute;

/// What stands between two names: no attribute of a page holds it.
const END: char = '\0';

/// The ids and the links of a page. They stand in one text each: a large site has a million.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct PageLinks {
    ids: Box<str>,
    links: Box<str>,
}

/// Gathers the ids and the links of a page, attribute by attribute.
#[derive(Debug, Default)]
pub(crate) struct PageLinksBuilder {
    ids: String,
    links: String,
}

impl PageLinksBuilder {
    /// Another attribute of the page.
    pub fn attribute(&mut self, attribute: &Attribute<'_>) {
        let into = match attribute.name {
            "id" => &mut self.ids,
            "href" => &mut self.links,
            _ => return,
        };
        if let Some(value) = attribute.value {
            into.push_str(value);
            into.push(END);
        }
    }

    /// All of them.
    pub fn finish(self) -> PageLinks {
        PageLinks { ids: self.ids.into(), links: self.links.into() }
    }
}

impl PageLinks {
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
    use super::PageLinksBuilder;
    use crate::tags::tags;

    #[test]
    fn ids_and_links_stand_in_the_order_of_the_page() {
        let html = "<p id=a><a id=\"b c\" href=\"x.html#y\">x</a><a href=#a><a href=\"\">id=c";
        let mut links = PageLinksBuilder::default();
        tags(html).flat_map(|tag| tag.attributes()).for_each(|attribute| links.attribute(&attribute));
        let links = links.finish();
        assert_eq!(links.ids().collect::<Vec<_>>(), ["a", "b c"]);
        assert_eq!(links.links().collect::<Vec<_>>(), ["x.html#y", "#a", ""]);
    }
}
