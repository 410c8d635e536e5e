//! The state of a checklist on its way: in a link to another language, on the card for whoever helps, as a picture that a
//! camera reads, on paper; and what becomes of links that were cut or changed.

use crate::deleting::delete;
use crate::driver::in_both_browsers;
use crate::page::Browser;
use crate::paper::{a4, print_on};
use crate::server::Server;
use crate::site::site;

/// An illness of the mind; a no; not sent; address unknown; a doctor seen.
const ANSWERS: [(usize, usize); 5] = [(1, 2), (2, 2), (3, 1), (4, 2), (5, 2)];

/// What is ticked and answered, in the order of the list, and what else the address holds.
const STATE: &str = "[...document.querySelectorAll('.checklist__box:checked')].map((box) => box.name).sort()
    .concat([...document.querySelectorAll('fieldset input:checked')].map((radio) => radio.name + radio.value), location.hash).join(' ')";

/// Ticks four points and gives five answers.
async fn mark(browser: &Browser) -> String {
    browser.open_fold(".questions details").await;
    for (question, answer) in ANSWERS {
        browser
            .click(&format!(".questions fieldset:nth-of-type({question}) label:nth-of-type({answer}) input"))
            .await;
    }
    for item in ["counsellor", "known-address", "medicine-list", "certificate"] {
        browser.click(&format!("#{item} .checklist__box")).await;
    }
    let state = browser.text_of(STATE).await;
    assert_eq!(state.matches("checklist-").count(), 4, "{state}");
    assert!(state.ends_with("illness2 asylum-case2 sent1 address2 seen2 "), "{state}");
    state
}

/// Waits until the page in this language stands, with all its parts begun.
async fn came(browser: &Browser, path: &str) {
    browser
        .wait_until(&format!("location.pathname.endsWith('/{path}') && document.readyState === 'complete'"))
        .await;
}

in_both_browsers!(
    another_language_shows_the_same_ticks_and_answers_and_its_address_does_not_tell_them,
    languages
);

async fn languages(mut browser: Browser) {
    let server = Server::start(site()).await;
    for base in [server.trusted(), site().file_base().to_string()] {
        browser.open(&format!("{base}en/checklist.html")).await;
        let state = mark(&browser).await;
        browser.click(".language-menu a").await;
        came(&browser, "languages/checklist.html").await;
        assert!(browser.holds("!location.hash").await, "the address of the languages tells what is marked");
        browser.click("main a[hreflang=ar]").await;
        came(&browser, "ar/checklist.html").await;
        assert_eq!(browser.text_of(STATE).await, state);
        assert!(browser.holds("document.querySelector('.state__said').textContent.length > 5").await);
        assert!(browser.holds("!localStorage.length").await, "something is stored");
        // What lies in the history of the tab.
        browser.back().await;
        came(&browser, "languages/checklist.html").await;
        assert!(browser.holds("!location.hash").await);
    }
    // Firefox asks for an icon by itself where a page is left before it has loaded; the policy refuses that.
    let said = browser.complaints().await.into_iter().filter(|said| !said.contains("/favicon.ico"));
    assert_eq!(said.collect::<Vec<_>>(), [""; 0]);
}

in_both_browsers!(a_link_that_was_cut_or_changed_changes_nothing_and_one_that_differs_asks, links);

