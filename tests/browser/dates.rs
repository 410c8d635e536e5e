//! Days counted from a date: every day of a century in three calendars, ends of months, and what is no date.

use icu_calendar::cal::{Ethiopian, Persian};
use icu_calendar::{AsCalendar, Date, Iso};

use crate::changed_site::site_with_form;
use crate::driver::{Scripts, in_both_browsers};
use crate::page::Browser;
use crate::site::site;

in_both_browsers!(every_day_of_the_century_has_the_date_that_icu_gives_it, century);

async fn century(browser: Browser) {
    let first = Date::try_new_iso(2000, 1, 1).expect("a day").to_rata_die();
    let days: Vec<Date<Iso>> = (0..36_525).map(|after| Date::from_rata_die(first + after, Iso)).collect();
    let calendars: [(&str, usize, Vec<[i32; 3]>); 3] = [
        ("en", 0, days.iter().map(numbers).collect()),
        ("fa", 1, days.iter().map(|day| numbers(&day.to_calendar(Persian))).collect()),
        ("ti", 1, days.iter().map(|day| numbers(&day.to_calendar(Ethiopian::new()))).collect()),
    ];
    for (lang, place, dates) in calendars {
        browser.open(&format!("{}{lang}/dates.html", site().file_base())).await;
        let wrong = browser
            .run_with(
                &format!(
                    "const wrong = [];
                    arguments[0].forEach((date, after) => {{
                        const day = 10957 + after, calendar = wayleaf.dates[{place}];
                        if (calendar.dateOf(day).join() !== date.join() || calendar.dayOf(...date) !== day) wrong.push(date);
                    }});
                    return wrong.slice(0, 5);"
                ),
                dates,
            )
            .await;
        assert_eq!(wrong, serde_json::json!([]), "{lang}, {place}");
    }
}

fn numbers<C: AsCalendar>(date: &Date<C>) -> [i32; 3] {
    [date.year().extended_year(), date.month().ordinal.into(), date.day_of_month().0.into()]
}

/// What is counted from, as the options of the form tell it: the kind, and how long.
const NO_TO_THIS_PERMIT: [&str; 2] = ["until", "15"];
const HAD_A_PERMIT: [&str; 2] = ["until", "1"];
const ANOTHER_NO: [&str; 2] = ["until", "7"];
const PERMIT_ENDS: [&str; 2] = ["window", "3"];
const MEDICAL_PAPER: [&str; 2] = ["age", "6"];

in_both_browsers!(days_are_counted_to_the_end_of_a_shorter_month_and_over_leap_days, counted);

async fn counted(mut browser: Browser) {
    browser.open(&format!("{}en/dates.html", site().file_base())).await;
    for (paper, date, expected) in [
        (NO_TO_THIS_PERMIT, "20 11 2026", "5 December 2026"),
        (NO_TO_THIS_PERMIT, "31 12 2025", "15 January 2026"),
        (ANOTHER_NO, "24 10 2026", "31 October 2026"),
        (HAD_A_PERMIT, "31 10 2026", "30 November 2026"),
        (HAD_A_PERMIT, "31 1 2024", "29 February 2024"),
        (PERMIT_ENDS, "31 5 2027", "28 February 2027"),
        (PERMIT_ENDS, "29 2 2028", "29 November 2027"),
        (MEDICAL_PAPER, "31 8 2026", "28 February 2027"),
    ] {
        let said = answer(&browser, paper, date).await;
        assert!(said.contains(expected), "{paper:?}, {date}: {said}");
    }
    assert!(answer(&browser, MEDICAL_PAPER, "20 5 2026").await.contains("has been older"));
    // What the answer calls "the time named above" stands above it.
    assert!(
        browser.holds("[...document.querySelectorAll('.dates__own')].some((words) => !words.hidden)").await
    );
    assert!(answer(&browser, MEDICAL_PAPER, "22 5 2026").await.contains("since then: 6"));
    assert!(answer(&browser, PERMIT_ENDS, "1 1 2027").await.contains("apply now"));
    assert!(answer(&browser, PERMIT_ENDS, "1 11 2026").await.contains("run out"));
    assert!(answer(&browser, NO_TO_THIS_PERMIT, "1 11 2026").await.contains("has passed"));
    assert!(browser.holds("!document.querySelector('.dates__reminder a').hasAttribute('href')").await);
    assert!(
        browser.holds("!localStorage.length && !sessionStorage.length && !document.cookie").await,
        "something is stored"
    );
    assert_eq!(browser.complaints().await, [""; 0]);
}

