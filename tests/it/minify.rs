//! Making pages small takes nothing from the reader: before and after, a real HTML parser finds the same
//! elements, the same attributes and the same words, none glued together and none pulled apart.

use wayleaf::calendar::Day;
use wayleaf::edition::Edition;
use wayleaf::parse::Parsed;
use wayleaf::render::RenderedPage;
use wayleaf::{Diagnosed, check, finish, parse, plan, render};

use crate::project::{Page, Project};

/// The pages of a project as templates draw them.
fn drawn(project: &Project) -> Vec<RenderedPage> {
    let sources = project.sources();
    let Diagnosed { value: Parsed { guide, theme }, problems } = parse::parse(&sources, "plain");
    let (guide, theme) = (guide.expect("a guide"), theme.expect("a theme"));
    let today = Day::parse("2026-11-22").expect("a day");
    let edition = Edition::new(&sources, today);
    let Diagnosed { value: checked, problems } = check::check(&sources, &guide, &theme, today, problems);
    let checked = checked.unwrap_or_else(|| panic!("{problems:?}"));
    let pages = plan::plan(&checked, &edition, &[]);
    let drawn = render::render(&sources, &checked, &theme, &pages, &edition, render::PageSelection::ALL);
    drawn.value.unwrap_or_else(|| panic!("{:?}", drawn.problems))
}

/// The elements of a page; the space behind a comma in the list of a `viewport` says nothing.
fn elements(page: &Page) -> Vec<String> {
    let is_list = |element: &str| element.contains("name=\"viewport\"");
    page.elements()
        .into_iter()
        .map(|element| if is_list(&element) { element.replace(", ", ",") } else { element })
        .collect()
}

fn compare(project: &Project) {
    let pages = drawn(project);
    assert!(pages.len() > 10);
    for page in pages.into_iter().filter(|page| page.page.path.as_str().ends_with(".html")) {
        let path = page.page.path.as_str();
        let small = finish::minify(&page.html);
        assert!(small.len() <= page.html.len(), "{path}");
        let (before, after) = (Page::new(path, &page.html), Page::new(path, &small));
        assert!(!before.text().is_empty(), "{path}");
        assert_eq!(before.text(), after.text(), "words of {path}");
        assert_eq!(elements(&before), elements(&after), "elements of {path}");
    }
}

#[test]
fn the_golden_site_says_the_same_before_and_after() {
    compare(&Project::loaded("tests/golden/small"));
}

#[test]
fn the_minimal_guide_says_the_same_in_the_theme_that_ships() {
    compare(&Project::new().dressed());
}

#[test]
fn the_real_guide_says_the_same_before_and_after() {
    compare(&Project::loaded(""));
}

#[test]
fn every_kind_of_text_says_the_same_before_and_after() {
    let text = "
One **strong** *dansk*, **two** **three** [papers](topic:papers) {{leave-deadline}} & <3 \"quotes\" 'single' `x`.
"
    .replace(" `x`", "");
    let body = format!(
        "{text}
1. First {{{{office}}}}
   - *a* *b*
   - c

     second paragraph

| Head *one* | Two |
|---|---|
| **cell** *cell* | [link](topic:steps) |
| a b | c \\| d |

> Somebody said so.

### Small *heading*

*udtryk*
: meaning **one** *to*
: another
"
    );
    let path = "content/topics/home/en.md";
    compare(&Project::new().edit(path, "Read in peace.", &body).untranslated("home").dressed());
}

/// What an HTML5 parser takes for character references that nobody meant, and what minify-html writes wrong.
const HOSTILE: &str =
    "R&D, AT&T; &copy; &ltname @ &sect=9 &amp;lt; <x y='z'> 1<2 <3 >4 &#60; &nosuch; `a` ≫⃒ &";

/// The character references of a page, outside its style and script.
fn references(html: &str) -> Vec<&str> {
    let code = |name: &str| {
        html.split_once(&format!("<{name}>")).and_then(|(_, rest)| rest.split_once(&format!("</{name}>")))
    };
    let code: Vec<&str> = ["style", "script"].iter().filter_map(|name| Some(code(name)?.0)).collect();
    let at = html.match_indices('&').filter(|(at, _)| {
        let place = html.as_ptr() as usize + at;
        !code
            .iter()
            .any(|code| (code.as_ptr() as usize..code.as_ptr() as usize + code.len()).contains(&place))
    });
    at.map(|(at, _)| html[at..].split_inclusive(';').next().unwrap_or_default()).collect()
}

#[test]
fn hostile_texts_say_the_same_before_and_after_and_readers_of_html_4_know_every_reference() {
    let text: String = HOSTILE
        .chars()
        .flat_map(|c| ["", "\\"][usize::from("&<>`@".contains(c))].chars().chain([c]))
        .collect();
    let project = Project::new()
        .edit("content/topics/home/en.md", "Read in peace.", &format!("{text} [](topic:papers)"))
        .edit("content/topics/papers/en.md", "title: ", &format!("title: {text} "))
        .edit(
            "content/sources.yaml",
            "https://www.example.org/act",
            "https://www.example.org/act?a=1&sect=9&copy=2&lt;=3",
        )
        .untranslated("home")
        .untranslated("papers")
        .dressed();
    compare(&project);
    for page in drawn(&project).into_iter().filter(|page| page.page.path.as_str().ends_with(".html")) {
        let small = finish::minify(&page.html);
        for reference in references(&small) {
            let known = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&#64;"];
            assert!(known.contains(&reference), "{}: {reference:.30}", page.page.path);
        }
    }
}

#[test]
fn every_reference_of_the_real_guide_is_one_of_html_4() {
    let mut found = 0;
    for (path, html) in crate::project::real_guide().pages() {
        for reference in references(html) {
            found += 1;
            let known = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&#64;"];
            assert!(known.contains(&reference), "{path}: {reference:.30}");
        }
    }
    assert!(found > 20, "{found}");
}
