//! Keywords that OpenAPI 3.0 does not have: carried as extensions, turned into others, or left out by a named rule.

use openapiv3::SchemaData;
use serde_json::Value;

use super::super::cursor::Cursor;
use super::super::rules;
use super::keywords::Keywords;

impl Cursor<'_> {
    /// Keywords that OpenAPI 3.0 does not have.
    pub(super) fn foreign(
        &mut self,
        data: &mut SchemaData,
        key: String,
        value: Value,
    ) -> Option<(String, Value)> {
        let (keyword, rule, extension) = match key.as_str() {
            "unevaluatedProperties" => (
                "unevaluatedProperties",
                rules::UNEVALUATED_PROPERTIES,
                "x-unevaluated-properties",
            ),
            "unevaluatedItems" => (
                "unevaluatedItems",
                rules::KEPT_AS_EXTENSION,
                "x-unevaluated-items",
            ),
            "patternProperties" => (
                "patternProperties",
                rules::KEPT_AS_EXTENSION,
                "x-pattern-properties",
            ),
            "propertyNames" => (
                "propertyNames",
                rules::KEPT_AS_EXTENSION,
                "x-property-names",
            ),
            "if" => ("if", rules::KEPT_AS_EXTENSION, "x-if"),
            "then" => ("then", rules::KEPT_AS_EXTENSION, "x-then"),
            "else" => ("else", rules::KEPT_AS_EXTENSION, "x-else"),
            "dependentRequired" => (
                "dependentRequired",
                rules::KEPT_AS_EXTENSION,
                "x-dependent-required",
            ),
            "dependentSchemas" => (
                "dependentSchemas",
                rules::KEPT_AS_EXTENSION,
                "x-dependent-schemas",
            ),
            "contains" => ("contains", rules::KEPT_AS_EXTENSION, "x-contains"),
            "minContains" => ("minContains", rules::KEPT_AS_EXTENSION, "x-min-contains"),
            "maxContains" => ("maxContains", rules::KEPT_AS_EXTENSION, "x-max-contains"),
            "prefixItems" => ("prefixItems", rules::KEPT_AS_EXTENSION, "x-prefix-items"),
            "contentSchema" => (
                "contentSchema",
                rules::KEPT_AS_EXTENSION,
                "x-content-schema",
            ),
            "xml" => ("xml", rules::KEPT_AS_EXTENSION, "x-xml"),
            "summary" => ("summary", rules::KEPT_AS_EXTENSION, "x-summary"),
            "$defs" => ("$defs", rules::DEFINITIONS_MOVED, ""),
            "definitions" => ("definitions", rules::DEFINITIONS_MOVED, ""),
            "$id" => ("$id", rules::IDENTIFIER_LEFT_OUT, ""),
            "$anchor" => ("$anchor", rules::IDENTIFIER_LEFT_OUT, ""),
            "$dynamicAnchor" => ("$dynamicAnchor", rules::IDENTIFIER_LEFT_OUT, ""),
            "$comment" => ("$comment", rules::COMMENT_LEFT_OUT, ""),
            "$schema" => ("$schema", rules::COMMENT_LEFT_OUT, ""),
            "$vocabulary" => ("$vocabulary", rules::COMMENT_LEFT_OUT, ""),
            _ => return Some((key, value)),
        };
        self.notes.note(rule, keyword);
        self.notes.note_whole(rule, "schema", keyword, &value);
        if !extension.is_empty() {
            data.extensions.insert(extension.to_owned(), value);
        }
        None
    }

    pub(super) fn settle_examples(&mut self, keywords: &mut Keywords) {
        let Some(examples) = keywords.examples.take() else {
            return;
        };
        self.notes.note(rules::EXAMPLES_TO_EXAMPLE, "examples");
        if keywords.data.example.is_none() {
            keywords.data.example = examples.get(0).cloned();
        }
        keywords
            .data
            .extensions
            .insert("x-examples".to_owned(), examples);
    }

    pub(super) fn settle_content(&mut self, keywords: &mut Keywords) {
        let encoding = keywords.content_encoding.take();
        let media_type = keywords.content_media_type.take();
        let format = match (encoding.as_deref(), media_type.as_deref()) {
            (Some("base64"), _) => Some("byte"),
            (None, Some("application/octet-stream")) => Some("binary"),
            _ => None,
        };
        if let Some(encoding) = encoding {
            self.notes
                .note(rules::CONTENT_ENCODING_TO_FORMAT, "contentEncoding");
            keywords
                .data
                .extensions
                .insert("x-content-encoding".to_owned(), Value::String(encoding));
        }
        if let Some(media_type) = media_type {
            self.notes
                .note(rules::CONTENT_MEDIA_TYPE_TO_FORMAT, "contentMediaType");
            keywords
                .data
                .extensions
                .insert("x-content-media-type".to_owned(), Value::String(media_type));
        }
        let Some(format) = format else { return };
        if keywords.types.is_empty() && !keywords.null {
            keywords.types.push("string".to_owned());
        }
        if keywords.constraints.format.is_none()
            && keywords.types.iter().any(|name| name == "string")
        {
            keywords.constraints.format = Some(format.to_owned());
        }
    }
}
