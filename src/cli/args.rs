//! The arguments of the command line. Each command's own stand in its file.

use std::path::PathBuf;

use crate::calendar::Day;
use clap::{Parser, Subcommand};

use super::values::Format;
use super::{
    adopt, build, check, clock, completions, doctor, due, import, kit, law, man, new, pack, recheck, review,
    schema, serve, stamp, status, theme, verify,
};

/// Builds a small multilingual guide that a person can carry: offline, on a stick, on paper.
#[derive(Debug, Parser)]
#[command(version, after_help = EXIT_CODES)]
pub(super) struct Arguments {
    /// The folder that holds `content` and `themes`
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// How problems and the report are written [default: human]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// The date of this edition, or the day `due` counts from; today if not given
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = clock::given)]
    pub edition_date: Option<Day>,
    /// What to do; `build` if not given
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What to do.
// In the order in which a guide comes to need it: `--help` lists them so.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Begin a guide: a small whole one in two languages, with comments that teach
    #[command(visible_alias = "init")]
    New(new::NewArguments),
    /// Serve the guide: a preview on this computer, or to phones near by
    Serve(serve::ServeArguments),
    /// Check the guide and write nothing
    Check(check::CheckArguments),
    /// Check the guide and write the site
    Build(build::BuildArguments),
    /// Tell how far each translation is
    Status(status::StatusArguments),
    /// Record that somebody compared a translation with its source, or the day the source changed
    Stamp(stamp::StampArguments),
    /// Hand out what there is to translate, and take in what a translator made of it
    Kit(kit::KitArguments),
    /// Take translations in as they are: as behind, until somebody compares them
    Adopt(adopt::AdoptArguments),
    /// Hand out the guide to a lawyer, a doctor or a native reader, and record what they found
    Review(review::ReviewArguments),
    /// List the facts and sources to look up again, and what a reviewer found wrong or unclear, soonest first
    Due(due::DueArguments),
    /// Record that somebody looked facts up again
    Recheck(recheck::RecheckArguments),
    /// Record what was read of a law, and tell what rests on provisions that have changed
    Law(law::LawArguments),
    /// Record this edition in content/changes.yaml, once what it changes for the reader is told there
    Release,
    /// Pack the guide for sticks and hosts: zip files that tell whether they are whole
    Pack(pack::PackArguments),
    /// Tell whether a copy of the guide is whole: a pack, unpacked or not, or a site
    Verify(verify::VerifyArguments),
    /// List the files of the theme, or take some into the guide's own hands
    Theme(theme::ThemeArguments),
    /// Make a guide of a folder of Markdown that another generator reads
    Import(import::ImportFolderArguments),
    /// Write JSON Schemas of the YAML files of a guide, for editors
    Schema(schema::SchemaArguments),
    /// Tell what this computer and this guide have, and what is in the way of building it
    Doctor(doctor::DoctorArguments),
    /// Write the script that lets a shell complete the words of this program
    Completions(completions::CompletionsArguments),
    /// Write the pages of the manual: wayleaf.1, and one for each command
    Man(man::ManArguments),
}

const EXIT_CODES: &str = "Exit codes: 0 in order, perhaps with warnings; 1 errors in content or theme, nothing \
     written; 2 a wrong argument or a fault of the disk, nothing changed";
