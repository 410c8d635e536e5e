//! The one way bytes are packed, with gzip (RFC 1952) and for fonts with zlib (RFC 1950): at its best, without name and
//! time, the same for the same bytes; and how long they would be, at its best or in a hurry.

use std::io::Write;

use flate2::write::{GzEncoder, ZlibEncoder};
use flate2::{Compress, Compression, FlushCompress, Status};

/// The bytes that gzip puts before and behind what it packs.
const FRAME: usize = 18;

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
    Scales::default().gzip_len(bytes)
}

/// Tells lengths of one page after the other: what a packer works in is larger than most pages.
#[derive(Default)]
pub(crate) struct Scales {
    best: Option<Compress>,
    quick: Option<Compress>,
}

impl Scales {
    /// The length of `bytes` after gzip.
    pub(crate) fn gzip_len(&mut self, bytes: &[u8]) -> usize {
        measured(self.best.get_or_insert_with(|| Compress::new(Compression::best(), false)), bytes)
    }

    /// The length of `bytes` after gzip in a hurry: more than after [`gzip`].
    pub(crate) fn quick_gzip_len(&mut self, bytes: &[u8]) -> usize {
        measured(self.quick.get_or_insert_with(|| Compress::new(Compression::fast(), false)), bytes)
    }
}

fn measured(packer: &mut Compress, bytes: &[u8]) -> usize {
    packer.reset();
    // What is packed is counted and forgotten.
    let mut out = [0; 16 * 1024];
    loop {
        let rest = usize::try_from(packer.total_in()).ok().and_then(|read| bytes.get(read..));
        match packer.compress(rest.unwrap_or_default(), &mut out, FlushCompress::Finish) {
            Ok(Status::Ok) => {}
            Ok(Status::StreamEnd) => {
                return usize::try_from(packer.total_out()).map_or(bytes.len(), |length| length + FRAME);
            }
            Ok(Status::BufError) | Err(_) => return bytes.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Scales, gzip};

    #[test]
    fn a_length_is_that_of_the_packed_bytes() {
        let mut scales = Scales::default();
        let long: String = (0..40_000).map(|number| (number * number).to_string()).collect();
        for bytes in ["", "a", &"<p>word</p>".repeat(3000), &long] {
            let packed = gzip(bytes.as_bytes()).expect("packed");
            assert_eq!(scales.gzip_len(bytes.as_bytes()), packed.len());
            assert!(scales.quick_gzip_len(bytes.as_bytes()) >= packed.len());
        }
    }
}
