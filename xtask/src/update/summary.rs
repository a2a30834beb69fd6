//! What is said of a new document.

use std::fmt;

use jsonapi_generator::diff::{Class, Difference};

use super::crates::{Files, Surface};

/// Lost items that are shown; how many there are is told anyway.
const SHOWN: usize = 20;

/// What was found, step by step.
pub(crate) struct Summary {
    /// Errors and warnings of the linter: of the old document, of the new one.
    pub(crate) lint: [(usize, usize); 2],
    pub(crate) difference: Difference,
    /// The difference as text.
    pub(crate) told: String,
    pub(crate) files: Files,
    /// Whether it was compiled, and what the compiler said against it.
    pub(crate) compiled: Option<Option<String>>,
    pub(crate) surface: Surface,
}

impl Summary {
    /// Why the new document cannot be taken over.
    pub(crate) fn wrong(&self) -> Option<&'static str> {
        let refused = matches!(self.compiled, Some(Some(_)));
        refused.then_some("the generated crates do not compile")
    }

    fn count(&self, class: Class) -> usize {
        let changes = self.difference.changes.iter();
        changes.filter(|change| change.class() == class).count()
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told)?;
        if !self.told.is_empty() {
            writeln!(f)?;
        }
        if let Some(Some(said)) = &self.compiled {
            writeln!(f, "{said}")?;
        }
        for item in self.surface.lost.iter().take(SHOWN) {
            writeln!(f, "lost: {item}")?;
        }
        let [(errors_before, warnings_before), (errors, warnings)] = self.lint;
        writeln!(
            f,
            "lint      {errors} errors, {warnings} warnings (before: {errors_before}, {warnings_before})"
        )?;
        writeln!(
            f,
            "diff      {} changes: {} break clients, {} break callers of the crates, {} add; next version: {}",
            self.difference.changes.len(),
            self.count(Class::Wire),
            self.count(Class::Rust),
            self.count(Class::Additive),
            self.difference.step()
        )?;
        let Files {
            changed,
            added,
            removed,
        } = self.files;
        writeln!(
            f,
            "codegen   {changed} files change, {added} are new, {removed} go"
        )?;
        let compiled = match &self.compiled {
            None => "not tried",
            Some(None) => "all crates compile",
            Some(Some(_)) => "FAILED",
        };
        writeln!(f, "compile   {compiled}")?;
        writeln!(
            f,
            "surface   {} public items lost, {} gained",
            self.surface.lost.len(),
            self.surface.gained.len()
        )
    }
}
