//! Marks that CommonMark cannot read where a translator put them are set right, or told by their token.

use super::{LETTER, catalog, entry, reasons, saved, saved_entry, taken_in, written};
use crate::project::Project;

/// The letter in a language with these words in its second box; the article, or the reasons why it is not taken.
fn imported(lang: &str, words: &str) -> Result<(String, crate::project::Built), String> {
    let project = Project::new();
    let letter = entry(&catalog(&project, lang), LETTER);
    let mut parts: Vec<&str> = letter.parts.iter().map(|part| part.translation.as_str()).collect();
    parts[1] = words;
    let import =
        taken_in(&project, &saved(lang, "human", "Bo", &[saved_entry(&letter, &parts)])).expect("it fits");
    if import.files.is_empty() {
        return Err(reasons(&import.verdicts[0].outcome));
    }
    let project = written(project, &import);
    let text = project.text(&format!("content/topics/papers/{lang}.md")).to_owned();
    Ok((text, project.build()))
}

#[test]
fn bold_words_beside_prefixes_suffixes_and_quotation_marks_are_taken() {
    for (lang, words, line, bold) in [
        ("ar", "أحضر ⟦1⟧ من و⟦2⟧«طبيبك»⟦/2⟧ ثم ⟦3⟧أرسلها⟦/3⟧.", "و«**طبيبك**» ثم", "طبيبك"),
        ("ar", "أحضر ⟦1⟧ من ⟦2⟧«طبيبك»⟦/2⟧نا ثم ⟦3⟧أرسلها⟦/3⟧.", "«**طبيبك**»نا ثم", "طبيبك"),
        ("da", "Tag *lægeattest* med fra din ⟦1⟧»læge«⟦/1⟧s. ⟦2⟧Send det⟦/2⟧.", "»**læge**«s.", "læge"),
        ("da", "Tag *lægeattest* med fra din ⟦1⟧ læge ⟦/1⟧nu. ⟦2⟧Send det⟦/2⟧.", "din **læge** nu.", "læge"),
    ] {
        let (text, built) = imported(lang, words).unwrap_or_else(|said| panic!("{words}: {said}"));
        assert!(text.contains(line), "{text}");
        let page = built.page(&format!("{lang}/papers.html"));
        assert!(page.all("strong").iter().any(|strong| strong.text().collect::<String>() == bold), "{words}");
        page.lacks_text("**").lacks_text("*ط");
    }
}

#[test]
fn what_cannot_be_set_right_is_told_in_words_about_its_token() {
    for (lang, words, reason) in [
        ("da", "Tag *lægeattest* fra din ⟦1⟧»«⟦/1⟧læge. ⟦2⟧Send det⟦/2⟧.", "⟦1⟧ cannot stand right beside"),
        ("da", "Tag *lægeattest* fra ⟦1⟧din ⟦2⟧læge⟦/1⟧. Send det⟦/2⟧.", "put ⟦/2⟧ before ⟦/1⟧"),
        ("ar", "أحضر ⟦1⟧⟦2⟧⟦/2⟧ ثم ⟦3⟧أرسلها⟦/3⟧.", "⟦2⟧ and ⟦/2⟧ do not go round words"),
    ] {
        let said = imported(lang, words).err().unwrap_or_else(|| panic!("{words} was taken"));
        assert!(said.contains(reason) && !said.contains("shows as text"), "{words}: {said}");
    }
}

#[test]
fn a_number_or_a_sign_at_the_start_of_a_line_stays_a_word() {
    for (words, line) in [
        ("15. marts er dagen.", "- 15\\. marts er dagen."),
        ("1. instans afgør det.", "- 1\\. instans afgør det."),
        ("+ 45 er Danmark.", "- \\+ 45 er Danmark."),
        ("- helst på dansk.", "- \\- helst på dansk."),
        ("> 18 er voksen.", "- \\> 18 er voksen."),
        ("# betyder nummer.", "- \\# betyder nummer."),
    ] {
        // The source has the same number, which is another rule's matter.
        let number: String = words.chars().filter(char::is_ascii_digit).collect();
        let line_of_source = format!("It is in Danish {number}.");
        let project = Project::new().edit("content/topics/papers/en.md", "It is in Danish.", &line_of_source);
        let letter = entry(&catalog(&project, "da"), LETTER);
        let mut parts: Vec<&str> = letter.parts.iter().map(|part| part.translation.as_str()).collect();
        parts[2] = words;
        let import = taken_in(&project, &saved("da", "human", "Bo", &[saved_entry(&letter, &parts)]))
            .expect("it fits");
        let project = written(project, &import);
        assert!(project.text(super::DANISH).contains(&format!("\n{line}\n")), "{import:?}");
        let built = project.build();
        built.page("da/papers.html").has_text(words).has(0, "main ol").has(0, "main blockquote");
        // The next kit shows the words, not the backslash; they come back the same.
        let again = super::catalog(&project, "da");
        let again = entry(&again, LETTER);
        assert_eq!(again.parts[2].translation, words);
        let parts: Vec<&str> = again.parts.iter().map(|part| part.translation.as_str()).collect();
        let import =
            taken_in(&project, &saved("da", "human", "Bo", &[saved_entry(&again, &parts)])).expect("it fits");
        assert_eq!(import.verdicts[0].outcome, wayleaf::kit::import::EntryOutcome::Same, "{words}");
    }
}
