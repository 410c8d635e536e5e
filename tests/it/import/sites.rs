//! What is said of a whole site: which files are lists of its pages, what these lead to, what groups are called

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
