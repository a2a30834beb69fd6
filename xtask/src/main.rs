//! Maintainer commands: `cargo xtask codegen`, `report`, `rules`, `bundle`, `lint`.
//!
//! The work is done in `jsonapi-generator`; here are arguments, exit codes and what is printed.

mod args;
mod bundle;
mod codegen;
mod lint;
mod progress;
mod report;
mod rules;

use std::io::{ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

use args::{Args, Command};

/// A run makes and drops millions of tokens on every core: the system's allocator takes half as long again.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Why a command ends with exit code 1.
#[derive(Debug, thiserror::Error)]
enum Stop {
    /// The document has problems; their text.
    #[error("{0}")]
    Problems(String),
    /// What is on the disk is not what the document says.
    #[error("{0}")]
    Stale(String),
    /// The disk refuses.
    #[error("error: {0}\n")]
    Disk(String),
}

fn main() -> ExitCode {
    let result = match Args::parse().command {
        Command::Codegen(args) => codegen::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Bundle(args) => bundle::run(&args),
        Command::Lint(args) => lint::run(&args),
        Command::Rules(args) => rules::run(&args),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            eprint!("{stop}");
            ExitCode::FAILURE
        }
    }
}

/// Whether messages on the standard error stream are coloured (<https://no-color.org>).
fn color() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty())
}

/// Prints to the standard output; that the reader has gone (`| head`) is no failure.
fn say(text: &str) -> Result<(), Stop> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Stop::Disk(error.to_string())),
        _ => Ok(()),
    }
}
