//! What words cannot do: no text of a guide, whatever it holds and wherever it is written, becomes an element, an
//! attribute or an address of a page.

use std::collections::BTreeSet;

use wayleaf::calendar::Day;
use wayleaf::edition::Edition;
use wayleaf::i18n::lang::Lang;
use wayleaf::theme::strings::Text;
use wayleaf::{kit, parse};

use crate::project::{Built, Page, Project};

/// Closes whatever a text can stand in, and opens what nobody wrote.
const HOSTILE: &str = "\"'></title></textarea></script></style></option></svg><b id=evil onclick=evil()>&;<form action=evil><!--";

/// The same for a translation, which may not say what its source says.
const HOSTILE_TOO: &str = "--></label></p>'\"><u id=evil onload=evil()><table><td>&;<base href=evil>";

/// A project in which every text that a page shows ends in some words: `words` is given a mark that tells the text, and
/// whether it is a translation.
fn every_text(words: impl Fn(&str, bool) -> String) -> Project {
    let yaml = |mark: &str| format!("'{}'", words(mark, false).replace('\'', "''"));
    let text = |mark: &str| in_markdown(&words(mark, false));
    let head = |topic: &str| {
        let fields = format!(
            "title: {}\nsummary: {}",
            yaml(&format!("{topic}title")),
            yaml(&format!("{topic}summary"))
        );
        format!("---\n{fields}\ntranslation: source\nreviewer: none\ndate: 2026-11-20\n---\n\n")
    };
    let section = |topic: &str, id: &str| {
        format!(
            "## {} {{#{id}}}\n\n{}\n\n",
            text(&format!("{topic}{id}heading")),
            text(&format!("{topic}{id}text"))
        )
    };
    let fact = |id: &str, kind: &str, value: &str| {
        let about = "source: act\n  checked: 2026-11-20\n  checked-by: A Counsellor\n  until: 2027-11-20\n  confidence: high";
        format!("{id}:\n  kind: {kind}\n  value: {value}\n  {about}\n  section: {}\n", yaml("section"))
    };
    let topic = |project: Project, name: &str, structure: &str, prose: &str| {
        let project = project.file(&format!("content/topics/{name}/topic.yaml"), structure);
        project.file(&format!("content/topics/{name}/en.md"), &(head(name) + prose))
    };
    let mut project = Project::new().dressed();
    project = project
        .edit("content/guide.yaml", "publisher: The Publisher", &format!("publisher: {}\ntab-name: {}", yaml("publisher"), yaml("tabname")))
        .edit("content/guide.yaml", "name: English", &format!("name: {}", yaml("language")))
        .edit("content/guide.yaml", "topics: [papers, steps]", "topics: [papers, steps, sheet, days, words, changes, poster]\nask-first: [office, place]\naddress: https://guide.test/\nhotspot: {name: \"'><b id=evil>\", password: \"'\\\"><b id=evil>\"}")
        .edit("content/facts.yaml", "value: {en: the Office, da: Kontoret, ar: المكتب}", &format!("value: {{en: {}, da: {}}}", yaml("nameen"), format_args!("'{}'", words("nameda", true).replace('\'', "''"))))
        .add("content/facts.yaml", &(fact("place", "address", &yaml("place")) + &fact("rule", "law", &yaml("law"))))
        .edit("content/sources.yaml", "title: Udlændingeloven", &format!("title: {}\n  short: {}", yaml("source"), yaml("short")))
        .edit("content/sources.yaml", "publisher: Retsinformation", &format!("publisher: {}", yaml("sourcepublisher")))
        .file("content/changes.yaml", "editions:\n  - {code: 2026-10-aa, date: 2026-10-01}\nchanges:\n  - {id: news, edition: next, severity: high, units: [papers#letter]}\n");
    let cell = text("cell");
    let letter = format!(
        "{}See {{{{place}}}}, {{{{rule}}}}, *{}* and **{}**.[^act, § {}]\n\n- {}\n\n| {cell} | a |\n|---|---|\n| b | {} |\n\n> {}\n\n### {}\n\n",
        section("papers", "letter"),
        text("official"),
        text("strong"),
        text("pinpoint"),
        text("entry"),
        text("cellbelow"),
        text("quote"),
        text("subheading")
    );
    project = topic(project, "papers", "kind: text\nunits: [{id: letter, safety: true}]\n", &letter);
    project = topic(
        project,
        "home",
        "kind: home\nunits: [{id: start, topics: [papers]}]\n",
        &section("home", "start"),
    );
    let items = format!(
        "## {} {{#ill}}\n\n- [ ] {} {{#ill-body}}\n- [ ] {} {{#ill-mind}}\n\n## {} {{#in-mind}}\n\n{}- [ ] {} {{#ask}}\n\n  {}\n\n- [ ] {} {{#send}}\n\n  Within {{{{leave-deadline}}}}.[^act]\n",
        text("question"),
        text("answer"),
        text("answertwo"),
        text("condition"),
        section("steps", "before"),
        text("item"),
        text("itemtext"),
        text("itemtwo")
    );
    let structure = "kind: checklist\nunits:\n  - {id: ill, kind: question}\n  - {id: ill-body, kind: answer}\n  - {id: ill-mind, kind: answer}\n  - {id: in-mind, kind: condition, if: ill-mind}\n  - id: before\n  - {id: ask, kind: item, when: in-mind, see: [papers], first: ill-body}\n  - {id: send, kind: item, safety: true}\n";
    project = topic(project, "steps", structure, &items);
    project = topic(
        project,
        "sheet",
        "kind: sheet\nunits:\n  - {id: eyes, sheets: [eyes]}\n  - {id: sight, kind: item, sheets: [eyes]}\n",
        &format!("{}- [ ] {} {{#sight}}\n", section("sheet", "eyes"), text("point")),
    );
    project = topic(
        project,
        "days",
        "kind: dates\nunits: [{id: leave, count: {until: leave-deadline}}]\n",
        &section("days", "leave"),
    );
    project = topic(project, "changes", "kind: text\nunits: [id: news]\n", &section("changes", "news"));
    project = topic(project, "poster", "kind: poster\nunits: [id: known]\n", &section("poster", "known"));
    let term = format!(
        "## {} {{#all}}\n\n*{}* ({})\n: {}\n",
        text("wordsallheading"),
        text("term"),
        text("sound"),
        text("meaning")
    );
    project = topic(project, "words", "kind: glossary\nunits: [id: all]\n", &term);
    for lang in ["da", "ar"] {
        for topic in ["papers", "home", "steps"] {
            project = project.without(&format!("content/topics/{topic}/{lang}.md"));
        }
    }
    let danish = |mark: &str| words(mark, true);
    project = project.file("content/topics/home/da.md", &format!("---\ntitle: '{}'\nsummary: '{}'\ntranslation: human\nreviewer: '{}'\ndate: 2026-11-20\n---\n\n## {} {{#start}}\n\n{}\n", danish("titleda").replace('\'', "''"), danish("summaryda").replace('\'', "''"), danish("reviewer").replace('\'', "''"), in_markdown(&danish("headingda")), in_markdown(&danish("textda"))));
    let theme = parse::theme::theme(&project.sources(), "plain").0.expect("a theme");
    for (lang, is_translation) in [("en", false), ("da", true)] {
        let strings = &theme.strings[&Lang::parse(lang).expect("a tag")];
        let form = |key: &str, form: &str| {
            serde_json::to_string(&format!(
                "{form} {}",
                words(&format!("string{}", key.replace('_', "")), is_translation)
            ))
            .expect("a string")
        };
        let lines = strings.iter().map(|(key, text)| match text {
            Text::One(one) => format!("{key}: {}\n", form(key, one)),
            Text::Plural(forms) => {
                let forms = forms.iter().map(|(category, one)| format!("  {category}: {}\n", form(key, one)));
                format!("{key}:\n{}", forms.collect::<String>())
            }
        });
        project = project.file(&format!("themes/plain/strings/{lang}.yaml"), &lines.collect::<String>());
    }
    project.stamped()
}

