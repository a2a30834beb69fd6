//! Views: a schema with its references followed and its `allOf` merged.
//!
//! A property that two branches of an `allOf` declare has both as parts, so that merging goes as deep as the schemas do.

use std::collections::{BTreeSet, HashMap};

use indexmap::IndexMap;
use openapiv3::{AdditionalProperties, Discriminator, ReferenceOr, Schema};
use serde_json::Value;

use crate::model::Bounds;

pub(crate) use super::schemas::Schemas;

/// A schema or a reference to one.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part<'a> {
    Reference(&'a str),
    /// A component by its name, where a discriminator leads to it.
    Component(&'a str),
    /// The members of a component that others inherit from, without its subtypes.
    Base(&'a str),
    Schema(&'a Schema),
}

impl<'a> From<&'a ReferenceOr<Schema>> for Part<'a> {
    fn from(schema: &'a ReferenceOr<Schema>) -> Self {
        match schema {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(schema) => Self::Schema(schema),
        }
    }
}

impl<'a> From<&'a ReferenceOr<Box<Schema>>> for Part<'a> {
    fn from(schema: &'a ReferenceOr<Box<Schema>>) -> Self {
        match schema {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(schema) => Self::Schema(schema),
        }
    }
}

/// What kind of value a view describes, by the `type` that its schemas state or imply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    String,
    Number,
    Integer,
    Boolean,
    Object,
    Array,
}

/// Alternatives: a `oneOf` or an `anyOf`.
#[derive(Clone, Debug)]
pub(crate) struct Alternatives<'a> {
    pub(crate) branches: Vec<Part<'a>>,
    /// Whether no two of them may hold at once (`oneOf`).
    pub(crate) exactly_one: bool,
    pub(crate) discriminator: Option<&'a Discriminator>,
}

/// A schema with its references followed and its `allOf` merged.
#[derive(Clone, Debug, Default)]
pub(crate) struct View<'a> {
    /// The component that the schema is, where it is one and nothing else.
    pub(crate) component: Option<&'a str>,
    /// The component that the schema was found in, also where it is looked at from within.
    pub(crate) home: Option<&'a str>,
    pub(crate) title: Option<&'a str>,
    pub(crate) description: Option<&'a str>,
    pub(crate) deprecated: bool,
    pub(crate) nullable: bool,
    pub(crate) kind: Option<Kind>,
    pub(crate) format: Option<String>,
    pub(crate) words: Vec<&'a str>,
    pub(crate) bounds: Bounds,
    pub(crate) constant: Option<Value>,
    pub(crate) example: Option<&'a Value>,
    pub(crate) default: Option<&'a Value>,
    pub(crate) properties: IndexMap<&'a str, Vec<Part<'a>>>,
    /// The component that declares a property, where a reference has led to it.
    pub(crate) declared_by: HashMap<&'a str, &'a str>,
    pub(crate) required: BTreeSet<&'a str>,
    pub(crate) additional: Option<&'a AdditionalProperties>,
    pub(crate) items: Vec<Part<'a>>,
    pub(crate) alternatives: Vec<Alternatives<'a>>,
    /// The schemas that were merged, in their order: two views of the same ones are alike.
    pub(crate) made_of: Vec<&'a Schema>,
    /// The schemas that were taken in, each once, and whether each allows null.
    pub(crate) merged: Vec<(&'a Schema, bool)>,
    pub(crate) extensions: Vec<&'a IndexMap<String, Value>>,
}

impl<'a> View<'a> {
    /// An extension of the schema; the outermost that has it wins.
    pub(crate) fn extension(&self, name: &str) -> Option<&'a Value> {
        self.extensions
            .iter()
            .find_map(|extensions| extensions.get(name))
    }

    /// The component that alone declares a property.
    pub(crate) fn declarer(&self, property: &str) -> Option<&'a str> {
        let parts = self.properties.get(property)?;
        let declarer = self.declared_by.get(property).copied();
        declarer.filter(|_| parts.len() == 1)
    }

    /// Whether the value may be this text.
    pub(crate) fn can_be(&self, text: &str) -> bool {
        self.constant.is_none()
            && self.kind.is_none_or(|kind| kind == Kind::String)
            && (self.words.is_empty() || self.words.contains(&text))
    }

    /// A scalar that stands for the value in examples: the document's own, or an id with the prefix that ids have.
    pub(crate) fn sample(&self) -> Option<Value> {
        let prefix = || self.extension("x-id-prefix").and_then(Value::as_str);
        let own = self.example.and_then(scalar);
        own.or_else(|| prefix().map(|prefix| format!("{prefix}1").into()))
    }

    /// Whether the view describes an object with members of its own.
    pub(crate) fn is_object(&self) -> bool {
        self.kind == Some(Kind::Object) || (self.kind.is_none() && !self.properties.is_empty())
    }

    /// Whether nothing at all is said of the value.
    pub(crate) fn is_anything(&self) -> bool {
        self.kind.is_none()
            && self.properties.is_empty()
            && self.alternatives.is_empty()
            && self.items.is_empty()
            && self.constant.is_none()
    }
}

/// The value itself where it is a scalar, the first item of a list of scalars.
pub(crate) fn scalar(value: &Value) -> Option<Value> {
    match value {
        Value::String(text) if text.is_empty() => None,
        Value::String(_) | Value::Number(_) | Value::Bool(_) => Some(value.clone()),
        Value::Array(items) => items.first().and_then(scalar),
        Value::Null | Value::Object(_) => None,
    }
}
