//! Copies packed beforehand with gzip and Brotli, so that a small host need not pack while it sends.

use std::io::Write;

use brotli::CompressorWriter;
use rayon::prelude::*;

use crate::bundle::{Bundle, SitePath};
use crate::compress::gzip;

/// What the names of packed copies end in, beside those of the files they are copies of.
pub(super) const ENDINGS: [&str; 2] = [".gz", ".br"];

/// Kinds of files that become smaller.
const KINDS: [&str; 6] = [".html", ".js", ".json", ".txt", ".svg", ".css"];

/// What is smaller, in bytes, gains less than a packet.
const SMALLEST: usize = 200;

/// Brotli's highest quality and its usual window: 4 MB, which every browser takes.
const QUALITY: u32 = 11;
const WINDOW: u32 = 22;
const BUFFER: usize = 65_536;

/// The site with a `.gz` and a `.br` beside each file that becomes smaller by it. Both are without name and time, and
/// the same for the same bytes.
pub(super) fn with_copies(site: Bundle) -> Bundle {
    let files: Vec<_> = site.files().filter(|(path, bytes)| gains(path.as_str(), bytes)).collect();
    let copies: Vec<(SitePath, Vec<u8>)> = files
        .into_par_iter()
        .flat_map_iter(|(path, bytes)| {
            let copies = [(".gz", gzip(bytes)), (".br", brotli(bytes))];
            let smaller = copies.into_iter().filter_map(|(ending, copy)| Some((ending, copy?)));
            let smaller = smaller.filter(|(_, copy)| copy.len() < bytes.len());
            smaller.filter_map(move |(ending, copy)| Some((SitePath::new(&format!("{path}{ending}"))?, copy)))
        })
        .collect();
    copies.into_iter().fold(site, |site, (path, copy)| site.with(path, copy))
}

fn gains(path: &str, bytes: &[u8]) -> bool {
    bytes.len() >= SMALLEST && KINDS.iter().any(|kind| path.ends_with(kind))
}

fn brotli(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut writer = CompressorWriter::new(Vec::with_capacity(bytes.len() / 3), BUFFER, QUALITY, WINDOW);
    writer.write_all(bytes).ok()?;
    Some(writer.into_inner())
}
