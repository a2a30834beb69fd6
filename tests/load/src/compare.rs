//! Starts a server and clients as processes of their own, and compares what the clients took.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::Outcome;
use crate::clients::Way;
use crate::usage::Usage;

/// By how much the typed client may be slower, or bigger, than the loop by hand that reads as many members: [`Way::Whole`].
/// What it costs to keep undeclared ones too, or nothing but what is looked at, the others tell.
const ALLOWED: f64 = 1.05;

/// How long the download is, in MiB.
const DOWNLOAD: &str = "1024";

/// What is run.
pub(crate) struct Plan {
    rounds: usize,
    concurrent: usize,
    calls: usize,
}

impl Plan {
    pub(crate) fn new(numbers: &[&str]) -> Outcome<Self> {
        let number = |at: usize, default: usize| match numbers.get(at) {
            Some(text) => text.parse().map_err(|_| format!("no number: {text}")),
            None => Ok(default),
        };
        Ok(Self {
            rounds: number(0, 5)?.max(1),
            concurrent: number(1, 10_000)?,
            calls: number(2, 20)?,
        })
    }
}

/// A server that ends with its value.
struct Server {
    process: Child,
    url: String,
}

impl Server {
    fn start() -> Outcome<Self> {
        let mut process = Command::new(env::current_exe()?)
            .arg("serve")
            .stdout(Stdio::piped())
            .spawn()?;
        let mut port = String::new();
        let output = process.stdout.take().ok_or("no output")?;
        BufReader::new(output).read_line(&mut port)?;
        let url = format!("http://127.0.0.1:{}/api/v1", port.trim());
        Ok(Self { process, url })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Runs a client as a process of its own.
fn client(arguments: &[&str]) -> Outcome<Usage> {
    let output = Command::new(env::current_exe()?)
        .args(arguments)
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err(format!("{} failed", arguments.join(" ")).into());
    }
    String::from_utf8(output.stdout)?.trim().parse()
}

/// Compares all ways to call and downloads; `false` where the typed client fell behind.
pub(crate) async fn all(plan: &Plan) -> Outcome<bool> {
    let server = Server::start()?;
    let keeps_up = calls(plan, &server.url)?;
    let usage = client(&["download", &server.url, DOWNLOAD])?;
    println!(
        "download of {DOWNLOAD} MiB: {:.1} s, {:.1} s of CPU, peak {:.1} MiB",
        usage.time,
        usage.cpu,
        usage.peak / 1024.0
    );
    Ok(keeps_up)
}

fn calls(plan: &Plan, url: &str) -> Outcome<bool> {
    let (concurrent, calls) = (plan.concurrent.to_string(), plan.calls.to_string());
    let mut taken: [Vec<Usage>; Way::ALL.len()] = Default::default();
    for round in 0..plan.rounds {
        for turn in 0..Way::ALL.len() {
            // Each way is first in turn.
            let at = (round + turn) % Way::ALL.len();
            let way = Way::ALL[at].name();
            taken[at].push(client(&["call", way, url, &concurrent, &calls])?);
        }
    }
    let total = (plan.concurrent * plan.calls) as f64;
    println!(
        "{} calls at once, {total} calls, medians of {}",
        plan.concurrent, plan.rounds
    );
    println!("way      calls/s   CPU/call      peak    time   CPU  peak: by that of typed");
    let medians = taken.map(|usages| median(&usages));
    let [typed, _, whole, ..] = medians;
    for (way, usage) in Way::ALL.iter().zip(medians) {
        println!(
            "{:<7} {:>8.0} {:>7.1} µs {:>5.0} MiB   {:>5.3} {:>5.3} {:>5.3}",
            way.name(),
            total / usage.time,
            usage.cpu / total * 1e6,
            usage.peak / 1024.0,
            typed.time / usage.time,
            typed.cpu / usage.cpu,
            typed.peak / usage.peak
        );
    }
    // By CPU time, not by time: what else runs on the machine must not decide.
    Ok(typed.cpu <= whole.cpu * ALLOWED && typed.peak <= whole.peak * ALLOWED)
}

/// The median of each number by itself.
fn median(usages: &[Usage]) -> Usage {
    let of = |number: fn(&Usage) -> f64| {
        let mut numbers: Vec<f64> = usages.iter().map(number).collect();
        numbers.sort_by(f64::total_cmp);
        numbers[numbers.len() / 2]
    };
    Usage {
        time: of(|usage| usage.time),
        cpu: of(|usage| usage.cpu),
        peak: of(|usage| usage.peak),
    }
}
