//! References to schemas where something is due that holds one: a body, a media type, a parameter, a header.

use serde_json::{Map, Value, json};

use super::super::grammar::{Kind, Shape};
use crate::problem::{Problem, Problems, child_pointer, codes};

/// Puts what is due around them, and tells so.
pub(super) fn mend(tree: &mut Value, problems: &mut Problems) {
    let mut found = Vec::new();
    collect(tree, tree, Kind::Document, "", &mut found);
    for (at, kind, reference) in found {
        let message = format!(
            "`{reference}` is a schema; {} is due here",
            kind.with_article()
        );
        problems.push(
            Problem::warning(
                codes::REF_TO_OTHER_SECTION,
                child_pointer(&at, "$ref"),
                message,
            )
            .with_help("assumed: it is the schema of what is due; write `schema` around it"),
        );
        let schema = json!({ "$ref": reference });
        let Some(Value::Object(members)) = tree.pointer_mut(&at) else {
            continue;
        };
        members.shift_remove("$ref");
        let (key, held) = match kind {
            Kind::Response | Kind::RequestBody => (
                "content",
                json!({ "application/json": { "schema": schema } }),
            ),
            _ => ("schema", schema),
        };
        members.insert(key.to_owned(), held);
        if kind == Kind::Response {
            members.entry("description").or_insert_with(|| "".into());
        }
    }
}

/// Finds references of objects other than schemas to components that are schemas, and look like it.
fn collect(
    root: &Value,
    value: &Value,
    kind: Kind,
    at: &str,
    found: &mut Vec<(String, Kind, String)>,
) {
    let Value::Object(members) = value else {
        return;
    };
    let holds_schema = matches!(
        kind,
        Kind::Response | Kind::RequestBody | Kind::MediaType | Kind::Header
    );
    if holds_schema
        && let Some(Value::String(reference)) = members.get("$ref")
        && let Some(pointer) = reference.strip_prefix('#')
        && pointer.starts_with("/components/schemas/")
        && root
            .pointer(pointer)
            .and_then(Value::as_object)
            .is_some_and(is_schema)
    {
        found.push((at.to_owned(), kind, reference.clone()));
        return;
    }
    for (key, member) in members {
        let here = child_pointer(at, key);
        match (kind.member(key), member) {
            (
                Shape::One(Kind::Schema) | Shape::Map(Kind::Schema) | Shape::List(Kind::Schema),
                _,
            ) => {}
            (Shape::One(kind), member) => collect(root, member, kind, &here, found),
            (Shape::Map(kind), Value::Object(named)) => {
                for (name, member) in named {
                    collect(root, member, kind, &child_pointer(&here, name), found);
                }
            }
            (Shape::List(kind), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    collect(root, item, kind, &format!("{here}/{index}"), found);
                }
            }
            _ => {}
        }
    }
}

/// Whether an object has keywords of schemas, and none of replies and bodies.
fn is_schema(members: &Map<String, Value>) -> bool {
    let has = |keys: &[&str]| keys.iter().any(|key| members.contains_key(*key));
    has(&[
        "type",
        "properties",
        "items",
        "allOf",
        "oneOf",
        "anyOf",
        "enum",
        "$ref",
    ]) && !has(&["content", "schema", "headers"])
}
