//! What each code means: one page a code, of all the tables that there are.

use std::fmt;

use crate::diff::kinds;
use crate::lint::{self, RULES};
use crate::lower::rules;
use crate::problem::codes::{self, TABLES};

/// What is said of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The code.
    pub code: &'static str,
    /// The table that it stands in.
    pub table: &'static str,
    /// How it counts where the settings say nothing.
    pub level: Level,
    /// What is wrong where it is told; of a rule of the linter, what holds where it is not.
    pub meaning: String,
    /// What is assumed, or what becomes of it when it is allowed; of a rule of the linter, what to do.
    pub then: Then,
    /// The smallest piece of a document that breaks it; empty where there is none.
    pub example: &'static str,
}

/// What follows from a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// The generator goes on as if the document said this.
    Assumed(&'static str),
    /// The author can do this.
    Advised(&'static str),
    /// Nothing more is to be said.
    Nothing,
}

/// How a code counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// An error that no setting allows.
    Fatal,
    /// An error; `rules: {CODE: warning}` in the settings allows it.
    Error,
    /// A warning; an error with `--strict`.
    Warning,
    /// An error of `cargo xtask lint`; `lint: {CODE: off}` in the settings leaves it out.
    LintError,
    /// A warning of `cargo xtask lint`.
    LintWarning,
    /// A rule of `cargo xtask lint` that is asked only where the settings want it.
    LintOff,
    /// Not told as a problem: a name in the report.
    Note,
    /// Not told as a problem: a kind of change of `cargo xtask diff`.
    Change,
}

impl Level {
    /// How SARIF calls it (§3.27.10).
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Fatal | Self::Error | Self::LintError => "error",
            Self::Warning | Self::LintWarning => "warning",
            Self::LintOff => "none",
            Self::Note | Self::Change => "note",
        }
    }

    /// How it counts, and how the settings change that.
    fn told(self, code: &str) -> String {
        match self {
            Self::Fatal => "error: nothing can be generated, and no setting allows it".to_owned(),
            Self::Error => format!("error; `rules: {{{code}: warning}}` in the settings allows it"),
            Self::Warning => format!(
                "warning; an error with `--strict`, or with `rules: {{{code}: error}}` in the settings, and untold with `off`"
            ),
            Self::LintError => {
                format!(
                    "error of `cargo xtask lint`; `lint: {{{code}: off}}` in the settings, or `warning`, changes it"
                )
            }
            Self::LintWarning => {
                format!(
                    "warning of `cargo xtask lint`; `lint: {{{code}: off}}` in the settings, or `error`, changes it"
                )
            }
            Self::LintOff => {
                format!(
                    "not asked by `cargo xtask lint` unless the settings say `lint: {{{code}: warning}}`"
                )
            }
            Self::Note => "none: `cargo xtask report` names what it did".to_owned(),
            Self::Change => "none: a kind of change that `cargo xtask diff` tells".to_owned(),
        }
    }
}

/// All pages, table by table.
#[must_use]
pub fn pages() -> Vec<Page> {
    let problems = TABLES.iter().flat_map(|(table, rules)| {
        rules.iter().map(|rule| Page {
            code: rule.code,
            table,
            level: match rule.level {
                codes::Level::Fatal => Level::Fatal,
                codes::Level::Error => Level::Error,
                codes::Level::Warning => Level::Warning,
            },
            meaning: rule.meaning.to_owned(),
            then: match rule.assumed {
                "" => Then::Nothing,
                assumed => Then::Assumed(assumed),
            },
            example: rule.example,
        })
    });
    let linted = RULES.iter().map(|rule| Page {
        code: rule.code,
        table: "rules of the linter: what holds where nothing is told",
        level: match rule.level {
            lint::Level::Error => Level::LintError,
            lint::Level::Warning => Level::LintWarning,
            lint::Level::Off => Level::LintOff,
        },
        meaning: rule.meaning.to_owned(),
        then: Then::Advised(rule.help),
        example: "",
    });
    let lowered = rules::ALL.iter().map(|(code, meaning)| Page {
        code,
        table: "how OpenAPI 3.1 is told in terms of 3.0, as the report names it",
        level: Level::Note,
        meaning: (*meaning).to_owned(),
        then: Then::Nothing,
        example: "",
    });
    let changes = kinds::ALL.iter().map(|kind| Page {
        code: kind.code,
        table: "kinds of change between two documents",
        level: Level::Change,
        meaning: format!("It says: ... {} ... {}", kind.says, kind.effect.meaning()),
        then: Then::Nothing,
        example: "",
    });
    problems
        .chain(linted)
        .chain(lowered)
        .chain(changes)
        .collect()
}

/// The pages of a code, which may stand in more than one table.
#[must_use]
pub fn page(code: &str) -> Option<Page> {
    pages().into_iter().find(|page| page.code == code)
}

/// As `cargo xtask explain` prints it.
impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.code)?;
        writeln!(f, "    {}", self.meaning)?;
        writeln!(f, "    counts as: {}", self.level.told(self.code))?;
        match self.then {
            Then::Assumed(assumed) => writeln!(f, "    assumed: {assumed}")?,
            Then::Advised(help) => writeln!(f, "    what to do: {help}")?,
            Then::Nothing => {}
        }
        if !self.example.is_empty() {
            writeln!(f, "    example: {}", self.example)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Then, pages};

    #[test]
    fn each_page_says_what_its_code_means() {
        for page in pages() {
            assert!(!page.meaning.is_empty(), "{}", page.code);
            if page.level.word() == "warning" {
                assert_ne!(page.then, Then::Nothing, "{}", page.code);
            }
        }
    }
}
