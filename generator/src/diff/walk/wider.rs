//! Whether one type takes more values than another.

use crate::model::{Api, Scalar, TypeKind, TypeRef};

/// From one type to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The same values.
    Same,
    /// All values of the old one, and more; a lenient reader takes them.
    Wider,
    /// All values of the old one, and such as do not fit into it.
    WiderNumber,
    /// Some values of the old one.
    Narrower,
    /// Other values.
    Other,
}

impl Step {
    /// The way back.
    fn back(self) -> Self {
        match self {
            Self::Wider | Self::WiderNumber => Self::Narrower,
            Self::Narrower => Self::Wider,
            step => step,
        }
    }
}

/// From a type that is not compared part by part to another.
pub(super) fn step(old: &Api, one: &TypeRef, new: &Api, other: &TypeRef) -> Step {
    let (one, other) = (bare(one), bare(other));
    match (one, other) {
        (TypeRef::FreeForm, TypeRef::FreeForm) | (TypeRef::FreeObject, TypeRef::FreeObject) => {
            Step::Same
        }
        (_, TypeRef::FreeForm) => Step::WiderNumber,
        (TypeRef::FreeForm, _) => Step::Narrower,
        (TypeRef::Identifier(_), TypeRef::Identifier(_)) => Step::Same,
        (_, TypeRef::FreeObject) if is_object(old, one) => Step::WiderNumber,
        (TypeRef::FreeObject, _) if is_object(new, other) => Step::Narrower,
        _ => match (scalar(old, one), scalar(new, other)) {
            (Some(one), Some(other)) => scalars(&one, &other),
            _ => Step::Other,
        },
    }
}

fn is_object(api: &Api, ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Map(_) | TypeRef::FreeObject => true,
        TypeRef::Named(id) => {
            !matches!(api.ty(*id).kind, TypeKind::OpenEnum(_) | TypeKind::Union(_))
        }
        _ => false,
    }
}

/// What a type is as a scalar; a string of known values is none of its formats.
fn scalar(api: &Api, ty: &TypeRef) -> Option<Word> {
    match ty {
        TypeRef::Scalar(scalar) => Some(Word::Scalar(scalar.clone())),
        TypeRef::Id(_) => Some(Word::Scalar(Scalar::String)),
        TypeRef::Named(id) => {
            matches!(api.ty(*id).kind, TypeKind::OpenEnum(_)).then_some(Word::Known)
        }
        _ => None,
    }
}

enum Word {
    Scalar(Scalar),
    /// A string of known values.
    Known,
}

fn scalars(one: &Word, other: &Word) -> Step {
    use Scalar::{Base64, Binary, Constant, Date, DateTime, Integer, Number, String, Uri};
    let (one, other) = match (one, other) {
        (Word::Scalar(one), Word::Scalar(other)) => (one, other),
        (Word::Known, Word::Scalar(String)) => return Step::Wider,
        (Word::Scalar(String), Word::Known) => return Step::Narrower,
        (Word::Known, Word::Known) => return Step::Same,
        _ => return Step::Other,
    };
    match (one, other) {
        (one, other) if one == other => Step::Same,
        // Both are text for any reader.
        (Uri | Base64, String) => Step::Wider,
        (Date | DateTime, String) => Step::WiderNumber,
        (Integer { .. }, Number) => Step::WiderNumber,
        (Integer { bits: 32 }, Integer { .. }) => Step::WiderNumber,
        (Constant(value), String) if value.is_string() => Step::Wider,
        (Constant(value), Number | Integer { .. }) if value.is_number() => Step::Wider,
        (Constant(value), Scalar::Boolean) if value.is_boolean() => Step::Wider,
        (String, Uri | Base64 | Date | DateTime)
        | (Number, Integer { .. })
        | (Integer { .. }, Integer { .. })
        | (String | Number | Integer { .. } | Scalar::Boolean, Constant(_)) => {
            scalars_back(one, other)
        }
        (Binary, _) | (_, Binary) => Step::Other,
        _ => Step::Other,
    }
}

/// The same the other way round.
fn scalars_back(one: &Scalar, other: &Scalar) -> Step {
    scalars(&Word::Scalar(other.clone()), &Word::Scalar(one.clone())).back()
}

/// A reference without what only the generated code needs.
pub(super) fn bare(ty: &TypeRef) -> &TypeRef {
    match ty {
        TypeRef::Boxed(inner) => bare(inner),
        ty => ty,
    }
}
