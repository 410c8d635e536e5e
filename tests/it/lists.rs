//! Lists: what their markers look like, and that they stay lists where a style takes the markers away.

use scraper::ElementRef;

use crate::project::{Page, Project, real_guide};

/// The rules of a page's stylesheet outside conditions: selectors and declarations.
fn rules(html: &str) -> Vec<(&str, &str)> {
    let css = html
        .split_once("<style>")
        .and_then(|(_, rest)| rest.split_once("</style>"))
        .map_or("", |(css, _)| css);
    let plain = css.split('}').filter_map(|rule| rule.rsplit_once('{'));
    plain.filter(|(selectors, _)| !selectors.contains('@')).collect()
}

/// A screen reader of iOS takes a list without markers for no list, unless it says that it is one.
#[test]
fn a_list_without_markers_says_that_it_is_a_list() {
    let built = real_guide();
    let mut lists = 0;
    for (path, html) in built.pages() {
        let page = Page::new(path, html);
        for (selectors, declarations) in rules(html) {
            if !declarations.split(';').any(|declaration| declaration == "list-style:none") {
                continue;
            }
            for selector in selectors.split(',').filter(|selector| !selector.contains("summary")) {
                for list in page.all(selector) {
                    lists += 1;
                    assert_eq!(list.attr("role"), Some("list"), "{path}: `{selector}`");
                    assert!(["ul", "ol"].contains(&list.value().name()), "{path}: `{selector}`");
                }
            }
        }
    }
    assert!(lists > 500, "{lists} lists");
}

#[test]
fn the_markers_of_a_numbered_list_have_the_digits_of_its_text() {
    let numbered = "Read in peace.\n\n1. First\n2. Then\n";
    let guide = Project::new()
        .edit("content/topics/home/en.md", "Read in peace.", numbered)
        .edit("content/topics/home/da.md", "Læs i ro.", "Læs i ro.\n\n1. Først\n2. Så\n")
        .edit("content/topics/home/ar.md", "اقرأ بهدوء.", "اقرأ بهدوء.\n\n1. أولا\n2. ثم\n")
        .stamped()
        .dressed();
    let marked = |project: &Project, lang: &str| {
        let built = project.build();
        let page = built.page(&format!("{lang}/index.html"));
        page.has(1, "main ol");
        let style = built.source_of(&format!("{lang}/index.html")).contains("list-style-type:");
        (page.attributes("main ol", "class"), style)
    };
    // CLDR's digits for Arabic as such are those of ASCII; in Egypt and in Persian they are others.
    for lang in ["en", "da", "ar"] {
        assert_eq!(marked(&guide, lang), (vec![], false), "{lang}");
    }
    for (formats, class) in [("ar-EG", "digits-arab"), ("ar-SA", "digits-arab")] {
        let other = guide.clone().edit(
            "content/guide.yaml",
            "{tag: ar, name: العربية}",
            &format!("{{tag: ar, name: العربية, formats: {formats}}}"),
        );
        assert_eq!(marked(&other, "ar"), (vec![class.to_owned()], true), "{formats}");
        // What is not translated keeps the digits of its own language.
        let untranslated = other.without("content/topics/home/ar.md");
        assert_eq!(marked(&untranslated, "ar").0, Vec::<String>::new(), "{formats}");
    }
    let built = real_guide();
    let mut persian = 0;
    for (path, html) in built.pages().filter(|(path, _)| path.starts_with("fa/")) {
        for list in Page::new(path, html).all("main ol") {
            let lang = list.ancestors().filter_map(ElementRef::wrap).find_map(|around| around.attr("lang"));
            let class = if lang == Some("fa") { Some("digits-arabext") } else { None };
            assert_eq!(list.attr("class"), class, "{path}");
            persian += usize::from(class.is_some());
            assert!(class.is_none() || html.contains(".digits-arabext{list-style-type:persian}"), "{path}");
        }
        assert!(!html.contains("arabic-indic"), "{path}");
    }
    assert!(persian > 0);
}
