//! Deprecated operations: what to use instead.

use std::collections::HashSet;

use serde_json::Value;

use crate::lint::context::Context;
use crate::lint::findings::Findings;
use crate::lint::tree::says;
use crate::problem::child_pointer;

/// Words by which a description is taken to speak of a replacement.
const TELLING: [&str; 3] = ["replace", "instead", "successor"];

pub(super) fn unsaid(context: &Context<'_>, findings: &mut Findings) {
    for operation in context.tree.operations() {
        let deprecated = operation.value.get("deprecated") == Some(&Value::Bool(true));
        let description = operation.value.get("description").and_then(Value::as_str);
        let told = description.is_some_and(|text| TELLING.iter().any(|word| text.contains(word)));
        if deprecated && !told && !says(operation.value, "x-replaced-by") {
            findings.add(
                operation.at,
                "this operation is deprecated and says nothing of a replacement",
            );
        }
    }
}

pub(super) fn unknown(context: &Context<'_>, findings: &mut Findings) {
    let operations = context.tree.operations();
    let text = |value: Option<&'_ Value>| value.and_then(Value::as_str).map(str::to_owned);
    let known: HashSet<String> = operations
        .iter()
        .filter_map(|operation| text(operation.value.get("operationId")))
        .collect();
    for operation in &operations {
        if let Some(replacement) = text(operation.value.get("x-replaced-by"))
            && !known.contains(&replacement)
        {
            let at = child_pointer(&operation.at, "x-replaced-by");
            findings.add(at, format!("there is no operation `{replacement}`"));
        }
    }
}
