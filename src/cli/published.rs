//! `wayleaf verify URL`: whether a host sends a site as it was built.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, ScopedJoinHandle};
use std::{fs, iter};

use crate::address::without_scheme;
use crate::bundle::SitePath;
use crate::hosts;
use crate::hosts::rewriting;
use crate::pack::sums;
use crate::pack::verify::Inventory;

use super::fetch::{Answer, Client};
use super::progress::Progress;

/// How many files are asked for at once.
const AT_ONCE: usize = 6;

/// No site has more files.
const MOST_FILES: usize = 20_000;

/// The files that are asked for also in packed forms, as browsers do.
const ENCODINGS: [&str; 3] = ["identity", "gzip", "br"];

/// What a host sent.
#[derive(Debug, Default)]
pub(super) struct Published {
    /// The files, as [`Inventory::verify`] compares them.
    pub(super) found: Inventory,
    /// What is wrong beside that, by file: sentences.
    pub(super) remarks: BTreeMap<String, Vec<String>>,
}

/// Whether this names a published site.
pub(super) fn is_address(copy: &str) -> bool {
    let scheme = copy.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https"))
}

/// Fetches the site at an address, file by file as its list names them. `against` is the folder of a site to compare
/// with, in place of the list that was published. `Err` is a phrase that goes on after the address.
pub(super) fn fetch(address: &str, against: Option<&Path>) -> Result<Published, String> {
    let progress = Progress::new();
    progress.step("fetching the site");
    let base = base(address);
    let client = Client::new();
    let list = match against {
        Some(folder) => fs::read(folder.join(sums::NAME)).map_err(|error| {
            format!(
                "cannot be compared with `{}`: its `{}` cannot be read ({error})",
                folder.display(),
                sums::NAME
            )
        })?,
        None => list(&client, &base)?,
    };
    let text = std::str::from_utf8(&list).map_err(|error| error.valid_up_to());
    let listed = text.and_then(sums::parse).map_err(|_| {
        format!("has a `{}` that the host has changed or that is damaged; publish the site again", sums::NAME)
    })?;
    if listed.len() > MOST_FILES {
        return Err(format!("lists more than {MOST_FILES} files, which no guide has"));
    }
    let mut published = Published::default();
    published.found.add(sums::NAME, &mut &*list).map_err(|error| error.to_string())?;
    let (unseen, seen): (Vec<&String>, Vec<&String>) =
        listed.keys().partition(|path| hosts::is_unseen(path, |path| listed.contains_key(path)));
    unseen.into_iter().for_each(|path| published.found.add_unseen(path));
    let asked = Asked { client, base, listed: &listed };
    let next = AtomicUsize::new(0);
    // Each thread takes the next file that nobody has asked for yet.
    let ask = || {
        let turn = || seen.get(next.fetch_add(1, Ordering::Relaxed));
        iter::from_fn(turn).map(|path| (*path, asked.file(path))).collect::<Vec<_>>()
    };
    let answers = thread::scope(|scope| {
        let threads: Vec<_> = (0..AT_ONCE.min(seen.len())).map(|_| scope.spawn(ask)).collect();
        threads.into_iter().map(ScopedJoinHandle::join).collect::<Result<Vec<_>, _>>()
    });
    let answers = answers.map_err(|_| "could not be fetched to its end".to_owned())?;
    for (path, (body, remarks)) in answers.into_iter().flatten() {
        if let Some(body) = body {
            published.found.add(path, &mut &*body).map_err(|error| error.to_string())?;
        }
        if !remarks.is_empty() {
            published.remarks.insert(path.clone(), remarks);
        }
    }
    Ok(published)
}

/// The address of the folder that a site lies in: without a page's name, a query or a fragment, a slash at its end.
fn base(address: &str) -> String {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let (scheme, rest) = address.split_once("://").unwrap_or(("https", address));
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let folder = match path.rsplit_once('/') {
        Some((folder, page)) if page.contains('.') => folder,
        None if path.contains('.') => "",
        _ => path.trim_end_matches('/'),
    };
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{scheme}://{host}/{folder}{slash}")
}