async fn links(mut browser: Browser) {
    let address = format!("{}en/checklist.html", site().file_base());
    browser.open(&address).await;
    let state = mark(&browser).await;
    let code = browser.text_of("wayleaf.state(document.querySelector('.state')).code()").await;
    let wrong = browser.text_of("document.querySelector('.state__said').dataset.wrong").await;
    let said = "document.querySelector('.state__said').textContent.trim()";
    let mut broken: Vec<String> = (0..=code.len()).map(|at| format!(".{}", &code[..at])).collect();
    for (at, digit) in code.char_indices() {
        let other = if digit == '4' { '2' } else { '4' };
        broken.push(format!(".{}{other}{}e", &code[..at], &code[at + 1..]));
    }
    broken.extend([".e", "%2E", ".<img>e", ".99999999999999999999e", "%E0%A4%A.1e"].map(str::to_owned));
    let taken = browser
        .run_with(
            "const said = document.querySelector('.state__said'), faults = [];
             for (const hash of arguments[0]) {
                 said.textContent = '';
                 location.hash = '#' + hash;
                 window.dispatchEvent(new Event('hashchange'));
                 if (said.textContent !== said.dataset.wrong && hash !== '%E0%A4%A.1e' || location.hash && hash !== '%E0%A4%A.1e') faults.push(hash + ': ' + said.textContent);
             }
             history.replaceState(null, '', location.href.split('#')[0]);
             return faults;",
            &broken,
        )
        .await;
    assert_eq!(taken, serde_json::json!([]), "of {} broken links, which say: {wrong}", broken.len());
    assert_eq!(browser.text_of(STATE).await, state, "a broken link changed what is marked");

    // The same state is no question; another one is, and is left where the reader says so.
    browser
        .run(&format!("location.hash = '#%2E{code}e%20'; window.dispatchEvent(new Event('hashchange'));"))
        .await;
    assert!(
        browser.holds("document.querySelector('.state__ask').hidden").await,
        "{}",
        browser.text_of(said).await
    );
    browser.click("#counsellor .checklist__box").await;
    let mine = browser.text_of(STATE).await;
    for (button, expected) in [(2, &mine), (1, &state)] {
        browser
            .run(&format!("location.hash = '#.{code}e'; window.dispatchEvent(new Event('hashchange'));"))
            .await;
        assert!(browser.holds("!document.querySelector('.state__ask').hidden && !location.hash").await);
        assert_eq!(browser.text_of(STATE).await, mine, "changed before the reader has chosen");
        browser.click(&format!(".state__ask button:nth-of-type({button})")).await;
        assert!(browser.holds("document.querySelector('.state__ask').hidden").await);
        assert_eq!(&browser.text_of(STATE).await, expected);
    }
    assert_eq!(browser.complaints().await, [""; 0]);
}

in_both_browsers!(a_camera_opens_the_card_in_danish_with_all_that_is_marked, camera);

async fn camera(mut browser: Browser) {
    let server = Server::start(site()).await;
    browser.open(&format!("{}ar/checklist.html", server.trusted())).await;
    let state = mark(&browser).await;
    browser.click(".checklist__send a").await;
    came(&browser, "ar/card.html").await;
    assert_eq!(browser.text_of(STATE).await, state);
    let shown = browser
        .text_of("document.querySelectorAll('.card__part:nth-of-type(3) .card__row:not([hidden])').length")
        .await;
    assert_eq!(shown, "4", "points are done");
    let twins = "[...document.querySelectorAll('.card__question:not([hidden]) label:not([hidden]) .card__twin')].map((twin) => twin.textContent).join(' ')";
    let danish = browser.text_of(twins).await;
    assert!(danish.contains("sygdom") && danish.contains("Ikke endnu"), "{danish}");
    let link = read(&picture(&browser).await);
    assert!(link.starts_with(&format!("{}da/card.html#.", server.trusted())), "{link}");

    // Scripts have drawn a thousand codes of other lengths, too.
    let texts: Vec<String> =
        (0..120).map(|length| format!("HTTPS://A.B/{}", "x7".repeat(length % 47))).collect();
    let drawn = browser
        .run_with("return arguments[0].map((text) => wayleaf.qr(text).map((row) => row.join('')));", &texts)
        .await;
    let drawn: Vec<Vec<String>> = serde_json::from_value(drawn).expect("rows of 0 and 1");
    for (text, rows) in texts.iter().zip(&drawn) {
        assert_eq!(&read(rows), text);
    }
    assert_eq!(browser.run("return wayleaf.qr('x'.repeat(107));").await, serde_json::Value::Null);

    let sheets = print_on(&browser, "ar-card-marked", a4()).await;
    assert_eq!(sheets.len(), 1, "the card is one sheet");

    browser.open(&link).await;
    came(&browser, "da/card.html").await;
    assert_eq!(browser.text_of(STATE).await, state);
    assert_eq!(browser.complaints().await, [""; 0]);
}

in_both_browsers!(
    the_card_from_a_file_says_the_code_and_is_handed_on_in_whole_sentences_of_both_languages,
    handed_on
);

