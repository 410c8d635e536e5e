//! The tokens of an ES5 script, as far as making it smaller needs them.

/// A piece of a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// What sort of piece.
    pub kind: TokenKind,
    /// As it is written.
    pub text: &'a str,
}

/// What sort of piece a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A name, a keyword, a number.
    Word,
    /// A string or a regular expression.
    Literal,
    /// One character of punctuation.
    Sign,
    /// The end of a line.
    Line,
}

/// Keywords after which a slash begins a regular expression.
const BEFORE_VALUE: [&str; 4] = ["return", "typeof", "case", "in"];

impl Token<'_> {
    /// Whether a statement cannot end here, so that a line break that follows says nothing.
    pub(super) fn goes_on(&self) -> bool {
        matches!(self.text, "{" | "(" | "[" | ";" | "," | "&" | "|" | "?" | ":" | "=")
    }

    /// Whether the next token would be read as a part of this one if no space stood between.
    pub(super) fn sticks_to(&self, next: &Token<'_>) -> bool {
        let word = |token: &Token<'_>| token.text.starts_with(is_name);
        let ends = self.text.ends_with(is_name) && self.kind != TokenKind::Sign;
        ends && word(next) || matches!(self.text, "+" | "-" | "/") && self.text == next.text
    }

    fn awaits_value(&self) -> bool {
        match self.kind {
            TokenKind::Word => BEFORE_VALUE.contains(&self.text),
            TokenKind::Sign => !matches!(self.text, ")" | "]" | "}"),
            TokenKind::Literal | TokenKind::Line => false,
        }
    }
}

/// Reads a script; comments and spaces are left out.
pub(super) fn read(script: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    // The last that is not the end of a line.
    let mut last: Option<Token<'_>> = None;
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        let value = last.is_none_or(|last| last.awaits_value());
        let (kind, length) = match c {
            '\n' => (Some(TokenKind::Line), 1),
            '/' if rest.starts_with("//") => (None, rest.find('\n').unwrap_or(rest.len())),
            '/' if value => (Some(TokenKind::Literal), regular_expression(rest)),
            '"' | '\'' => (Some(TokenKind::Literal), string(rest, c)),
            _ if c.is_whitespace() => (None, c.len_utf8()),
            _ if is_name(c) => {
                (Some(TokenKind::Word), rest.find(|next| !is_name(next)).unwrap_or(rest.len()))
            }
            // Two of these in a row are one operator; apart they are two.
            '+' | '-' if rest[1..].starts_with(c) => (Some(TokenKind::Sign), 2),
            _ => (Some(TokenKind::Sign), c.len_utf8()),
        };
        let (text, after) = rest.split_at(length);
        if let Some(token) = kind.map(|kind| Token { kind, text }) {
            last = Some(token).filter(|token| token.kind != TokenKind::Line).or(last);
            tokens.push(token);
        }
        rest = after;
    }
    tokens
}

/// Whether a name can hold this character.
fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

/// How long the string is that begins here, its quotes included.
fn string(text: &str, quote: char) -> usize {
    let mut escaped = false;
    let end = text[1..].find(|c: char| {
        let ends = !escaped && c == quote;
        escaped = !escaped && c == '\\';
        ends
    });
    end.map_or(text.len(), |end| end + 2)
}

/// How long the regular expression is that begins here, its flags included; a slash in brackets does not end it.
fn regular_expression(text: &str) -> usize {
    let (mut escaped, mut class) = (false, false);
    let end = text[1..].find(|c: char| {
        let ends = !escaped && !class && c == '/';
        class = (class || c == '[' && !escaped) && (c != ']' || escaped);
        escaped = !escaped && c == '\\';
        ends
    });
    let end = end.map_or(text.len(), |end| end + 2);
    end + text[end..].find(|next| !is_name(next)).unwrap_or(0)
}
