//! How each rule counts.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::rules::{RULES, Rule};
use crate::problem::Severity;
use crate::settings::Level;

/// The levels that differ from those of [`RULES`], by the rules' codes.
///
/// ```
/// # use jsonapi_generator::lint::Levels;
/// assert!(serde_yaml::from_str::<Levels>("component-unused: off").is_ok());
/// assert!(serde_yaml::from_str::<Levels>("no-such-rule: off").is_err());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "BTreeMap<String, Level>")]
pub struct Levels(BTreeMap<String, Level>);

impl Levels {
    /// The level of `rule`.
    #[must_use]
    pub fn of(&self, rule: &Rule) -> Level {
        self.0.get(rule.code).copied().unwrap_or(rule.level)
    }

    /// The severity of what `rule` finds, if it is asked.
    pub(super) fn severity(&self, rule: &Rule) -> Option<Severity> {
        match self.of(rule) {
            Level::Error => Some(Severity::Error),
            Level::Warning => Some(Severity::Warning),
            Level::Off => None,
        }
    }
}

/// Settings give a level to rules that do not exist; their codes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such rule: {}", .0.join(", "))]
pub struct UnknownRules(pub Vec<String>);

impl TryFrom<BTreeMap<String, Level>> for Levels {
    type Error = UnknownRules;

    fn try_from(levels: BTreeMap<String, Level>) -> Result<Self, Self::Error> {
        let unknown: Vec<String> = levels
            .keys()
            .filter(|code| !RULES.iter().any(|rule| rule.code == code.as_str()))
            .cloned()
            .collect();
        if unknown.is_empty() {
            Ok(Self(levels))
        } else {
            Err(UnknownRules(unknown))
        }
    }
}
