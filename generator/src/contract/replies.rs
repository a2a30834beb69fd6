//! Replies of operations: statuses, headers, bodies, and the examples that the document has of them.

use serde_json::Value;

use super::operations::METHODS;
use super::schemas::{Schemas, Way};
use crate::model::{OperationReplies, Replies, ReplyContract, Status, ValueContract};

/// The name of an example that the document gives none.
const UNNAMED: &str = "example";

/// What the replies of all operations look like.
pub(super) fn replies(root: &Value) -> Replies {
    let mut schemas = Schemas::new(root, Way::Read);
    let mut operations = Vec::new();
    let paths = root.get("paths").and_then(Value::as_object);
    for (path, item) in paths.into_iter().flatten() {
        let item = schemas.resolve(item).clone();
        for (name, method) in METHODS {
            let Some(operation) = item.get(name) else {
                continue;
            };
            let declared = operation.get("responses").and_then(Value::as_object);
            let declared = declared.into_iter().flatten();
            let replies = declared.filter_map(|(status, told)| {
                let status = status_of(status)?;
                let told = schemas.resolve(told).clone();
                Some(reply(&mut schemas, status, &told))
            });
            operations.push(OperationReplies {
                method,
                path: path.clone(),
                replies: replies.collect(),
            });
        }
    }
    Replies {
        schemas: schemas.named,
        operations,
    }
}

/// A status as documents write it: `200`, `4XX`, `default`.
fn status_of(text: &str) -> Option<Status> {
    if text == "default" {
        return Some(Status::Default);
    }
    match text.split_at_checked(1)? {
        (digit, rest) if rest.eq_ignore_ascii_case("xx") => {
            Some(Status::Range(digit.parse().ok()?))
        }
        _ => Some(Status::Code(text.parse().ok()?)),
    }
}

fn reply(schemas: &mut Schemas<'_>, status: Status, told: &Value) -> ReplyContract {
    let mut named = |member: &str| -> Vec<(String, ValueContract)> {
        let members = told.get(member).and_then(Value::as_object);
        let members = members.into_iter().flatten();
        let each = members.map(|(name, told)| {
            let told = schemas.resolve(told).clone();
            (name.clone(), value(schemas, &told))
        });
        each.collect()
    };
    ReplyContract {
        status,
        headers: named("headers"),
        bodies: named("content"),
    }
}

/// A header, or a body in one media type.
fn value(schemas: &mut Schemas<'_>, told: &Value) -> ValueContract {
    // A header that is of a media type has its schema there.
    let content = told.get("content").and_then(Value::as_object);
    let told = content
        .and_then(|content| content.values().next())
        .unwrap_or(told);
    let mut examples = Vec::new();
    if let Some(example) = told.get("example") {
        examples.push((UNNAMED.to_owned(), example.clone()));
    }
    let named = told.get("examples").and_then(Value::as_object);
    for (name, example) in named.into_iter().flatten() {
        let example = schemas.resolve(example);
        let value = example.get("value").or_else(|| example.get("dataValue"));
        examples.extend(value.map(|value| (name.clone(), value.clone())));
    }
    let schema = told.get("schema");
    ValueContract {
        schema: schema.map_or(Value::Bool(true), |schema| schemas.schema(schema)),
        examples,
    }
}
