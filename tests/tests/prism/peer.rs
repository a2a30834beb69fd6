//! Prism as a process of its own, which ends with the test.

use std::io::Write as _;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use codegen_tests::fixture::repository;
use serde_json::Value;
use tempfile::NamedTempFile;
use tokio::net::TcpStream;

/// Prism serving a document on a free port.
pub(crate) struct Prism {
    process: Child,
    /// Prism reads it again when it changes: it stays as long as Prism runs.
    _document: NamedTempFile,
    pub(crate) url: String,
}

impl Prism {
    pub(crate) async fn start(document: &Value) -> Self {
        let program = std::env::var_os("PRISM").map_or_else(
            || repository().join("target/prism/node_modules/.bin/prism"),
            Into::into,
        );
        let mut file = NamedTempFile::with_suffix(".json").unwrap();
        file.write_all(document.to_string().as_bytes()).unwrap();
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let process = Command::new(&program)
            .args(["mock", "--errors", "--port", &port.to_string()])
            .arg(file.path())
            .stdout(Stdio::null())
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
            _document: file,
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
}

impl Drop for Prism {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
