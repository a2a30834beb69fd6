//! What several places of a document say together.
//!
//! | module | rules |
//! |---|---|
//! | [`operations`] | the way to all operations |
//! | [`twins`] | parameters and ids that come twice |
//! | [`path_parameters`] | placeholders of paths and their parameters |
//! | [`requirements`] | security requirements and their schemes |

mod operations;
mod path_parameters;
mod requirements;
mod twins;

use serde_json::{Map, Value};

use super::mender::Mender;

/// Mends `root`, whose objects are mended one by one.
pub(super) fn mend(root: &mut Value, mender: &mut Mender<'_>) {
    let parameters = components(root, "parameters");
    requirements::mend(root, mender);
    twins::mend(root, &parameters, mender);
    path_parameters::mend(root, &parameters, mender);
}

/// A copy of a section of components, so that the rest can be mended meanwhile.
fn components(root: &Value, section: &str) -> Map<String, Value> {
    let found = root
        .get("components")
        .and_then(|sections| sections.get(section));
    found
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default()
}

/// What `value` is, its references followed.
fn resolved<'a>(section: &'a Map<String, Value>, value: &'a Value) -> Option<&'a Value> {
    let mut value = value;
    for _ in 0..16 {
        let Some(reference) = value.get("$ref").and_then(Value::as_str) else {
            return Some(value);
        };
        let name = reference.rsplit('/').next().unwrap_or_default();
        value = section.get(&name.replace("~1", "/").replace("~0", "~"))?;
    }
    None
}
