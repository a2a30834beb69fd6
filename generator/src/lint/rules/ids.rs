//! Ids in examples: that they begin as ids of their kind do.

use serde_json::Value;

use crate::lint::context::Context;
use crate::lint::findings::Findings;
use crate::problem::{child_pointer, push_segment};

pub(super) fn prefix(context: &Context<'_>, findings: &mut Findings) {
    for used in &context.uses {
        let schema = context.tree.root.pointer(&used.schema);
        let own = schema.and_then(|schema| {
            let schema = (schema, used.schema.clone());
            context.tree.told(&[schema], "x-id-prefix")
        });
        if let (Some(prefix), Some(id)) = (own, used.value.as_str()) {
            compare(id, prefix, &used.at, findings);
        }
        objects(used.value, &mut used.at.clone(), context, findings);
    }
}

/// Resource objects and resource identifier objects (JSON:API 1.1 §7.3) within an example.
fn objects(value: &Value, at: &mut String, context: &Context<'_>, findings: &mut Findings) {
    let length = at.len();
    match value {
        Value::Object(members) => {
            let text = |key: &str| members.get(key).and_then(Value::as_str);
            if let (Some(ty), Some(id)) = (text("type"), text("id"))
                && let Some(prefix) = context.id_prefixes.get(ty)
            {
                compare(id, prefix, &child_pointer(at, "id"), findings);
            }
            for (name, member) in members {
                push_segment(at, name);
                objects(member, at, context, findings);
                at.truncate(length);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                push_segment(at, &index.to_string());
                objects(item, at, context, findings);
                at.truncate(length);
            }
        }
        _ => {}
    }
}

fn compare(id: &str, prefix: &str, at: &str, findings: &mut Findings) {
    if !id.starts_with(prefix) {
        findings.add(at, format!("`{id}` does not begin with `{prefix}`"));
    }
}
