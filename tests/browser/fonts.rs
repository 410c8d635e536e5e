//! A language's own font on a phone that lacks its letters: drawn from a stick, over the network and without it.

use crate::changed_site::site_with_font;
use crate::driver::in_both_browsers;
use crate::offline::save;
use crate::page::Browser;
use crate::server::Server;

/// Whether the page has one font and has drawn letters with it.
const DRAWN: &str = "document.fonts.size === 1 && [...document.fonts][0].status === 'loaded'";

in_both_browsers!(letters_a_phone_lacks_are_drawn_by_the_font_their_language_brings, own_font);

async fn own_font(mut browser: Browser) {
    let stick = site_with_font().file_base();
    browser.open(&format!("{stick}ti/who.html")).await;
    browser.wait_until(DRAWN).await;
    browser.open(&format!("{stick}ar/who.html")).await;
    assert!(browser.holds("document.fonts.size === 0").await, "another language asks for it");
    assert_eq!(browser.complaints().await, [""; 0]);

    let server = Server::start(site_with_font()).await;
    let base = server.trusted();
    browser.open(&format!("{base}ti/index.html")).await;
    browser.wait_until(DRAWN).await;
    let asked = server.asked();
    let fonts: Vec<&String> = asked.iter().filter(|path| path.ends_with(".woff")).collect();
    assert!(fonts.len() == 1 && fonts[0].starts_with("ti/font-"), "{asked:?}");
    save(&browser).await;
    server.stop().await;
    browser.open(&format!("{base}ti/checklist.html")).await;
    browser.wait_until(DRAWN).await;
    // Past the browser's own cache: the worker alone can answer.
    browser
        .wait_until(&format!(
            "fetch('{base}{}', {{cache: 'no-store'}}).then((font) => font.headers.get('Content-Type') === 'font/woff')",
            fonts[0]
        ))
        .await;
}
