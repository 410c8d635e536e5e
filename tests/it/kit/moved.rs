//! What moves in a source text keeps its translation, which is found by its words.

use super::{catalog, entry, saved, saved_entry, taken_in, with_kept, written};
use crate::project::Project;

const ENGLISH: &str = "content/topics/papers/en.md";
const LIST: [&str; 4] = ["It is in Danish.", "It is new.", "It has a date.", "A doctor signed it."];
const TRANSLATED: [(&str, [&str; 4]); 3] = [
    ("da", ["Det er på dansk.", "Det er nyt.", "Det har en dato.", "En læge skrev under."]),
    ("ar", ["مكتوبة بالدنماركية.", "جديدة.", "فيها تاريخ.", "وقّعها طبيب."]),
    ("tr", ["Danca yazılmış.", "Yeni.", "Bir tarihi var.", "Bir doktor imzaladı."]),
];

/// The page in a third language: its letter has a list of two, as those of the others have.
const TURKISH: &str = "---\ntitle: Belgeler\nsummary: \"{{office}} için yanında götüreceklerin.\"\ntranslation: machine\n\
    reviewer: none\ndate: 2026-11-21\n---\n\n## Bir mektup {#letter}\n\nBir mektup (*lægeattest*) al, **doktorundan**. Sonra \
    [onu gönder](topic:steps#send).\n\n- Danca yazılmış.\n- Yeni.\n\n## Süren {#deadline}\n\n\
    Gitmek için {{leave-deadline}} var.[^act, § 33, stk. 2]\n";

fn list(lines: &[&str]) -> String {
    lines.iter().map(|line| format!("- {line}\n")).collect()
}

/// A guide in which the letter has a list of four, translated and current.
fn project() -> Project {
    let with = |project: Project, lang: &str, lines: &[&str; 4]| {
        project.edit(&format!("content/topics/papers/{lang}.md"), &list(&lines[..2]), &list(lines))
    };
    let project = Project::new()
        .dressed()
        .edit("content/guide.yaml", "topics: [papers", "  - {tag: tr, name: Türkçe}\ntopics: [papers")
        .edit("content/facts.yaml", "ar: المكتب}", "ar: المكتب, tr: Ofis}")
        .file("content/topics/papers/tr.md", TURKISH);
    let project = with(project, "en", &LIST);
    let project = TRANSLATED.iter().fold(project, |project, (lang, lines)| with(project, lang, lines));
    let project = with_kept(project.stamped());
    project.build().sound();
    project
}

/// What the kit has for the lines of the list once the source has them in this order, and whether it is to be looked at.
fn shown(project: &Project, lang: &str, order: &[usize]) -> Vec<(String, bool)> {
    let lines: Vec<&str> = order.iter().map(|at| LIST[*at]).collect();
    let project = project.clone().edit(ENGLISH, &list(&LIST), &list(&lines));
    let letter = entry(&catalog(&project, lang), super::LETTER);
    letter.parts[2..].iter().map(|part| (part.translation.clone(), part.behind)).collect()
}

#[test]
fn a_list_in_another_order_keeps_every_translation() {
    let project = project();
    for (lang, lines) in &TRANSLATED {
        for order in [[3, 0, 1, 2], [3, 2, 1, 0], [1, 0, 3, 2], [2, 3, 0, 1]] {
            let expected: Vec<(String, bool)> =
                order.iter().map(|at| (lines[*at].to_owned(), false)).collect();
            assert_eq!(shown(&project, lang, &order), expected, "{lang} {order:?}");
        }
        // One taken out, the last one first.
        let expected: Vec<(String, bool)> =
            [3, 0, 2].iter().map(|at| (lines[*at].to_owned(), false)).collect();
        assert_eq!(shown(&project, lang, &[3, 0, 2]), expected, "{lang}");
    }
}

#[test]
fn what_moved_and_what_changed_are_told_apart() {
    let project = project();
    let lines = [LIST[3], LIST[0], "It is from this year.", LIST[2]];
    let project = project.edit(ENGLISH, &list(&LIST), &list(&lines));
    let letter = entry(&catalog(&project, "da"), super::LETTER);
    let told: Vec<(&str, Option<&str>)> =
        letter.parts[2..].iter().map(|part| (part.translation.as_str(), part.was.as_deref())).collect();
    let danish = TRANSLATED[0].1;
    assert_eq!(told, [(danish[3], None), (danish[0], None), (danish[1], Some(LIST[1])), (danish[2], None)]);
}

#[test]
fn a_line_that_moved_to_another_unit_keeps_its_translation_and_is_looked_at_again() {
    let moved = format!("- {}\n- {}\n", LIST[1], "It came by post.");
    let project = project().edit(ENGLISH, &format!("- {}\n", LIST[1]), "").edit(
        "content/topics/steps/en.md",
        "  Keep a copy.[^act, § 9 b]\n",
        &format!("  Keep a copy.[^act, § 9 b]\n\n{}", moved.replace("- ", "  - ")),
    );
    for (lang, lines) in &TRANSLATED {
        let catalog = catalog(&project, lang);
        let send = entry(&catalog, "steps#send");
        let told: Vec<(&str, bool, bool)> =
            send.parts[2..].iter().map(|part| (part.translation.as_str(), part.behind, part.moved)).collect();
        assert_eq!(told, [(lines[1], true, true), ("", false, false)], "{lang}");
        let left = entry(&catalog, super::LETTER);
        assert!(left.parts.iter().all(|part| !part.behind && !part.translation.is_empty()), "{left:?}");
        let po = super::po::to_po(&project, lang);
        let at = po.find("msgctxt \"steps#send/3\"").expect("the moved line");
        assert!(
            po[..at].ends_with(
                "#. Taken over from another place of the guide: compare it with its source.\n#, fuzzy\n"
            ),
            "{}",
            &po[at - 200..at]
        );
    }
}

#[test]
fn a_reordered_list_comes_back_from_a_kit_as_its_source_has_it() {
    let lines = [LIST[3], LIST[0], LIST[1], LIST[2]];
    let project = project().edit(ENGLISH, &list(&LIST), &list(&lines));
    let letter = entry(&catalog(&project, "da"), super::LETTER);
    let parts: Vec<&str> = letter.parts.iter().map(|part| part.translation.as_str()).collect();
    let import =
        taken_in(&project, &saved("da", "human", "Bo", &[saved_entry(&letter, &parts)])).expect("it fits");
    let project = written(project, &import);
    let danish = TRANSLATED[0].1;
    assert!(project.text(super::DANISH).contains(&list(&[danish[3], danish[0], danish[1], danish[2]])));
    project.build().page("da/papers.html").has(0, ".notice");
}
