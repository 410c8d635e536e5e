//! The addresses phones ask for to learn whether a network is any good.
//!
//! They are answered as the open internet would. A phone that is told "sign in first" opens a small window of its
//! own in which nothing can be saved and which closes when the network changes; one that is told nothing leaves for
//! its prepaid data. A satisfied phone stays, and its real browser opens the guide.

/// What a probe expects: status, type and text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ProbeAnswer {
    pub status: u16,
    pub kind: &'static str,
    pub text: &'static str,
}

const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";
const SUCCESS: &str = "<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>";

/// Path of the probe, and the answer it expects.
const PROBES: [(&str, ProbeAnswer); 13] = [
    // Android, Chrome OS
    ("/generate_204", nothing()),
    ("/gen_204", nothing()),
    // Apple
    ("/hotspot-detect.html", says(HTML, SUCCESS)),
    ("/library/test/success.html", says(HTML, SUCCESS)),
    // Windows
    ("/connecttest.txt", says(TEXT, "Microsoft Connect Test")),
    ("/ncsi.txt", says(TEXT, "Microsoft NCSI")),
    // Firefox
    ("/success.txt", says(TEXT, "success\n")),
    ("/canonical.html", says(HTML, FIREFOX)),
    // Linux desktops
    ("/check_network_status.txt", says(TEXT, "NetworkManager is online\n")),
    ("/nm-check.txt", says(TEXT, "NetworkManager is online\n")),
    ("/connectivity-check.html", says(HTML, SUCCESS)),
    // Kindle
    ("/kindle-wifi/wifistub.html", says(HTML, KINDLE)),
    ("/kindle-wifi/wifiredirect.html", says(HTML, KINDLE)),
];

const FIREFOX: &str =
    "<meta http-equiv=\"refresh\" content=\"0;url=https://support.mozilla.org/kb/captive-portal\"/>";
const KINDLE: &str = "<html><head><title>Kindle Reachability Probe Page</title></head>\
     <body>81ce4465-7167-4dcb-835b-dcc9e44c112a</body></html>";

const fn nothing() -> ProbeAnswer {
    ProbeAnswer { status: 204, kind: TEXT, text: "" }
}

const fn says(kind: &'static str, text: &'static str) -> ProbeAnswer {
    ProbeAnswer { status: 200, kind, text }
}

/// The answer a target expects, if it is a probe's.
pub(super) fn expected(target: &str) -> Option<ProbeAnswer> {
    let path = target.split('?').next().unwrap_or_default();
    let path = path.strip_prefix("http://").map_or(path, |rest| rest.find('/').map_or("/", |at| &rest[at..]));
    PROBES.iter().find(|(known, _)| *known == path).map(|(_, expected)| *expected)
}

#[cfg(test)]
mod tests {
    use super::expected;

    #[test]
    fn a_phone_is_told_what_it_wants_to_hear() {
        assert_eq!(expected("/generate_204").map(|e| e.status), Some(204));
        assert_eq!(expected("/success.txt?ipv4").map(|e| e.text), Some("success\n"));
        assert_eq!(expected("http://captive.apple.com/hotspot-detect.html").map(|e| e.status), Some(200));
        assert_eq!(expected("/da/who.html"), None);
    }
}
