//! How much a process has worked: does not grow while others have the machine.

use std::fs;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// Ticks of Linux, as it tells them to programs.
const TICKS_A_SECOND: u64 = 100;

/// The time that this process has spent working, in all of its threads. Where the system is not Linux, the time that has passed.
pub(super) fn time() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    ticks().map_or_else(
        || START.elapsed(),
        |ticks| Duration::from_millis(ticks * 1000 / TICKS_A_SECOND),
    )
}

/// Ticks in user mode and in the kernel: the 14th and 15th field (`proc_pid_stat(5)`).
fn ticks() -> Option<u64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The second field is a name, which may have spaces.
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace().skip(11);
    let [user, system] = [fields.next()?, fields.next()?].map(str::parse::<u64>);
    Some(user.ok()? + system.ok()?)
}
