//! Schemas as JSON Schema 2020-12 has them, and those that they refer to by name.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value, json};

use super::closed;
use super::keyword::{Keyword, TYPES, keyword};
use super::reference::reference;
use crate::pattern::is_readable;

/// Which way the values of schemas go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// In requests: what is only read need not be there, and examples are left out.
    Sent,
    /// In replies: what is only sent need not be there, and examples stay, for whoever makes such values.
    Read,
}

/// Schemas that are taken from a tree.
pub(super) struct Schemas<'d> {
    root: &'d Value,
    way: Way,
    /// Whether the document is one of OpenAPI 3.0, where nothing may stand beside `$ref`.
    alone: bool,
    /// Those that others refer to.
    pub(super) named: BTreeMap<String, Value>,
    /// Names by the pointers that are referred to.
    names: HashMap<String, String>,
    /// Whether a validator can read a pattern.
    patterns: HashMap<String, bool>,
    /// Objects of closed parts that are being put together: one that holds itself is referred to within.
    opening: Vec<Value>,
}

impl<'d> Schemas<'d> {
    pub(super) fn new(root: &'d Value, way: Way) -> Self {
        let version = root.get("openapi").and_then(Value::as_str);
        Self {
            root,
            way,
            alone: version.is_some_and(|version| version.starts_with("3.0")),
            named: BTreeMap::new(),
            names: HashMap::new(),
            patterns: HashMap::new(),
            opening: Vec::new(),
        }
    }

    /// The value that a local reference means; `value` itself where it is none.
    pub(super) fn resolve<'v>(&self, value: &'v Value) -> &'v Value
    where
        'd: 'v,
    {
        let mut value = value;
        // A ring of references has no end; documents with one are refused before.
        for _ in 0..16 {
            let Some(pointer) = reference(value) else {
                break;
            };
            match self.root.pointer(&pointer) {
                Some(found) => value = found,
                None => break,
            }
        }
        value
    }

    /// A schema as JSON Schema has it.
    pub(super) fn schema(&mut self, value: &Value) -> Value {
        let Value::Object(members) = value else {
            return Value::Bool(value.as_bool().unwrap_or(true));
        };
        if members.contains_key("allOf")
            && !self.opening.contains(value)
            && closed::is_against_itself(value, self.root)
        {
            self.opening.push(value.clone());
            let mut schema = self.schema(&closed::opened(value, self.root));
            self.opening.pop();
            if let Value::Object(members) = &mut schema {
                members.insert("unevaluatedProperties".to_owned(), Value::Bool(false));
            }
            return schema;
        }
        let mut schema = Map::new();
        if let Some(pointer) = reference(value) {
            let name = self.name(&pointer);
            schema.insert("$ref".to_owned(), json!(format!("#/$defs/{name}")));
            if self.alone {
                return Value::Object(schema);
            }
        }
        for (name, value) in members {
            match (name.as_str(), keyword(name)) {
                ("type", _) => self.types(value, &mut schema),
                ("required", _) => self.required(value, members, &mut schema),
                ("pattern", _) => self.pattern(value, &mut schema),
                ("patternProperties", _) => self.pattern_properties(value, &mut schema),
                ("additionalProperties" | "unevaluatedProperties", _)
                    if self.leaves_names_open(members) => {}
                ("exclusiveMinimum" | "exclusiveMaximum", _) if value.is_boolean() => {}
                ("example" | "examples", _) if self.way == Way::Read => {
                    examples(name, value, &mut schema);
                }
                (_, Some(keyword)) => {
                    let taken = self.behind(keyword, value);
                    schema.insert(name.clone(), taken);
                }
                (_, None) => {}
            }
        }
        exclusive(members, &mut schema);
        nullable(members, schema)
    }

    fn behind(&mut self, keyword: Keyword, value: &Value) -> Value {
        match (keyword, value) {
            (Keyword::Schema, value) => self.schema(value),
            (Keyword::Schemas, Value::Array(all)) => {
                all.iter().map(|value| self.schema(value)).collect()
            }
            (Keyword::Named, Value::Object(members)) => {
                let members = members.iter();
                let schemas = members.map(|(name, value)| (name.clone(), self.schema(value)));
                Value::Object(schemas.collect())
            }
            _ => value.clone(),
        }
    }

    /// Types that JSON Schema does not know say nothing.
    #[allow(clippy::unused_self, reason = "reads like its siblings")]
    fn types(&self, value: &Value, schema: &mut Map<String, Value>) {
        let known = |value: &Value| value.as_str().is_some_and(|name| TYPES.contains(&name));
        let is_known = match value {
            Value::Array(all) => !all.is_empty() && all.iter().all(known),
            value => known(value),
        };
        if is_known {
            schema.insert("type".to_owned(), value.clone());
        }
    }

    /// What is only read need not be sent, what is only sent need not be read.
    fn required(
        &self,
        value: &Value,
        members: &Map<String, Value>,
        schema: &mut Map<String, Value>,
    ) {
        let properties = members.get("properties");
        let keyword = match self.way {
            Way::Sent => "readOnly",
            Way::Read => "writeOnly",
        };
        let goes_the_other_way = |name: &str| {
            let own = properties.and_then(|properties| properties.get(name));
            let flag = |value: &Value| value.get(keyword).and_then(Value::as_bool);
            own.is_some_and(|own| flag(own).or_else(|| flag(self.resolve(own))) == Some(true))
        };
        let Value::Array(names) = value else { return };
        let names: Vec<&Value> = names
            .iter()
            .filter(|name| name.as_str().is_some_and(|name| !goes_the_other_way(name)))
            .collect();
        if !names.is_empty() {
            schema.insert("required".to_owned(), json!(names));
        }
    }

    /// A pattern that no validator can read is left out, as the rule that tells of it says.
    fn pattern(&mut self, value: &Value, schema: &mut Map<String, Value>) {
        let Some(pattern) = value.as_str() else {
            return;
        };
        if self.reads(pattern) {
            schema.insert("pattern".to_owned(), value.clone());
        } else {
            let told = format!("not checked, as no regular expression: {pattern}");
            schema.insert("$comment".to_owned(), json!(told));
        }
    }

    /// Members by their names' patterns, without those whose pattern no validator can read.
    fn pattern_properties(&mut self, value: &Value, schema: &mut Map<String, Value>) {
        let mut read = Map::new();
        for (pattern, value) in value.as_object().into_iter().flatten() {
            if self.reads(pattern) {
                read.insert(pattern.clone(), self.schema(value));
            }
        }
        if !read.is_empty() {
            schema.insert("patternProperties".to_owned(), Value::Object(read));
        }
    }

    /// Whether nobody can tell which names are declared, since a pattern of them cannot be read: then none is refused.
    fn leaves_names_open(&mut self, members: &Map<String, Value>) -> bool {
        let named = members.get("patternProperties").and_then(Value::as_object);
        let mut patterns = named.into_iter().flat_map(Map::keys);
        patterns.any(|pattern| !self.reads(pattern))
    }

    fn reads(&mut self, pattern: &str) -> bool {
        if let Some(is_read) = self.patterns.get(pattern) {
            return *is_read;
        }
        let is_read = is_readable(pattern);
        self.patterns.insert(pattern.to_owned(), is_read);
        is_read
    }

    /// The name by which a schema is referred to; its own schema is among the named ones from now on.
    fn name(&mut self, pointer: &str) -> String {
        if let Some(name) = self.names.get(pointer) {
            return name.clone();
        }
        let plain = |c: char| {
            if c.is_ascii_alphanumeric() || "._-".contains(c) {
                c
            } else {
                '-'
            }
        };
        let short = pointer
            .strip_prefix("/components/schemas/")
            .unwrap_or(pointer);
        let base: String = short.trim_start_matches('/').chars().map(plain).collect();
        let mut name = base.clone();
        let mut number = 2;
        while self.named.contains_key(&name) {
            name = format!("{base}-{number}");
            number += 1;
        }
        self.names.insert(pointer.to_owned(), name.clone());
        // Holds the name while the schema is made, which may refer to itself.
        self.named.insert(name.clone(), Value::Bool(true));
        let found = self.root.pointer(pointer);
        let schema = found.map_or(Value::Bool(true), |found| self.schema(found));
        self.named.insert(name.clone(), schema);
        name
    }
}

