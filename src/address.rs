//! Addresses of the web and of mail, and telephone numbers: the one door to the URL standard's library.
//!
//! An address that a page leads to must lead where its readers see it lead. What the standard lets a browser read
//! otherwise than people do is refused, with the reason.

mod found;

use std::cell::Cell;
use std::fmt;

use url::{Host, ParseError, SyntaxViolation, Url};

use crate::i18n::orthography::{is_latin_letter, is_unseen};

pub(crate) use found::{Domains, parts_addresses};

/// An address as people read it, without its scheme.
pub(crate) fn without_scheme(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest)
}

/// Why an address is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It begins otherwise than addresses of its kind do.
    Scheme(&'static str),
    /// It holds a character nobody sees.
    Unseen(char),
    /// It holds a character that browsers read as another, or no address has.
    Sign(char),
    /// Something stands before the host, as a name and a password do.
    User,
    /// No host, or one that cannot be.
    Host,
    /// A host of one word, which leads somewhere else in each network.
    Short,
    /// A letter in the host that is not Latin and may look like one.
    Letter(char),
    /// A host written otherwise than browsers show it.
    Disguised(String),
    /// A port that does not exist.
    Port,
    /// A mail address that brings along other recipients or words.
    Headers,
    /// No mail address, or more than one.
    Mailbox,
    /// A telephone number with too many or too few digits.
    Digits(usize),
    /// What the standard says.
    Standard(String),
}

impl std::error::Error for Fault {}

/// The most digits of a telephone number (ITU-T E.164, 6.2.1), and the fewest that any country has.
const DIGITS: std::ops::RangeInclusive<usize> = 6..=15;

/// The digits of a number that is dialled within one country only: 112, 1813, 116 117.
const SHORT_DIGITS: std::ops::RangeInclusive<usize> = 2..=6;

/// Whether this is the address of a site or a page that readers all over the web can reach.
pub fn web(address: &str) -> Result<(), Fault> {
    let host = site(address)?;
    if host.contains('.') || host.contains(':') { Ok(()) } else { Err(Fault::Short) }
}

/// Whether this is the address of a site, also of one that is reached near by only; gives its host.
pub fn site(address: &str) -> Result<String, Fault> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let rest = rest.ok_or(Fault::Scheme("https://"))?;
    signs(address)?;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.contains('@') {
        return Err(Fault::User);
    }
    if authority.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(':').is_empty() {
        return Err(Fault::Host);
    }
    if let Some(letter) = authority.chars().find(|c| !c.is_ascii() && !is_latin_letter(*c)) {
        return Err(Fault::Letter(letter));
    }
    let violation = Cell::new(None);
    let note = |found: SyntaxViolation| violation.set(violation.take().or(Some(found)));
    let parsed =
        Url::options().syntax_violation_callback(Some(&note)).parse(address).map_err(
            |fault| match fault {
                ParseError::InvalidPort => Fault::Port,
                ParseError::EmptyHost | ParseError::IdnaError | ParseError::InvalidDomainCharacter => {
                    Fault::Host
                }
                other => Fault::Standard(other.to_string()),
            },
        )?;
    if let Some(violation) = violation.take() {
        return Err(Fault::Standard(violation.description().to_owned()));
    }
    if parsed.port() == Some(0) {
        return Err(Fault::Port);
    }
    let shown = parsed.host_str().unwrap_or_default().to_owned();
    let host = authority.rsplit_once(':').filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()));
    let host = host.map_or(authority, |(host, _)| host);
    if host.is_ascii() && !host.eq_ignore_ascii_case(&shown) {
        return Err(Fault::Disguised(shown));
    }
    if matches!(parsed.host(), Some(Host::Domain(name)) if !is_name(name)) {
        return Err(Fault::Host);
    }
    Ok(shown)
}

