//! Prism as a process of its own, which ends with the test, and what it writes to its log.

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use codegen_tests::fixture::repository;
use tempfile::NamedTempFile;
use tokio::net::TcpStream;

/// What Prism does about a violation of its document.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// It answers with an error (`--errors`).
    Refuse,
    /// It answers as if there were none and names it in the header `sl-violations`.
    Report,
}

/// Prism serving a document on a free port.
pub(crate) struct Prism {
    process: Child,
    log: NamedTempFile,
    pub(crate) url: String,
}

/// What Prism's log says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Log {
    /// How many requests came.
    pub(crate) requests: usize,
    /// What was wrong with them.
    pub(crate) violations: Vec<String>,
}

impl Prism {
    /// Starts Prism; it is ready when the future ends. It reads the document again when the file changes.
    pub(crate) async fn start(document: &Path, mode: Mode) -> Self {
        let program = std::env::var_os("PRISM").map_or_else(
            || repository().join("target/prism/node_modules/.bin/prism"),
            Into::into,
        );
        let log = NamedTempFile::new().unwrap();
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let errors = (mode == Mode::Refuse).then_some("--errors");
        let process = Command::new(&program)
            .args(["mock", "--port", &port.to_string()])
            .args(errors)
            .arg(document)
            .env("NO_COLOR", "1")
            .stdout(log.reopen().unwrap())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!(
                    "{}: {error}; npm install --prefix target/prism @stoplight/prism-cli",
                    program.display()
                )
            });
        let prism = Self {
            process,
            log,
            url: format!("http://127.0.0.1:{port}"),
        };
        for _ in 0..600 {
            if TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                return prism;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        panic!("Prism did not listen within two minutes");
    }

    /// The log, once it tells of as many requests as were sent.
    pub(crate) async fn log(&self, sent: usize) -> Log {
        for _ in 0..100 {
            let log = Log::read(&fs::read_to_string(self.log.path()).unwrap());
            if log.requests >= sent {
                return log;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("Prism's log tells of fewer than {sent} requests");
    }
}

impl Log {
    fn read(text: &str) -> Self {
        let violations = text
            .lines()
            .filter_map(|line| Some(line.split_once("Violation: request")?.1.to_owned()));
        Self {
            requests: text.matches("Request received").count(),
            violations: violations.collect(),
        }
    }
}

impl Drop for Prism {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
