//! The one door to minify-html.

use minify_html::Cfg;

use crate::finish::entities;

/// The same HTML with fewer bytes: white space and comments go; every element, closing tag and visible
/// word stays, and character references are those of HTML 4. Styles and scripts are not touched.
pub fn minify(html: &str) -> String {
    let settings = Cfg {
        do_not_minify_doctype: true,
        ensure_spec_compliant_unquoted_attribute_values: true,
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_spaces_between_attributes: true,
        ..Cfg::default()
    };
    let small = minify_html::minify(entities::hidden(html).as_bytes(), &settings);
    entities::complete(
        &String::from_utf8(small).map_or_else(|_| html.to_owned(), |small| entities::shown(&small)),
    )
}
