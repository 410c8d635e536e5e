//! The glossary as a list to look things up in: terms of the official language by name.

use crate::guide::article::Article;
use crate::guide::text::{Block, Inline, Term, visit, visit_inlines};
use crate::guide::unit::Unit;
use crate::normalization::folded;

/// The terms of a glossary's article, in reading order.
pub fn terms(article: &Article) -> impl Iterator<Item = &Term> {
    let blocks = article.units.iter().flat_map(|unit| &unit.body);
    blocks.filter_map(|block| if let Block::Terms(terms) = block { Some(terms) } else { None }).flatten()
}

/// The names of a term: its runs in the official language, parted at commas (`*lægeattest, lægeerklæring*`).
pub fn names(term: &Term) -> Vec<String> {
    officials(&term.word, &[])
        .iter()
        .flat_map(|run| run.split(','))
        .map(|name| name.trim().to_owned())
        .collect()
}

/// The id of a term on its page: its first name in small ASCII letters, Danish letters written out.
pub fn id(term: &Term) -> Option<String> {
    let name = names(term).into_iter().next()?;
    let mut id = String::new();
    for letter in name.to_lowercase().chars() {
        match letter {
            'æ' => id.push_str("ae"),
            'ø' => id.push_str("oe"),
            'å' => id.push_str("aa"),
            'a'..='z' | '0'..='9' => id.push(letter),
            _ if id.ends_with('-') => {}
            _ => id.push('-'),
        }
    }
    let id = id.trim_matches('-');
    (!id.is_empty()).then(|| id.to_owned())
}

/// The runs of the official language in a unit, in reading order, with their white space folded.
pub fn runs(unit: &Unit) -> Vec<String> {
    officials(&unit.title, &unit.body)
}

fn officials(title: &[Inline], body: &[Block]) -> Vec<String> {
    let mut found = Vec::new();
    let mut see = |inline: &Inline| {
        if let Inline::Official(words) = inline {
            let mut run = String::new();
            visit_inlines(words, &mut |inline| match inline {
                Inline::Text(text) => run.push_str(text),
                _ => run.push(' '),
            });
            found.push(folded(&run));
        }
    };
    visit_inlines(title, &mut see);
    visit(body, &mut see);
    found
}
