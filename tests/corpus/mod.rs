//! A guide of any size, made in memory: the same for the same size, in three languages (Arabic runs from right to left), with
//! links, facts, sources and a list to tick, everything translated and current. For benchmarks and for counting.

#![allow(dead_code, reason = "who measures one stage needs no other")]
#![allow(clippy::expect_used, reason = "a corpus that cannot be made measures nothing")]

use std::collections::{BTreeMap, BTreeSet};

use wayleaf::author::stamp::{StampUnits, stamp};
use wayleaf::{Day, Options, Project, parse};

/// The guide it grows from, with the theme of the golden site.
const SEED: &str = include_str!("../it/minimal.txt");
const THEME: [(&str, &str); 8] = [
    ("theme.yaml", include_str!("../golden/small/themes/plain/theme.yaml")),
    ("strings/en.yaml", include_str!("../golden/small/themes/plain/strings/en.yaml")),
    ("strings/da.yaml", include_str!("../golden/small/themes/plain/strings/da.yaml")),
    ("strings/ar.yaml", include_str!("../golden/small/themes/plain/strings/ar.yaml")),
    ("templates/page.html", include_str!("../golden/small/themes/plain/templates/page.html")),
    ("templates/whole.html", include_str!("../golden/small/themes/plain/templates/whole.html")),
    ("templates/whole.txt", include_str!("../golden/small/themes/plain/templates/whole.txt")),
    ("css/page.css", include_str!("../golden/small/themes/plain/css/page.css")),
];
const WORKER: &str = include_str!("../golden/small/themes/plain/js/worker/worker.js");

/// Words to make sentences of.
const LANGUAGES: [(&str, &str); 3] = [
    (
        "en",
        "the letter you bring to office and doctor must be signed with your name before they read it when there is no \
         answer ask again because this paper says what has been decided about you if that person cannot come then \
         write which day would suit them both children may stay while their mother waits for help from friends",
    ),
    (
        "da",
        "brevet du tager med til kontoret og lægen skal være skrevet under med dit navn før de læser det når der ikke \
         kommer svar så spørg igen fordi papiret siger hvad som er afgjort om dig hvis personen ikke kan møde må man \
         skrive hvilken dag der passer bedre børnene får lov at blive mens deres mor venter på hjælp fra venner",
    ),
    (
        "ar",
        "الرسالة التي تحضرها إلى المكتب والطبيب يجب أن تكون موقعة باسمك قبل أن يقرؤوها عندما لا يأتي جواب اسأل مرة أخرى \
         لأن الورقة تقول ما تقرر عنك إذا كان الشخص لا يستطيع الحضور فاكتب أي يوم يناسبه يمكن للأطفال البقاء بينما تنتظر \
         أمهم المساعدة من الأصدقاء",
    ),
];

/// The pages of the smallest guide: those of all languages, and of each its home, list, contents, sources and the like.
const LEAST: usize = 24;

/// How many topics make a guide of about this many pages.
pub fn topics(pages: usize) -> usize {
    pages.saturating_sub(LEAST) / LANGUAGES.len()
}

/// How a corpus is built: with its worker withdrawn where it is too large to be kept on a phone.
pub fn options(withdraw_worker: bool) -> Options {
    Options { edition_date: Day::new(2026, 11, 22).expect("a day"), withdraw_worker }
}

/// A guide with this many topics more than the smallest, each in every language.
pub fn project(topics: usize) -> Project {
    let files = files(topics);
    let project = Project::new(files.clone());
    let guide = parse::guide(&project).value.expect("a guide");
    let mut stamped = files;
    for topic in &guide.topics {
        for language in &guide.settings.languages {
            let file = stamp(&project, &guide, topic, &language.lang, &StampUnits::All, &[]);
            stamped.extend(file.map(|file| (file.path, file.text)));
        }
    }
    Project::new(stamped)
}

fn files(topics: usize) -> BTreeMap<String, String> {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for section in SEED.split("\n-- ").skip(1) {
        let (path, text) = section.split_once(" --\n").expect("a file");
        files.insert(path.to_owned(), text.trim_end().to_owned() + "\n");
    }
    for (name, text) in THEME {
        files.insert(format!("themes/plain/{name}"), text.to_owned());
    }
    files.insert("themes/plain/js/worker/worker.js".to_owned(), WORKER.to_owned());
    let names: Vec<String> = (1..=topics).map(|number| format!("topic-{number:05}")).collect();
    let guide = files.get_mut("content/guide.yaml").expect("settings");
    *guide =
        guide.replace("topics: [papers, steps]", &format!("topics: [papers, steps, {}]", names.join(", ")));
    // The one file of a large guide is over the limit that others have.
    guide.push_str("budgets: {one-file: 8000000}\n");
    for number in 1..=topics {
        add_topic(number, topics, &mut files);
    }
    files
}

