//! Text on its way into a message: as part of an address, and how many text messages it takes.

/// Text as part of a web address: what is neither letter nor digit nor `-._~` of ASCII as percent signs with
/// hexadecimal digits (RFC 3986, section 2.1).
pub(crate) fn percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(byte.into()),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// How an address begins that hands a text to `WhatsApp`.
pub(crate) const WHATSAPP: &str = "https://wa.me/?text=";

/// How an address begins that opens a text message with a text in it.
pub(crate) const TEXT_MESSAGE: &str = "sms:?&body=";

/// The address that hands a text to `WhatsApp`, which asks its owner whom to send it to.
pub fn whatsapp(text: &str) -> String {
    format!("{WHATSAPP}{}", percent(text))
}

/// The address that opens a text message with a text in it (RFC 5724). The `&` is for iPhones, which want it in
/// place of the `?`; other phones pass over it.
pub fn text_message(text: &str) -> String {
    format!("{TEXT_MESSAGE}{}", percent(text))
}

/// What else than ASCII the alphabet of text messages has (3GPP TS 23.038, 6.2.1), as far as guides use it.
const SHORT: &str = "£¥èéùìòÇØøÅåÆæßÉÄÖÑÜ§äöñüà¡¿\n\r";

/// The characters of ASCII that take two places in that alphabet, or are not in it.
const LONG: &str = "^{}\\[~]|€";

/// How many text messages a text takes: of 160 characters, or 153 where there are several; of 70 and 67 where a letter
/// is not in their alphabet.
pub fn text_messages(text: &str) -> usize {
    let is_short = |c: char| (c.is_ascii() && c != '`') || SHORT.contains(c) || LONG.contains(c);
    let (length, alone, each) = match text.chars().all(is_short) {
        true => (text.chars().map(|c| 1 + usize::from(LONG.contains(c))).sum::<usize>(), 160, 153),
        false => (text.encode_utf16().count(), 70, 67),
    };
    if length <= alone { 1 } else { length.div_ceil(each) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_written_for_addresses() {
        assert_eq!(percent("a b&c=ø\n"), "a%20b%26c%3D%C3%B8%0A");
    }

    #[test]
    fn messages_are_counted_as_phones_count_them() {
        assert_eq!(text_messages(&"a".repeat(160)), 1);
        assert_eq!(text_messages(&"ø".repeat(161)), 2);
        assert_eq!(text_messages(&"€".repeat(81)), 2, "signs that take two places");
        assert_eq!(text_messages(&"ሀ".repeat(70)), 1);
        assert_eq!(text_messages(&"ሀ".repeat(71)), 2);
    }
}
