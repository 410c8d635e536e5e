//! Facts: how each kind is written, in every language, and how long a page may be relied on.

use crate::project::{Built, Project};

const TEXT: &str = "content/topics/home/en.md";
const FACTS: &str = "content/facts.yaml";

/// The minimal guide with a fact that its first page places in all three languages.
fn placing(fact: &str) -> Project {
    placing_until(fact, "2027-11-20")
}

fn placing_until(fact: &str, until: &str) -> Project {
    let entry = format!(
        "it:\n  {fact}\n  source: act\n  checked: 2026-11-20\n  checked-by: A Counsellor\n  until: {until}\n  confidence: high\n"
    );
    Project::new()
        .add(FACTS, &entry)
        .edit(TEXT, "Read in peace.", "It is {{it}}, they say.")
        .edit("content/topics/home/da.md", "Læs i ro.", "Det er {{it}}, siger de.")
        .edit("content/topics/home/ar.md", "اقرأ بهدوء.", "إنه {{it}} كما يقولون.")
        .stamped()
}

/// What stands between the words around a fact, as HTML.
fn written(built: &Built, lang: &str) -> String {
    let html = built.source_of(&format!("{lang}/index.html"));
    let (open, close) = match lang {
        "en" => ("It is ", ", they say"),
        "da" => ("Det er ", ", siger de"),
        _ => ("إنه ", " كما يقولون"),
    };
    let before = html.split_once(close).expect("the words after").0;
    before.rsplit_once(open).expect("the words before").1.to_owned()
}

/// The same in the three languages.
fn in_each(fact: &str) -> [String; 3] {
    let built = placing(fact).build();
    built.sound();
    ["en", "da", "ar"].map(|lang| written(&built, lang))
}

#[test]
fn a_deadline_has_its_number_and_its_measure() {
    assert_eq!(
        in_each("kind: deadline\n  value: 15\n  unit: day"),
        ["15\u{a0}days", "15\u{a0}dage", "15\u{a0}يومًا"]
    );
    assert_eq!(
        in_each("kind: deadline\n  value: 1\n  unit: week"),
        ["1\u{a0}week", "1\u{a0}uge", "أسبوع\u{a0}واحد"]
    );
}

#[test]
fn arabic_has_all_six_plural_forms() {
    for (number, expected) in [
        (0, "0\u{a0}يوم"),
        (1, "يوم\u{a0}واحد"),
        (2, "يومان"),
        (3, "3\u{a0}أيام"),
        (10, "10\u{a0}أيام"),
        (11, "11\u{a0}يومًا"),
        (100, "100\u{a0}يوم"),
        (103, "103\u{a0}أيام"),
    ] {
        assert_eq!(in_each(&format!("kind: count\n  value: {number}\n  unit: day"))[2], expected, "{number}");
    }
}

/// The same as [`in_each`], with the theme that ships.
fn dressed_in_each(fact: &str) -> [String; 3] {
    let built = placing(fact).dressed().build();
    ["en", "da", "ar"].map(|lang| written(&built, lang))
}

#[test]
fn minutes_degrees_and_litres_are_drawn_in_each_language() {
    for (fact, expected) in [
        ("deadline\n  value: 30\n  unit: minute", ["30\u{a0}minutes", "30\u{a0}minutter", "30\u{a0}دقيقة"]),
        ("deadline\n  value: 24\n  unit: hour", ["24\u{a0}hours", "24\u{a0}timer", "24\u{a0}ساعة"]),
        ("count\n  value: 3\n  unit: litre", ["3\u{a0}litres", "3\u{a0}liter", "3\u{a0}لترات"]),
        ("count\n  value: 26\n  unit: celsius", ["26\u{a0}°C", "26\u{a0}°C", "26\u{a0}درجة\u{a0}مئوية"]),
    ] {
        assert_eq!(dressed_in_each(&format!("kind: {fact}")), expected, "{fact}");
    }
    // Arabic writes two degrees without a number: below nought it must have one.
    let cold = dressed_in_each("kind: count\n  value: -2\n  unit: celsius");
    assert!(cold.iter().all(|text| text.contains('2')), "{cold:?}");
    assert_eq!(cold[0], "-2\u{a0}°C");
}

#[test]
fn a_theme_without_the_words_of_a_unit_is_told_which_it_lacks_where_a_guide_needs_them() {
    let report = placing("kind: count\n  value: 3\n  unit: litre").build().report();
    assert!(report.contains("interface strings is missing in `en`: `measure_litre`"), "{report}");
    assert!(!report.contains("measure_minute"), "{report}");
}

