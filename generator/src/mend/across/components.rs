//! Sections of components, and what refers to them.

use serde_json::{Map, Value};

/// A copy of a section of components, so that the rest can be mended meanwhile.
pub(super) fn components(root: &Value, section: &str) -> Map<String, Value> {
    let found = root
        .get("components")
        .and_then(|sections| sections.get(section));
    found
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default()
}

/// What `value` is, its references followed.
pub(super) fn resolved<'a>(section: &'a Map<String, Value>, value: &'a Value) -> Option<&'a Value> {
    let mut value = value;
    for _ in 0..16 {
        let Some(reference) = value.get("$ref").and_then(Value::as_str) else {
            return Some(value);
        };
        let name = reference.rsplit('/').next().unwrap_or_default();
        value = section.get(&name.replace("~1", "/").replace("~0", "~"))?;
    }
    None
}
