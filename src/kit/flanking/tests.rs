use proptest::prelude::*;

use crate::kit::placeholder::{Placeholder, Syntax, mark, mark_as};
use crate::kit::unmark::{PlaceholderError, unmark};
use crate::normalization::folded;
use crate::parse::{Run, shown};

/// 1 bold, 2 a fact, 3 a word of the official language, 4 a link, 5 bold.
const SOURCE: &str = "**Go** to {{office}} (*§ 9 b*), see [the help](topic:help#a) **now**.";

fn marks() -> Vec<Placeholder> {
    mark(SOURCE, Syntax::Prose).1
}

/// What stands in the box, with the other tokens of the source behind it, and what is written.
fn written(words: &str) -> Result<String, Vec<PlaceholderError>> {
    let rest: String = [2, 4]
        .iter()
        .filter(|number| !words.contains(&format!("⟦{number}⟧")))
        .map(|number| if *number == 4 { " ⟦4⟧x⟦/4⟧" } else { " ⟦2⟧" })
        .collect();
    unmark(&format!("{words} |{rest}"), &marks())
        .map(|text| text.split(" |").next().unwrap_or_default().to_owned())
}

#[test]
fn bold_words_begin_and_end_where_commonmark_reads_them() {
    for (words, text) in [
        // Arabic: a prefix before, a suffix behind, both, and quotation marks inside only.
        ("و⟦1⟧«نعم»⟦/1⟧ ثم", "و«**نعم**» ثم"),
        ("قل ⟦1⟧«نعم»⟦/1⟧ها", "قل «**نعم**»ها"),
        ("بـ⟦1⟧\"نعم\"⟦/1⟧ك", "بـ\"**نعم**\"ك"),
        ("⟦1⟧قل «نعم»⟦/1⟧ثم", "**قل «نعم**»ثم"),
        ("و⟦1⟧نعم⟦/1⟧ها", "و**نعم**ها"),
        ("ل⟦1⟧⟦2⟧⟦/1⟧ فقط", "**ل{{office}}** فقط"),
        // Persian: a suffix behind a half-space.
        ("⟦1⟧«بله»⟦/1⟧\u{200c}ها", "«**بله**»\u{200c}ها"),
        ("⟦1⟧⟦2⟧⟦/1⟧\u{200c}ها را", "**{{office}}\u{200c}ها** را"),
        // Danish: a genitive, a compound, an abbreviation.
        ("⟦1⟧»ja«⟦/1⟧s", "»**ja**«s"),
        ("⟦1⟧\"ja\"⟦/1⟧-svaret", "**\"ja\"**-svaret"),
        ("⟦1⟧(ja)⟦/1⟧en", "(**ja**)en"),
        ("⟦1⟧⟦2⟧⟦/1⟧s svar", "**{{office}}s** svar"),
        ("⟦1⟧Vigtigt!⟦/1⟧Husk", "**Vigtigt**!Husk"),
        // Turkish: suffixes behind an apostrophe or none.
        ("⟦1⟧“evet”⟦/1⟧ten sonra", "“**evet**”ten sonra"),
        ("⟦1⟧“evet”⟦/1⟧'e", "**“evet”**'e"),
        ("⟦1⟧⟦4⟧yardım⟦/4⟧⟦/1⟧a", "**[yardım](topic:help#a)a**"),
        // Tigrinya: a prefix, and the script's own characters.
        ("ብ⟦1⟧“እወ”⟦/1⟧ ዝብል", "ብ“**እወ**” ዝብል"),
        ("⟦1⟧እወ።⟦/1⟧ኣይፋል", "**እወ**።ኣይፋል"),
        // Spaces that were marked with the words.
        ("så⟦1⟧ ja ⟦/1⟧nej", "så **ja** nej"),
        ("⟦1⟧ «ja» ⟦/1⟧", "**«ja»**"),
        ("a ⟦4⟧⟦1⟧«ja»⟦/1⟧⟦/4⟧s", "a [**«ja»**](topic:help#a)s"),
    ] {
        assert_eq!(written(words).as_deref(), Ok(text), "{words}");
    }
}

