//! `START-HERE-<language>.txt`: which file of a pack to open, in the reader's language.

use super::{SITE, crlf};
use crate::Summary;
use crate::bundle::Bundle;
use crate::calendar::Day;
use crate::i18n::lang::Lang;
use crate::theme::strings::{Strings, fill};

/// Tells old editors of Windows that the text is UTF-8.
const MARK: &str = "\u{feff}";

/// The file's name and text. Each path stands on a line of its own, where no direction of writing turns it round.
pub(super) fn file(
    lang: &Lang,
    strings: &Strings,
    site: &Bundle,
    summary: &Summary,
    day: Day,
) -> Option<(String, Vec<u8>)> {
    let string = |key: &str| strings.get(key).map(|text| text.form("other").to_owned());
    let mut lines = Vec::new();
    let mut point = |key: &str, path: Option<String>| {
        if let Some(path) = path.filter(|path| site.get(path).is_some()) {
            lines.extend(string(key));
            lines.push(format!("    {SITE}/{path}"));
            lines.push(String::new());
        }
    };
    point("start_open", Some(format!("{lang}/index.html")));
    for (key, ending) in [("start_one_file", "html"), ("start_text", "txt")] {
        let name = format!("guide-{lang}-{}.{ending}", summary.edition);
        let path = site.files().map(|(path, _)| path.as_str()).find(|path| {
            path.strip_suffix(&name).is_some_and(|before| before.is_empty() || before.ends_with('/'))
        });
        point(key, path.map(str::to_owned));
    }
    if lines.is_empty() {
        return None;
    }
    // A page that is opened inside the archive is unpacked alone, without the pages its links lead to.
    let unpack = string("start_unpack").into_iter().chain([String::new()]);
    lines.splice(0..0, unpack);
    lines.extend(string("start_whole"));
    lines.push(String::new());
    let (edition, day) = (summary.edition.as_str(), day.to_string());
    lines.extend(string("start_edition").map(|text| fill(&text, [("edition", edition), ("date", &day)])));
    let text = format!("{MARK}{}\n", lines.join("\n").trim_end());
    Some((format!("START-HERE-{lang}.txt"), crlf(&text).into_bytes()))
}