#[test]
fn a_number_has_the_form_that_a_language_gives_it_and_the_same_digits() {
    let own = in_each("kind: deadline\n  value: 2\n  unit: day\n  forms: {da: \"2 dages\", ar: \"يومين\"}");
    assert_eq!(own, ["2\u{a0}days", "2\u{a0}dages", "يومين"]);
    for (forms, wrong) in [
        ("{da: \"3 dages\"}", true),
        ("{da: \"2 dages af 7\"}", true),
        ("{da: \"to dages\"}", true),
        ("{fr: \"2 jours\"}", true),
        ("{da: \"2 dages\"}", false),
    ] {
        let built = placing(&format!("kind: deadline\n  value: 2\n  unit: day\n  forms: {forms}")).build();
        assert_eq!(built.codes().contains(&"fact-value"), wrong, "{forms}: {}", built.report());
    }
}

#[test]
fn a_count_is_a_number_in_the_languages_writing() {
    assert_eq!(in_each("kind: count\n  value: 12345"), ["12,345", "12.345", "12,345"]);
}

#[test]
fn an_amount_is_in_kroner() {
    let [english, danish, arabic] = in_each("kind: amount\n  value: 2500");
    assert_eq!((english.as_str(), danish.as_str()), ("2,500\u{a0}kr.", "2.500\u{a0}kr."));
    assert!(arabic.ends_with("كرونة"), "{arabic}");
}

#[test]
fn a_theme_may_still_call_the_string_of_amounts_by_its_old_name() {
    let amount = placing("kind: amount\n  value: 2500");
    let built = amount.edit("themes/plain/strings/en.yaml", "amount:", "amount_kroner:").build();
    built.page("en/index.html").has_text("It is 2,500 kr., they say");
}

#[test]
fn a_short_number_is_called_as_it_stands_and_a_code_of_a_phone_company_is_shown_only() {
    let [en, _, ar] = in_each("kind: phone\n  value: \"116 117\"\n  seen: 2026");
    assert_eq!(en, "<a href=tel:116117><bdi dir=ltr translate=no>116 117</bdi></a>");
    assert_eq!(ar, en);
    let [en, ..] = in_each("kind: phone\n  value: \"*123#\"\n  seen: 2026");
    assert_eq!(en, "<bdi dir=ltr translate=no>*123#</bdi>");
}

#[test]
fn the_source_of_a_fact_to_confirm_stands_on_no_page() {
    let entry = "line:\n  kind: phone\n  value: \"+45 70 20 12 01\"\n  source: paper\n  checked: 2026-11-20\n  \
                 checked-by: A\n  until: 2027-11-20\n  confidence: low\n";
    let source = "\npaper: {title: An old paper, publisher: P, language: en, read: 2026-11-20, kind: news}\n";
    let project =
        |entry: &str| Project::new().add(FACTS, entry).add("content/sources.yaml", source).stamped();
    let unconfirmed = project(&format!("{entry}  to-confirm: its hours\n")).build();
    unconfirmed.sound();
    assert!(!unconfirmed.source_of("en/sources.html").contains("An old paper"));
    assert!(project(entry).build().source_of("en/sources.html").contains("An old paper"));
}

#[test]
fn a_phone_number_can_be_called_and_runs_from_left_to_right() {
    let seen = "kind: phone\n  value: \"+45 61 98 40 00\"\n  seen: 2026";
    let expected = "<a href=tel:+4561984000><bdi dir=ltr translate=no>+45 61 98 40 00</bdi></a>";
    assert_eq!(in_each(seen), [expected; 3]);
}

#[test]
fn a_contact_seen_long_ago_says_when() {
    let built = placing("kind: phone\n  value: \"+45 61 98 40 00\"\n  seen: 2022").build();
    built.page("en/index.html").has_text("+45 61 98 40 00 (last seen 2022), they say");
    built.page("da/index.html").has_text("(sidst set 2022)");
    let fresh = placing("kind: phone\n  value: \"+45 61 98 40 00\"\n  seen: 2025").build();
    fresh.page("en/index.html").lacks_text("last seen");
    let later = placing("kind: phone\n  value: \"+45 61 98 40 00\"\n  seen: 2025").on("2027-01-01").build();
    later.page("en/index.html").has_text("last seen 2025");
}

