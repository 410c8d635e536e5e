//! Progress without storage: ticks leave a phone as a code and come back from it, on any other, in any language.

use thirtyfour::Key;
use wayleaf::guide::topic::Question;

use crate::driver::{Engine, Scripts, in_both_browsers, run};
use crate::page::{Browser, assert_none};
use crate::site::site;

in_both_browsers!(
    a_reader_of_tigrinya_shows_the_psychiatrist_item_in_danish_and_takes_its_tick_to_another_phone,
    journey
);

async fn journey(mut browser: Browser) {
    browser.open(&format!("{}ti/checklist.html", site().file_base())).await;
    browser.set_size(360, 640).await;
    // An illness of the mind; an asylum case not decided yet.
    browser.open_fold(".questions details").await;
    browser.click(".questions fieldset:nth-of-type(1) label:nth-of-type(2) input").await;
    browser.click(".questions fieldset:nth-of-type(2) label:nth-of-type(1) input").await;
    assert!(!browser.find("#specialist-statement").await.is_displayed().await.expect("a state"));
    assert!(!browser.find("#end-date").await.is_displayed().await.expect("a state"));
    let twin = browser.find("#psychiatrist-statement summary").await;
    twin.send_keys(Key::Enter + "").await.expect("it opens");
    let danish = browser.find("#psychiatrist-statement .checklist__official[lang=da]").await;
    assert_eq!(danish.text().await.expect("a text"), "Få en udtalelse fra en psykiater");
    browser.click("#psychiatrist-statement .checklist__box").await;
    browser.click("#certificate .checklist__box").await;
    browser.click(".checklist__send a").await;
    browser.wait_until("location.pathname.endsWith('/ti/card.html') && document.querySelector('.checklist__box:checked')").await;
    let code = browser.find(".card__shown").await.text().await.expect("a text");
    assert!(browser.holds("!location.hash && !location.search && !localStorage.length").await);
    assert_eq!(browser.complaints().await, [""; 0]);

    let other = if browser.engine == Engine::Chromium { Engine::Firefox } else { Engine::Chromium };
    let there = move || run(other, Scripts::On, |browser| typed_in_danish(browser, code));
    tokio::task::spawn_blocking(there).await.expect("the same ticks");
}

async fn typed_in_danish(mut browser: Browser, code: String) {
    browser.open(&format!("{}da/card.html", site().file_base())).await;
    enter(&browser, &code).await;
    assert_eq!(ticked(&browser).await, "checklist-6,checklist-7");
    assert_eq!(answered(&browser).await, "illness2,asylum-case1");
    assert_eq!(said(&browser).await, "Dine krydser er her nu.");
    let shown = browser.find(".card__shown").await.text().await.expect("a text");
    assert_eq!(shown, code, "the same ticks have the same code in every language");
    assert!(browser.holds("!localStorage.length").await, "something is stored though nobody asked");
    assert_eq!(browser.complaints().await, [""; 0]);
}

in_both_browsers!(
    without_scripts_the_same_reader_finds_shows_and_ticks_the_item,
    Scripts::Off,
    without_scripts
);

async fn without_scripts(browser: Browser) {
    browser.open(&format!("{}ti/checklist.html", site().file_base())).await;
    let condition = browser.find("#psychiatrist-statement .checklist__if").await;
    assert!(condition.is_displayed().await.expect("a state"), "nothing says for whom the item is");
    let twin = browser.find("#psychiatrist-statement summary").await;
    twin.send_keys(Key::Enter + "").await.expect("it opens");
    let danish = browser.find("#psychiatrist-statement .checklist__official[lang=da]").await;
    assert_eq!(danish.text().await.expect("a text"), "Få en udtalelse fra en psykiater");
    browser.click("#psychiatrist-statement .checklist__box").await;
    let tick = browser.find("#psychiatrist-statement .checklist__box").await;
    assert!(tick.is_selected().await.expect("a state"));
    // What needs scripts is not promised: the card is a list to mark by hand.
    browser.click(".checklist__send a").await;
    assert!(!browser.find(".progress-code").await.is_displayed().await.expect("a state"));
    assert!(!browser.find(".card__code").await.is_displayed().await.expect("a state"));
    assert!(browser.find(".card__plain").await.is_displayed().await.expect("a state"));
    browser.click(".card__row:nth-of-type(6) .checklist__box").await;
}

