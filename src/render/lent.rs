//! Words that a language lacks and the source lends: on a page they bear the source's language, so that a screen reader speaks
//! them rightly.

use crate::i18n::lang::Lang;
use crate::tags::tags;
use crate::theme::strings::LENT;

/// A page with an element in place of the marks around words that `lang` lends; where no element can stand, in attributes and in
/// what is no markup, the marks are taken out.
pub(super) fn in_html(html: String, lang: &Lang) -> String {
    if !html.contains(LENT) {
        return html;
    }
    let start = format!("<span lang=\"{lang}\" dir=\"{}\">", lang.direction().as_str());
    let mut marked = String::with_capacity(html.len() + html.len() / 8);
    let (mut at, mut holds_words_only) = (0, false);
    let text = |text: &str, holds_words_only: bool, marked: &mut String| match holds_words_only {
        true => marked.push_str(&in_text(text)),
        false => marked.push_str(&text.replace(LENT[0], &start).replace(LENT[1], "</span>")),
    };
    for tag in tags(&html) {
        text(&html[at..tag.at - 1], holds_words_only, &mut marked);
        let end = (tag.at + tag.inside.len() + 1).min(html.len());
        at = if tag.raw.is_empty() { end } else { end + tag.raw.len() };
        marked.push_str(&in_text(&html[tag.at - 1..at]));
        holds_words_only = tag.name == "option";
    }
    text(&html[at..], holds_words_only, &mut marked);
    marked
}

/// A text without the marks.
pub(super) fn in_text(text: &str) -> String {
    text.replace(LENT, "")
}

#[cfg(test)]
mod tests {
    use super::{in_html, in_text};
    use crate::i18n::lang::Lang;

    #[test]
    fn what_is_lent_bears_its_language_where_an_element_can_stand() {
        let html = "<title>\u{f8f0}A\u{f8f1}</title><p title=\"\u{f8f0}b\u{f8f1}\">x \u{f8f0}C &lt; d\u{f8f1} y</p>\
                    <select><option>\u{f8f0}E\u{f8f1}</option></select>\u{f8f0}F\u{f8f1}";
        let lang = Lang::parse("en").expect("a tag");
        let expected = "<title>A</title><p title=\"b\">x <span lang=\"en\" dir=\"ltr\">C &lt; d</span> y</p>\
                        <select><option>E</option></select><span lang=\"en\" dir=\"ltr\">F</span>";
        // The end tag of a choice does not end what holds words only; the next element does.
        let html = html.replace("</select>", "</select><p>");
        let expected = expected.replace("</select>", "</select><p>");
        assert_eq!(in_html(html, &lang), expected);
        assert_eq!(in_text("\u{f8f0}a\u{f8f1}b"), "ab");
    }
}
