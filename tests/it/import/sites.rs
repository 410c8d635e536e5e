//! What is said of a whole site: which files are lists of its pages, what these lead to, what groups are called

use wayleaf::Lang;

use super::{TEXTS, each, file, heading, imported, left, page, site};

fn named(files: &[(&str, &str)]) -> Vec<(String, String)> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn a_file_is_a_list_of_chapters_by_its_whole_name_and_in_a_book_only() {
    let english = page("en", heading);
    let guide = imported(named(&[
        ("mkdocs.yml", "site_name: T\nnav:\n  - First days: [cool.md]\n"),
        ("docs/cool.md", &english),
        ("docs/EXECUTIVE_SUMMARY.md", &english.replace("cool", "warm")),
    ]));
    site(&guide);
    assert_eq!((guide.pages, left(&guide)), (2, Vec::new()));
    assert!(file(&guide, "content/topics/home/en.md").contains("## First days "), "the list of MkDocs");
    let guide = imported(named(&[
        ("docusaurus.config.js", "module.exports = {title: 'T', i18n: {defaultLocale: 'en'}};"),
        ("docs/cool.md", &english),
        ("docs/SUMMARY.md", &english.replace("cool", "warm")),
    ]));
    site(&guide);
    assert_eq!((guide.pages, left(&guide)), (2, Vec::new()));
    assert!(file(&guide, "content/topics/summary/en.md").contains("warm"), "a page");
}

#[test]
fn what_the_list_of_a_book_leads_to_outside_is_told() {
    let mut files = each(|lang| format!("{lang}/src/cool.md"), heading);
    for (lang, _) in TEXTS {
        let list = "# Summary\n\n- [Cool](cool.md)\n- [Council](https://council.example/#hot)\n- [Ask us](mailto:ask@council.example)\n";
        files.push((format!("{lang}/src/SUMMARY.md"), list.to_owned()));
    }
    let told = left(&imported(files));
    for address in ["https://council.example/#hot", "mailto:ask@council.example"] {
        let count =
            told.iter().filter(|told| told.contains("leads elsewhere") && told.contains(address)).count();
        assert_eq!(count, 4, "{address}: {told:?}");
    }
    assert!(told.iter().all(|told| told.contains("/src/SUMMARY.md: ")), "{told:?}");
}

#[test]
fn a_site_of_mkdocs_in_the_folder_of_each_language_has_the_words_of_each() {
    let about = [
        ("ar", "دليل الحر", "ما يفعله الناس في الحر", "الأيام الأولى", "في الظل"),
        ("en", "Heat guide", "What to do when it is hot", "First *days*", "In the shade"),
        ("fr", "Guide de la chaleur", "Que faire quand il fait chaud", "Premiers jours", "À l’ombre"),
    ];
    let mut files = Vec::new();
    for (lang, name, description, group, title) in about {
        let text = page(lang, heading);
        let untitled = text.lines().skip(2).collect::<Vec<_>>().join("\n");
        let nav = format!("nav:\n  - {group}:\n    - cool.md\n    - {title}: shade.md\n");
        let config = format!("site_name: {name}\nsite_description: {description}\n{nav}");
        files.push((format!("{lang}/mkdocs.yml"), config));
        files.push((format!("{lang}/docs/cool.md"), text));
        files.push((format!("{lang}/docs/shade.md"), untitled));
    }
    // What is called like the settings of a site at its end only is none of it.
    files.push(("en/docs/old-mkdocs.yml".to_owned(), "site_name: Old\n".to_owned()));
    let guide = imported(files);
    site(&guide);
    assert_eq!(guide.languages.iter().map(Lang::as_str).collect::<Vec<_>>(), ["en", "ar", "fr"]);
    assert_eq!(left(&guide), Vec::<String>::new());
    for (lang, name, description, group, title) in about {
        let home = file(&guide, &format!("content/topics/home/{lang}.md"));
        for words in [name, description, &group.replace('*', "")] {
            assert!(home.contains(words), "{lang}: {words} is not in {home}");
        }
        let shade = file(&guide, &format!("content/topics/shade/{lang}.md"));
        assert!(shade.contains(&format!("title: \"{title}\"\n")), "{lang}: {shade}");
    }
}

#[test]
fn pages_called_by_a_number_and_files_of_one_page_twice_are_all_there() {
    let english = page("en", heading);
    let untitled = english.lines().skip(2).collect::<Vec<_>>().join("\n");
    let guide = imported(named(&[
        ("docs/2024.md", &untitled),
        ("docs/1st-steps.md", &untitled),
        ("docs/03-after.md", &untitled),
        ("docs/mkdocs.txt", ""),
        ("docs/cool/index.md", &english),
        ("docs/cool/README.md", &english.replace("windows", "doors")),
        ("docs/cool.md", &english.replace("windows", "shutters")),
    ]));
    site(&guide);
    let all: String = guide.files.iter().map(|file| file.text.as_str()).collect();
    for title in
        ["title: \"2024\"", "title: \"1st steps\"", "title: \"After\"", "doors", "shutters", "windows"]
    {
        assert!(all.contains(title), "{title} is not in {all}");
    }
}

#[test]
fn a_description_that_is_too_long_for_the_first_page_is_told() {
    let english = page("en", heading);
    let long =
        format!("site_name: T\nsite_description: {}\n", "What to do when it is hot outside, ".repeat(6));
    let guide = imported(named(&[("mkdocs.yml", &long), ("docs/cool.md", &english)]));
    site(&guide);
    assert!(
        left(&guide).iter().any(|told| told.contains("the end of the description")),
        "{:?}",
        left(&guide)
    );
}
