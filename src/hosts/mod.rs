//! What each kind of web host needs beside the site: its own file with the headers, and copies packed beforehand.

mod packed;
pub mod rewriting;

use crate::bundle::{Bundle, SitePath};

/// Where a site is to be published.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Host {
    /// A stick, or any host that is told nothing.
    #[default]
    Plain,
    /// Netlify, and what reads the same file.
    Netlify,
    /// Cloudflare Pages.
    Cloudflare,
    /// GitHub Pages, which lets nobody set headers.
    GithubPages,
    /// Apache, from 2.4.13 on, also where only `.htaccess` can be changed.
    Apache,
    /// nginx.
    Nginx,
    /// Caddy 2.
    Caddy,
}

/// The headers of every answer beside the policy. What they forbid no page of a guide does; where a browser knows one
/// of them only, the others do no harm.
pub(crate) const HEADERS: [(&str, &str); 7] = [
    // Always asked for anew, and sent again only where it has changed: no reader is left with an old deadline.
    ("Cache-Control", "no-cache"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
         magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
];

/// Whether a host keeps a file of a published site to itself: its own settings, and the packed copies that it sends
/// under the names of the files they are copies of.
pub fn is_unseen(path: &str, is_listed: impl Fn(&str) -> bool) -> bool {
    let is_settings = Host::WORDS.iter().filter_map(|(_, host)| host.file()).any(|(name, _)| name == path);
    let copied = packed::ENDINGS.iter().find_map(|ending| path.strip_suffix(ending));
    is_settings || copied.is_some_and(is_listed)
}

impl Host {
    /// The words of the command line.
    pub const WORDS: [(&'static str, Self); 7] = [
        ("plain", Self::Plain),
        ("netlify", Self::Netlify),
        ("cloudflare", Self::Cloudflare),
        ("github-pages", Self::GithubPages),
        ("apache", Self::Apache),
        ("nginx", Self::Nginx),
        ("caddy", Self::Caddy),
    ];

    /// The host's own file and what it is made of; a line with `{name}` and `{value}` stands for one of each header.
    fn file(self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::Plain => return None,
            Self::Netlify | Self::Cloudflare => ("_headers", include_str!("headers.txt")),
            Self::GithubPages => (".nojekyll", ""),
            Self::Apache => (".htaccess", include_str!("apache.txt")),
            Self::Nginx => ("nginx.conf", include_str!("nginx.txt")),
            Self::Caddy => ("Caddyfile", include_str!("caddy.txt")),
        })
    }

    /// Whether it sends copies packed beforehand; the services pack by themselves.
    fn sends_packed(self) -> bool {
        matches!(self, Self::Apache | Self::Nginx | Self::Caddy)
    }
}

/// The site with what its host needs. `policy` is the one that it sends with every answer.
pub fn add_host_files(site: Bundle, policy: &str, host: Host) -> Bundle {
    let Some((name, template)) = host.file() else { return site };
    let text = filled(template, policy);
    let site = if host.sends_packed() { packed::with_copies(site) } else { site };
    match SitePath::new(name) {
        Some(name) => site.with(name, text.into_bytes()),
        None => site,
    }
}

/// The template with a line for each header where one line stands for all.
fn filled(template: &str, policy: &str) -> String {
    let headers = [("Content-Security-Policy", policy)].into_iter().chain(HEADERS);
    let line = |line: &str| {
        if line.contains("{name}") {
            headers
                .clone()
                .map(|(name, value)| line.replace("{name}", name).replace("{value}", value))
                .collect()
        } else {
            line.to_owned()
        }
    };
    template.split_inclusive('\n').map(line).collect()
}
