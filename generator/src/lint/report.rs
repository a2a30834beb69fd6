//! What one run of the linter says.

use std::collections::BTreeMap;
use std::fmt;

use super::context::Context;
use super::members::At;
use super::tree::says;
use crate::load::grammar::Kind;
use crate::problem::{Problems, Severity, child_pointer};

/// What one run of the linter says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Warnings of loading, then what the rules found, by file and line.
    pub problems: Problems,
    /// What was looked at.
    pub counts: Counts,
}

/// How many things a run looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Operations under `paths`.
    pub operations: usize,
    /// Operations under `webhooks`.
    pub webhooks: usize,
    /// Schemas under `components`.
    pub schemas: usize,
    /// Uses of examples that were validated; an example that several media types refer to counts for each.
    pub examples: usize,
    /// Properties of schemas.
    pub fields: usize,
    /// Those of them that have a description, their own or that of the schema which they refer to.
    pub described_fields: usize,
}

impl Counts {
    pub(super) fn of(context: &Context<'_>) -> Self {
        let tree = &context.tree;
        let mut counts = Self {
            operations: tree.operations().len(),
            webhooks: tree.webhooks().len(),
            examples: context.verdicts().checked,
            ..Self::default()
        };
        for node in tree.of_kind(Kind::Schema) {
            counts.schemas += usize::from(node.component().is_some());
            let properties = node.value.get("properties").and_then(|all| all.as_object());
            for (name, property) in properties.into_iter().flatten() {
                let at = child_pointer(&format!("{}/properties", node.at), name);
                counts.fields += 1;
                counts.described_fields += usize::from(is_described(context, (property, at)));
            }
        }
        counts
    }
}

fn is_described<'a>(context: &Context<'a>, (property, at): At<'a>) -> bool {
    let described = |schema: &serde_json::Value| {
        schema
            .as_object()
            .is_some_and(|own| says(own, "description"))
    };
    described(property) || described(context.tree.resolve(property, &at).0)
}

impl Report {
    /// How many findings of a severity there are.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.problems
            .iter()
            .filter(|problem| problem.severity == severity)
            .count()
    }
}

/// A line for each code that was found, then what was looked at, then the number of errors and warnings.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut by_code: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
        for problem in &self.problems {
            *by_code.entry((problem.severity, problem.code)).or_default() += 1;
        }
        for ((severity, code), count) in by_code {
            let severity = match severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            writeln!(f, "{count:>6} {severity}[{code}]")?;
        }
        let counts = &self.counts;
        let share = counts.described_fields * 100 / counts.fields.max(1);
        writeln!(
            f,
            "{} of {} fields described ({share} %)",
            counts.described_fields, counts.fields
        )?;
        writeln!(
            f,
            "{} operations, {} webhooks, {} schemas, {} examples checked: {} errors, {} warnings",
            counts.operations,
            counts.webhooks,
            counts.schemas,
            counts.examples,
            self.count(Severity::Error),
            self.count(Severity::Warning)
        )
    }
}
