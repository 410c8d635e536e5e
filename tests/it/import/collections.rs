//! Which texts belong together, and in which language: whatever a collection is called like, no text is dropped in silence, and none
//! is published in silence as what it is not

use super::{TEXTS, each, file, heading, imported, left, page, site};
use wayleaf::import::{Gravity, Imported};

fn named(files: &[(&str, &str)]) -> Vec<(String, String)> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// Each text of a collection is in a page, or named with its reason.
fn nothing_is_lost(files: &[(String, String)], imported: &Imported) {
    let told = left(imported);
    for (path, _) in files.iter().filter(|(path, _)| path.ends_with(".md")) {
        let is_named = |told: &&String| {
            let folder = told.split(": the whole folder").next().filter(|folder| folder.ends_with('/'));
            told.starts_with(&format!("{path}: ")) || folder.is_some_and(|folder| path.starts_with(folder))
        };
        assert!(
            imported.from.contains(path) || told.iter().any(|told| is_named(&told)),
            "{path} is neither taken nor named: {told:#?}"
        );
    }
    assert!(!told.iter().any(|told| told.ends_with("it is in no page")), "without a reason: {told:#?}");
}

/// Asserts that each of four languages has its own words on the page.
fn four_languages(name: &str, files: &[(String, String)]) {
    let guide = imported(files.to_vec());
    nothing_is_lost(files, &guide);
    assert_eq!(guide.languages.len(), 4, "{name}: {:?} {:?}", guide.languages, left(&guide));
    let (site, _) = site(&guide);
    let path = guide.files.iter().find_map(|file| {
        let topic = file.path.strip_prefix("content/topics/")?.strip_suffix("/fr.md")?;
        (topic != "home").then(|| topic.to_owned())
    });
    let topic = path.unwrap_or_else(|| panic!("{name}: no topic"));
    for (lang, words) in TEXTS {
        let html =
            site.bundle.get(&format!("{lang}/{topic}.html")).unwrap_or_else(|| panic!("{name}: {lang}"));
        assert!(String::from_utf8_lossy(html).contains(words[3]), "{name}: {lang}");
    }
}

#[test]
fn folders_are_called_like_languages_by_their_own_and_their_english_names() {
    let own = [("en", "English"), ("fr", "Français"), ("ar", "العربية"), ("es", "español")];
    let english = [("en", "english"), ("fr", "French"), ("ar", "02 Arabic"), ("es", "SPANISH")];
    // As macOS writes it, letters and marks apart.
    let apart = [("en", "English"), ("fr", "Franc\u{327}ais"), ("ar", "Arabic"), ("es", "Espan\u{303}ol")];
    for names in [own, english, apart] {
        let folder = |lang: &str| names.iter().find(|(tag, _)| *tag == lang).map_or("", |(_, name)| name);
        four_languages(folder("fr"), &each(|lang| format!("{}/01 doctor.md", folder(lang)), heading));
        four_languages(folder("fr"), &each(|lang| format!("doctor/{}.md", folder(lang)), heading));
    }
}

#[test]
fn names_of_files_end_in_languages() {
    for sign in ['_', '-'] {
        let end = |lang: &str| if lang == "en" { String::new() } else { format!("{sign}{lang}") };
        four_languages("beside it", &each(|lang| format!("doctor{}.md", end(lang)), heading));
        four_languages("each with its own", &each(|lang| format!("a/doctor{sign}{lang}.md"), heading));
        let word = |lang: &str| match lang {
            "en" => "English",
            "fr" => "French",
            "ar" => "Arabic",
            _ => "Spanish",
        };
        four_languages("by words", &each(|lang| format!("doctor{sign}{}.md", word(lang)), heading));
    }
    // A text too short to be told is taken as what it is called like where another one beside it is told.
    let short = "# Jawaab\n\nHaa.\n";
    let mut files = each(
        |lang| {
            format!(
                "answer{}.md",
                if lang == "en" { "" } else { "_" }.to_owned() + if lang == "en" { "" } else { lang }
            )
        },
        heading,
    );
    files.extend(named(&[("answer_so.md", short)]));
    let guide = imported(files);
    assert_eq!(guide.languages.len(), 5, "{:?}", left(&guide));
}

