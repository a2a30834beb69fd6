//! The generator on a document that may be anything: it ends, in time, with crates or with problems.

use std::fs;
use std::path::PathBuf;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use jsonapi_generator::pipeline::{Clock, Codegen, Failure};
use serde_json::Value;

use super::cpu;
use crate::fixture::repository;

/// How long any document may keep a machine at work, whatever else the machine has to do.
const WORK: Duration = Duration::from_secs(10);

/// How long it may take where no work is done at all: threads that wait for each other.
const WAIT: Duration = Duration::from_secs(600);

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
    /// The longest runs: how much work each was, and which document.
    slowest: Mutex<Vec<(Duration, String)>>,
}

/// How many of the longest runs are kept.
const SLOWEST: usize = 5;

/// One document at a time: what a process works is then the work of one document.
static TURN: Mutex<()> = Mutex::new(());

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
        Self {
            folder,
            slowest: Mutex::default(),
        }
    }

    /// Runs `document`, which is called `name`. Of one that overflows the stack, the file is left.
    ///
    /// # Panics
    /// When the run panics or takes too long, when it writes what is no Rust, or when the disk refuses.
    pub fn run(&self, name: &str, document: &Value) -> Outcome {
        let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let path = self.folder.join(format!("{name}.json"));
        if let Err(error) = fs::write(&path, document.to_string()) {
            fail(&format!("{}: {error}", path.display()));
        }
        let (sender, receiver) = mpsc::channel();
        let codegen = Codegen::new(&path).standalone(&repository().join("generator"));
        let (begun, started) = (cpu::time(), Instant::now());
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
        let outcome = loop {
            match receiver.recv_timeout(Duration::from_millis(200)) {
                Ok(Ok(outcome)) => break outcome,
                Ok(Err(text)) => fail(&format!("{}: {text}", path.display())),
                Err(RecvTimeoutError::Disconnected) => fail(&format!("{}: panics", path.display())),
                Err(RecvTimeoutError::Timeout) => {
                    let worked = cpu::time().saturating_sub(begun);
                    if worked > WORK || started.elapsed() > WAIT {
                        fail(&format!("{}: takes too long: {worked:?}", path.display()));
                    }
                }
            }
        };
        // The sender is gone, so the work is done.
        drop(work);
        self.note(cpu::time().saturating_sub(begun), name);
        if fs::remove_file(&path).is_err() {
            fail(&format!("{}: cannot be removed", path.display()));
        }
        outcome
    }

    /// The longest runs, the longest first: how much work each was, and which document.
    pub fn slowest(&self) -> Vec<(Duration, String)> {
        let slowest = self.slowest.lock();
        slowest.unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn note(&self, worked: Duration, name: &str) {
        let slowest = self.slowest.lock();
        let mut slowest = slowest.unwrap_or_else(PoisonError::into_inner);
        slowest.push((worked, name.to_owned()));
        slowest.sort_by(|one, other| other.cmp(one));
        slowest.truncate(SLOWEST);
    }
}

#[allow(clippy::panic, reason = "tests fail by panicking")]
fn fail(message: &str) -> ! {
    panic!("{message}")
}