in_both_browsers!(an_answer_says_how_many_days_which_day_of_the_week_and_what_counts_more, whole_sentences);

async fn whole_sentences(browser: Browser) {
    let base = site().file_base();
    browser.open(&format!("{base}en/dates.html")).await;
    let counts = "Letter of 20 November 2026, 15\u{a0}days.\nIf the last day in your letter is earlier, that day counts.";
    let said = answer(&browser, NO_TO_THIS_PERMIT, "20 11 2026").await;
    assert_eq!(said, format!("13 days from today: Saturday, 5 December 2026.\n{counts}"));
    let said = answer(&browser, NO_TO_THIS_PERMIT, "8 11 2026").await;
    assert!(said.starts_with("1 day from today: Monday, 23 November 2026.\n"), "{said}");
    let said = answer(&browser, NO_TO_THIS_PERMIT, "7 11 2026").await;
    assert!(said.starts_with("Today is the last day: Sunday, 22 November 2026.\n"), "{said}");
    for (lang, expected) in [
        ("ar", "11 يومًا من اليوم: الخميس، 3 ديسمبر 2026."),
        ("da", "11 dage fra i dag: torsdag 3. december 2026."),
        ("fa", "۱۱ روز مانده است: پنجشنبه ۳ دسامبر ۲۰۲۶ (۱۲ آذر ۱۴۰۵)"),
    ] {
        browser.open(&format!("{base}{lang}/dates.html")).await;
        let said = answer(&browser, NO_TO_THIS_PERMIT, "18 11 2026").await;
        assert!(said.contains(expected), "{said}");
    }
}

in_both_browsers!(a_date_is_understood_as_people_write_it, understood);

async fn understood(browser: Browser) {
    let base = site().file_base();
    for (lang, day, dates) in [
        (
            "en",
            "5 December 2026",
            [
                "20|11|26",
                "20 November 2026||",
                "20.11.26||",
                "2026-11-20||",
                "20|Nov|2026",
                "20|novemb|26",
                "20th|NOVEMBER|2026",
                "lørdag den 20. november 2026||",
            ]
            .as_slice(),
        ),
        ("ar", "5 ديسمبر 2026", &["٢٠|١١|٢٠٢٦", "20|نوفمبر|2026", "20|nov|2026", "٢٠|11|٢٦"]),
        (
            "fa",
            "۱۴ آذر ۱۴۰۵",
            &["۲۰|نوامبر|۲۰۲۶", "۲۹|آبان|۱۴۰۵", "۲۹|۸|۱۴۰۵", "۱۴۰۵/۸/۲۹||", "20|november|26"],
        ),
        ("ti", "5 ታሕሳስ 2026", &["20|ሕዳር|2026", "20|ሕዳ|26", "20|nov|2026"]),
    ] {
        browser.open(&format!("{base}{lang}/dates.html")).await;
        for date in dates {
            let said = answer(&browser, NO_TO_THIS_PERMIT, date).await;
            assert!(said.lines().count() == 3 && said.contains(day), "{lang}, {date}: {said}");
        }
    }
    browser.open(&format!("{base}en/dates.html")).await;
    for (date, expected) in
        [("20|maj|2026", "4 June 2026"), ("20|June|26", "5 July 2026"), ("20|jun|26", "5 July 2026")]
    {
        let said = answer(&browser, NO_TO_THIS_PERMIT, date).await;
        assert!(said.contains(expected), "{date}: {said}");
    }
}

in_both_browsers!(what_is_no_date_gets_a_plain_sentence_and_stays_in_the_field, no_date);

async fn no_date(mut browser: Browser) {
    browser.open(&format!("{}en/dates.html", site().file_base())).await;
    for (date, expected) in [
        ("31|2|2026", "no such date"),
        ("0|1|2026", "no such date"),
        ("1|13|2026", "no such date"),
        ("1|0|2026", "no such date"),
        ("1|1|", "no such date"),
        ("||", "no such date"),
        ("20|Nomber|2026", "no such date"),
        ("20|xx|2026", "no such date"),
        ("<img/src=x>|yes|no", "no such date"),
        ("99999999999999999999|1|2026", "no such date"),
        ("20|11|99999999", "no such date"),
        ("20|ju|2026", "Which month"),
        ("20|m|2026", "Which month"),
        ("20|11|1405", "Check the year"),
        ("11|3|2019", "Check the year"),
        ("23|11|2026", "not come yet"),
        ("1|1|27", "not come yet"),
    ] {
        let said = answer(&browser, NO_TO_THIS_PERMIT, date).await;
        assert!(said.contains(expected), "{date}: {said}");
        let kept = browser.text_of("document.querySelectorAll('.dates__field')[0].value").await;
        assert_eq!(kept, date.split('|').next().unwrap_or_default());
    }
    assert_eq!(browser.complaints().await, [""; 0]);
}

