//! The relationships of a resource (JSON:API 1.1 §7.2.2.2).

use proc_macro2::TokenStream;
use quote::quote;

use super::member::{Pieces, extra_name};
use super::object;
use crate::emit::scope::Scope;
use crate::emit::tokens::{doc_or, ident, sentence_case, words_of};
use crate::model::{Cardinality, Relationship, Target, TypeDef};

/// A struct with a typed field for each relationship.
pub(super) fn emit(scope: &Scope<'_>, ty: &TypeDef, relationships: &[Relationship]) -> TokenStream {
    let name = ident(&ty.name);
    let mut pieces = Pieces::default();
    for relationship in relationships {
        add(scope, &mut pieces, relationship);
    }
    pieces.extra(
        scope,
        &extra_name(
            relationships
                .iter()
                .map(|relationship| relationship.name.ident()),
        ),
    );
    let doc = doc_or(
        &ty.doc,
        &format!("{}.", sentence_case(&words_of(ty.name.ident()))),
    );
    let structure = object::structure(&doc, &name, &pieces, true);
    let wire = pieces.wire_impl(scope, &name, ty.shape);
    quote!(#structure #wire)
}

fn add(scope: &Scope<'_>, pieces: &mut Pieces, relationship: &Relationship) {
    let wire = relationship.name.wire();
    let target = match &relationship.target {
        Target::Type(id) => scope.named(*id),
        Target::Any { .. } => scope.resource(),
    };
    let (wrapper, silent) = match relationship.cardinality {
        Cardinality::ToOne => (
            "ToOne",
            format!("The relationship `{wire}`, to one resource or none."),
        ),
        Cardinality::ToMany => (
            "ToMany",
            format!("The relationship `{wire}`, to any number of resources."),
        ),
    };
    let mut silent = silent;
    if let Target::Any { types } = &relationship.target
        && !types.is_empty()
    {
        let types: Vec<String> = types.iter().map(|ty| format!("`{ty}`")).collect();
        silent.push_str(&format!(" Of type {}.", types.join(", ")));
    }
    let wrapper = scope.runtime(wrapper);
    pieces.lenient(
        doc_or(&relationship.doc, &silent),
        &ident(&relationship.name),
        quote!(#wrapper<#target>),
        wire,
    );
}
