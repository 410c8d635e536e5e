//! How the parts of a zip lie in its bytes (APPNOTE 6.3, sections 4.3.6 to 4.3.16), read before any library takes the
//! archive apart: nothing in front, nothing between, nothing behind, and no name longer than a guide's.
//!
//! What the end record and the list say is compared with where the parts lie; nothing is unpacked, and no more is
//! remembered of an entry than where it begins and ends.

use super::archive::MOST_ENTRIES;

/// No name in a guide is longer, in bytes.
const LONGEST_NAME: usize = 200;

/// What packers write of times and owners beside a name, in bytes.
const MOST_EXTRA: usize = 200;

/// The most bytes a packer that does not know a length beforehand writes behind a file: its data descriptor.
const DESCRIPTOR: usize = 24;

const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
const LISTED: &[u8] = b"PK\x01\x02";
const LISTED_LENGTH: usize = 46;
const LOCAL: &[u8] = b"PK\x03\x04";
const LOCAL_LENGTH: usize = 30;

/// Why these bytes are no archive of a guide, in a phrase that goes on after its name; `Ok` where they may be one.
pub(super) fn validate(bytes: &[u8]) -> Result<(), String> {
    if !bytes.starts_with(LOCAL) && bytes.starts_with(&LOCAL[..2]) {
        return Err(damaged());
    }
    if !bytes.starts_with(LOCAL) {
        let why = if end_record(bytes).is_some() {
            "holds something in front of its first file"
        } else {
            "is not a zip file"
        };
        return Err(why.to_owned());
    }
    let (list, count) = list(bytes)?;
    if count > MOST_ENTRIES {
        return Err(format!("holds more than {MOST_ENTRIES} files, which no guide does"));
    }
    let mut parts = entries(bytes, &list, count).ok_or_else(damaged)??;
    parts.sort_unstable();
    let mut end = 0;
    for (start, behind, slack) in parts.into_iter().chain([(list.start, list.start, 0)]) {
        if start < end {
            return Err("holds files that lie over one another".to_owned());
        }
        if start > end {
            return Err("holds something between its files".to_owned());
        }
        end = behind;
        // Behind the packed bytes may stand what their packer only knew at the end.
        if slack > 0 {
            let next = bytes.get(end..).unwrap_or_default();
            let signs = |at: usize| {
                next.get(at..).is_some_and(|rest| rest.starts_with(LOCAL) || rest.starts_with(LISTED))
            };
            end += (0..=slack).find(|at| signs(*at)).unwrap_or(0);
        }
    }
    Ok(())
}

/// Where the record at the end begins: behind it a remark may stand, which is no longer than a number of two bytes.
fn end_record(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(END_LENGTH + usize::from(u16::MAX));
    bytes[from..].windows(END.len()).rposition(|window| window == END).map(|at| from + at)
}

fn damaged() -> String {
    "is cut off or damaged; fetch it again".to_owned()
}

/// Where the list of all files lies, and how many it says there are.
fn list(bytes: &[u8]) -> Result<(std::ops::Range<usize>, usize), String> {
    let at = end_record(bytes).ok_or_else(damaged)?;
    if at + END_LENGTH > bytes.len() {
        return Err(damaged());
    }
    if at + END_LENGTH < bytes.len() {
        return Err(format!(
            "holds {} bytes behind its end, which no guide does",
            bytes.len() - at - END_LENGTH
        ));
    }
    let number = |from: usize| number16(bytes, at + from).ok_or_else(damaged);
    let (count, all) = (number(8)?, number(10)?);
    let (length, start) =
        (number32(bytes, at + 12).ok_or_else(damaged)?, number32(bytes, at + 16).ok_or_else(damaged)?);
    if number(4)? != 0 || number(6)? != 0 || count != all || number(20)? != 0 {
        return Err(damaged());
    }
    if start.checked_add(length) != Some(at) {
        return Err("tells two different things about its files; fetch it again".to_owned());
    }
    Ok((start..at, count))
}

/// Where a file begins, where its packed bytes end, and how much may lie behind them.
type Extent = (usize, usize, usize);

/// The extents of all entries; `None` where the list or a file is damaged, `Err` where an entry says too much.
fn entries(bytes: &[u8], list: &std::ops::Range<usize>, count: usize) -> Option<Result<Vec<Extent>, String>> {
    let mut extents = Vec::with_capacity(count);
    let mut at = list.start;
    for _ in 0..count {
        if !bytes.get(at..list.end)?.starts_with(LISTED) {
            return None;
        }
        let (name, extra, remark) =
            (number16(bytes, at + 28)?, number16(bytes, at + 30)?, number16(bytes, at + 32)?);
        if name > LONGEST_NAME {
            return Some(Err(format!("holds a name of {name} letters, longer than any of a guide")));
        }
        let packed = number32(bytes, at + 20)?;
        let start = number32(bytes, at + 42)?;
        if !bytes.get(start..)?.starts_with(LOCAL) {
            return None;
        }
        let (own_name, own_extra) = (number16(bytes, start + 26)?, number16(bytes, start + 28)?);
        if extra > MOST_EXTRA || own_extra > MOST_EXTRA || remark > 0 {
            return Some(Err("holds remarks beside its files, which no guide does".to_owned()));
        }
        let behind = start.checked_add(LOCAL_LENGTH + own_name + own_extra)?.checked_add(packed)?;
        let has_descriptor = number16(bytes, start + 6)? & 8 != 0;
        extents.push((start, behind, if has_descriptor { DESCRIPTOR } else { 0 }));
        at += LISTED_LENGTH + name + extra + remark;
    }
    (at == list.end).then_some(Ok(extents))
}

fn number16(bytes: &[u8], at: usize) -> Option<usize> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(usize::from(u16::from_le_bytes(two.try_into().ok()?)))
}

fn number32(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_le_bytes(four.try_into().ok()?)).ok()
}
