//! How a parameter is written on the wire.

use openapiv3::QueryStyle;

use crate::model::Encoding;
use crate::normalise::view::{Kind, View};

/// How a query parameter is written (OpenAPI 3.1 §4.8.12.2): `explode` is the default of `form` alone.
pub(super) fn encoding(style: &QueryStyle, explode: Option<bool>, view: &View<'_>) -> Encoding {
    match style {
        QueryStyle::DeepObject => Encoding::DeepObject,
        QueryStyle::SpaceDelimited => Encoding::Space,
        QueryStyle::PipeDelimited => Encoding::Pipe,
        QueryStyle::Form if explode == Some(false) && view.kind == Some(Kind::Array) => {
            Encoding::Comma
        }
        QueryStyle::Form => Encoding::Form,
    }
}
