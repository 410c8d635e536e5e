//! Program code goes through a kit untouched: a token in a line, and no part at all where it is a block.

use scraper::{Html, Selector};
use wayleaf::kit;

use super::po::{taken_in as po_taken_in, to_po};
use super::{LETTER, catalog, entry, saved, saved_entry, taken_in, written};
use crate::project::Project;

const BLOCK: &str = "```yaml\n# Not a *word* {{of}} it.\nkey: value\n```";

fn with_code() -> Project {
    let english = format!("Write `key: {{{{x}}}}` on your letter.\n\n{BLOCK}\n\n- It is in Danish.");
    let danish = format!("Skriv `key: {{{{x}}}}` på dit brev.\n\n{BLOCK}\n\n- Det er på dansk.");
    let first = |text: &str| text.split("\n- ").next().unwrap_or_default().to_owned();
    let project = Project::new();
    let was = |path: &str, from: &str| {
        let text = project.text(path);
        let start = text.find(from).expect("the paragraph");
        let list = start + text[start..].find("\n- ").expect("a list");
        text[start..list].trim_end().to_owned()
    };
    let (en, da) = ("content/topics/papers/en.md", "content/topics/papers/da.md");
    let (old_english, old_danish) = (was(en, "Bring a letter"), was(da, "Tag et brev"));
    let project = project.edit(en, &old_english, first(&english).trim_end());
    let project = project.edit(da, &old_danish, first(&danish).trim_end());
    project.without("content/topics/papers/ar.md").stamped()
}

#[test]
fn a_translator_sees_a_token_for_code_and_no_block_and_both_come_back_as_they_were() {
    let project = with_code();
    project.build().sound();
    let letter = entry(&catalog(&project, "da"), LETTER);
    let behind: Vec<usize> = letter.parts.iter().map(|part| part.code.len()).collect();
    assert_eq!(behind, [0, 1, 0, 0], "the block stands behind the sentence that speaks of it");
    assert_eq!(letter.parts[1].code[0], "# Not a *word* {{of}} it.\nkey: value\n");
    let sources: Vec<&str> = letter.parts.iter().map(|part| part.source.as_str()).collect();
    assert_eq!(sources, ["A letter", "Write ⟦1⟧ on your letter.", "It is in Danish.", "It is new."]);
    let new = ["Et brev", "Skriv ⟦1⟧ oven på brevet.", "Det er på dansk.", "Det er nyt."];
    let file = saved("da", "human", "Bo Dahl", &[saved_entry(&letter, &new)]);
    let project = written(project.clone(), &taken_in(&project, &file).expect("it fits"));
    let text = project.text("content/topics/papers/da.md");
    assert!(
        text.contains(&format!("Skriv `key: {{{{x}}}}` oven på brevet.\n\n{BLOCK}\n\n- Det er")),
        "{text}"
    );
    project.build().sound();
}

#[test]
fn a_translator_sees_the_block_that_a_sentence_speaks_of_and_cannot_change_it() {
    let project = with_code();
    let page = Html::parse_document(&kit::page(&catalog(&project, "da")).expect("a page"));
    let selector = |css: &str| Selector::parse(css).expect("a selector");
    let shown: Vec<_> =
        page.select(&selector("[data-id=\"papers#letter\"] .part:has(pre.part__code)")).collect();
    assert_eq!(shown.len(), 1);
    let part = shown[0];
    let text = |css: &str| part.select(&selector(css)).flat_map(|found| found.text()).collect::<String>();
    assert!(text(".part__source").starts_with("Write "), "{}", text(".part__source"));
    assert_eq!(text(".part__code"), "# Not a *word* {{of}} it.\nkey: value\n");
    assert_eq!(part.select(&selector("textarea, input")).count(), 1, "there is one box, for the sentence");
    let po = to_po(&project, "da");
    let told = "#. Behind it stands this, which stays as it is:\n#.     # Not a *word* {{of}} it.\n#.     key: value\n";
    assert!(po.contains(told), "{po}");
    assert!(po_taken_in(&project, &po).files.is_empty());
}
