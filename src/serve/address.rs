//! The target of a request (RFC 9112, section 3.2) to a path of the site.

use crate::address::decoded;
use crate::bundle::SitePath;

/// The longest target answered, in bytes; the addresses of a guide need about forty.
const LONGEST: usize = 2_000;

/// What a target names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TargetAddress {
    /// A file of the site, should it exist.
    File(SitePath),
    /// A folder written without its last slash, should it exist.
    Folder(SitePath),
    /// Nothing this site could have: an escape, a hidden file, a name no file system holds.
    Nothing,
    /// No target of a request at all.
    Malformed,
    /// Longer than any address of a site.
    TooLong,
}

/// Reads a target: `/da/who.html?x`, or with scheme and host before it. It is decoded once; what is still no
/// plain path then names nothing.
pub(super) fn address(target: &str) -> TargetAddress {
    if target.len() > LONGEST {
        return TargetAddress::TooLong;
    }
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let path = match path.split_once("://") {
        Some((scheme, rest)) if !scheme.contains('/') => rest.find('/').map_or("/", |at| &rest[at..]),
        _ => path,
    };
    let Some(path) = path.strip_prefix('/').and_then(decoded) else { return TargetAddress::Malformed };
    let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
    match SitePath::new(&file) {
        Some(path) if file.rsplit('/').next().is_some_and(|name| !name.contains('.')) => {
            TargetAddress::Folder(path)
        }
        Some(path) => TargetAddress::File(path),
        None => TargetAddress::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str) -> TargetAddress {
        TargetAddress::File(SitePath::new(path).expect("a path"))
    }

    #[test]
    fn a_folder_stands_for_its_first_page_and_a_query_for_nothing() {
        assert_eq!(address("/"), file("index.html"));
        assert_eq!(address("/da/"), file("da/index.html"));
        assert_eq!(address("/da/who.html?x=1#y"), file("da/who.html"));
        assert_eq!(address("/d%61/who.html"), file("da/who.html"));
        assert_eq!(address("http://guide.lan/da/who.html"), file("da/who.html"));
        assert_eq!(address("http://guide.lan"), file("index.html"));
        assert!(matches!(address("/da"), TargetAddress::Folder(_)));
    }

    #[test]
    fn no_spelling_leaves_the_site() {
        for target in [
            "/../x.html",
            "/%2e%2e/x.html",
            "/..%2fx.html",
            "/da/..%2f..%2fetc/passwd",
            "/%252e%252e/x.html",
            "/..\\x.html",
            "/%5c..%5cx.html",
            "//x.html",
            "/da//who.html",
            "/./x.html",
            "/.git/config",
            "/c:/x.html",
            "/con.html",
            "/da/who.html%20",
        ] {
            assert_eq!(address(target), TargetAddress::Nothing, "{target}");
        }
        for target in ["", "*", "x", "/%", "/%2", "/%zz", "/%00", "/%c0%ae/x", "/%ff", "/a%0d%0ab"] {
            assert_eq!(address(target), TargetAddress::Malformed, "{target}");
        }
        assert_eq!(address(&format!("/{}", "a".repeat(3_000))), TargetAddress::TooLong);
    }
}
