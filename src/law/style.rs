//! How laws number their parts, as data: Danish, European and German.

use super::Provision;

/// How a law numbers its parts, in its text and in citations of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Style {
    /// The word of `content/law/*.yaml`.
    pub name: &'static str,
    /// What stands before the number of an outermost part, in the text and in citations; the first is written.
    pub heads: &'static [&'static str],
    /// What stands after that number in the text: Danish laws write `§ 33 a.`, German ones `§ 25a`.
    pub after_head: &'static str,
    /// The inner levels, from the outside in.
    pub levels: &'static [Level],
    /// What ends in a full stop and ends no sentence, in small letters.
    pub abbreviations: &'static [&'static str],
}

/// A level of numbering inside a paragraph or article.
#[derive(Debug, PartialEq, Eq)]
pub struct Level {
    /// What citations call it, in small letters; the first is written.
    pub words: &'static [&'static str],
    /// Where the number stands in a citation.
    pub order: Order,
    /// How the text marks its parts.
    pub marker: Marker,
}

/// Where the number of a part stands beside its word in a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// `stk. 2`
    WordFirst,
    /// `2. pkt.`
    NumberFirst,
}

/// How a text marks the parts of a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// `Stk. 2.`; the first bears no mark.
    Titled(&'static str),
    /// `(2)`
    Bracketed,
    /// `2)`
    Closed,
    /// `2.` at the start of a line.
    Dotted,
    /// `a)` or `(a)`
    Letter,
    /// Sentences, counted.
    Sentence,
}

/// Danish acts and orders: `§ 33 a, stk. 3, nr. 2, litra a, 1. pkt.`
pub const DANISH: Style = Style {
    name: "danish",
    heads: &["§", "§§"],
    after_head: ".",
    levels: &[
        Level { words: &["stk."], order: Order::WordFirst, marker: Marker::Titled("Stk.") },
        Level { words: &["nr."], order: Order::WordFirst, marker: Marker::Closed },
        Level { words: &["litra"], order: Order::WordFirst, marker: Marker::Letter },
        Level { words: &["pkt."], order: Order::NumberFirst, marker: Marker::Sentence },
    ],
    abbreviations: &[
        "stk.", "nr.", "pkt.", "jf.", "m.v.", "mv.", "bl.a.", "f.eks.", "kap.", "art.", "dvs.", "ca.", "kr.",
        "hhv.", "evt.", "inkl.", "osv.", "m.fl.", "pct.", "tlf.", "m.m.", "vedr.", "henh.",
    ],
};

/// Acts of the European Union and conventions: `Article 3(1)(a)`.
pub const EUROPEAN: Style = Style {
    name: "european",
    heads: &["Article", "Articles", "Art.", "Artikel", "artikel", "article", "art."],
    after_head: "",
    levels: &[
        Level { words: &["paragraph", "para.", "stk."], order: Order::WordFirst, marker: Marker::Dotted },
        Level { words: &["point", "litra"], order: Order::WordFirst, marker: Marker::Letter },
    ],
    abbreviations: &["art.", "no.", "para."],
};

/// German acts: `§ 25a Abs. 5 Satz 1 Nr. 2`.
pub const GERMAN: Style = Style {
    name: "german",
    heads: &["§", "§§"],
    after_head: "",
    levels: &[
        Level { words: &["abs.", "absatz"], order: Order::WordFirst, marker: Marker::Bracketed },
        Level { words: &["satz"], order: Order::WordFirst, marker: Marker::Sentence },
        Level { words: &["nr.", "nummer"], order: Order::WordFirst, marker: Marker::Dotted },
        Level { words: &["buchst.", "buchstabe"], order: Order::WordFirst, marker: Marker::Letter },
    ],
    abbreviations: &[
        "abs.", "nr.", "art.", "bzw.", "z.b.", "vgl.", "i.v.m.", "gem.", "ggf.", "d.h.", "u.a.", "buchst.",
    ],
};

impl Style {
    /// All styles.
    pub const ALL: [&'static Self; 3] = [&DANISH, &EUROPEAN, &GERMAN];

    /// The style of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::ALL.into_iter().find(|style| style.name == name)
    }

    /// A place as citations write it; nothing for a level the style does not have.
    pub(super) fn written(&self, provision: &Provision) -> String {
        let mut written = String::new();
        for (level, number) in &provision.0 {
            let Some(level) = level.checked_sub(1) else {
                let head = self.heads.first().copied().unwrap_or_default();
                written.push_str(&format!("{head} {number}"));
                continue;
            };
            let Some(level) = self.levels.get(level) else { continue };
            let comma = if self.name == GERMAN.name { "" } else { "," };
            let word = level.words.first().copied().unwrap_or_default();
            written.push_str(&match (self.name == EUROPEAN.name, level.order) {
                (true, _) => format!("({number})"),
                (false, Order::WordFirst) => {
                    format!("{comma} {}{} {number}", self.capital(word), &word[1.min(word.len())..])
                }
                (false, Order::NumberFirst) => format!("{comma} {number}. {word}"),
            });
        }
        written
    }

    /// The first letter of a word of citations: German ones begin with a capital.
    fn capital(&self, word: &str) -> String {
        let first = word.get(..1).unwrap_or_default();
        if self.name == GERMAN.name { first.to_uppercase() } else { first.to_owned() }
    }
}
