//! No page carries a script or a rule of style that has nothing to do on it.

use std::collections::BTreeSet;

use crate::project::{Page, real_guide};

/// What stands between `before` and `after`, wherever `before` stands.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    let parts = text.split(before).skip(1);
    parts.filter_map(|rest| rest.split_once(after)).map(|(inside, _)| inside).collect()
}

/// What the list tells components beside it, in a line each: in the one file not all of them are there to hear it.
const TOLD: [&str; 2] = ["guide", "progress"];

/// What of a page's script has nothing to do: components without an element, functions that nobody calls, and what opens
/// folded parts where none can be.
fn idle(page: &Page, script: &str) -> Vec<String> {
    let parts = page.attributes("[data-part]", "data-part");
    let components = between(script, "wayleaf.part(\"", "\"").into_iter();
    let mut idle: Vec<&str> = components.filter(|name| !parts.iter().any(|part| part == name)).collect();
    let functions = between(script, "wayleaf.", "=").into_iter();
    let functions = functions.filter(|name| name.chars().all(char::is_alphanumeric) && !TOLD.contains(name));
    idle.extend(functions.filter(|name| script.matches(&format!("wayleaf.{name}")).count() < 2));
    // Once the page is old, `age` folds units too.
    let can_fold = !page.all("main details, [data-part=age]").is_empty();
    idle.extend(Some("unfold").filter(|_| !can_fold && script.contains("onbeforeprint")));
    idle.into_iter().map(str::to_owned).collect()
}

/// The classes that rules of a page's style ask for, which neither the page nor its script has.
fn unused(page: &Page, style: &str, script: &str) -> Vec<String> {
    let on_page = page.attributes("[class]", "class").join(" ");
    let on_page: BTreeSet<&str> = on_page.split_whitespace().collect();
    let preludes = style.split('{').map(|before| before.rsplit('}').next().unwrap_or_default());
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    // What must not be there is no use.
    let preludes = preludes.flat_map(|prelude| {
        let (first, others) = prelude.split_once(":not(").unwrap_or((prelude, ""));
        [first].into_iter().chain(others.split(":not(").filter_map(|other| Some(other.split_once(')')?.1)))
    });
    let classes = preludes.flat_map(|prelude| prelude.split('.').skip(1));
    let classes = classes.map(|rest| rest.split(|c| !is_name(c)).next().unwrap_or_default());
    let classes = classes.filter(|class| class.starts_with(|c: char| c.is_ascii_alphabetic()));
    classes.filter(|class| !on_page.contains(class) && !script.contains(class)).map(str::to_owned).collect()
}

#[test]
fn no_page_carries_a_script_or_a_style_that_it_has_no_use_for() {
    let built = real_guide();
    let (mut scripts, mut styles) = (0, 0);
    for (path, source) in built.pages() {
        let page = built.page(path);
        let script = between(source, "<script>", "</script>").concat();
        let style = between(source, "<style>", "</style>").concat();
        assert_eq!(idle(&page, &script), Vec::<String>::new(), "scripts with nothing to do on {path}");
        assert_eq!(unused(&page, &style, &script), Vec::<String>::new(), "styles of nothing on {path}");
        scripts += between(&script, "wayleaf.part(\"", "\"").len();
        styles += style.matches('{').count();
    }
    assert!(scripts > 500 && styles > 5_000, "{scripts} scripts and {styles} rules: are they still found?");
}

#[test]
fn what_has_nothing_to_do_is_found() {
    let page = Page::new("x.html", "<p class=a data-part=age>");
    let script = "wayleaf.list=1;wayleaf.part=2;wayleaf.part(\"age\",wayleaf.list);wayleaf.part(\"leave\")";
    assert_eq!(idle(&page, script), ["leave"]);
    assert_eq!(idle(&page, "wayleaf.alone=1"), ["alone"]);
    assert_eq!(idle(&Page::new("x.html", "<main></main>"), "onbeforeprint"), ["unfold"]);
    assert_eq!(unused(&page, ".a:not(.z){b:.5rem}.c .d{e:f}@media print{.g{h:i}}", "d"), ["c", "g"]);
}
