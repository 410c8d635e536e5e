//! `wayleaf adopt`: takes translations that were made elsewhere as they are.

use crate::author::adopt::{Adopted, adopt};
use crate::i18n::lang::Lang;
use crate::write::rewrite;
use clap::Args;

use super::context::Context;
use super::exit::{CommandResult, Exit};
use super::output;

/// The arguments of `adopt`.
#[derive(Debug, Args)]
pub(super) struct AdoptArguments {
    /// The language of the translations
    pub lang: String,
}

/// Takes in every article of the language, and writes which files changed.
pub(super) fn run(context: &Context, arguments: &AdoptArguments) -> CommandResult {
    let (project, guide) = context.content()?;
    let settings = &guide.settings;
    let translations = settings.languages.iter().map(|language| &language.lang);
    let translations: Vec<&Lang> = translations.filter(|lang| **lang != settings.source).collect();
    let Some(lang) = translations.iter().find(|lang| lang.as_str() == arguments.lang) else {
        let all: Vec<&str> = translations.iter().map(|lang| lang.as_str()).collect();
        let all = if all.is_empty() {
            "there are none yet".to_owned()
        } else {
            format!("they are: {}", all.join(", "))
        };
        return Err(format!(
            "`{}` is not a language that the guide is translated into; {all}; a new one is a line under `languages` in \
             content/guide.yaml",
            arguments.lang
        )
        .into());
    };
    let adopted: Vec<Adopted> =
        guide.topics.iter().filter_map(|topic| adopt(&project, &guide, topic, lang)).collect();
    let mut lines = String::new();
    for Adopted { file, units } in &adopted {
        rewrite(&context.root.join(&file.path), &file.text)?;
        lines.push_str(&format!("taken in: {}, {units} units\n", file.path));
    }
    if adopted.is_empty() {
        lines.push_str("nothing to take in: every translation says which source text it was made from\n");
    } else {
        lines.push_str(&format!(
            "they count as behind until somebody compares them: then `wayleaf stamp {lang} TOPIC`\n"
        ));
    }
    output::out(&lines)?;
    Ok(Exit::Clean)
}
