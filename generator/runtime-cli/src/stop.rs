//! Why the program ends, and with which exit code.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use serde_json::Value;

/// Why the program ends without having done what it was asked to.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The command line asks for what there is not. Exit code 2.
    Usage {
        message: String,
        hint: Option<String>,
    },
    /// The call failed; what is said of it. Exit code 1.
    Failed(Box<Value>),
    /// The operation asks for a credential of one of these security schemes, and there is none. Exit code 2.
    Credentials(Vec<&'static str>),
    /// Nobody reads the output any more: `| head`. That is no failure.
    Closed,
}

impl Stop {
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::Usage {
            message: message.into(),
            hint: None,
        }
    }

    pub(crate) fn with_hint(self, hint: String) -> Self {
        match self {
            Self::Usage { message, .. } => Self::Usage {
                message,
                hint: Some(hint),
            },
            other => other,
        }
    }

    /// A failure that is no answer of the API.
    pub(crate) fn failed(kind: &str, message: impl ToString) -> Self {
        let value = serde_json::json!({"error": kind, "message": message.to_string()});
        Self::Failed(Box::new(value))
    }

    /// Tells it on the standard error stream: usage as text for people, failures as JSON.
    pub(crate) fn report(self, program: &str) -> ExitCode {
        let (text, code) = match self {
            Self::Usage { message, hint } => {
                let hint = hint.map(|hint| format!("\n  tip: {hint}\n"));
                let hint = hint.unwrap_or_default();
                let text = format!(
                    "error: {message}\n{hint}\nFor more information, try `{program} --help`.\n"
                );
                (text, ExitCode::from(2))
            }
            Self::Credentials(schemes) => {
                let stop = Self::usage("there is no key");
                return stop
                    .with_hint(format!("the operation asks for {}", schemes.join(" or ")))
                    .report(program);
            }
            Self::Failed(value) => (format!("{value}\n"), ExitCode::FAILURE),
            Self::Closed => return ExitCode::SUCCESS,
        };
        // Where nobody listens, the exit code says it.
        let _ = std::io::stderr().write_all(text.as_bytes());
        code
    }
}

/// Writing to the standard output.
impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::failed("output", error),
        }
    }
}

/// The end of a command line that is not accepted, or that asks for help.
pub(crate) fn parsed(error: &clap::Error) -> ExitCode {
    // Where nobody listens, the exit code says it.
    let _ = error.print();
    match error.exit_code() {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::from(2),
    }
}

/// Says which names are near one that there is not.
pub(crate) fn near<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    let name = name.to_lowercase();
    let mut near: Vec<(f64, &str)> = names
        .map(|known| (strsim::jaro_winkler(&name, &known.to_lowercase()), known))
        .filter(|(likeness, _)| *likeness > 0.8)
        .collect();
    near.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let near: Vec<String> = near
        .iter()
        .take(3)
        .map(|(_, name)| format!("`{name}`"))
        .collect();
    (!near.is_empty()).then(|| format!("there is {}", near.join(", ")))
}
