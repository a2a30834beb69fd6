//! The type of a schema: lists of types, null, and types that other keywords imply.

use serde_json::Value;

use super::super::cursor::Cursor;
use super::super::rules;
use super::keywords::{Constraints, Keywords};

const TYPES: [&str; 6] = ["string", "number", "integer", "boolean", "object", "array"];

impl Cursor<'_> {
    /// Reads `type`: a name or, in 3.1, a list of names.
    pub(super) fn types(&mut self, keywords: &mut Keywords, value: Value) {
        match value {
            Value::Array(names) => {
                match names.len() {
                    1 => self.notes.note(rules::ONE_ELEMENT_TYPE_LIST, "type"),
                    _ if names.iter().any(|name| name == "null") => {
                        self.notes.note(rules::NULL_IN_TYPE_LIST, "type")
                    }
                    _ => {}
                }
                for name in names {
                    self.one_type(keywords, name);
                }
            }
            name => self.one_type(keywords, name),
        }
    }

    fn one_type(&mut self, keywords: &mut Keywords, name: Value) {
        match name.as_str() {
            Some("null") => keywords.null = true,
            Some(known) if TYPES.contains(&known) => {
                if !keywords.types.iter().any(|name| name == known) {
                    keywords.types.push(known.to_owned());
                }
            }
            _ => self.malformed(&name, "the name of a JSON type"),
        }
    }

    /// Gives a schema without `type` the one that its other keywords imply.
    pub(super) fn imply_type(&mut self, keywords: &mut Keywords) {
        if !keywords.types.is_empty() || keywords.null {
            return;
        }
        let constraints = &mut keywords.constraints;
        if let Some(values) = &constraints.enumeration {
            let (types, null) = types_of_values(values);
            if types.is_empty() && !null {
                return;
            }
            self.notes.note(rules::ENUM_IMPLIES_TYPE, "enum");
            keywords.null = null;
            if types.is_empty() {
                constraints.enumeration = None;
            }
            keywords.types = types.into_iter().map(str::to_owned).collect();
            return;
        }
        match (
            constraints.has_object_keywords(),
            constraints.has_array_keywords(),
        ) {
            (true, false) => {
                self.notes.note(rules::OBJECT_WITHOUT_TYPE, "type");
                keywords.types.push("object".to_owned());
            }
            (false, true) => {
                self.notes.note(rules::ARRAY_WITHOUT_TYPE, "type");
                keywords.types.push("array".to_owned());
            }
            _ => {}
        }
    }
}

/// The types that `values` besides null have, and whether null is among them.
fn types_of_values(values: &[Value]) -> (Vec<&'static str>, bool) {
    let mut found: Vec<&'static str> = Vec::new();
    let is_whole = |number: &serde_json::Number| {
        !number.is_f64() || number.as_f64().is_some_and(|float| float.fract() == 0.0)
    };
    let has_fractions = values
        .iter()
        .any(|value| matches!(value, Value::Number(number) if !is_whole(number)));
    for value in values {
        let name = match value {
            Value::Null => continue,
            Value::String(_) => "string",
            Value::Bool(_) => "boolean",
            Value::Number(_) if has_fractions => "number",
            Value::Number(_) => "integer",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        };
        if !found.contains(&name) {
            found.push(name);
        }
    }
    (found, values.iter().any(Value::is_null))
}

impl Constraints {
    pub(super) fn has_object_keywords(&self) -> bool {
        self.has_object_keywords_but_additional() || self.additional_properties.is_some()
    }

    pub(super) fn has_object_keywords_but_additional(&self) -> bool {
        self.properties.is_some()
            || self.required.is_some()
            || self.min_properties.is_some()
            || self.max_properties.is_some()
    }

    pub(super) fn has_array_keywords(&self) -> bool {
        self.items.is_some()
            || self.min_items.is_some()
            || self.max_items.is_some()
            || self.unique_items.is_some()
    }

    /// Whether no keyword is there.
    pub(super) fn is_empty(&self) -> bool {
        self.enumeration.is_none() && self.present().is_empty()
    }

    /// The keywords besides `enum` that are there, by name.
    pub(super) fn present(&self) -> Vec<&'static str> {
        [
            ("format", self.format.is_some()),
            ("pattern", self.pattern.is_some()),
            ("minLength", self.min_length.is_some()),
            ("maxLength", self.max_length.is_some()),
            ("multipleOf", self.multiple_of.is_some()),
            ("minimum", self.minimum.is_some()),
            ("maximum", self.maximum.is_some()),
            ("exclusiveMinimum", self.exclusive_minimum.is_some()),
            ("exclusiveMaximum", self.exclusive_maximum.is_some()),
            ("properties", self.properties.is_some()),
            ("required", self.required.is_some()),
            ("additionalProperties", self.additional_properties.is_some()),
            ("minProperties", self.min_properties.is_some()),
            ("maxProperties", self.max_properties.is_some()),
            ("items", self.items.is_some()),
            ("minItems", self.min_items.is_some()),
            ("maxItems", self.max_items.is_some()),
            ("uniqueItems", self.unique_items.is_some()),
        ]
        .into_iter()
        .filter_map(|(name, present)| present.then_some(name))
        .collect()
    }
}
