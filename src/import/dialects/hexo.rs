//! What readers see of the tags of Hexo, whose words stand without quotation marks: `{% label primary @Words %}`.

use super::seen_words::SeenWords;
use crate::import::pages::targets::BY_NAME;

/// Words that say how a note looks.
const OF_LOOKS: [&str; 12] = [
    "danger", "default", "disabled", "flat", "info", "left", "modern", "no-icon", "primary", "right",
    "simple", "success",
];

/// What readers see of a tag of Hexo, by what stands between its marks; none where it is of another kind.
pub(in crate::import) fn seen(inside: &str) -> Option<SeenWords> {
    let (name, rest) = inside.split_once(char::is_whitespace)?;
    let rest = rest.trim();
    let title = |words: &str| Some(words.trim().to_owned()).filter(|words| !words.is_empty());
    let titled = |words: &str| SeenWords { title: title(words), ..SeenWords::default() };
    let text = |words: &str| SeenWords { texts: title(words).into_iter().collect(), ..SeenWords::default() };
    let linked = |words: &str, address: &str| SeenWords { link: title(address), ..text(words) };
    match name {
        "note" | "subnote" if !rest.contains(['"', '=']) => {
            let is_of_looks = |word: &&str| {
                OF_LOOKS.contains(word)
                    || *word == "warning"
                    || word.contains("fa-")
                    || ["fas", "far", "fab"].contains(word)
            };
            let words: Vec<&str> = rest.split_whitespace().skip_while(is_of_looks).collect();
            Some(titled(&words.join(" ")))
        }
        "label" => Some(text(rest.split_once('@')?.1)),
        "btn" | "button" => {
            let mut parts = rest.split(',').map(str::trim);
            let (address, words) = (parts.next()?, parts.next()?);
            Some(linked(words, address))
        }
        "blockquote" => {
            let is_address = |word: &&str| word.contains("://");
            let address = rest.split_whitespace().find(is_address).unwrap_or_default();
            let words: Vec<&str> = rest.split_whitespace().filter(|word| !is_address(word)).collect();
            Some(linked(&words.join(" "), address))
        }
        "folding" | "hideBlock" | "hideToggle" => Some(titled(rest.split(',').next()?)),
        "hideInline" => Some(text(rest.split(',').next()?)),
        "timeline" if !rest.contains('"') => Some(titled(rest)),
        "link" => {
            let at = rest.find("://").and_then(|at| rest[..at].rfind(' '))?;
            Some(linked(&rest[..at], rest[at..].split_whitespace().next()?))
        }
        "post_link" => {
            let (page, words) = rest.split_once(char::is_whitespace)?;
            let words = words.trim().trim_matches(['"', '\'']);
            let words =
                words.trim_end_matches(" false").trim_end_matches(" true").trim_end_matches(['"', '\'']);
            Some(linked(words, &format!("{BY_NAME}{page}")))
        }
        _ => None,
    }
}
