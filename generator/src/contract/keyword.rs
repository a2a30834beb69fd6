//! Keywords of JSON Schema that say which values are allowed.

/// What stands behind a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keyword {
    /// A value that is taken as it is.
    Plain,
    /// A schema.
    Schema,
    /// A list of schemas.
    Schemas,
    /// An object whose members are schemas.
    Named,
}

/// What stands behind a keyword; `None` for those that only describe, and for those that need more than to be taken over.
pub(super) fn keyword(name: &str) -> Option<Keyword> {
    Some(match name {
        "const" | "dependentRequired" | "enum" | "exclusiveMaximum" | "exclusiveMinimum"
        | "format" | "maxContains" | "maxItems" | "maxLength" | "maxProperties" | "maximum"
        | "minContains" | "minItems" | "minLength" | "minProperties" | "minimum" | "multipleOf"
        | "uniqueItems" => Keyword::Plain,
        "additionalProperties"
        | "contains"
        | "else"
        | "if"
        | "items"
        | "not"
        | "propertyNames"
        | "then"
        | "unevaluatedItems"
        | "unevaluatedProperties" => Keyword::Schema,
        "allOf" | "anyOf" | "oneOf" | "prefixItems" => Keyword::Schemas,
        "dependentSchemas" | "patternProperties" | "properties" => Keyword::Named,
        _ => return None,
    })
}

/// The types that JSON Schema knows.
pub(super) const TYPES: &[&str] = &[
    "array", "boolean", "integer", "null", "number", "object", "string",
];