in_both_browsers!(codes_of_other_editions_and_other_keyboards_are_understood, editions);

async fn editions(mut browser: Browser) {
    browser.open(&format!("{}fa/card.html", site().file_base())).await;
    let given = count(&browser, "document.querySelector('.progress-code').dataset.given").await;
    let guide = count(&browser, "document.querySelector('.checklist-progress').dataset.guide").await;
    let status = |key: &str| format!("document.querySelector('.progress-code__said').dataset.{key}");
    let done = browser.text_of(&status("done")).await;
    let name = |number: u32| format!("checklist-{number}");

    let all: Vec<u32> = (1..=given).collect();
    browser.run("wayleaf.list('.checklist__box').forEach((box) => box.click());").await;
    let shown = browser.find(".card__shown").await.text().await.expect("a text");
    assert_eq!(digits(&shown), code(given, &all, guide), "the page's code is the one reckoned here");
    assert!(
        shown.starts_with(|digit| ('\u{6f0}'..='\u{6f9}').contains(&digit)),
        "`{shown}` is not in Persian"
    );

    // Arabic digits with signs that keyboards and messengers put between them.
    let arabic: String = code(given, &[2, 7], guide)
        .chars()
        .map(|digit| char::from_u32(0x660 + digit.to_digit(10).expect("a digit")).expect("a digit"))
        .flat_map(|digit| [digit, '\u{200f}', '-'])
        .collect();
    enter(&browser, &arabic).await;
    assert_eq!(ticked(&browser).await, [name(2), name(7)].join(","));
    assert_eq!(said(&browser).await, done);

    enter(&browser, &code(given - 4, &[1, given - 4], guide)).await;
    assert_eq!(ticked(&browser).await, [name(1), name(given - 4)].join(","));
    let last = browser
        .text_of(&format!("document.querySelector('[name=checklist-{given}]').parentNode.textContent"))
        .await;
    let new = said(&browser).await;
    assert!(new.starts_with(&done) && new.ends_with(&last) && new.matches('·').count() == 3, "{new}");

    // Answers come and go with the code; a code without them, of an older edition, leaves them as they are.
    for (answers, expected) in [
        ("11112", "illness1,asylum-case1,sent1,address1,seen2"),
        ("302", "illness3,sent2"),
        ("", "illness3,sent2"),
        ("00003", "seen3"),
        // A question and an answer of a newer list are left out.
        ("8100001", "asylum-case1"),
    ] {
        enter(&browser, &answered_code(given, &[5], answers, guide)).await;
        assert_eq!(answered(&browser).await, expected, "{answers}");
        assert_eq!(ticked(&browser).await, name(5), "{answers}");
        assert_eq!(said(&browser).await, done, "{answers}");
    }
    enter(&browser, &answered_code(given, &[2], "12123", guide)).await;
    let shown = browser.find(".card__shown").await.text().await.expect("a text");
    assert_eq!(digits(&shown), answered_code(given, &[2], "12123", guide));

    enter(&browser, &code(given + 5, &[3, given + 4], guide)).await;
    assert_eq!(ticked(&browser).await, name(3), "what this list does not have is left out");
    assert!(said(&browser).await.ends_with(&browser.text_of(&status("later")).await));
    assert_eq!(browser.complaints().await, [""; 0]);
}

in_both_browsers!(what_is_no_code_of_this_list_is_refused_in_one_sentence_and_changes_nothing, refused);

