//! References to component schemas, as far as mending reads them.

use serde_json::Value;

/// The component schema that is referred to.
pub(super) fn component(value: &Value) -> Option<String> {
    let name = value
        .get("$ref")?
        .as_str()?
        .strip_prefix("#/components/schemas/")?;
    Some(unescaped(name))
}

/// A segment of a JSON pointer as it is written elsewhere.
pub(super) fn unescaped(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}
