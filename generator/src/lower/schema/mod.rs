//! Schemas: JSON Schema 2020-12 as OpenAPI 3.1 uses it, to the subset that OpenAPI 3.0 has.
//!
//! A schema is read into [`Keywords`](keywords::Keywords), keyword by keyword; then its type, its composition and what is left are settled
//! by rules. Where the shape of the result differs from the source:
//!
//! - keywords beside `allOf` become a last member of it, those beside `oneOf`, `anyOf` or `$ref` become a member of a new
//!   `allOf`, in the order: what was referred to, the members of the old `allOf`, the keywords, the unions;
//! - annotations (title, description, `nullable`, extensions, ...) stay on the schema itself, a `discriminator` goes
//!   with its union;
//! - branches for null are gone, so later branches have a smaller index than in the source.

mod compose;
mod foreign;
mod keywords;
mod kinds;
mod types;

use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind};
use serde_json::Value;

use super::cursor::Cursor;
use super::rules;

impl Cursor<'_> {
    /// A schema, or a reference to one.
    pub(super) fn schema(&mut self, value: Value) -> ReferenceOr<Schema> {
        match value {
            Value::Object(mut members) => {
                if members.len() == 1
                    && let Some(Value::String(reference)) = members.get_mut("$ref")
                {
                    let reference = std::mem::take(reference);
                    self.notes.note(rules::CARRIED, "$ref");
                    self.notes.note_read("schema", "$ref");
                    return ReferenceOr::Reference { reference };
                }
                let keywords = self.keywords(members);
                ReferenceOr::Item(self.settle(keywords))
            }
            Value::Bool(allowed) => ReferenceOr::Item(self.boolean_schema(allowed)),
            other => {
                self.malformed(&other, "a schema");
                ReferenceOr::Item(empty_schema())
            }
        }
    }

    /// The same, as openapiv3 holds properties and items.
    fn boxed_schema(&mut self, value: Value) -> ReferenceOr<Box<Schema>> {
        match self.schema(value) {
            ReferenceOr::Reference { reference } => ReferenceOr::Reference { reference },
            ReferenceOr::Item(schema) => ReferenceOr::Item(Box::new(schema)),
        }
    }

    /// `true` allows everything, `false` nothing.
    fn boolean_schema(&mut self, allowed: bool) -> Schema {
        self.notes.note(rules::BOOLEAN_SCHEMA, "schema");
        if allowed {
            return empty_schema();
        }
        Schema {
            schema_data: SchemaData::default(),
            schema_kind: SchemaKind::Not {
                not: Box::new(ReferenceOr::Item(empty_schema())),
            },
        }
    }
}

fn empty_schema() -> Schema {
    Schema {
        schema_data: SchemaData::default(),
        schema_kind: SchemaKind::Any(AnySchema::default()),
    }
}
