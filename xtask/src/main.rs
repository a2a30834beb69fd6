//! Maintainer commands: `cargo xtask codegen`, `report`, `rules`, `explain`, `bundle`, `lint`, `diff`,
//! `update`, `release`, `mock`.
//!
//! The work is done in `jsonapi-generator`; here are arguments, exit codes and what is printed.

mod args;
mod bundle;
mod codegen;
mod diff;
mod lint;
mod mock;
mod problems;
mod progress;
mod release;
mod report;
mod revision;
mod rules;
mod terminal;
mod update;

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

use args::{Args, Command};

/// A run makes and drops millions of tokens on every core: the system's allocator takes half as long again.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let result = match Args::parse().command {
        Command::Codegen(args) => codegen::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Bundle(args) => bundle::run(&args),
        Command::Lint(args) => lint::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Explain(args) => rules::explain(&args),
        Command::Release(args) => release::run(&args),
        Command::Update(args) => update::run(&args),
        Command::Mock(args) => mock::run(&args),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            eprint!("{stop}");
            ExitCode::FAILURE
        }
    }
}
