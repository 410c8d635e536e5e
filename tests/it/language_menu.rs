//! The menu of languages where there are many: one line that leads to a page of names, the same weight for five and for fifty.

use std::collections::BTreeSet;

use wayleaf::compress::gzip_len;

use crate::planned_languages::strings;
use crate::project::{Built, Page, Project, real_guide};

/// Languages beside the three of the minimal guide.
const OTHERS: &str = "uk ru tr fr fa ti prs ps so ckb kmr ka am bn my zh vi ta si ne hi ur pa sq sr bs hy az uz kk ky tg mn es \
    pt sw rw ln wo ha yo ig om th lo km pl";

/// The most that one page of names may weigh for each language, in bytes after gzip.
const A_NAME: usize = 40;

/// The minimal guide in three languages and the first `count` of the others, whose strings are their names.
fn in_languages(count: usize) -> Built {
    let project = Project::new().dressed();
    let others: Vec<&str> = OTHERS.split_whitespace().take(count).collect();
    let entries: String =
        others.iter().map(|tag| format!("  - {{tag: {tag}, name: {}}}\n", tag.to_uppercase())).collect();
    let entries = format!("  - {{tag: ar, name: العربية}}\n{entries}");
    let project = project.edit("content/guide.yaml", "  - {tag: ar, name: العربية}\n", &entries);
    let texts = others.iter().map(|tag| (tag, strings(&project, tag, &tag.to_uppercase())));
    let texts: Vec<_> = texts.collect();
    let project = texts.into_iter().fold(project, |project, (tag, strings)| {
        project.file(&format!("themes/plain/strings/{tag}.yaml"), &strings)
    });
    project.build()
}

fn weight(built: &Built, path: &str) -> usize {
    gzip_len(built.bundle().get(path).expect("a page"))
}

#[test]
fn a_page_weighs_the_same_in_a_guide_of_five_languages_and_of_fifty() {
    let (few, many) = (in_languages(2), in_languages(47));
    few.sound();
    many.sound();
    assert_eq!(many.languages().len(), 50);
    for path in ["en/papers.html", "en/steps.html", "ar/papers.html", "da/sources.html"] {
        let (few, many) = (weight(&few, path), weight(&many, path));
        // The code of the edition and the seals are other words of the same length.
        assert!(many.abs_diff(few) <= 24, "{path}: {few} bytes in five languages, {many} in fifty");
    }
    let listed = |built| weight(built, "languages/papers.html");
    let grown = listed(&many) - listed(&few);
    assert!(grown <= 45 * A_NAME, "the page of names grows by {grown} bytes");
    let heavy = many.pages().filter(|(_, html)| gzip_len(html.as_bytes()) > 14_000).map(|(path, _)| path);
    assert_eq!(heavy.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn the_line_of_the_menu_leads_to_the_same_page_in_each_language() {
    let built = real_guide();
    let tags = built.languages();
    let mut lists = BTreeSet::new();
    for (path, html) in built.pages() {
        let Some((folder, file)) = path.split_once('/').filter(|(folder, _)| tags.contains(folder)) else {
            continue;
        };
        let page = Page::new(path, html);
        let line = page.one(".language-menu a").attr("href").map(str::to_owned);
        let list = if file == "index.html" { file.to_owned() } else { format!("languages/{file}") };
        assert_eq!(line, Some(format!("../{list}")), "{path}");
        assert!(page.words(".language-menu b").len() > 1, "{path} does not say that it is in {folder}");
        lists.insert((list, file.to_owned()));
    }
    assert!(lists.len() > 20, "{}", lists.len());
    for (list, file) in lists {
        let page = built.page(&list);
        let up = if list == file { "" } else { "../" };
        let expected: Vec<String> = tags.iter().map(|tag| format!("{up}{tag}/{file}")).collect();
        assert_eq!(page.attributes("main a[hreflang]", "href"), expected, "{list}");
        assert_eq!(page.attributes("main a[hreflang]", "hreflang"), tags, "{list}");
    }
}
