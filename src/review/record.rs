//! Reviews as their file.

use crate::edit::scalar::quoted;
use crate::guide::review::Reviews;

/// `content/reviews.yaml`: a line a unit, by language, topic, unit, role and name.
pub(super) fn write(reviews: &Reviews) -> String {
    let mut text = String::from(
        "# Who has read which text, and what they found. `wayleaf review import` writes this file.\nreviews:\n",
    );
    for (lang, topic, unit, review) in reviews.all() {
        let law = review.law.map(|law| format!(", law: \"{law}\"")).unwrap_or_default();
        text.push_str(&format!(
            "  - {{unit: \"{topic}#{unit}\", language: \"{lang}\", role: {}, by: {}, on: {}, read: \"{}\"{law}, verdict: {}",
            review.role.as_str(),
            quoted(&review.by),
            review.on,
            review.read,
            review.verdict.as_str()
        ));
        if !review.remarks.is_empty() {
            let remarks = review.remarks.iter().map(|remark| {
                let words = quoted(&remark.words);
                format!(
                    "      {{claim: {}, verdict: {}, words: {words}}}",
                    remark.claim,
                    remark.verdict.as_str()
                )
            });
            text.push_str(&format!(", remarks: [\n{}\n    ]", remarks.collect::<Vec<_>>().join(",\n")));
        }
        text.push_str("}\n");
    }
    text
}
