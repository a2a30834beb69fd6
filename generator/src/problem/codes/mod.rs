//! Every rule that a document can break, in one searchable list: what a diagnostic is called, what it means, what the
//! generator does about it.
//!
//! A code is kebab-case, stable, and says what is wrong; the message of a [`Problem`](super::Problem) says where
//! and with which names. `cargo xtask rules` prints the list.

mod errors;
mod faults;
mod mended;
mod rule;

pub use errors::*;
pub use faults::*;
pub use mended::*;
pub use rule::{Level, Rule};

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
