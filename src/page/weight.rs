//! What a page weighs on the wire.

use crate::compress::{Scales, gzip_len};
use crate::page::PageContent;

/// What a page weighs after `gzip -9`, in bytes: as closely as its budget asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PageWeight {
    /// This much.
    Exactly(usize),
    /// This much or less: so much is within the budget.
    AtMost(usize),
}

/// Of a page so many times as large as its budget nobody expects that packing it quickly is enough.
const HOPELESS: usize = 3;

impl PageWeight {
    /// What is not weighed.
    pub const NOTHING: Self = Self::AtMost(0);

    /// The weight of a page of `size` bytes where `budget` bytes are allowed. Packing well takes longest of all that is done
    /// to a page, so that it is left out where the bytes themselves, or packed quickly, are few enough.
    pub fn of(content: &PageContent, size: usize, budget: usize, scales: &mut Scales) -> Self {
        if size <= budget {
            return Self::AtMost(size);
        }
        let bytes = content.bytes();
        let quick = (size <= budget.saturating_mul(HOPELESS)).then(|| scales.quick_gzip_len(&bytes));
        match quick.filter(|quick| *quick <= budget) {
            Some(quick) => Self::AtMost(quick),
            None => Self::Exactly(scales.gzip_len(&bytes)),
        }
    }

    /// The bytes it has at most.
    pub fn most(self) -> usize {
        match self {
            Self::Exactly(bytes) | Self::AtMost(bytes) => bytes,
        }
    }

    /// The bytes that a page of this weight and content has.
    pub fn exactly(self, content: &PageContent) -> usize {
        match self {
            Self::Exactly(bytes) => bytes,
            Self::AtMost(_) => gzip_len(&content.bytes()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PageWeight;
    use crate::compress::{Scales, gzip_len};
    use crate::page::PageContent;

    #[test]
    fn a_page_is_weighed_as_closely_as_its_budget_asks() {
        let page: String = (0..900).map(|number| format!("<p>{}</p>", number * number)).collect();
        let (exact, size) = (gzip_len(page.as_bytes()), page.len());
        let page = PageContent::Text(page.into_bytes().into());
        let mut scales = Scales::default();
        let mut weight = |budget| PageWeight::of(&page, size, budget, &mut scales);
        assert_eq!(weight(size), PageWeight::AtMost(size));
        let quick = weight(size / 2);
        assert!(matches!(quick, PageWeight::AtMost(most) if (exact..size / 2).contains(&most)), "{quick:?}");
        assert_eq!(weight(exact - 1), PageWeight::Exactly(exact));
        assert_eq!(weight(9), PageWeight::Exactly(exact));
    }
}