async fn refused(mut browser: Browser) {
    browser.open(&format!("{}en/card.html", site().file_base())).await;
    let given = count(&browser, "document.querySelector('.progress-code').dataset.given").await;
    let guide = count(&browser, "document.querySelector('.checklist-progress').dataset.guide").await;
    enter(&browser, &code(given, &[2, 3, 5, 7, 11, 13, 17, 19, 23], guide)).await;
    let before = ticked(&browser).await;
    assert_eq!(before.split(',').count(), 9);
    let right = code(given, &[1, 4, 9, 16, 25], guide);
    let mut wrong = vec![
        code(given, &[1, 4, 9, 16, 25], guide + 1),
        code(given, &[], (guide + 500) % 1_000_000),
        String::new(),
        "0".to_owned(),
        "0000".to_owned(),
        "9".repeat(99),
        "<img src=x onerror=alert(1)>".to_owned(),
        right[1..].to_owned(),
        right.clone() + "0",
    ];
    wrong.push(answered_code(given, &[2], "9", guide));
    wrong.push(answered_code(given, &[2], "120", guide));
    let with_answers = answered_code(given, &[1, 4], "21213", guide);
    for (right, at, digit) in [&right, &with_answers]
        .into_iter()
        .flat_map(|right| right.char_indices().map(move |(at, digit)| (right, at, digit)))
    {
        let others = ('0'..='9').filter(|other| *other != digit);
        wrong.extend(others.map(|other| format!("{}{other}{}", &right[..at], &right[at + 1..])));
        let next = right[at + 1..].chars().next().filter(|next| *next != digit);
        wrong.extend(next.map(|next| format!("{}{next}{digit}{}", &right[..at], &right[at + 2..])));
    }
    let taken = browser
        .run_with(
            "const form = document.querySelector('.progress-code'), said = form.querySelector('.progress-code__said');
             return arguments[0].filter((code) => {
                 said.textContent = '';
                 form.querySelector('input').value = code;
                 form.querySelector('button').click();
                 return said.textContent !== said.dataset.wrong;
             });",
            &wrong,
        )
        .await;
    assert_eq!(taken, serde_json::json!([]), "of {} wrong codes", wrong.len());
    assert_eq!(ticked(&browser).await, before, "a wrong code changed ticks");
    assert_eq!(browser.complaints().await, [""; 0]);
}

in_both_browsers!(every_way_to_answer_folds_away_exactly_what_the_conditions_say, answers);

async fn answers(browser: Browser) {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = wayleaf::parse::guide(&wayleaf::load::load(root).value).value.expect("a guide");
    let topic = guide.topics.iter().find(|topic| topic.id.as_str() == "checklist").expect("a checklist");
    let answers: Vec<_> = topic.questions().iter().flat_map(Question::names).collect();
    let ways = topic.combinations();
    let places = |given: &Vec<_>| -> Vec<usize> {
        given.iter().filter_map(|id| answers.iter().position(|answer| answer == id)).collect()
    };
    browser.open(&format!("{}en/checklist.html", site().file_base())).await;
    let seen = browser
        .run_with(
            "const radios = document.querySelectorAll('.questions input');
             return arguments[0].map((way) => {
                 way.forEach((at) => radios[at].click());
                 const ids = (items) => items.map((item) => item.id).sort().join(' ');
                 const applies = [...document.querySelectorAll('.checklist__item')].filter((item) => !item.closest('[data-when][hidden]'));
                 const seen = () => applies.filter((item) => item.offsetHeight);
                 const first = seen(), see = [...document.querySelectorAll('#certificate > a')].filter((link) => !link.hidden);
                 // One that is ticked brings the next; all are there when asked for.
                 first[first.length - 1].querySelector('.checklist__box').click();
                 const next = seen();
                 first[first.length - 1].querySelector('.checklist__box').click();
                 document.querySelector('.questions > p > button').click();
                 const all = [...document.querySelectorAll('.checklist__item')].every((item) => item.offsetHeight);
                 return [ids(applies), ids(first), next.length + '', all + '',
                     see.map((link) => link.getAttribute('href')).join(' ')];
             });",
            ways.iter().map(places).collect::<Vec<_>>(),
        )
        .await;
    let seen: Vec<[String; 5]> = serde_json::from_value(seen).expect("texts for each way");
    let mut faults = vec![];
    for (given, [seen, first, next, all, see]) in ways.iter().zip(&seen) {
        let has = |id: &str| given.iter().any(|answer| answer.as_str() == id);
        let (applying, first): (Vec<&str>, Vec<&str>) =
            (seen.split(' ').collect(), first.split(' ').collect());
        if first.len() != applying.len().min(15)
            || *next != applying.len().min(16).to_string()
            || all != "true"
        {
            faults.push(format!("{given:?}: {} of {}, then {next}, all: {all}", first.len(), applying.len()));
        }
        let held_back = topic.items().filter(|spec| spec.safety && applying.contains(&spec.id.as_str()));
        faults.extend(
            held_back
                .filter(|spec| !first.contains(&spec.id.as_str()))
                .map(|spec| format!("{given:?}: {}", spec.id)),
        );
        let papers = [("ill-mind", "doctor-body.html"), ("ill-body", "doctor-mind.html")];
        let papers =
            papers.iter().filter(|(other, _)| !has(other)).map(|(_, page)| *page).collect::<Vec<_>>();
        if *see != papers.join(" ") {
            faults.push(format!("{given:?}: leads to {see}"));
        }
        let items = topic.with_rules().filter(|(item, _)| item.item().is_some());
        let items = items.filter(|(_, rules)| rules.iter().all(|rule| rule.holds(given)));
        let mut applies: Vec<&str> = items.map(|(item, _)| item.id.as_str()).collect();
        applies.sort_unstable();
        if *seen != applies.join(" ") {
            faults.push(format!("{given:?}: shown {seen}, not {}", applies.join(" ")));
        }
    }
    assert_eq!(seen.len(), ways.len());
    assert_none(&faults);
}

