//! The command line: reads the arguments and runs the command they name. One command a file, all of one shape: the
//! context and the command's arguments in, an exit code or sentences out.

mod adopt;
mod args;
mod build;
mod check;
mod clock;
mod completions;
mod context;
mod doctor;
mod due;
mod exit;
mod fetch;
mod files;
mod import;
mod kit;
mod law;
mod man;
mod missing;
mod new;
mod numbers;
mod output;
mod pack;
mod paper;
mod progress;
mod published;
mod readability;
mod recheck;
mod refusals;
mod release;
mod review;
mod schema;
mod serve;
mod site;
mod stamp;
mod status;
mod summary;
mod theme;
mod threads;
mod timings;
mod values;
mod verify;

use std::process::ExitCode;

use crate::report::one_line;
use clap::{CommandFactory, Parser};

use args::{Arguments, Command};
use build::BuildArguments;
use context::Context;
use exit::{CommandError, CommandResult, Exit};

/// Does what the arguments of this process say, as the program `wayleaf`; the exit code says how it went.
pub fn command_line() -> ExitCode {
    threads::on_own_stack(obey).unwrap_or_else(|why| {
        let _ = output::err(&format!("error: {why}\n"));
        ExitCode::from(Exit::Stuck as u8)
    })
}

fn obey() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(told) => return answer_to_arguments(&told),
    };
    threads::start();
    let exit = run(arguments).unwrap_or_else(|error| {
        let sentences = match error {
            CommandError::Sentences(sentences) => sentences,
            CommandError::Terminal(_) => vec![error.to_string()],
        };
        for sentence in sentences {
            let _ = output::err(&format!("error: {}\n", one_line(&sentence)));
        }
        Exit::Stuck
    });
    ExitCode::from(exit as u8)
}

/// Writes the help that was asked for, or what is wrong with the arguments, which may be the names of files.
fn answer_to_arguments(told: &clap::Error) -> ExitCode {
    let text = told.render().ansi().to_string();
    let written = if told.use_stderr() { output::err(&text) } else { output::out(&text) };
    let code = u8::try_from(told.exit_code()).unwrap_or(Exit::Stuck as u8);
    ExitCode::from(if written.is_ok() { code } else { Exit::Stuck as u8 })
}

fn run(arguments: Arguments) -> CommandResult {
    let Arguments { root, format, edition_date, command } = arguments;
    let context = Context { root, format, edition_date };
    match command.unwrap_or_else(|| Command::Build(BuildArguments::default())) {
        Command::Adopt(arguments) => adopt::run(&context, &arguments),
        Command::Build(arguments) => build::run(&context, &arguments),
        Command::Check(arguments) => check::run(&context, &arguments),
        Command::Completions(arguments) => completions::run(&arguments, Arguments::command()),
        Command::Doctor(arguments) => doctor::run(&context, &arguments),
        Command::Due(arguments) => due::run(&context, &arguments),
        Command::Import(arguments) => import::run(&context, &arguments),
        Command::Kit(arguments) => kit::run(&context, &arguments),
        Command::Law(arguments) => law::run(&context, &arguments),
        Command::Man(arguments) => man::run(&arguments, Arguments::command()),
        Command::New(arguments) => new::run(&context, &arguments),
        Command::Pack(arguments) => pack::run(&context, &arguments),
        Command::Recheck(arguments) => recheck::run(&context, &arguments),
        Command::Release => release::run(&context),
        Command::Review(arguments) => review::run(&context, &arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Serve(arguments) => serve::run(&context, &arguments),
        Command::Stamp(arguments) => stamp::run(&context, &arguments),
        Command::Status(arguments) => status::run(&context, &arguments),
        Command::Theme(arguments) => theme::run(&context, &arguments),
        Command::Verify(arguments) => verify::run(&arguments),
    }
}
