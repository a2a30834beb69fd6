//! Bodies: replies, request bodies, media types.

use serde_json::{Map, Value, json};

use crate::load::grammar::Version;
use crate::problem::codes;

use super::mender::Mender;

impl Mender<'_> {
    pub(super) fn response(&mut self, members: &mut Map<String, Value>) {
        if members.contains_key("content") {
            return;
        }
        if let Some(schema) = members.shift_remove("schema") {
            self.tell(
                codes::SCHEMA_OUTSIDE_CONTENT,
                "schema",
                "a reply has `content`, and a schema in it",
            );
            let content = json!({ "application/json": { "schema": schema } });
            members.insert("content".to_owned(), content);
        }
    }

    pub(super) fn settle_response(&mut self, members: &mut Map<String, Value>) {
        if self.version < Version::V32 && !members.contains_key("description") {
            self.tell(
                codes::RESPONSE_UNDESCRIBED,
                "",
                "the reply has no `description`",
            );
            members.insert("description".to_owned(), "".into());
        }
    }

    pub(super) fn request_body(&mut self, members: &mut Map<String, Value>) {
        if !members.contains_key("content")
            && let Some(schema) = members.shift_remove("schema")
        {
            self.tell(
                codes::SCHEMA_OUTSIDE_CONTENT,
                "schema",
                "a request body has `content`, and a schema in it",
            );
            let content = json!({ "application/json": { "schema": schema } });
            members.insert("content".to_owned(), content);
        }
    }

    /// Whether there is a body at all.
    pub(super) fn settle_request_body(&mut self, members: &mut Map<String, Value>) -> bool {
        let content = members.get("content").and_then(Value::as_object);
        if content.is_some_and(|content| !content.is_empty()) {
            return true;
        }
        self.tell(
            codes::CONTENT_EMPTY,
            "",
            "the request body has no media type",
        );
        // A component stays, so that what refers to it leads somewhere.
        !self.at.ends_with("/requestBody")
    }

    pub(super) fn media_type(&mut self, members: &mut Map<String, Value>) {
        self.schema_outside(members);
        if matches!(members.get("required"), Some(Value::Bool(_))) {
            members.shift_remove("required");
            self.tell(
                codes::REQUIRED_FLAG,
                "required",
                "`required` stands in a media type, where it says nothing",
            );
        }
    }
}
