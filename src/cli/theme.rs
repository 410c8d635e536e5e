//! `wayleaf theme`: the files of the theme that a guide takes into its own hands.

use crate::guide::ids::{advice, nearest};
use crate::kit::diff::unified;
use crate::load;
use crate::parse::theme::chosen;
use crate::parse::theme::taken::{self, ChangedFile, RECORD, TakenFile};
use crate::project::Project;
use crate::report;
use crate::theme::OVERLAY;
use crate::theme::version::version;
use crate::write::put;
use clap::{Args, Subcommand};

use super::context::Context;
use super::exit::{CommandError, CommandResult, Exit};
use super::output;

/// The arguments of `theme`.
#[derive(Debug, Args)]
#[command(after_help = OWN_STYLES)]
pub(super) struct ThemeArguments {
    #[command(subcommand)]
    task: ThemeTask,
}

/// What most guides change needs no file of the theme.
const OWN_STYLES: &str = "Colours and sizes: write those that you change into content/theme/css/own.css, such as \
     `:root { --band: #7a1f1f; }`; `wayleaf theme eject css/tokens.css` writes out all of them, to be changed there.";

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
    /// Show what has changed in the theme's own files since the guide took them out
    Diff {
        /// Components or files; all that the guide took out where none is named
        names: Vec<String>,
    },
    /// Note that the guide's own files are up to date with the theme as it is now
    Accept {
        /// Components or files that the guide has of its own
        #[arg(required = true)]
        names: Vec<String>,
    },
}

/// The theme of a guide as it is now, and what the guide noted when it took files out.
struct ThemeDesk<'a> {
    context: &'a Context,
    project: &'a Project,
    /// Where the theme's files lie.
    root: String,
    /// The theme's files by name, with their texts.
    files: Vec<(&'a str, &'a str)>,
}

/// Lists, takes out, compares or notes.
pub(super) fn run(context: &Context, arguments: &ThemeArguments) -> CommandResult {
    // What is wrong with a guide is told before something is taken out; a list is given anywhere.
    let project = load::load(&context.root).value;
    let root = format!("themes/{}/", chosen(&project));
    let files = project.files().filter_map(|(_, file)| {
        let name = file.path.strip_prefix(&root)?;
        Some((name, file.text.as_str()))
    });
    let files: Vec<(&str, &str)> = files.collect();
    let desk = ThemeDesk { context, project: &project, root: root.clone(), files };
    let told = match &arguments.task {
        ThemeTask::List => desk.listed(),
        ThemeTask::Eject { names } => desk.eject(names)?,
        ThemeTask::Diff { names } => desk.diff(names)?,
        ThemeTask::Accept { names } => desk.accept(names)?,
    };
    output::out(&told)?;
    Ok(Exit::Clean)
}

