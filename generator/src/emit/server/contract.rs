//! `contract/`: what requests have to obey, as JSON that the server reads when it needs it: a file for each operation, and one of
//! what they share.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::paths::file_stem;
use crate::model::{Api, Operation};
use crate::write::{Header, SourceFile};

/// The file that the others share, in the folder.
pub(super) const SHARED: &str = "shared.json";

/// The files.
pub(super) fn files<'a>(api: &Api, header: &Header) -> Vec<SourceFile<'a>> {
    let contract = &api.contract;
    let mut shared = commented(header);
    shared.insert("$defs".to_owned(), object(&contract.schemas));
    shared.insert("parameters".to_owned(), object(&contract.parameters));
    let mut files = vec![file(SHARED, shared)];
    for operation in &api.operations {
        let (Some(path), Some(own)) = (
            path(api, operation),
            contract.of(operation.method, &operation.path),
        ) else {
            continue;
        };
        let mut text = commented(header);
        if !own.parameters.is_empty() {
            let parameters = Value::Array(own.parameters.clone());
            text.insert("parameters".to_owned(), parameters);
        }
        if !own.bodies.is_empty() {
            let bodies = own.bodies.iter().cloned().collect();
            text.insert("bodies".to_owned(), Value::Object(bodies));
        }
        files.push(file(&path, text));
    }
    files
}

/// The file of an operation, in the folder; `None` where nothing is asked of its requests.
pub(super) fn path(api: &Api, operation: &Operation) -> Option<String> {
    api.contract.of(operation.method, &operation.path)?;
    let tag = file_stem(&api.tags.get(operation.tag)?.module);
    let name = operation.method_name.ident().trim_start_matches("r#");
    Some(format!("{tag}/{name}.json"))
}

fn commented(header: &Header) -> Map<String, Value> {
    let comment = header.comment("");
    let lines: Vec<&str> = comment.lines().map(str::trim).collect();
    Map::from_iter([("$comment".to_owned(), Value::from(lines.join(" ")))])
}

fn object(members: &BTreeMap<String, Value>) -> Value {
    let members = members.iter();
    Value::Object(
        members
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect(),
    )
}

fn file<'a>(path: &str, content: Map<String, Value>) -> SourceFile<'a> {
    let text = format!("{:#}\n", Value::Object(content));
    SourceFile::text(format!("contract/{path}"), text)
}
