//! The start tags of finished HTML: enough of a reader to find ids and links in what this house has written.

/// The values of an attribute in every start tag, quoted or not; text, styles and scripts are passed over.
pub(crate) fn values<'a>(html: &'a str, attribute: &'static str) -> impl Iterator<Item = &'a str> {
    tags(html).flat_map(attributes).filter(move |(name, _)| *name == attribute).map(|(_, value)| value)
}

/// What stands between `<` and `>` of every start tag.
pub(crate) fn tags(html: &str) -> impl Iterator<Item = &str> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            let (_, after) = rest.split_once('<')?;
            if !after.starts_with(|first: char| first.is_ascii_alphabetic()) {
                rest = after;
                continue;
            }
            let (tag, left) = after.split_at(length(after)?);
            let is_raw = matches!(name(tag), "script" | "style");
            rest = if is_raw { left.find("</").map_or("", |end| &left[end..]) } else { left };
            return Some(tag);
        }
    })
}

/// The name at the start of what stands behind `<`.
pub(super) fn name(tag: &str) -> &str {
    tag.split(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).next().unwrap_or_default()
}

/// Where a tag ends: at the first `>` outside quotes.
pub(super) fn length(tag: &str) -> Option<usize> {
    let mut quote = None;
    tag.bytes().position(|byte| {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            _ => {}
        }
        quote.is_none() && byte == b'>'
    })
}

/// The attributes of a tag that have a value.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = tag.split_once(char::is_whitespace).map_or("", |(_, rest)| rest);
    std::iter::from_fn(move || {
        loop {
            rest = rest.trim_start();
            let end = rest.find(|c: char| c == '=' || c.is_whitespace())?;
            let (name, after) = rest.split_at(end);
            let Some(value) = after.strip_prefix('=') else {
                rest = after;
                continue;
            };
            let (value, left) = match value.as_bytes().first() {
                Some(quote @ (b'"' | b'\'')) => value[1..].split_once(char::from(*quote))?,
                _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
            };
            rest = left;
            return Some((name, value));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::values;

    #[test]
    fn attributes_are_read_with_and_without_quotes() {
        let html =
            "<p hidden><a href=b.html#x class=c><a class='x' href=\"d e.html\"><a data-href=no><a href=f>";
        assert_eq!(values(html, "href").collect::<Vec<_>>(), ["b.html#x", "d e.html", "f"]);
    }

    #[test]
    fn what_only_looks_like_an_attribute_is_passed_over() {
        let html =
            "<p title=\"a > b href=x\">an href=y 1 < 2 href=z</p><script>a=\"<a href=w>\"</script><a href=v>";
        assert_eq!(values(html, "href").collect::<Vec<_>>(), ["v"]);
    }
}
