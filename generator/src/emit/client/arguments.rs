//! How a value of a type is taken as an argument and handed to the runtime.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::scope::Scope;
use crate::model::{Encoding, HeaderParameter, PathParameter, Presence, Scalar, TypeKind, TypeRef};

/// An argument: the type of the parameter, and an expression for a reference to the value, from the parameter's name.
pub(super) struct Argument {
    /// What the method takes: `impl Into<String>`.
    pub(super) takes: TokenStream,
    /// What the runtime is given: `&value.into()`.
    pub(super) gives: TokenStream,
    /// A statement before it, where one is needed to name the type.
    pub(super) before: TokenStream,
}

/// The argument of a type.
pub(super) fn argument(scope: &Scope<'_>, ty: &TypeRef, name: &Ident) -> Argument {
    let stored = scope.type_of(ty);
    match ty {
        TypeRef::Boxed(inner) | TypeRef::Nullable(inner) => argument(scope, inner, name),
        TypeRef::List(item) if is_light(scope, item) => {
            let item = scope.type_of(item);
            Argument {
                takes: quote!(impl IntoIterator<Item = impl Into<#item>>),
                gives: quote!(&#name),
                before: quote!(let #name: #stored = #name.into_iter().map(Into::into).collect();),
            }
        }
        TypeRef::Scalar(Scalar::Boolean | Scalar::Integer { .. }) => Argument {
            takes: stored,
            gives: quote!(&#name),
            before: TokenStream::new(),
        },
        ty if is_light(scope, ty) => Argument {
            takes: quote!(impl Into<#stored>),
            gives: quote!(&#name),
            before: quote!(let #name: #stored = #name.into();),
        },
        _ => Argument {
            takes: quote!(&#stored),
            gives: quote!(#name),
            before: TokenStream::new(),
        },
    }
}

/// The type that a setter's value has in the end: `String` of `impl Into<String>`.
pub(super) fn stored(scope: &Scope<'_>, ty: &TypeRef) -> TokenStream {
    match ty {
        TypeRef::Boxed(inner) | TypeRef::Nullable(inner) => stored(scope, inner),
        ty => scope.type_of(ty),
    }
}

/// A key of a call: the text itself where the call's line has room for it, else a variable bound before.
///
/// `others` is how many columns the rest of the line takes. Long lines with a chain of calls are broken in another way
/// by rustfmt than by prettyplease.
pub(super) fn key(wire: &str, others: usize) -> (TokenStream, TokenStream) {
    const WIDTH: usize = 89;
    if wire.len() + others <= WIDTH {
        (TokenStream::new(), quote!(#wire))
    } else {
        (quote!(let wire_name = #wire;), quote!(wire_name))
    }
}

/// Whether values of the type are made of something smaller, such as a text, wherever they are used.
fn is_light(scope: &Scope<'_>, ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Scalar(_) | TypeRef::Id(_) => true,
        TypeRef::Named(id) => matches!(scope.api.ty(*id).kind, TypeKind::OpenEnum(_)),
        _ => false,
    }
}

/// Whether a header must be given, and by the caller: those that have a role are sent by the runtime.
pub(super) fn is_required(header: &HeaderParameter) -> bool {
    let required = matches!(header.presence, Presence::Required | Presence::Nullable);
    required && header.role.is_none() && !header.once
}

/// Whether a path argument is taken as anything that is text.
pub(super) fn is_text(path: &PathParameter) -> bool {
    let is_text = matches!(
        path.ty,
        TypeRef::Scalar(Scalar::String | Scalar::Uri | Scalar::Base64 | Scalar::Constant(_))
            | TypeRef::Id(_)
    );
    is_text && path.encoding == Encoding::SIMPLE
}
