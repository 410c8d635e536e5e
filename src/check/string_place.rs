//! Where the interface strings stand.

use crate::check::context::RuleContext;
use crate::diagnostic::Place;
use crate::project::Span;

/// Where a string stands; the file's first line where it does not, the path where there is no file.
pub(super) fn string_place(look: RuleContext<'_>, path: &str, key: &str) -> Place {
    let Some(file) = look.project.find(path) else { return Place::Path(path.to_owned()) };
    let mut start = 0;
    for line in look.project.file(file).text.split_inclusive('\n') {
        if line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')) {
            return Place::Span(Span::new(file, start, start + key.len()));
        }
        start += line.len();
    }
    Place::Span(Span::top(file))
}
