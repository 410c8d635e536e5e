//! What a reader can tick, choose or type: named after its item, and nothing that a browser brings back by itself.

use std::collections::BTreeSet;

use scraper::ElementRef;
use wayleaf::guide::topic::TopicKind;
use wayleaf::parse;

use crate::project::{Built, Page, Project, real_guide};

/// A guide whose list has lost its first item, whose order is not that of its numbers, and that had another list once.
fn changed_list() -> Project {
    Project::new()
        .dressed()
        .edit("content/topics/steps/topic.yaml", "{id: ask, kind: item}", "{id: ask, kind: item, number: 3}")
        .edit("content/topics/steps/topic.yaml", "kind: item, safety: true}", "kind: item, number: 2, safety: true}")
        .add("content/topics/steps/topic.yaml", "retired: [1]\n")
        .file(
            "content/changes.yaml",
            "editions:\n  - {code: 2026-11-kf, date: 2026-11-20}\nreleased:\n  numbers:\n    gone#1: first\n    \
             gone#2: second\n    steps#1: call\n    steps#2: send\n",
        )
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
    let guide = parse::guide(&Project::loaded("").sources()).value.expect("a guide");
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
    let built = changed_list().build();
    let named = |id: &str, name: &str| (id.to_owned(), name.to_owned());
    let page = built.page("da/steps.html");
    assert_eq!(boxes(&page, "main li.checklist__item"), [named("ask", "steps-3"), named("send", "steps-2")]);
    let whole = one_file(&built, "da");
    let expected = [named("steps--ask", "steps-3"), named("steps--send", "steps-2")];
    assert_eq!(boxes(&whole, "main li.checklist__item"), expected);
}

#[test]
fn what_deletes_knows_the_lists_of_its_guide_and_no_other() {
    let built = changed_list().build();
    let list = built.page("da/steps.html").attributes("form.state", "data-guide").remove(0);
    let whole = one_file(&built, "da").attributes("form.progress-code", "data-guide");
    assert_eq!(whole, std::slice::from_ref(&list), "a code of the page is one of the file");
    for path in ["da/index.html", "ar/index.html", "index.html", "404.html"] {
        let lists = built.page(path).attributes(".delete", "data-lists").remove(0);
        let lists: BTreeSet<&str> = lists.split(' ').collect();
        assert!(lists.len() == 2 && lists.contains(&*list), "{path}: {lists:?}");
    }
    // The number is that of the item that was first, whatever became of it.
    let before = Project::new().dressed().edit("content/topics/steps/topic.yaml", "id: ask,", "id: call,");
    let before = before.edit("content/topics/steps/en.md", "{#ask}", "{#call}");
    let before = before.without("content/topics/steps/da.md").without("content/topics/steps/ar.md").build();
    assert_eq!(before.page("en/steps.html").attributes("form.state", "data-guide"), [list]);
}

#[test]
fn no_browser_is_let_bring_back_what_was_ticked_chosen_or_typed() {
    let mut seen = 0;
    for built in [&changed_list().build(), &Project::new().build(), real_guide()] {
        for (path, _) in built.pages() {
            let page = built.page(path);
            for control in page.all("input, textarea, select") {
                let html = control.html();
                assert_eq!(control.attr("autocomplete"), Some("off"), "{path}: {html}");
                let is_box = matches!(control.attr("type"), Some("checkbox" | "radio"));
                // A box is told from others by its name. What is typed has none, so that no browser, also one without
                // scripts and policies, can send it.
                assert_eq!(
                    control.attr("name").is_some_and(|name| !name.is_empty()),
                    is_box,
                    "{path}: {html}"
                );
                assert!(control.attr("type") != Some("checkbox") || !is_in_a_form(control), "{path}: {html}");
                seen += 1;
            }
            for form in page.all("form") {
                assert!(
                    form.attr("hidden").is_some(),
                    "{path}: a form stands there without a script to answer it"
                );
            }
        }
    }
    assert!(seen > 500, "only {seen}");
}

fn is_in_a_form(control: ElementRef<'_>) -> bool {
    control.ancestors().filter_map(ElementRef::wrap).any(|element| element.value().name() == "form")
}
