//! Which member of an OpenAPI object holds which kind of object (OpenAPI 3.1 §4.8).
//!
//! References are looked for only where the specification allows one: a `$ref` inside an example is data.

/// A kind of object of the OpenAPI Specification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    Document,
    Components,
    PathItem,
    Operation,
    Parameter,
    Header,
    RequestBody,
    Response,
    MediaType,
    Encoding,
    Schema,
    Discriminator,
    Example,
    Link,
    Callback,
    SecurityScheme,
}

/// What a member holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// One object of the kind.
    One(Kind),
    /// A mapping from names to objects of the kind.
    Map(Kind),
    /// A list of objects of the kind.
    List(Kind),
    /// A discriminator's `mapping`: each value names a schema or refers to one.
    Mapping,
    /// Nothing that refers to anything.
    Data,
}

impl Kind {
    /// The section under `components` in which objects of this kind are kept; none for those that are put in place.
    pub(crate) fn section(self) -> Option<&'static str> {
        Some(match self {
            Self::Schema => "schemas",
            Self::Parameter => "parameters",
            Self::Header => "headers",
            Self::RequestBody => "requestBodies",
            Self::Response => "responses",
            Self::Example => "examples",
            Self::Link => "links",
            Self::Callback => "callbacks",
            Self::SecurityScheme => "securitySchemes",
            _ => return None,
        })
    }

    /// What the member `key` of an object of this kind holds.
    pub(crate) fn member(self, key: &str) -> Shape {
        use Kind as K;
        use Shape::{Data, List, Map, Mapping, One};
        match (self, key) {
            (_, key) if key.starts_with("x-") => Data,
            (K::Document, "paths" | "webhooks") | (K::Components, "pathItems") => Map(K::PathItem),
            (K::Document, "components") => One(K::Components),
            (K::Components, "schemas") => Map(K::Schema),
            (K::Components, "responses") | (K::Operation, "responses") => Map(K::Response),
            (K::Components, "parameters") => Map(K::Parameter),
            (K::Components, "requestBodies") => Map(K::RequestBody),
            (K::Components | K::Response | K::Encoding, "headers") => Map(K::Header),
            (K::Components, "securitySchemes") => Map(K::SecurityScheme),
            (K::Components | K::Response, "links") => Map(K::Link),
            (K::Components | K::Operation, "callbacks") => Map(K::Callback),
            (K::Components | K::Parameter | K::Header | K::MediaType, "examples") => {
                Map(K::Example)
            }
            (K::PathItem | K::Operation, "parameters") => List(K::Parameter),
            (
                K::PathItem,
                "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace",
            ) => One(K::Operation),
            (K::Operation, "requestBody") => One(K::RequestBody),
            (K::Callback, _) => One(K::PathItem),
            (K::Parameter | K::Header | K::MediaType, "schema") => One(K::Schema),
            (K::Parameter | K::Header | K::RequestBody | K::Response, "content") => {
                Map(K::MediaType)
            }
            (K::MediaType, "encoding") => Map(K::Encoding),
            (K::Schema, key) => schema_member(key),
            (K::Discriminator, "mapping") => Mapping,
            _ => Data,
        }
    }
}

/// The keywords of JSON Schema 2020-12 that hold schemas.
fn schema_member(key: &str) -> Shape {
    match key {
        "properties" | "patternProperties" | "$defs" | "definitions" | "dependentSchemas" => {
            Shape::Map(Kind::Schema)
        }
        "allOf" | "oneOf" | "anyOf" | "prefixItems" => Shape::List(Kind::Schema),
        "items"
        | "additionalProperties"
        | "unevaluatedItems"
        | "unevaluatedProperties"
        | "contains"
        | "propertyNames"
        | "not"
        | "if"
        | "then"
        | "else"
        | "contentSchema" => Shape::One(Kind::Schema),
        "discriminator" => Shape::One(Kind::Discriminator),
        _ => Shape::Data,
    }
}
