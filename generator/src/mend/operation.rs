//! Operations: bodies as Swagger 2.0 has them, replies, tags.

use serde_json::{Map, Value, json};

use crate::load::grammar::Kind;
use crate::problem::codes;

use super::mender::Mender;

impl Mender<'_> {
    pub(super) fn operation(&mut self, members: &mut Map<String, Value>) {
        self.body_parameter(members);
    }

    pub(super) fn settle_operation(&mut self, members: &mut Map<String, Value>) {
        if let Some(Value::Array(tags)) = members.get_mut("tags") {
            self.each_once(codes::TAG_TWICE, "tags", tags);
        }
        let replies = members.get("responses").and_then(Value::as_object);
        if replies.is_none_or(|replies| replies.keys().all(|key| key.starts_with("x-"))) {
            self.tell(
                codes::RESPONSES_MISSING,
                "",
                "the operation declares no reply",
            );
        }
    }

    /// `in: body` is the request body; `in: formData` is a part of a form.
    fn body_parameter(&mut self, members: &mut Map<String, Value>) {
        let Some(Value::Array(parameters)) = members.get_mut("parameters") else {
            return;
        };
        let place = |parameter: &Value| {
            parameter
                .get("in")
                .and_then(Value::as_str)
                .map(str::to_ascii_lowercase)
                .filter(|place| matches!(place.as_str(), "body" | "formdata"))
        };
        let mut parts = Vec::new();
        let mut body = None;
        let mut index = 0;
        parameters.retain_mut(|parameter| {
            let place = place(parameter);
            if let Some(place) = &place {
                let name = parameter
                    .get("name")
                    .and_then(Value::as_str)
                    .unwrap_or_default();
                let message = format!("`{name}` is a parameter in the body");
                self.within("parameters", |mender| {
                    mender.tell(codes::BODY_PARAMETER, &index.to_string(), message);
                });
                if place == "body" {
                    body = Some(parameter.take());
                } else {
                    parts.push(parameter.take());
                }
            }
            index += 1;
            place.is_none()
        });
        if members.contains_key("requestBody") {
            return;
        }
        if let Some(body) = body {
            members.insert("requestBody".to_owned(), json_body(body));
        } else if !parts.is_empty() {
            members.insert("requestBody".to_owned(), form_body(parts));
        }
    }

    /// Leaves out what a list has already.
    pub(super) fn each_once(&mut self, code: &'static str, key: &str, items: &mut Vec<Value>) {
        let mut seen: Vec<Value> = Vec::new();
        let mut index = 0;
        items.retain(|item| {
            let twice = seen.contains(item);
            if twice {
                let message = format!("{item} stands twice in `{key}`");
                self.within(key, |mender| mender.tell(code, &index.to_string(), message));
            } else {
                seen.push(item.clone());
            }
            index += 1;
            !twice
        });
    }
}

fn json_body(mut parameter: Value) -> Value {
    json!({
        "description": parameter.get("description").cloned().unwrap_or_else(|| "".into()),
        "required": parameter.get("required").cloned().unwrap_or(Value::Bool(false)),
        "content": { "application/json": { "schema": parameter.get_mut("schema").map(Value::take).unwrap_or_else(|| json!({})) } },
    })
}

fn form_body(parameters: Vec<Value>) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    let mut files = false;
    for parameter in parameters {
        let Value::Object(mut members) = parameter else {
            continue;
        };
        let Some(Value::String(name)) = members.shift_remove("name") else {
            continue;
        };
        members.shift_remove("in");
        if members.shift_remove("required") == Some(Value::Bool(true)) {
            required.push(Value::from(name.clone()));
        }
        files |= members.get("type").and_then(Value::as_str) == Some("file");
        members.retain(|key, _| Kind::Schema.known(key).is_some());
        properties.insert(name, Value::Object(members));
    }
    let media_type = if files {
        "multipart/form-data"
    } else {
        "application/x-www-form-urlencoded"
    };
    let mut schema = json!({ "type": "object", "properties": properties });
    if !required.is_empty() {
        schema["required"] = Value::Array(required);
    }
    json!({ "content": { media_type: { "schema": schema } } })
}