/// Whether this is `mailto:` with one address and nothing else.
pub fn mail(address: &str) -> Result<(), Fault> {
    let rest = address.strip_prefix("mailto:").ok_or(Fault::Scheme("mailto:"))?;
    signs(address)?;
    if rest.contains('?') {
        return Err(Fault::Headers);
    }
    let (name, host) = rest.split_once('@').ok_or(Fault::Mailbox)?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._+-".contains(&byte);
    if name.is_empty() || !name.bytes().all(plain) || host.contains(['@', '/', ':', '#', ',', '%']) {
        return Err(Fault::Mailbox);
    }
    web(&format!("https://{host}"))
}

/// Whether this is a telephone number: with its country's, `+` and digits in groups; one that is dialled within a country only,
/// short (`112`, `15`, `116 117`) or with the digit before it that long ones have there (`0800 111 0 111`, `1-800-555-0100`); or
/// a code that a phone company answers (`*123#`).
pub fn phone(number: &str) -> Result<(), Fault> {
    signs(&number.replace(' ', ""))?;
    if is_company_code(number) {
        return Ok(());
    }
    let Some(rest) = number.strip_prefix('+') else {
        let is_short = number.starts_with(|c: char| c.is_ascii_digit()) && is_short_phone(number);
        return if is_short || is_national(number) { Ok(()) } else { Err(Fault::Scheme("+")) };
    };
    if let Some(c) = misplaced(rest, &PARTS_DIGITS) {
        return Err(Fault::Sign(c));
    }
    let digits = rest.bytes().filter(u8::is_ascii_digit).count();
    // No country's number begins with a zero.
    if !DIGITS.contains(&digits) || rest.starts_with(['0', ' ']) {
        Err(Fault::Digits(digits))
    } else {
        Ok(())
    }
}

