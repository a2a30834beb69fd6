//! Objects with declared members: attributes, meta, request bodies.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::member::{Pieces, extra_name, is_required};
use super::request;
use crate::emit::docs::{Side, allowed};
use crate::emit::scope::Scope;
use crate::emit::tokens::{doc_told, ident, sentence_case, words_of};
use crate::model::{Additional, Api, Object, Shape, TypeDef, TypeKind, TypeRef};

/// What an object has beside its members.
pub(crate) const TAKEN: &[&str] = &["extra", "new", "default", "clone", "read", "write"];

/// A struct with its `Wire` implementation; for requests `new` and setters too.
pub(super) fn emit(scope: &Scope<'_>, ty: &TypeDef, object: &Object) -> TokenStream {
    let name = ident(&ty.name);
    let owner = words_of(ty.name.ident());
    let mut pieces = Pieces::new(scope.is_verbatim(ty));
    for member in &object.members {
        pieces.member(scope, ty.shape, &owner, member);
    }
    let mut rest = Vec::new();
    if let Additional::Typed(value) = &object.additional {
        rest.push(additional(scope, &mut pieces, object, value));
    }
    let extra = extra_name(object.members.iter().map(|member| member.name.ident()));
    pieces.extra(scope, &extra);
    rest.push(extra);

    let silent = format!("{}.", sentence_case(&words_of(ty.name.ident())));
    let doc = doc_told(
        &ty.doc,
        &silent,
        allowed(ty.constraints.as_deref(), Side::Read),
    );
    let structure = structure(&doc, &name, &pieces, has_default(scope.api(), ty));
    let wire = pieces.wire_impl(scope, &name, ty.shape);
    let request =
        (ty.shape == Shape::Request).then(|| request::emit(scope, &name, &object.members, &rest));
    quote!(#structure #request #wire)
}

/// The struct itself.
pub(super) fn structure(
    doc: &TokenStream,
    name: &Ident,
    pieces: &Pieces,
    default: bool,
) -> TokenStream {
    let default = default.then(|| quote!(Default,));
    let fields = &pieces.fields;
    quote! {
        #doc
        #[derive(Clone, Debug, #default PartialEq)]
        #[non_exhaustive]
        pub struct #name { #(#fields),* }
    }
}

/// Whether a type is a struct that can be made of nothing, to be filled by what comes.
pub(super) fn has_default(api: &Api, ty: &TypeDef) -> bool {
    match &ty.kind {
        TypeKind::Object(object) => !object
            .members
            .iter()
            .any(|member| is_required(ty.shape, member)),
        TypeKind::Relationships(all) => {
            let mut all = all.relationships.iter();
            ty.shape == Shape::Reply || !all.any(|relationship| relationship.required)
        }
        TypeKind::Identifier(_) => true,
        TypeKind::Resource(resource) => {
            // Whose id it is makes no difference here.
            let members = resource.sent(api.id(0));
            !members.iter().any(|member| is_required(ty.shape, member))
        }
        TypeKind::OpenEnum(_) | TypeKind::Union(_) => false,
    }
}

/// Members that are not declared but have a type; the name of their field.
fn additional(scope: &Scope<'_>, pieces: &mut Pieces, object: &Object, value: &TypeRef) -> Ident {
    let taken = object
        .members
        .iter()
        .any(|member| member.name.ident() == "additional");
    let name = format_ident!(
        "{}",
        if taken {
            "additional_members"
        } else {
            "additional"
        }
    );
    let map = scope.runtime("Map");
    let value = scope.type_of(value);
    let doc = quote!(#[doc = " Members that are not declared one by one, by their names."]);
    pieces.map(doc, &name, quote!(#map<#value>));
    name
}
