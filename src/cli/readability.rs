//! `check --plain`: how hard each topic and unit is to read, as a table.

use std::fmt::Write as _;
use std::path::Path;

use wayleaf::diagnostic::Diagnostic;
use wayleaf::readability::{self, LIX, MEDIAN, ReadabilityFigures, TopicReadability, UnitReadability};

use super::content;

/// The table, and a problem for each topic over a limit.
pub(super) fn run(root: &Path) -> Result<(String, Vec<Diagnostic>), String> {
    let (_, guide) = content(root)?;
    let measured = readability::measure(&guide);
    let mut table = format!("limits: LIX {LIX}, {MEDIAN} words in the middle sentence\n");
    for TopicReadability { topic, lang, whole, units, .. } in &measured {
        let _ = writeln!(table, "\n{}", row(&format!("{lang} {}", topic.id), whole));
        for UnitReadability { id, figures, chains, unexplained, .. } in units {
            table.push_str(&row(&format!("  {id}"), figures));
            if *chains > 0 {
                let _ = write!(table, "  {chains} passive chains");
            }
            if !unexplained.is_empty() {
                let _ = write!(table, "  not in the glossary: {}", unexplained.join(", "));
            }
            table.push('\n');
        }
    }
    Ok((table, readability::problems(&measured)))
}

fn row(name: &str, figures: &ReadabilityFigures) -> String {
    format!(
        "{name:<28} LIX {:>2}  {:>3} sentences  middle {:>2}  longest {:>2}",
        figures.lix(),
        figures.sentences(),
        figures.median(),
        figures.longest()
    )
}
