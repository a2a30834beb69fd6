//! Headers that replies declare: what they hold and how it is written (OpenAPI 3.1.1 §4.8.21).

use jsonapi_runtime::http::encoding::Content;
use openapiv3::{Header as Declared, ParameterSchemaOrContent, ReferenceOr, Response};

use crate::lower::EXPLODE;
use crate::model::{Doc, Encoding, Header, Scalar, TypeRef};
use crate::normalise::builder::{Builder, Context};
use crate::normalise::scope::{Case, Scope};
use crate::normalise::view::{Kind, View};
use crate::normalise::words::words;

impl<'a> Builder<'a> {
    pub(crate) fn reply_headers(&mut self, response: &'a Response, cx: &Context) -> Vec<Header> {
        let mut scope = Scope::new(Case::Snake, &[]);
        let mut headers = Vec::with_capacity(response.headers.len());
        for (wire, header) in &response.headers {
            let Some(header) = self.resolved_header(header) else {
                continue;
            };
            if is_of_the_protocol(wire) {
                continue;
            }
            let view = self.header_view(&header.format);
            let told = header
                .extensions
                .get("x-role")
                .or_else(|| view.extension("x-role"));
            let role = self.header_role(wire, told);
            let explode = header.extensions.get(EXPLODE) == Some(&true.into());
            let encoding = encoding(&header.format, explode, &view);
            let constraints = self.schemas.constraints(&view);
            headers.push(Header {
                name: scope.mint(&[words(wire)], wire),
                doc: Doc {
                    description: header.description.clone(),
                    deprecated: header.deprecated.unwrap_or(false),
                    ..Doc::default()
                },
                ty: self.type_of_header(view, encoding, &cx.member(wire)),
                encoding,
                constraints,
                required: header.required,
                role,
            });
        }
        headers
    }

    pub(crate) fn header_view(&self, format: &'a ParameterSchemaOrContent) -> View<'a> {
        match format {
            ParameterSchemaOrContent::Schema(schema) => self.schemas.view(schema),
            ParameterSchemaOrContent::Content(content) => {
                let media = content.values().next();
                let schema = media.and_then(|media| media.schema.as_ref());
                schema.map_or_else(View::default, |schema| self.schemas.view(schema))
            }
        }
    }

    /// The type of a header: what has members, and what a media type is written in, is typed as in a body.
    fn type_of_header(&mut self, view: View<'a>, encoding: Encoding, cx: &Context) -> TypeRef {
        match encoding.content.is_some() || view.is_object() {
            true => self.type_of_view(view, cx),
            false => self.plain_header(&view),
        }
    }

    /// What a header holds: text, a number, a flag, or a list of one of them.
    pub(crate) fn plain_header(&self, view: &View<'a>) -> TypeRef {
        let scalar = match view.kind {
            Some(Kind::Array) => self.schemas.merged(&view.items).kind,
            kind => kind,
        };
        let scalar = TypeRef::Scalar(match scalar {
            Some(Kind::Integer) => Scalar::Integer { bits: 64 },
            Some(Kind::Number) => Scalar::Number,
            Some(Kind::Boolean) => Scalar::Boolean,
            _ => Scalar::String,
        });
        match view.kind {
            Some(Kind::Array) => TypeRef::List(Box::new(scalar)),
            _ => scalar,
        }
    }

    fn resolved_header(&self, header: &'a ReferenceOr<Declared>) -> Option<&'a Declared> {
        let mut header = header;
        for _ in 0..16 {
            match header {
                ReferenceOr::Item(item) => return Some(item),
                ReferenceOr::Reference { reference } => {
                    let name = reference.strip_prefix("#/components/headers/")?;
                    header = self.openapi.components.as_ref()?.headers.get(name)?;
                }
            }
        }
        None
    }
}

/// How a header is written: by its media type, where that makes JSON of it; else in the one style that headers have, in
/// which it makes a difference for objects alone whether they are exploded.
fn encoding(format: &ParameterSchemaOrContent, explode: bool, view: &View<'_>) -> Encoding {
    match format {
        ParameterSchemaOrContent::Content(content)
            if content
                .keys()
                .any(|text| Content::of(text) == Content::Json) =>
        {
            Encoding::JSON
        }
        _ => Encoding::SIMPLE.explode(explode && view.is_object()),
    }
}

/// Headers that HTTP itself has for the body and the connection: `Content-Type` is told by the media type (OpenAPI 3.1
/// §4.8.17), the others are the transport's.
fn is_of_the_protocol(name: &str) -> bool {
    let known = [
        "content-type",
        "content-length",
        "transfer-encoding",
        "connection",
    ];
    known.iter().any(|known| name.eq_ignore_ascii_case(known))
}
