//! The generator on a document that may be anything: it ends, in time, with crates or with problems.

use std::fs;
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use jsonapi_generator::pipeline::{Clock, Codegen, Failure};
use serde_json::Value;

use crate::fixture::repository;

/// Longer than any document may take, on a machine that has other things to do.
const PATIENCE: Duration = Duration::from_secs(90);

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// There are crates.
    Crates,
    /// There are problems.
    Problems,
}

/// Runs documents, each from a file in a folder that is there to be looked at when one fails.
#[derive(Debug)]
pub struct Runner {
    folder: PathBuf,
}

impl Runner {
    /// A runner with files in `folder`.
    ///
    /// # Panics
    /// When the disk refuses.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        let folder = folder.into();
        if let Err(error) = fs::create_dir_all(&folder) {
            fail(&format!("{}: {error}", folder.display()));
        }
        Self { folder }
    }

    /// Runs `document`, which is called `name`. Of one that overflows the stack, the file is left.
    ///
    /// # Panics
    /// When the run panics or takes too long, when it writes what is no Rust, or when the disk refuses.
    pub fn run(&self, name: &str, document: &Value) -> Outcome {
        let path = self.folder.join(format!("{name}.json"));
        if let Err(error) = fs::write(&path, document.to_string()) {
            fail(&format!("{}: {error}", path.display()));
        }
        let (sender, receiver) = mpsc::channel();
        let codegen = Codegen::new(&path).standalone(&repository().join("generator"));
        let work = thread::spawn(move || {
            let outcome = codegen.run(&mut Clock::default());
            // Who waits no longer has failed.
            let _ = sender.send(match outcome {
                Ok(output) => {
                    output.render_warnings(false);
                    Ok(Outcome::Crates)
                }
                Err(failure @ Failure::Document { .. }) => {
                    failure.render(false);
                    Ok(Outcome::Problems)
                }
                Err(failure) => Err(failure.render(false)),
            });
        });
        let outcome = match receiver.recv_timeout(PATIENCE) {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(text)) => fail(&format!("{}: {text}", path.display())),
            Err(mpsc::RecvTimeoutError::Timeout) => {
                fail(&format!("{}: takes too long", path.display()))
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => {
                fail(&format!("{}: panics", path.display()))
            }
        };
        // The sender is gone, so the work is done.
        drop(work);
        if fs::remove_file(&path).is_err() {
            fail(&format!("{}: cannot be removed", path.display()));
        }
        outcome
    }
}

#[allow(clippy::panic, reason = "tests fail by panicking")]
fn fail(message: &str) -> ! {
    panic!("{message}")
}
