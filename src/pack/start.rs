//! `START-HERE-<language>.txt`: which file of a pack to open, in the reader's language.

use crate::bundle::Bundle;
use crate::calendar::Day;
use crate::i18n::lang::Lang;
use crate::site::weight::Summary;
use crate::theme::strings::{Strings, fill};

/// The folder of a pack that holds the site.
pub const SITE: &str = "site";

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
    let mut point = |key: &str, paths: &[&str]| {
        if !paths.is_empty() {
            lines.extend(string(key));
            lines.extend(paths.iter().map(|path| format!("    {SITE}/{path}")));
            lines.push(String::new());
        }
    };
    let first = format!("{lang}/index.html");
    let first: Vec<&str> = site.get(&first).map(|_| first.as_str()).into_iter().collect();
    point("start_open", &first);
    let whole = format!("guide-{lang}-{}", summary.edition);
    let files =
        [("start_one_file", ".html", false), ("start_parts", ".html", true), ("start_text", ".txt", false)];
    for (key, ending, is_part) in files {
        let named = |path: &&str| {
            let name =
                path.rsplit('/').next().and_then(|name| name.strip_prefix(&whole)?.strip_suffix(ending));
            name.is_some_and(|part| if is_part { part.starts_with('-') } else { part.is_empty() })
        };
        let paths: Vec<&str> = site.files().map(|(path, _)| path.as_str()).filter(named).collect();
        point(key, &paths);
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

/// Text as the plainest editors of Windows show it with its lines.
pub(super) fn crlf(text: &str) -> String {
    text.replace('\n', "\r\n")
}
