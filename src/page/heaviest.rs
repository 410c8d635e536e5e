//! Which parts of a page weigh most: what whoever must make it lighter looks at first.

use crate::compress::gzip_len;
use crate::page::FinishedHtml;
use crate::tags::tags;

/// How many parts are named.
const NAMED: usize = 3;

/// How the call begins by which a component of a theme finds its own parts of a page.
const PART: &str = "wayleaf.part(\"";

/// The heaviest parts of a page, heaviest first, in bytes after `gzip -9`, each packed alone: its style, its script, what
/// stands in it from one id to the next.
pub(crate) fn of_page(page: &FinishedHtml) -> String {
    let whole = [("its style".to_owned(), page.style()), ("its script".to_owned(), page.script())];
    let pieces = pieces(page.html(), |_| true).map(|(id, text)| (format!("`{id}`"), text));
    let parts = whole.into_iter().chain(pieces);
    listed(parts.map(|(name, text)| (name, gzip_len(text.as_bytes()))).collect())
}

/// The heaviest topics of a file that holds the whole guide, heaviest first, in bytes; what the theme itself puts there
/// (`w-…`) is none.
pub(crate) fn of_file(file: &FinishedHtml) -> String {
    let topics = pieces(file.html(), |id| !id.contains("--")).filter(|(id, _)| !id.starts_with("w-"));
    listed(topics.map(|(id, text)| (format!("`{id}`"), text.len())).collect())
}

/// The heaviest components of a page's script, heaviest first, in bytes after `gzip -9`, each packed alone.
pub(crate) fn of_script(script: &str) -> String {
    let starts = script.match_indices(PART).map(|(at, _)| at);
    let ends = starts.clone().skip(1).chain([script.len()]);
    let components = starts.zip(ends).filter_map(|(start, end)| {
        let text = &script[start..end];
        let name = text[PART.len()..].split('"').next()?;
        Some((format!("`{name}`"), gzip_len(text.as_bytes())))
    });
    listed(components.collect())
}

/// The first of some weights by size, written out: `a` 12, `b` 7.
pub(crate) fn listed(mut weights: Vec<(String, usize)>) -> String {
    weights.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    let first = weights.iter().take(NAMED).map(|(name, bytes)| format!("{name} {bytes}"));
    first.collect::<Vec<_>>().join(", ")
}

/// What stands from one of the ids that count to the next.
fn pieces(html: &str, counts: impl Fn(&str) -> bool) -> impl Iterator<Item = (&str, &str)> {
    let starts = tags(html).filter_map(|tag| Some((tag.value("id").filter(|id| counts(id))?, tag.at)));
    let starts: Vec<(&str, usize)> = starts.collect();
    let ends: Vec<usize> = starts.iter().skip(1).map(|(_, at)| *at).chain([html.len()]).collect();
    starts.into_iter().zip(ends).map(|((id, start), end)| (id, html.get(start..end).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::{listed, of_script, pieces};

    #[test]
    fn what_stands_between_two_ids_counts_for_the_first() {
        let html = "<p>a<h2 id=one>b</h2>c<p id=\"one--x\">d<h2 id=two>e";
        let topics: Vec<_> = pieces(html, |id| !id.contains("--")).collect();
        assert_eq!(topics, [("one", "h2 id=one>b</h2>c<p id=\"one--x\">d<"), ("two", "h2 id=two>e")]);
    }

    #[test]
    fn the_heaviest_come_first_and_no_more_than_three() {
        let weights = [("a", 1), ("b", 3), ("c", 2), ("d", 3)].map(|(name, bytes)| (name.to_owned(), bytes));
        assert_eq!(listed(weights.to_vec()), "b 3, d 3, c 2");
    }

    #[test]
    fn a_script_is_told_by_its_components() {
        let script =
            "var wayleaf;wayleaf.part(\"age\",f)\nwayleaf.part(\"bar\",function(){lots(of,words,here)})";
        let told = of_script(script);
        assert!(told.starts_with("`bar` ") && told.contains(", `age` "), "{told}");
    }
}
