//! Foreign Markdown written anew as the Markdown of a guide: the words of a line.

use super::convert::Converter;
use super::facts::FactPart;
use super::html;
use super::prepare::short;
use super::targets::LinkGoal;
use crate::i18n::orthography::is_unseen;
use crate::parse::{ForeignInline, ForeignInlineKind};

impl Converter<'_> {
    /// The words of a line, facts in the place of addresses; a line that ends within them ends in `\`.
    pub(super) fn words(&mut self, inlines: &[ForeignInline]) -> String {
        let mut text = String::new();
        for (at, inline) in inlines.iter().enumerate() {
            let next = inlines.get(at + 1);
            let written = match &inline.kind {
                ForeignInlineKind::Strong(words) => {
                    let inside = self.words(words);
                    strong(&inside, &text, next)
                }
                _ => self.inline(inline),
            };
            text.push_str(&written);
        }
        text
    }

    fn inline(&mut self, inline: &ForeignInline) -> String {
        let at = inline.at;
        match &inline.kind {
            ForeignInlineKind::Text(text) => self.plain(at, text),
            ForeignInlineKind::Code(code) => self.plain(at, code),
            ForeignInlineKind::Break => "\\\n".to_owned(),
            ForeignInlineKind::Strong(words) => self.words(words),
            ForeignInlineKind::Struck(words) => {
                let words = plain_words(words);
                self.gone(at, &format!("words that are struck out (`{}`)", short(&words)))
            }
            ForeignInlineKind::Link(address, words) => self.link(at, address, words),
            ForeignInlineKind::Picture(address) => {
                self.gone(at, &format!("a picture (`{}`)", short(address)))
            }
            ForeignInlineKind::Html(tag) => self.tag(at, tag),
            ForeignInlineKind::Formula(formula) if is_money(formula) => {
                self.plain(at, &format!("${formula}$"))
            }
            ForeignInlineKind::Formula(formula) => {
                self.gone(at, &format!("a formula (`{}`)", short(formula)))
            }
            ForeignInlineKind::Note(label) => {
                // A note in a note is told where it stands; without taking it out a circle would never end.
                let Some(note) = self.notes.remove(label) else {
                    return self.gone(at, &format!("the place of a footnote (`{}`)", short(label)));
                };
                let words = self.words(&note);
                self.notes.insert(label.clone(), note);
                format!(" ({})", words.replace("\\\n", " ").trim())
            }
            ForeignInlineKind::Box => self.gone(at, "a box to tick: its line is kept in a plain list"),
        }
    }

    /// The words of a heading: no link, no fact, no mark.
    pub(super) fn heading(&mut self, inlines: &[ForeignInline]) -> String {
        let at = inlines.first().map_or(0, |inline| inline.at);
        self.heading_of(at, &plain_words(inlines))
    }

    /// Words as those of a heading.
    pub(super) fn heading_of(&mut self, at: usize, words: &str) -> String {
        let mut text = String::new();
        for part in self.facts.parts(words) {
            if let FactPart::Words(words) = part {
                text.push_str(words);
            }
        }
        self.marks(at, &text).trim().to_owned()
    }

    /// The addresses that stand in a heading, as a line of their own.
    pub(super) fn facts_of_heading(&mut self, inlines: &[ForeignInline]) -> String {
        let mut ids = Vec::new();
        for part in self.facts.parts(&plain_words(inlines)) {
            if let FactPart::Fact(id) = part {
                ids.push(id);
            }
        }
        for inline in inlines {
            if let ForeignInlineKind::Link(address, _) = &inline.kind
                && self.targets.follow(address, self.page, self.path) == LinkGoal::Outside
            {
                ids.extend(self.outside(inline.at, address));
            }
        }
        ids.dedup();
        ids.iter().map(|id| format!("{{{{{id}}}}}")).collect::<Vec<_>>().join(", ")
    }

    /// Words without marks of their own; facts in the place of addresses and numbers.
    pub(super) fn plain(&mut self, at: usize, words: &str) -> String {
        let mut text = String::new();
        for part in self.facts.parts(words) {
            match part {
                FactPart::Words(words) => text.push_str(&self.marks(at, words)),
                FactPart::Fact(id) => text.push_str(&format!("{{{{{id}}}}}")),
                FactPart::Refused(written) => {
                    self.gone(at, &format!("what reads like an address (`{}`)", short(written)));
                }
            }
        }
        text
    }

    /// The id of an address outside, as a fact.
    pub(super) fn outside(&mut self, at: usize, address: &str) -> Option<String> {
        let id = self.facts.link(address);
        if id.is_none() {
            self.gone(at, &format!("the address of a link (`{}`): it cannot be a fact", short(address)));
        }
        id
    }

    fn link(&mut self, at: usize, address: &str, inlines: &[ForeignInline]) -> String {
        let words = plain_words(inlines);
        let is_shown = self.facts.has_address(&words) || words.trim().is_empty();
        let fact = match self.targets.follow(address, self.page, self.path) {
            LinkGoal::Inside(to) if !is_shown => {
                let words = self.words(inlines).replace("\\\n", " ");
                return format!("[{}]({to})", words.trim());
            }
            LinkGoal::Inside(_) => None,
            LinkGoal::Outside => self.outside(at, address),
            LinkGoal::Phone(number) => {
                let id = self.facts.phone(&number);
                if id.is_none() {
                    self.gone(at, &format!("a telephone number (`{}`): it cannot be a fact", short(&number)));
                }
                id
            }
            LinkGoal::Nowhere => {
                self.gone(
                    at,
                    &format!(
                        "a link to what the guide does not have (`{}`): its words are kept",
                        short(address)
                    ),
                );
                None
            }
        };
        let Some(id) = fact else { return self.words(inlines) };
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let is_number = !digits(&words).is_empty()
            && address.starts_with("tel:")
            && !words.chars().any(char::is_alphabetic);
        if is_shown || is_number {
            return format!("{{{{{id}}}}}");
        }
        format!("{} ({{{{{id}}}}})", self.words(inlines).trim_end())
    }

    fn tag(&mut self, at: usize, tag: &str) -> String {
        if tag.starts_with("<!--") || tag.starts_with("</") {
            return String::new();
        }
        let name = html::name(tag);
        if name == "br" {
            return "\\\n".to_owned();
        }
        self.gone(at, &format!("HTML (`<{name}>`)"));
        match html::address(tag).filter(|_| name == "a") {
            Some(address) if self.targets.follow(address, self.page, self.path) == LinkGoal::Outside => {
                self.outside(at, address).map(|id| format!("{{{{{id}}}}} ")).unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    /// Words with a backslash before what Markdown would read as a mark. Marks of other dialects go, and are told.
    fn marks(&mut self, at: usize, words: &str) -> String {
        let mut words: String = words.chars().filter(|c| !is_unseen(*c) || is_joiner(*c)).collect();
        for mark in ["{{", "}}", "{#", "[^", "=="] {
            if words.contains(mark) {
                self.gone(at, &format!("the mark `{mark}`: what stands behind it is kept"));
                words = words.replace(mark, "");
            }
        }
        for code in emoji_codes(&words) {
            self.gone(at, &format!("a picture for a word (`{code}`)"));
            words = words.replace(&code, "");
        }
        let mut text = String::with_capacity(words.len());
        let mut before = ' ';
        let mut rest = words.chars().peekable();
        while let Some(c) = rest.next() {
            let next = rest.peek().copied().unwrap_or(' ');
            let is_mark = match c {
                '\\' | '*' | '`' | '[' | ']' => true,
                '_' => !(before.is_alphanumeric() && next.is_alphanumeric()),
                '<' => next.is_alphabetic() || "/!?".contains(next),
                '&' => next.is_alphanumeric() || next == '#',
                _ => false,
            };
            if is_mark {
                text.push('\\');
            }
            text.push(c);
            before = c;
        }
        text
    }
}

/// Whether a sign that nobody sees joins or parts letters, as Persian and Indic scripts need it.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Whether what stands between two dollars is rather an amount.
fn is_money(formula: &str) -> bool {
    formula.starts_with(|c: char| c.is_ascii_digit()) && !formula.contains(['\\', '^', '_', '=', '{'])
}

/// `:smile:` and the like.
fn emoji_codes(words: &str) -> Vec<String> {
    let parts = words.split_whitespace().map(|word| word.trim_matches(['.', ',', '!', '?', ';', '(', ')']));
    let codes = parts.filter(|word| {
        let inside = word.strip_prefix(':').and_then(|word| word.strip_suffix(':')).unwrap_or_default();
        inside.starts_with(|c: char| c.is_ascii_lowercase() || c == '+')
            && inside.chars().all(|c| c.is_ascii_alphanumeric() || "_+-".contains(c))
    });
    codes.map(str::to_owned).collect()
}

/// Strong words, where Markdown would read the stars: not between a letter and a sign.
fn strong(inside: &str, before: &str, next: Option<&ForeignInline>) -> String {
    let words = inside.replace("**", "");
    let trimmed = words.trim();
    let after = match next.map(|next| &next.kind) {
        Some(ForeignInlineKind::Text(text)) => text.chars().next(),
        _ => None,
    };
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let opens = is_letter(trimmed.chars().next()) || !is_letter(before.chars().next_back());
    let closes = is_letter(trimmed.chars().next_back()) || !is_letter(after);
    if trimmed.is_empty() || !opens || !closes || trimmed.contains("\\\n") {
        return words;
    }
    let (start, end) = (words.len() - words.trim_start().len(), words.trim_end().len());
    format!("{}**{trimmed}**{}", &words[..start], &words[end..])
}

/// The words of a line without any mark.
pub(super) fn plain_words(inlines: &[ForeignInline]) -> String {
    let words = inlines.iter().map(|inline| match &inline.kind {
        ForeignInlineKind::Text(text) | ForeignInlineKind::Code(text) => text.clone(),
        ForeignInlineKind::Break => " ".to_owned(),
        ForeignInlineKind::Strong(words) | ForeignInlineKind::Link(_, words) => plain_words(words),
        ForeignInlineKind::Formula(formula) if is_money(formula) => format!("${formula}$"),
        _ => String::new(),
    });
    words.collect()
}
