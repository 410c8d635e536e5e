//! The one way bytes are packed, with gzip (RFC 1952) and for fonts with zlib (RFC 1950): at its best, without name and
//! time, the same for the same bytes.

use std::io::Write;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};

/// The packed bytes; `None` where the library fails, which memory alone can make it do.
pub fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).ok()
}

/// The bytes packed as in a font for the web (RFC 1950); `None` where the library fails.
pub(crate) fn zlib(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).ok()
}

/// The length of `bytes` after gzip.
pub fn gzip_len(bytes: &[u8]) -> usize {
    gzip(bytes).map_or(bytes.len(), |packed| packed.len())
}
