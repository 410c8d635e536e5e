//! Addresses in the middle of a text: what a reader would take for one, or a phone make a link of.

use std::ops::Range;

use memchr::{memchr3, memchr3_iter};

use crate::i18n::orthography::is_mark;

/// The names that end hosts: IANA's list of top-level domains as the Public Suffix List of November 2026 has it, and
/// those kept for examples and near networks (RFC 6761, RFC 9476).
const DOMAINS: &str = include_str!("domains.txt");

/// Schemes that a phone makes a link of.
const SCHEMES: [&str; 17] = [
    "data",
    "facetime",
    "ftp",
    "geo",
    "http",
    "https",
    "intent",
    "javascript",
    "mailto",
    "market",
    "skype",
    "sms",
    "smsto",
    "tel",
    "tg",
    "viber",
    "whatsapp",
];

/// The names that end hosts, in the order of their bytes.
#[derive(Debug, Clone)]
pub(crate) struct Domains(Vec<&'static str>);

/// An address in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    /// Its bytes.
    pub range: Range<usize>,
    /// Whether it is the name of a host and nothing more.
    pub is_host: bool,
}

impl Domains {
    /// Reads the list.
    pub(crate) fn new() -> Self {
        Self(DOMAINS.split_whitespace().collect())
    }

    /// The first address in a text.
    pub(crate) fn first_in(&self, text: &str) -> Option<Address> {
        parting(text).find_map(|at| {
            let c = text[at..].chars().next()?;
            let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
            match () {
                () if c == ':' => scheme(before, after),
                () if is_at(c) => after.starts_with(char::is_alphanumeric),
                () => self.is_host(before, after),
            }
            .then(|| around(text, at))
        })
    }

    fn is_known(&self, name: &str) -> bool {
        self.0.binary_search(&name.to_lowercase().as_str()).is_ok()
    }

    /// Whether a dot parts the last two names of a host.
    fn is_host(&self, before: &str, after: &str) -> bool {
        let last = &after[..after.find(|c| !is_name(c)).unwrap_or(after.len())];
        let goes_on = after[last.len()..].strip_prefix(is_dot).is_some_and(|rest| rest.starts_with(is_name));
        if last.is_empty() || goes_on || !before.ends_with(is_name) {
            return false;
        }
        let is_number =
            |name: &str| !name.is_empty() && name.len() < 4 && name.bytes().all(|byte| byte.is_ascii_digit());
        let has_three_more = || {
            let names: Vec<&str> = before.rsplitn(4, is_dot).take(3).collect();
            let first = names.get(2).and_then(|name| name.rsplit(|c| !is_name(c)).next());
            names[..names.len().min(2)].iter().chain(&first).filter(|name| is_number(name)).count() == 3
        };
        self.is_known(last) || is_number(last) && has_three_more()
    }
}

/// The places of the characters that may part an address.
fn parting(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    // The first bytes of those beside ASCII.
    let is_ascii = memchr3(0xe2, 0xe3, 0xef, bytes).is_none();
    let ascii = memchr3_iter(b'.', b':', b'@', bytes).filter(move |_| is_ascii);
    let others = text.char_indices().filter(move |(_, c)| !is_ascii && parts_addresses(*c));
    ascii.chain(others.map(|(at, _)| at))
}

/// Whether a colon stands behind a scheme and before its address.
fn scheme(before: &str, after: &str) -> bool {
    let start = before
        .rfind(|c: char| !c.is_ascii_alphanumeric())
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let name = before[start..].to_ascii_lowercase();
    after.starts_with("//")
        || !after.starts_with(char::is_whitespace) && !after.is_empty() && SCHEMES.contains(&name.as_str())
}

/// The whole of an address around one of its characters.
fn around(text: &str, at: usize) -> Address {
    let part = |c: char| is_name(c) || is_dot(c) || is_at(c) || "_%+:/?#=&~".contains(c);
    let start = text[..at].char_indices().rev().take_while(|(_, c)| part(*c)).last();
    let start = start.map_or(at, |(start, _)| start);
    let end = text[at..].find(|c| !part(c)).map_or(text.len(), |length| at + length);
    let written = text[start..end].trim_end_matches(|c| is_dot(c) || ":?".contains(c));
    let is_host = written.chars().all(|c| is_name(c) || is_dot(c));
    Address { range: start..start + written.len(), is_host }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || is_mark(c)
}

/// Whether a character may part an address: no text without one holds any.
pub(crate) fn parts_addresses(c: char) -> bool {
    is_dot(c) || is_at(c) || c == ':'
}

/// Whether browsers read a character as the dot of a host (UTS 46, 4; and its small form).
fn is_dot(c: char) -> bool {
    matches!(c, '.' | '。' | '．' | '｡' | '․' | '﹒')
}

fn is_at(c: char) -> bool {
    matches!(c, '@' | '＠' | '﹫')
}

#[cfg(test)]
mod tests {
    use super::Domains;

    #[test]
    fn what_a_reader_takes_for_an_address_is_found() {
        let domains = Domains::new();
        for (text, expected) in [
            ("Pay at evil.example now.", "evil.example"),
            ("See www.evil.com/pay?x=1.", "www.evil.com/pay?x=1"),
            ("(https://intranet/x)", "https://intranet/x"),
            ("Write to me@evil.org, soon", "me@evil.org"),
            ("Ask @helper", "@helper"),
            ("tel:+4512345678", "tel:+4512345678"),
            ("t.me/helper", "t.me/helper"),
            ("Go to 192.168.4.1.", "192.168.4.1"),
            ("evil。example", "evil。example"),
            ("اكتب إلى evil.example الآن", "evil.example"),
            ("допомога.укр", "допомога.укр"),
        ] {
            let found = domains.first_in(text).map(|address| &text[address.range]);
            assert_eq!(found, Some(expected), "{text}");
        }
        assert!(domains.first_in("drc.ngo").is_some_and(|address| address.is_host));
        assert!(domains.first_in("drc.ngo/x").is_some_and(|address| !address.is_host));
    }

    #[test]
    fn the_list_is_in_order() {
        assert!(Domains::new().0.is_sorted());
    }

    #[test]
    fn sentences_abbreviations_and_dates_are_none() {
        let domains = Domains::new();
        for text in [
            "Wait. Then go.",
            "f.eks. et brev, bl.a. fra m.fl.",
            "e.g. i.e. p.m.",
            "20.11.2026 og 9.30",
            "Ask: who? 1:30 Note:this",
            "...",
            "§ 9 b, stk. 2, 2. pkt.",
            "Deadline:15",
        ] {
            assert_eq!(domains.first_in(text), None, "{text}");
        }
    }
}
