//! Members of OpenAPI objects and keywords of schemas, each where it stands.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::grammar::{Holds, holds, may_refer};

/// How often each keyword stands in a document, by the name that [`subject`] gives it.
pub type Counts = BTreeMap<String, usize>;

/// The name of a member: `operation.summary`; of a keyword of a schema the keyword alone.
pub fn subject(what: &str, key: &str) -> String {
    if what == "schema" {
        key.to_owned()
    } else {
        format!("{what}.{key}")
    }
}

/// All keywords of a loaded document. What `components.pathItems` holds stands where it is used.
pub fn keywords(root: &Value) -> Counts {
    let mut counts = Counts::new();
    object("document", root, &mut counts);
    counts
}

/// The keywords within what the member `key` of an object of the kind `what` holds, the member itself aside.
pub fn keywords_of(what: &str, key: &str, value: &Value) -> Counts {
    let mut counts = Counts::new();
    held(holds(what, key), value, &mut counts);
    counts
}

fn held(holds: Holds, value: &Value, counts: &mut Counts) {
    match (holds, value) {
        (Holds::One(what), value) => object(what, value, counts),
        (Holds::Map(what), Value::Object(members)) => each(what, members, counts),
        (Holds::List(what), Value::Array(items)) => {
            for item in items {
                object(what, item, counts);
            }
        }
        (Holds::MapOfMaps(what), Value::Object(members)) => {
            for member in members.values() {
                match member {
                    Value::Object(inner) if inner.get("$ref").is_some_and(Value::is_string) => {
                        reference(inner, counts);
                    }
                    Value::Object(inner) => each(what, inner, counts),
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

/// Extensions stand between named objects too: `x-` beside the paths or the statuses.
fn each(what: &str, members: &Map<String, Value>, counts: &mut Counts) {
    for (name, member) in members {
        let named = matches!(
            what,
            "schema" | "parameter" | "header" | "encoding" | "example"
        );
        if named || !name.starts_with("x-") {
            object(what, member, counts);
        }
    }
}

fn object(what: &str, value: &Value, counts: &mut Counts) {
    let Value::Object(members) = value else {
        return;
    };
    if may_refer(what) && members.get("$ref").is_some_and(Value::is_string) {
        reference(members, counts);
        return;
    }
    for (key, value) in members {
        *counts.entry(subject(what, key)).or_default() += 1;
        held(holds(what, key), value, counts);
    }
}

fn reference(members: &Map<String, Value>, counts: &mut Counts) {
    for key in members.keys() {
        *counts.entry(subject("reference", key)).or_default() += 1;
    }
}
