//! The command-line program of a generated client: its operations, and calls of them, from a shell.
//!
//! A generated crate has a `main` of a few lines that makes a [`Program`] of its statics; all else is here.
//!
//! | module | what it holds |
//! |---|---|
//! | `command` | the command line: names, help, completions |
//! | `arguments` | `--path`, `--query`, `--header`, `--body`, `--part` as the arguments of a call |
//! | `client` | key, base URL and the like from the environment and the command line |
//! | `call` | one call, all pages, downloads |
//! | `operations` | the list of operations, and what there is to know of one |
//! | `output` | replies and failures as JSON |
//! | `progress` | bars for people who wait |
//! | `stop` | why the program ends, and with which exit code |

mod arguments;
mod call;
mod client;
mod command;
mod operations;
mod output;
mod progress;
mod stop;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::ArgMatches;
use jsonapi_client::dynamic::{Arguments, Outcome};
use jsonapi_client::info::TagInfo;
use jsonapi_client::{ApiInfo, Client, OperationInfo};

use self::stop::Stop;

/// What a program is made of.
///
/// ```no_run
/// use jsonapi_cli::Program;
/// use jsonapi_client::ApiInfo;
/// use jsonapi_client::dynamic::ArgumentError;
///
/// static API: ApiInfo = ApiInfo::EMPTY;
///
/// fn main() -> std::process::ExitCode {
///     Program {
///         name: "animals",
///         version: "0.1.0",
///         api: &API,
///         tags: &[],
///         call: |_, id, _| Err(ArgumentError::UnknownOperation { id: id.to_owned() }),
///     }
///     .run()
/// }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// The program's name.
    pub name: &'static str,
    /// The version of the crate that it is built of.
    pub version: &'static str,
    /// The API that it calls.
    pub api: &'static ApiInfo,
    /// The operations that it knows.
    pub tags: &'static [&'static TagInfo],
    /// Makes the typed call of an operation by its id.
    pub call: fn(&Client, &str, Arguments) -> Outcome,
}

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

    fn operations(&self) -> impl Iterator<Item = &'static OperationInfo> + use<> {
        let tags = self.tags.iter();
        tags.flat_map(|tag| tag.operations.iter().copied())
    }

    /// The operation of an id.
    fn operation(&self, id: &str) -> Result<&'static OperationInfo, Stop> {
        let found = self.operations().find(|operation| operation.id == id);
        found.ok_or_else(|| {
            let ids = self.operations().map(|operation| operation.id);
            let hint = stop::near(id, ids)
                .unwrap_or_else(|| format!("`{} operations` lists all", self.name));
            Stop::usage(format!("there is no operation {id:?}")).with_hint(hint)
        })
    }
}
