//! Who may ask for what.

use crate::serve::audience::Audience;

/// Whether a request names a host this address answers for. A preview answers for this computer only, so that no
/// web page can reach it under a name of its own (DNS rebinding); a hotspot answers to any name, since its phones
/// may be led here from every address.
pub(super) fn host_is_ours(host: Option<&str>, audience: Audience) -> bool {
    match audience {
        Audience::Nearby => true,
        Audience::Author => host.is_some_and(|host| {
            let name = match host.strip_prefix('[') {
                Some(v6) => v6.split(']').next().unwrap_or_default(),
                None => host.split(':').next().unwrap_or_default(),
            };
            ["localhost", "127.0.0.1", "::1"].iter().any(|ours| name.eq_ignore_ascii_case(ours))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
