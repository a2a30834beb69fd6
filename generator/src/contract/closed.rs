//! Objects that are composed of closed parts. Read by the letter, no member of one part is allowed by the other, and nothing but an
//! empty object is left; what is meant is that the whole is closed.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::reference::reference;

/// How many parts lead to one another at most.
const DEPTH: usize = 16;

/// Whether an object is composed of parts that are closed against each other: they declare members, and none is allowed by all.
pub(super) fn is_against_itself(schema: &Value, root: &Value) -> bool {
    let mut sets = Vec::new();
    let mut declared = false;
    collect(schema, root, DEPTH, &mut sets, &mut declared);
    let Some(first) = sets.first() else {
        return false;
    };
    let mut shared = first.iter();
    declared && !shared.any(|name| sets.iter().all(|set| set.contains(name)))
}

/// The names that each closed part allows.
fn collect<'d>(
    schema: &'d Value,
    root: &'d Value,
    depth: usize,
    sets: &mut Vec<BTreeSet<&'d str>>,
    declared: &mut bool,
) {
    if depth == 0 {
        return;
    }
    if let Some(part) = reference(schema).and_then(|pointer| root.pointer(&pointer)) {
        collect(part, root, depth - 1, sets, declared);
    }
    let properties = schema.get("properties").and_then(Value::as_object);
    *declared |= properties.is_some_and(|properties| !properties.is_empty());
    // Patterns allow members that have no names here.
    let is_open = schema.get("patternProperties").is_some();
    if schema.get("additionalProperties") == Some(&json!(false)) && !is_open {
        let names = properties.into_iter().flatten();
        sets.push(names.map(|(name, _)| name.as_str()).collect());
    }
    let parts = schema.get("allOf").and_then(Value::as_array);
    for part in parts.into_iter().flatten() {
        collect(part, root, depth - 1, sets, declared);
    }
}

/// The same schema with its parts in it, none of them closed.
pub(super) fn opened(schema: &Value, root: &Value) -> Value {
    open(schema, root, DEPTH)
}

fn open(schema: &Value, root: &Value, depth: usize) -> Value {
    let Value::Object(members) = schema else {
        return schema.clone();
    };
    let named = reference(schema).filter(|_| depth > 0);
    if let Some(part) = named.and_then(|pointer| root.pointer(&pointer)) {
        return open(part, root, depth - 1);
    }
    let mut members = members.clone();
    if members.get("additionalProperties") == Some(&json!(false)) {
        members.remove("additionalProperties");
    }
    if let Some(Value::Array(parts)) = members.get_mut("allOf") {
        for part in parts {
            *part = open(part, root, depth.saturating_sub(1));
        }
    }
    Value::Object(members)
}
