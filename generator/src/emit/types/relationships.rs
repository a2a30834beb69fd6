//! The relationships of a resource (JSON:API 1.1 §7.2.2.2).

use proc_macro2::TokenStream;
use quote::quote;

use super::member::{Pieces, extra_name};
use super::object;
use super::request::{self, Argument};
use crate::emit::scope::Scope;
use crate::emit::tokens::{doc_or, ident, sentence_case, words_of};
use crate::model::{Cardinality, Relationship, Shape, Target, TypeDef};

/// A struct with a typed field for each relationship; for requests `new` and setters too.
pub(super) fn emit(scope: &Scope<'_>, ty: &TypeDef, relationships: &[Relationship]) -> TokenStream {
    let name = ident(&ty.name);
    let mut pieces = Pieces::default();
    for relationship in relationships {
        add(scope, &mut pieces, ty.shape, relationship);
    }
    let names = relationships.iter();
    let extra = extra_name(names.map(|relationship| relationship.name.ident()));
    pieces.extra(scope, &extra);
    let doc = doc_or(
        &ty.doc,
        &format!("{}.", sentence_case(&words_of(ty.name.ident()))),
    );
    let default = object::has_default(scope.api(), ty);
    let structure = object::structure(&doc, &name, &pieces, default);
    let wire = pieces.wire_impl(scope, &name, ty.shape);
    let request = (ty.shape == Shape::Request).then(|| {
        let arguments = relationships.iter().map(|relationship| Argument {
            name: &relationship.name,
            ty: linkage(scope, relationship),
            required: relationship.required,
        });
        request::taking(&name, &arguments.collect::<Vec<_>>(), &extra)
    });
    quote!(#structure #request #wire)
}

/// `ToOne<User>`, `ToMany<Tag>`.
fn linkage(scope: &Scope<'_>, relationship: &Relationship) -> TokenStream {
    let target = match &relationship.target {
        Target::Type(id) => scope.named(*id),
        Target::Any { .. } => scope.resource(),
    };
    let wrapper = scope.runtime(match relationship.cardinality {
        Cardinality::ToOne => "ToOne",
        Cardinality::ToMany => "ToMany",
    });
    quote!(#wrapper<#target>)
}

fn add(scope: &Scope<'_>, pieces: &mut Pieces, shape: Shape, relationship: &Relationship) {
    let wire = relationship.name.wire();
    let mut silent = match relationship.cardinality {
        Cardinality::ToOne => format!("The relationship `{wire}`, to one resource or none."),
        Cardinality::ToMany => format!("The relationship `{wire}`, to any number of resources."),
    };
    if let Target::Any { types } = &relationship.target
        && !types.is_empty()
    {
        let types: Vec<String> = types.iter().map(|ty| format!("`{ty}`")).collect();
        silent.push_str(&format!(" Of type {}.", types.join(", ")));
    }
    let doc = doc_or(&relationship.doc, &silent);
    let (name, ty) = (ident(&relationship.name), linkage(scope, relationship));
    if shape == Shape::Request && relationship.required {
        pieces.required(doc, &name, ty, wire);
    } else {
        pieces.lenient(doc, &name, ty, wire);
    }
}
