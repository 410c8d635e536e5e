//! Who may ask for what.

use crate::serve::audience::Audience;

/// Whether a request names a host this address answers for. A preview answers for this computer only, so that no
/// web page can reach it under a name of its own (DNS rebinding); a hotspot answers to any name, since its phones
/// may be led here from every address.
pub(super) fn host_is_ours(host: Option<&str>, audience: Audience) -> bool {
    match audience {
        Audience::Nearby => true,
        Audience::Author => host.and_then(name_of).is_some_and(|name| {
            ["localhost", "127.0.0.1", "[::1]"].iter().any(|ours| name.eq_ignore_ascii_case(ours))
        }),
    }
}

/// Whether a `Host` field, or the host of an address, is one at all: a name or an address, and a port if any (RFC 9110
/// section 7.2, RFC 3986 section 3.2.2). Who says more, such as a user's name, may be read differently elsewhere.
pub fn is_host(text: &str) -> bool {
    name_of(text).is_some()
}

/// The host without its port, an address of IPv6 in its brackets; `None` for what is no host.
fn name_of(text: &str) -> Option<&str> {
    let is_v6 = |address: &str| {
        address.contains(':') && address.chars().all(|sign| sign.is_ascii_hexdigit() || ".:".contains(sign))
    };
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || "-._~!$&'()*+,;=%".contains(sign);
    let end = match text.strip_prefix('[') {
        Some(rest) => rest.find(']').filter(|end| is_v6(&rest[..*end]))? + "[]".len(),
        None => text.find(':').unwrap_or(text.len()),
    };
    let (name, port) = text.split_at(end);
    let is_port =
        |digits: &str| digits.is_empty() || digits.parse::<u16>().is_ok() && !digits.starts_with('+');
    let is_sound = name.starts_with('[') || name.chars().all(is_sign);
    (is_sound && (port.is_empty() || port.strip_prefix(':').is_some_and(is_port))).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_a_name_or_an_address_and_a_port() {
        for host in
            ["", "x", "guide.example:80", "10.0.0.1:", "[::1]", "[fe80::1]:8080", "xn--bcher-kva.example"]
        {
            assert!(is_host(host), "{host}");
        }
        for none in [
            "a b",
            "a/b",
            "a@b",
            "localhost:80@evil.example",
            "a:b",
            "a:1:2",
            "a:+1",
            "a:99999",
            "[::1]evil",
            "[::1",
            "[evil]",
            "a\\b",
            "a?b",
            "a#b",
            "blåbær.example",
        ] {
            assert!(!is_host(none), "{none}");
        }
    }

    #[test]
    fn a_preview_answers_for_this_computer_only() {
        for ours in ["localhost", "localhost:8080", "127.0.0.1:1", "[::1]:8080", "LOCALHOST"] {
            assert!(host_is_ours(Some(ours), Audience::Author), "{ours}");
        }
        for foreign in
            ["guide.example", "localhost.example:8080", "127.0.0.1.example", "10.0.0.1", "", "[::2]"]
        {
            assert!(!host_is_ours(Some(foreign), Audience::Author), "{foreign}");
        }
        assert!(!host_is_ours(None, Audience::Author));
        assert!(host_is_ours(Some("captive.example"), Audience::Nearby));
    }
}