impl ThemeDesk<'_> {
    /// Every file of the theme, a line each, under the component it belongs to.
    fn listed(&self) -> String {
        self.files.iter().map(|(name, _)| format!("{name}\n")).collect()
    }

    /// The names of files and of components.
    fn known(&self) -> Vec<&str> {
        let component = |name| -> Option<&str> {
            let (name, _) = str::strip_prefix(name, "components/")?.split_once('/')?;
            Some(name)
        };
        self.files.iter().flat_map(|(name, _)| component(name).into_iter().chain([*name])).collect()
    }

    /// The files that these names stand for, and what is wrong with names that stand for none.
    fn wanted(&self, names: &[String]) -> (Vec<(&str, &str)>, Vec<String>) {
        let (mut wanted, mut wrong) = (Vec::new(), Vec::new());
        for name in names {
            let folder = format!("components/{name}/");
            let found = self.files.iter().filter(|(file, _)| file == name || file.starts_with(&folder));
            let found: Vec<_> = found.copied().collect();
            if found.is_empty() {
                let otherwise = "`wayleaf theme list` has them all";
                let help = advice(nearest(name, &self.known()), otherwise);
                wrong.push(format!("the theme has no component and no file `{name}`; {help}"));
            }
            wanted.extend(found);
        }
        (wanted, wrong)
    }

    fn has_own(&self, name: &str) -> bool {
        self.context.root.join(format!("{OVERLAY}{name}")).exists()
    }

    /// What the guide noted of files it took out.
    fn taken(&self) -> Result<Vec<TakenFile>, CommandError> {
        taken::taken(self.project).map_err(|problem| {
            let problem = report::short(&[problem], self.project).trim_end().to_owned();
            let sentence = "what was noted of the files taken out cannot be read, and nothing was changed; mend it, or move the file \
                            away, which forgets it";
            vec![sentence.to_owned(), problem].into()
        })
    }

    /// Notes these files as they are in the theme now.
    fn note(&self, mut taken: Vec<TakenFile>, files: &[(&str, &str)]) -> Result<(), CommandError> {
        taken.retain(|known| !files.iter().any(|(name, _)| known.file == *name));
        let now = files.iter().map(|(name, text)| TakenFile {
            file: (*name).to_owned(),
            version: version(),
            text: (*text).to_owned(),
        });
        taken.extend(now);
        taken.sort_by(|one, other| one.file.cmp(&other.file));
        put(&self.context.root.join(format!("{OVERLAY}{RECORD}")), &taken::written(&taken))?;
        Ok(())
    }

    /// Writes the files named; nothing where one is unknown or stands in the guide already.
    fn eject(&self, names: &[String]) -> Result<String, CommandError> {
        self.context.content()?;
        let (wanted, mut wrong) = self.wanted(names);
        for (name, _) in wanted.iter().filter(|(name, _)| self.has_own(name)) {
            wrong.push(format!(
                "`{OVERLAY}{name}` is there already; move it away to have the theme's file again"
            ));
        }
        if !wrong.is_empty() {
            return Err(wrong.into());
        }
        let taken = self.taken()?;
        for (name, text) in &wanted {
            put(&self.context.root.join(format!("{OVERLAY}{name}")), text)?;
        }
        self.note(taken, &wanted)?;
        Ok(wanted.iter().map(|(name, _)| format!("{OVERLAY}{name}\n")).collect())
    }

    /// What has changed in the theme since the guide took these files out.
    fn diff(&self, names: &[String]) -> Result<String, CommandError> {
        let (wanted, wrong) = self.wanted(names);
        if !wrong.is_empty() {
            return Err(wrong.into());
        }
        let taken = self.taken()?;
        let changed = taken::changed(self.project, &self.root, &taken);
        let is_wanted = |file: &&ChangedFile<'_>| {
            names.is_empty() || wanted.iter().any(|(name, _)| *name == file.before.file)
        };
        let differences: Vec<String> = changed
            .iter()
            .filter(is_wanted)
            .map(|changed| {
                let TakenFile { file, version, text } = &changed.before;
                let names = (format!("{file} (theme, version {version})"), format!("{file} (theme, now)"));
                unified((&names.0, text), (&names.1, changed.now))
            })
            .collect();
        if differences.is_empty() {
            return Ok("nothing that the guide took out has changed in the theme since\n".to_owned());
        }
        Ok(differences.concat())
    }

    /// Notes that these files of the guide are up to date with the theme.
    fn accept(&self, names: &[String]) -> Result<String, CommandError> {
        self.context.content()?;
        let (wanted, mut wrong) = self.wanted(names);
        let own: Vec<_> = wanted.iter().copied().filter(|(name, _)| self.has_own(name)).collect();
        if own.is_empty() && wrong.is_empty() {
            wrong.push(format!("the guide has none of these files in {OVERLAY}; there is nothing to note"));
        }
        if !wrong.is_empty() {
            return Err(wrong.into());
        }
        self.note(self.taken()?, &own)?;
        Ok(own.iter().map(|(name, _)| format!("{OVERLAY}{name}\n")).collect())
    }
}
