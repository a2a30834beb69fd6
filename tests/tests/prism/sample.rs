//! Values that a schema allows: the document's examples where it has some, otherwise the smallest that fits.

use serde_json::{Map, Value, json};

use crate::document::Document;

/// How much of an object a sample has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// The document's example, or required members only.
    Required,
    /// All members that the schema names.
    All,
}

/// Objects deeper than this get their required members only: schemas may be recursive.
const DEEP: usize = 6;

/// A value of a media type object: its first example, or one of its schema.
pub(crate) fn body(document: &Document, media_type: &Value, extent: Extent) -> Value {
    let named = media_type["examples"]
        .as_object()
        .and_then(|examples| examples.values().next());
    let named = named.map(|example| &document.resolve(example)["value"]);
    match media_type.get("example").or(named) {
        Some(example) if extent == Extent::Required => example.clone(),
        _ => sample(document, &media_type["schema"], extent, 0),
    }
}

/// A value of a schema.
pub(crate) fn sample(document: &Document, schema: &Value, extent: Extent, depth: usize) -> Value {
    let schema = document.resolve(schema);
    if let Some(value) = told(schema) {
        return value.clone();
    }
    let mut object = Map::new();
    for part in schema["allOf"].as_array().into_iter().flatten() {
        match sample(document, part, extent, depth) {
            Value::Object(members) => object.extend(members),
            other => return other,
        }
    }
    for keyword in ["oneOf", "anyOf"] {
        let branches = schema[keyword].as_array().into_iter().flatten();
        let mut branches = branches.filter(|branch| document.resolve(branch)["type"] != "null");
        match branches
            .next()
            .map(|branch| sample(document, branch, extent, depth))
        {
            Some(Value::Object(members)) => object.extend(members),
            Some(other) => return other,
            None => {}
        }
    }
    match kind(schema) {
        "array" => json!([sample(document, &schema["items"], extent, depth + 1)]),
        "string" => string(schema).into(),
        "integer" | "number" => schema["minimum"].as_i64().unwrap_or(1).into(),
        "boolean" => true.into(),
        _ => {
            object.extend(members(document, schema, extent, depth));
            Value::Object(object)
        }
    }
}

/// The value that the schema itself tells.
fn told(schema: &Value) -> Option<&Value> {
    let first = |keyword: &str| schema[keyword].as_array().and_then(|values| values.first());
    let told = schema.get("const").or_else(|| first("enum"));
    told.or_else(|| schema.get("example"))
        .or_else(|| first("examples"))
}

fn kind(schema: &Value) -> &str {
    let kinds = match &schema["type"] {
        Value::Array(kinds) => kinds.as_slice(),
        kind => std::slice::from_ref(kind),
    };
    let mut kinds = kinds
        .iter()
        .filter_map(Value::as_str)
        .filter(|kind| *kind != "null");
    kinds.next().unwrap_or("object")
}

fn members(
    document: &Document,
    schema: &Value,
    extent: Extent,
    depth: usize,
) -> Map<String, Value> {
    let required: Vec<&str> = schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let all = extent == Extent::All && depth < DEEP;
    let declared = schema["properties"].as_object().into_iter().flatten();
    let wanted = declared.filter(|(name, _)| all || required.contains(&name.as_str()));
    wanted
        .map(|(name, member)| (name.clone(), sample(document, member, extent, depth + 1)))
        .collect()
}

fn string(schema: &Value) -> String {
    let text = |keyword: &str| schema[keyword].as_str();
    match (text("format"), text("pattern")) {
        (Some("date-time"), _) => "2025-01-02T03:04:05.000Z".to_owned(),
        (Some("date"), _) => "2025-01-02".to_owned(),
        (Some("uri"), _) => "https://example.com/a".to_owned(),
        (_, Some(pattern)) => matching(pattern),
        _ => "some text, (50 %) & more".to_owned(),
    }
}

/// A text for patterns of the form `^prefix[class]{least,most}$`, which are those of ids.
fn matching(pattern: &str) -> String {
    let (prefix, rest) = pattern
        .trim_start_matches('^')
        .split_once('[')
        .unwrap_or((pattern, ""));
    let least = rest
        .split_once('{')
        .and_then(|(_, count)| count.split([',', '}']).next());
    let least = least.and_then(|count| count.parse().ok()).unwrap_or(1);
    format!("{prefix}{}", "a".repeat(least))
}
