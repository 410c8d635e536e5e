//! What templates cost. Tera has no limit of its own on loops; so a filter that counts steps is inserted into each
//! template, and a page that takes more steps than any page needs is an error, in the same place on any computer.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::project::Position;

/// The name of the filter that counts; templates do not use it themselves.
pub const FILTER: &str = "wayleaf_cost";

/// Bytes of a template that are one step when they are gone through once.
pub const STEP: usize = 16;

/// The longest text that `set` takes in a template, in bytes.
const LONGEST: usize = 100_000;

/// What is said where a page takes too many steps.
pub const TOO_MANY: &str = "the templates take more steps than a page needs";

/// The steps that are left to the page each thread draws.
#[derive(Debug, Clone)]
pub struct Meter(Arc<[Steps]>);

/// The steps left to one thread, at a distance from those of the next: threads that count side by side in one line of the
/// processor's memory wait for each other.
#[derive(Debug, Default)]
#[repr(align(128))]
struct Steps(AtomicU64);

impl Meter {
    /// Registers the filter that counts: `value | wayleaf_cost(by=3)` is the value, for three steps, and for three
    /// times its length where it is a list.
    pub fn register(tera: &mut Tera) -> Self {
        let meter = Self((0..=rayon::current_num_threads()).map(|_| Steps::default()).collect());
        let counted = meter.clone();
        tera.register_filter(FILTER, move |value: Value, by: Kwargs, _: &State<'_>| -> TeraResult<Value> {
            let by: u64 = by.must_get("by")?;
            let text = value.as_str().map(str::len);
            if text.is_some_and(|length| length > LONGEST) {
                return Err(Error::message(format!("a name is set to a text of more than {LONGEST} bytes")));
            }
            let length = text.or(value.len()).unwrap_or(1).max(1) as u64;
            match counted.spend(by.saturating_mul(length)) {
                true => Ok(value),
                false => Err(Error::message(TOO_MANY)),
            }
        });
        meter
    }

    /// From now on the page that this thread draws may take so many steps.
    pub fn allow(&self, steps: u64) {
        self.of_thread().store(steps, Ordering::Relaxed);
    }

    fn spend(&self, steps: u64) -> bool {
        let left = self.of_thread();
        let spent = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(steps));
        spent.is_ok()
    }

    /// A page is drawn by one thread from its first step to its last.
    fn of_thread(&self) -> &AtomicU64 {
        let index = rayon::current_thread_index().map_or(0, |index| index + 1);
        &self.0[index % self.0.len()].0
    }
}

/// What was inserted into a template: for each insertion its byte in the text as written, and its length.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Insertions(Vec<(usize, usize)>);

impl Insertions {
    /// The text with these insertions, each at its byte, in order.
    pub fn new(text: &str, additions: &[(usize, String)]) -> (String, Self) {
        let mut metered = String::with_capacity(text.len() * 2);
        let mut at = 0;
        for (place, added) in additions {
            metered.push_str(&text[at..*place]);
            metered.push_str(added);
            at = *place;
        }
        metered.push_str(&text[at..]);
        (metered, Self(additions.iter().map(|(place, added)| (*place, added.len())).collect()))
    }

    /// The byte of the text as written at which a byte of the text with insertions stands.
    pub fn written(&self, metered: usize) -> usize {
        Self::before(self.0.iter().copied(), metered)
    }

    /// The same for a line and a column of this text as written.
    pub fn position(&self, text: &str, at: Position) -> Position {
        let above = at.line.saturating_sub(1) as usize;
        let start: usize = text.split_inclusive('\n').take(above).map(str::len).sum();
        let end = text[start..].find('\n').map_or(text.len(), |end| start + end);
        let on_line = self.0.iter().filter(|(place, _)| (start..=end).contains(place));
        let on_line = on_line.map(|(place, length)| (place - start, *length));
        let column = Self::before(on_line, at.column.saturating_sub(1) as usize);
        Position { line: at.line, column: column as u32 + 1 }
    }

    fn before(additions: impl Iterator<Item = (usize, usize)>, metered: usize) -> usize {
        let mut added = 0;
        for (place, length) in additions {
            if metered < place + added {
                break;
            }
            if metered < place + added + length {
                return place;
            }
            added += length;
        }
        metered - added
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_a_text_with_insertions_are_those_in_the_text_as_written() {
        let text = "ab\ncdef";
        let (metered, insertions) = Insertions::new(text, &[(0, "12".into()), (4, "345".into())]);
        assert_eq!(metered, "12ab\nc345def");
        let written: Vec<usize> = (0..metered.len()).map(|at| insertions.written(at)).collect();
        assert_eq!(written, [0, 0, 0, 1, 2, 3, 4, 4, 4, 4, 5, 6]);
        let position = |line, column| insertions.position(text, Position { line, column });
        assert_eq!(position(1, 4), Position { line: 1, column: 2 });
        assert_eq!(position(2, 6), Position { line: 2, column: 3 });
    }

    #[test]
    fn steps_are_counted_until_none_is_left() {
        let mut tera = Tera::new();
        let meter = Meter::register(&mut tera);
        let template = "{% for a in list | wayleaf_cost(by=10) %}{{ a }}{% endfor %}";
        tera.add_raw_template("a.txt", template).expect("a template");
        let mut context = tera::Context::new();
        context.insert("list", &[1, 2, 3]);
        for (steps, drawn) in [(0, None), (29, None), (30, Some("123"))] {
            meter.allow(steps);
            assert_eq!(tera.render("a.txt", &context).ok().as_deref(), drawn, "{steps}");
        }
    }
}
