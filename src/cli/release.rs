//! `wayleaf release`: records this edition, once everything it changes for the reader is told.

use std::path::Path;

use wayleaf::author::release::{record, rewrite, untold};
use wayleaf::calendar::Day;
use wayleaf::edition::Edition;
use wayleaf::{Options, diagnostic, load, parse, write};

/// Where editions are recorded.
const RECORD: &str = "content/changes.yaml";

/// Records the edition of this day; gives a line for the terminal, or sentences that say what is wrong.
pub(super) fn run(root: &Path, day: Day) -> Result<String, Vec<String>> {
    let (project, problems) = load::load(root);
    let outcome = wayleaf::build(&project, &Options { edition_date: day, withdraw_worker: false });
    let (guide, _) = parse::guide(&project);
    let sound = outcome.bundle.is_some() && !diagnostic::any_error(&problems);
    let Some(guide) = guide.filter(|_| sound) else {
        return Err(vec![
            "the guide has errors; run `wayleaf check` and mend what it names first".to_owned(),
        ]);
    };
    let edition = Edition::new(&project, day);
    if guide.changes.editions.iter().any(|released| released.code == edition.code) {
        return Err(vec![format!(
            "the edition {} is recorded already; nothing has changed since",
            edition.code
        )]);
    }
    let untold = untold(&guide);
    if !untold.is_empty() {
        let told = |name: &String| {
            format!(
                "`{name}` has changed since the last edition, and no change with `edition: next` names it in {RECORD}"
            )
        };
        return Err(untold.iter().map(told).collect());
    }
    let Some(file) = project.find(RECORD) else {
        return Err(vec![format!("`{RECORD}` is missing; create it with the line `editions: []`")]);
    };
    let text = rewrite(&project.file(file).text, &edition, &record(&guide));
    write::rewrite(&root.join(RECORD), &text).map_err(|error| vec![error.to_string()])?;
    Ok(format!("recorded edition {} of {} in {RECORD}\n", edition.code, edition.day))
}
