//! The grammar of PO as gettext holds to it. The library that reads PO keeps the last of two `msgstr` and passes over what
//! it does not expect, so a file is held to the grammar before the library sees it.

use crate::kit::submission::ReadError;

/// A message as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Message {
    /// The line of its first keyword, from 1.
    pub line: usize,
    /// Its context as the file writes it; empty where it has none.
    pub context: String,
    /// Whether its `msgid` says nothing.
    pub is_empty: bool,
    /// Whether it is commented out.
    pub is_obsolete: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keyword {
    Context,
    Id,
    Plural,
    Text,
    Form(usize),
}

/// What the last line that says something was: a keyword with its string, or nothing that a string could continue.
type GrammarState = Option<Keyword>;

/// The messages of a file; `Err` with the first line that gettext would refuse.
pub(super) fn messages(text: &str) -> Result<Vec<Message>, ReadError> {
    let mut messages: Vec<Message> = Vec::new();
    let mut state: GrammarState = None;
    let mut number = 0;
    for line in text.lines().map(str::trim) {
        number += 1;
        let fault = |said: &str| ReadError::Po(number, said.to_owned());
        let obsolete = line.strip_prefix("#~").filter(|rest| !rest.starts_with('|')).map(str::trim);
        let statement = obsolete.unwrap_or(line);
        if statement.is_empty() {
            continue;
        }
        if statement.starts_with('#') {
            if is_open(state) {
                return Err(fault("a comment stands inside a message"));
            }
            state = None;
            continue;
        }
        let (keyword, string) = parted(statement).map_err(fault)?;
        let string = inside(string).map_err(fault)?;
        let keyword = match (keyword, state) {
            (Some(keyword), _) => keyword,
            (None, Some(before)) => before,
            (None, None) => return Err(fault("these words follow no `msgid` and no `msgstr`")),
        };
        let begins = statement.starts_with('m') && begins(state, keyword).map_err(fault)?;
        if begins {
            messages.push(Message {
                line: number,
                context: String::new(),
                is_empty: true,
                is_obsolete: obsolete.is_some(),
            });
        }
        state = Some(keyword);
        let Some(message) = messages.last_mut() else { continue };
        if message.is_obsolete != obsolete.is_some() {
            return Err(fault("a message is commented out in part only"));
        }
        match keyword {
            Keyword::Context => message.context.push_str(string),
            Keyword::Id => message.is_empty &= string.is_empty(),
            _ => {}
        }
    }
    if is_open(state) {
        return Err(ReadError::Po(number, "the last message has no `msgstr`".to_owned()));
    }
    Ok(messages)
}

/// Whether a message has begun and has no translation yet.
fn is_open(state: GrammarState) -> bool {
    matches!(state, Some(Keyword::Context | Keyword::Id | Keyword::Plural))
}

/// Whether this keyword begins a message; `Err` where it must not stand behind the one before.
fn begins(state: GrammarState, keyword: Keyword) -> Result<bool, &'static str> {
    use Keyword::{Context, Form, Id, Plural, Text};
    match (state, keyword) {
        (None | Some(Text | Form(_)), Context | Id) => Ok(true),
        (Some(Context), Id) | (Some(Id), Plural | Text) | (Some(Plural), Form(0)) => Ok(false),
        (Some(Form(before)), Form(now)) if now == before + 1 => Ok(false),
        (Some(Text), Text) => Err("a second `msgstr` in one message"),
        (Some(Context), Context) => Err("a second `msgctxt` in one message"),
        (Some(Id), Id) => Err("a second `msgid` in one message"),
        (Some(Plural), Plural) => Err("a second `msgid_plural` in one message"),
        (Some(Text | Id), Form(_)) | (Some(Form(_) | Plural), Text) => Err(
            "`msgstr` and `msgstr[0]` are mixed: a message with `msgid_plural` has numbered ones, any other has one",
        ),
        (Some(Form(_) | Plural), Form(_)) => Err("the numbers of `msgstr[…]` do not count from 0 up"),
        (None, Text | Form(_)) => {
            Err("a `msgstr` that follows no `msgid`: a second one, or a comment stands before it")
        }
        (_, Plural) => Err("a `msgid_plural` that follows no `msgid`"),
        (Some(_), Context | Id | Text) => Err("the message before has no `msgstr`"),
        (Some(Context), Form(_)) => Err("a `msgstr` that follows no `msgid`"),
    }
}

/// A line in its keyword, if it has one, and its string with the quotation marks.
fn parted(line: &str) -> Result<(Option<Keyword>, &str), &'static str> {
    let quote = line.find('"').ok_or("a quotation mark is missing")?;
    let (word, string) = line.split_at(quote);
    let word = word.trim_end();
    let keyword = match word {
        "" => None,
        "msgctxt" => Some(Keyword::Context),
        "msgid" => Some(Keyword::Id),
        "msgid_plural" => Some(Keyword::Plural),
        "msgstr" => Some(Keyword::Text),
        _ => {
            let number = word.strip_prefix("msgstr").map(str::trim_start);
            let number = number.and_then(|rest| rest.strip_prefix('[')?.strip_suffix(']'));
            let number = number.ok_or("it begins with a word that is none of PO's")?.trim();
            // Six is the most that any language has.
            let number = number.parse().ok().filter(|number| *number < 10);
            Some(Keyword::Form(number.ok_or("no language has so many plural forms")?))
        }
    };
    Ok((keyword, string))
}

/// What stands between the quotation marks of a string.
fn inside(string: &str) -> Result<&str, &'static str> {
    let inside = string
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .ok_or("a quotation mark is missing")?;
    let mut characters = inside.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => return Err("a quotation mark inside the text lacks its backslash: `\\\"`"),
            '\\' if !characters.next().is_some_and(|next| "abfnrtvx\\\"01234567".contains(next)) => {
                return Err("a backslash stands before a letter that it cannot stand before: write `\\\\`");
            }
            _ => {}
        }
    }
    Ok(inside)
}
