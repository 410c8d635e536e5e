//! What a template sees of a name that only pages of other kinds have: nothing, in the form of that name, so that one
//! template serves pages of all kinds without asking which it draws.

use tera::{Context, Value};

/// What is null there.
const NULL: &str = "about card checklist code date_form dates downloads explains file head help home leaflet next official poster previous says_why sheet show \
    spoken_of translation";

/// What is an empty list.
const LISTS: &str =
    "conditions contents language_pages languages questions sheets sources topics units years";

/// What is an empty text.
const TEXTS: &str = "card_href contents_href copy_href id languages_href leave_href of_file sources_href summary title title_dir title_lang";

/// What is a count of 0.
const COUNTS: &str = "items_count";

/// A page that has nothing but what all lack.
pub(in crate::render) fn page() -> Context {
    let nothing = [
        (NULL, Value::none()),
        (LISTS, Value::from(Vec::<Value>::new())),
        (TEXTS, Value::from("")),
        (COUNTS, Value::from(0_u64)),
    ];
    let mut page = Context::new();
    for (names, value) in nothing {
        names.split(' ').for_each(|name| page.insert_value(name, value.clone()));
    }
    page
}