in_both_browsers!(the_readers_own_calendar_and_digits_are_understood_and_written, own_calendar);

async fn own_calendar(browser: Browser) {
    let base = site().file_base();
    browser.open(&format!("{base}fa/dates.html")).await;
    browser.run("document.querySelectorAll('.dates__calendar')[1].checked = true;").await;
    let said = answer(&browser, NO_TO_THIS_PERMIT, "۲۹ ۸ ۱۴۰۵").await;
    assert!(said.contains("۵ دسامبر ۲۰۲۶ (۱۴ آذر ۱۴۰۵)"), "{said}");
    let said = answer(&browser, NO_TO_THIS_PERMIT, "۲۹ آبان ۰۵").await;
    assert!(said.contains("۵ دسامبر ۲۰۲۶ (۱۴ آذر ۱۴۰۵)"), "{said}");
    // The year of the other calendar.
    let said = answer(&browser, NO_TO_THIS_PERMIT, "۲۰ ۱۱ ۲۰۲۶").await;
    assert!(!said.contains("۲۰۲۶"), "{said}");
    // A year of that calendar needs no choice.
    browser.run("document.querySelectorAll('.dates__calendar')[0].checked = true;").await;
    let said = answer(&browser, NO_TO_THIS_PERMIT, "۱۴۰۵/۸/۲۹||").await;
    assert!(said.contains("(۱۴ آذر ۱۴۰۵)"), "{said}");
    browser.open(&format!("{base}ti/dates.html")).await;
    browser.run("document.querySelectorAll('.dates__calendar')[1].checked = true;").await;
    let said = answer(&browser, NO_TO_THIS_PERMIT, "11 3 2019").await;
    assert!(said.contains("5 ታሕሳስ 2026 (ሕዳር 26, 2019 AM)"), "{said}");
    browser.open(&format!("{base}ar/dates.html")).await;
    assert!(answer(&browser, NO_TO_THIS_PERMIT, "٢٠ ١١ ٢٠٢٦").await.contains("5 ديسمبر 2026"));
}

in_both_browsers!(a_form_stands_where_days_are_needed_and_what_has_no_day_answers_in_words, elsewhere);

async fn elsewhere(mut browser: Browser) {
    let base = site_with_form().file_base();
    browser.open(&format!("{base}en/family.html")).await;
    assert!(browser.holds("document.querySelectorAll('form').length === 1").await);
    // What cannot mislead is chosen.
    let first = ["left", "0"];
    assert_eq!(
        browser.text_of("document.querySelector('.dates__legend').textContent").await,
        "Date to leave"
    );
    let said = answer(&browser, first, "12|December|26").await;
    assert_eq!(said, "20 days from today: Saturday, 12 December 2026.");
    assert!(answer(&browser, first, "22|11|26").await.starts_with("Today is the last day"));
    let said = answer(&browser, first, "20|11|2026").await;
    assert_eq!(said, "That day has passed: 20 November 2026. Get advice today.");
    browser.click(".dates__paper option:nth-child(2)").await;
    assert!(browser.find(".dates__own a[href$='checklist.html']").await.is_displayed().await.expect("shown"));
    assert!(!browser.find(".dates__field").await.is_displayed().await.expect("hidden"));
    assert_eq!(browser.text_of("document.querySelector('.dates__said').textContent").await, "");
    let said = answer(&browser, NO_TO_THIS_PERMIT, "20|11|2026").await;
    assert!(said.starts_with("13 days from today"), "{said}");
    assert!(browser.holds("document.querySelector('.dates__own').hidden").await);
    // Sent away, the form is as it was.
    browser.run("document.querySelector('.dates').reset();").await;
    assert!(browser.holds("document.querySelector('.dates__paper').selectedIndex === 0").await);
    assert_eq!(browser.text_of("document.querySelector('.dates__said').textContent").await, "");
    // The page that counts days offers what any form offers; pages without a form have no script for one.
    browser.open(&format!("{base}en/dates.html")).await;
    assert!(
        browser.holds("document.querySelectorAll('.dates__paper option:not([hidden])').length === 10").await
    );
    assert!(!site_with_form().page("en/help.html").html.contains("VCALENDAR"));
    assert_eq!(browser.complaints().await, [""; 0]);
}

