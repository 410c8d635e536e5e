//! Passives, found by their shape: a helping verb with a participle near behind it, or a verb whose ending says it.
//! A guess that is good enough to point at a sentence, and no more.

use crate::i18n::lang::Lang;

/// How a language makes its passive.
struct PassivePattern {
    lang: &'static str,
    helpers: &'static [&'static str],
    endings: &'static [&'static str],
    irregular: &'static [&'static str],
    /// The helping verbs before a verb that is passive by its ending, and that ending.
    by_ending: Option<(&'static [&'static str], &'static str)>,
}

const SHAPES: [PassivePattern; 3] = [
    PassivePattern {
        lang: "en",
        helpers: &["is", "are", "was", "were", "be", "been", "being"],
        endings: &["ed"],
        irregular: &[
            "made", "sent", "given", "kept", "told", "held", "taken", "seen", "shown", "found", "written",
            "known", "paid", "heard",
        ],
        by_ending: None,
    },
    PassivePattern {
        lang: "da",
        helpers: &["bliver", "blev", "blevet", "blive"],
        endings: &["et", "t", "ede"],
        irregular: &[],
        by_ending: Some((&["skal", "kan", "må", "vil", "bør", "at"], "es")),
    },
    PassivePattern {
        lang: "fr",
        helpers: &["est", "sont", "était", "étaient", "être", "été", "sera", "seront"],
        endings: &["é", "ée", "és", "ées"],
        irregular: &["fait", "faite", "prise", "pris", "écrit", "écrite", "mis", "mise"],
        by_ending: None,
    },
];

/// Whether passives of this language are known; texts in other languages are not measured.
pub(super) fn knows(lang: &Lang) -> bool {
    SHAPES.iter().any(|shape| shape.lang == lang.as_str())
}

/// How many passives a sentence has.
pub(super) fn count(lang: &Lang, sentence: &[String]) -> usize {
    let Some(shape) = SHAPES.iter().find(|shape| shape.lang == lang.as_str()) else { return 0 };
    let words: Vec<String> = sentence.iter().map(|word| word.to_lowercase()).collect();
    let participle = |word: &String| {
        shape.irregular.contains(&word.as_str())
            || word.chars().count() > 4 && shape.endings.iter().any(|ending| word.ends_with(ending))
    };
    let helped = words.iter().enumerate().filter(|(at, word)| {
        // An adverb or a "not" may stand between the two.
        let near = words.iter().skip(at + 1).take(2);
        shape.helpers.contains(&word.as_str()) && near.clone().any(participle)
    });
    let ending = words.windows(2).filter(|pair| {
        shape.by_ending.is_some_and(|(before, ending)| {
            before.contains(&pair[0].as_str()) && pair[1].len() > 3 && pair[1].ends_with(ending)
        })
    });
    helped.count() + ending.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passives_are_found_by_their_shape() {
        let of = |tag: &str, text: &str| {
            let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            Lang::parse(tag).map(|lang| count(&lang, &words))
        };
        assert_eq!(of("en", "the form is sent and the fee is not returned"), Some(2));
        assert_eq!(of("en", "you must send the form"), Some(0));
        assert_eq!(of("da", "skemaet skal sendes og bliver behandlet"), Some(2));
        assert_eq!(of("ar", "x"), Some(0));
    }
}
