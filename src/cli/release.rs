//! `wayleaf release`: records this edition, once everything it changes for the reader is told.

use crate::author::release::{record, rewrite, untold};
use crate::edition::Edition;
use crate::options::Options;
use crate::write;

use super::context::Context;
use super::exit::{CommandResult, Exit};
use super::output;

/// Where editions are recorded.
const RECORD: &str = "content/changes.yaml";

/// Records the edition of this day.
pub(super) fn run(context: &Context) -> CommandResult {
    let day = context.day()?;
    // What cannot be read is named with its place.
    let (project, _) = context.content()?;
    let built = crate::build::build(&project, &Options { edition_date: day, withdraw_worker: false });
    let Some(site) = built.value else {
        return Err("the guide has errors; run `wayleaf check` and mend what it names first"
            .to_owned()
            .into());
    };
    let guide = &site.guide;
    let edition = Edition::new(&project, day);
    if guide.changes.editions.iter().any(|released| released.code == edition.code) {
        let sentence = format!("the edition {} is recorded already; nothing has changed since", edition.code);
        return Err(sentence.into());
    }
    let untold = untold(guide);
    if !untold.is_empty() {
        let told = |name: &String| {
            format!(
                "`{name}` has changed since the last edition, and no change with `edition: next` names it in {RECORD}"
            )
        };
        return Err(untold.iter().map(told).collect::<Vec<_>>().into());
    }
    // A guide has no such file before its first edition.
    let old = project.find(RECORD).map_or("", |file| project.file(file).text.as_str());
    write::put(&context.root.join(RECORD), &rewrite(old, &edition, &record(guide)))?;
    output::out(&format!("recorded edition {} of {} in {RECORD}\n", edition.code, edition.day))?;
    Ok(Exit::Clean)
}