#[test]
fn what_only_looks_like_a_language_is_none() {
    let english = page("en", heading);
    let files = named(&[
        ("sign.md", &english),
        ("sign-in.md", &english.replace("cool", "warm")),
        ("log.md", &english.replace("cool", "cold")),
        ("log-it.md", &english.replace("cool", "hot")),
        ("courses/french.md", &english.replace("cool", "nice")),
        ("courses/arabic.md", &english.replace("cool", "good")),
        ("lessons/French/one.md", &english.replace("cool", "old")),
        ("lessons/Danish/one.md", &english.replace("cool", "new")),
        ("open.md", &english.replace("cool", "shut")),
        ("open-so.md", "# Open so\n\nYes.\n"),
    ]);
    let guide = imported(files.clone());
    nothing_is_lost(&files, &guide);
    assert_eq!((guide.languages.len(), guide.pages), (1, 10), "{:?}", left(&guide));
    assert!(
        left(&guide).iter().any(|told| told.starts_with("open-so.md: ") && told.contains("`so`")),
        "{:?}",
        left(&guide)
    );
}

#[test]
fn texts_in_another_language_than_they_are_filed_under_are_told_first() {
    let (english, french) = (page("en", heading).repeat(4), page("fr", heading).repeat(4));
    let files = named(&[
        ("a.md", &english),
        ("b.md", &english),
        ("c.md", &english),
        ("d.md", &english),
        ("guide/un.md", &french),
        ("guide/deux.md", &format!("{french}\nEncore.\n")),
    ]);
    let guide = imported(files.clone());
    nothing_is_lost(&files, &guide);
    let first = guide.left_out.iter().find(|one| one.gravity == Gravity::Language);
    let first = first.unwrap_or_else(|| panic!("{:?}", left(&guide))).to_string();
    assert!(first.starts_with("guide/: ") && first.contains("2 texts") && first.contains("`fr`"), "{first}");
    let list = wayleaf::import::list(&guide.left_out);
    assert!(list.lines().nth(2).is_some_and(|title| title.contains("another language")), "{list}");
}

#[test]
fn names_in_each_language_are_paired_by_their_numbers() {
    let names = |lang: &str| match lang {
        "en" => "English/01 Getting a doctor.md",
        "fr" => "Français/01 Trouver un médecin.md",
        "ar" => "العربية/01 الحصول على طبيب.md",
        _ => "Español/01 Ir al médico.md",
    };
    let files = each(|lang| names(lang).to_owned(), heading);
    four_languages("by number", &files);
    let told = left(&imported(files));
    assert_eq!(told.iter().filter(|told| told.contains("its number says")).count(), 3, "{told:?}");
}

#[test]
fn of_two_texts_for_a_page_the_one_with_the_path_of_the_source_is_taken() {
    let old = "# Vieux\n\nDes mots qui ne valent plus rien, depuis longtemps.\n\n## A\n\nb\n\n## C\n\nd\n";
    for (source, right, wrong) in [
        ("docs/en/sessions/index.md", "docs/fr/sessions/index.md", "docs/fr/sessions.md"),
        ("docs/en/sessions.md", "docs/fr/sessions.md", "docs/fr/sessions/README.md"),
        ("docs/en/sessions.md", "docs/fr/sessions.md", "docs/fr/sessions.markdown"),
    ] {
        let files = named(&[
            ("mkdocs.yml", "site_name: T\n"),
            (source, &page("en", heading)),
            (right, &page("fr", heading)),
            (wrong, old),
        ]);
        let guide = imported(files.clone());
        nothing_is_lost(&files, &guide);
        assert!(file(&guide, "content/topics/sessions/fr.md").contains("Fermez les fenêtres"), "{wrong}");
        let told = left(&guide);
        let named = told.iter().find(|told| told.starts_with(&format!("{wrong}: the whole text")));
        assert!(named.is_some_and(|told| told.contains(right)), "{told:?}");
    }
}

