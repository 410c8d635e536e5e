//! Fifteen languages: each of the ten after the first five is added to a guide by its files alone.

use wayleaf::i18n::collation::Collation;
use wayleaf::i18n::format::{day_patterns, plural_categories, plural_category};
use wayleaf::i18n::lang::Lang;

use crate::project::{Built, Project};

/// What a language to come brings with it.
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

#[rustfmt::skip] // a table
const COMING: [Coming; 10] = [
    Coming { tag: "prs", entry: ", calendar: persian", name: "دری", dir: "rtl", fifteen: "۱۵", day: "۲۲ نومبر ۲۰۲۶ (۱ قوس ۱۴۰۵)" },
    Coming { tag: "ps", entry: ", calendar: persian, signs: \".\"", name: "پښتو", dir: "rtl", fifteen: "۱۵", day: "۲۲ نومبر ۲۰۲۶ (AP ۱۴۰۵ لیندۍ ۱)" },
    Coming { tag: "so", entry: "", name: "Soomaali", dir: "ltr", fifteen: "15", day: "Noofeembar 22, 2026" },
    Coming { tag: "ckb", entry: "", name: "کوردی", dir: "rtl", fifteen: "١٥", day: "٢٢ی تشرینی دووەمی ٢٠٢٦" },
    Coming { tag: "kmr", entry: "", name: "Kurmancî", dir: "ltr", fifteen: "15", day: "22 mijdar, 2026" },
    Coming { tag: "uk", entry: "", name: "Українська", dir: "ltr", fifteen: "15", day: "22 листопада 2026 р." },
    Coming { tag: "ru", entry: "", name: "Русский", dir: "ltr", fifteen: "15", day: "22 ноября 2026 г." },
    Coming { tag: "ka", entry: "", name: "ქართული", dir: "ltr", fifteen: "15", day: "22 ნოემბერი, 2026" },
    Coming { tag: "fr", entry: "", name: "Français", dir: "ltr", fifteen: "15", day: "22 novembre 2026" },
    Coming { tag: "tr", entry: "", name: "Türkçe", dir: "ltr", fifteen: "15", day: "22 Kasım 2026" },
];

/// What CLDR says of a language, and of each of its plural forms the first number that takes it.
struct Known {
    tag: &'static str,
    forms: &'static [(&'static str, i64)],
    /// Words that begin with its letters, as its dictionaries list them.
    words: &'static str,
}

#[rustfmt::skip] // a table
const FIFTEEN: [Known; 15] = [
    Known { tag: "en", forms: &[("one", 1), ("other", 0)], words: "appeal Bring child Zealand" },
    Known { tag: "da", forms: &[("one", 1), ("other", 0)], words: "afslag Flygtningenævnet klage tolk zone ægtefælle økonomi åbenbart" },
    Known { tag: "ar", forms: &[("zero", 0), ("one", 1), ("two", 2), ("few", 3), ("many", 11), ("other", 100)], words: "إقامة باب تقرير ثلاثة جلسة حكم" },
    Known { tag: "fa", forms: &[("one", 0), ("other", 2)], words: "اقامت بیمار پزشک تاریخ چشم زمان ژاله کار گواهی وکیل هفته یک" },
    Known { tag: "ti", forms: &[("one", 0), ("other", 2)], words: "ሃገር ሕክምና መሰል ሰነድ ቀለም ተርጓሚ ዓዲ ፍቓድ" },
    Known { tag: "prs", forms: &[("one", 0), ("other", 2)], words: "اقامت بیمار پزشک تاریخ چشم زمان ژاله کار گواهی لازم" },
    Known { tag: "ps", forms: &[("one", 1), ("other", 0)], words: "اجازه بند پلار تاریخ ټکټ ډاکټر ړوند ژبه ښځه ګواهي نوم" },
    Known { tag: "so", forms: &[("one", 1), ("other", 0)], words: "aabo baaritaan caruur dhakhtar joogitaan xeer yaraan" },
    Known { tag: "ckb", forms: &[("one", 1), ("other", 0)], words: "ئەو باوک پزیشک تەمەن چاو ڕۆژ ژن کار گەڕان لێرە نامە" },
    Known { tag: "kmr", forms: &[("one", 1), ("other", 0)], words: "alîkarî bijîşk cîran dem êvar jin şev zarok" },
    Known { tag: "uk", forms: &[("one", 1), ("few", 2), ("many", 0)], words: "гора ґанок діти єдність зима иній ікона їжа йод лікар" },
    Known { tag: "ru", forms: &[("one", 1), ("few", 2), ("many", 0)], words: "врач ёлка жена закон имя йод" },
    Known { tag: "ka", forms: &[("one", 1), ("other", 0)], words: "ავადმყოფი ბავშვი გადაწყვეტილება ექიმი ვადა" },
    Known { tag: "fr", forms: &[("one", 0), ("many", 1_000_000), ("other", 2)], words: "appel cote coté côte écrit études juge" },
    Known { tag: "tr", forms: &[("one", 1), ("other", 0)], words: "cilt çocuk doktor ısı izin ömür süre şehir ülke" },
];

