//! Media types: parts that are not there, examples beside one another.

use serde_json::{Map, Value};

use crate::mend::mender::Mender;
use crate::problem::codes;

use super::resolved::resolved;

pub(super) fn media_type(members: &Map<String, Value>, root: &Value, mender: &mut Mender<'_>) {
    examples(members, mender);
    let Some(Value::Object(encoding)) = members.get("encoding") else {
        return;
    };
    let name = mender
        .at
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .replace("~1", "/");
    if !(name.starts_with("multipart/") || name.starts_with("application/x-www-form-urlencoded")) {
        mender.tell(
            codes::ENCODING_OF_NOTHING,
            "encoding",
            format!("`{name}` has no parts"),
        );
        return;
    }
    let Some(schema) = members.get("schema") else {
        return;
    };
    let mut parts = Vec::new();
    let closed = collect(root, schema, &mut parts, 0);
    mender.within("encoding", |mender| {
        for part in encoding
            .keys()
            .filter(|part| closed && !parts.contains(&part.as_str()))
        {
            let message = format!("the schema has no property `{part}`");
            mender.tell(codes::ENCODING_OF_NOTHING, part, message);
        }
    });
}

/// The names of the properties of a schema; whether those are all.
fn collect<'a>(root: &'a Value, schema: &'a Value, parts: &mut Vec<&'a str>, depth: usize) -> bool {
    let schema = resolved(root, schema);
    let named = schema.get("properties").and_then(Value::as_object);
    parts.extend(named.into_iter().flatten().map(|(name, _)| name.as_str()));
    let mut all = named.is_some()
        && !schema
            .get("additionalProperties")
            .is_some_and(|more| more != false);
    for key in ["allOf", "oneOf", "anyOf"] {
        let branches = schema.get(key).and_then(Value::as_array);
        for branch in branches.into_iter().flatten().filter(|_| depth < 8) {
            all |= collect(root, branch, parts, depth + 1);
        }
    }
    all
}

pub(super) fn examples(members: &Map<String, Value>, mender: &mut Mender<'_>) {
    if members.contains_key("example") && members.contains_key("examples") {
        mender.tell(
            codes::EXAMPLE_AND_EXAMPLES,
            "example",
            "`example` stands beside `examples`",
        );
    }
}
