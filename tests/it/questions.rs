//! Questions of the checklist: whatever is answered, what matters for the reader stays.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use wayleaf::guide::Guide;
use wayleaf::guide::ids::UnitId;
use wayleaf::guide::topic::Topic;
use wayleaf::guide::unit::UnitSpec;
use wayleaf::i18n::lang::Lang;
use wayleaf::parse;

use crate::project::{Project, in_repository, real_guide};

fn checklist() -> Topic {
    let guide = parse::guide(&Project::loaded("").sources()).value.expect("a guide");
    guide.topics.iter().find(|topic| topic.id.as_str() == "checklist").expect("a checklist").clone()
}

fn shown<'a>(topic: &'a Topic, given: &[&UnitId]) -> Vec<&'a UnitSpec> {
    let items = topic.with_rules().filter(|(spec, _)| spec.item().is_some());
    items.filter(|(_, rules)| rules.iter().all(|rule| rule.holds(given))).map(|(spec, _)| spec).collect()
}

#[test]
fn every_combination_of_answers_shows_a_medical_item_and_every_safety_unit_that_applies() {
    let topic = checklist();
    let ways = topic.combinations();
    assert_eq!(ways.len(), 3 * 3 * 2 * 3 * 3);
    for given in ways {
        let shown: Vec<&str> = shown(&topic, &given).iter().map(|spec| spec.id.as_str()).collect();
        let has = |id: &str| given.iter().any(|answer| answer.as_str() == id);
        for paper in ["certificate", "health-records", "age-of-papers"] {
            assert_eq!(shown.contains(&paper), has("sent-no"), "{paper} with {given:?}");
        }
        assert_eq!(shown.contains(&"new-medical-papers"), has("sent-yes"), "{given:?}");
        let papers_of = |mind: &str| has("sent-no") && !has(mind);
        assert_eq!(shown.contains(&"psychiatrist-statement"), papers_of("ill-body"), "{given:?}");
        assert_eq!(shown.contains(&"specialist-statement"), papers_of("ill-mind"), "{given:?}");
        assert!((7..=21).contains(&shown.len()), "{} points with {given:?}", shown.len());
        for spec in topic.units.iter().filter(|spec| spec.safety && spec.item().is_some()) {
            // What makes a warning needless: the permit itself, an address that is known, an application on its way.
            let needless = match spec.id.as_str() {
                "registered" => has("permit-held") || has("address-known"),
                "known-address" => has("address-known"),
                "leave-date" => !has("asylum-refused"),
                "procedural-stay" => has("permit-held"),
                "age-of-papers" => has("sent-yes"),
                "refusal-date" | "reopening" => has("sent-no"),
                "end-date" | "extension-in-time" | "extension-proof" => !has("permit-held"),
                _ => false,
            };
            assert_eq!(shown.contains(&spec.id.as_str()), !needless, "{} with {given:?}", spec.id);
        }
    }
}

#[test]
fn answers_that_mean_danger_put_an_item_first_that_is_shown() {
    let topic = checklist();
    for given in topic.combinations() {
        let shown = shown(&topic, &given);
        let first = |spec: &&&UnitSpec| {
            spec.item().and_then(|item| item.first.as_ref()).is_some_and(|rule| rule.holds(&given))
        };
        let first: Vec<&str> = shown.iter().filter(first).map(|spec| spec.id.as_str()).collect();
        for (answer, item) in [
            ("asylum-refused", "leave-date"),
            ("address-unknown", "known-address"),
            ("address-unsure", "known-address"),
        ] {
            let given = given.iter().any(|id| id.as_str() == answer);
            assert!(!given || first.contains(&item), "{item} is not first with {answer}");
        }
        let has = |answer: &str| given.iter().any(|id| id.as_str() == answer);
        let paper = if has("sent-no") { "certificate" } else { "new-medical-papers" };
        assert!(!has("seen-nobody") || first.contains(&paper), "{paper} is not first with {given:?}");
        // The list shows 15 open points at a time, and never holds one of these back.
        let stays = shown.iter().filter(|spec| spec.safety || first.contains(&spec.id.as_str())).count();
        assert!(stays <= 15, "{stays} points must not be missed with {given:?}");
    }
}

#[test]
fn without_scripts_every_item_is_shown_under_its_condition() {
    let page = real_guide().page("en/checklist.html");
    page.has(0, "main li[hidden]").has(0, "section.unit[data-when][hidden]");
    assert_eq!(page.words("li#psychiatrist-statement .checklist__if"), "If your illness is of the mind");
    assert!(page.one("section.questions").attr("hidden").is_some());
}

#[test]
fn every_item_carries_its_danish_words_in_every_other_language() {
    let built = real_guide();
    let danish = built.page("da/checklist.html");
    danish.has(0, ".checklist__official");
    for lang in built.languages().into_iter().filter(|lang| *lang != "da") {
        let page = built.page(&format!("{lang}/checklist.html"));
        for item in page.attributes("main li.checklist__item", "id") {
            let twin = page.words(&format!("li#{item} .checklist__official[lang=da][translate=no]"));
            assert_eq!(twin, danish.words(&format!("li#{item} .checklist__title")), "{lang}: {item}");
        }
    }
}

