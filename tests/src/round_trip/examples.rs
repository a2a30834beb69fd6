//! The examples of a document's bodies: requests, replies of every status, webhooks.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

/// An example of a body.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Whose body it is: `request POST /inquiries application/json`, `reply GET /inquiries`, `event inquiry.approved`.
    pub door: String,
    /// The status of a reply; 0 of others.
    pub status: u16,
    /// The media type.
    pub media_type: String,
    /// The name of the example.
    pub name: String,
    /// The body.
    pub value: Value,
    /// Text and numbers in it that the document marks as sensitive.
    pub sensitive: BTreeSet<String>,
}

impl Example {
    /// As JSON, for a program of its own.
    pub fn to_json(&self) -> Value {
        json!({
            "door": self.door,
            "status": self.status,
            "media-type": self.media_type,
            "name": self.name,
            "value": self.value,
            "sensitive": self.sensitive,
        })
    }
}

/// The scalars at the marked places, as text, without those that are part of one at another place, and without words so short
/// that they are part of anything.
fn only_marked(value: &Value, marked: &BTreeSet<String>) -> BTreeSet<String> {
    let mut all = Vec::new();
    scalars(value, String::new(), &mut all);
    let is_marked = |(pointer, _): &&(String, String)| marked.contains(pointer);
    let open: Vec<&str> = all
        .iter()
        .filter(|scalar| !is_marked(scalar))
        .map(|(_, text)| text.as_str())
        .collect();
    let texts = all.iter().filter(is_marked).map(|(_, text)| text.clone());
    texts
        .filter(|text| text.chars().count() > 3 && !open.iter().any(|open| open.contains(text)))
        .collect()
}

/// All text and numbers, with their places.
fn scalars(value: &Value, pointer: String, all: &mut Vec<(String, String)>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                scalars(value, format!("{pointer}/{key}"), all);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                scalars(value, format!("{pointer}/{index}"), all);
            }
        }
        Value::String(text) => all.push((pointer, text.clone())),
        Value::Number(number) => all.push((pointer, number.to_string())),
        Value::Bool(_) | Value::Null => {}
    }
}

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// All examples of bodies in a bundled document.
pub fn examples(root: &Value) -> Vec<Example> {
    let document = Document { root };
    let mut found = Vec::new();
    for (path, item) in document.members(root, "paths") {
        for (method, operation) in document.operations(item) {
            let place = format!("{} {path}", method.to_uppercase());
            document.of_operation(operation, &place, &mut found);
        }
    }
    for (name, item) in document.members(root, "webhooks") {
        for (_, operation) in document.operations(item) {
            let bodies = document.body(operation);
            document.of_bodies(bodies, &format!("event {name}"), false, 0, &mut found);
        }
    }
    found
}

/// A document, to look references up.
struct Document<'d> {
    root: &'d Value,
}

