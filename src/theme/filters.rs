//! What templates can do beyond Tera's own filters.

use std::collections::BTreeMap;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::i18n::format::plural_category;
use crate::i18n::lang::{Direction, Lang};
use crate::theme::messages::{text_message, text_messages, whatsapp};
use crate::theme::strings::fill;

/// Registers the filters: `fill(name=value, …)` for strings with placeholders, `plural(n=3)` for strings with
/// plural forms, which also fills `{n}`; `whatsapp` and `text_message` for the address that sends a text,
/// `messages` for how many text messages it takes; `ltr` for what keeps its order from left to
/// right in plain text. Tera's own `safe` takes nothing but markup that the generator wrote: see [`Html`].
///
/// [`Html`]: crate::theme::html::Html
pub fn register(tera: &mut Tera) {
    tera.register_filter("fill", |text: &str, values: Kwargs, _: &State<'_>| fill_in(text, &values));
    tera.register_filter("safe", |text: Value, _: Kwargs, _: &State<'_>| match text.is_safe() {
        true => Ok(text),
        false => Err(tera::Error::message(
            "`safe` takes only what the generator wrote as HTML: print text without it",
        )),
    });
    tera.register_filter("ltr", |text: &str, _: Kwargs, state: &State<'_>| -> TeraResult<String> {
        let dir: Option<String> = state.get("dir")?;
        let around =
            if dir.as_deref() == Some(Direction::Rtl.as_str()) { Direction::Rtl } else { Direction::Ltr };
        Ok(around.keep(text))
    });
    tera.register_filter("plural", |text: Value, values: Kwargs, state: &State<'_>| -> TeraResult<String> {
        let number: i64 = values.must_get("n")?;
        let tag: Option<String> = state.get("lang")?;
        let category =
            tag.and_then(|tag| Lang::parse(&tag)).map_or("other", |lang| plural_category(&lang, number));
        let form = text.get_from_path(category).or_else(|| text.get_from_path("other")).unwrap_or(&text);
        let digits: Option<String> = state.get("digits")?;
        let shown = in_digits(&number.to_string(), &digits.unwrap_or_default());
        let form = fill(form.as_str().unwrap_or_default(), [("n", shown.as_str())]);
        Ok(fill_in(&form, &values))
    });
    tera.register_filter("whatsapp", |text: &str, _: Kwargs, _: &State<'_>| whatsapp(text));
    tera.register_filter("text_message", |text: &str, _: Kwargs, _: &State<'_>| text_message(text));
    tera.register_filter("messages", |text: &str, _: Kwargs, _: &State<'_>| text_messages(text) as u64);
}

fn fill_in(text: &str, values: &Kwargs) -> String {
    let written: BTreeMap<String, String> =
        values.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    fill(text, written.iter().map(|(name, value)| (name.as_str(), value.as_str())))
}

/// A number in the digits of a language; as it is where these are not known.
fn in_digits(number: &str, digits: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    let own = |c: char| c.to_digit(10).and_then(|digit| digits.get(digit as usize).copied()).unwrap_or(c);
    number.chars().map(own).collect()
}
