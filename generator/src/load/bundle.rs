//! One tree out of many files.

use serde_json::Value;

use super::source::{FileId, Sources};
use crate::problem::Problems;

pub(super) fn bundle(
    root: Value,
    file: FileId,
    sources: &mut Sources,
    problems: &mut Problems,
) -> Value {
    let _ = problems;
    sources.note_origin(String::new(), file, String::new());
    root
}

/// Sorts the members of each section under `components` by name.
pub(super) fn sort_components(root: &mut Value) {
    let Some(Value::Object(sections)) = root.get_mut("components") else {
        return;
    };
    for section in sections.values_mut() {
        if let Value::Object(members) = section {
            members.sort_keys();
        }
    }
}
