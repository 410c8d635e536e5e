//! The list as text to hand on: what a link sends is what the box shows.

use crate::project::{Built, Project, real_guide};

#[test]
fn the_links_send_the_text_that_the_box_shows_with_source_date_and_edition() {
    let built = real_guide();
    for lang in built.languages() {
        let page = built.page(&format!("{lang}/share.html"));
        let boxes = page.all("textarea");
        let links = page.attributes(".share__way", "href");
        assert_eq!((boxes.len(), links.len()), (2, 4), "{lang}");
        for (text, links) in boxes.iter().zip(links.chunks(2)) {
            let text: String = text.text().collect();
            assert_eq!(sent(&links[0], "https://wa.me/?text="), text, "{lang}");
            assert_eq!(sent(&links[1], "sms:?&body="), text, "{lang}");
            assert!(text.contains("Wayleaf") && text.contains(code(built)), "{lang}: {text}");
        }
    }
}

#[test]
fn the_whole_list_has_every_item_and_the_short_one_only_what_can_cost_a_stay() {
    let built = real_guide();
    let list = built.page("en/checklist.html");
    let page = built.page("en/share.html");
    let boxes: Vec<String> = page.all("textarea").iter().map(|text| text.text().collect()).collect();
    let lines = |text: &str| text.lines().filter(|line| line.starts_with("- ")).count();
    assert_eq!(lines(&boxes[0]), list.all("main .checklist__item").len());
    let structure = Project::loaded("").text("content/topics/checklist/topic.yaml").to_owned();
    let safety =
        structure.lines().filter(|line| line.contains("kind: item") && line.contains("safety: true"));
    assert_eq!(lines(&boxes[1]), safety.count());
}

fn code(built: &Built) -> &str {
    &built.summary().edition
}

/// What a link sends.
fn sent(link: &str, start: &str) -> String {
    let encoded = link.strip_prefix(start).unwrap_or_else(|| panic!("{link} does not begin with {start}"));
    let mut parts = encoded.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).expect("two hexadecimal digits"));
        bytes.extend(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).expect("UTF-8")
}
