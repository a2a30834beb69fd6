//! `cargo xtask rules`.

use std::fmt::Write as _;

use jsonapi_generator::lower::rules;
use jsonapi_generator::problem::codes::{Level, TABLES};

use crate::args::RulesArgs;
use crate::terminal::{Stop, say};

pub(crate) fn run(args: &RulesArgs) -> Result<(), Stop> {
    let mut text = String::new();
    for (title, table) in TABLES {
        let shown: Vec<_> = table
            .iter()
            .filter(|rule| args.rule.as_deref().is_none_or(|asked| asked == rule.code))
            .collect();
        if shown.is_empty() {
            continue;
        }
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{title}\n");
        for rule in shown {
            let level = match rule.level {
                Level::Fatal => "error, cannot be allowed",
                Level::Error => "error",
                Level::Warning => "warning",
            };
            let _ = writeln!(text, "{} ({level})", rule.code);
            let _ = writeln!(text, "    {}", rule.meaning);
            if !rule.assumed.is_empty() {
                let _ = writeln!(text, "    assumed: {}", rule.assumed);
            }
            let _ = writeln!(text, "    example: {}\n", rule.example);
        }
    }
    if args.rule.is_none() {
        text.push_str("how OpenAPI 3.1 is told in terms of 3.0, as the report names it\n\n");
        for (name, meaning) in rules::ALL {
            let _ = writeln!(text, "{name}\n    {meaning}");
        }
    } else if text.is_empty() {
        return Err(Stop::Problems("error: no rule is called so\n".to_owned()));
    }
    say(&text)
}
