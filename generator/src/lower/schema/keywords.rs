//! The keywords of a schema, read one by one.

use indexmap::IndexMap;
use openapiv3::{Discriminator, ReferenceOr, Schema, SchemaData};
use serde_json::{Map, Number, Value};

use super::super::cursor::Cursor;
use super::super::rules;

/// A schema as it was read: its members are typed, nothing is settled yet.
#[derive(Default)]
pub(super) struct Keywords {
    pub reference: Option<String>,
    pub data: SchemaData,
    /// The types besides `null`.
    pub types: Vec<String>,
    /// Whether `null` is one of the types.
    pub null: bool,
    pub all_of: Option<Vec<ReferenceOr<Schema>>>,
    pub one_of: Option<Union>,
    pub any_of: Option<Union>,
    pub not: Option<Value>,
    pub constraints: Constraints,
    pub examples: Option<Value>,
    pub content_media_type: Option<String>,
    pub content_encoding: Option<String>,
}

/// The branches of `oneOf` or `anyOf`, without those that are null.
pub(super) struct Union {
    pub branches: Vec<ReferenceOr<Schema>>,
    pub null: bool,
}

/// The keywords that each say something about values of one type only, and `enum`.
#[derive(Default)]
pub(super) struct Constraints {
    pub enumeration: Option<Vec<Value>>,
    pub format: Option<String>,
    pub pattern: Option<String>,
    pub min_length: Option<usize>,
    pub max_length: Option<usize>,
    pub multiple_of: Option<Number>,
    pub minimum: Option<Number>,
    pub maximum: Option<Number>,
    /// A flag in 3.0, a number in 3.1.
    pub exclusive_minimum: Option<Value>,
    pub exclusive_maximum: Option<Value>,
    pub properties: Option<IndexMap<String, ReferenceOr<Box<Schema>>>>,
    pub required: Option<Vec<String>>,
    pub additional_properties: Option<Value>,
    pub min_properties: Option<usize>,
    pub max_properties: Option<usize>,
    pub items: Option<ReferenceOr<Box<Schema>>>,
    pub min_items: Option<usize>,
    pub max_items: Option<usize>,
    pub unique_items: Option<bool>,
}

/// The keywords that are counted as carried when they are read; those of [`Constraints`] are when their type is known.
const CARRIED: [&str; 17] = [
    "title",
    "description",
    "default",
    "example",
    "deprecated",
    "nullable",
    "readOnly",
    "writeOnly",
    "externalDocs",
    "discriminator",
    "$ref",
    "type",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "enum",
];