#[test]
fn a_link_shows_its_address_without_its_scheme() {
    let web = in_each("kind: link\n  value: \"https://www.example.org/\"");
    assert_eq!(web, ["<a href=https://www.example.org/><bdi dir=ltr translate=no>example.org</bdi></a>"; 3]);
    let mail = in_each("kind: link\n  value: \"mailto:help@example.org\"");
    assert_eq!(
        mail,
        ["<a href=mailto:help&#64;example.org><bdi dir=ltr translate=no>help&#64;example.org</bdi></a>"; 3]
    );
}

#[test]
fn a_paragraph_of_the_law_stays_danish_and_runs_from_left_to_right() {
    let [english, danish, arabic] = in_each("kind: law\n  value: \"§ 9 b\"");
    assert_eq!(english, "<bdi dir=ltr lang=da translate=no>§\u{a0}9\u{a0}b</bdi>");
    assert_eq!(arabic, english);
    assert_eq!(danish, "<bdi dir=ltr translate=no>§\u{a0}9\u{a0}b</bdi>");
}

#[test]
fn a_name_is_in_the_readers_language_or_else_in_the_official_one() {
    let all = in_each("kind: authority\n  value: {en: the Board, da: Nævnet, ar: المجلس}");
    assert_eq!(all, ["the Board", "Nævnet", "المجلس"]);
    let [english, _, arabic] = in_each("kind: authority\n  value: {en: the Board, da: Nævnet}");
    assert_eq!(english, "the Board");
    assert_eq!(arabic, "<bdi dir=ltr lang=da translate=no>Nævnet</bdi>");
}

#[test]
fn a_date_is_written_out_as_far_as_it_is_known_its_day_and_month_on_one_line() {
    assert_eq!(
        in_each("kind: date\n  value: 2026-11-22"),
        ["22\u{a0}November 2026", "22.\u{a0}november 2026", "22\u{a0}نوفمبر 2026"]
    );
    let months = ["November 2026", "november 2026", "نوفمبر 2026"];
    assert_eq!(in_each("kind: date\n  value: 2026-11"), months);
    assert_eq!(in_each("kind: date\n  value: 2018"), ["2018"; 3]);
}

#[test]
fn words_of_a_fact_are_text_and_never_html() {
    let [english, ..] = in_each("kind: address\n  value: \"<b>A & B</b> \\\"C\\\"\"");
    assert!(!english.contains("<b>"), "{english}");
    let built = placing("kind: address\n  value: \"<b>A & B</b> \\\"C\\\"\"").build();
    built.page("en/index.html").has_text("It is <b>A & B</b> \"C\"");
}

#[test]
fn a_fact_in_a_summary_is_plain_words() {
    let built = Project::new().build();
    built.page("da/papers.html").has_text("Hvad du tager med til Kontoret.");
    built.page("ar/papers.html").has_text("ما تحضره إلى المكتب.");
}

#[test]
fn a_page_is_as_old_as_the_oldest_thing_it_says() {
    let fact = "kind: count\n  value: 3";
    let page = placing_until(fact, "2026-12-24").build().page("en/index.html");
    page.has_text("Checked 20 November 2026, good until 24 December 2026.");
    let page = placing_until(fact, "2030-01-01").build().page("en/index.html");
    page.has_text("Checked 20 November 2026, good until 20 November 2028.");
}

#[test]
fn a_citation_names_its_source_and_the_places_in_it_once() {
    let text = "One.[^act, § 1] Two.[^act, § 2] Again.[^act, § 1]";
    let page =
        Project::new().edit(TEXT, "Read in peace.", text).untranslated("home").build().page("en/index.html");
    page.has_text("One. Two. Again.").has(1, ".source");
    assert_eq!(page.words(".source"), "Udlændingeloven, § 1, § 2");
    assert_eq!(page.one(".source cite").attr("lang"), Some("da"));
}

