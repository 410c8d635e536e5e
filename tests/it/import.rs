//! A way in: folders of Markdown as other generators keep them become guides that build, and nothing is lost in silence

mod collections;
mod components;
mod dialects;
mod foreign;
mod framed_notes;
mod hidden_notes;
mod layouts;
mod lists;
mod lost_words;
mod more_sites;
mod partials;
mod program;
mod scripts;
mod site_values;
mod sites;
mod words;
mod written_marks;

use std::collections::BTreeMap;

use wayleaf::import::{ImportRefusal, ImportTree, ImportWish, Imported, import};
use wayleaf::{Day, Lang, Options, Project, build};

const DAY: &str = "2026-11-29";

/// What a page says in each language: its title, its first paragraph, two headings, each with a text.
const TEXTS: [(&str, [&str; 6]); 4] = [
    (
        "en",
        [
            "Keep cool",
            "Hot days make people ill. This page tells what to do.",
            "At home",
            "Close the windows in the morning and open them at night.",
            "Outside",
            "Walk in the shade and drink before you are thirsty.",
        ],
    ),
    (
        "fr",
        [
            "Rester au frais",
            "Les jours de chaleur rendent malade. Cette page dit quoi faire.",
            "À la maison",
            "Fermez les fenêtres le matin et ouvrez-les pendant la nuit.",
            "Dehors",
            "Marchez à l’ombre et buvez avant d’avoir soif.",
        ],
    ),
    (
        "ar",
        [
            "حافظ على برودتك",
            "الأيام الحارة تسبب المرض. تقول هذه الصفحة ماذا تفعل.",
            "في البيت",
            "أغلق النوافذ في الصباح وافتحها في الليل.",
            "في الخارج",
            "امش في الظل واشرب قبل أن تعطش.",
        ],
    ),
    (
        "es",
        [
            "Mantenerse fresco",
            "Los días de calor enferman a la gente. Esta página dice qué hacer.",
            "En casa",
            "Cierre las ventanas por la mañana y ábralas por la noche.",
            "Fuera de casa",
            "Camine por la sombra y beba antes de tener sed.",
        ],
    ),
];

/// The text of a page; `front` writes its title as the generator has it.
fn page(lang: &str, front: fn(&str) -> String) -> String {
    let (_, [title, lead, first, home, second, outside]) =
        TEXTS.iter().find(|(tag, _)| *tag == lang).expect("a text");
    format!("{}{lead}\n\n## {first}\n\n{home}\n\n## {second}\n\n{outside}\n", front(title))
}

fn yaml(title: &str) -> String {
    format!("---\ntitle: \"{title}\"\n---\n\n")
}

fn heading(title: &str) -> String {
    format!("# {title}\n\n")
}

fn tree(files: impl IntoIterator<Item = (String, String)>) -> ImportTree {
    ImportTree { name: "heat-guide".to_owned(), texts: files.into_iter().collect(), unread: Vec::new() }
}

fn wish() -> ImportWish {
    ImportWish { source: None, translator: None, day: Day::parse(DAY).expect("a day") }
}

fn imported(files: impl IntoIterator<Item = (String, String)>) -> Imported {
    import(&tree(files), &wish()).unwrap_or_else(|why| panic!("{why}"))
}

/// The site of an imported guide, and what is found in it: no error.
fn site(imported: &Imported) -> (wayleaf::Site, Vec<String>) {
    let files = imported.files.iter().map(|file| (file.path.as_str(), file.text.as_str()));
    let options = Options { edition_date: Day::parse(DAY).expect("a day"), withdraw_worker: false };
    let built = build(&Project::new(files).with_shipped_theme(), &options);
    let told: Vec<String> = built.problems.iter().map(|problem| problem.message.clone()).collect();
    let left: Vec<String> = imported.left_out.iter().map(ToString::to_string).collect();
    (built.value.unwrap_or_else(|| panic!("{told:#?} {left:#?}")), told)
}

fn file<'a>(imported: &'a Imported, path: &str) -> &'a str {
    let found = imported.files.iter().find(|file| file.path == path);
    let all: Vec<&str> = imported.files.iter().map(|file| file.path.as_str()).collect();
    &found.unwrap_or_else(|| panic!("{path} is not in {all:?}")).text
}

fn left(imported: &Imported) -> Vec<String> {
    imported.left_out.iter().map(ToString::to_string).collect()
}

