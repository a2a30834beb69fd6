//! Says what is being done: a bar on a terminal; elsewhere a line, once a run takes long enough for a person to wonder.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
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

/// The steps of a command that has several.
pub(crate) struct Steps {
    bar: ProgressBar,
}

impl Steps {
    /// A bar of `count` steps; without a terminal there is none to be seen, and steps are told as lines.
    pub(crate) fn new(count: u64) -> Self {
        let bar = ProgressBar::new(count);
        if let Ok(style) = ProgressStyle::with_template("[{bar:24}] {pos}/{len} {msg} {elapsed}") {
            bar.set_style(style.progress_chars("=> "));
        }
        bar.enable_steady_tick(Duration::from_millis(120));
        Self { bar }
    }

    /// Runs a step under its name.
    pub(crate) fn step<T>(&self, name: &'static str, work: impl FnOnce() -> T) -> T {
        self.bar.set_message(name);
        if self.bar.is_hidden() {
            eprintln!("{name} ...");
        }
        let done = work();
        self.bar.inc(1);
        done
    }
}

impl Drop for Steps {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
