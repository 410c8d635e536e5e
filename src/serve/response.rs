//! A request to its answer.

use std::sync::Arc;

use crate::bundle::SitePath;
use crate::hosts::HEADERS;
use crate::plan::{NEARBY_PATH, is_whole};
use crate::serve::address::{TargetAddress, address};
use crate::serve::audience::Audience;
use crate::serve::guard::host_is_ours;
use crate::serve::preview;
use crate::serve::probes::{self, ProbeAnswer};
use crate::serve::range::{ByteRange, wanted};
use crate::serve::store::{SiteStore, StoredFile};

/// What is asked, as far as it matters.
#[derive(Debug, Clone, Copy, Default)]
pub struct Request<'a> {
    /// The method, such as `GET`.
    pub method: &'a str,
    /// The target: path and query.
    pub target: &'a str,
    /// The `Host` field.
    pub host: Option<&'a str>,
    /// Whether that field stands there twice or holds no text, or is missing where HTTP/1.1 asks for it (RFC 9112,
    /// section 3.2): a proxy in between may have read another host than this server would.
    pub has_bad_host: bool,
    /// The `Accept-Encoding` field.
    pub encodings: Option<&'a str>,
    /// The `If-None-Match` field.
    pub known: Option<&'a str>,
    /// The `Range` field.
    pub range: Option<&'a str>,
    /// The `If-Range` field.
    pub range_of: Option<&'a str>,
    /// Whether a body comes with it.
    pub has_body: bool,
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The status code (RFC 9110, section 15).
    pub status: u16,
    /// The fields, `Content-Length` included.
    pub fields: Vec<(&'static str, String)>,
    /// The body; empty for `HEAD`.
    pub body: Body,
}

/// A run of bytes that is shared, not copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    bytes: Arc<[u8]>,
    from: usize,
    to: usize,
}

impl AsRef<[u8]> for Body {
    fn as_ref(&self) -> &[u8] {
        self.bytes.get(self.from..self.to).unwrap_or_default()
    }
}

impl Response {
    /// The same answer with another status and text; for `HEAD` nothing but its length.
    #[must_use]
    pub fn with_text(mut self, status: u16, kind: &str, text: &str) -> Self {
        self.fields.retain(|(name, _)| always().any(|(always, _)| always == *name));
        self.fields.push(("Content-Type", kind.to_owned()));
        self.fields.push(("Content-Length", text.len().to_string()));
        Self { status, body: Body::text(text), ..self }
    }
}

impl Body {
    /// All of these bytes.
    pub(super) fn whole(bytes: Arc<[u8]>) -> Self {
        let to = bytes.len();
        Self { bytes, from: 0, to }
    }

    fn text(text: &str) -> Self {
        Self::whole(text.as_bytes().into())
    }
}

/// The policy of a page stands in the page itself; here is what only a field can say.
const POLICY: (&str, &str) = ("Content-Security-Policy", "frame-ancestors 'none'");

/// What hosts say and this server does not: over plain http browsers report it as an error.
const NOT_OVER_HTTP: &str = "Cross-Origin-Opener-Policy";

/// What every answer says, whatever is asked.
fn always() -> impl Iterator<Item = (&'static str, &'static str)> {
    HEADERS.into_iter().filter(|(name, _)| *name != NOT_OVER_HTTP).chain([POLICY])
}

/// The service worker: a preview has none, since its pages are not those of the build.
const WORKER: &str = "/sw.js";

/// The page shown for what a site does not have.
const MISSING: &str = "404.html";

/// Answers a request from a site. Only what the site holds is ever given out.
pub fn respond(store: &SiteStore, request: &Request<'_>, audience: Audience) -> Response {
    if request.has_bad_host {
        return refusal(400, request);
    }
    if !host_is_ours(request.host, audience) {
        return refusal(421, request);
    }
    if !matches!(request.method, "GET" | "HEAD") {
        let mut response = refusal(405, request);
        response.fields.push(("Allow", "GET, HEAD".to_owned()));
        return response;
    }
    if request.has_body {
        return refusal(413, request);
    }
    let is_nearby = audience == Audience::Nearby;
    if let Some(probe) = probes::expected(request.target).filter(|_| is_nearby) {
        return of_probe(probe, request);
    }
    if request.target.split('?').next() == Some(WORKER) && !is_nearby {
        return missing(store, request, audience);
    }
    match address(request.target) {
        TargetAddress::File(path) => {
            let first = store.find(NEARBY_PATH).filter(|_| is_nearby && path.as_str() == "index.html");
            let Some(file) = first.or_else(|| store.get(&path)) else {
                return missing(store, request, audience);
            };
            let mut given = of_file(store, &path, file, request, audience);
            if is_nearby && is_whole(&path) {
                // One touch saves it, also where a browser does not know `download`; the address gives the name.
                given.fields.push(("Content-Disposition", "attachment".to_owned()));
            }
            given
        }
        TargetAddress::Folder(path) => match folder(store, &path) {
            true => moved(&path, request),
            false => match store.get(&path) {
                Some(file) => of_file(store, &path, file, request, audience),
                None => missing(store, request, audience),
            },
        },
        TargetAddress::Nothing => missing(store, request, audience),
        TargetAddress::Malformed => refusal(400, request),
        TargetAddress::TooLong => refusal(414, request),
    }
}

