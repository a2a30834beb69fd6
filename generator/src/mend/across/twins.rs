//! What may come once: a parameter in a list, an `operationId` in a document.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::mend::mender::Mender;
use crate::problem::{Problem, child_pointer, codes};

use super::components::resolved;
use super::operations::{operations, path_items};

pub(super) fn mend(root: &mut Value, parameters: &Map<String, Value>, mender: &mut Mender<'_>) {
    let mut ids: HashMap<String, String> = HashMap::new();
    path_items(root, mender, &mut |mender, _, item| {
        parameters_once(item, parameters, mender);
        operations(item, mender, true, &mut |mender, operation| {
            parameters_once(operation, parameters, mender);
            id_once(operation, &mut ids, mender);
        });
    });
}

/// A parameter is what it is called and where it is; names of headers are the same in all spellings of case.
fn parameters_once(
    members: &mut Map<String, Value>,
    components: &Map<String, Value>,
    mender: &mut Mender<'_>,
) {
    let Some(Value::Array(parameters)) = members.get_mut("parameters") else {
        return;
    };
    let mut seen: Vec<(String, String)> = Vec::new();
    let mut index = 0;
    parameters.retain(|parameter| {
        let parameter = resolved(components, parameter);
        let text = |key: &str| {
            let value = parameter.and_then(|parameter| parameter.get(key)?.as_str());
            value.unwrap_or_default().to_owned()
        };
        let (mut name, place) = (text("name"), text("in"));
        if place == "header" {
            name.make_ascii_lowercase();
        }
        let twice = !name.is_empty() && seen.contains(&(name.clone(), place.clone()));
        if twice {
            mender.within("parameters", |mender| {
                let message = format!("the parameter `{name}` in `{place}` is given twice");
                mender.tell(codes::PARAMETER_TWICE, &index.to_string(), message);
            });
        } else {
            seen.push((name, place));
        }
        index += 1;
        !twice
    });
}

/// The second operation of an id is named by its method and path, like one without an id.
fn id_once(
    operation: &mut Map<String, Value>,
    seen: &mut HashMap<String, String>,
    mender: &mut Mender<'_>,
) {
    let Some(Value::String(id)) = operation.get("operationId") else {
        return;
    };
    let here = child_pointer(&mender.at, "operationId");
    let Some(first) = seen.get(id) else {
        seen.insert(id.clone(), here);
        return;
    };
    let message = format!("the operationId `{id}` stands twice");
    let problem = Problem::warning(codes::DUPLICATE_OPERATION_ID, here, message)
        .with_also(first.clone(), "it is here first")
        .with_help("assumed: this operation is named by its method and path; give each operation an operationId of its own");
    mender.tell_at(
        codes::DUPLICATE_OPERATION_ID,
        "operation.operationId".to_owned(),
        problem,
    );
    operation.shift_remove("operationId");
}