/// Words as Markdown writes them so that they are shown as they are.
fn in_markdown(words: &str) -> String {
    let sign = |sign: char| if sign.is_ascii_punctuation() { format!("\\{sign}") } else { sign.to_string() };
    words.chars().map(sign).collect()
}

fn hostile() -> Built {
    every_text(|mark, is_translation| {
        format!("{} Q{mark}.", if is_translation { HOSTILE_TOO } else { HOSTILE })
    })
    .build()
}

fn harmless() -> Built {
    every_text(|mark, is_translation| format!("{} Q{mark}.", if is_translation { "Ord" } else { "Words" }))
        .build()
}

/// The names of elements and attributes of a page, in order.
fn skeleton(page: &Page) -> Vec<String> {
    let elements = page.all("*");
    let names = elements.iter().map(|element| {
        // `data-title` stands where a link's words differ from the title it leads to.
        let mut attributes: Vec<&str> = element.value().attrs().map(|(name, _)| name).collect();
        attributes.sort_unstable();
        format!("{} {}", element.value().name(), attributes.join(" "))
    });
    names.collect()
}

#[test]
fn hostile_words_in_every_text_leave_every_page_as_it_is_with_harmless_ones() {
    let (hostile, harmless) = (hostile(), harmless());
    let edition = |built: &Built| built.summary().edition.clone();
    let mut kinds = BTreeSet::new();
    assert!(hostile.bundle().files().count() > 30);
    for (path, html) in hostile.pages() {
        let twin = path.replace(&edition(&hostile), &edition(&harmless));
        let (page, other) = (Page::new(path, html), harmless.page(&twin));
        page.has(0, "#evil, [onclick], [onload], [action], base, form form, u");
        let leads_out =
            "[href*=evil]:not([href^='https://wa.me/?text=']):not([href^='sms:']):not([href^='words.html#'])";
        page.has(0, leads_out);
        page.has(1, "script").has(1, "style").has(1, "title").has(1, "meta[http-equiv]");
        assert_eq!(skeleton(&page), skeleton(&other), "{path}");
        kinds.insert(path.rsplit('/').next().unwrap_or_default().to_owned());
    }
    for file in [
        "poster.html",
        "poster-a3.html",
        "eyes.html",
        "days.html",
        "share.html",
        "contents.html",
        "sources.html",
        "calendar.html",
        "nearby.html",
        "404.html",
    ] {
        assert!(kinds.contains(file), "no {file} among {kinds:?}");
    }
}

