//! What words cannot do: no text of a guide, whatever it holds and wherever it is written, becomes an element, an
//! attribute or an address of a page.

mod signs;

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

/// The words every text ends in: given a mark that tells the text, and whether it is a translation.
struct Words<'a>(&'a dyn Fn(&str, bool) -> String);

impl Words<'_> {
    fn yaml(&self, mark: &str) -> String {
        quoted(&self.0(mark, false))
    }

    fn text(&self, mark: &str) -> String {
        in_markdown(&self.0(mark, false))
    }

    fn head(&self, topic: &str) -> String {
        let [title, summary] = ["title", "summary"].map(|field| self.yaml(&format!("{topic}{field}")));
        let label = "translation: source\nreviewer: none\ndate: 2026-11-20";
        format!("---\ntitle: {title}\nsummary: {summary}\n{label}\n---\n\n")
    }

    fn section(&self, topic: &str, id: &str) -> String {
        let [heading, text] = ["heading", "text"].map(|part| self.text(&format!("{topic}{id}{part}")));
        format!("## {heading} {{#{id}}}\n\n{text}\n\n")
    }

    fn fact(&self, id: &str, kind: &str) -> String {
        let about = "source: act\n  checked: 2026-11-20\n  checked-by: A Counsellor\n  until: 2027-11-20";
        let (value, section) = (self.yaml(kind), self.yaml("section"));
        format!(
            "{id}:\n  kind: {kind}\n  value: {value}\n  {about}\n  confidence: high\n  section: {section}\n"
        )
    }

    /// Names and titles outside articles.
    fn names(&self, project: Project) -> Project {
        let settings = "content/guide.yaml";
        let more = "address: https://guide.test/\n\
                    hotspot: {name: \"'><b id=evil>\", password: \"'\\\"><b id=evil>\"}";
        let topics =
            "topics: [papers, steps, sheet, days, words, changes, poster]\nroles: {changes: changes}";
        let office =
            format!("value: {{en: {}, da: {}}}", self.yaml("nameen"), quoted(&self.0("nameda", true)));
        let publisher = format!("publisher: {}\ntab-name: {}", self.yaml("publisher"), self.yaml("tabname"));
        let title = format!("title: {}\n  short: {}", self.yaml("source"), self.yaml("short"));
        project
            .edit(settings, "publisher: The Publisher", &publisher)
            .edit(settings, "ask-first: [office, office-phone]", "ask-first: [office, place, office-phone]")
            .edit(settings, "name: English", &format!("name: {}", self.yaml("language")))
            .edit(settings, "topics: [papers, steps]", &format!("{topics}\n{more}"))
            .edit("content/facts.yaml", "value: {en: the Office, da: Kontoret, ar: المكتب}", &office)
            .add("content/facts.yaml", &(self.fact("place", "address") + &self.fact("rule", "law")))
            .edit("content/sources.yaml", "title: Udlændingeloven", &title)
            .edit(
                "content/sources.yaml",
                "publisher: Retsinformation",
                &format!("publisher: {}", self.yaml("sourcepublisher")),
            )
            .file(
                "content/changes.yaml",
                "editions:\n  - {code: 2026-10-aa, date: 2026-10-01}\nchanges:\n  \
                 - {id: news, edition: next, severity: high, units: [papers#letter]}\n",
            )
    }

    /// A topic of every kind.
    fn topics(&self, project: Project) -> Project {
        let text = |mark: &str| self.text(mark);
        let letter = format!(
            "{}See {{{{place}}}}, {{{{rule}}}}, *{}* and **{}**.[^act, § {}]\n\n- {}\n\n| {} | a |\n|---|---|\n| b | {} |\n\n> {}\n\n\
             ### {}\n\n",
            self.section("papers", "letter"),
            text("official"),
            text("strong"),
            text("pinpoint"),
            text("entry"),
            text("cell"),
            text("cellbelow"),
            text("quote"),
            text("subheading")
        );
        let steps = format!(
            "## {} {{#ill}}\n\n- [ ] {} {{#ill-body}}\n- [ ] {} {{#ill-mind}}\n\n## {} {{#in-mind}}\n\n{}- [ ] {} {{#ask}}\n\n  \
             {}\n\n- [ ] {} {{#send}}\n\n  Within {{{{leave-deadline}}}}.[^act]\n",
            text("question"),
            text("answer"),
            text("answertwo"),
            text("condition"),
            self.section("steps", "before"),
            text("item"),
            text("itemtext"),
            text("itemtwo")
        );
        let (heading, term, sound) = (text("wordsallheading"), text("term"), text("sound"));
        let words = format!("## {heading} {{#all}}\n\n*{term}* ({sound})\n: {}\n", text("meaning"));
        let sheet = format!("{}- [ ] {} {{#sight}}\n", self.section("sheet", "eyes"), text("point"));
        let steps_units = "  - {id: ill, kind: question}\n  - {id: ill-body, kind: answer}\n  \
                           - {id: ill-mind, kind: answer}\n  - {id: in-mind, kind: condition, if: ill-mind}\n  \
                           - id: before\n  - {id: ask, kind: item, when: in-mind, see: [papers], first: ill-body}\n  \
                           - {id: send, kind: item, safety: true}";
        let topics = [
            ("papers", "text", "  - {id: letter, safety: true}", letter),
            ("home", "home", "  - {id: start, topics: [papers]}", self.section("home", "start")),
            ("steps", "checklist", steps_units, steps),
            (
                "sheet",
                "sheet",
                "  - {id: eyes, sheets: [eyes]}\n  - {id: sight, kind: item, sheets: [eyes]}",
                sheet,
            ),
            (
                "days",
                "dates",
                "  - {id: leave, count: {until: leave-deadline}}",
                self.section("days", "leave"),
            ),
            ("changes", "text", "  - id: news", self.section("changes", "news")),
            ("poster", "poster", "  - id: known", self.section("poster", "known")),
            ("words", "glossary", "  - id: all", words),
        ];
        topics.into_iter().fold(project, |project, (name, kind, units, prose)| {
            let project = project.file(
                &format!("content/topics/{name}/topic.yaml"),
                &format!("kind: {kind}\nunits:\n{units}\n"),
            );
            project.file(&format!("content/topics/{name}/en.md"), &(self.head(name) + &prose))
        })
    }

    /// One translation, which names who read it over.
    fn translation(&self, project: Project) -> Project {
        let old = ["papers", "home", "steps"].into_iter().flat_map(|topic| [(topic, "da"), (topic, "ar")]);
        let project = old.fold(project, |project, (topic, lang)| {
            project.without(&format!("content/topics/{topic}/{lang}.md"))
        });
        let [title, summary, reviewer] =
            ["titleda", "summaryda", "reviewer"].map(|mark| quoted(&self.0(mark, true)));
        let [heading, text] = ["headingda", "textda"].map(|mark| in_markdown(&self.0(mark, true)));
        let front = format!("title: {title}\nsummary: {summary}\ntranslation: human\nreviewer: {reviewer}");
        let text = format!("---\n{front}\ndate: 2026-11-20\n---\n\n## {heading} {{#start}}\n\n{text}\n");
        project.file("content/topics/home/da.md", &text)
    }

    /// The interface strings of the source language and of a translation.
    fn strings(&self, project: Project) -> Project {
        let theme = parse::theme::theme(&project.sources(), "plain").value.expect("a theme");
        [("en", false), ("da", true)].into_iter().fold(project, |project, (lang, is_translation)| {
            let form = |key: &str, form: &str| {
                let words = self.0(&format!("string{}", key.replace('_', "")), is_translation);
                serde_json::to_string(&format!("{form} {words}")).expect("a string")
            };
            let strings = &theme.strings[&Lang::parse(lang).expect("a tag")];
            let lines = strings.iter().map(|(key, text)| match text {
                Text::One(one) => format!("{key}: {}\n", form(key, one)),
                Text::Plural(forms) => {
                    let forms =
                        forms.iter().map(|(category, one)| format!("  {category}: {}\n", form(key, one)));
                    format!("{key}:\n{}", forms.collect::<String>())
                }
            });
            project.file(&format!("themes/plain/strings/{lang}.yaml"), &lines.collect::<String>())
        })
    }
}

/// A project in which every text that a page shows ends in some words.
fn every_text(words: impl Fn(&str, bool) -> String) -> Project {
    let words = Words(&words);
    let project = words.topics(words.names(Project::new().dressed()));
    words.strings(words.translation(project)).stamped()
}

/// Words as YAML writes them so that they stay as they are.
fn quoted(words: &str) -> String {
    format!("'{}'", words.replace('\'', "''"))
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
        "card.html",
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
        "address",
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
        "stringcardopen",
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
        let guide = parse::guide(project).value.expect("a guide");
        let theme = parse::theme::theme(project, "plain").value.expect("a theme");
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
