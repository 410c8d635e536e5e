//! The desk: which facts and sources somebody should look up again, and the record that somebody did.

pub mod due;
pub mod recheck;

use crate::guide::Review;
use crate::guide::fact::FactKind;
use crate::guide::source::SourceKind;

/// Months a fact of this kind may be relied on after somebody looked it up.
pub fn months_of_fact(review: &Review, kind: FactKind) -> u32 {
    if kind.is_contact() { review.contact } else { review.law }
}

/// Months a source of this kind may be relied on after it was read.
pub fn months_of_source(review: &Review, kind: SourceKind) -> u32 {
    if kind == SourceKind::Law { review.law } else { review.explanation }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_have_their_own_span_and_all_other_facts_that_of_the_law() {
        let review = Review { law: 1, contact: 2, explanation: 3 };
        for (word, kind) in FactKind::WORDS {
            let months = if ["phone", "address", "link"].contains(&word) { 2 } else { 1 };
            assert_eq!(months_of_fact(&review, kind), months, "{word}");
        }
        assert_eq!(months_of_source(&review, SourceKind::Law), 1);
        assert_eq!(months_of_source(&review, SourceKind::Court), 3);
    }
}