#[test]
fn every_hostile_text_is_shown_somewhere_word_for_word() {
    let hostile = hostile();
    let mut shown = String::new();
    for (path, html) in hostile.pages() {
        let page = Page::new(path, html);
        let titles =
            page.all("title, textarea").into_iter().flat_map(|element| element.text().collect::<Vec<_>>());
        let attributes = page.all("*").into_iter().flat_map(|element| {
            element.value().attrs().map(|(_, value)| value.to_owned()).collect::<Vec<_>>()
        });
        shown.extend([page.text()].into_iter().chain(titles.map(str::to_owned)).chain(attributes));
    }
    for mark in [
        "publisher",
        "tabname",
        "language",
        "nameen",
        "nameda",
        "place",
        "law",
        "source",
        "short",
        "sourcepublisher",
        "section",
        "pinpoint",
        "official",
        "strong",
        "entry",
        "cell",
        "cellbelow",
        "quote",
        "subheading",
        "question",
        "answer",
        "condition",
        "item",
        "itemtext",
        "point",
        "term",
        "sound",
        "meaning",
        "titleda",
        "summaryda",
        "reviewer",
        "headingda",
        "textda",
        "stringagepast",
        "stringsharelist",
        "stringmeasureday",
        "homesummary",
        "changesnewstext",
        "posterknowntext",
        "daysleavetext",
    ] {
        let ends = ["nameda", "titleda", "summaryda", "reviewer", "headingda", "textda"].contains(&mark);
        let start = if ends { HOSTILE_TOO } else { HOSTILE };
        let whole = format!("{start} Q{mark}.");
        let on_one_line = shown.replace(['\n', '\u{a0}'], " ");
        let around = on_one_line
            .find(&format!("Q{mark}."))
            .map(|at| on_one_line[..at].chars().rev().take(200).collect::<String>());
        assert!(on_one_line.contains(&whole), "`{mark}` is nowhere, or changed: {around:?}");
    }
}

#[test]
fn files_that_are_no_pages_hold_hostile_words_as_words() {
    let (hostile, harmless) = (hostile(), harmless());
    for (path, bytes) in hostile.bundle().files() {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        let is_json = path.as_str().ends_with(".json") || path.as_str().starts_with("save/");
        if is_json {
            serde_json::from_str::<serde_json::Value>(text).unwrap_or_else(|fault| panic!("{path}: {fault}"));
        }
    }
    let whole = hostile
        .bundle()
        .files()
        .find(|(path, _)| path.as_str().starts_with("guide-en") && path.as_str().ends_with(".txt"));
    let (_, bytes) = whole.expect("the guide as text");
    assert!(String::from_utf8_lossy(bytes).contains(&format!("{HOSTILE} Qhometitle.")));
    let kit = |built: &Built| {
        let project = built.project();
        let guide = parse::guide(project).0.expect("a guide");
        let theme = parse::theme::theme(project, "plain").0.expect("a theme");
        let edition = Edition::new(project, Day::parse("2026-11-22").expect("a day"));
        let catalog = kit::catalog(project, &guide, &theme, &edition, &Lang::parse("da").expect("a tag"));
        kit::page(&catalog.expect("a language to translate into")).expect("a page")
    };
    let (page, other) = (Page::new("kit", &kit(&hostile)), Page::new("kit", &kit(&harmless)));
    page.has(0, "#evil, [onclick], [onload], [action], base, u");
    assert_eq!(skeleton(&page).len(), skeleton(&other).len());
}

#[test]
fn words_that_are_called_like_a_place_to_fill_stay_words() {
    let words = "wayleaf(js) wayleaf csp wayleaf kB (js) csp kB";
    let built =
        every_text(|mark, is_translation| format!("{} Q{mark}.", if is_translation { "csp" } else { words }))
            .build();
    let page = built.page("en/index.html");
    page.has(1, "script").has(1, "style").has_text(&format!("{words} Qhometitle."));
    assert!(!page.one("script").text().collect::<String>().contains("wayleaf csp"));
}