async fn count(browser: &Browser, expression: &str) -> u32 {
    browser.text_of(expression).await.parse().expect("a count")
}

/// What the code of a list is while nothing is answered, as in the first editions.
fn code(given: u32, ticked: &[u32], guide: u32) -> String {
    answered_code(given, ticked, "", guide)
}

/// What the code of a list is, reckoned apart from the page; `answers` are the numbers of the answers, without zeros at the end.
fn answered_code(given: u32, ticked: &[u32], answers: &str, guide: u32) -> String {
    let numbers: Vec<u32> = (1..=given).collect();
    let digit = |three: &[u32]| -> u32 {
        three
            .iter()
            .zip([1, 2, 4])
            .filter(|(number, _)| ticked.contains(number))
            .map(|(_, worth)| worth)
            .sum()
    };
    let data: String = numbers.chunks(3).map(|three| digit(three).to_string()).collect();
    let mark = if answers.is_empty() { "" } else { "9" };
    let data = format!("{}{data}{mark}{answers}", given % 10);
    let number: u128 = (data.clone() + "000").parse().expect("digits");
    let check = (u128::from(guide) + 997 - number % 997) % 997;
    format!("{data}{check:03}")
}

/// The digits of a code, whatever script they are in.
fn digits(shown: &str) -> String {
    let value =
        |sign: char| sign.to_digit(10).or_else(|| u32::from(sign).checked_sub(0x6f0)).filter(|it| *it < 10);
    shown.chars().filter_map(value).map(|digit| digit.to_string()).collect()
}

/// Types a code as a reader does.
async fn enter(browser: &Browser, code: &str) {
    let field = browser.find(".progress-code__typed").await;
    field.clear().await.expect("an empty field");
    field.send_keys(code).await.expect("it is typed");
    browser.click(".progress-code button").await;
}

async fn said(browser: &Browser) -> String {
    browser.text_of("document.querySelector('.progress-code__said').textContent.trim()").await
}

/// The questions answered, each with the number of its answer.
async fn answered(browser: &Browser) -> String {
    browser
        .text_of("[...document.querySelectorAll('fieldset input:checked')].map((radio) => radio.name + radio.value)")
        .await
}

/// The names of the items ticked, by their numbers.
async fn ticked(browser: &Browser) -> String {
    browser
        .text_of(
            "[...document.querySelectorAll('.checklist__box:checked')].map((box) => box.name)
                 .sort((one, other) => /\\d+$/.exec(one) - /\\d+$/.exec(other))",
        )
        .await
}
