//! What other kinds of Markdown write, taken away or read: notes, tabs, shortcodes, components, HTML.

pub(super) mod attribute_lists;
pub(super) mod boxes;
pub(super) mod braces;
pub(super) mod entries;
pub(super) mod fences;
pub(super) mod front;
pub(super) mod hidden;
pub(super) mod html;
pub(super) mod html_tags;
pub(super) mod inline_html;
pub(super) mod jsx;
pub(super) mod marked_lines;
pub(super) mod marks;
pub(super) mod modules;
pub(super) mod partials;
pub(super) mod prepare;
pub(super) mod raised;
pub(super) mod scan;
pub(super) mod seen_words;
pub(super) mod shortcodes;
pub(super) mod snippets;
pub(super) mod tables;
pub(super) mod values;
