//! The titles of tabs that only their group has: by the value that a tab bears, or in their order.

use crate::import::folders::script::{PlainData, behind};

/// The titles of the group that was opened last.
#[derive(Debug, Default)]
pub(in crate::import) struct TabTitles {
    /// The value of each tab, and its title.
    all: Vec<(String, String)>,
    /// How many tabs had one of them.
    used: usize,
}

impl TabTitles {
    /// `"One,Two"`.
    pub(in crate::import) fn listed(words: &str) -> Self {
        let titles = words.split(',').map(|title| (String::new(), title.trim().to_owned()));
        Self { all: titles.collect(), used: 0 }
    }

    /// `{['One', {label: 'Two', value: 'b'}]}`, as a program has it.
    pub(in crate::import) fn of_program(value: &str) -> Option<Self> {
        let written = format!("x: {}", value.trim().strip_prefix('{')?.strip_suffix('}')?);
        let PlainData::List(all) = behind(&written, "x")?.data else { return None };
        let titled = all.iter().filter_map(|tab| match tab {
            PlainData::Words(words) => Some((words.clone(), words.clone())),
            tab => {
                let label = tab.words("label")?;
                Some((tab.words("value").unwrap_or(label).to_owned(), label.to_owned()))
            }
        });
        let all: Vec<(String, String)> = titled.collect();
        (!all.is_empty()).then_some(Self { all, used: 0 })
    }

    /// The title of the next tab, which bears this value where it bears one.
    pub(in crate::import) fn next(&mut self, value: Option<&str>) -> Option<String> {
        let valued = value.and_then(|value| self.all.iter().find(|(known, _)| known == value));
        let title = valued.or_else(|| self.all.get(self.used)).map(|(_, title)| title.clone());
        self.used += 1;
        title.filter(|title| !title.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::TabTitles;

    #[test]
    fn titles_are_found_by_value_and_by_order() {
        let mut titles =
            TabTitles::of_program("{[{label: 'Apple', value: 'a'}, {label: 'Plum', value: 'p'}]}")
                .expect("titles");
        assert_eq!(
            [titles.next(Some("p")), titles.next(Some("a"))],
            ["Plum", "Apple"].map(|s| Some(s.into()))
        );
        let mut titles = TabTitles::of_program("{['One', \"Two\"]}").expect("titles");
        assert_eq!([titles.next(None), titles.next(None)], ["One", "Two"].map(|s| Some(s.into())));
        let mut titles = TabTitles::listed("One, Two");
        assert_eq!(
            (titles.next(None).as_deref(), titles.next(None).as_deref(), titles.next(None)),
            (Some("One"), Some("Two"), None)
        );
        assert!(TabTitles::of_program("{all}").is_none());
    }
}
