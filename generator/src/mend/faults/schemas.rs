//! Compositions that say what nothing can be, or the same twice; patterns that are none.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::mend::mender::Mender;
use crate::pattern::is_readable;
use crate::problem::codes;

use super::resolved::resolved;

pub(super) fn tell(members: &Map<String, Value>, root: &Value, mender: &mut Mender<'_>) {
    patterns(members, mender);
    if let Some(Value::Array(all)) = members.get("allOf") {
        unsatisfiable(members, all, root, mender);
    }
    for key in ["oneOf", "anyOf"] {
        if let Some(Value::Array(branches)) = members.get(key) {
            alike(
                key,
                branches,
                members.contains_key("discriminator"),
                root,
                mender,
            );
        }
    }
}

/// Texts that stand for regular expressions and cannot be read as such.
fn patterns(members: &Map<String, Value>, mender: &mut Mender<'_>) {
    let unreadable = |pattern: &str| format!("`{pattern}` is no regular expression");
    let own = members.get("pattern").and_then(Value::as_str);
    if let Some(pattern) = own.filter(|pattern| !is_readable(pattern)) {
        mender.tell(codes::PATTERN_UNREADABLE, "pattern", unreadable(pattern));
    }
    let key = "patternProperties";
    let named = members.get(key).and_then(Value::as_object);
    for pattern in named.into_iter().flat_map(Map::keys) {
        if !is_readable(pattern) {
            mender.within(key, |mender| {
                mender.tell(codes::PATTERN_UNREADABLE, pattern, unreadable(pattern));
            });
        }
    }
}

/// Types that have nothing in common, values that are in no two lists.
fn unsatisfiable(
    members: &Map<String, Value>,
    all: &[Value],
    root: &Value,
    mender: &mut Mender<'_>,
) {
    let mut types: Option<BTreeSet<String>> = None;
    let mut values: Option<Vec<Value>> = None;
    let own = Value::Object(members.clone());
    for schema in std::iter::once(&own).chain(all) {
        let schema = resolved(root, schema);
        if let Some(more) = types_of(schema) {
            types = Some(match types {
                Some(types) => types.intersection(&more).cloned().collect(),
                None => more,
            });
        }
        if let Some(more) = values_of(schema) {
            values = Some(match values {
                Some(values) => values
                    .into_iter()
                    .filter(|value| more.contains(value))
                    .collect(),
                None => more,
            });
        }
    }
    let what = if types.is_some_and(|types| types.is_empty()) {
        "the types of `allOf` have nothing in common"
    } else if values.is_some_and(|values| values.is_empty()) {
        "the values of `allOf` have nothing in common"
    } else {
        return;
    };
    mender.tell(codes::ALL_OF_UNSATISFIABLE, "allOf", what);
}

/// The types that a schema allows; an integer is a number too.
fn types_of(schema: &Value) -> Option<BTreeSet<String>> {
    let names: Vec<&str> = match schema.get("type")? {
        Value::String(name) => vec![name],
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        _ => return None,
    };
    let mut types: BTreeSet<String> = names.iter().map(|name| (*name).to_owned()).collect();
    if types.contains("number") {
        types.insert("integer".to_owned());
    }
    if schema.get("nullable") == Some(&Value::Bool(true)) {
        types.insert("null".to_owned());
    }
    Some(types)
}

fn values_of(schema: &Value) -> Option<Vec<Value>> {
    if let Some(constant) = schema.get("const") {
        return Some(vec![constant.clone()]);
    }
    schema.get("enum").and_then(Value::as_array).cloned()
}

/// Branches that are the same, or scalars of one type of which neither says more.
fn alike(key: &str, branches: &[Value], told: bool, root: &Value, mender: &mut Mender<'_>) {
    let bare: Vec<Value> = branches
        .iter()
        .map(|branch| {
            // What a discriminator tells apart has a name.
            if told && branch.get("$ref").is_some() {
                branch.clone()
            } else {
                without_annotations(resolved(root, branch))
            }
        })
        .collect();
    for (index, branch) in bare.iter().enumerate() {
        let Some(first) = bare.iter().take(index).position(|other| other == branch) else {
            continue;
        };
        let message = format!("the branches {first} and {index} of `{key}` allow the same values");
        mender.within(key, |mender| {
            mender.tell(codes::ALTERNATIVES_ALIKE, &index.to_string(), message);
        });
    }
}

/// A schema without what only describes it.
fn without_annotations(schema: &Value) -> Value {
    let Value::Object(members) = schema else {
        return schema.clone();
    };
    let telling = members.iter().filter(|(key, _)| {
        !matches!(
            key.as_str(),
            "title"
                | "description"
                | "example"
                | "examples"
                | "default"
                | "deprecated"
                | "externalDocs"
                | "$comment"
        ) && !key.starts_with("x-")
    });
    telling
        .map(|(key, value)| {
            let value = match (key.as_str(), value) {
                ("properties", Value::Object(named)) => named
                    .iter()
                    .map(|(name, schema)| (name.clone(), without_annotations(schema)))
                    .collect(),
                ("items" | "additionalProperties", schema) => without_annotations(schema),
                (_, value) => value.clone(),
            };
            (key.clone(), value)
        })
        .collect()
}
