//! Problems for people: the line in question with a mark under it, as Rust's compiler draws them.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use super::parts::{also, place, word};
use super::shown::{is_obeyed, one_line};
use crate::diagnostic::{Diagnostic, FIRST, Place, Severity, first};
use crate::project::Project;

/// How much of a file is drawn before and behind the beginning of a span, in bytes: enough for any real line,
/// and little even where a file is one line of a megabyte.
const BEFORE: usize = 300;
const BEHIND: usize = 1200;

/// How many lines of a span are drawn.
const LINES: usize = 4;

/// Draws each problem with its place, the text it is about and the help, and an empty line behind it; `colour`
/// says whether to use the escape codes of terminals.
pub fn human(problems: &[Diagnostic], project: &Project, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut text = String::new();
    for problem in problems {
        text.push_str(&one(problem, project, &renderer));
        text.push_str("\n\n");
    }
    text
}

/// Draws the first problems of each kind as [`human`] does, and says of how many more there are, a line a kind.
pub fn human_first(problems: &[Diagnostic], project: &Project, colour: bool) -> String {
    let (shown, rests) = first(problems, FIRST);
    let mut text = human(&shown, project, colour);
    for rest in &rests {
        let (severity, code, count) = (word(rest.severity), rest.code.as_str(), rest.count);
        text.push_str(&format!("{severity}[{code}]: and {count} more of this kind: `wayleaf check --all`\n"));
    }
    if !rests.is_empty() {
        text.push('\n');
    }
    text
}

fn one(problem: &Diagnostic, project: &Project, renderer: &Renderer) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(one_line(&problem.told())).id(problem.code.as_str());
    let place = || one_line(&place(&problem.place, project));
    let mut group = match excerpt(problem, project) {
        None => title.element(Origin::path(place())),
        Some(excerpt) => {
            let (text, mark) = shown(excerpt.text, excerpt.mark);
            let snippet =
                Snippet::source(text).line_start(excerpt.line).annotation(AnnotationKind::Primary.span(mark));
            if excerpt.is_whole {
                title.element(snippet.path(one_line(problem.path(project))))
            } else {
                // The renderer would count columns from where the excerpt begins.
                title.element(Origin::path(place())).element(snippet)
            }
        }
    };
    if let Some(also) = also(problem, project) {
        group = group.element(Level::NOTE.message(one_line(&format!("also at {also}"))));
    }
    if !problem.help.is_empty() {
        group = group.element(Level::HELP.message(one_line(&problem.help)));
    }
    renderer.render(&[group])
}

/// The lines of a file that a problem is about.
struct Excerpt<'a> {
    text: &'a str,
    line: usize,
    /// Whether its first line is there from the beginning.
    is_whole: bool,
    /// What to mark, in bytes of `text`.
    mark: Range<usize>,
}

fn excerpt<'a>(problem: &Diagnostic, project: &'a Project) -> Option<Excerpt<'a>> {
    let Place::Span(span) = problem.place else { return None };
    let (file, range) = project.as_written(span);
    let line = problem.position(project)?.line as usize;
    let start = floor(file, range.start);
    let end = floor(file, range.end.max(start));
    let window = floor(file, start.saturating_sub(BEFORE))..floor(file, start.saturating_add(BEHIND));
    let line_start = file[window.start..start].rfind('\n').map(|at| window.start + at + 1);
    let from = line_start.unwrap_or(window.start);
    let end = lines_end(file, start, end.min(window.end));
    let to = file[end..window.end].find('\n').map_or(window.end, |at| end + at);
    let is_whole = line_start.is_some() || from == 0;
    Some(Excerpt { text: &file[from..to], line, is_whole, mark: start - from..end - from })
}

/// Lines of a file as a terminal may show them, and the mark in them: one character stands for one, so that columns stay
/// true. The renderer itself replaces only some of the characters that terminals obey. Ends of lines as Windows writes them are
/// not shown.
fn shown(text: &str, mark: Range<usize>) -> (String, Range<usize>) {
    let mut out = String::with_capacity(text.len());
    let (mut start, mut end) = (None, None);
    for (at, c) in text.char_indices() {
        if at >= mark.start {
            start = start.or(Some(out.len()));
        }
        if at >= mark.end {
            end = end.or(Some(out.len()));
        }
        if c == '\r' && matches!(text.as_bytes().get(at + 1), None | Some(b'\n')) {
            continue;
        }
        let stays = c.is_ascii() || !is_obeyed(c);
        out.push(if stays { c } else { char::REPLACEMENT_CHARACTER });
    }
    let end = end.unwrap_or(out.len());
    (out, start.unwrap_or(end)..end)
}

/// The end of a span, or of its first few lines, without a line's end at its end.
fn lines_end(file: &str, start: usize, end: usize) -> usize {
    let text = &file[start..end];
    let text = text.match_indices('\n').nth(LINES - 1).map_or(text, |(at, _)| &text[..at]);
    start + text.trim_end_matches(['\n', '\r']).len()
}

/// The offset, or the nearest one before it that is inside the text and between two characters.
fn floor(text: &str, offset: usize) -> usize {
    text.floor_char_boundary(offset)
}
