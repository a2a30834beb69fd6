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
//! | `program` | what a program is made of |
//! | `progress` | bars for people who wait |
//! | `rehearsal` | what a call would send, shown and not sent |
//! | `run` | from the command line to the command |
//! | `stop` | why the program ends, and with which exit code |

mod arguments;
mod call;
mod client;
mod command;
mod operations;
mod output;
mod program;
mod progress;
mod rehearsal;
mod run;
mod stop;

pub use self::program::Program;
