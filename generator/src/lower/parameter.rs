//! Parameters and headers.

use indexmap::IndexMap;
use openapiv3::{
    CookieStyle, Header, HeaderStyle, Parameter, ParameterData, ParameterSchemaOrContent,
    PathStyle, QueryStyle, ReferenceOr, Schema, SchemaData, SchemaKind,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::body::EXPLODE;
use super::cursor::{Cursor, Extensions};
use super::rules;
use crate::problem::{Problem, codes};

/// What parameters and headers have in common, as it is read.
#[derive(Default)]
struct Common {
    description: Option<String>,
    required: bool,
    deprecated: Option<bool>,
    format: Option<ParameterSchemaOrContent>,
    example: Option<Value>,
    examples: IndexMap<String, ReferenceOr<openapiv3::Example>>,
    explode: Option<bool>,
    style: Option<Value>,
    extensions: Extensions,
}

impl Cursor<'_> {
    pub(super) fn parameter(&mut self, value: Value) -> Option<Parameter> {
        let mut common = Common::default();
        let (mut name, mut location) = (None, None);
        let (mut allow_reserved, mut allow_empty_value) = (false, None);
        for (key, value) in self.members("parameter", value) {
            match key.as_str() {
                "name" => name = self.text(&key, value),
                "in" => location = self.text(&key, value),
                "allowReserved" => allow_reserved = self.flag(&key, &value),
                "allowEmptyValue" => allow_empty_value = self.maybe_flag(&key, &value),
                _ => self.common_member("parameter", &mut common, key, value),
            }
        }
        // The name of the whole query string is not sent.
        if name.is_none() && location.as_deref() != Some("querystring") {
            self.missing("a parameter", "name");
        }
        let style = common.style.take();
        let parameter_data = self.parameter_data(name.unwrap_or_default(), common);
        Some(match location.as_deref() {
            Some("query") => Parameter::Query {
                parameter_data,
                allow_reserved,
                style: self.style::<QueryStyle>(style),
                allow_empty_value,
            },
            Some("header") => Parameter::Header {
                parameter_data,
                style: self.style::<HeaderStyle>(style),
            },
            Some("path") => Parameter::Path {
                parameter_data,
                style: self.style::<PathStyle>(style),
            },
            Some("cookie") => Parameter::Cookie {
                parameter_data,
                style: self.cookie_style(style),
            },
            Some("querystring") => {
                self.notes.note(rules::QUERYSTRING_LEFT_OUT, "parameter");
                let name = parameter_data.name;
                let message = match name.as_str() {
                    "" => "the whole query string is not generated".to_owned(),
                    name => format!("`{name}`, the whole query string, is not generated"),
                };
                self.problems.push(
                    Problem::warning(codes::QUERYSTRING_LEFT_OUT, &self.at, message)
                        .with_help("assumed: the parameter is left out"),
                );
                return None;
            }
            Some(other) => {
                let other = Value::from(other);
                self.within("in", |cursor| {
                    cursor.malformed(&other, "`query`, `header`, `path` or `cookie`")
                });
                return None;
            }
            None => {
                self.missing("a parameter", "in");
                return None;
            }
        })
    }

    fn parameter_data(&mut self, name: String, common: Common) -> ParameterData {
        ParameterData {
            name,
            description: common.description,
            required: common.required,
            deprecated: common.deprecated,
            format: common.format.unwrap_or_else(|| self.without_schema()),
            example: common.example,
            examples: common.examples,
            explode: common.explode,
            extensions: common.extensions,
        }
    }

    pub(super) fn header(&mut self, value: Value) -> Option<Header> {
        let mut common = Common::default();
        for (key, value) in self.members("header", value) {
            match key.as_str() {
                "name" => self.notes.note(rules::HEADER_NAME_LEFT_OUT, "header.name"),
                "in" => self.notes.note(rules::HEADER_NAME_LEFT_OUT, "header.in"),
                "explode" => {
                    let told = Value::Bool(self.flag(&key, &value));
                    common.extensions.insert(EXPLODE.to_owned(), told);
                }
                _ => self.common_member("header", &mut common, key, value),
            }
        }
        Some(Header {
            description: common.description,
            style: self.style::<HeaderStyle>(common.style),
            required: common.required,
            deprecated: common.deprecated,
            format: common.format.unwrap_or_else(|| self.without_schema()),
            example: common.example,
            examples: common.examples,
            extensions: common.extensions,
        })
    }

    fn common_member(&mut self, what: &str, common: &mut Common, key: String, value: Value) {
        match key.as_str() {
            "description" => common.description = self.text(&key, value),
            "required" => common.required = self.flag(&key, &value),
            "deprecated" => common.deprecated = self.maybe_flag(&key, &value),
            "explode" => common.explode = self.maybe_flag(&key, &value),
            "style" => common.style = Some(value),
            "schema" => {
                let schema = self.within(&key, |cursor| cursor.schema(value));
                common.format = Some(ParameterSchemaOrContent::Schema(schema));
            }
            "content" => {
                let content = self.map(&key, value, Self::media_type);
                common.format = Some(ParameterSchemaOrContent::Content(content));
            }
            "example" => common.example = Some(value),
            "examples" => {
                common.examples =
                    self.map(&key, value, |c, value| c.reference_or(value, Self::example));
            }
            _ => self.other(what, key, value, &mut common.extensions),
        }
    }

    /// The style of a cookie; that of 3.2 writes what `form` writes in one.
    fn cookie_style(&mut self, style: Option<Value>) -> CookieStyle {
        if style.as_ref().is_some_and(|style| style == "cookie") {
            self.notes
                .note(rules::COOKIE_STYLE_TO_FORM, "parameter.style");
            return CookieStyle::Form;
        }
        self.style(style)
    }

    /// A style by its name; the default when there is none.
    pub(super) fn style<S: DeserializeOwned + Default>(&mut self, style: Option<Value>) -> S {
        let Some(style) = style else {
            return S::default();
        };
        S::deserialize(&style).unwrap_or_else(|_| {
            self.within("style", |cursor| {
                cursor.malformed(&style, "a style that this kind of parameter can have")
            });
            S::default()
        })
    }

    fn without_schema(&mut self) -> ParameterSchemaOrContent {
        self.notes.note(rules::PARAMETER_WITHOUT_SCHEMA, "schema");
        ParameterSchemaOrContent::Schema(ReferenceOr::Item(Schema {
            schema_data: SchemaData::default(),
            schema_kind: SchemaKind::Any(openapiv3::AnySchema::default()),
        }))
    }
}
