//! Local references.

use percent_encoding::percent_decode_str;
use serde_json::Value;

/// The pointer of a local reference.
pub(super) fn reference(value: &Value) -> Option<String> {
    let fragment = value.get("$ref")?.as_str()?.strip_prefix('#')?;
    Some(
        percent_decode_str(fragment)
            .decode_utf8_lossy()
            .into_owned(),
    )
}
