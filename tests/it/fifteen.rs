//! Ready for all fifteen languages: each of the ten to come is added to a guide by its files alone.

use wayleaf::lang::Lang;
use wayleaf::words::{plural_categories, plural_category};

use crate::project::{Built, Project};

/// What a language brings with it.
struct Coming {
    tag: &'static str,
    /// Its entry in `guide.yaml` beyond tag and name.
    entry: &'static str,
    name: &'static str,
    dir: &'static str,
    /// 15 in its digits.
    fifteen: &'static str,
    /// 22 November 2026 written out, with the reader's own calendar where there is one.
    day: &'static str,
}

const COMING: [Coming; 10] = [
    Coming { tag: "prs", entry: ", calendar: persian", name: "دری", dir: "rtl", fifteen: "۱۵", day: "" },
    Coming {
        tag: "ps",
        entry: ", calendar: persian, signs: \".\"",
        name: "پښتو",
        dir: "rtl",
        fifteen: "۱۵",
        day: "",
    },
    Coming { tag: "so", entry: "", name: "Soomaali", dir: "ltr", fifteen: "15", day: "" },
    Coming { tag: "ckb", entry: "", name: "کوردی", dir: "rtl", fifteen: "١٥", day: "" },
    Coming { tag: "kmr", entry: "", name: "Kurmancî", dir: "ltr", fifteen: "15", day: "" },
    Coming { tag: "uk", entry: "", name: "Українська", dir: "ltr", fifteen: "15", day: "" },
    Coming { tag: "ru", entry: "", name: "Русский", dir: "ltr", fifteen: "15", day: "" },
    Coming { tag: "ka", entry: "", name: "ქართული", dir: "ltr", fifteen: "15", day: "" },
    Coming { tag: "fr", entry: "", name: "Français", dir: "ltr", fifteen: "15", day: "" },
    Coming { tag: "tr", entry: "", name: "Türkçe", dir: "ltr", fifteen: "15", day: "" },
];

/// The strings of the theme in a language that says its own name for every sentence, holes kept, and
/// each plural form as often as its place among the forms says.
fn strings(project: &Project, coming: &Coming) -> String {
    let english = project.text("themes/plain/strings/en.yaml");
    let categories = plural_categories(&Lang::parse(coming.tag).expect("a tag"));
    let mut out = String::new();
    for line in english.lines() {
        let Some((key, value)) = line.split_once(": ") else { continue };
        let holes: Vec<&str> =
            value.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(hole, _)| hole).collect();
        if value.starts_with('{') {
            let forms = categories.iter().enumerate().map(|(at, category)| {
                format!("{category}: \"{{n}}{}\"", format!(" {}", coming.name).repeat(at + 1))
            });
            let forms: Vec<String> = forms.collect();
            out.push_str(&format!("{key}: {{{}}}\n", forms.join(", ")));
        } else {
            let holes: String = holes.iter().map(|hole| format!(" {{{hole}}}")).collect();
            out.push_str(&format!("{key}: \"{}{holes}\"\n", coming.name));
        }
    }
    out
}

/// The minimal guide with one more language: an entry, its strings and one article.
fn with(coming: &Coming) -> Built {
    let Coming { tag, entry, name, .. } = coming;
    let project = Project::new().dressed();
    let listed = format!("  - {{tag: ar, name: العربية}}\n  - {{tag: {tag}, name: {name}{entry}}}\n");
    let article = format!(
        "---\ntitle: {name}\nsummary: {name} {{{{office}}}}\ntranslation: machine\nreviewer: none\ndate: 2026-11-22\n---\n\n\
         ## {name} {{#letter}}\n\n{name} (*lægeattest*) **{name}** [{name}](topic:steps#send).\n\n- {name}\n- {name}\n\n\
         ## {name} {{#deadline}}\n\n{name} {{{{leave-deadline}}}}.[^act, § 33, stk. 2]\n"
    );
    let strings = strings(&project, coming);
    project
        .edit("content/guide.yaml", "  - {tag: ar, name: العربية}\n", &listed)
        .file(&format!("themes/plain/strings/{tag}.yaml"), &strings)
        .file(&format!("content/topics/papers/{tag}.md"), &article)
        .stamped()
        .build()
}

#[test]
fn each_language_to_come_needs_its_files_and_nothing_else() {
    for coming in &COMING {
        let built = with(coming);
        built.sound();
        let page = built.page(&format!("{}/papers.html", coming.tag));
        let html = page.one("html");
        assert_eq!((html.attr("lang"), html.attr("dir")), (Some(coming.tag), Some(coming.dir)));
        let lang = Lang::parse(coming.tag).expect("a tag");
        let form = plural_categories(&lang).iter().position(|known| *known == plural_category(&lang, 15));
        let words = format!(" {}", coming.name).repeat(form.expect("a form") + 1);
        let deadline = page.words("h2#deadline + .unit__body").replace('\u{a0}', " ");
        assert_eq!(deadline, format!("{} {}{words}.", coming.name, coming.fifteen), "{}", coming.tag);
        page.has_text(coming.day);
        page.has(1, "i[lang=da]");
        built.page(&format!("{}/steps.html", coming.tag)).has(1, "h1[lang=en][dir=ltr]");
    }
}

#[test]
fn stylesheets_know_a_new_language_by_its_script() {
    let style = |tag: &str| {
        let coming = COMING.iter().find(|coming| coming.tag == tag).expect("listed");
        with(coming).page("en/index.html").one("style").inner_html()
    };
    assert!(style("ps").contains(":lang(ps)"));
    assert!(!style("so").contains(":lang(so)"));
}
