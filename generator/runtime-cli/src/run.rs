//! Does what the command line says.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::ArgMatches;

use crate::program::Program;
use crate::stop::{self, Stop};
use crate::{call, command, operations};

impl Program {
    /// Does what the command line says. Exit codes: 0 done, 1 the call failed, 2 wrong usage.
    pub fn run(&self) -> ExitCode {
        self.run_from(std::env::args_os())
    }

    fn run_from(&self, arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
        let matches = match command::command(self).try_get_matches_from(arguments) {
            Ok(matches) => matches,
            Err(error) => return stop::parsed(&error),
        };
        match self.command(&matches) {
            Ok(()) => ExitCode::SUCCESS,
            Err(stop) => stop.report(self.name),
        }
    }

    fn command(&self, matches: &ArgMatches) -> Result<(), Stop> {
        match matches.subcommand() {
            Some(("operations", matches)) => operations::list(self, matches),
            Some(("operation", matches)) => operations::show(self, matches),
            Some(("call", matches)) => call::run(self, matches),
            Some(("completions", matches)) => command::complete(self, matches),
            // The command line is not accepted without one of the above.
            _ => Ok(()),
        }
    }
}