in_both_browsers!(a_day_to_come_can_be_put_in_the_phones_calendar_which_does_not_say_what_it_is, reminder);

async fn reminder(browser: Browser) {
    for lang in site().languages() {
        browser.open(&format!("{}{lang}/dates.html", site().file_base())).await;
        answer(&browser, NO_TO_THIS_PERMIT, "20 11 2026").await;
        let href = browser.text_of("document.querySelector('.dates__reminder a').href").await;
        let file = browser.run_with("return decodeURIComponent(arguments[0]);", &href).await;
        let file =
            file.as_str().expect("a text").strip_prefix("data:text/calendar;charset=utf-8,").expect("one");
        let lines: Vec<&str> = file.split("\r\n").collect();
        assert!(lines.iter().all(|line| line.len() < 75 && !line.contains(['\r', '\n'])), "{lang}: {file}");
        assert_eq!(lines[..3], ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//calendar//EN"]);
        assert!(lines.contains(&"DTSTART;VALUE=DATE:20261205"), "{lang}: {file}");
        assert_eq!(lines[lines.len() - 2..], ["END:VCALENDAR", ""]);
        let told: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("SUMMARY:")).collect();
        assert!(told.len() == 1 && !told[0].contains([',', ';', '\\']), "{lang}: {told:?}");
        assert!(!file.to_lowercase().contains("wayleaf"), "{lang}");
    }
}

in_both_browsers!(the_three_fields_stand_in_one_row_on_the_narrowest_phone, one_row);

async fn one_row(browser: Browser) {
    browser.set_size(320, 640).await;
    for lang in site().languages() {
        browser.open(&format!("{}{lang}/dates.html", site().file_base())).await;
        browser.click(".dates__paper option[data-count=until]").await;
        let rows = "new Set([...document.querySelectorAll('.dates__field')].map((field) => field.getBoundingClientRect().top)).size";
        assert!((browser.number(rows).await - 1.0).abs() < 0.5, "{lang}");
        assert!(browser.holds("document.documentElement.scrollWidth <= 320").await, "{lang}");
    }
}

in_both_browsers!(no_length_is_begun_with_that_may_be_another_papers, asked);

async fn asked(browser: Browser) {
    browser.open(&format!("{}en/hearing.html", site_with_form().file_base())).await;
    assert!(!browser.find(".dates__field").await.is_displayed().await.expect("it is there"));
    assert!(!browser.find(".dates__button").await.is_displayed().await.expect("it is there"));
    browser.click(".dates__paper option:nth-child(2)").await;
    assert!(browser.find(".dates__field").await.is_displayed().await.expect("it is there"));
    assert_eq!(
        browser.text_of("document.querySelector('.dates__legend').textContent").await,
        "The date of the letter, not the date to leave"
    );
    browser.run("document.querySelector('.dates').reset();").await;
    assert!(!browser.find(".dates__field").await.is_displayed().await.expect("it is there"));
}

in_both_browsers!(without_scripts_no_form_is_shown_and_the_lengths_stand_as_text, Scripts::Off, as_text);

async fn as_text(browser: Browser) {
    browser.open(&format!("{}en/dates.html", site().file_base())).await;
    assert!(!browser.find(".dates").await.is_displayed().await.expect("it is there"));
    let text = browser.find("main").await.text().await.expect("a text");
    for length in ["15 days", "1 month", "7 days", "3 months", "6 months"] {
        assert!(text.contains(length), "{length}");
    }
}

/// Chooses a paper by what is counted from it, enters a date, its parts in the three fields, and reads what the page says.
async fn answer(browser: &Browser, [kind, number]: [&str; 2], date: &str) -> String {
    browser
        .run_with(
            "const [kind, number, date] = arguments[0], form = document.querySelector('.dates');
            const parts = date.split(date.includes('|') ? '|' : ' '), select = form.querySelector('select');
            select.selectedIndex = [...select.options].findIndex((one) => one.dataset.count === kind && one.dataset.number === number);
            select.dispatchEvent(new Event('change', {bubbles: true}));
            form.querySelectorAll('.dates__field').forEach((field, at) => { field.value = parts[at] || ''; });
            form.querySelector('button').click();
            return form.querySelector('.dates__said').textContent;",
            [kind, number, date],
        )
        .await
        .as_str()
        .expect("a text")
        .to_owned()
}
