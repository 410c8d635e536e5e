//! Interface strings: in every language the same, each used, each known.

use std::collections::BTreeSet;

use wayleaf::parse;
use wayleaf::theme::Theme;

use crate::project::{Project, real_guide};

/// Strings that the generator writes itself.
const OF_THE_GENERATOR: [&str; 20] = [
    "start_unpack",
    "measure_minute",
    "measure_celsius",
    "measure_litre",
    "measure_percent",
    "measure_hour",
    "measure_day",
    "measure_week",
    "measure_month",
    "measure_year",
    "amount",
    "last_seen",
    "date_before",
    "in_other_file",
    "start_parts",
    "start_open",
    "start_one_file",
    "start_text",
    "start_whole",
    "start_edition",
];

fn theme(project: &Project) -> Theme {
    let wayleaf::Diagnosed { value: theme, problems } = parse::theme::theme(&project.sources(), "plain");
    assert_eq!(problems, []);
    theme.expect("a theme")
}

/// The names that follow `t.` or `.lines.` in a template.
fn used(project: &Project) -> BTreeSet<String> {
    let templates = project.paths().filter(|path| path.starts_with("themes/") && path.ends_with(".html"));
    let mut names = BTreeSet::new();
    for path in templates {
        let text = project.text(path);
        for (at, mark) in text.match_indices("t.").chain(text.match_indices("lines.")) {
            let before = text[..at].chars().next_back().unwrap_or(' ');
            if before.is_alphanumeric() || before == '_' || (mark == "t." && before == '.') {
                continue;
            }
            let rest = &text[at + mark.len()..];
            let name: String =
                rest.chars().take_while(|sign| sign.is_ascii_lowercase() || *sign == '_').collect();
            names.insert(name);
        }
    }
    names
}

fn themes() -> [Project; 2] {
    [Project::loaded(""), Project::new()]
}

#[test]
fn every_string_a_template_asks_for_is_there() {
    for project in themes() {
        for (lang, strings) in &theme(&project).strings {
            let missing: Vec<String> =
                used(&project).into_iter().filter(|key| !strings.contains_key(key)).collect();
            assert!(missing.is_empty(), "{lang}: {missing:?}");
        }
    }
}

#[test]
fn every_string_is_used() {
    for project in themes() {
        let used = used(&project);
        for (lang, strings) in &theme(&project).strings {
            let unused: Vec<&String> = strings
                .keys()
                .filter(|key| !used.contains(*key) && !OF_THE_GENERATOR.contains(&key.as_str()))
                .collect();
            assert!(unused.is_empty(), "{lang}: {unused:?}");
        }
    }
}

#[test]
fn every_language_has_the_same_strings() {
    for project in themes() {
        let theme = theme(&project);
        let mut lists =
            theme.strings.iter().map(|(lang, strings)| (lang, strings.keys().collect::<Vec<_>>()));
        let (_, first) = lists.next().expect("a language");
        for (lang, keys) in lists {
            assert_eq!(keys, first, "{lang}");
        }
    }
}

#[test]
fn every_language_that_ships_has_the_words_of_every_unit_and_of_adopted_texts() {
    let entry = |unit: &str| {
        format!(
            "zz-{unit}:\n  kind: count\n  value: 3\n  unit: {unit}\n  source: aliens-act\n  checked: 2026-11-20\n  checked-by: A\n  \
             until: 2027-11-20\n  confidence: high\n"
        )
    };
    let facts: String = ["minute", "celsius", "litre", "percent"].into_iter().map(entry).collect();
    let project = Project::loaded("").add("content/facts.yaml", &format!("\n{facts}"));
    let parsed = parse::parse(&project.sources(), "plain").value;
    let (guide, theme) = (parsed.guide.expect("a guide"), parsed.theme.expect("a theme"));
    assert!(guide.settings.languages.len() > 14);
    let needed = theme.needed_strings(&guide);
    assert!(needed.contains("measure_litre"));
    for language in &guide.settings.languages {
        assert_eq!(theme.missing_strings(&needed, &language.lang), [""; 0], "{}", language.lang);
        assert_eq!(theme.unfinished_strings(&needed, language), [""; 0], "{}", language.lang);
        let strings = &theme.strings[&language.lang];
        for key in ["state_uncompared", "state_uncompared_withheld"] {
            assert!(strings[key].form("other").chars().count() > 30, "{}", language.lang);
        }
    }
}

#[test]
fn no_sentence_for_readers_stands_in_a_template_or_a_script() {
    let project = Project::loaded("");
    for path in project.paths().filter(|path| path.starts_with("themes/")) {
        if path.ends_with(".html") {
            let words = outside_tags(project.text(path));
            assert!(words.is_empty(), "{path}: {words:?}");
        }
        if path.ends_with(".js") {
            for line in project.text(path).lines().map(str::trim).filter(|line| !line.starts_with("//")) {
                let spoken = [".textContent = \"", ".innerHTML", "alert(", "confirm(", "prompt("];
                assert!(!spoken.iter().any(|said| line.contains(said)), "{path}: {line}");
            }
        }
    }
}

/// Words of a template that stand neither in a tag nor in a command.
fn outside_tags(template: &str) -> Vec<String> {
    let mut text = template.to_owned();
    for (open, close) in [("{%", "%}"), ("{{", "}}"), ("{#", "#}"), ("<", ">")] {
        while let Some(start) = text.find(open) {
            let end = text[start..].find(close).map_or(text.len(), |at| start + at + close.len());
            text.replace_range(start..end, " ");
        }
    }
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).map(str::to_owned).collect()
}

#[test]
fn a_hole_is_filled_and_none_is_left_on_a_page() {
    let built = real_guide();
    for (path, _) in built.pages() {
        let text = built.page(path).text();
        assert!(!text.contains(['{', '}']), "{path}: {text}");
    }
}

#[test]
fn a_guide_words_one_string_of_a_language_the_theme_lacks_and_nothing_else_is_told() {
    let guide =
        Project::new().dressed().edit("content/guide.yaml", "source-language: en", "source-language: de");
    let guide =
        guide.edit("content/guide.yaml", "languages:\n", "languages:\n  - {tag: de, name: Deutsch}\n");
    let topics = ["home", "papers", "steps"].map(|topic| format!("content/topics/{topic}/en.md"));
    let guide = topics.iter().fold(guide, |guide, path| {
        let text = guide.text(path).to_owned();
        guide.file(&path.replace("/en.md", "/de.md"), &text).without(path)
    });
    let report = guide.file("content/theme/strings/de.yaml", "skip_link: Zum Text\n").build().report();
    assert!(!report.contains("--> themes/plain/strings"), "{report}");
    assert!(
        report.contains("interface strings are missing in `de`") && !report.contains("error[strings]"),
        "{report}"
    );
    assert!(report.contains("`wayleaf kit export de` hands them out"), "{report}");
}

#[test]
fn a_slip_in_a_guides_own_strings_is_told_where_it_stands() {
    let own = "content/theme/strings/en.yaml";
    let report = Project::new().dressed().file(own, "skip_lnk: Skip\nprevious: Back {n}\n").build().report();
    assert!(!report.contains("themes/plain/strings"), "{report}");
    for told in ["`skip_lnk` is not one of the theme's", "`previous` has a placeholder `{n}`"] {
        assert!(report.contains(told), "{told}: {report}");
    }
    assert_eq!(report.matches(own).count(), 2, "{report}");
}