#[test]
fn danish_that_is_behind_is_not_shown_as_danish() {
    let project = Project::loaded("");
    let project =
        project.edit("content/topics/checklist/en.md", "Get the newest form", "Get the form of this year");
    let page = project.build().page("ar/checklist.html");
    page.has(1, "li#current-form .checklist__official[lang=en]").has(1, "li#current-form details .notice");
}

/// The values of a key in a list of `tests/questions`, one an entry.
fn values(text: &str, key: &str) -> Vec<String> {
    let lines = text.lines().filter_map(|line| {
        let line = line.trim_start().trim_start_matches("- ");
        line.strip_prefix(key)?.strip_prefix(": ")
    });
    lines.map(|value| value.trim().trim_matches('"').to_owned()).collect()
}

fn of_questions(name: &str) -> String {
    fs::read_to_string(in_repository(&format!("tests/questions/{name}"))).expect("a file")
}

#[test]
fn the_questions_ask_every_safety_unit_and_every_language_has_answered_each() {
    let guide = parse::guide(&Project::loaded("").sources()).value.expect("a guide");
    let text = of_questions("questions.yaml");
    let [ids, topics, units, asked, keys] =
        ["id", "topic", "unit", "question", "key"].map(|key| values(&text, key));
    assert_eq!([ids.len(), topics.len(), units.len(), asked.len(), keys.len()], [136; 5]);
    let unique: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(unique.len(), 136, "an id is given twice");
    let named: BTreeSet<String> =
        topics.iter().zip(&units).map(|(topic, unit)| format!("{topic}#{unit}")).collect();
    let safety: BTreeSet<String> = guide
        .topics
        .iter()
        .flat_map(|topic| {
            topic.units.iter().filter(|spec| spec.safety).map(|spec| format!("{}#{}", topic.id, spec.id))
        })
        .collect();
    assert_eq!(named.difference(&safety).collect::<Vec<_>>(), [&""; 0], "no safety units");
    assert_eq!(safety.difference(&named).collect::<Vec<_>>(), [&""; 0], "safety units nobody is asked about");
    for language in guide.settings.languages.iter().filter(|language| language.lang != guide.settings.source)
    {
        let lang = &language.lang;
        let text = of_questions(&format!("answers/{lang}.yaml"));
        let answered: BTreeSet<String> = values(&text, "id").into_iter().collect();
        let open: Vec<&&String> = unique.iter().filter(|id| !answered.contains(**id)).collect();
        assert!(open.is_empty() && answered.len() == 136, "{lang}: without an answer: {open:?}");
        assert_eq!(values(&text, "answer").len(), 136, "{lang}");
        let verdicts = values(&text, "verdict");
        let wrong = verdicts.iter().filter(|verdict| *verdict == "wrong").count();
        assert!(
            verdicts.len() == 136 && verdicts.iter().all(|verdict| verdict == "right" || verdict == "wrong"),
            "{lang}"
        );
        assert_eq!(values(&text, "mended").len(), wrong, "{lang}: each wrong answer says what was mended");
    }
}

/// By question, the unit it asks about: `staying#asylum-open`.
fn asked_units() -> BTreeMap<String, String> {
    let text = of_questions("questions.yaml");
    let [ids, topics, units] = ["id", "topic", "unit"].map(|key| values(&text, key));
    let units = topics.iter().zip(&units).map(|(topic, unit)| format!("{topic}#{unit}"));
    ids.into_iter().zip(units).collect()
}

/// The answers of a language with the fingerprint of the text where one is missing, and with the list of units whose
/// text is another one today.
fn answers_as_of_today(text: &str, lang: &Lang, guide: &Guide) -> String {
    let units = asked_units();
    let print = |unit: &str| {
        let (topic, id) = unit.split_once('#').expect("a unit");
        let topic = guide.topics.iter().find(|known| known.id.as_str() == topic).expect("a topic");
        let articles = topic.articles.get(lang).expect("a translation");
        let unit = articles.units.iter().find(|known| known.id.as_str() == id).expect("its unit");
        unit.fingerprint.to_string()
    };
    let (mut entries, mut again) = (String::new(), BTreeSet::new());
    let (head, answers) = text.split_once("answers:\n").expect("a list");
    for entry in answers.split("  - id: ").skip(1) {
        let unit = &units[entry.lines().next().expect("an id")];
        entries += &format!("  - id: {entry}");
        match entry.lines().find_map(|line| line.strip_prefix("    text: ")) {
            None => entries += &format!("    text: {}\n", print(unit)),
            Some(read) if read == print(unit) => {}
            Some(_) => _ = again.insert(unit.as_str()),
        }
    }
    let head: String =
        head.lines().filter(|line| !line.starts_with("again:")).map(|line| format!("{line}\n")).collect();
    let again: Vec<&str> = again.into_iter().collect();
    format!("{head}again: [{}]\nanswers:\n{entries}", again.join(", "))
}

#[test]
fn each_answer_tells_the_text_it_was_read_from_and_what_has_changed_since_is_listed_to_be_read_again() {
    let guide = parse::guide(&Project::loaded("").sources()).value.expect("a guide");
    for language in guide.settings.languages.iter().filter(|language| language.lang != guide.settings.source)
    {
        let name = format!("answers/{}.yaml", language.lang);
        let text = of_questions(&name);
        let today = answers_as_of_today(&text, &language.lang, &guide);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(in_repository(&format!("tests/questions/{name}")), &today).expect("written");
        } else {
            assert_eq!(text, today, "{name}: `UPDATE=1` writes what is to be read again");
        }
    }
}
