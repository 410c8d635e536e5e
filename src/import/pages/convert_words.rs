//! Foreign Markdown written anew as the Markdown of a guide: the words of a line.

use super::convert::Converter;
use super::facts::FactPart;
use super::notes::NotePlace;
use super::targets::LinkGoal;
use crate::address;
use crate::i18n::orthography::{digit, is_joiner, is_unseen};
use crate::import::dialects::html_tags as tags;
use crate::import::dialects::inline_html::{is_mark, unmarked};
use crate::import::left_out::{TO_OTHER_LANGUAGE, short};
use crate::import::tree::{ImportTree, name_of};
use crate::normalization::folded;
use crate::parse::{ForeignInline, ForeignInlineKind, UNDEFINED, escaped, is_money, plain_words};

impl Converter<'_> {
    /// The words of a line, facts in the place of addresses; a line that ends within them ends in `\`.
    pub(in crate::import) fn words(&mut self, inlines: &[ForeignInline]) -> String {
        let mut text = String::new();
        let mut is_behind_gap = false;
        for (at, inline) in inlines.iter().enumerate() {
            let next = inlines.get(at + 1);
            let written = match &inline.kind {
                ForeignInlineKind::Strong(words) => {
                    let inside = self.words(&unmarked(words));
                    strong(&inside, &text, next)
                }
                _ => self.inline(inline),
            };
            // Where something is left out, the spaces on both sides of it become one, and none stays before the end of a sentence.
            let is_note = matches!(inline.kind, ForeignInlineKind::Note(_));
            if (is_behind_gap || is_note) && text.ends_with(' ') && written.starts_with([' ', '.', ',', ')'])
            {
                text.pop();
            }
            is_behind_gap = written.is_empty() || matches!(inline.kind, ForeignInlineKind::Html(_));
            push(&mut text, &written);
        }
        text
    }

    pub(super) fn inline(&mut self, inline: &ForeignInline) -> String {
        let at = inline.at;
        match &inline.kind {
            ForeignInlineKind::Text(text) => self.plain(at, text),
            ForeignInlineKind::Code(code) => code_span(code),
            ForeignInlineKind::Break => "\\\n".to_owned(),
            ForeignInlineKind::Strong(words) => self.words(words),
            ForeignInlineKind::Struck(words) => {
                let words = plain_words(words);
                self.gone(at, &format!("words that are struck out (`{}`)", short(&words)))
            }
            ForeignInlineKind::Link(address, words) => self.link(at, address, words),
            ForeignInlineKind::Picture(address, words) => self.picture(at, address, words),
            ForeignInlineKind::Html(tag) => self.tag(at, tag),
            ForeignInlineKind::Formula(formula) if is_money(formula) => {
                self.plain(at, &format!("${formula}$"))
            }
            ForeignInlineKind::Formula(formula) => {
                self.gone(at, &format!("a formula (`{}`)", short(formula)))
            }
            ForeignInlineKind::Note(label) => {
                let place = |what: &str| format!("the place of a footnote (`{}`){what}", short(label));
                let note = match self.notes.open(label) {
                    NotePlace::Words(note) => note,
                    NotePlace::Repeated => {
                        return self.gone(at, &place(": the note stands elsewhere on the page"));
                    }
                    NotePlace::Nowhere => return self.gone(at, &place("")),
                };
                let line = self.line(&note);
                let words = self.words(&line);
                self.notes.close(words.len());
                format!(" ({})", words.replace("\\\n", " ").trim())
            }
            ForeignInlineKind::Box => self.gone(at, "a box to tick: its line is kept in a plain list"),
        }
    }

    /// Words without marks of their own; facts in the place of addresses and numbers.
    pub(in crate::import) fn plain(&mut self, at: usize, words: &str) -> String {
        self.parts(at, words, true)
    }

    /// Words, and where they are wanted the facts among them. What reads like an address and is none is set as code, which
    /// nobody takes for one.
    pub(super) fn parts(&mut self, at: usize, words: &str, has_facts: bool) -> String {
        let mut text = String::new();
        for part in self.facts.parts(words) {
            match part {
                FactPart::Words(words) => push(&mut text, &self.marks(at, words)),
                FactPart::Fact(id) if has_facts => push(&mut text, &written(&id)),
                FactPart::Fact(_) => {}
                FactPart::Refused(written) => push(&mut text, &code_span(written)),
            }
        }
        text
    }

    /// The id of an address outside, as a fact.
    pub(in crate::import) fn outside(&mut self, at: usize, address: &str) -> Option<String> {
        let id = self.facts.link(address);
        if id.is_none() {
            self.gone(at, &format!("the address of a link (`{}`): it cannot be a fact", short(address)));
        }
        id
    }

    /// The fact that an address leads to; what it is otherwise is told.
    pub(super) fn fact(&mut self, at: usize, address: &str, goal: LinkGoal) -> Option<String> {
        match goal {
            LinkGoal::Inside(_) => None,
            LinkGoal::Outside => self.outside(at, address),
            LinkGoal::Phone(number) => {
                let id = self.facts.phone(&number);
                if id.is_none() {
                    self.gone(at, &format!("a telephone number (`{}`): it cannot be a fact", short(&number)));
                }
                id
            }
            LinkGoal::OtherLanguage => {
                self.gone(at, TO_OTHER_LANGUAGE);
                None
            }
            LinkGoal::Nowhere => {
                let what = match address.strip_prefix(UNDEFINED) {
                    Some(name) => {
                        format!("a link to a name that the text does not explain (`{}`)", short(name))
                    }
                    None => format!("a link to what the guide does not have (`{}`)", short(address)),
                };
                self.gone(at, &format!("{what}: its words are kept"));
                None
            }
        }
    }

    pub(super) fn link(&mut self, at: usize, address: &str, inlines: &[ForeignInline]) -> String {
        let words = plain_words(inlines);
        let goal = self.targets.follow(address, self.page, self.path);
        if let LinkGoal::Inside(to) = goal {
            // The name of a file stands for the title of its page (`GitBook`).
            let file = address
                .split('#')
                .next()
                .map(name_of)
                .filter(|file| *file == words && ImportTree::is_page(file));
            let title = file.and_then(|_| self.targets.title(&to, self.path));
            let words = title.map_or_else(
                || self.words(inlines).replace("\\\n", " "),
                |title| escaped(title).into_owned(),
            );
            // A link holds no fact and no other link.
            let is_plain = !words.contains("{{") && !words.contains("](") && !words.trim().is_empty();
            return if is_plain { format!("[{}]({to})", words.trim()) } else { words };
        }
        // A number is written as readers saw it, where that is the one that is dialled.
        let dialled =
            |number: &str| number.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>();
        let goal = match goal {
            LinkGoal::Phone(number) if dialled(&words) == dialled(&number) => {
                LinkGoal::Phone(words.trim().to_owned())
            }
            goal => goal,
        };
        let Some(id) = self.fact(at, address, goal) else { return self.words(inlines) };
        let digits = |text: &str| text.chars().filter(|c| digit(*c).is_some()).collect::<String>();
        let is_number = !digits(&words).is_empty()
            && address.starts_with("tel:")
            && !words.chars().any(char::is_alphabetic);
        if is_number || is_address(&words, address) {
            return written(&id);
        }
        let words = self.words(inlines);
        let words = words.trim_end();
        let fact = written(&id);
        match words {
            "" => fact,
            words if words.contains(&fact) => words.to_owned(),
            words => format!("{words} ({fact})"),
        }
    }

    fn tag(&mut self, at: usize, tag: &str) -> String {
        if tag.starts_with("<!--") || tag.starts_with("</") {
            return String::new();
        }
        let name = tags::name(tag);
        if tags::is_hidden(tag) {
            return self.gone(at, &tags::told_hidden(&name));
        }
        if name == "br" {
            return "\\\n".to_owned();
        }
        let seen = tags::seen_in(tag);
        // A mark that is read stands here for what its attributes say.
        if seen.said.is_empty() || !is_mark(tag) {
            self.gone(at, &format!("HTML (`<{name}>`)"));
        }
        if !seen.said.is_empty() {
            self.said(at, &name, &seen.said);
        }
        let title = seen.title.map(|title| format!("**{}** ", self.plain(at, &title)));
        let mut shown = title.unwrap_or_default();
        for text in &seen.texts {
            shown.push_str(&self.plain(at, text));
            shown.push(' ');
        }
        shown
    }

    /// Tells of a picture by its words.
    pub(in crate::import) fn picture(&mut self, at: usize, address: &str, words: &str) -> String {
        let words = folded(words);
        let words = if words.is_empty() { words } else { format!(": {words}") };
        self.gone(at, &format!("a picture (`{}`){words}", short(address)))
    }

    /// Words with a backslash before what Markdown would read as a mark. Marks of other dialects go, and are told.
    fn marks(&mut self, at: usize, words: &str) -> String {
        let mut words: String = words.chars().filter(|c| !is_unseen(*c) || is_joiner(*c)).collect();
        for mark in ["{{", "}}", "{#", "[^"] {
            if words.contains(mark) {
                self.gone(at, &format!("the mark `{mark}`: what stands behind it is kept"));
                words = words.replace(mark, "");
            }
        }
        if words.contains(':') {
            words = self.without_emoji(at, &words);
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

impl Converter<'_> {
    /// Words without those that stand for a picture, which are told.
    fn without_emoji(&mut self, at: usize, words: &str) -> String {
        let mut kept = String::with_capacity(words.len());
        for word in words.split_inclusive(char::is_whitespace) {
            let code = word.trim().trim_matches(['.', ',', '!', '?', ';', '(', ')']);
            match word.find(code).filter(|_| is_emoji_code(code)) {
                Some(from) => {
                    self.gone(at, &format!("a picture for a word (`{code}`)"));
                    kept.push_str(&word[..from]);
                    kept.push_str(&word[from + code.len()..]);
                }
                None => kept.push_str(word),
            }
        }
        kept
    }
}

/// Whether it is `:smile:` or the like.
fn is_emoji_code(word: &str) -> bool {
    let inside = word.strip_prefix(':').and_then(|word| word.strip_suffix(':')).unwrap_or_default();
    inside.starts_with(|c: char| c.is_ascii_lowercase() || c == '+')
        && inside.chars().all(|c| c.is_ascii_alphanumeric() || "_+-".contains(c))
}

/// Words behind others: two braces make a fact of what stands between them, so that a third one keeps away, and a sign before a
/// word reads like an address.
pub(super) fn push(text: &mut String, written: &str) {
    if text.ends_with('@') && written.starts_with(char::is_alphanumeric)
        || text.ends_with('{') && written.starts_with('{')
        || text.ends_with("}}") && written.starts_with('}')
    {
        text.push(' ');
    }
    text.push_str(written);
}

/// Code within a line, between as many backticks as it needs.
fn code_span(code: &str) -> String {
    let seen: String =
        code.chars().filter(|c| c.is_whitespace() || !is_unseen(*c) || is_joiner(*c)).collect();
    let code = folded(&seen);
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    let space = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    if code.is_empty() { code } else { format!("{ticks}{space}{code}{space}{ticks}") }
}

/// Whether the words of a link are its address and nothing else.
fn is_address(words: &str, address: &str) -> bool {
    let bare = |text: &str| {
        let text = text.trim().trim_start_matches("mailto:");
        address::without_scheme(text).trim_start_matches("www.").trim_end_matches('/').to_lowercase()
    };
    let (words, address) = (bare(words), bare(address));
    !words.is_empty()
        && (words == address || words.contains('.') && words.contains('/') && address.contains(&words))
        || words.contains(['.', '@']) && !words.contains(' ') && address.starts_with(&words)
}

/// Strong words, where Markdown would read the stars: not between a letter and a sign.
fn strong(inside: &str, before: &str, next: Option<&ForeignInline>) -> String {
    let trimmed = inside.trim();
    let after = match next.map(|next| &next.kind) {
        Some(ForeignInlineKind::Text(text)) => text.chars().next(),
        Some(ForeignInlineKind::Html(_) | ForeignInlineKind::Strong(_)) => Some('x'),
        _ => None,
    };
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let opens = is_letter(trimmed.chars().next()) || !is_letter(before.chars().next_back());
    let closes = is_letter(trimmed.chars().next_back()) || !is_letter(after);
    let is_behind_star = before.ends_with('*');
    if trimmed.is_empty() || !opens || !closes || is_behind_star || trimmed.contains("\\\n") {
        return inside.to_owned();
    }
    let (start, end) = (inside.len() - inside.trim_start().len(), inside.trim_end().len());
    format!("{}**{trimmed}**{}", &inside[..start], &inside[end..])
}

/// A fact as text writes it.
pub(super) fn written(id: &str) -> String {
    format!("{{{{{id}}}}}")
}
