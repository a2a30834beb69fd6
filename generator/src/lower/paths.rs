//! Paths, their items and operations, and callbacks.

use indexmap::IndexMap;
use openapiv3::{Callback, Operation, PathItem, Paths, ReferenceOr, Responses, StatusCode};
use serde_json::Value;

use super::cursor::Cursor;
use super::rules;
use crate::problem::{Problem, child_pointer, codes};

impl Cursor<'_> {
    pub(super) fn paths(&mut self, value: Value) -> Paths {
        let mut paths = Paths::default();
        for (path, value) in self.object(value) {
            if path.starts_with('/') {
                let item = self.within(&path, |cursor| cursor.path_item(value));
                paths.paths.insert(path, ReferenceOr::Item(item));
            } else {
                self.other("paths", path, value, &mut paths.extensions);
            }
        }
        paths
    }

    pub(super) fn path_item(&mut self, value: Value) -> PathItem {
        let mut item = PathItem::default();
        for (key, value) in self.members("pathItem", value) {
            let slot = match key.as_str() {
                "get" => &mut item.get,
                "put" => &mut item.put,
                "post" => &mut item.post,
                "delete" => &mut item.delete,
                "options" => &mut item.options,
                "head" => &mut item.head,
                "patch" => &mut item.patch,
                "trace" => &mut item.trace,
                "query" | "additionalOperations" => {
                    self.other_methods(&key, &value);
                    continue;
                }
                _ => {
                    self.path_item_member(&mut item, key, value);
                    continue;
                }
            };
            *slot = Some(self.within(&key, |cursor| cursor.operation(value)));
        }
        item
    }

    /// Operations of methods that the model does not have are told, and left out.
    fn other_methods(&mut self, key: &str, value: &Value) {
        let methods: Vec<&str> = match (key, value) {
            ("additionalOperations", Value::Object(operations)) => {
                operations.keys().map(String::as_str).collect()
            }
            _ => vec![key],
        };
        for method in methods {
            self.notes
                .note(rules::OPERATION_OF_OTHER_METHOD, "operation");
            let message = format!("the method `{method}` is not generated");
            let at = child_pointer(&self.at, key);
            self.problems.push(
                Problem::warning(codes::OPERATION_LEFT_OUT, at, message)
                    .with_help("assumed: the operation is left out; it can be called by hand"),
            );
        }
    }

    fn path_item_member(&mut self, item: &mut PathItem, key: String, value: Value) {
        match key.as_str() {
            "summary" => item.summary = self.text(&key, value),
            "description" => item.description = self.text(&key, value),
            "servers" => item.servers = self.list(&key, value, Self::server),
            "parameters" => {
                item.parameters = self.list(&key, value, |c, value| {
                    c.reference_or(value, Self::parameter)
                });
            }
            _ => self.other("pathItem", key, value, &mut item.extensions),
        }
    }

    fn operation(&mut self, value: Value) -> Operation {
        let mut operation = Operation::default();
        for (key, value) in self.members("operation", value) {
            match key.as_str() {
                "tags" => operation.tags = self.texts(&key, value),
                "summary" => operation.summary = self.text(&key, value),
                "description" => operation.description = self.text(&key, value),
                "externalDocs" => operation.external_docs = self.external_docs(&key, value),
                "operationId" => operation.operation_id = self.text(&key, value),
                "parameters" => {
                    operation.parameters = self.list(&key, value, |c, value| {
                        c.reference_or(value, Self::parameter)
                    });
                }
                "requestBody" => {
                    operation.request_body =
                        self.within(&key, |c| c.reference_or(value, Self::request_body));
                }
                "responses" => {
                    operation.responses = self.within(&key, |cursor| cursor.responses(value))
                }
                "callbacks" => {
                    operation.callbacks = self.map(&key, value, Self::callback_in_place);
                }
                "deprecated" => operation.deprecated = self.flag(&key, &value),
                "security" => {
                    operation.security = Some(self.list(&key, value, Self::security_requirement))
                }
                "servers" => operation.servers = self.list(&key, value, Self::server),
                _ => self.other("operation", key, value, &mut operation.extensions),
            }
        }
        operation
    }

    /// The callback of an operation: the model has no place for a reference there, so what it leads to is put in place.
    fn callback_in_place(&mut self, value: Value) -> Option<Callback> {
        match self.reference_or(value, Self::callback)? {
            ReferenceOr::Item(callback) => Some(callback),
            ReferenceOr::Reference { reference } => Some(self.referred_callback(reference)),
        }
    }

    /// What is to be said of the component is said where it stands: here it is only copied.
    fn referred_callback(&mut self, mut reference: String) -> Callback {
        let opened = self.open_callbacks.len();
        let callbacks = self.callbacks;
        let mut callback = Callback::default();
        loop {
            let name = reference.strip_prefix("#/components/callbacks/");
            let found = name.and_then(|name| callbacks.get(&unescaped(name)));
            let Some(found) = found else {
                break;
            };
            if self.open_callbacks.contains(&reference) {
                // Whatever is put in place is not noted again; this is.
                let paused = std::mem::take(&mut self.notes.paused);
                self.notes.note(rules::CALLBACK_WITHIN_ITSELF, "callback");
                self.notes.paused = paused;
                break;
            }
            self.open_callbacks.push(reference);
            if let Some(Value::String(next)) = found.get("$ref") {
                reference = next.clone();
                continue;
            }
            let problems = std::mem::take(&mut self.problems);
            let unsupported = std::mem::take(&mut self.unsupported);
            let paused = std::mem::replace(&mut self.notes.paused, true);
            callback = self.callback(found.clone()).unwrap_or_default();
            self.notes.paused = paused;
            self.unsupported = unsupported;
            self.problems = problems;
            break;
        }
        self.open_callbacks.truncate(opened);
        callback
    }

    /// A callback: expressions to path items.
    pub(super) fn callback(&mut self, value: Value) -> Option<Callback> {
        let mut callback = IndexMap::new();
        for (expression, value) in self.object(value) {
            if expression == "$ref" || expression.starts_with("x-") {
                self.unsupported("callback", &expression);
            } else {
                let item = self.within(&expression, |cursor| cursor.path_item(value));
                callback.insert(expression, item);
            }
        }
        Some(callback)
    }

    fn responses(&mut self, value: Value) -> Responses {
        let mut responses = Responses::default();
        for (key, value) in self.object(value) {
            if key == "default" {
                responses.default = self.within(&key, |c| c.reference_or(value, Self::response));
            } else if let Some(status) = status_code(&key) {
                let response = self.within(&key, |c| c.reference_or(value, Self::response));
                responses
                    .responses
                    .extend(response.map(|response| (status, response)));
            } else {
                self.other("responses", key, value, &mut responses.extensions);
            }
        }
        responses
    }
}

/// A segment of a pointer as the name that it stands for.
fn unescaped(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

/// A status (`404`) or a range of them (`4XX`).
fn status_code(key: &str) -> Option<StatusCode> {
    let [first, rest @ ..] = key.as_bytes() else {
        return None;
    };
    match rest {
        [b'X' | b'x', b'X' | b'x'] if (b'1'..=b'5').contains(first) => {
            Some(StatusCode::Range(u16::from(first - b'0')))
        }
        [_, _] => key
            .parse()
            .ok()
            .filter(|code| (100..1000).contains(code))
            .map(StatusCode::Code),
        _ => None,
    }
}