/// The page in each language, at the path that a layout gives it.
fn each(path: impl Fn(&str) -> String, front: fn(&str) -> String) -> Vec<(String, String)> {
    TEXTS.iter().map(|(lang, _)| (path(lang), page(lang, front))).collect()
}

/// The only page of a guide of one language, written as this.
fn one(text: &str) -> Imported {
    imported([("a.md".to_owned(), format!("# Cool\n\n{text}"))])
}

#[test]
fn what_a_guide_has_not_is_left_out_and_told_by_line() {
    let text = "\
Read this.

## One

~~Old words~~ new words.

![A map](map.png)

:::tip
A tip.
:::

```
let x = 1;
```

The formula $a^2$ and a price of $5 to $10.

- [ ] Pack a bag.

<div>Words <b>in</b> HTML.</div>

{{< youtube abc >}}

A note.[^1]

[^1]: What the note says.

#### Deep

> Quoted words.

Read [the file](plan.pdf) :smile: ==now==.
";
    let imported = one(text);
    assert_page_has(
        &imported,
        &[
            "new words",
            "A tip.",
            "$5 to $10",
            "Pack a bag.",
            "Words <strong>in</strong> HTML.",
            "A note. (What the note says.)",
            "Deep",
            "Quoted words.",
            "the file",
            "now",
        ],
    );
    let article = file(&imported, "content/topics/a/en.md");
    for raw in ["Old words", "map.png", ":::", "let x", "a^2", "[ ]", "<div", "{{", "[^", ":smile:", "=="] {
        assert!(!article.contains(raw), "{raw}: {article}");
    }
    let told = left(&imported);
    for line in [7, 9, 11, 15, 19, 21, 23, 25, 35] {
        assert!(told.iter().any(|told| told.starts_with(&format!("a.md:{line}: "))), "{line}: {told:#?}");
    }
}

/// Asserts that the page built of the text `a.md` holds all of these.
fn assert_page_has(imported: &Imported, expected: &[&str]) {
    let (site, _) = site(imported);
    let html = String::from_utf8_lossy(site.bundle.get("en/a.html").expect("a page"));
    for part in expected {
        assert!(html.contains(part), "{part}: {}", file(imported, "content/topics/a/en.md"));
    }
}

#[test]
fn addresses_and_numbers_become_facts_that_somebody_is_to_look_up() {
    let imported = one(
        "Call [us](tel:+4512345678) or +1 800-555-0100. See [the site](https://example.org/help), write to me@example.org, or dial [112](tel:112).\n",
    );
    assert_page_has(
        &imported,
        &[
            "tel:+4512345678",
            "tel:+18005550100",
            "https://example.org/help",
            "mailto:me&#64;example.org",
            "tel:112",
        ],
    );
    assert_eq!(file(&imported, "content/facts.yaml").matches("checked-by: nobody yet").count(), 5);
}

#[test]
fn a_translation_with_other_headings_is_kept_marked_and_told() {
    let short = "# Rester au frais\n\nLes jours de chaleur rendent malade. Cette page dit quoi faire.\n\n## À la maison\n\nFermez les fenêtres le matin.\n";
    let long =
        format!("{}\n## Encore\n\nRestez tranquille pendant les heures chaudes.\n", page("fr", heading));
    for (text, words) in
        [(short.to_owned(), "Fermez les fenêtres le matin."), (long, "Restez tranquille pendant")]
    {
        let imported =
            imported([("cool.md".to_owned(), page("en", heading)), ("cool.fr.md".to_owned(), text)]);
        let (site, told) = site(&imported);
        let html = String::from_utf8_lossy(site.bundle.get("fr/cool.html").expect("a page"));
        assert!(html.contains(words), "{words}");
        assert!(
            left(&imported).iter().any(|told| told.starts_with("cool.fr.md: ") && told.contains("sections"))
        );
        assert!(told.iter().any(|told| told.contains("nobody has compared this translation")), "{told:?}");
    }
}

#[test]
fn names_that_windows_keeps_and_names_of_other_pages_are_changed() {
    let pages = ["con", "aux", "index/contents", "sources", "مساعدة", "x/home"];
    let imported = imported(pages.map(|name| (format!("{name}.md"), page("en", heading))));
    let (site, _) = site(&imported);
    assert_eq!(imported.pages, 6);
    for path in ["en/con.html", "en/aux.html"] {
        assert!(site.bundle.get(path).is_none(), "{path}");
    }
    assert!(site.bundle.get("en/con-page.html").is_some());
}

