//! Strings by format, numbers, booleans.

use crate::model::{Scalar, TypeRef};
use crate::normalise::view::{Kind, View};

/// The scalar that a view describes; a format that no rule knows leaves the plain type.
pub(crate) fn scalar(view: &View<'_>) -> TypeRef {
    let scalar = match (view.kind, view.format.as_deref()) {
        (Some(Kind::Boolean), _) => Scalar::Boolean,
        (Some(Kind::Integer), Some("int32")) => Scalar::Integer { bits: 32 },
        // Half of its values are beyond a signed integer of as many bits.
        (Some(Kind::Integer), Some("uint64")) => Scalar::Number,
        (Some(Kind::Integer), _) => Scalar::Integer { bits: 64 },
        (Some(Kind::Number), _) => Scalar::Number,
        (_, Some("date")) => Scalar::Date,
        (_, Some("date-time")) => Scalar::DateTime,
        (_, Some("uri" | "url" | "uri-reference" | "iri")) => Scalar::Uri,
        (_, Some("byte" | "base64")) => Scalar::Base64,
        (_, Some("binary")) => Scalar::Binary,
        _ => Scalar::String,
    };
    TypeRef::Scalar(scalar)
}