impl Cursor<'_> {
    /// Reads the members of a schema.
    pub(super) fn keywords(&mut self, members: Map<String, Value>) -> Keywords {
        let mut keywords = Keywords::default();
        let branch_type = scalar_type(&members);
        for (key, value) in members {
            self.notes.note_read("schema", &key);
            let rest = self
                .annotation(&mut keywords, key, value)
                .and_then(|(key, value)| {
                    self.applicator(&mut keywords, key, value, branch_type.as_deref())
                })
                .and_then(|(key, value)| self.constraint(&mut keywords.constraints, key, value))
                .and_then(|(key, value)| self.foreign(&mut keywords.data, key, value));
            if let Some((key, value)) = rest {
                self.other("schema", key, value, &mut keywords.data.extensions);
            }
        }
        self.settle_examples(&mut keywords);
        self.settle_content(&mut keywords);
        keywords
    }

    /// Keywords that describe.
    fn annotation(
        &mut self,
        keywords: &mut Keywords,
        key: String,
        value: Value,
    ) -> Option<(String, Value)> {
        let data = &mut keywords.data;
        match key.as_str() {
            "title" => data.title = self.text(&key, value),
            "description" => data.description = self.text(&key, value),
            "default" => data.default = Some(value),
            "example" => data.example = Some(value),
            "deprecated" => data.deprecated = self.flag(&key, &value),
            "nullable" => data.nullable = self.flag(&key, &value),
            "readOnly" => data.read_only = self.flag(&key, &value),
            "writeOnly" => data.write_only = self.flag(&key, &value),
            "externalDocs" => data.external_docs = self.external_docs(&key, value),
            "discriminator" => {
                data.discriminator = self.within(&key, |cursor| cursor.discriminator(value))
            }
            "examples" => keywords.examples = Some(value),
            "contentMediaType" => keywords.content_media_type = self.text(&key, value),
            "contentEncoding" => keywords.content_encoding = self.text(&key, value),
            _ => return Some((key, value)),
        }
        self.note_carried_keyword(&key);
        None
    }

    /// Counts a keyword that has a field of its own, if the rules for it do not count it themselves.
    fn note_carried_keyword(&mut self, key: &str) {
        if let Some(keyword) = CARRIED.iter().find(|keyword| **keyword == key) {
            self.notes.note(rules::CARRIED, keyword);
        }
    }

    fn discriminator(&mut self, value: Value) -> Option<Discriminator> {
        let mut discriminator = Discriminator::default();
        for (key, value) in self.members("discriminator", value) {
            match key.as_str() {
                "propertyName" => {
                    discriminator.property_name = self.text(&key, value).unwrap_or_default()
                }
                "defaultMapping" => self
                    .notes
                    .note(rules::DEFAULT_MAPPING_LEFT_OUT, "defaultMapping"),
                "mapping" => discriminator.mapping = self.map(&key, value, Self::plain_text),
                _ => self.other("discriminator", key, value, &mut discriminator.extensions),
            }
        }
        if discriminator.property_name.is_empty() {
            self.missing("a discriminator", "propertyName");
            return None;
        }
        Some(discriminator)
    }

    /// Keywords that say what the schema is: its type, a reference, a composition.
    fn applicator(
        &mut self,
        keywords: &mut Keywords,
        key: String,
        value: Value,
        branch_type: Option<&str>,
    ) -> Option<(String, Value)> {
        match key.as_str() {
            "$ref" => keywords.reference = self.text(&key, value),
            "type" => self.within(&key, |cursor| cursor.types(keywords, value)),
            "allOf" => {
                keywords.all_of =
                    Some(self.list(&key, value, |cursor, branch| Some(cursor.schema(branch))));
            }
            "oneOf" => keywords.one_of = Some(self.union(&key, value, branch_type)),
            "anyOf" => keywords.any_of = Some(self.union(&key, value, branch_type)),
            "not" => keywords.not = Some(value),
            "const" => self.const_to_enum(keywords, value),
            "enum" => {
                let values = self.list(&key, value, |_, value| Some(value));
                // `const` says more.
                keywords.constraints.enumeration.get_or_insert(values);
            }
            _ => return Some((key, value)),
        }
        self.note_carried_keyword(&key);
        None
    }

    fn const_to_enum(&mut self, keywords: &mut Keywords, value: Value) {
        self.notes.note(rules::CONST_TO_ENUM, "const");
        keywords
            .data
            .extensions
            .insert("x-const".to_owned(), value.clone());
        keywords.constraints.enumeration = Some(vec![value]);
    }

    /// The branches of `oneOf` or `anyOf`; a scalar type beside it, `branch_type`, goes into those without one.
    fn union(&mut self, key: &str, value: Value, branch_type: Option<&str>) -> Union {
        let mut null = false;
        let branches = self.list(key, value, |cursor, mut branch| {
            if is_null(&branch) {
                cursor.notes.note(rules::NULL_BRANCH, "type");
                let alone = Value::Array(vec![branch]);
                cursor
                    .notes
                    .note_whole(rules::NULL_BRANCH, "schema", key, &alone);
                null = true;
                return None;
            }
            if let (Some(scalar), Value::Object(members)) = (branch_type, &mut branch)
                && !members.keys().any(|key| says_type(key))
            {
                cursor.notes.note(rules::TYPE_INTO_BRANCHES, "type");
                members.insert("type".to_owned(), Value::from(scalar));
                let schema = cursor.schema(branch);
                cursor.notes.note_added("type");
                return Some(schema);
            }
            Some(cursor.schema(branch))
        });
        Union { branches, null }
    }

    /// Keywords that say something about values of one type.
    fn constraint(
        &mut self,
        into: &mut Constraints,
        key: String,
        value: Value,
    ) -> Option<(String, Value)> {
        match key.as_str() {
            "format" => into.format = self.text(&key, value),
            "pattern" => into.pattern = self.text(&key, value),
            "minLength" => into.min_length = self.count(&key, &value),
            "maxLength" => into.max_length = self.count(&key, &value),
            "multipleOf" => into.multiple_of = self.number(&key, value),
            "minimum" => into.minimum = self.number(&key, value),
            "maximum" => into.maximum = self.number(&key, value),
            "exclusiveMinimum" => into.exclusive_minimum = Some(value),
            "exclusiveMaximum" => into.exclusive_maximum = Some(value),
            "properties" => {
                into.properties = Some(self.map(&key, value, |cursor, value| {
                    Some(cursor.boxed_schema(value))
                }));
            }
            "required" => into.required = Some(self.texts(&key, value)),
            "additionalProperties" => into.additional_properties = Some(value),
            "minProperties" => into.min_properties = self.count(&key, &value),
            "maxProperties" => into.max_properties = self.count(&key, &value),
            "items" => into.items = Some(self.within(&key, |cursor| cursor.boxed_schema(value))),
            "minItems" => into.min_items = self.count(&key, &value),
            "maxItems" => into.max_items = self.count(&key, &value),
            "uniqueItems" => into.unique_items = self.maybe_flag(&key, &value),
            _ => return Some((key, value)),
        }
        None
    }

    fn number(&mut self, key: &str, value: Value) -> Option<Number> {
        match value {
            Value::Number(number) => Some(number),
            other => {
                self.within(key, |cursor| cursor.malformed(&other, "a number"));
                None
            }
        }
    }
}

/// The scalar type that a schema names, alone or beside `null`.
fn scalar_type(members: &Map<String, Value>) -> Option<String> {
    let mut types = match members.get("type")? {
        Value::String(name) => vec![name.as_str()],
        Value::Array(names) => names
            .iter()
            .filter_map(Value::as_str)
            .filter(|name| *name != "null")
            .collect(),
        _ => return None,
    };
    let only = types.pop().filter(|_| types.is_empty())?;
    matches!(only, "string" | "number" | "integer" | "boolean").then(|| only.to_owned())
}

/// Whether a schema with this keyword needs no type from the schema it is a branch of.
fn says_type(key: &str) -> bool {
    matches!(key, "$ref" | "type" | "allOf" | "oneOf" | "anyOf" | "not")
}

/// Whether a branch of a union says nothing but that null is allowed.
fn is_null(branch: &Value) -> bool {
    let Value::Object(members) = branch else {
        return false;
    };
    let says_null = members
        .iter()
        .any(|(key, value)| match (key.as_str(), value) {
            ("type", Value::String(name)) => name == "null",
            ("type", Value::Array(names)) => names.len() == 1 && names[0] == "null",
            ("const", Value::Null) => true,
            ("enum", Value::Array(values)) => values.len() == 1 && values[0].is_null(),
            _ => false,
        });
    says_null
        && !members
            .keys()
            .any(|key| matches!(key.as_str(), "$ref" | "allOf" | "oneOf" | "anyOf" | "not"))
}
