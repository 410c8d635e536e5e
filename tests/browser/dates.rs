//! Days counted from a date: every day of a century in three calendars, ends of months, and what is no date.

use icu_calendar::cal::{Ethiopian, Persian};
use icu_calendar::{AsCalendar, Date, Iso};

use crate::driver::in_both_browsers;
use crate::page::Browser;
use crate::site::site;

in_both_browsers!(every_day_of_the_century_has_the_date_that_icu_gives_it, century);

async fn century(browser: Browser) {
    let first = Date::try_new_iso(2000, 1, 1).expect("a day").to_rata_die();
    let days: Vec<Date<Iso>> = (0..36_525).map(|after| Date::from_rata_die(first + after, Iso)).collect();
    let calendars: [(&str, &str, Vec<[i32; 3]>); 3] = [
        ("ti", "gregorian", days.iter().map(numbers).collect()),
        ("fa", "persian", days.iter().map(|day| numbers(&day.to_calendar(Persian))).collect()),
        ("ti", "ethiopic", days.iter().map(|day| numbers(&day.to_calendar(Ethiopian::new()))).collect()),
    ];
    for (lang, calendar, dates) in calendars {
        browser.open(&format!("{}{lang}/dates.html", site().file_base())).await;
        let wrong = browser
            .run_with(
                &format!(
                    "const wrong = [];
                    arguments[0].forEach((date, after) => {{
                        const day = 10957 + after, own = wayleaf.dates.dateOf('{calendar}', day);
                        if (own.join() !== date.join() || wayleaf.dates.dayOf('{calendar}', ...date) !== day) wrong.push(date);
                    }});
                    return wrong.slice(0, 5);"
                ),
                dates,
            )
            .await;
        assert_eq!(wrong, serde_json::json!([]), "{calendar}");
    }
}

fn numbers<C: AsCalendar>(date: &Date<C>) -> [i32; 3] {
    [date.year().extended_year(), date.month().ordinal.into(), date.day_of_month().0.into()]
}

in_both_browsers!(days_are_counted_to_the_end_of_a_shorter_month_and_over_leap_days, counted);

async fn counted(mut browser: Browser) {
    browser.open(&format!("{}en/dates.html", site().file_base())).await;
    for (unit, date, expected) in [
        ("refused-permit", "20 11 2026", "5 December 2026"),
        ("refused-permit", "31 12 2025", "15 January 2026"),
        ("refused-other", "24 10 2026", "31 October 2026"),
        ("had-permit", "31 10 2026", "30 November 2026"),
        ("had-permit", "31 1 2024", "29 February 2024"),
        ("permit-ends", "31 5 2027", "28 February 2027"),
        ("permit-ends", "29 2 2028", "29 November 2027"),
        ("medical-paper", "31 8 2026", "28 February 2027"),
    ] {
        let said = answer(&browser, unit, date).await;
        assert!(said.contains(expected), "{unit}, {date}: {said}");
    }
    assert!(answer(&browser, "medical-paper", "20 5 2026").await.contains("has been older"));
    assert!(answer(&browser, "medical-paper", "22 5 2026").await.contains("since then: 6"));
    assert!(answer(&browser, "permit-ends", "1 1 2027").await.contains("apply now"));
    assert!(answer(&browser, "permit-ends", "1 11 2026").await.contains("run out"));
    assert!(answer(&browser, "refused-permit", "1 11 2026").await.contains("has passed"));
    assert!(
        browser.holds("!localStorage.length && !sessionStorage.length && !document.cookie").await,
        "something is stored"
    );
    assert_eq!(browser.complaints().await, [""; 0]);
}

in_both_browsers!(what_is_no_date_gets_a_plain_sentence_and_stays_in_the_field, no_date);

async fn no_date(mut browser: Browser) {
    browser.open(&format!("{}en/dates.html", site().file_base())).await;
    for (date, expected) in [
        ("31 2 2026", "no such date"),
        ("0 1 2026", "no such date"),
        ("1 13 2026", "no such date"),
        ("1 1", "no such date"),
        ("<img/src=x> yes no", "no such date"),
        ("99999999999999999999 1 2026", "no such date"),
        ("20 11 1405", "Check the year"),
        ("11 3 2019", "Check the year"),
        ("20 11 99999999", "Check the year"),
        ("23 11 2026", "not come yet"),
    ] {
        let said = answer(&browser, "refused-permit", date).await;
        assert!(said.contains(expected), "{date}: {said}");
        let kept = browser.text_of("document.querySelectorAll('.dates__field')[0].value").await;
        assert_eq!(kept, date.split(' ').next().unwrap_or_default());
    }
    assert_eq!(browser.complaints().await, [""; 0]);
}

in_both_browsers!(the_readers_own_calendar_and_digits_are_understood_and_written, own_calendar);

async fn own_calendar(browser: Browser) {
    let base = site().file_base();
    browser.open(&format!("{base}fa/dates.html")).await;
    browser.run("document.querySelectorAll('.dates__calendar')[1].checked = true;").await;
    let said = answer(&browser, "refused-permit", "۲۹ ۸ ۱۴۰۵").await;
    assert!(said.contains("۵ دسامبر ۲۰۲۶ (۱۴ آذر ۱۴۰۵)"), "{said}");
    // The year of the other calendar.
    let said = answer(&browser, "refused-permit", "۲۰ ۱۱ ۲۰۲۶").await;
    assert!(!said.contains("۲۰۲۶"), "{said}");
    browser.open(&format!("{base}ti/dates.html")).await;
    browser.run("document.querySelectorAll('.dates__calendar')[1].checked = true;").await;
    let said = answer(&browser, "refused-permit", "11 3 2019").await;
    assert!(said.contains("5 ታሕሳስ 2026 (ሕዳር 26, 2019 AM)"), "{said}");
    browser.open(&format!("{base}ar/dates.html")).await;
    assert!(answer(&browser, "refused-permit", "٢٠ ١١ ٢٠٢٦").await.contains("5 ديسمبر 2026"));
}

/// Enters a date at a unit, its parts in the three fields, and reads what the page says.
async fn answer(browser: &Browser, unit: &str, date: &str) -> String {
    browser
        .run_with(
            "const form = document.getElementById(arguments[0][0]).closest('section').querySelector('form');
            const parts = arguments[0][1].split(' ');
            form.querySelectorAll('.dates__field').forEach((field, at) => { field.value = parts[at] || ''; });
            form.querySelector('button').click();
            return form.querySelector('.dates__said').textContent;",
            [unit, date],
        )
        .await
        .as_str()
        .expect("a text")
        .to_owned()
}
