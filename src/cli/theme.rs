//! `wayleaf theme`: the files of the theme that a guide takes into its own hands.

use crate::guide::ids::{advice, nearest};
use crate::load;
use crate::options::THEME;
use crate::theme::OVERLAY;
use crate::write::put;
use clap::{Args, Subcommand};

use super::context::Context;
use super::exit::{CommandError, CommandResult, Exit};
use super::output;

/// The arguments of `theme`.
#[derive(Debug, Args)]
pub(super) struct ThemeArguments {
    #[command(subcommand)]
    task: ThemeTask,
}

/// What to do with the theme.
#[derive(Debug, Subcommand)]
enum ThemeTask {
    /// List what can be taken out: components, stylesheets, templates, strings, pictures
    List,
    /// Put files of the theme into content/theme, where the guide's own stand in for them
    Eject {
        /// Components by name, or files by their names in the theme; `wayleaf theme list` has them
        #[arg(required = true)]
        names: Vec<String>,
    },
}

/// Lists or takes out.
pub(super) fn run(context: &Context, arguments: &ThemeArguments) -> CommandResult {
    // What is wrong with a guide is told before something is taken out; a list is given anywhere.
    let project = load::load(&context.root).value;
    let root = format!("themes/{THEME}/");
    let files = project.files().filter_map(|(_, file)| {
        let name = file.path.strip_prefix(&root)?;
        Some((name, file.text.as_str()))
    });
    let files: Vec<(&str, &str)> = files.collect();
    match &arguments.task {
        ThemeTask::List => output::out(&listed(&files))?,
        ThemeTask::Eject { names } => output::out(&eject(context, &files, names)?)?,
    }
    Ok(Exit::Clean)
}

/// Every file of the theme, a line each, under the component it belongs to.
fn listed(files: &[(&str, &str)]) -> String {
    files.iter().map(|(name, _)| format!("{name}\n")).collect()
}

/// The names of files and of components.
fn known<'a>(files: &[(&'a str, &str)]) -> Vec<&'a str> {
    let component = |name: &'a str| name.strip_prefix("components/")?.split_once('/').map(|(name, _)| name);
    files.iter().flat_map(|(name, _)| component(name).into_iter().chain([*name])).collect()
}

/// Writes the files named; nothing where one is unknown or stands in the guide already.
fn eject(context: &Context, files: &[(&str, &str)], names: &[String]) -> Result<String, CommandError> {
    context.content()?;
    let mut wanted = Vec::new();
    let mut wrong = Vec::new();
    for name in names {
        let folder = format!("components/{name}/");
        let found = files.iter().filter(|(file, _)| file == name || file.starts_with(&folder));
        let found: Vec<_> = found.collect();
        if found.is_empty() {
            let otherwise = "`wayleaf theme list` has them all";
            let help = advice(nearest(name, &known(files)), otherwise);
            wrong.push(format!("the theme has no component and no file `{name}`; {help}"));
        }
        wanted.extend(found);
    }
    let path = |name: &str| context.root.join(format!("{OVERLAY}{name}"));
    for (name, _) in wanted.iter().filter(|(name, _)| path(name).exists()) {
        wrong
            .push(format!("`{OVERLAY}{name}` is there already; move it away to have the theme's file again"));
    }
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    for (name, text) in &wanted {
        put(&path(name), text)?;
    }
    Ok(wanted.iter().map(|(name, _)| format!("{OVERLAY}{name}\n")).collect())
}