fn add_topic(number: usize, topics: usize, files: &mut BTreeMap<String, String>) {
    let folder = format!("content/topics/topic-{number:05}");
    let structure = "kind: text\nunits: [{id: first}, {id: second, safety: true}, {id: third}]\n";
    files.insert(format!("{folder}/topic.yaml"), structure.to_owned());
    let facts = files.get_mut("content/facts.yaml").expect("facts");
    facts.push_str(&format!(
        "days-{number}:\n  kind: deadline\n  value: {}\n  unit: day\n  source: act-{}\n  checked: 2026-11-20\n  checked-by: A \
         Counsellor\n  until: 2027-03-08\n  confidence: high\n",
        number + 20,
        number.div_ceil(10)
    ));
    if number % 10 == 1 {
        let sources = files.get_mut("content/sources.yaml").expect("sources");
        let act = number.div_ceil(10);
        sources.push_str(&format!(
            "act-{act}:\n  title: Lov {act}\n  publisher: Retsinformation\n  language: da\n  url: \
             https://www.example.org/act/{act}\n  date: 2025-09-25\n  read: 2026-11-20\n  kind: law\n"
        ));
    }
    for (at, (lang, words)) in LANGUAGES.iter().enumerate() {
        let mut text = Words::new(words, number * LANGUAGES.len() + at);
        let label = if at == 0 { "source" } else { "machine" };
        let link = number * 7 % topics + 1;
        let page = format!(
            "---\ntitle: {title}\nsummary: {summary}\ntranslation: {label}\nreviewer: none\ndate: 2026-11-20\n---\n\n\
             ## {one} {{#first}}\n\n{opening}\n\n- {item}\n- {other}\n\n\
             ## {two} {{#second}}\n\n{danger} {{{{days-{number}}}}}.[^act-{act}, § {number}]\n\n{more}\n\n\
             ## {three} {{#third}}\n\n{closing} [{linked}](topic:topic-{link:05}#first).\n",
            title = text.title(),
            summary = text.sentence(9),
            one = text.title(),
            opening = text.paragraph(4),
            item = text.sentence(6),
            other = text.sentence(7),
            two = text.title(),
            danger = text.phrase(6),
            act = number.div_ceil(10),
            more = text.paragraph(4),
            three = text.title(),
            closing = text.paragraph(3),
            linked = text.phrase(3),
        );
        files.insert(format!("{folder}/{lang}.md"), page);
    }
}

/// How many words are left side by side as somebody wrote them: single words in any order read like any language.
const RUN: usize = 4;

/// Runs of words in an order that only their seed decides.
struct Words<'a> {
    all: Vec<&'a str>,
    seed: u64,
    /// Where a phrase has begun already: no page says the same twice.
    begun: BTreeSet<usize>,
}

impl<'a> Words<'a> {
    fn new(words: &'a str, seed: usize) -> Self {
        Self { all: words.split_whitespace().collect(), seed: seed as u64 + 1, begun: BTreeSet::new() }
    }

    /// Some place among the words.
    fn place(&mut self) -> usize {
        // Knuth's constants for a linear congruential generator.
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.seed >> 33) as usize % self.all.len()
    }

    fn phrase(&mut self, words: usize) -> String {
        let mut phrase: Vec<&str> = Vec::with_capacity(words);
        while phrase.len() < words {
            let place = self.place();
            if phrase.is_empty() && !self.begun.insert(place) {
                continue;
            }
            let run = self.all.iter().cycle().skip(place).take(RUN.min(words - phrase.len()));
            phrase.extend(run);
        }
        phrase.join(" ")
    }

    fn title(&mut self) -> String {
        capitalised(&self.phrase(4))
    }

    fn sentence(&mut self, words: usize) -> String {
        capitalised(&self.phrase(words)) + "."
    }

    fn paragraph(&mut self, sentences: usize) -> String {
        (0..sentences).map(|at| self.sentence(6 + at)).collect::<Vec<_>>().join(" ")
    }
}

fn capitalised(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
