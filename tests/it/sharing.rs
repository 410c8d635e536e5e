//! The card of the checklist: both languages side by side, a list to mark by hand where no script runs, and what is handed on.

use wayleaf::theme::messages::text_messages;

use crate::project::{Project, real_guide};

#[test]
fn the_card_holds_every_question_every_answer_and_every_item_in_both_languages() {
    let built = real_guide();
    let list = built.page("da/checklist.html");
    for lang in built.languages() {
        let page = built.page(&format!("{lang}/card.html"));
        let items = list.all("main .checklist__item").len();
        page.has(items, ".card__row .checklist__box:not([disabled])")
            .has(5, "fieldset legend")
            .has(14, "fieldset input");
        let twins = if lang == "da" { 0 } else { items + 5 + 14 };
        page.has(twins, ".card__row .card__twin[lang=da], fieldset .card__twin[lang=da]");
        let own: Vec<String> =
            built.page(&format!("{lang}/checklist.html")).attributes("main .checklist__box", "name");
        assert_eq!(page.attributes(".card__row .checklist__box", "name"), own, "{lang}");
        assert_eq!(page.attributes("form.state", "data-given"), ["27"], "{lang}");
    }
}

#[test]
fn without_scripts_the_card_is_a_list_to_mark_by_hand_and_offers_nothing_that_needs_them() {
    let built = real_guide();
    for lang in built.languages() {
        let page = built.page(&format!("{lang}/card.html"));
        page.has(0, ".card__row[hidden], .card__question[hidden], .card__plain[hidden]");
        for needs_scripts in [".card__code", ".card__send", ".card__copy", "form.state", "form.progress-code"]
        {
            assert!(page.one(needs_scripts).attr("hidden").is_some(), "{lang}: {needs_scripts}");
        }
    }
}

#[test]
fn the_card_leads_to_the_published_guide_where_there_is_one() {
    let project = Project::loaded("");
    let text = project.text("content/guide.yaml").to_owned();
    let page = project
        .file("content/guide.yaml", &format!("{text}address: https://guide.example.org/9b\n"))
        .build()
        .page("ar/card.html");
    assert_eq!(page.attributes(".card", "data-address"), ["https://guide.example.org/9b/da/card.html"]);
    assert_eq!(real_guide().page("ar/card.html").attributes(".card", "data-address"), [""]);
}

#[test]
fn the_short_form_is_two_text_messages_at_most_in_every_language() {
    let built = real_guide();
    for lang in built.languages() {
        let page = built.page(&format!("{lang}/card.html"));
        let card = page.one(".card");
        let lines = ["data-short", "data-twin"].map(|name| card.attr(name).unwrap_or_default());
        let filled = lines
            .join("\n")
            .replace("{done}", "27")
            .replace("{total}", "27")
            .replace("{code}", &"8".repeat(19));
        assert!(text_messages(&filled) <= 2, "{lang}: {} signs", filled.encode_utf16().count());
        // With a link there is one sentence, in the language of whoever helps.
        let link = "https://guide.example.org/leaflets/permit/da/card.html#.";
        let linked = format!(
            "{}\n{link}{}e",
            card.attr("data-twin").or(card.attr("data-short")).expect("words"),
            "8".repeat(19)
        );
        assert!(text_messages(&linked) <= 2, "{lang}: {linked}");
    }
}
