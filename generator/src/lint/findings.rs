//! What the rules find.

use std::collections::HashSet;

use crate::load::Sources;
use crate::problem::{Place, Problem, Severity};

/// What was found, by the rule that is being asked.
#[derive(Debug)]
pub(super) struct Findings {
    rule: (&'static str, &'static str),
    severity: Severity,
    problems: Vec<Problem>,
    /// The code, place and message of each problem: what several operations share is said once.
    said: HashSet<(&'static str, Place, String)>,
}

impl Default for Findings {
    fn default() -> Self {
        Self {
            rule: ("", ""),
            severity: Severity::Error,
            problems: Vec::new(),
            said: HashSet::new(),
        }
    }
}

impl Findings {
    /// What is found from now on is that of the rule `code`, which has this advice.
    pub(super) fn begin(&mut self, code: &'static str, help: &'static str, severity: Severity) {
        self.rule = (code, help);
        self.severity = severity;
    }

    /// Something is wrong at `at`.
    pub(super) fn add(&mut self, at: impl Into<Place>, message: impl Into<String>) {
        self.add_with(at, message, None);
    }

    /// Something is wrong at `at`, in which another place takes part.
    pub(super) fn add_with(
        &mut self,
        at: impl Into<Place>,
        message: impl Into<String>,
        also: Option<(Place, String)>,
    ) {
        let (code, help) = self.rule;
        let mut problem = Problem::warning(code, at, message).with_help(help);
        problem.severity = self.severity;
        problem.also.extend(also);
        let key = (code, problem.at.clone(), problem.message.clone());
        if self.said.insert(key) {
            self.problems.push(problem);
        }
    }

    /// Everything, file by file and from top to bottom; what stands at one place in the order of the rules.
    pub(super) fn sorted(self, sources: &Sources) -> Vec<Problem> {
        let mut problems = self.problems;
        problems.sort_by_cached_key(|problem| {
            let at = sources.locate(&problem.at);
            (at.file, at.line, at.column)
        });
        problems
    }
}