#[test]
fn decimals_are_drawn_with_the_separator_and_the_plural_of_each_language_and_as_many_as_written() {
    assert_eq!(in_each("kind: count\n  value: 1234.50"), ["1,234.50", "1.234,50", "1,234.50"]);
    for (fact, expected) in [
        ("count\n  value: 1.5\n  unit: litre", ["1.5\u{a0}litres", "1,5\u{a0}liter", "1.5\u{a0}لتر"]),
        (
            "count\n  value: -2.5\n  unit: celsius",
            ["-2.5\u{a0}°C", "-2,5\u{a0}°C", "-2.5\u{a0}درجة\u{a0}مئوية"],
        ),
    ] {
        let written = dressed_in_each(&format!("kind: {fact}"));
        let plain = written.map(|text| text.replace(['\u{200e}', '\u{2212}'], "").replace("--", "-"));
        let expected = expected
            .map(|text| if plain[0].starts_with('-') { text.to_owned() } else { text.replace('-', "") });
        assert_eq!(plain, expected, "{fact}");
    }
    let own = in_each("kind: count\n  value: 2.5\n  unit: day\n  forms: {da: \"2,5 dages\"}");
    assert_eq!(own[1], "2,5\u{a0}dages");
    let wrong = placing("kind: count\n  value: 2.5\n  unit: day\n  forms: {da: \"3,5 dages\"}").build();
    assert!(wrong.codes().contains(&"fact-value"), "{}", wrong.report());
}

#[test]
fn the_last_day_before_another_is_counted_back_and_written_with_both() {
    let before = |number: u32, unit: &str, day: &str| {
        dressed_in_each(&format!("kind: date\n  value: {day}\n  before: {number}\n  unit: {unit}"))
    };
    let [english, danish, arabic] = before(14, "day", "2027-07-01").map(|text| text.replace('\u{a0}', " "));
    assert_eq!(english, "17 June 2027 (14 days before 1 July 2027)");
    assert_eq!(danish, "17. juni 2027 (14 dage før 1. juli 2027)");
    assert!(arabic.contains("17 يونيو 2027") && arabic.contains("1 يوليو 2027"), "{arabic}");
    for (number, unit, day, expected) in [
        (1, "month", "2027-03-31", "28 February 2027"),
        (2, "week", "2027-01-05", "22 December 2026"),
        (1, "year", "2028-02-29", "28 February 2027"),
        (13, "month", "2027-01-31", "31 December 2025"),
    ] {
        let english = before(number, unit, day)[0].replace('\u{a0}', " ");
        assert!(english.starts_with(expected), "{english}");
    }
    for wrong in
        ["before: 0\n  unit: day", "before: 3", "before: 3\n  unit: hour", "before: 90000\n  unit: year"]
    {
        let built = placing(&format!("kind: date\n  value: 2027-07-01\n  {wrong}")).build();
        assert!(built.codes().contains(&"fact-value"), "{wrong}: {}", built.report());
    }
}

#[test]
fn ranges_per_cent_and_hours_of_the_day_are_drawn_in_each_language() {
    for (fact, expected) in [
        ("deadline\n  value: 2-4\n  unit: week", ["2–4\u{a0}weeks", "2–4\u{a0}uger", "2–4\u{a0}أسابيع"]),
        // Arabic writes two weeks without a number: a range has its own.
        ("count\n  value: 1-2\n  unit: week", ["1–2\u{a0}weeks", "1–2\u{a0}uger", "1–2\u{a0}أسبوع"]),
        ("count\n  value: 25\n  unit: percent", ["25%", "25\u{a0}%", "25%"]),
        ("count\n  value: 2.5\n  unit: percent", ["2.5%", "2,5\u{a0}%", "2.5%"]),
        ("count\n  value: 1000-2000", ["1,000–2,000", "1.000–2.000", "1,000–2,000"]),
        ("time\n  value: \"09:30\"", ["09:30", "09.30", "9:30\u{a0}ص"]),
        ("time\n  value: \"09:00-15:00\"", ["09:00–15:00", "09.00–15.00", "9:00\u{a0}ص–3:00\u{a0}م"]),
    ] {
        assert_eq!(dressed_in_each(&format!("kind: {fact}")), expected, "{fact}");
    }
    for wrong in [
        "deadline\n  value: 2-4",
        "deadline\n  value: 4-2\n  unit: week",
        "count\n  value: \"-2-4\"",
        "time\n  value: \"24:00\"",
        "time\n  value: 9",
        "deadline\n  value: 2-4\n  unit: percent",
    ] {
        let built = placing(&format!("kind: {wrong}")).build();
        assert_eq!(
            built.codes().iter().filter(|code| **code == "fact-value").count(),
            1,
            "{wrong}: {}",
            built.report()
        );
    }
    let own = |form: &str| {
        placing(&format!("kind: deadline\n  value: 2-4\n  unit: week\n  forms: {{da: \"{form}\"}}")).build()
    };
    assert_eq!(written(&own("2 til 4 ugers"), "da"), "2\u{a0}til\u{a0}4\u{a0}ugers");
    assert!(own("2 til 5 ugers").codes().contains(&"fact-value"));
}