/// Percent-decoding (RFC 3986, section 2.1); `None` where it is broken, hides a control character or is no UTF-8.
pub(crate) fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        if first == b'%' {
            let digits = after.get(..2)?;
            let digits =
                std::str::from_utf8(digits).ok().filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
            bytes.push(u8::from_str_radix(digits?, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    let text = String::from_utf8(bytes).ok()?;
    (!text.contains(char::is_control)).then_some(text)
}

/// What parts the groups of a number beside a space (RFC 3966, 5.1.1, less brackets: a digit in them is dialled in one place and
/// not in another).
const PARTS_DIGITS: [char; 2] = ['-', '.'];

/// Whether a long number is as one country dials it: with the digit before it that no number of another country begins with.
fn is_national(number: &str) -> bool {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let is_long = match number.as_bytes() {
        [b'0', second, ..] => *second != b'0' && digits > *SHORT_DIGITS.end(),
        [b'1', ..] => digits >= NORTH_AMERICAN,
        _ => false,
    };
    is_long && digits <= *DIGITS.end() && misplaced(number, &['-', '.', '/']).is_none()
}

/// How many digits a number has at least that is dialled with a `1` before it.
const NORTH_AMERICAN: usize = 10;

/// The first character of a number that is no digit and no space, nor one of these signs between two digits.
fn misplaced(number: &str, signs: &[char]) -> Option<char> {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_between =
        |at: usize| is_digit(number[..at].chars().next_back()) && is_digit(number[at + 1..].chars().next());
    let fits = |at: usize, c: char| c.is_ascii_digit() || c == ' ' || signs.contains(&c) && is_between(at);
    number.char_indices().find(|(at, c)| !fits(*at, *c)).map(|(_, c)| c)
}

/// Whether a number is dialled within one country only, and short.
pub(crate) fn is_short_phone(number: &str) -> bool {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    SHORT_DIGITS.contains(&digits) && number.chars().all(|c| c.is_ascii_digit() || c == ' ')
}

/// The address that calls a number; none of a code with `*` or `#`, which many phones refuse to dial from a page.
pub(crate) fn dialled(number: &str) -> Option<String> {
    let signs: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    (!is_company_code(number)).then(|| format!("tel:{signs}"))
}

/// Whether it is a code between `*` or `#` and `#` (3GPP TS 22.030, 6.5.2).
fn is_company_code(number: &str) -> bool {
    let digits = number.strip_prefix(['*', '#']).and_then(|rest| rest.strip_suffix('#'));
    digits.is_some_and(|digits| {
        let is_sign = |c: char| c.is_ascii_digit() || c == '*' || c == '#';
        digits.len() < 20
            && digits.starts_with(|c: char| c.is_ascii_digit() || c == '#' || c == '*')
            && digits.ends_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(is_sign)
    })
}

/// Signs that no address has.
fn signs(address: &str) -> Result<(), Fault> {
    let fault = address.chars().find_map(|c| match c {
        _ if is_unseen(c) || c.is_whitespace() => Some(Fault::Unseen(c)),
        '\\' | '"' | '<' | '>' | '^' | '`' | '{' | '|' | '}' => Some(Fault::Sign(c)),
        _ => None,
    });
    fault.map_or(Ok(()), Err)
}

/// Whether this can be the name of a host (RFC 1035, 2.3.4).
fn is_name(name: &str) -> bool {
    let is_label =
        |label: &str| (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-');
    name.len() <= 253 && name.split('.').all(is_label)
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scheme(start) => write!(f, "it does not begin with `{start}`"),
            Self::Unseen(c) => write!(f, "it holds a sign nobody sees (U+{:04X})", u32::from(*c)),
            Self::Sign(c) => write!(f, "it holds `{c}`, which no such address has"),
            Self::User => f.write_str("what stands before `@` looks like the host and is none"),
            Self::Host => f.write_str("there is no host in it that can exist"),
            Self::Short => f.write_str("its host has one word only, which leads elsewhere in each network"),
            Self::Letter(c) => {
                write!(f, "the letter `{c}` (U+{:04X}) in its host is not Latin", u32::from(*c))
            }
            Self::Disguised(shown) => write!(f, "browsers read its host as `{shown}`"),
            Self::Port => f.write_str("its port does not exist"),
            Self::Headers => f.write_str("it adds recipients or words to the mail"),
            Self::Mailbox => f.write_str("it is not the address of one mailbox"),
            Self::Digits(count) => {
                write!(f, "it has {count} digits; a number has 6 to 15 and no zero behind `+`")
            }
            Self::Standard(said) => write!(f, "the URL standard says: {said}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, dialled, mail, phone, site, web};

    #[test]
    fn addresses_that_lead_where_they_are_seen_to_lead() {
        for address in [
            "https://example.org",
            "http://www.example.org:8080/a/b.html?c=d&e=%20#f",
            "https://www.eng.hjemst.dk",
            "https://rådgivning.dk/",
            "https://xn--rdgivning-52a.dk/",
            "https://192.168.4.1/guide/",
            "https://r39.echr.coe.int/a(b)/c,d;e~f",
        ] {
            assert_eq!(web(address), Ok(()), "{address}");
        }
        assert_eq!(site("http://guide/"), Ok("guide".to_owned()));
        assert_eq!(web("http://guide/"), Err(Fault::Short));
        assert_eq!(mail("mailto:advice+a.b@drc.ngo"), Ok(()));
        for number in ["+45 61 98 40 00", "+4561984000", "+45 116 117", "+45  61 98 40 00 "] {
            assert_eq!(phone(number), Ok(()), "{number}");
        }
    }

    #[test]
    fn short_numbers_are_dialled_and_codes_of_phone_companies_are_shown() {
        for (number, dialled_as) in [
            ("112", Some("tel:112")),
            ("15", Some("tel:15")),
            ("1813", Some("tel:1813")),
            ("116 117", Some("tel:116117")),
            ("000", Some("tel:000")),
            ("+45 61 98 40 00", Some("tel:+4561984000")),
            ("+1 800-555-0100", Some("tel:+18005550100")),
            ("0800 111 0 111", Some("tel:08001110111")),
            ("0800/111 0 111", Some("tel:08001110111")),
            ("0800 1111", Some("tel:08001111")),
            ("1800 123 456", Some("tel:1800123456")),
            ("1-800-555-0100", Some("tel:18005550100")),
            ("*123#", None),
            ("*#06#", None),
            ("*100*5#", None),
        ] {
            assert_eq!(phone(number), Ok(()), "{number}");
            assert_eq!(dialled(number).as_deref(), dialled_as, "{number}");
        }
        for number in [
            "1",
            "1234567",
            "0045 61 98 40 00",
            "70 11 31 31",
            "0800 - 1234",
            "(0800) 1234",
            "+45 (0) 61 98 40 00",
            "+45 61--98",
            "112a",
            " 112",
            "112-1",
            "*123",
            "123#",
            "*#",
            "**",
            "*12 3#",
            "112#",
        ] {
            assert!(phone(number).is_err(), "{number}");
        }
    }

    #[test]
    fn addresses_that_lead_elsewhere_are_refused_with_the_reason() {
        for (address, fault) in [
            ("https://", Fault::Host),
            ("https:///a", Fault::Host),
            ("https://:8080/", Fault::Host),
            ("https://drc.ngo@evil.example/", Fault::User),
            ("https://drc.ngo:pass@evil.example", Fault::User),
            ("https://drc.ngo\\@evil.example", Fault::Sign('\\')),
            ("https://\u{430}pple.com", Fault::Letter('\u{430}')),
            ("https://drc.ngo\u{202e}x", Fault::Unseen('\u{202e}')),
            ("https://drc\u{200b}.ngo", Fault::Unseen('\u{200b}')),
            ("https://drc.ngo/\u{ad}", Fault::Unseen('\u{ad}')),
            ("https://drc.ngo:99999", Fault::Port),
            ("https://drc.ngo:0", Fault::Port),
            ("https://drc..ngo", Fault::Host),
            ("https://-drc.ngo", Fault::Host),
            ("https://0x7f.1", Fault::Disguised("127.0.0.1".to_owned())),
            ("https://d%72c.ngo", Fault::Disguised("drc.ngo".to_owned())),
            ("javascript:alert(1)", Fault::Scheme("https://")),
            ("HTTPS://drc.ngo", Fault::Scheme("https://")),
        ] {
            assert_eq!(web(address), Err(fault), "{address}");
        }
        for address in ["http://[::1", "https://[v1.a]", "https://1.2.3.4.5", "https://drc.ngo/%zz"] {
            assert!(matches!(web(address), Err(Fault::Standard(_) | Fault::Host)), "{address}");
        }
        for (address, fault) in [
            ("mailto:a@drc.ngo?bcc=b@evil.example", Fault::Headers),
            ("mailto:a@drc.ngo?subject=x", Fault::Headers),
            ("mailto:a@drc.ngo,b@evil.example", Fault::Mailbox),
            ("mailto:a%2cb@drc.ngo", Fault::Mailbox),
            ("mailto:drc.ngo", Fault::Mailbox),
            ("mailto:@drc.ngo", Fault::Mailbox),
            ("mailto:a@", Fault::Host),
            ("mailto:a@drc", Fault::Short),
        ] {
            assert_eq!(mail(address), Err(fault), "{address}");
        }
        for (number, fault) in [
            ("+1234567890123456789012345678901234567", Fault::Digits(37)),
            ("+45 12", Fault::Digits(4)),
            ("+045 61 98 40 00", Fault::Digits(11)),
            ("4561984000", Fault::Scheme("+")),
            ("+45 61 98 40 0O", Fault::Sign('O')),
            ("+45 61--98 40 00", Fault::Sign('-')),
            ("+45 61 98.", Fault::Sign('.')),
            ("+45 (0) 61 98 40 00", Fault::Sign('(')),
            ("+45\u{a0}61984000", Fault::Unseen('\u{a0}')),
        ] {
            assert_eq!(phone(number), Err(fault), "{number}");
        }
    }
}