/// The tag of the page its author sees at a target: another page has another one, and so has the same page with other
/// words.
pub fn page_tag<'s>(store: &'s SiteStore, target: &str) -> &'s str {
    let file = page_path(target).and_then(|path| store.get(&path));
    file.or_else(|| store.find(MISSING)).map_or("", |file| &file.tag)
}

/// The path of the page at a target.
pub fn page_path(target: &str) -> Option<SitePath> {
    match address(target) {
        TargetAddress::File(path) | TargetAddress::Folder(path) => Some(path),
        _ => None,
    }
}

fn folder(store: &SiteStore, path: &SitePath) -> bool {
    store.find(&format!("{path}/index.html")).is_some()
}

/// Sends on to a folder of this site, never elsewhere.
fn moved(path: &SitePath, request: &Request<'_>) -> Response {
    let mut response = refusal(308, request);
    response.fields.push(("Location", format!("/{path}/")));
    response
}

/// The file at a path; a page is given to its author as a preview.
fn of_file(
    store: &SiteStore,
    path: &SitePath,
    file: &StoredFile,
    request: &Request<'_>,
    audience: Audience,
) -> Response {
    if let Some(page) = store.preview(path).filter(|_| audience == Audience::Author) {
        let html = preview::with_reload(page, &file.tag);
        return finished(200, vec![("Content-Type", file.kind.to_owned())], Body::text(&html), request);
    }
    let tag = format!("\"{}\"", file.tag);
    let packed_tag = format!("\"{}-gzip\"", file.tag);
    let mut fields = vec![
        ("Content-Type", file.kind.to_owned()),
        ("Vary", "Accept-Encoding".to_owned()),
        ("Accept-Ranges", "bytes".to_owned()),
    ];
    let range = request.range.filter(|_| request.range_of.is_none_or(|of| of.trim() == tag));
    let packed = file.packed.as_ref().filter(|_| request.range.is_none() && takes_gzip(request.encodings));
    let own_tag = if packed.is_some() { &packed_tag } else { &tag };
    fields.push(("ETag", own_tag.clone()));
    if request.known.is_some_and(|known| names(known, &tag) || names(known, &packed_tag)) {
        return finished(304, fields, Body::text(""), request);
    }
    if let Some(packed) = packed {
        fields.push(("Content-Encoding", "gzip".to_owned()));
        return finished(200, fields, Body::whole(Arc::clone(packed)), request);
    }
    let length = file.plain.len();
    match wanted(range, length) {
        ByteRange::Whole => finished(200, fields, Body::whole(Arc::clone(&file.plain)), request),
        ByteRange::Part(from, to) => {
            fields.push(("Content-Range", format!("bytes {from}-{}/{length}", to - 1)));
            finished(206, fields, Body { bytes: Arc::clone(&file.plain), from, to }, request)
        }
        ByteRange::Unsatisfiable => {
            fields.push(("Content-Range", format!("bytes */{length}")));
            finished(416, fields, Body::text(""), request)
        }
    }
}

fn of_probe(probe: ProbeAnswer, request: &Request<'_>) -> Response {
    finished(probe.status, vec![("Content-Type", probe.kind.to_owned())], Body::text(probe.text), request)
}

/// The site's own page for what it does not have, which offers the languages.
fn missing(store: &SiteStore, request: &Request<'_>, audience: Audience) -> Response {
    let path = SitePath::new(MISSING);
    let page = path.and_then(|path| Some((store.get(&path)?, path)));
    let Some((page, path)) = page else { return refusal(404, request) };
    let plain = Request { known: None, range: None, ..*request };
    let mut response = of_file(store, &path, page, &plain, audience);
    response.status = 404;
    response.fields.retain(|(name, _)| !matches!(*name, "ETag" | "Accept-Ranges"));
    response
}

fn refusal(status: u16, request: &Request<'_>) -> Response {
    let fields = vec![("Content-Type", "text/plain; charset=utf-8".to_owned())];
    finished(status, fields, Body::text(&format!("{status}\n")), request)
}

fn finished(
    status: u16,
    mut fields: Vec<(&'static str, String)>,
    body: Body,
    request: &Request<'_>,
) -> Response {
    fields.extend(always().map(|(name, value)| (name, value.to_owned())));
    if !matches!(status, 204 | 304) {
        fields.push(("Content-Length", body.as_ref().len().to_string()));
    }
    let body = if request.method == "HEAD" { Body::text("") } else { body };
    Response { status, fields, body }
}

/// Whether an `Accept-Encoding` field takes gzip (RFC 9110, section 12.5.3).
fn takes_gzip(field: Option<&str>) -> bool {
    field.unwrap_or_default().split(',').any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("gzip") || name == "*");
        let refused = parts.any(|part| part.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0)));
        named && !refused
    })
}

/// Whether a list of entity tags names this one, compared weakly (RFC 9110, section 8.8.3.2).
fn names(list: &str, tag: &str) -> bool {
    list.split(',').map(str::trim).any(|known| known == "*" || known.trim_start_matches("W/") == tag)
}
