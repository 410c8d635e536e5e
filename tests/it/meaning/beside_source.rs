//! Translations beside their source: of faults planted in safety texts most are found, and little is told of texts that are
//! right.

use std::collections::{BTreeMap, BTreeSet};

use wayleaf::check::meaning_findings;
use wayleaf::diagnostic::{Code, Diagnostic};
use wayleaf::parse;

use super::{Shares, plants};
use crate::project::Project;

/// What is told of a guide beside its sources, without what it allows: the file, and the words of the finding.
fn told(project: &Project) -> BTreeSet<(String, String)> {
    let sources = project.sources();
    let guide = parse::guide(&sources).value.expect("a guide");
    let found = meaning_findings(&sources, &guide).into_iter();
    let found = found.filter(|found| found.code == Code::MeaningDiffers);
    found.map(|found: Diagnostic| (found.path(&sources).to_owned(), found.message)).collect()
}

/// The guide that ships, with nothing allowed.
fn guide() -> Project {
    Project::loaded("").file("content/allowed.yaml", "[]\n")
}

/// A fault planted: in a language, a file, its text as it is, and as it becomes.
struct PlantedFault {
    lang: String,
    path: String,
    unit: String,
    text: (String, String),
    kind: String,
}

/// All that can be planted in the safety units of the guide, by unit.
fn faults(project: &Project) -> BTreeMap<String, Vec<PlantedFault>> {
    let sources = project.sources();
    let guide = parse::guide(&sources).value.expect("a guide");
    let plants = plants();
    let mut faults: BTreeMap<String, Vec<PlantedFault>> = BTreeMap::new();
    for topic in &guide.topics {
        for (lang, article) in topic.articles.iter().filter(|(lang, _)| **lang != guide.settings.source) {
            for spec in topic.units.iter().filter(|spec| spec.safety) {
                let Some(unit) = article.unit(&spec.id) else { continue };
                let text = sources.text(unit.span);
                let id = format!("{}#{}", topic.id, spec.id);
                let of_unit =
                    plants.iter().filter(|plant| plant.lang == lang.as_str() && text.contains(&plant.from));
                faults.entry(id.clone()).or_default().extend(of_unit.map(|plant| PlantedFault {
                    lang: lang.to_string(),
                    path: format!("content/topics/{}/{lang}.md", topic.id),
                    unit: id.clone(),
                    text: (text.to_owned(), text.replacen(&plant.from, &plant.to, 1)),
                    kind: format!("{} {:?}", plant.kind, plant.from),
                }));
            }
        }
    }
    faults
}

#[test]
fn most_faults_planted_in_safety_texts_are_found_beside_the_source() {
    const ROUNDS: usize = 12;
    let project = guide();
    let before = told(&project);
    let faults = faults(&project);
    let mut shares: BTreeMap<String, Shares> = BTreeMap::new();
    for round in 0..ROUNDS {
        // One fault a unit, so that all other languages still say what they say; another language each time.
        let planted: Vec<&PlantedFault> = faults
            .values()
            .enumerate()
            .filter_map(|(at, faults)| faults.get((at * 7 + round * 31) % faults.len().max(1)))
            .collect();
        let spoilt = planted
            .iter()
            .fold(guide(), |project, fault| project.edit(&fault.path, &fault.text.0, &fault.text.1));
        let now = told(&spoilt);
        for fault in planted {
            let of_unit = |found: &&(String, String)| {
                found.0 == fault.path && found.1.starts_with(&format!("`{}`", fault.unit))
            };
            let is_caught = now.difference(&before).any(|found| of_unit(&found));
            shares
                .entry(fault.lang.clone())
                .or_default()
                .add(format!("{} {}", fault.unit, fault.kind), is_caught);
        }
    }
    let (mut planted, mut caught) = (0, 0);
    for (lang, shares) in &shares {
        eprintln!("{lang}: {} of {}", shares.caught, shares.planted);
        planted += shares.planted;
        caught += shares.caught;
    }
    eprintln!("{caught} of {planted}");
    assert!(planted >= 500, "only {planted} faults were planted");
    assert!(caught * 10 >= planted * 6, "{caught} of {planted}");
}

#[test]
fn of_texts_that_are_right_few_are_told() {
    let project = guide();
    let sources = project.sources();
    let guide = parse::guide(&sources).value.expect("a guide");
    let articles = guide.topics.iter().flat_map(|topic| &topic.articles);
    let translated = articles.filter(|(lang, _)| **lang != guide.settings.source);
    let units: usize = translated.map(|(_, article)| article.units.len() + 1).sum();
    let told: BTreeSet<(String, String)> = told(&project)
        .into_iter()
        .map(|(path, message)| (path, message.split(' ').next().unwrap_or_default().to_owned()))
        .collect();
    eprintln!("{} of {units} units", told.len());
    assert!(told.len() * 50 <= units, "{} of {units} units: {told:?}", told.len());
}

#[test]
fn without_other_voices_a_must_that_became_a_may_is_told_and_no_more() {
    let english = "You have {{leave-deadline}} to leave.";
    let project = |danish: &str| {
        Project::new()
            .edit("content/topics/papers/en.md", english, "You must leave within {{leave-deadline}}.")
            .edit("content/topics/papers/da.md", "Du har {{leave-deadline}} til at rejse.", danish)
            .stamped()
    };
    let right = project("Du skal rejse inden for {{leave-deadline}}.");
    assert_eq!(told(&right).len(), 0, "{:?}", told(&right));
    let wrong = told(&project("Du kan rejse inden for {{leave-deadline}}."));
    let [(path, message)] = wrong.iter().collect::<Vec<_>>()[..] else { panic!("{wrong:?}") };
    assert_eq!(path, "content/topics/papers/da.md");
    assert_eq!(message, "`papers#deadline` seems to say “may” where its source says “must”");
}

#[test]
fn what_is_told_can_be_allowed_and_an_allowance_for_nothing_is_named() {
    let allow = |words: &str| {
        let line = format!(
            "- {{finding: meaning-differs, file: content/topics/papers/da.md, words: {words:?}, reason: \"It is so.\"}}\n"
        );
        Project::new()
            .edit("content/topics/papers/en.md", "You have {{leave-deadline}} to leave.", "You must leave.")
            .edit("content/topics/papers/da.md", "Du har {{leave-deadline}} til at rejse.", "Du kan rejse.")
            .stamped()
            .file("content/allowed.yaml", &line)
    };
    let codes = |project: &Project| -> Vec<&str> {
        let sources = project.sources();
        let guide = parse::guide(&sources).value.expect("a guide");
        meaning_findings(&sources, &guide).iter().map(|found| found.code.as_str()).collect()
    };
    assert_eq!(codes(&allow("kan rejse")), [""; 0]);
    assert_eq!(codes(&allow("skal rejse")), ["meaning-differs", "unused-allowance"]);
    // A build does not compare, and takes no allowance for idle.
    assert_eq!(
        allow("kan rejse").build().codes().iter().filter(|code| **code == "unused-allowance").count(),
        0
    );
}