/// The strings of the theme in a language that says its own name for every sentence, holes kept, and
/// each plural form as often as its place among the forms says.
pub(crate) fn strings(project: &Project, tag: &str, name: &str) -> String {
    let english = project.text("themes/plain/strings/en.yaml");
    let categories = plural_categories(&Lang::parse(tag).expect("a tag"));
    let mut out = String::new();
    for line in english.lines() {
        let Some((key, value)) = line.split_once(": ") else { continue };
        let holes: Vec<&str> =
            value.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(hole, _)| hole).collect();
        if value.starts_with('{') {
            let forms = categories
                .iter()
                .enumerate()
                .map(|(at, category)| format!("{category}: \"{{n}}{}\"", format!(" {name}").repeat(at + 1)));
            let forms: Vec<String> = forms.collect();
            out.push_str(&format!("{key}: {{{}}}\n", forms.join(", ")));
        } else {
            let holes: String = holes.iter().map(|hole| format!(" {{{hole}}}")).collect();
            out.push_str(&format!("{key}: \"{name}{holes}\"\n"));
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
    let strings = strings(&project, tag, name);
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
        let dated = page.text().replace(['\u{a0}', '\u{202f}'], " ");
        assert!(dated.contains(coming.day), "{}: {dated}", coming.tag);
        page.has(1, "i[lang=da]");
        built.page(&format!("{}/steps.html", coming.tag)).has(1, "h1[lang=en][dir=ltr]");
    }
}

#[test]
fn plural_forms_are_those_of_cldr_in_all_fifteen() {
    for Known { tag, forms, .. } in &FIFTEEN {
        let lang = Lang::parse(tag).expect("a tag");
        let mut categories = plural_categories(&lang);
        if ["uk", "ru"].contains(tag) {
            // Fractions alone take this form, and a guide counts whole things.
            categories.retain(|category| *category != "other");
        }
        let expected: Vec<&str> = forms.iter().map(|(category, _)| *category).collect();
        assert_eq!(categories, expected, "{tag}");
        for (category, number) in *forms {
            assert_eq!(plural_category(&lang, *number), *category, "{tag}: {number}");
        }
    }
}

#[test]
fn words_stand_as_in_the_dictionaries_of_all_fifteen() {
    for Known { tag, words, .. } in &FIFTEEN {
        let alphabet = Collation::of(&Lang::parse(tag).expect("a tag"));
        let expected: Vec<&str> = words.split(' ').collect();
        let mut sorted: Vec<&str> = expected.iter().rev().copied().collect();
        sorted.sort_by(|one, other| alphabet.compare(one, other));
        assert_eq!(sorted, expected, "{tag}");
    }
}

/// Wayleaf's own guide with a language of which only the strings are translated: its articles and names are taken out.
fn barely_begun(coming: &Coming) -> Built {
    let tag = coming.tag;
    let project = Project::loaded("");
    let strings = strings(&project, tag, coming.name);
    let of_language = [format!("/{tag}.md"), format!("content/theme/strings/{tag}.yaml")];
    let of_language = |path: &&str| of_language.iter().any(|end| path.ends_with(end));
    let articles: Vec<String> = project.paths().filter(of_language).map(str::to_owned).collect();
    assert!(!articles.is_empty(), "{tag} is a language of the guide");
    let (name, facts) = (format!("    {tag}: "), project.text("content/facts.yaml"));
    let facts: String =
        facts.lines().filter(|line| !line.starts_with(&name)).map(|line| format!("{line}\n")).collect();
    let project = articles.iter().fold(project, |project, path| project.without(path));
    project
        .file("content/facts.yaml", &facts)
        .file(&format!("themes/plain/strings/{tag}.yaml"), &strings)
        .build()
}

#[test]
fn every_run_in_the_source_language_says_so_where_a_translation_has_barely_begun() {
    let somali = COMING.iter().find(|coming| coming.tag == "so").expect("listed");
    let built = barely_begun(somali);
    let lang = Lang::parse(somali.tag).expect("a tag");
    let months = day_patterns(&lang, None).concat();
    let own = |word: &str| {
        let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        // The name of the other language in itself, which notices tell, and the publisher's.
        let known = [somali.name, "English", "Wayleaf"].contains(&word) || months.contains(word);
        known || word.len() < 2 || word.contains(|sign: char| sign.is_ascii_digit())
    };
    // A text box has one language, names of publishers and hosts have none.
    let but_for = "script, style, textarea, .source-list__meta, .source-list__words, .contact__ways a";
    let mut foreign = Vec::new();
    for (path, _) in built.pages().filter(|(path, _)| path.starts_with("so/")) {
        let words = built.page(path).words_in("so", but_for);
        foreign.extend(words.iter().filter(|word| !own(word)).map(|word| format!("{path}: {word}")));
    }
    assert_eq!(foreign, [""; 0]);
}

#[test]
fn stylesheets_know_a_new_language_by_its_script() {
    let style = |tag: &str| {
        let coming = COMING.iter().find(|coming| coming.tag == tag).expect("listed");
        with(coming).page(&format!("{tag}/index.html")).one("style").inner_html()
    };
    assert!(style("ps").contains(":lang(ps)"));
    assert!(!style("so").contains(":lang(so)"));
}
