//! Changes as JSON: for programs, and for the list of those that are accepted.

use serde::Serialize;

use crate::diff::change::{Change, Class, Difference, Step};

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Document<'a> {
    version_step: Step,
    summary: Summary,
    changes: &'a [Change],
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Summary {
    wire: usize,
    rust: usize,
    additive: usize,
    strict: usize,
    other: usize,
}

/// A JSON object with `version-step`, `summary` and `changes`; nothing where nothing differs.
///
/// # Errors
/// When a value cannot be written, which no difference is.
pub fn json(difference: &Difference) -> Result<String, serde_json::Error> {
    if difference.is_empty() {
        return Ok(String::new());
    }
    let document = Document {
        version_step: difference.step(),
        summary: Summary {
            wire: difference.count(Class::Wire),
            rust: difference.count(Class::Rust),
            additive: difference.count(Class::Additive),
            strict: difference.count(Class::Strict),
            other: difference.count(Class::Other),
        },
        changes: &difference.changes,
    };
    let mut text = serde_json::to_string_pretty(&document)?;
    text.push('\n');
    Ok(text)
}
