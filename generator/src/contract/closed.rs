//! Objects that are composed of closed parts. Read by the letter, no member of one part is allowed by the other, and nothing but an
//! empty object is left; what is meant is that the whole is closed.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::reference::reference;

/// How many parts lead to one another at most.
const DEPTH: usize = 16;

/// Whether an object is composed of parts that are closed against each other: they declare members, and none is allowed by all.
pub(super) fn is_against_itself(schema: &Value, root: &Value) -> bool {
    let mut parts = Parts::default();
    parts.collect(schema, root, &mut Vec::new());
    let Some(first) = parts.closed.first() else {
        return false;
    };
    let mut shared = first.iter();
    // A part of itself has no end, and cannot be put in its place.
    let is_whole = parts.declared && !parts.is_ring;
    is_whole && !shared.any(|name| parts.closed.iter().all(|part| part.contains(name)))
}

/// What the parts of an object say together.
#[derive(Default)]
struct Parts<'d> {
    /// The names that each closed part allows.
    closed: Vec<BTreeSet<&'d str>>,
    /// Whether a part declares members.
    declared: bool,
    /// Whether an object is a part of itself, or has too many parts in parts to tell.
    is_ring: bool,
}

impl<'d> Parts<'d> {
    /// `way` are the references that lead to the schema.
    fn collect(&mut self, schema: &'d Value, root: &'d Value, way: &mut Vec<String>) {
        let pointer = reference(schema);
        if let Some(pointer) = pointer {
            if way.contains(&pointer) || way.len() == DEPTH {
                self.is_ring = true;
                return;
            }
            if let Some(part) = root.pointer(&pointer) {
                way.push(pointer);
                self.collect(part, root, way);
                way.pop();
            }
        }
        let properties = schema.get("properties").and_then(Value::as_object);
        self.declared |= properties.is_some_and(|properties| !properties.is_empty());
        // Patterns allow members that have no names here.
        let is_open = schema.get("patternProperties").is_some();
        if schema.get("additionalProperties") == Some(&json!(false)) && !is_open {
            let names = properties.into_iter().flatten();
            self.closed
                .push(names.map(|(name, _)| name.as_str()).collect());
        }
        let parts = schema.get("allOf").and_then(Value::as_array);
        for part in parts.into_iter().flatten() {
            self.collect(part, root, way);
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_itself_is_left_as_it_is() {
        let root = json!({"components": {"schemas": {
            "A": {"additionalProperties": false, "properties": {"a": {}}, "allOf": [{"$ref": "#/components/schemas/B"}]},
            "B": {"additionalProperties": false, "properties": {"b": {}}, "allOf": [{"$ref": "#/components/schemas/A"}]},
            "C": {"additionalProperties": false, "properties": {"c": {}}},
            "D": {"properties": {"d": {}}, "allOf": [{"$ref": "#/components/schemas/C"}, {"additionalProperties": false}]},
        }}});
        let schema = |name: &str| &root["components"]["schemas"][name];
        assert!(!is_against_itself(schema("A"), &root));
        assert!(is_against_itself(schema("D"), &root));
        assert!(!is_against_itself(&opened(schema("D"), &root), &root));
    }
}
