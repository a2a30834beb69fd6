//! What a process took: time, CPU and memory, as Linux tells them.

use std::fmt;
use std::fs;
use std::str::FromStr;
use std::time::Instant;

use crate::Outcome;

/// The unit of CPU times in `/proc/self/stat` (proc_pid_stat(5)): it is 100 a second on all platforms of today.
const TICKS_A_SECOND: f64 = 100.0;

/// What a piece of work took. Written and read as three numbers: it is handed from process to process.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Usage {
    /// In seconds.
    pub(crate) time: f64,
    /// Of all threads, in seconds.
    pub(crate) cpu: f64,
    /// The most that the process ever had in memory, in KiB.
    pub(crate) peak: f64,
}

/// Measures from its making on; the peak is the whole process's.
pub(crate) struct Meter {
    started: Instant,
    cpu: f64,
}

impl Meter {
    pub(crate) fn start() -> Outcome<Self> {
        Ok(Self {
            started: Instant::now(),
            cpu: cpu()?,
        })
    }

    pub(crate) fn stop(&self) -> Outcome<Usage> {
        Ok(Usage {
            time: self.started.elapsed().as_secs_f64(),
            cpu: cpu()? - self.cpu,
            peak: peak()?,
        })
    }
}

/// The CPU time of this process, in seconds.
fn cpu() -> Outcome<f64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    // After the name, which may hold anything, `utime` and `stime` are the 12th and 13th field.
    let fields = stat.rsplit(')').next().unwrap_or_default();
    let ticks = fields.split_whitespace().skip(11).take(2);
    let ticks: Result<Vec<f64>, _> = ticks.map(str::parse).collect();
    Ok(ticks?.iter().sum::<f64>() / TICKS_A_SECOND)
}

/// The most that this process ever had in memory, in KiB.
fn peak() -> Outcome<f64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    Ok(number.ok_or("no VmHWM in /proc/self/status")?.parse()?)
}

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.time, self.cpu, self.peak)
    }
}

impl FromStr for Usage {
    type Err = Box<dyn std::error::Error + Send + Sync>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let numbers: Result<Vec<f64>, _> = text.split_whitespace().map(str::parse).collect();
        match numbers?.as_slice() {
            &[time, cpu, peak] => Ok(Self { time, cpu, peak }),
            _ => Err(format!("not what a client prints: {text}").into()),
        }
    }
}
