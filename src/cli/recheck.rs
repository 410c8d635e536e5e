//! `wayleaf recheck`: records that somebody looked facts up again.

use std::path::Path;

use wayleaf::author::recheck::{Recheck, RecheckError, recheck};
use wayleaf::write::rewrite;

/// Records it; gives a line a fact, or sentences that say what is wrong and what to do.
pub(super) fn run(root: &Path, wanted: &Recheck<'_>) -> Result<String, Vec<String>> {
    let (project, guide) = super::content(root).map_err(|sentence| vec![sentence])?;
    let done = recheck(&project, &guide, wanted)
        .map_err(|refusals| refusals.iter().map(sentence).collect::<Vec<_>>())?;
    rewrite(&root.join(&done.file.path), &done.file.text).map_err(|error| vec![error.to_string()])?;
    let lines = done.until.iter().map(|(id, until)| format!("{id}: checked {}, until {until}\n", wanted.on));
    Ok(lines.collect())
}

fn sentence(refusal: &RecheckError) -> String {
    match refusal {
        RecheckError::Unknown { fact, meant: Some(meant) } => {
            format!("there is no fact `{fact}`; did you mean `{meant}`?")
        }
        RecheckError::Unknown { fact, meant: None } => {
            format!("there is no fact `{fact}`; `wayleaf due --within all` lists all there are")
        }
        RecheckError::Order { on, until } => {
            format!("--until {until} lies before the day the facts were checked ({on}); give a later day")
        }
        RecheckError::Name => {
            "--by is no name; write the name of the person who looked, on one line".to_owned()
        }
        RecheckError::Unwieldy(fact) => format!(
            "the dates of `{fact}` cannot be changed alone; write `checked`, `checked-by` and `until` on a \
             line each in content/facts.yaml"
        ),
    }
}
