//! What is handed out: a finished site with the list that tells whether it is whole, and packs for stick and host.
//!
//! Nothing here touches the disk, and the same site makes the same pack on any machine.

pub mod archive;
mod error;
mod layout;
pub mod sign;
mod start;
pub mod sums;
pub mod verify;

use crate::bundle::{Bundle, SitePath};
use crate::calendar::Day;
use crate::hosts::{self, Host};
use crate::i18n::lang::Lang;
use crate::page::Policy;
use crate::site::weight::Summary;
use crate::theme::strings::Strings;

use sign::SecretKey;
use start::crlf;

pub use error::{PackError, VerifyError};
pub use start::SITE;

const README: &str = include_str!("readme.txt");

/// What stands in a pack beside the site.
#[derive(Debug)]
pub struct PackOptions<'a> {
    /// The one language of the pack; `None` for all of them.
    pub lang: Option<&'a Lang>,
    /// The day of the edition.
    pub day: Day,
    /// Who publishes the guide.
    pub publisher: &'a str,
    /// The interface strings of each language in it, in menu order.
    pub languages: Vec<(&'a Lang, &'a Strings)>,
    /// Who signs it.
    pub key: Option<&'a SecretKey>,
}

/// The site as it is published, which has pages with these policies: with what its host needs, and the list of all its files.
pub fn published<'a>(site: Bundle, policies: impl IntoIterator<Item = &'a Policy>, host: Host) -> Bundle {
    sums::seal(hosts::add_host_files(site, &Policy::header(policies), host))
}

/// A pack of a published site: its name, which every disk accepts, and its bytes.
pub fn pack(
    site: &Bundle,
    summary: &Summary,
    about: &PackOptions<'_>,
) -> Result<(SitePath, Vec<u8>), PackError> {
    let mut files = Vec::new();
    for (lang, strings) in &about.languages {
        files.extend(start::file(lang, strings, site, summary, about.day));
    }
    files.push(("README.txt".to_owned(), crlf(&readme(summary, about)).into_bytes()));
    files.extend(site.files().map(|(path, bytes)| (format!("{SITE}/{path}"), bytes.to_vec())));
    let files = files.into_iter().filter_map(|(path, bytes)| Some((SitePath::new(&path)?, bytes)));
    let pack = Bundle::new(files).map_err(PackError::NamesTwice)?;
    let pack = signed(sums::seal(pack), summary, about)?;
    let lang = about.lang.map(|lang| format!("{lang}-")).unwrap_or_default();
    let name = format!("wayleaf-{lang}{}.zip", summary.edition);
    let path = SitePath::new(&name).ok_or_else(|| PackError::Name(name.clone()))?;
    let bytes = archive::write(&pack, about.day).map_err(|error| PackError::Archive(name, error))?;
    Ok((path, bytes))
}

fn signed(pack: Bundle, summary: &Summary, about: &PackOptions<'_>) -> Result<Bundle, PackError> {
    let (Some(key), Some(list), Some(name)) = (about.key, pack.get(sums::NAME), SitePath::new(sign::NAME))
    else {
        return Ok(pack);
    };
    let remark = format!("Wayleaf edition {} of {}", summary.edition, about.day);
    let signature = key.sign(list, &remark).map_err(PackError::Key)?;
    Ok(pack.with(name, signature.into_bytes()))
}

fn readme(summary: &Summary, about: &PackOptions<'_>) -> String {
    let day = about.day.to_string();
    let placeholders = [
        ("edition", summary.edition.as_str()),
        ("date", &day),
        ("publisher", about.publisher),
        ("words", &summary.words),
    ];
    crate::theme::strings::fill(README, placeholders)
}
