//! Says which stage runs, once a run takes long enough for a person to wonder.

use std::time::{Duration, Instant};

use jsonapi_generator::pipeline::{Clock, Stage};

/// Shorter runs say nothing.
const PATIENCE: Duration = Duration::from_millis(800);

/// Runs `work` with a clock that names the stages of a long run on the standard error stream.
pub(crate) fn watched<T>(work: impl FnOnce(&mut Clock<'_>) -> T) -> T {
    let start = Instant::now();
    let mut onlooker = |stage: Stage| {
        if start.elapsed() > PATIENCE {
            eprintln!("{stage} ...");
        }
    };
    work(&mut Clock::watched(&mut onlooker))
}
