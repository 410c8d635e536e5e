//! What hosts are known to do to pages on the way, told by what they leave in them.

/// A change that a host makes to pages of its own accord.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rewriting {
    /// What was done to the page.
    pub what: &'static str,
    /// Which switch turns it off.
    pub remedy: &'static str,
}

/// Text that only a rewritten page holds, and what was done to it. The page of a build holds none of these.
const SIGNS: [(&str, Rewriting); 12] = [
    ("/cdn-cgi/l/email-protection", OBFUSCATED),
    ("__cf_email__", OBFUSCATED),
    ("email-decode.min.js", OBFUSCATED),
    (
        "rocket-loader",
        Rewriting { what: "its script was replaced", remedy: "turn off Rocket Loader at Cloudflare" },
    ),
    (
        "static.cloudflareinsights.com",
        Rewriting {
            what: "a script that counts visitors was added",
            remedy: "turn off Web Analytics at Cloudflare",
        },
    ),
    (
        "/cdn-cgi/challenge-platform",
        Rewriting {
            what: "a check against robots was added",
            remedy: "turn off Bot Fight Mode and JavaScript detections at Cloudflare",
        },
    ),
    (
        "data-pagespeed",
        Rewriting {
            what: "the page was optimised on the way",
            remedy: "set `ModPagespeed off` (nginx: `pagespeed off;`)",
        },
    ),
    (
        "pagespeed_",
        Rewriting {
            what: "the page was optimised on the way",
            remedy: "set `ModPagespeed off` (nginx: `pagespeed off;`)",
        },
    ),
    (
        "netlify-rum",
        Rewriting {
            what: "a script that measures visits was added",
            remedy: "turn off Real User Metrics at Netlify",
        },
    ),
    (
        "/_vercel/insights",
        Rewriting {
            what: "a script that counts visitors was added",
            remedy: "turn off Web Analytics at Vercel",
        },
    ),
    (
        "googletagmanager.com",
        Rewriting {
            what: "a script that counts visitors was added",
            remedy: "remove the tag from the host's settings",
        },
    ),
    (
        "google-analytics.com",
        Rewriting {
            what: "a script that counts visitors was added",
            remedy: "remove the tag from the host's settings",
        },
    ),
];

const OBFUSCATED: Rewriting = Rewriting {
    what: "mail addresses were hidden, and readers cannot write to them",
    remedy: "turn off Email Address Obfuscation at Cloudflare",
};

/// What was done to a page that is not as it was built; `None` where it bears no known character.
///
/// `published` is what the host sent. It is text where it can be: bytes that are not UTF-8 are passed over.
pub fn explain(published: &[u8]) -> Option<Rewriting> {
    let text = String::from_utf8_lossy(published);
    SIGNS.iter().find(|(c, _)| text.contains(c)).map(|(_, rewriting)| *rewriting)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_whose_addresses_were_hidden_is_known_and_another_is_not() {
        let hidden = br#"<a href="/cdn-cgi/l/email-protection#543a">[email&#160;protected]</a>"#;
        assert_eq!(explain(hidden), Some(OBFUSCATED));
        assert_eq!(explain(b"<a href=mailto:a&#64;example.org>a&#64;example.org</a>\xff"), None);
    }
}
