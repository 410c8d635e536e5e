//! Pages of situations: home leads to them in rows, each says first what to do and whom to call, and leads on by itself.

use crate::project::{Built, Project, real_guide};

const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 240 250\"><path d=\"M4 4h9\" stroke-width=\"5\"/>\
    <text x=\"4\" y=\"9\" font-size=\"13\">Dato</text><text x=\"4\" y=\"9\" text-anchor=\"middle\">1</text></svg>";

/// The minimal guide, with `papers` for a situation.
fn project() -> Project {
    Project::new()
        .edit("content/guide.yaml", "name: العربية", "name: العربية, formats: ar-EG")
        .edit("content/topics/home/topic.yaml", "topics: [papers, steps]}", "topics: [papers]}")
        .file(
            "content/topics/papers/topic.yaml",
            "kind: situation\npicture: letter\nunits:\n  - {id: letter, important: true}\n  \
             - {id: deadline, safety: true, contacts: ask-first, topics: [steps], drawing: dates}\n",
        )
        .file("content/drawings/dates.svg", DRAWING)
        .edit("content/topics/papers/en.md", "\n\n- It is in Danish.\n- It is new.", "")
        .edit("content/topics/papers/en.md", "Bring a letter", "1. Ask today.\n2. Bring a letter")
}

fn dressed() -> Built {
    project().dressed().build()
}

#[test]
fn home_opens_with_rows_that_lead_to_situations() {
    let built = dressed();
    for lang in ["en", "da", "ar"] {
        let home = built.page(&format!("{lang}/index.html"));
        home.has(1, "h1 + .situation-rows")
            .has(1, ".situation-rows ~ .lead")
            .has(1, "main .topic-rows__row .picture");
        assert_eq!(home.attributes("main .topic-rows a", "href"), ["papers.html"], "{lang}");
        home.has(1, "main #start").has(0, "main .unit #start");
        assert_eq!(home.attributes("main .situation-rows__way", "href"), ["steps.html", "#w-take"], "{lang}");
        home.has(1, "#w-take");
    }
}

#[test]
fn home_without_situations_lists_its_topics_as_cards() {
    let home = Project::new()
        .dressed()
        .build()
        .page("en/index.html")
        .has(1, "main .unit #start")
        .all(".topic-list a")
        .len();
    assert_eq!(home, 2);
}

#[test]
fn a_situation_has_no_pager_and_no_contents_and_nobody_turns_to_it() {
    let built = dressed();
    let page = built.page("en/papers.html");
    page.has(0, ".pager").has(0, ".contents").has(2, "main .unit").has(2, "main ol li");
    assert_eq!(page.attributes("main .topic-rows a", "href"), ["steps.html"]);
    let next = built.page("en/index.html").attributes(".pager__link--next", "href");
    assert_eq!(next, ["steps.html"]);
    let contents = built.page("en/contents.html");
    assert_eq!(contents.attributes("main .all-contents a[href^=papers]", "href"), ["papers.html"]);
}

#[test]
fn in_one_file_a_situation_is_a_numbered_part_like_others() {
    let built = dressed();
    let page = built.page(&format!("guide-en-{}.html", built.summary().edition));
    assert!(page.words("#papers > h2").starts_with('1'), "{}", page.words("#papers > h2"));
    assert!(page.attributes("main a", "href").contains(&"#papers".to_owned()));
}

#[test]
fn a_theme_that_knows_no_situations_draws_them_as_topics() {
    let project = project().edit("content/topics/papers/topic.yaml", "\npicture: letter", "");
    let built = project.build();
    assert!(built.has_site(), "{}", built.report());
    built.page("en/papers.html").has_text("Ask today.");
}

#[test]
fn a_drawing_has_danish_words_and_the_digits_of_its_page_and_is_not_read_aloud() {
    let built = dressed();
    for (lang, one) in [("en", "1"), ("ar", "١")] {
        let page = built.page(&format!("{lang}/papers.html"));
        page.has(
            1,
            "svg.drawing[lang=da][aria-hidden=true][viewBox=\"0 0 240 250\"] path[stroke-width=\"5\"]",
        );
        let texts: Vec<String> =
            page.all("svg.drawing text").iter().map(|text| text.text().collect()).collect();
        assert_eq!(texts, ["Dato", one], "{lang}");
    }
}

#[test]
fn a_row_that_counts_days_leads_to_the_page_of_dates_where_no_script_runs() {
    let built = real_guide();
    for lang in built.languages() {
        for page in ["letter", "date-to-leave", "have-permit", "helping"] {
            let page = built.page(&format!("{lang}/{page}.html"));
            assert_eq!(page.attributes("details .dates[hidden] + .dates__plain a", "href"), ["dates.html"]);
        }
        built.page(&format!("{lang}/dates.html")).has(1, ".dates[hidden]").has(0, ".dates__plain");
    }
    // With a script the form is there, and the way to another one is not.
    let style = built.source_of("en/letter.html");
    assert!(style.contains(".dates:not([hidden]) + .dates__plain{display:none}"));
}
