//! `wayleaf schema`: the JSON Schemas of the YAML files of a guide, for editors that complete and check while somebody writes.

use std::path::{Path, PathBuf};

use crate::parse::schema::{FILES, YamlKind};
use crate::report::one_line;
use crate::write::{WriteError, put};
use clap::Args;

use super::exit::{CommandResult, Exit};
use super::output;

/// The arguments of `schema`.
#[derive(Debug, Args)]
pub(super) struct SchemaArguments {
    /// The file whose schema is written out: content/facts.yaml, or `facts`; without it, all files are listed
    #[arg(value_name = "FILE", conflicts_with = "out")]
    pub file: Option<String>,
    /// Write all schemas into this folder; those of the same names are replaced
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// Writes one schema to the terminal, or all into a folder.
pub(super) fn run(arguments: &SchemaArguments) -> CommandResult {
    if let Some(folder) = &arguments.out {
        for path in put_all(folder)? {
            output::out(&format!("{}\n", one_line(&path.display().to_string())))?;
        }
        return Ok(Exit::Clean);
    }
    let Some(asked) = &arguments.file else {
        let listed = FILES.iter().map(|file| format!("{:<10} {}\n", file.name, file.path));
        output::out(&listed.collect::<String>())?;
        return Ok(Exit::Clean);
    };
    let path = asked.replace('\\', "/");
    let named = FILES.iter().find(|file| file.name == *asked);
    let Some(file) = named.or_else(|| YamlKind::at(path.trim_start_matches("./"))) else {
        let message = format!(
            "no schema is of `{asked}`; name a file as it lies in the project, content/facts.yaml, or run `wayleaf schema` to see them all"
        );
        return Err(message.into());
    };
    output::out(&file.schema())?;
    Ok(Exit::Clean)
}

/// Writes every schema into a folder; gives their paths.
pub(super) fn put_all(folder: &Path) -> Result<Vec<PathBuf>, WriteError> {
    let written = FILES.iter().map(|file| {
        let path = folder.join(file.schema_name());
        put(&path, &file.schema()).map(|()| path)
    });
    written.collect()
}