async fn handed_on(mut browser: Browser) {
    browser.open(&format!("{}ar/checklist.html", site().file_base())).await;
    mark(&browser).await;
    browser.click(".checklist__send a").await;
    came(&browser, "ar/card.html").await;
    assert!(!browser.find(".card__qr").await.is_displayed().await.expect("a state"));
    assert!(browser.holds("document.querySelector('.card__how').textContent === document.querySelector('.card__how').dataset.digits").await);
    browser.find(".card__field").await.send_keys("27 11 2026").await.expect("it is typed");

    // Whoever closes the sheet wants nothing; where it refuses, the text is there to copy.
    browser.run("navigator.share = () => Promise.reject(new DOMException('closed', 'AbortError'));").await;
    browser.click(".card__send button:nth-of-type(1)").await;
    browser.run("return new Promise((done) => setTimeout(done, 0));").await;
    assert!(browser.holds("document.querySelector('.card__copy').hidden").await);
    browser.run("navigator.share = () => Promise.reject(new DOMException('no', 'NotAllowedError'));").await;
    browser.click(".card__send button:nth-of-type(1)").await;
    browser.wait_until("!document.querySelector('.card__copy').hidden").await;
    let text = browser.text_of("document.querySelector('.card__text').value").await;
    for words in
        ["Til den, der hjælper dig", "Tal med en rådgiver eller advokat", "27 11 2026", "Wayleaf", "2026-11-"]
    {
        assert!(text.contains(words), "`{words}` is not in {text}");
    }
    let code = browser.text_of("wayleaf.state(document.querySelector('.state')).code()").await;
    assert_eq!(text.matches(&code).count(), 2, "{text}");

    // The short one: two messages at most, with nothing left in the link afterwards.
    let sent = browser
        .text_of(
            "(() => {
                const way = document.querySelectorAll('.card__way')[1];
                let sent = '';
                const look = (event) => { sent = way.href; event.preventDefault(); };
                way.addEventListener('click', look);
                way.click();
                way.removeEventListener('click', look);
                return decodeURIComponent(sent.split('body=')[1]);
            })()",
        )
        .await;
    assert!(
        sent.contains(&code) && sent.encode_utf16().count() <= 134 && sent.lines().count() == 2,
        "{} signs: {sent}",
        sent.encode_utf16().count()
    );
    browser.wait_until("document.querySelectorAll('.card__way')[1].href.endsWith('body=')").await;
    assert_eq!(browser.complaints().await, [""; 0]);
}

in_both_browsers!(deleting_on_the_way_leaves_nothing_on_the_card_nor_on_the_way_back, deleted);

async fn deleted(mut browser: Browser) {
    let server = Server::start(site()).await;
    browser.open(&format!("{}en/checklist.html", server.trusted())).await;
    mark(&browser).await;
    browser.click(".checklist__send a").await;
    came(&browser, "en/card.html").await;
    browser.find(".card__field").await.send_keys("27 11 2026").await.expect("it is typed");
    browser.run("navigator.share = undefined;").await;
    browser.click(".card__send button:nth-of-type(1)").await;
    let fresh = "[...document.querySelectorAll('.card__row:not([hidden])')].length + ' ' + document.querySelector('.card__shown').textContent";
    let marked = browser.text_of(fresh).await;
    delete(&browser).await;
    browser.back().await;
    came(&browser, "en/card.html").await;
    browser.wait_until("!document.querySelector('.checklist__box:checked, fieldset input:checked')").await;
    let fields =
        "[...document.querySelectorAll('.card__field, .card__text')].map((field) => field.value).join('')";
    assert_eq!(browser.text_of(fields).await, "");
    assert_ne!(browser.text_of(fresh).await, marked);
    browser.back().await;
    came(&browser, "en/checklist.html").await;
    browser.wait_until("!document.querySelector('.checklist__box:checked, fieldset input:checked')").await;
    assert!(browser.holds("!location.hash").await);
    assert_eq!(browser.complaints().await, [""; 0]);
}

/// The code that the card shows, as rows of 1 and 0 without its quiet zone.
async fn picture(browser: &Browser) -> Vec<String> {
    let drawn = browser.find(".card__qr path:last-child").await;
    let drawn = drawn.attr("d").await.expect("an attribute").expect("it is drawn");
    let view = browser.text_of("document.querySelector('.card__qr').viewBox.baseVal.width").await;
    let side = view.parse::<usize>().expect("a number") - 8;
    let mut rows = vec![vec!['0'; side]; side];
    for cell in drawn.split('M').skip(1) {
        let (x, y) = cell.split_once('h').and_then(|(place, _)| place.split_once(' ')).expect("a place");
        let [x, y] = [x, y].map(|number| number.parse::<usize>().expect("a number") - 4);
        rows[y][x] = '1';
    }
    rows.into_iter().map(|row| row.into_iter().collect()).collect()
}

/// What a camera reads of a code.
fn read(rows: &[String]) -> String {
    let (scale, side) = (4, rows.len() + 8);
    let dark = |x: usize, y: usize| {
        let row = (y / scale).checked_sub(4).and_then(|y| rows.get(y));
        row.zip((x / scale).checked_sub(4)).is_some_and(|(row, x)| row.as_bytes().get(x) == Some(&b'1'))
    };
    let sees = |x: usize, y: usize| if dark(x, y) { 0 } else { 255 };
    let mut seen = rqrr::PreparedImage::prepare_from_greyscale(side * scale, side * scale, sees);
    let found = seen.detect_grids();
    assert_eq!(found.len(), 1, "codes in one picture");
    found[0].decode().expect("a code that can be read").1
}
