//! How long each stage takes, and telling an onlooker which one begins.

use std::fmt;
use std::time::{Duration, Instant};

/// A stage of the pipeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// Files to one tree.
    Load,
    /// OpenAPI 3.1 to 3.0.
    Lower,
    /// OpenAPI to the model.
    Normalise,
    /// The model to tokens, file by file, on all cores.
    Emit,
    /// Tokens to text: each core formats a file as soon as it has its tokens.
    Format,
    /// Files to the disk.
    Write,
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Load => "load",
            Self::Lower => "lower",
            Self::Normalise => "normalise",
            Self::Emit => "emit",
            Self::Format => "format",
            Self::Write => "write",
        })
    }
}

/// How long each stage took, in the order they ran.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timings(Vec<(Stage, Duration)>);

impl Timings {
    /// Each stage with its wall-clock time.
    pub fn iter(&self) -> impl Iterator<Item = (Stage, Duration)> {
        self.0.iter().copied()
    }

    /// All stages together.
    pub fn total(&self) -> Duration {
        self.0.iter().map(|(_, duration)| *duration).sum()
    }
}

/// One line a stage, in milliseconds, and the total.
impl fmt::Display for Timings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = |what: &dyn fmt::Display, duration: Duration| {
            writeln!(f, "{what:<10}{:>8.1} ms", duration.as_secs_f64() * 1000.0)
        };
        for (stage, duration) in self.iter() {
            line(&stage, duration)?;
        }
        line(&"total", self.total())
    }
}

/// Measures stages; an onlooker is told when one begins.
#[derive(Default)]
pub struct Clock<'a> {
    timings: Timings,
    onlooker: Option<&'a mut dyn FnMut(Stage)>,
}

impl fmt::Debug for Clock<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Clock")
            .field("timings", &self.timings)
            .finish_non_exhaustive()
    }
}

impl<'a> Clock<'a> {
    /// Calls `onlooker` at the beginning of each stage.
    pub fn watched(onlooker: &'a mut dyn FnMut(Stage)) -> Self {
        Self {
            timings: Timings::default(),
            onlooker: Some(onlooker),
        }
    }

    /// Runs a stage.
    pub fn time<T>(&mut self, stage: Stage, work: impl FnOnce() -> T) -> T {
        if let Some(onlooker) = &mut self.onlooker {
            onlooker(stage);
        }
        let start = Instant::now();
        let result = work();
        self.add(stage, start.elapsed());
        result
    }

    /// Runs two stages that take turns on several cores. Their wall-clock time is shared out by what each took of the cores'
    /// time, which `work` returns beside its result.
    pub fn time_both<T>(
        &mut self,
        stages: [Stage; 2],
        work: impl FnOnce() -> (T, [Duration; 2]),
    ) -> T {
        let [first, second] = stages;
        if let Some(onlooker) = &mut self.onlooker {
            onlooker(second);
        }
        let start = Instant::now();
        let (result, [of_first, of_second]) = work();
        let wall = start.elapsed();
        let all = (of_first + of_second).as_secs_f64();
        let share = if all > 0.0 {
            wall.mul_f64(of_first.as_secs_f64() / all)
        } else {
            Duration::ZERO
        };
        self.add(first, share);
        self.add(second, wall.saturating_sub(share));
        result
    }

    fn add(&mut self, stage: Stage, duration: Duration) {
        let timings = &mut self.timings.0;
        match timings.iter_mut().find(|(known, _)| *known == stage) {
            Some((_, sum)) => *sum += duration,
            None => timings.push((stage, duration)),
        }
    }

    /// What was measured.
    pub fn timings(&self) -> &Timings {
        &self.timings
    }
}
