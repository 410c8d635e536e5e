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
    let Diagnosed { value: checked, problems } = check::check(&sources, guide, &theme, today, problems);
    let checked = checked.unwrap_or_else(|| panic!("{problems:?}"));
    let pages = plan::plan(&checked, &edition, &[]);
    let drawn = render::render(&sources, &checked, &theme, &pages, &edition);
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
