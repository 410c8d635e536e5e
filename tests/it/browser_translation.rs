//! What a browser that translates pages must leave as it is: words to find again in letters, numbers, codes.

use scraper::ElementRef;

use crate::project::{Page, real_guide};

/// Whether an element, or one around it, is kept as it is.
fn is_kept(element: ElementRef<'_>) -> bool {
    let mut around = std::iter::once(element).chain(element.ancestors().filter_map(ElementRef::wrap));
    around.find_map(|element| element.attr("translate")) == Some("no")
}

/// The elements of a page that fit a selector and are not kept.
fn loose(page: &Page, selector: &str) -> Vec<String> {
    let loose = page.all(selector).into_iter().filter(|element| !is_kept(*element));
    loose.map(|element| element.html().chars().take(120).collect()).collect()
}

#[test]
fn official_words_their_twins_and_the_danish_side_of_the_sheet_stay() {
    let built = real_guide();
    let mut twins = 0;
    for lang in built.languages().into_iter().filter(|lang| *lang != "da") {
        for (path, html) in built.pages().filter(|(path, _)| path.starts_with(&format!("{lang}/"))) {
            let page = Page::new(path, html);
            assert_eq!(loose(&page, "body [lang=da]"), [""; 0], "{path}");
            twins += page.all(".checklist__official[translate=no]").len();
        }
        let sheet = built.page(&format!("{lang}/doctor-mind.html"));
        assert_eq!(sheet.attributes("article", "translate"), ["no"], "{lang}");
        assert_eq!(loose(&sheet, "article[lang=da] p"), [""; 0], "{lang}");
    }
    assert!(twins > 80, "{twins}");
    // On the Danish pages they are the words of the letters all the same.
    for (path, html) in built.pages().filter(|(path, _)| path.starts_with("da/")) {
        assert_eq!(loose(&Page::new(path, html), "main em"), [""; 0], "{path}");
    }
}

#[test]
fn contacts_paragraphs_titles_of_sources_and_names_of_languages_stay() {
    let mut contacts = 0;
    for (path, html) in real_guide().pages() {
        let page = Page::new(path, html);
        let kept = "[href^='tel:'] > bdi, [href^='mailto:'] > bdi, cite, .source-list__pin, .language-menu a[hreflang], \
                    .language-menu b, .language-menu bdi, .language-list__go, \
                    .language-list__name, .nearby__name, .edition__language";
        assert_eq!(loose(&page, kept), [""; 0], "{path}");
        contacts += page.all("[href^='tel:'] > bdi").len();
        assert_eq!(
            page.all("[href^='tel:'] > bdi").len(),
            page.all("[href^='tel:']:not(.bar__call)").len(),
            "{path}"
        );
    }
    assert!(contacts > 50, "{contacts}");
}

#[test]
fn codes_and_the_four_words_stay() {
    let built = real_guide();
    let code = built.summary().edition.clone();
    for (path, html) in built.pages().filter(|(path, _)| path.contains('/') && !path.starts_with("e/")) {
        let page = Page::new(path, html);
        let shown = page.all("body *").into_iter().filter(|element| {
            // What is typed and sent is no text of the page.
            let own =
                element.children().filter_map(|child| child.value().as_text().map(|text| text.to_string()));
            element.value().name() != "textarea" && own.collect::<String>().contains(&code)
        });
        for element in shown {
            assert!(is_kept(element), "{path}: {}", element.html());
        }
    }
    let words = built.summary().words.clone();
    let poster = built.page("ar/poster.html");
    assert!(poster.all("[translate=no]").iter().any(|element| element.text().collect::<String>() == words));
    built.page("ti/card.html").has(1, ".card__shown[translate=no]");
}
