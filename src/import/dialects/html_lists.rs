//! The lists of HTML that are open: the sign of each entry, and how far in what stands in it begins.

/// The greatest number of an entry (CommonMark 0.31.2, 5.2).
const GREATEST_NUMBER: u32 = 999_999_999;

/// A list that is open.
#[derive(Debug, Default)]
struct HtmlList {
    /// The number of its next entry, where it has numbers.
    next: Option<u32>,
    /// The columns that the sign of its open entry takes.
    width: usize,
}

/// The lists that are open, the outermost first.
#[derive(Debug, Default)]
pub(in crate::import) struct HtmlLists(Vec<HtmlList>);

impl HtmlLists {
    /// A list begins; one of numbers with its first.
    pub(in crate::import) fn open(&mut self, first: Option<u32>) {
        self.0.push(HtmlList { next: first, width: 0 });
    }

    pub(in crate::import) fn close(&mut self) {
        self.0.pop();
    }

    /// The sign of the entry that begins, as far in as its list stands; some entries bear a number of their own.
    pub(in crate::import) fn entry(&mut self, own: Option<u32>) -> String {
        self.end_entry();
        let indent = self.indent();
        let Some(list) = self.0.last_mut() else { return "- ".to_owned() };
        let sign = match &mut list.next {
            Some(next) => {
                let own = own.unwrap_or(*next).min(GREATEST_NUMBER);
                *next = own.saturating_add(1);
                format!("{own}. ")
            }
            None => "- ".to_owned(),
        };
        list.width = sign.len();
        indent + &sign
    }

    pub(in crate::import) fn end_entry(&mut self) {
        self.0.last_mut().into_iter().for_each(|list| list.width = 0);
    }

    /// The blanks before what stands in the entries that are open.
    pub(in crate::import) fn indent(&self) -> String {
        " ".repeat(self.0.iter().map(|list| list.width).sum())
    }
}