#[test]
fn every_text_is_in_a_page_or_named() {
    let (en, fr) = (page("en", heading), page("fr", heading));
    let files = named(&[
        ("docs/en/a.md", &en),
        ("docs/en/a/index.md", &format!("{en}\nMore.\n")),
        ("docs/fr/a.md", &fr),
        ("docs/fr/a/README.md", &format!("{fr}\nPlus.\n")),
        ("docs/fr/alone.md", &fr),
        ("docs/en/part/index.md", "---\ntitle: Part\n---\n"),
        ("docs/fr/part/index.md", &fr),
        ("docs/en/part/b.md", &en),
        ("docs/en/empty.md", ""),
        ("docs/fr/empty.md", &fr),
        ("docs/en/draft.md", &format!("---\ndraft: true\n---\n{en}")),
        ("docs/fr/draft.md", &fr),
        ("notes/c.md", &en),
        ("README.md", &en),
        ("LICENSE.md", &en),
        ("mkdocs.yml", "site_name: T\n"),
    ]);
    let guide = imported(files.clone());
    nothing_is_lost(&files, &guide);
    site(&guide);
}

#[test]
fn links_to_other_languages_are_told_once_and_rows_of_them_go() {
    let en = format!(
        "{}\nWe have it [in French](../fr/cool.md), too.\n",
        page("en", heading).replace(
            "# Keep cool\n",
            "# Keep cool\n\n**English** | [Français](../fr/cool.md) | [العربية](../ar/cool.md)\n"
        )
    );
    let mut files = each(|lang| format!("docs/{lang}/cool.md"), heading);
    files[0].1 = en;
    files.extend(named(&[("mkdocs.yml", "site_name: T\n")]));
    let guide = imported(files);
    let article = file(&guide, "content/topics/cool/en.md");
    assert!(article.contains("We have it in French, too."), "{article}");
    assert!(!article.contains("العربية"), "{article}");
    let told = left(&guide);
    assert_eq!(told.iter().filter(|told| told.contains("another language")).count(), 1, "{told:?}");
    assert!(!told.iter().any(|told| told.contains("does not have")), "{told:?}");
}

#[test]
fn mail_addresses_and_names_of_programs_are_read_as_what_they_are() {
    let text = "# Cool\n\nWrite to <help@bank.example>.\n\nIt is a [`RunState`][agents.run_state.RunState] of [Runner][], as agents.run_state.RunState.\n\nRead list[1][2] and [the page](b.md).\n";
    let guide = imported(named(&[("a.md", text), ("b.md", "# B\n\nWords.\n")]));
    let article = file(&guide, "content/topics/a/en.md");
    assert!(article.contains("{{help-bank-example}}"), "{article}");
    assert!(article.contains("It is a `RunState` of Runner, as `agents.run_state.RunState`."), "{article}");
    assert!(article.contains("list\\[1\\]\\[2\\]"), "{article}");
    let facts = file(&guide, "content/facts.yaml");
    assert!(!facts.contains("agents"), "{facts}");
    let told = left(&guide);
    assert!(!told.iter().any(|told| told.contains("help@bank")), "{told:?}");
    assert_eq!(told.iter().filter(|told| told.contains("a name that the text does not explain")).count(), 2);
}

#[test]
fn a_guide_whose_heaviest_page_has_not_the_most_bytes_builds_as_it_is_written() {
    // Pages in three bytes a letter and few words weigh little; one page of numbers has fewer bytes and weighs more.
    let mut files: Vec<(String, String)> = Vec::new();
    for number in 0..40 {
        let words = format!("{}\n\n", "ქუჩა სახლი წყალი ".repeat(10)).repeat(90);
        files.push((format!("light-{number}.ka.md"), format!("# ქუჩა {number}\n\n{words}\n")));
        files.push((format!("light-{number}.md"), format!("# Light {number}\n\nWords about the street.\n")));
    }
    let mut seed: usize = 7;
    let mut word = || {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        let letters = (0..7).map(|at| char::from(b'a' + (seed >> (4 * at)) as u8 % 26));
        letters.collect::<String>()
    };
    let heavy: Vec<String> =
        (0..4_000).map(|at| if at % 12 == 11 { format!("{}.\n\n", word()) } else { word() }).collect();
    files.push(("heavy.md".to_owned(), format!("# Heavy\n\n{}\n", heavy.join(" "))));
    let guide = imported(files);
    assert!(guide.errors.is_empty(), "{:?}", guide.errors);
    let settings = file(&guide, "content/guide.yaml");
    assert!(settings.contains("budgets: {page: "), "{settings}");
    site(&guide);
}
