//! How a parameter is written on the wire: as it is declared, whatever its name is.

use openapiv3::{Parameter, ParameterSchemaOrContent, PathStyle, QueryStyle};

use jsonapi_runtime::http::encoding::Content;

use crate::model::{Encoding, Location, Style};
use crate::normalise::view::{Kind, View};

/// Where a parameter stands.
pub(super) fn location(parameter: &Parameter) -> Location {
    match parameter {
        Parameter::Path { .. } => Location::Path,
        Parameter::Query { .. } => Location::Query,
        Parameter::Header { .. } => Location::Header,
        Parameter::Cookie { .. } => Location::Cookie,
    }
}

/// How a parameter is written (OpenAPI 3.1.1 §4.8.12.2): `explode` is the default of `form` alone. A scalar has no items to
/// explode.
pub(super) fn encoding(parameter: &Parameter, view: &View<'_>) -> Encoding {
    let data = parameter.parameter_data_ref();
    if let ParameterSchemaOrContent::Content(content) = &data.format {
        let media_type = content.keys().next().map(String::as_str);
        let kind = Content::of(media_type.unwrap_or("application/json"));
        return location(parameter).encoding().content(kind);
    }
    let default = location(parameter).encoding();
    let (style, allow_reserved, allow_empty) = match parameter {
        Parameter::Query {
            style,
            allow_reserved,
            allow_empty_value,
            ..
        } => (
            query_style(style),
            *allow_reserved,
            allow_empty_value.unwrap_or(false),
        ),
        Parameter::Path { style, .. } => (path_style(style), false, false),
        Parameter::Header { .. } | Parameter::Cookie { .. } => (default.style, false, false),
    };
    Encoding {
        allow_reserved,
        allow_empty,
        ..Encoding::new(style, exploded(style, data.explode, view))
    }
}

/// Whether what is written in a style is exploded, where the document may tell.
pub(in crate::normalise::operation) fn exploded(
    style: Style,
    told: Option<bool>,
    view: &View<'_>,
) -> bool {
    let default = matches!(style, Style::Form | Style::DeepObject);
    match style {
        // There is no other way to write it.
        Style::DeepObject => true,
        _ if is_scalar(view) => default,
        _ => told.unwrap_or(default),
    }
}

/// How a list is written that JSON:API separates by commas (§8.3 to §8.5) and the document declares as a list, or as a text.
pub(super) fn list_encoding(encoding: Encoding, view: &View<'_>) -> Encoding {
    match view.kind {
        Some(Kind::Array) => encoding,
        _ => Encoding {
            allow_reserved: encoding.allow_reserved,
            ..Encoding::COMMA
        },
    }
}

/// Whether the members of an object are parameters of their own.
pub(super) fn is_exploded(encoding: Encoding) -> bool {
    encoding.content.is_none() && encoding.style == Style::Form && encoding.explode
}

/// Whether each member of an object is written under a key of its own.
pub(super) fn is_keyed(encoding: Encoding) -> bool {
    encoding.content.is_none() && (encoding.style == Style::DeepObject || is_exploded(encoding))
}

fn is_scalar(view: &View<'_>) -> bool {
    matches!(
        view.kind,
        Some(Kind::String | Kind::Number | Kind::Integer | Kind::Boolean)
    )
}

fn path_style(style: &PathStyle) -> Style {
    match style {
        PathStyle::Matrix => Style::Matrix,
        PathStyle::Label => Style::Label,
        PathStyle::Simple => Style::Simple,
    }
}

pub(in crate::normalise::operation) fn query_style(style: &QueryStyle) -> Style {
    match style {
        QueryStyle::Form => Style::Form,
        QueryStyle::SpaceDelimited => Style::SpaceDelimited,
        QueryStyle::PipeDelimited => Style::PipeDelimited,
        QueryStyle::DeepObject => Style::DeepObject,
    }
}