/// The list that was published with the site.
fn list(client: &Client, base: &str) -> Result<Vec<u8>, String> {
    let answer = client.get(&format!("{base}{}", sums::NAME), "identity");
    let answer =
        answer.map_err(|why| format!("cannot be reached ({why}); compare the address with a browser's"))?;
    match answer.status {
        200 => Ok(answer.body),
        status => Err(format!(
            "has no `{}` beside its pages (the host answers {status}); name the address of the guide's start page, and \
             upload every file of the site",
            sums::NAME
        )),
    }
}

/// What files are asked with.
struct Asked<'a> {
    client: Client,
    base: String,
    listed: &'a BTreeMap<String, sums::Digest>,
}

impl Asked<'_> {
    /// What the host sends for a file, where it sends it, and what is to be said of that. Of several packed forms the
    /// one that is not as it was built is taken.
    fn file(&self, path: &str) -> (Option<Vec<u8>>, Vec<String>) {
        if SitePath::new(path).is_none() {
            return (None, Vec::new());
        }
        let is_packed = self.listed.contains_key(&format!("{path}.gz"));
        let encodings = if is_packed { &ENCODINGS[..] } else { &ENCODINGS[1..2] };
        let (mut taken, mut remarks) = (None, Vec::new());
        for encoding in encodings {
            let address = format!("{}{path}", self.base);
            let again = || self.client.get(&address, encoding);
            match again().or_else(|_| again()) {
                Err(why) => remarks.push(format!("no answer ({why})")),
                Ok(answer) if answer.status != 200 => {
                    remarks.push(format!("the host answers {}", answer.status));
                }
                Ok(answer) => {
                    remarks.extend(self.remarks(path, &answer));
                    let is_as_built = self.listed.get(path) == Some(&sums::digest(&answer.body));
                    if !is_as_built {
                        let packed = if is_packed { format!("sent as `{encoding}`") } else { String::new() };
                        let why = rewriting::explain(&answer.body);
                        let why = why.map(|why| format!("{}: {}", why.what, why.remedy));
                        remarks.extend(
                            [packed, why.unwrap_or_default()].into_iter().filter(|text| !text.is_empty()),
                        );
                        taken = Some(answer.body);
                        break;
                    }
                    taken = Some(answer.body);
                }
            }
        }
        remarks.sort();
        remarks.dedup();
        (taken, remarks)
    }

    /// What makes a browser treat a file otherwise than it was built for.
    fn remarks(&self, path: &str, answer: &Answer) -> Vec<String> {
        let mut remarks = Vec::new();
        let other_host = host(&answer.address) != host(&self.base);
        if other_host {
            remarks.push(format!("the host leads to another one, `{}`", host(&answer.address)));
        }
        let is_html = answer.content_type.starts_with("text/html");
        if path.ends_with(".html") && !is_html {
            let kind = &answer.content_type;
            remarks.push(format!(
                "the host sends it as `{kind}`, which no browser shows as a page; set `text/html`"
            ));
        }
        let charset =
            answer.content_type.split_once("charset=").map(|(_, charset)| charset.trim_matches('"'));
        if let Some(charset) = charset.filter(|charset| !matches!(*charset, "utf-8" | "utf8")) {
            remarks.push(format!("the host says that its letters are `{charset}`; set `charset=utf-8`"));
        }
        remarks
    }
}

/// The host and port of an address, in small letters.
fn host(address: &str) -> String {
    let rest = without_scheme(address);
    rest.split('/').next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_of_a_site_is_found_from_whatever_page_is_named() {
        for (address, folder) in [
            ("https://example.org", "https://example.org/"),
            ("https://example.org/", "https://example.org/"),
            ("https://example.org/index.html#x", "https://example.org/"),
            ("https://example.org/guide", "https://example.org/guide/"),
            ("http://localhost:8080/a.b/guide/?x=1", "http://localhost:8080/a.b/guide/"),
            ("https://example.org/guide/index.html", "https://example.org/guide/"),
        ] {
            assert_eq!(base(address), folder, "{address}");
        }
        assert!(is_address("HTTPS://example.org") && !is_address("C:/site") && !is_address("site"));
    }
}
