//! What a reader can tick, choose or type: named after its item, and nothing that a browser brings back by itself.

use std::collections::BTreeSet;

use scraper::ElementRef;
use wayleaf::guide::topic::TopicKind;
use wayleaf::parse;

use crate::project::{Built, Page, Project, real_guide};

/// A guide with two checklists; the items of the second have numbers, and the first of them is gone.
fn two_lists() -> Project {
    let english = Project::new().text("content/topics/steps/en.md").replace("title: Steps", "title: More");
    Project::new()
        .dressed()
        .edit("content/guide.yaml", "topics: [papers, steps]", "topics: [papers, steps, more]")
        .edit("content/topics/home/topic.yaml", "[papers, steps]", "[papers, steps, more]")
        .file(
            "content/topics/more/topic.yaml",
            "kind: checklist\nunits:\n  - id: before\n  - {id: ask, kind: item, number: 3}\n  \
             - {id: send, kind: item, safety: true, number: 2}\nretired: [1]\n",
        )
        .file("content/topics/more/en.md", &english)
}

/// The names of the boxes of a page, each with the id of its item.
fn boxes(page: &Page, item: &str) -> Vec<(String, String)> {
    let items = page.attributes(item, "id").into_iter();
    items
        .map(|id| {
            let name = page.one(&format!("[id='{id}'] .checklist__box")).attr("name").map(str::to_owned);
            (id, name.expect("a box has a name"))
        })
        .collect()
}

fn one_file(built: &Built, lang: &str) -> Page {
    built.page(&format!("guide-{lang}-{}.html", built.summary().edition))
}

#[test]
fn each_box_is_named_after_the_number_of_its_item_on_the_page_and_in_the_one_file() {
    let built = real_guide();
    let guide = parse::guide(&Project::loaded("").sources()).0.expect("a guide");
    let lists = guide.topics.iter().filter(|topic| topic.kind == TopicKind::Checklist);
    for topic in lists {
        for lang in built.languages() {
            let of = |anchor: &dyn Fn(&str) -> String| -> Vec<(String, String)> {
                let items = topic.items();
                items
                    .map(|item| {
                        let number = topic.number(item).expect("an item has a number");
                        (anchor(item.id.as_str()), format!("{}-{number}", topic.id))
                    })
                    .collect()
            };
            let page = built.page(&format!("{lang}/{}.html", topic.id));
            assert_eq!(boxes(&page, "main li.checklist__item"), of(&str::to_owned), "{lang}");
            let part = format!("#{} li.checklist__item", topic.id);
            let anchors = of(&|id| format!("{}--{id}", topic.id));
            assert_eq!(boxes(&one_file(built, lang), &part), anchors, "{lang}");
        }
    }
}

#[test]
fn a_box_keeps_its_name_when_items_before_it_come_move_or_go() {
    let built = two_lists().build();
    let page = built.page("en/more.html");
    let named = |id: &str, name: &str| (id.to_owned(), name.to_owned());
    assert_eq!(boxes(&page, "main li.checklist__item"), [named("ask", "more-3"), named("send", "more-2")]);
}

#[test]
fn lists_that_stand_beside_one_another_in_one_file_share_no_name_and_no_code() {
    let built = two_lists().build();
    for lang in built.languages() {
        let page = one_file(&built, lang);
        let names = page.attributes(".checklist__box", "name");
        assert_eq!(names.len(), 4);
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), 4, "{names:?}");
        let codes = page.attributes("form.progress-code", "data-guide");
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), 2, "{codes:?}");
    }
    // A page that deletes knows every list of its guide, and none of others.
    let kept = built.page("en/papers.html").one(".delete").attr("data-lists").map(str::to_owned);
    let mut kept: Vec<String> = kept.expect("lists").split(' ').map(str::to_owned).collect();
    let mut lists = one_file(&built, "en").attributes("form.progress-code", "data-guide");
    kept.sort();
    lists.sort();
    assert_eq!(kept, lists);
}

#[test]
fn no_browser_is_let_bring_back_what_was_ticked_chosen_or_typed() {
    let mut seen = 0;
    for built in [&two_lists().build(), &Project::new().build(), real_guide()] {
        for (path, _) in built.pages() {
            let page = built.page(path);
            for control in page.all("input, textarea, select") {
                let html = control.html();
                assert_eq!(control.attr("autocomplete"), Some("off"), "{path}: {html}");
                let is_box = matches!(control.attr("type"), Some("checkbox" | "radio"));
                // A box is told from others by its name. What is typed has none, so that no browser, also one without
                // scripts and policies, can send it.
                assert_eq!(control.attr("name").is_some_and(|name| !name.is_empty()), is_box, "{path}: {html}");
                assert!(control.attr("type") != Some("checkbox") || !is_in_a_form(control), "{path}: {html}");
                seen += 1;
            }
            for form in page.all("form") {
                assert!(form.attr("hidden").is_some(), "{path}: a form stands there without a script to answer it");
            }
        }
    }
    assert!(seen > 500, "only {seen}");
}

fn is_in_a_form(control: ElementRef<'_>) -> bool {
    control.ancestors().filter_map(ElementRef::wrap).any(|element| element.value().name() == "form")
}
