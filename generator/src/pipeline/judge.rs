//! How problems count: as they say themselves, as the settings say, or, for `--strict`, all as errors.

use std::collections::HashSet;

use crate::problem::{Problems, Severity, codes};
use crate::settings::{RuleLevel, Settings};

/// Each problem once, as severe as it counts.
pub(super) fn judge(problems: Problems, settings: &Settings, strict: bool) -> Problems {
    let mut told = HashSet::new();
    let mut judged = Problems::new();
    for mut problem in problems {
        // A stage that goes on with a stand-in may meet the same again.
        if !told.insert((problem.code, problem.at.clone(), problem.message.clone())) {
            continue;
        }
        let level = codes::rule(problem.code).map(|rule| rule.level);
        let fatal = level == Some(codes::Level::Fatal);
        match settings.rules.of(problem.code) {
            _ if fatal => {}
            Some(RuleLevel::Off) if problem.severity == Severity::Warning => continue,
            Some(RuleLevel::Warning | RuleLevel::Off) => problem.severity = Severity::Warning,
            Some(RuleLevel::Error) => problem.severity = Severity::Error,
            None if strict => problem.severity = Severity::Error,
            None => {}
        }
        if problem.severity == Severity::Error
            && level == Some(codes::Level::Error)
            && problem.code != codes::UNSUPPORTED
        {
            let allow = format!(
                "`rules: {{{}: warning}}` in the settings allows it",
                problem.code
            );
            problem.help = match problem.help.as_str() {
                "" => allow,
                help => format!("{help}; {allow}"),
            };
        }
        judged.push(problem);
    }
    judged
}
