//! Schemas that are referred to by name.

use jsonapi_runtime::serde_json::{Map, Value};

/// Those of the named schemas to which a schema refers, and to which those refer in turn.
pub(crate) fn needed(schema: &Value, named: &Map<String, Value>) -> Map<String, Value> {
    let mut found = Map::new();
    let mut open = vec![schema];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(members) => {
                let name = referred(value).filter(|name| !found.contains_key(*name));
                if let Some((name, schema)) = name.and_then(|name| Some((name, named.get(name)?))) {
                    found.insert(name.to_owned(), schema.clone());
                    open.push(schema);
                }
                open.extend(members.values());
            }
            _ => {}
        }
    }
    found
}

/// The name that a schema refers to.
pub(super) fn referred(schema: &Value) -> Option<&str> {
    schema.get("$ref")?.as_str()?.strip_prefix("#/$defs/")
}
