//! What a member holds: one rule for each way in which people write it.

use serde_json::{Map, Value};

use crate::load::grammar::{Form, Kind};
use crate::problem::codes;

use super::mender::Mender;

impl Mender<'_> {
    /// Mends the value of the member `key`, which is at this place; whether the member stays.
    pub(super) fn form(&mut self, key: &str, form: Form, value: &mut Value) -> bool {
        if value.is_null() && (form != Form::Data || !null_is_data(key)) {
            self.tell(codes::NULL_FOR_VALUE, "", format!("`{key}` is null"));
            return false;
        }
        match form {
            Form::Text => self.text(key, value),
            Form::Flag => self.flag(key, value),
            Form::Count | Form::Number => return self.number(key, form, value),
            Form::Texts => self.texts(key, value),
            Form::Values => self.values(key, value),
            Form::TextMap | Form::Mapping => self.text_map(key, value),
            Form::Object(kind) => return self.object(value, kind),
            Form::List(kind) => self.objects(key, kind, value),
            Form::Map(kind) => self.map(key, kind, value),
            Form::Data => {}
        }
        true
    }

    fn text(&mut self, key: &str, value: &mut Value) {
        if let Value::Number(_) | Value::Bool(_) = value {
            let written = value.to_string();
            self.tell(
                codes::VALUE_FOR_TEXT,
                "",
                format!("`{key}` is a text; `{written}` needs quotes"),
            );
            *value = Value::String(written);
        }
    }

    /// An item of a list of texts; an object stands for its name.
    fn text_of_list(&mut self, key: &str, value: &mut Value) {
        if let Some(Value::String(name)) = value.get_mut("name") {
            let name = std::mem::take(name);
            let message = format!("`{key}` lists names; `{name}` is the name of an object");
            self.tell(codes::VALUE_FOR_TEXT, "", message);
            *value = Value::String(name);
        }
        self.text(key, value);
    }

    pub(super) fn flag(&mut self, key: &str, value: &mut Value) {
        let flag = match value {
            Value::String(text) => match text.trim().to_ascii_lowercase().as_str() {
                "true" | "yes" | "on" | "1" => true,
                "false" | "no" | "off" | "0" | "" => false,
                _ => return,
            },
            Value::Number(number) if number.as_u64() == Some(1) => true,
            Value::Number(number) if number.as_u64() == Some(0) => false,
            _ => return,
        };
        self.tell(
            codes::TEXT_FOR_FLAG,
            "",
            format!("`{key}` is a flag; `{}` is none", written(value)),
        );
        *value = Value::Bool(flag);
    }

    pub(super) fn number(&mut self, key: &str, form: Form, value: &mut Value) -> bool {
        if let Value::String(text) = value {
            let Ok(number) = text.trim().parse::<serde_json::Number>() else {
                return true;
            };
            let message = format!("`{key}` is a number; `\"{text}\"` is a text");
            self.tell(codes::TEXT_FOR_NUMBER, "", message);
            *value = Value::Number(number);
        }
        let count = value.as_f64().unwrap_or_default();
        if form == Form::Count && value.is_number() && (count < 0.0 || count.fract() != 0.0) {
            let message = format!("`{key}` is a count; `{value}` is none");
            self.tell(codes::NEGATIVE_COUNT, "", message);
            return false;
        }
        true
    }

    /// A list of texts.
    fn texts(&mut self, key: &str, value: &mut Value) {
        self.listed(key, value, |value| !value.is_object());
        if let Value::Array(items) = value {
            self.without_nulls(items);
            for (index, item) in items.iter_mut().enumerate() {
                self.within(&index.to_string(), |mender| mender.text_of_list(key, item));
            }
        }
    }

    fn values(&mut self, key: &str, value: &mut Value) {
        // Named examples, as media types have them, are examples all the same.
        if key == "examples"
            && let Value::Object(named) = value
            && !named.is_empty()
            && named.values().all(|example| example.get("value").is_some())
        {
            self.tell(
                codes::ONE_FOR_LIST,
                "",
                "`examples` of a schema is a list of values",
            );
            let values = named
                .values_mut()
                .filter_map(|example| example.get_mut("value"));
            *value = values.map(Value::take).collect();
            return;
        }
        self.listed(key, value, |_| true);
    }

    /// Makes a list of what is none: of one item, or, of an empty mapping, of none.
    fn listed(&mut self, key: &str, value: &mut Value, can_be_item: fn(&Value) -> bool) {
        match value {
            Value::Array(_) => {}
            Value::Object(members) if members.is_empty() => {
                self.tell(
                    codes::EMPTY_MAPPING_FOR_LIST,
                    "",
                    format!("`{key}` is a list"),
                );
                *value = Value::Array(Vec::new());
            }
            _ if can_be_item(value) => {
                self.tell(codes::ONE_FOR_LIST, "", format!("`{key}` is a list"));
                *value = Value::Array(vec![value.take()]);
            }
            _ => {}
        }
    }

    fn without_nulls(&mut self, items: &mut Vec<Value>) {
        let mut index = 0;
        items.retain(|item| {
            if item.is_null() {
                self.tell(
                    codes::NULL_FOR_VALUE,
                    &index.to_string(),
                    "an item of the list is null",
                );
            }
            index += 1;
            !item.is_null()
        });
    }

    /// A mapping from names to texts; a list of names maps each to an empty text.
    fn text_map(&mut self, key: &str, value: &mut Value) {
        if let Value::Array(names) = value
            && names.iter().all(Value::is_string)
        {
            let code = if names.is_empty() {
                codes::EMPTY_LIST_FOR_MAPPING
            } else {
                codes::LIST_FOR_MAPPING
            };
            self.tell(code, "", format!("`{key}` is a mapping"));
            let names = names.iter().filter_map(Value::as_str);
            *value = names
                .map(|name| (name.to_owned(), Value::from("")))
                .collect();
        }
        let Value::Object(members) = value else {
            return;
        };
        for (name, text) in members {
            self.within(name, |mender| {
                if text.is_null() {
                    mender.tell(codes::NULL_FOR_VALUE, "", format!("`{name}` is null"));
                    *text = Value::from("");
                }
                mender.text(name, text);
            });
        }
    }

    /// A list of objects.
    fn objects(&mut self, key: &str, kind: Kind, value: &mut Value) {
        self.listed(key, value, |_| true);
        let Value::Array(items) = value else {
            return;
        };
        self.without_nulls(items);
        let mut index = 0;
        items.retain_mut(|item| {
            let stays = self.within(&index.to_string(), |mender| mender.object(item, kind));
            index += 1;
            stays
        });
    }

    /// A mapping from names to objects.
    fn map(&mut self, key: &str, kind: Kind, value: &mut Value) {
        self.mapped(key, value);
        let Value::Object(members) = value else {
            return;
        };
        // A reference to a mapping in another file is followed when files are put together.
        if members.len() == 1 && members.get("$ref").is_some_and(Value::is_string) {
            return;
        }
        if key == "content" && matches!(members.get("required"), Some(Value::Bool(_))) {
            members.shift_remove("required");
            let message = "`required` stands beside media types, where it says nothing";
            self.tell(codes::REQUIRED_FLAG, "required", message);
        }
        if key == "content" && members.contains_key("schema") {
            let message = "`content` has a schema where a media type is due";
            self.tell(codes::SCHEMA_OUTSIDE_CONTENT, "schema", message);
            let media_type = Value::Object(std::mem::take(members));
            members.insert("application/json".to_owned(), media_type);
        }
        self.keys(key, kind, members);
        let extensible = matches!(key, "paths" | "responses");
        members.retain(|name, member| {
            if extensible && name.starts_with("x-") {
                return true;
            }
            self.within(name, |mender| {
                if member.is_null() {
                    mender.tell(codes::NULL_FOR_OBJECT, "", format!("`{name}` is null"));
                    *member = Value::Object(Map::new());
                }
                mender.object(member, kind)
            })
        });
    }

    /// Makes a mapping of a list: items that have one member each are named by it, others by their number.
    fn mapped(&mut self, key: &str, value: &mut Value) {
        let Value::Array(items) = value else {
            return;
        };
        if items.is_empty() {
            self.tell(
                codes::EMPTY_LIST_FOR_MAPPING,
                "",
                format!("`{key}` is a mapping"),
            );
            *value = Value::Object(Map::new());
            return;
        }
        let single = items
            .iter()
            .all(|item| item.as_object().is_some_and(|members| members.len() == 1));
        if !single && key != "examples" {
            return;
        }
        self.tell(
            codes::LIST_FOR_MAPPING,
            "",
            format!("`{key}` is a mapping from names"),
        );
        let mut members = Map::new();
        for (index, item) in items.iter_mut().enumerate() {
            match item {
                Value::Object(one) if single && !one.contains_key("value") => members.append(one),
                Value::Object(one) if one.contains_key("value") => {
                    members.insert((index + 1).to_string(), item.take());
                }
                item => {
                    let example = Map::from_iter([("value".to_owned(), item.take())]);
                    members.insert((index + 1).to_string(), Value::Object(example));
                }
            }
        }
        *value = Value::Object(members);
    }

    /// An object of `kind` that is written as a text, or as an empty list.
    pub(super) fn shape(&mut self, value: &mut Value, kind: Kind) {
        if kind == Kind::Example && is_bare(value) {
            self.tell(
                codes::EXAMPLE_BARE,
                "",
                "the example has no `value` around it",
            );
            *value = Value::Object(Map::from_iter([("value".to_owned(), value.take())]));
            return;
        }
        match value {
            Value::Array(items) if items.is_empty() => {
                let message = format!("{} is a mapping", kind.with_article());
                self.tell(codes::EMPTY_LIST_FOR_MAPPING, "", message);
                *value = Value::Object(Map::new());
            }
            Value::String(text) => {
                let text = std::mem::take(text);
                *value = self.object_of(kind, text);
            }
            _ => {}
        }
    }

    /// The object that a text stands for; the text itself where it stands for none.
    fn object_of(&mut self, kind: Kind, text: String) -> Value {
        let (code, member, held) = match kind {
            Kind::Schema => return self.schema_as_text(text),
            Kind::Requirement => (
                codes::REQUIREMENT_AS_TEXT,
                text.clone(),
                Value::Array(Vec::new()),
            ),
            Kind::Discriminator => (
                codes::DISCRIMINATOR_AS_TEXT,
                "propertyName".to_owned(),
                Value::from(text.clone()),
            ),
            _ => match main_member(kind) {
                Some(member) => (
                    codes::TEXT_FOR_OBJECT,
                    member.to_owned(),
                    Value::from(text.clone()),
                ),
                None => return Value::String(text),
            },
        };
        let message = format!("{} is a mapping; `{text}` is a text", kind.with_article());
        self.tell(code, "", message);
        Value::Object(Map::from_iter([(member, held)]))
    }
}

/// Whether null is a value like others for a member that holds anything.
fn null_is_data(key: &str) -> bool {
    !matches!(
        key,
        "type"
            | "exclusiveMinimum"
            | "exclusiveMaximum"
            | "xml"
            | "dependentRequired"
            | "parameters"
    )
}

/// Whether what stands in the place of an example is no example object, but the value itself.
fn is_bare(value: &Value) -> bool {
    match value {
        Value::Object(members) => {
            let known = |key: &str| key == "$ref" || Kind::Example.known(key).is_some();
            !members.is_empty() && !members.keys().any(|key| known(key))
        }
        Value::Array(items) => !items.is_empty(),
        _ => true,
    }
}

/// The member that says what an object is about.
fn main_member(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Tag | Kind::License | Kind::Contact => "name",
        Kind::Server | Kind::ExternalDocs => "url",
        Kind::Response | Kind::RequestBody | Kind::Header => "description",
        Kind::ServerVariable => "default",
        Kind::Info => "title",
        _ => return None,
    })
}

fn written(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