#[test]
fn a_hundred_pages_in_four_languages_build_and_are_readable() {
    let mut files = Vec::new();
    for number in 1..=100 {
        for (lang, _) in TEXTS {
            let text = page(lang, yaml)
                .replace("title: \"", &format!("weight: {}\ntitle: \"{number} ", 101 - number));
            files.push((format!("content/{lang}/part-{}/page-{number}.md", number % 7), text));
        }
    }
    let imported = imported(files);
    let (site, told) = site(&imported);
    assert_eq!((imported.pages, imported.languages.len()), (100, 4));
    for (lang, words) in TEXTS {
        for number in 1..=100 {
            let html = site.bundle.get(&format!("{lang}/page-{number}.html")).expect("a page");
            assert!(String::from_utf8_lossy(html).contains(words[5]), "{lang} {number}");
        }
    }
    assert!(told.len() < 5 * 400, "{} findings", told.len());
}

#[test]
fn heavy_pages_raise_each_budget_to_what_they_weigh_and_no_further() {
    let words: Vec<&str> =
        "water home light market doctor paper friend house road morning evening letter office child school \
                            garden window river bridge table bread answer question number"
            .split(' ')
            .collect();
    let mut seed: usize = 7;
    let mut sentence = || {
        let word = |_| {
            seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
            words[seed / 65_536 % words.len()]
        };
        format!("The {} is here.", (0..9).map(word).collect::<Vec<_>>().join(" "))
    };
    let mut page = |number: usize| {
        let parts = (0..60).map(|part| {
            let text: Vec<String> = (0..12).map(|_| sentence()).collect();
            format!("\n## Part {part}\n\n{}\n", text.join(" "))
        });
        (format!("page-{number}.md"), format!("# Page {number}\n\n{}", parts.collect::<String>()))
    };
    let imported = imported((1..=4).map(&mut page).collect::<Vec<_>>());
    site(&imported);
    let settings = file(&imported, "content/guide.yaml");
    let (_, budgets) = settings.split_once("budgets: {page: ").unwrap_or_else(|| panic!("{settings}"));
    let number = budgets.split([',', '}']).next().and_then(|number| number.parse().ok());
    assert!((14_000..60_000).contains(&number.unwrap_or(0)), "{settings}");
}

#[test]
fn what_cannot_be_a_guide_is_refused_in_one_sentence() {
    let why = import(&tree([]), &wish()).expect_err("nothing");
    assert_eq!(why, ImportRefusal::NoMarkdown);
    let why = import(&tree([("po/da.po".to_owned(), String::new())]), &wish()).expect_err("no text");
    assert!(why.to_string().contains("the whole book"), "{why}");
    let french =
        tree([("fr/a.md".to_owned(), page("fr", heading)), ("es/a.md".to_owned(), page("es", heading))]);
    let arabic = ImportWish { source: Lang::parse("ar"), ..wish() };
    let why = import(&french, &arabic).expect_err("no Arabic").to_string();
    assert!(why.contains("`ar`") && why.contains("es, fr") && why.contains("--source"), "{why}");
}

#[test]
fn any_text_gives_a_guide_that_builds() {
    let odd = [
        "\\[x](y) *a **b* c** _d_ `{{e}}` [^f] &amp; <g> | h",
        "1. a\n   > b\n   > - c\n     1. d\n\n| a | b |\n|---|---|\n| c `|` d | [e](f.md) |\n",
        &"> ".repeat(300),
        "Setext\n===\n\n---\n\n    code\n\n***\n\n<!-- c -->\n\n[ref]: https://example.org 'x'\n\n[a][ref]",
        "<table><tr><td>x</td></tr></table>\n\n<script>alert(1)</script>\n\n<p>y <a href='javascript:z'>z</a>",
        "{{< a\n\n{% b %}\n\n:::\n\n!!! c\n\n$$d$$ $e$",
        "## A\n\n## A\n\n## title\n\n## w-x {#w-main}\n\ntext \u{202e}hidden\u{200b} text",
        "---\ntitle: [\n---\n\ntext",
        "15. marts er dagen\n\n+ 45 dage\n\n> 18",
    ];
    for text in odd {
        let imported = one(&format!("Read this page in peace.\n\n{text}\n"));
        site(&imported);
    }
}

#[test]
fn what_is_imported_is_imported_the_same_again() {
    let files: BTreeMap<_, _> = each(|lang| format!("{lang}/cool.md"), heading).into_iter().collect();
    assert_eq!(imported(files.clone()).files, imported(files).files);
}