impl<'d> Document<'d> {
    /// What a reference refers to, or the value itself.
    fn deref(&self, value: &'d Value) -> &'d Value {
        let mut value = value;
        while let Some(pointer) = value.get("$ref").and_then(Value::as_str) {
            match self.root.pointer(pointer.trim_start_matches('#')) {
                Some(target) => value = target,
                None => return &Value::Null,
            }
        }
        value
    }

    fn members(&self, owner: &'d Value, name: &str) -> impl Iterator<Item = (&'d str, &'d Value)> {
        let members = owner.get(name).and_then(Value::as_object);
        members
            .into_iter()
            .flat_map(Map::iter)
            .map(|(key, value)| (key.as_str(), value))
    }

    fn operations(&self, item: &'d Value) -> impl Iterator<Item = (&'static str, &'d Value)> {
        let item = self.deref(item);
        METHODS
            .into_iter()
            .filter_map(|method| Some((method, item.get(method)?)))
    }

    fn body(&self, operation: &'d Value) -> &'d Value {
        operation
            .get("requestBody")
            .map_or(&Value::Null, |body| self.deref(body))
    }

    fn of_operation(&self, operation: &'d Value, place: &str, found: &mut Vec<Example>) {
        let body = self.body(operation);
        self.of_bodies(body, &format!("request {place}"), true, 0, found);
        for (status, reply) in self.members(operation, "responses") {
            // Of a range or of all other statuses one is as good as another.
            let digits = status.to_uppercase().replace("XX", "99");
            let status = digits.parse().unwrap_or(599);
            let door = format!("reply {place}");
            self.of_bodies(self.deref(reply), &door, false, status, found);
        }
    }

    /// The examples of a request body or a reply, by media type.
    fn of_bodies(
        &self,
        owner: &'d Value,
        door: &str,
        by_media_type: bool,
        status: u16,
        found: &mut Vec<Example>,
    ) {
        for (media_type, content) in self.members(owner, "content") {
            let door = if by_media_type {
                format!("{door} {media_type}")
            } else {
                door.to_owned()
            };
            let schema = content.get("schema").unwrap_or(&Value::Null);
            for (name, value) in self.values(content) {
                let mut marked = BTreeSet::new();
                self.mark(schema, (value, ""), false, &mut marked);
                found.push(Example {
                    door: door.clone(),
                    status,
                    media_type: media_type.to_owned(),
                    name: name.to_owned(),
                    value: value.clone(),
                    sensitive: only_marked(value, &marked),
                });
            }
        }
    }

    /// `example` and `examples` of a media type.
    fn values(&self, content: &'d Value) -> Vec<(&'d str, &'d Value)> {
        let one = content.get("example").map(|value| ("example", value));
        let many = self.members(content, "examples");
        let many = many.filter_map(|(name, example)| {
            let value = self.deref(example).get("value")?;
            Some((name, value))
        });
        one.into_iter().chain(many).collect()
    }

    /// Collects where scalars stand in a value whose schema, or one around it, is marked with `x-sensitive`.
    fn mark(
        &self,
        schema: &'d Value,
        (value, pointer): (&Value, &str),
        inside: bool,
        found: &mut BTreeSet<String>,
    ) {
        let inside = match self.sensitivity(schema) {
            Some("none") => false,
            Some(_) => true,
            None => inside,
        };
        let mut members: Vec<(String, &Value)> = Vec::new();
        match value {
            Value::Object(object) => {
                members.extend(object.iter().map(|(key, value)| (key.clone(), value)));
            }
            Value::Array(items) => {
                let items = items.iter().enumerate();
                members.extend(items.map(|(index, value)| (index.to_string(), value)));
            }
            _ if inside => drop(found.insert(pointer.to_owned())),
            _ => {}
        }
        let is_array = value.is_array();
        for (key, member) in members {
            let pointer = format!("{pointer}/{key}");
            let mut pick = |schema: &'d Value| match is_array {
                true => schema.get("items"),
                false => self.property(schema, &key),
            };
            let schemas = self.schemas_of(schema, value, &mut pick);
            if schemas.is_empty() && inside {
                self.mark(&Value::Null, (member, &pointer), true, found);
            }
            for schema in schemas {
                self.mark(schema, (member, &pointer), inside, found);
            }
        }
    }

    /// The mark of a schema: its own, or that of what it refers to or is composed of.
    fn sensitivity(&self, schema: &'d Value) -> Option<&'d str> {
        let own = schema.get("x-sensitive").and_then(Value::as_str);
        own.or_else(|| {
            let target = self.deref(schema);
            if !std::ptr::eq(target, schema) {
                return self.sensitivity(target);
            }
            let parts = schema.get("allOf")?.as_array()?;
            parts.iter().find_map(|part| self.sensitivity(part))
        })
    }

    fn property(&self, schema: &'d Value, key: &str) -> Option<&'d Value> {
        let declared = schema.get("properties").and_then(|all| all.get(key));
        declared.or_else(|| {
            schema
                .get("additionalProperties")
                .filter(|more| more.is_object())
        })
    }

    /// What `pick` finds in a schema and in all that it is composed of; of alternatives, those that the value may be.
    fn schemas_of(
        &self,
        schema: &'d Value,
        value: &Value,
        pick: &mut dyn FnMut(&'d Value) -> Option<&'d Value>,
    ) -> Vec<&'d Value> {
        let schema = self.deref(schema);
        let mut found: Vec<&Value> = pick(schema).into_iter().collect();
        for keyword in ["allOf", "oneOf", "anyOf"] {
            let parts = schema.get(keyword).and_then(Value::as_array);
            for part in parts.into_iter().flatten() {
                if keyword == "allOf" || self.may_be(part, value) {
                    found.extend(self.schemas_of(part, value, pick));
                }
            }
        }
        found
    }

    /// Whether no constant of the schema contradicts the value.
    fn may_be(&self, schema: &'d Value, value: &Value) -> bool {
        let schema = self.deref(schema);
        let parts = schema.get("allOf").and_then(Value::as_array);
        let own = self.members(schema, "properties").all(|(key, property)| {
            let constant = self.deref(property).get("const");
            constant.is_none_or(|constant| value.get(key).is_none_or(|own| own == constant))
        });
        own && parts
            .into_iter()
            .flatten()
            .all(|part| self.may_be(part, value))
    }
}
