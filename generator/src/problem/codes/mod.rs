//! Every rule that a document can break, in one searchable list: what a diagnostic is called, what it means, what the
//! generator does about it.
//!
//! A code is kebab-case, stable, and says what is wrong; the message of a [`Problem`](super::Problem) says where
//! and with which names. `cargo xtask rules` prints the list.

mod errors;
mod faults;
mod mended;

pub use errors::*;
pub use faults::*;
pub use mended::*;

/// How a rule counts where neither the settings nor `--strict` say otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// There is nothing to generate from; it cannot be allowed.
    Fatal,
    /// There is no single reading: nothing is generated, unless the settings allow the rule by name.
    Error,
    /// There is one reading, or the fault does no harm: it is told, and generation goes on.
    Warning,
}

/// A rule that a document can break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// What its diagnostics are called.
    pub code: &'static str,
    /// How it counts.
    pub level: Level,
    /// What is wrong.
    pub meaning: &'static str,
    /// What is assumed, or what becomes of it when it is allowed.
    pub assumed: &'static str,
    /// The smallest piece of a document that breaks it.
    pub example: &'static str,
}

/// The tables, in the order in which `cargo xtask rules` prints them: a title and its rules.
pub const TABLES: &[(&str, &[Rule])] = &[
    ("errors: no single reading", errors::TABLE),
    ("mistakes with one reading", mended::TABLE),
    ("against the specification, and told", faults::TABLE),
];

/// The rule that is called `code`.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    TABLES
        .iter()
        .flat_map(|(_, table)| *table)
        .find(|rule| rule.code == code)
}

/// Declares a table of rules: each as a constant that holds its code, and all as `TABLE`.
macro_rules! rules {
    ($($level:ident $constant:ident = $code:literal: $meaning:literal, $assumed:literal, $example:literal;)+) => {
        $(
            #[doc = $meaning]
            pub const $constant: &str = $code;
        )+

        pub(super) const TABLE: &[super::Rule] = &[$(super::Rule {
            code: $code,
            level: super::Level::$level,
            meaning: $meaning,
            assumed: $assumed,
            example: $example,
        }),+];
    };
}
use rules;

#[cfg(test)]
mod tests {
    use super::TABLES;

    #[test]
    fn codes_are_kebab_case_and_unique() {
        let mut seen = std::collections::BTreeSet::new();
        for rule in TABLES.iter().flat_map(|(_, table)| *table) {
            let code = rule.code;
            assert!(seen.insert(code), "{code} is declared twice");
            assert!(
                code.chars().all(|c| c.is_ascii_lowercase()
                    || c.is_ascii_digit()
                    || matches!(c, '-' | '.')),
                "{code} is not kebab-case"
            );
        }
    }
}
