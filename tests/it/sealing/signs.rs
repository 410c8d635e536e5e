//! No sign that nobody sees comes into a page, by whatever door.

use wayleaf::diagnostic::Code;

use crate::project::Project;

/// Controls, marks of direction, ends of lines, fillers, tags, signs for the inside of programs.
const SIGNS: [char; 22] = [
    '\u{0}',
    '\u{7}',
    '\u{1b}',
    '\u{7f}',
    '\u{85}',
    '\u{ad}',
    '\u{34f}',
    '\u{61c}',
    '\u{115f}',
    '\u{180e}',
    '\u{200b}',
    '\u{200f}',
    '\u{2028}',
    '\u{2029}',
    '\u{202e}',
    '\u{2069}',
    '\u{2800}',
    '\u{3164}',
    '\u{feff}',
    '\u{fdd0}',
    '\u{e000}',
    '\u{e0041}',
];

#[test]
fn hidden_signs_are_refused_as_they_are_as_escapes_and_as_references_in_every_text() {
    let prose = "content/topics/papers/en.md";
    for sign in SIGNS {
        let escape = format!("\\U{:08x}", u32::from(sign));
        let reference = format!("&#x{:x};", u32::from(sign));
        let office = format!("value: {{en: the Office, da: Kontoret, ar: \"الم{escape}كتب\"}}");
        let doors = [
            (prose, "- It is new.", format!("- It is{sign} new.")),
            (prose, "- It is new.", format!("- It is{reference} new.")),
            (prose, "title: Papers", format!("title: \"Pap{escape}ers\"")),
            (prose, "summary: What", format!("summary: \"W{escape}hat\"\n# What")),
            (
                "content/topics/papers/da.md",
                "reviewer: Anna Berg",
                format!("reviewer: \"Anna{escape} Berg\""),
            ),
            ("content/facts.yaml", "value: {en: the Office, da: Kontoret, ar: المكتب}", office),
            ("content/sources.yaml", "title: Udlændingeloven", format!("title: \"Udlæn{escape}dingeloven\"")),
            ("content/sources.yaml", "publisher: Rets", format!("publisher: \"R{escape}ets\"\n# ")),
            (
                "content/guide.yaml",
                "publisher: The Publisher",
                format!("publisher: \"The{escape} Publisher\""),
            ),
            ("content/guide.yaml", "name: Dansk", format!("name: \"Da{escape}nsk\"")),
            ("themes/plain/strings/en.yaml", "missing: \"", format!("missing: \"{escape}")),
        ];
        for (path, old, new) in doors {
            let built = Project::new().edit(path, old, &new).build();
            let named = format!("U+{:04X}", u32::from(sign));
            let told = built.problems().iter().any(|problem| match problem.code {
                Code::HiddenSign | Code::StrayBidi => problem.message.contains(&named),
                // A reference that HTML gives no sign, or YAML that holds no such sign, is refused as what it is.
                Code::CharacterReference | Code::Yaml => true,
                _ => false,
            });
            assert!(told && !built.has_site(), "{named} in {path}, `{old}`:\n{}", built.report());
        }
    }
}
