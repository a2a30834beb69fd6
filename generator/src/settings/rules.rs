//! How rules count that documents break.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::problem::codes::{self, Level};

/// How a rule counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RuleLevel {
    /// What breaks it fails the run.
    Error,
    /// What breaks it is told, and read as the rule assumes.
    Warning,
    /// The same without a word.
    Off,
}

/// The rules that count in another way than by default, by their codes.
///
/// ```
/// # use jsonapi_generator::settings::RuleLevels;
/// assert!(serde_yaml::from_str::<RuleLevels>("ref-to-nowhere: warning").is_ok());
/// assert!(serde_yaml::from_str::<RuleLevels>("no-such-rule: warning").is_err());
/// assert!(serde_yaml::from_str::<RuleLevels>("unreadable: warning").is_err());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "BTreeMap<String, RuleLevel>")]
pub struct RuleLevels(BTreeMap<String, RuleLevel>);

impl RuleLevels {
    /// How the settings say that the rule `code` counts.
    #[must_use]
    pub fn of(&self, code: &str) -> Option<RuleLevel> {
        self.0.get(code).copied()
    }
}

/// Settings give a level to rules that have none to give.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RuleLevelsError {
    /// There is no such rule.
    #[error("no rule is called {0}; `cargo xtask rules` lists them")]
    Unknown(String),
    /// There is nothing to generate from without it.
    #[error("{0} cannot be allowed: there would be nothing to generate from")]
    Fatal(String),
}

impl TryFrom<BTreeMap<String, RuleLevel>> for RuleLevels {
    type Error = RuleLevelsError;

    fn try_from(levels: BTreeMap<String, RuleLevel>) -> Result<Self, Self::Error> {
        for (code, level) in &levels {
            match codes::rule(code) {
                None => return Err(RuleLevelsError::Unknown(code.clone())),
                Some(rule) if rule.level == Level::Fatal && *level != RuleLevel::Error => {
                    return Err(RuleLevelsError::Fatal(code.clone()));
                }
                Some(_) => {}
            }
        }
        Ok(Self(levels))
    }
}
