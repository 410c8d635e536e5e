//! What a template sees of a name that only pages of other kinds have: nothing, in the form of that name, so that one
//! template serves pages of all kinds without asking which it draws.

use tera::Value;

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

/// A name that a page may lack, with the nothing it stands for there.
pub(in crate::render) type Absent = (&'static str, Value);

/// All names that some pages lack.
pub(in crate::render) fn names() -> Vec<Absent> {
    let nothing = [
        (NULL, Value::none()),
        (LISTS, Value::from(Vec::<Value>::new())),
        (TEXTS, Value::from("")),
        (COUNTS, Value::from(0_u64)),
    ];
    let each = |(names, value): (&'static str, Value)| {
        names.split_ascii_whitespace().map(move |name| (name, value.clone()))
    };
    nothing.into_iter().flat_map(each).collect()
}
