//! Regular expressions, as the validator of the server reads them.

use serde_json::json;

/// Whether a validator of JSON Schema can hold texts against `pattern`. ECMA-262 has a few forms that ours does not know.
pub fn is_readable(pattern: &str) -> bool {
    let schema = json!({ "pattern": pattern });
    jsonschema::draft202012::options().build(&schema).is_ok()
}
