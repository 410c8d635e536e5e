//! Names of guide.yaml are known in every text and language: no guess takes them for words of another one

use crate::project::Project;

/// The small guide with another last line in its list, in one language and, where it is given, in the source language.
fn with(lang: &str, line: &str, source: Option<&str>) -> Project {
    let last = if lang == "ar" { "- جديدة." } else { "- Det er nyt." };
    let project =
        Project::new().edit(&format!("content/topics/papers/{lang}.md"), last, &format!("- {line}"));
    match source {
        Some(source) => {
            project.edit("content/topics/papers/en.md", "- It is new.", &format!("- {source}")).stamped()
        }
        None => project,
    }
}

fn naming(project: Project, name: &str) -> Project {
    project.edit("content/guide.yaml", "publisher:", &format!("names: [{name}]\npublisher:"))
}

#[test]
fn no_guess_complains_of_a_name_in_any_language() {
    const YOUTH: &str = "The Red Cross Youth Counselling Centre for Refugees and Displaced People in Europe";
    for (lang, line, name, code) in [
        ("da", "Spørg МойДомs hjælpere.", "МойДом", "mixed-scripts"),
        ("ar", "من گوگل.", "گوگل", "strange-letter"),
        ("ar", "اسأل Dansk center for flygtninge.", "Dansk center for flygtninge", "untranslated"),
        ("ar", "Flygtningehjælpen.", "Flygtningehjælpen", "untranslated"),
        ("da", &format!("Spørg {YOUTH}."), YOUTH, "untranslated"),
        ("da", "Tag med Kontor؟", "Kontor؟", "punctuation"),
    ] {
        let project = with(lang, line, None);
        assert_eq!(project.build().codes(), [code], "{line}: {}", project.build().report());
        assert_eq!(naming(project, name).build().report(), "", "{line}");
    }
}

#[test]
fn what_reads_like_a_name_is_none_of_its_business_though_nobody_listed_it() {
    for line in [
        "مكتوبة في وWhatsApp.",
        "مكتوبة في والـMSF.",
        "اسأل Dansk Flygtningehjælp Center Nord.",
        "iPhone.",
        "kort.json",
        "أ\\) مكتوبة.",
        "مكتوبة في .json.",
    ] {
        let built = with("ar", line, None).build();
        assert_eq!(built.report(), "", "{line}");
    }
    // A name that the source uses in the middle of a sentence.
    let source = "Use MobilePay and Betalingsservice.";
    let named =
        with("ar", "Betalingsservice.", None).edit("content/topics/papers/en.md", "It is new", source);
    assert!(!named.build().codes().contains(&"untranslated"), "{}", named.build().report());
    for line in ["qمكتوبة.", "جديدةa.", "Open now.", "Start."] {
        assert_eq!(with("ar", line, None).build().codes().len(), 1, "{line}");
    }
}

#[test]
fn a_name_alone_is_the_same_in_both_languages_a_sentence_with_it_is_not() {
    let name = "Médecins Sans Frontières";
    let alone = with("da", "Médecins Sans Frontières.", Some("Médecins Sans Frontières."));
    assert_eq!(alone.build().codes(), ["untranslated"]);
    assert_eq!(naming(alone, name).build().report(), "");
    let sentence = "Ask Médecins Sans Frontières for it.";
    let copied = naming(with("da", sentence, Some(sentence)), name);
    assert_eq!(copied.build().codes(), ["untranslated"], "{}", copied.build().report());
}

#[test]
fn a_name_is_known_in_the_strings_of_the_interface() {
    let project = Project::new().edit("themes/plain/strings/ar.yaml", "missing: \"", "missing: \"mobilePay ");
    assert_eq!(project.build().codes(), ["strings"], "{}", project.build().report());
    assert_eq!(naming(project, "mobilePay").build().report(), "");
}

#[test]
fn a_name_covers_no_letters_that_are_none_of_the_language_nor_another_spelling() {
    for line in ["مكتوبة في وWhatsAppи.", "مكتوبة في وWhаtsApp."] {
        let codes = naming(with("ar", line, None), "WhatsApp").build();
        assert!(codes.codes().contains(&"mixed-scripts") && codes.codes().contains(&"unused-name"), "{line}");
    }
}
