//! A download takes the same memory however long it is. Peaks are those of child processes, as Linux tells them.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// How much more a download may take that is sixteen times as long, in KiB.
const ALLOWED: f64 = 8.0 * 1024.0;

/// The server, which ends with the test.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_client-load"))
}

/// The most that a process which downloads `mib` MiB had in memory, in KiB.
fn peak(url: &str, mib: &str) -> f64 {
    let output = program().args(["download", url, mib]).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    let printed = String::from_utf8(output.stdout).unwrap();
    printed.split_whitespace().last().unwrap().parse().unwrap()
}

#[test]
fn a_download_takes_the_same_memory_however_long_it_is() {
    let process = program().arg("serve").stdout(Stdio::piped()).spawn();
    let mut server = Server(process.unwrap());
    let mut port = String::new();
    let output = server.0.stdout.take().unwrap();
    BufReader::new(output).read_line(&mut port).unwrap();
    let url = format!("http://127.0.0.1:{}/api/v1", port.trim());
    let (short, long) = (peak(&url, "16"), peak(&url, "256"));
    println!("peak of 16 MiB: {short} KiB, of 256 MiB: {long} KiB");
    assert!(long - short < ALLOWED, "{short} KiB, {long} KiB");
}