/// The examples of a schema, as the list that JSON Schema has.
fn examples(name: &str, value: &Value, schema: &mut Map<String, Value>) {
    let more = match (name, value) {
        ("example", value) => vec![value.clone()],
        (_, Value::Array(all)) => all.clone(),
        (_, Value::Object(named)) => {
            let values = named.values();
            values.filter_map(|one| one.get("value").cloned()).collect()
        }
        _ => Vec::new(),
    };
    let known = schema.entry("examples").or_insert_with(|| json!([]));
    if let Value::Array(known) = known {
        known.extend(more);
    }
}

/// The flags of OpenAPI 3.0 as bounds of their own.
fn exclusive(members: &Map<String, Value>, schema: &mut Map<String, Value>) {
    for (flag, bound) in [
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ] {
        if members.get(flag) == Some(&Value::Bool(true))
            && let Some(value) = schema.shift_remove(bound)
        {
            schema.insert(flag.to_owned(), value);
        }
    }
}

/// What may be null in the words of OpenAPI 3.0.
fn nullable(members: &Map<String, Value>, mut schema: Map<String, Value>) -> Value {
    if members.get("nullable") != Some(&Value::Bool(true)) || schema.is_empty() {
        return Value::Object(schema);
    }
    let kind = schema
        .get("type")
        .and_then(Value::as_str)
        .map(str::to_owned);
    let is_plain = ![
        "enum", "const", "allOf", "anyOf", "oneOf", "not", "if", "$ref",
    ]
    .iter()
    .any(|keyword| schema.contains_key(*keyword));
    match kind {
        Some(kind) if is_plain => {
            schema.insert("type".to_owned(), json!([kind, "null"]));
            Value::Object(schema)
        }
        _ => json!({ "anyOf": [{ "type": "null" }, schema] }),
    }
}
