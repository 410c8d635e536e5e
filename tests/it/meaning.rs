//! What carries the meaning of a safety text: faults planted in the guide that ships are caught, beside the text before and
//! beside the source

mod beside_source;

use std::collections::BTreeMap;
use std::fs;

use wayleaf::calendar::Day;
use wayleaf::check::meaning::changes;
use wayleaf::check::meaning::table::MeaningTable;
use wayleaf::edition::Edition;
use wayleaf::i18n::lang::Lang;
use wayleaf::kit;
use wayleaf::kit::import::{Import, ImportOptions, import};
use wayleaf::kit::judge::EntryOutcome;
use wayleaf::parse;

use serde_json::json;

use crate::project::{Project, in_repository};

const DANISH: &str = "content/topics/papers/da.md";
const DEADLINE: &str = "papers#deadline";

/// A fault to plant: in a language, words and what they become.
struct Plant {
    lang: String,
    kind: String,
    from: String,
    to: String,
}

fn plants() -> Vec<Plant> {
    let text = fs::read_to_string(in_repository("tests/meaning/plants.txt")).expect("the plants");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let mut parts = line.split('|').map(|part| part.replace('␣', " "));
            let mut part = || parts.next().unwrap_or_else(|| panic!("too short: {line}"));
            Plant { lang: part(), kind: part(), from: part(), to: part() }
        })
        .collect()
}

/// The text of every translated safety unit of the guide that ships, by language.
fn safety_texts() -> BTreeMap<String, Vec<(String, String)>> {
    let sources = Project::loaded("").sources();
    let guide = parse::guide(&sources).value.expect("a guide");
    let mut texts: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for topic in &guide.topics {
        for (lang, article) in topic.articles.iter().filter(|(lang, _)| **lang != guide.settings.source) {
            let units = topic.units.iter().filter(|spec| spec.safety);
            let of_lang = texts.entry(lang.to_string()).or_default();
            of_lang.extend(units.filter_map(|spec| {
                let text = sources.text(article.unit(&spec.id)?.span);
                Some((format!("{}#{}", topic.id, spec.id), text.to_owned()))
            }));
        }
    }
    texts
}

/// What came of planting: how many, how many were caught, and where one was not.
#[derive(Default)]
struct Shares {
    planted: usize,
    caught: usize,
    missed: Vec<String>,
}

impl Shares {
    fn add(&mut self, what: String, is_caught: bool) {
        self.planted += 1;
        self.caught += usize::from(is_caught);
        if !is_caught {
            self.missed.push(what);
        }
    }
}

#[test]
fn of_faults_planted_in_safety_texts_nine_in_ten_are_seen_beside_the_text_before() {
    let texts = safety_texts();
    let mut shares: BTreeMap<String, Shares> = BTreeMap::new();
    let plants = plants();
    for (lang, texts) in &texts {
        let table = MeaningTable::of(&Lang::parse(lang).expect("a tag")).expect("a table");
        let shares = shares.entry(lang.clone()).or_default();
        for (id, text) in texts {
            for plant in plants.iter().filter(|plant| plant.lang == *lang && text.contains(&plant.from)) {
                let planted = text.replacen(&plant.from, &plant.to, 1);
                let is_caught = !changes(text, &planted, Some(&table)).is_empty();
                shares.add(format!("{id} {} {:?}", plant.kind, plant.from), is_caught);
            }
            for (from, to) in [("{{ministry", "{{return-agency"), ("{{immigration-service", "{{ministry")] {
                if text.contains(from) {
                    let planted = text.replacen(from, to, 1);
                    shares.add(format!("{id} authority"), !changes(text, &planted, Some(&table)).is_empty());
                }
            }
        }
    }
    for (lang, shares) in &shares {
        let (caught, planted) = (shares.caught, shares.planted);
        eprintln!("{lang}: {caught} of {planted} {:?}", shares.missed);
        assert!(caught * 10 >= planted * 9, "{lang}: {caught} of {planted}: {:?}", shares.missed);
    }
    let planted: usize = shares.values().map(|shares| shares.planted).sum();
    eprintln!("{} of {planted}", shares.values().map(|shares| shares.caught).sum::<usize>());
    assert!(planted >= 500, "only {planted} faults were planted");
}

