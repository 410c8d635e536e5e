//! The words of a piece of HTML, without its tags.

/// What a piece of HTML holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct HtmlWords {
    /// Its first element; none where it is a comment.
    pub element: Option<String>,
    /// Its words by paragraph, each with the addresses that links in it lead to.
    pub paragraphs: Vec<(String, Vec<String>)>,
    /// What is lost with its tags.
    pub lost: Vec<String>,
}

/// Elements whose words are none for readers, or no words at all without them.
const WORDLESS: [&str; 11] =
    ["script", "style", "svg", "iframe", "object", "video", "audio", "form", "table", "select", "canvas"];

/// Elements within a line.
const INLINE: [&str; 14] =
    ["a", "abbr", "b", "cite", "code", "em", "i", "kbd", "mark", "small", "span", "strong", "sub", "u"];

/// Reads a piece of HTML; never fails.
pub(super) fn words(html: &str) -> HtmlWords {
    let mut read = HtmlWords::default();
    let mut rest = html;
    let mut paragraph = (String::new(), Vec::new());
    while let Some(at) = rest.find('<') {
        paragraph.0.push_str(&rest[..at]);
        let from = &rest[at..];
        if from.starts_with("<!--") {
            rest = from.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let Some(end) = from.find('>') else {
            rest = "";
            break;
        };
        let tag = &from[..=end];
        rest = &from[end + 1..];
        let name = name(tag);
        if read.element.is_none() && !name.is_empty() && !tag.starts_with("</") {
            read.element = Some(name.clone());
        }
        if !INLINE.contains(&name.as_str()) {
            close(&mut paragraph, &mut read);
        }
        if tag.starts_with("</") {
            continue;
        }
        if WORDLESS.contains(&name.as_str()) {
            let close = format!("</{name}");
            let inside = rest.find(&close).unwrap_or(if tag.ends_with("/>") { 0 } else { rest.len() });
            rest = &rest[inside..];
            read.lost.push(format!("what stands in `<{name}>`"));
        } else if name == "img" {
            read.lost.push("a picture".to_owned());
        } else if name == "a" {
            paragraph.1.extend(address(tag).filter(|address| address.contains(':')).map(str::to_owned));
        }
    }
    paragraph.0.push_str(rest);
    close(&mut paragraph, &mut read);
    read
}

fn close(paragraph: &mut (String, Vec<String>), read: &mut HtmlWords) {
    let (words, addresses) = std::mem::take(paragraph);
    let words =
        words.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let words = words.replace("&#39;", "'").replace("&amp;", "&");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if !words.is_empty() {
        read.paragraphs.push((words, addresses));
    }
}

/// The name of a tag.
pub(super) fn name(tag: &str) -> String {
    let inside = tag.trim_start_matches(['<', '/']);
    inside.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

/// What a tag says of where it leads.
pub(super) fn address(tag: &str) -> Option<&str> {
    let (_, rest) = tag.split_once("href=")?;
    let quote = rest.chars().next().filter(|c| ['"', '\''].contains(c))?;
    rest[1..].split_once(quote).map(|(address, _)| address)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_kept_and_tags_are_not() {
        let read = words(
            "<div class=x><p>Call <a href=\"https://example.org\">us</a> now.</p><script>x<y</script><img src=a></div>",
        );
        assert_eq!(read.element.as_deref(), Some("div"));
        assert_eq!(read.paragraphs, [("Call us now.".to_owned(), vec!["https://example.org".to_owned()])]);
        assert_eq!(read.lost, ["what stands in `<script>`", "a picture"]);
        assert_eq!(words("<!-- a <b> -->"), super::HtmlWords::default());
    }
}
