//! WOFF 1.0 (W3C, 2012), which every browser of the floor reads: a font with its tables packed one by one.

use crate::compress::zlib;

/// A table as the directory of a font lists it.
struct Table<'a> {
    tag: [u8; 4],
    checksum: u32,
    bytes: &'a [u8],
    packed: Vec<u8>,
}

/// Bytes of a font's head and of each line of its directory, and of the same in WOFF.
const SFNT: (usize, usize) = (12, 16);
const WOFF: (usize, usize) = (44, 20);

/// Packs a font; `None` where its directory leads outside it.
pub(super) fn pack(font: &[u8]) -> Option<Vec<u8>> {
    let count = usize::from(u16::from_be_bytes(font.get(4..6)?.try_into().ok()?));
    let tables: Option<Vec<Table<'_>>> =
        (0..count).map(|at| table(font, font.get(SFNT.0 + at * SFNT.1..)?.get(..SFNT.1)?)).collect();
    let tables = tables?;
    let mut out = Vec::with_capacity(font.len() / 2);
    let mut directory = Vec::with_capacity(count * WOFF.1);
    let mut bodies: Vec<u8> = Vec::new();
    let unpacked = tables.iter().map(|table| table.bytes.len().next_multiple_of(4)).sum::<usize>();
    for table in &tables {
        // A table that packing makes no smaller is kept as it is, as the standard asks.
        let body = if table.packed.len() < table.bytes.len() { &table.packed[..] } else { table.bytes };
        let place = WOFF.0 + count * WOFF.1 + bodies.len();
        directory.extend(table.tag);
        for number in [place, body.len(), table.bytes.len()] {
            directory.extend(u32::try_from(number).ok()?.to_be_bytes());
        }
        directory.extend(table.checksum.to_be_bytes());
        bodies.extend(body);
        bodies.resize(bodies.len().next_multiple_of(4), 0);
    }
    let length = WOFF.0 + directory.len() + bodies.len();
    out.extend(b"wOFF");
    out.extend(font.get(..4)?);
    out.extend(u32::try_from(length).ok()?.to_be_bytes());
    out.extend(u16::try_from(count).ok()?.to_be_bytes());
    out.extend([0; 2]);
    out.extend(u32::try_from(SFNT.0 + count * SFNT.1 + unpacked).ok()?.to_be_bytes());
    // No version, no metadata, no private data.
    out.resize(WOFF.0, 0);
    out.extend(directory);
    out.extend(bodies);
    Some(out)
}

fn table<'a>(font: &'a [u8], line: &[u8]) -> Option<Table<'a>> {
    let number = |at: usize| Some(u32::from_be_bytes(line.get(at..at + 4)?.try_into().ok()?));
    let (place, length) = (number(8)? as usize, number(12)? as usize);
    let bytes = font.get(place..)?.get(..length)?;
    Some(Table { tag: line.get(..4)?.try_into().ok()?, checksum: number(4)?, bytes, packed: zlib(bytes)? })
}