/// The deadline handed in with this sentence in place of the one there is.
fn handed_in(project: &Project, sentence: &str, confirmed: &[&str]) -> Import {
    let sources = project.sources();
    let guide = parse::guide(&sources).value.expect("a guide");
    let theme = parse::theme::theme(&sources, "plain").value.expect("a theme");
    let day = Day::parse("2026-11-25").expect("a day");
    let lang = Lang::parse("da").expect("a tag");
    let edition = Edition::new(&sources, day);
    let catalog = kit::catalog(&sources, &guide, &theme, &edition, &lang).expect("a catalog");
    let entry = catalog.entries.iter().find(|entry| entry.id.to_string() == DEADLINE).expect("the deadline");
    let mut parts: Vec<String> = entry.parts.iter().map(|part| part.translation.clone()).collect();
    let last = parts.last_mut().expect("a sentence");
    *last = format!("{last} {sentence}");
    let file = json!({
        "wayleaf-kit": 1, "guide": "The Publisher", "language": "da", "edition": "2026-11-bb", "by": "Bo", "made": "human",
        "entries": [{
            "id": DEADLINE, "from": entry.print.to_string(),
            "base": entry.base().map(|print| print.to_string()).unwrap_or_default(),
            "done": true, "source": entry.source, "parts": parts,
        }],
    });
    let handed = kit::read(file.to_string().as_bytes()).expect("a file");
    let confirm_meaning = confirmed.iter().map(|unit| (*unit).to_owned()).collect();
    let options = ImportOptions { day, by: None, label: None, theirs: false, confirm_meaning };
    import(&sources, &handed, &options).expect("it fits")
}

#[test]
fn a_safety_text_that_gains_a_not_is_taken_in_only_if_confirmed() {
    let project = Project::new();
    let refused = handed_in(&project, "Vent ikke.", &[]);
    let EntryOutcome::Refused(reasons) = &refused.verdicts[0].outcome else { panic!("{refused:?}") };
    let told = reasons[0].to_string();
    assert!(told.contains("“not” 0 → 1") && told.contains("now: “"), "{told}");
    assert!(told.contains("Vent ikke.") && told.contains("--confirm-meaning papers#deadline"), "{told}");
    assert_eq!(refused.files, []);

    let taken = handed_in(&project, "Vent ikke.", &[DEADLINE]);
    assert!(matches!(taken.verdicts[0].outcome, EntryOutcome::Taken { .. }), "{taken:?}");
    let kept = taken.files.iter().find(|file| file.path.ends_with("stamped.yaml")).expect("what was stamped");
    assert!(kept.text.contains("Vent ikke."), "{}", kept.text);

    let same = handed_in(&project, "Held og lykke.", &[]);
    assert!(matches!(same.verdicts[0].outcome, EntryOutcome::Taken { .. }), "{same:?}");
}

#[test]
fn a_safety_text_that_loses_a_not_is_stamped_only_if_confirmed() {
    let with_not = Project::new().edit(DANISH, "{#deadline}\n\n", "{#deadline}\n\nVent ikke. ");
    let room = with_not.on_disk();
    let wayleaf = |arguments: &[&str]| {
        let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_wayleaf"));
        let output =
            command.current_dir(room.path()).env("SOURCE_DATE_EPOCH", "1795000000").args(arguments).output();
        let output = output.expect("started");
        (output.status.code(), String::from_utf8(output.stdout).expect("UTF-8"))
    };
    let (code, told) = wayleaf(&["stamp", "da", "papers"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("stamped content/topics/papers/stamped.yaml"), "{told}");

    let article = room.path().join(DANISH);
    let text = fs::read_to_string(&article).expect("read");
    fs::write(&article, text.replace("Vent ikke. ", "Vent. ")).expect("written");
    let (code, told) = wayleaf(&["stamp", "da", "papers"]);
    assert_eq!(code, Some(1), "{told}");
    for words in [
        "da papers#deadline",
        "“not” 1 → 0",
        "before: Vent ikke.",
        "now:    Vent.",
        "--confirm-meaning papers#deadline",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let (code, told) = wayleaf(&["stamp", "da", "papers", "deadline", "--confirm-meaning", DEADLINE]);
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(wayleaf(&["stamp", "da", "papers"]).0, Some(0));
}