#[test]
fn what_cannot_be_set_right_is_told_by_its_token() {
    for (words, fault) in [
        ("و⟦1⟧«»⟦/1⟧ها", PlaceholderError::Beside(1)),
        ("a⟦3⟧", PlaceholderError::Beside(3)),
        ("⟦1⟧ja⟦/1⟧⟦5⟧nej⟦/5⟧", PlaceholderError::Beside(5)),
        ("⟦1⟧ja ⟦4⟧x⟦/1⟧ nej⟦/4⟧", PlaceholderError::Crossed(1, 4)),
        ("⟦1⟧ja ⟦5⟧nej⟦/5⟧⟦/1⟧", PlaceholderError::Nested(1, 5)),
        ("⟦/1⟧ja⟦1⟧", PlaceholderError::Unpaired(1)),
        ("⟦4⟧a]b⟦/4⟧", PlaceholderError::Beside(4)),
    ] {
        assert_eq!(written(words), Err(vec![fault]), "{words}");
    }
}

/// Letters, prefixes and characters of the languages, spaces, and the tokens that stand alone.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "ا", "و", "نعم", "بله", "\u{200c}", "ja", "s", "evet", "እወ", "ብ", "é", "«", "»", "“", "”", "\"", "'",
        "(", ")", ".", "،", "።", "!", "-", "§", "+", " ", " ", "⟦2⟧", "⟦3⟧",
    ])
}

/// A text with each pair from one of its pieces to another, where it has it.
fn text() -> impl Strategy<Value = String> {
    let pair = || prop::option::of((0usize..14, 1usize..6));
    (prop::collection::vec(piece(), 1..14), pair(), pair(), pair()).prop_map(|(pieces, bold, link, other)| {
        let mut text = String::new();
        for at in 0..=pieces.len() {
            for (number, pair) in [(5, other), (4, link), (1, bold)] {
                if pair.is_some_and(|(start, length)| (start + length).min(pieces.len()) == at && start < at)
                {
                    text.push_str(&format!("⟦/{number}⟧"));
                }
            }
            for (number, pair) in [(1, bold), (4, link), (5, other)] {
                if pair.is_some_and(|(start, _)| start == at && start < pieces.len()) {
                    text.push_str(&format!("⟦{number}⟧"));
                }
            }
            text.push_str(pieces.get(at).unwrap_or(&""));
        }
        // What must not be lost stands once.
        for number in [2, 3] {
            let token = format!("⟦{number}⟧");
            if let Some((before, after)) = text.clone().split_once(&token) {
                text = format!("{before}{token}{}", after.replace(&token, "x"));
            }
        }
        let rest = |token: &str, words: &str| if text.contains(token) { "" } else { words }.to_owned();
        let rest = rest("⟦2⟧", " ⟦2⟧") + &rest("⟦4⟧", " ⟦4⟧x⟦/4⟧");
        folded(&(text + &rest))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]
    #[test]
    fn what_is_written_shows_the_words_of_the_box_and_comes_back(text in text()) {
        let marks = marks();
        let markdown = match unmark(&text, &marks) {
            Ok(markdown) => markdown,
            Err(faults) => {
                let told = |fault: &PlaceholderError| {
                    matches!(fault, PlaceholderError::Beside(_) | PlaceholderError::Crossed(..) | PlaceholderError::Nested(..) | PlaceholderError::Unpaired(_))
                };
                prop_assert!(faults.iter().all(told), "{:?}", faults);
                return Ok(());
            }
        };
        let mut words = text.clone();
        for (at, mark) in marks.iter().enumerate() {
            let inside = if mark.close.is_some() { "" } else { mark.open.trim_matches('*') };
            words = words.replace(&format!("⟦{}⟧", at + 1), inside).replace(&format!("⟦/{}⟧", at + 1), "");
        }
        let seen = shown(&markdown);
        let read: String = seen.iter().map(|shown| shown.character).collect();
        prop_assert_eq!(folded(&read), folded(&words));
        let strong = seen.iter().any(|shown| shown.runs.contains(&Run::Strong));
        prop_assert_eq!(strong, text.contains("⟦1⟧") || text.contains("⟦5⟧"));
        let again = mark_as(&markdown, &marks, Syntax::Prose);
        prop_assert!(!again.contains('*'), "{} from {}", again, markdown);
        prop_assert_eq!(unmark(&again, &marks), Ok(markdown));
    }
}
