//! Parameters and headers.

use serde_json::{Map, Value, json};

use crate::load::grammar::Kind;
use crate::problem::codes;

use super::keys::is_token;
use super::mender::Mender;

const PLACES: [&str; 5] = ["query", "header", "path", "cookie", "querystring"];

impl Mender<'_> {
    pub(super) fn parameter(&mut self, members: &mut Map<String, Value>) {
        if let Some(Value::String(place)) = members.get_mut("in") {
            let lower = place.trim().to_ascii_lowercase();
            if PLACES.contains(&lower.as_str()) && lower != *place {
                self.tell(
                    codes::LOCATION_SPELLING,
                    "in",
                    format!("`{place}` is no place of a parameter; `{lower}` is"),
                );
                *place = lower;
            }
        }
        self.schema_outside(members);
    }

    pub(super) fn header(&mut self, members: &mut Map<String, Value>) {
        for key in ["name", "in"] {
            if members.shift_remove(key).is_some() {
                self.tell(codes::HEADER_NAMED, key, format!("a header has no `{key}`"));
            }
        }
        self.schema_outside(members);
    }

    /// Keywords of a schema that stand beside other members, as Swagger 2.0 has them for parameters.
    pub(super) fn schema_outside(&mut self, members: &mut Map<String, Value>) {
        if members.contains_key("schema") || members.contains_key("content") {
            return;
        }
        let kind = self.kind;
        let keyword = |key: &str| Kind::Schema.known(key).is_some() && kind.known(key).is_none();
        let telling = [
            "type",
            "enum",
            "items",
            "properties",
            "allOf",
            "oneOf",
            "anyOf",
        ];
        if !telling.iter().any(|key| members.contains_key(*key)) {
            return;
        }
        let mut schema = Map::new();
        let mut rest = Map::new();
        for (key, value) in std::mem::take(members) {
            if keyword(&key) {
                schema.insert(key, value);
            } else {
                rest.insert(key, value);
            }
        }
        let what = self.kind.name();
        self.tell(
            codes::SCHEMA_OUTSIDE,
            "",
            format!("the {what} has the keywords of a schema, and no `schema`"),
        );
        rest.insert("schema".to_owned(), Value::Object(schema));
        *members = rest;
    }

    /// Whether the parameter can be sent.
    pub(super) fn settle_parameter(&mut self, members: &mut Map<String, Value>) -> bool {
        self.one_content(members);
        let text = |key: &str| {
            let value = members.get(key).and_then(Value::as_str);
            value.unwrap_or_default().to_owned()
        };
        let (name, place, style) = (text("name"), text("in"), text("style"));
        if matches!(place.as_str(), "header" | "cookie") && !name.is_empty() && !is_token(&name) {
            self.tell(
                codes::NAME_UNSENDABLE,
                "name",
                format!("`{name}` cannot be the name of a {place}"),
            );
            return false;
        }
        if place == "path" && members.get("required") != Some(&Value::Bool(true)) {
            self.tell(
                codes::PATH_PARAMETER_OPTIONAL,
                "",
                format!("`{name}` is a part of the path, and not required"),
            );
            members.insert("required".to_owned(), Value::Bool(true));
        }
        if !style.is_empty() && PLACES.contains(&place.as_str()) && !has_style(&place, &style) {
            self.tell(
                codes::STYLE_OF_OTHER_PLACE,
                "style",
                format!("a parameter in `{place}` has no style `{style}`"),
            );
            members.shift_remove("style");
        }
        true
    }

    pub(super) fn settle_header(&mut self, members: &mut Map<String, Value>) {
        self.one_content(members);
        if let Some(Value::String(style)) = members.get("style")
            && style != "simple"
        {
            self.tell(
                codes::STYLE_OF_OTHER_PLACE,
                "style",
                format!("a header has no style `{style}`"),
            );
            members.shift_remove("style");
        }
    }

    /// A value is said by `schema` or by one media type in `content`.
    fn one_content(&mut self, members: &mut Map<String, Value>) {
        let what = self.kind.name();
        let count = members
            .get("content")
            .and_then(Value::as_object)
            .map(Map::len);
        if count.is_some() && members.contains_key("schema") {
            self.tell(
                codes::CONTENT_BESIDE_SCHEMA,
                "content",
                format!("the {what} has a `schema` and `content`"),
            );
            members.shift_remove("content");
        } else if count == Some(0) {
            self.tell(
                codes::CONTENT_EMPTY,
                "content",
                format!("`content` of the {what} is empty"),
            );
            members.shift_remove("content");
        } else if count.is_some_and(|count| count > 1) {
            self.tell(
                codes::CONTENT_SEVERAL,
                "content",
                format!("`content` of the {what} has several media types"),
            );
            if let Some(Value::Object(content)) = members.get_mut("content") {
                let first = content.keys().next().cloned();
                content.retain(|key, _| Some(key) == first.as_ref());
            }
        }
        if !members.contains_key("schema") && !members.contains_key("content") {
            self.tell(
                codes::PARAMETER_UNTYPED,
                "",
                format!("the {what} has neither `schema` nor `content`"),
            );
            members.insert("schema".to_owned(), json!({ "type": "string" }));
        }
    }
}

/// The styles of each place (OpenAPI 3.2 §4.12.2, of which earlier versions have fewer).
fn has_style(place: &str, style: &str) -> bool {
    match place {
        "query" => matches!(
            style,
            "form" | "spaceDelimited" | "pipeDelimited" | "deepObject"
        ),
        "path" => matches!(style, "simple" | "label" | "matrix"),
        "header" => style == "simple",
        "cookie" => matches!(style, "form" | "cookie"),
        _ => false,
    }
}
