//! What a schema is in all: a type, a composition, or a composition with keywords beside it.

use openapiv3::{ReferenceOr, Schema, SchemaData, SchemaKind};
use serde_json::Value;

use super::super::cursor::Cursor;
use super::super::rules;
use super::keywords::{Keywords, Union};

/// Makes a kind of schema of branches: `oneOf` or `anyOf`.
type UnionKind = fn(Vec<ReferenceOr<Schema>>) -> SchemaKind;

impl Cursor<'_> {
    /// Settles a schema that has been read.
    pub(super) fn settle(&mut self, mut keywords: Keywords) -> Schema {
        let composed = keywords.is_composed();
        if composed {
            self.additional_properties_beside_composition(&mut keywords);
        }
        self.imply_type(&mut keywords);
        let not = self.settle_not(&mut keywords, composed);
        if keywords.null {
            self.settle_null(&mut keywords, composed);
        }
        let schema_kind = match not {
            Some(kind) => kind,
            None if composed => self.composition(&mut keywords),
            None => self.typed(&keywords.types, keywords.constraints, &mut keywords.data),
        };
        Schema {
            schema_data: keywords.data,
            schema_kind,
        }
    }

    fn settle_null(&mut self, keywords: &mut Keywords, composed: bool) {
        if keywords.types.is_empty() && !composed {
            self.notes.note(rules::NULL_ONLY, "type");
            keywords
                .data
                .extensions
                .insert("x-null".to_owned(), Value::Bool(true));
        } else {
            keywords.data.nullable = true;
        }
    }

    /// `not`, when there is nothing else; else it becomes an extension.
    fn settle_not(&mut self, keywords: &mut Keywords, composed: bool) -> Option<SchemaKind> {
        let not = keywords.not.take()?;
        if composed || !keywords.types.is_empty() || !keywords.constraints.is_empty() {
            self.notes.note(rules::NOT_BESIDE_OTHERS, "not");
            self.notes
                .note_whole(rules::NOT_BESIDE_OTHERS, "schema", "not", &not);
            keywords.data.extensions.insert("x-not".to_owned(), not);
            return None;
        }
        let not = self.within("not", |cursor| cursor.schema(not));
        Some(SchemaKind::Not { not: Box::new(not) })
    }

    fn additional_properties_beside_composition(&mut self, keywords: &mut Keywords) {
        if keywords.constraints.has_object_keywords_but_additional() {
            return;
        }
        if let Some(value) = keywords.constraints.additional_properties.take() {
            self.notes.note(
                rules::ADDITIONAL_PROPERTIES_BESIDE_COMPOSITION,
                "additionalProperties",
            );
            self.notes.note_whole(
                rules::ADDITIONAL_PROPERTIES_BESIDE_COMPOSITION,
                "schema",
                "additionalProperties",
                &value,
            );
            keywords
                .data
                .extensions
                .insert("x-additional-properties".to_owned(), value);
        }
    }

    /// The kind of a schema with `$ref`, `allOf`, `oneOf` or `anyOf`.
    fn composition(&mut self, keywords: &mut Keywords) -> SchemaKind {
        let own = self.own_part(keywords);
        let all_of = keywords.all_of.take();
        let mut unions: Vec<(Union, UnionKind)> = Vec::new();
        if let Some(union) = keywords.one_of.take() {
            unions.push((union, |one_of| SchemaKind::OneOf { one_of }));
        }
        if let Some(union) = keywords.any_of.take() {
            unions.push((union, |any_of| SchemaKind::AnyOf { any_of }));
        }
        let alone =
            keywords.reference.is_none() && all_of.is_none() && own.is_none() && unions.len() == 1;
        if alone && let Some((union, kind)) = unions.pop() {
            return self.union_kind(union, kind, &mut keywords.data);
        }

        let mut members = Vec::new();
        if let Some(reference) = keywords.reference.take() {
            self.note_siblings(
                own.is_some() || all_of.is_some() || !unions.is_empty(),
                &mut keywords.data,
            );
            members.push(ReferenceOr::Reference { reference });
        }
        members.extend(all_of.into_iter().flatten());
        if let Some(own) = own {
            self.notes.note(rules::PROPERTIES_INTO_ALL_OF, "allOf");
            members.push(ReferenceOr::Item(own));
        }
        for (union, kind) in unions {
            let mut data = SchemaData {
                discriminator: keywords.data.discriminator.take(),
                ..SchemaData::default()
            };
            let schema_kind = self.union_kind(union, kind, &mut data);
            members.push(ReferenceOr::Item(Schema {
                schema_data: data,
                schema_kind,
            }));
        }
        SchemaKind::AllOf { all_of: members }
    }

    fn note_siblings(&mut self, constraints: bool, data: &mut SchemaData) {
        if constraints {
            self.notes.note(rules::REF_WITH_CONSTRAINTS, "$ref");
        } else {
            self.notes.note(rules::REF_WITH_ANNOTATIONS, "$ref");
            data.extensions
                .insert("x-ref-siblings".to_owned(), Value::Bool(true));
        }
    }

    /// What the schema says beside its composition, as a schema of its own.
    fn own_part(&mut self, keywords: &mut Keywords) -> Option<Schema> {
        let constraints = std::mem::take(&mut keywords.constraints);
        let types = std::mem::take(&mut keywords.types);
        if constraints.is_empty() {
            // A scalar type beside a union alone has gone into its branches.
            let in_branches = keywords.all_of.is_none() && keywords.reference.is_none();
            match types.as_slice() {
                [] => return None,
                [only] if only == "object" => {
                    self.notes.note(rules::TYPE_BESIDE_COMPOSITION, "type");
                    return None;
                }
                [only] if in_branches && only != "array" => return None,
                _ => {}
            }
        }
        let mut data = SchemaData::default();
        let schema_kind = self.typed(&types, constraints, &mut data);
        Some(Schema {
            schema_data: data,
            schema_kind,
        })
    }

    fn union_kind(
        &mut self,
        mut union: Union,
        kind: UnionKind,
        data: &mut SchemaData,
    ) -> SchemaKind {
        if !union.null {
            return kind(union.branches);
        }
        match union.branches.len() {
            0 => {
                self.notes.note(rules::NULL_ONLY, "type");
                data.extensions
                    .insert("x-null".to_owned(), Value::Bool(true));
                SchemaKind::Any(openapiv3::AnySchema::default())
            }
            1 => {
                self.notes.note(rules::SINGLE_BRANCH, "oneOf");
                data.nullable = true;
                SchemaKind::AllOf {
                    all_of: std::mem::take(&mut union.branches),
                }
            }
            _ => {
                data.nullable = true;
                kind(union.branches)
            }
        }
    }
}

impl Keywords {
    fn is_composed(&self) -> bool {
        self.reference.is_some()
            || self.all_of.is_some()
            || self.one_of.is_some()
            || self.any_of.is_some()
    }
}
