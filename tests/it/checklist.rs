//! The checklist: real boxes in plain HTML, readable and tickable with scripts off.

use std::collections::BTreeSet;

use crate::project::{Built, Page, Project, real_guide, visible};

fn dressed() -> Built {
    Project::new().dressed().build()
}

/// The ids of the items of a page, in order.
fn items(page: &Page) -> Vec<String> {
    page.attributes("main li.checklist__item", "id")
}

#[test]
fn every_item_is_a_real_box_with_a_label_of_its_own() {
    for built in [&dressed(), real_guide()] {
        let file = if built.bundle().get("en/steps.html").is_some() { "steps" } else { "checklist" };
        for lang in built.languages() {
            let page = built.page(&format!("{lang}/{file}.html"));
            let ids = items(&page);
            assert!(!ids.is_empty());
            for id in ids {
                let each = page.one(&format!("li#{id} label input[type=checkbox]"));
                assert!(each.attr("disabled").is_none() && each.attr("checked").is_none(), "{id}");
                assert!(!page.words(&format!("li#{id} label")).is_empty(), "{id}");
            }
        }
    }
}

#[test]
fn items_have_the_same_ids_in_every_language() {
    let built = real_guide();
    let english = items(&built.page("en/checklist.html"));
    assert!(english.len() > 10);
    assert_eq!(english.iter().collect::<BTreeSet<_>>().len(), english.len());
    for lang in built.languages() {
        assert_eq!(items(&built.page(&format!("{lang}/checklist.html"))), english, "{lang}");
    }
}

#[test]
fn items_stand_under_the_heading_of_their_group() {
    let built = real_guide();
    let page = built.page("en/checklist.html");
    for (group, item) in [("before-you-apply", "counsellor"), ("medical-papers", "certificate")] {
        let sections = page.all("main section");
        let section = sections.iter().find(|section| section.html().contains(&format!("id=\"{group}\"")));
        let html = section.expect("the group").html();
        assert!(html.contains(&format!("id=\"{item}\"")), "{item} in {group}");
    }
}

#[test]
fn an_explanation_is_folded_in_details_without_scripts() {
    let page = dressed().page("en/steps.html");
    let folded = page.one("li#ask details");
    assert!(visible(folded).contains("It costs nothing."), "{}", visible(folded));
    page.has(1, "li#ask details summary").has(1, "li#send details summary");
    assert!(page.words("li#send details").contains("§ 9 b"));
}

#[test]
fn an_item_without_an_explanation_has_nothing_to_unfold() {
    let project = Project::new().edit("content/topics/steps/en.md", "\n  It costs nothing.\n", "");
    project.dressed().build().page("en/steps.html").has(0, "li#ask details div").has(1, "li#ask input");
}

#[test]
fn an_important_item_is_marked_in_words() {
    let item = "{id: send, kind: item, safety: true";
    let project =
        Project::new().edit("content/topics/steps/topic.yaml", item, &format!("{item}, important: true"));
    let built = project.dressed().build();
    let page = built.page("en/steps.html");
    assert!(!dressed().page("en/steps.html").words("li#send label").starts_with("Important"));
    assert!(page.words("li#send label").starts_with("Important"), "{}", page.words("li#send label"));
    assert!(!page.words("li#ask label").starts_with("Important"));
}

#[test]
fn every_word_of_the_checklist_can_be_read_without_scripts() {
    let page = dressed().page("ar/steps.html");
    for words in ["الخطوات", "قبل أن تقدّم", "اسأل مستشارًا", "لا يكلّف شيئًا", "أرسل أوراقك", "احتفظ بنسخة"]
    {
        page.has_text(words);
    }
    let built = real_guide();
    for (path, html) in built.pages() {
        assert!(!html.contains("<noscript"), "{path}");
        for hidden in built.page(path).all("main [hidden]") {
            // What scripts add may wait for them; what the guide says may not.
            assert!(hidden.html().find("class=\"unit").is_none(), "{path}: {}", hidden.html());
        }
    }
}

#[test]
fn the_number_of_items_is_told_in_the_plural_of_the_language() {
    let built = Project::new().build();
    assert_eq!(built.page("en/steps.html").words(".count"), "2 steps");
    assert_eq!(built.page("da/steps.html").words(".count"), "2 skridt");
    assert_eq!(built.page("ar/steps.html").words(".count"), "خطوتان");
    built.page("ar/papers.html").has(0, ".count");
}

#[test]
fn a_list_without_boxes_stays_a_list() {
    let page = Project::new().build().page("en/papers.html");
    page.has(2, "main div li").has(0, "input").has_text("It is in Danish.");
}

#[test]
fn a_fold_for_the_official_words_is_not_there_where_it_would_show_what_stands_above_it() {
    let built = Project::new().dressed().without("content/topics/steps/da.md").build();
    let english = built.page("en/steps.html");
    english.has(0, ".checklist__official").has(0, ".checklist__item .notice");
    assert!(english.all(".checklist__item").len() > 1);
    // Who reads another language can still show the words of the source.
    built.page("ar/steps.html").has(english.all(".checklist__item").len(), ".checklist__official[lang=en]");
    let edition = &built.summary().edition;
    let one_file = built.page(&format!("guide-en-{edition}.html"));
    one_file.has(0, ".checklist__item .notice");
    built.page("en/card.html").has(0, ".card__row .card__twin");
    let whole = Project::new().dressed().build();
    assert!(!whole.page("en/steps.html").all(".checklist__official[lang=da]").is_empty());
}
