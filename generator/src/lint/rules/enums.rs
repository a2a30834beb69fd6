//! Enumerations, open or not.

use std::collections::HashSet;

use serde_json::Value;

use crate::lint::context::Context;
use crate::lint::findings::Findings;
use crate::load::grammar::Kind;

pub(super) fn duplicate(context: &Context<'_>, findings: &mut Findings) {
    for node in context.tree.of_kind(Kind::Schema) {
        for key in ["enum", "x-open-enum"] {
            let values = node.value.get(key).and_then(Value::as_array);
            let mut seen = HashSet::new();
            for (index, value) in values.into_iter().flatten().enumerate() {
                if !seen.insert(value) {
                    let at = format!("{}/{key}/{index}", node.at);
                    findings.add(at, format!("`{key}` has {value} twice"));
                }
            }
        }
    }
}
