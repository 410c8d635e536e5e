//! Groups of tabs as programs have them: the titles that a group has for its tabs go to the tabs that have none.

use super::html_tags;
use super::jsx::LostAttribute;
use super::marks::DialectMarks;
use super::tab_titles::TabTitles;

impl DialectMarks<'_> {
    /// Whether an attribute of this tag names the tabs of a group; their names are kept.
    pub(in crate::import) fn names_tabs(&mut self, tag: &str, attribute: &LostAttribute) -> bool {
        let is_group = tag.to_ascii_lowercase().starts_with("<tabs");
        let is_named = is_group && ["items", "values"].contains(&attribute.name.as_str());
        let Some(titles) = is_named.then(|| TabTitles::of_program(&attribute.value)).flatten() else {
            return false;
        };
        self.tabs = titles;
        true
    }

    /// Gives the start tag of a tab the title that its group has for it, where it has none of its own.
    pub(in crate::import) fn name_tab(&mut self, tag: &mut String) {
        let is_tab = ["<Tab>", "<Tab ", "<Tabs-Tab", "<TabItem"].iter().any(|start| tag.starts_with(start));
        let value = |name| html_tags::value(tag, name);
        if !is_tab || value("label").or(value("title")).is_some() {
            return;
        }
        if let Some(title) = self.tabs.next(value("value")) {
            let at = tag.find([' ', '>', '/']).unwrap_or(tag.len());
            tag.insert_str(at, &format!(" label=\"{}\"", title.replace('"', "&quot;")));
        }
    }
}
