//! Operations: how they are called and described.

use std::collections::HashMap;

use serde_json::Value;

use crate::lint::context::Context;
use crate::lint::findings::Findings;
use crate::lint::tree::says;
use crate::load::grammar::Kind;
use crate::problem::{Place, child_pointer};

pub(super) fn id_missing(context: &Context<'_>, findings: &mut Findings) {
    for operation in context.tree.operations() {
        if !says(operation.value, "operationId") {
            findings.add(operation.at, "this operation has no `operationId`");
        }
    }
}

pub(super) fn id_duplicate(context: &Context<'_>, findings: &mut Findings) {
    let mut first: HashMap<&str, String> = HashMap::new();
    for node in context.tree.of_kind(Kind::Operation) {
        let Some(Value::String(id)) = node.value.get("operationId") else {
            continue;
        };
        let at = child_pointer(&node.at, "operationId");
        match first.get(id.as_str()) {
            Some(other) => findings.add_with(
                at,
                format!("another operation is called `{id}` too"),
                Some((Place::from(other), "first here".to_owned())),
            ),
            None => {
                first.insert(id, at);
            }
        }
    }
}

pub(super) fn undescribed(context: &Context<'_>, findings: &mut Findings) {
    for operation in context.tree.operations() {
        let missing: Vec<&str> = ["summary", "description"]
            .into_iter()
            .filter(|key| !says(operation.value, key))
            .collect();
        if !missing.is_empty() {
            let message = format!("this operation has no {}", missing.join(" and no "));
            findings.add(operation.at, message);
        }
    }
}
