//! The relationships of a resource (JSON:API 1.1 §7.2.2.2).

use proc_macro2::TokenStream;
use quote::quote;

use super::member::{Pieces, extra_name};
use super::object;
use crate::emit::scope::Scope;
use crate::emit::tokens::{doc_or, ident, sentence_case, words_of};
use crate::model::{Cardinality, Relationship, Relationships, Shape, Target, TypeDef};

/// A struct with a typed field for each relationship, and for each member that stands among them.
pub(super) fn emit(scope: &Scope<'_>, ty: &TypeDef, all: &Relationships) -> TokenStream {
    let name = ident(&ty.name);
    let owner = words_of(ty.name.ident());
    let mut pieces = Pieces::default();
    for relationship in &all.relationships {
        add(scope, &mut pieces, relationship);
    }
    for member in &all.members {
        pieces.member(scope, Shape::Reply, &owner, member);
    }
    let relationships = all.relationships.iter().map(|one| one.name.ident());
    let members = all.members.iter().map(|one| one.name.ident());
    pieces.extra(scope, &extra_name(relationships.chain(members)));
    let doc = doc_or(&ty.doc, &format!("{}.", sentence_case(&owner)));
    let structure = object::structure(&doc, &name, &pieces, true);
    let wire = pieces.wire_impl(scope, &name, ty.shape);
    quote!(#structure #wire)
}

fn add(scope: &Scope<'_>, pieces: &mut Pieces, relationship: &Relationship) {
    let wire = relationship.name.wire();
    let (wrapper, many) = match relationship.cardinality {
        Cardinality::ToOne => ("ToOne", "to one resource or none"),
        Cardinality::ToMany => ("ToMany", "to any number of resources"),
        Cardinality::OneOrMany => ("OneOrMany", "to one resource or a list of them"),
    };
    let mut silent = format!("The relationship `{wire}`, {many}.");
    if let Target::Any { types } = &relationship.linkage.target
        && !types.is_empty()
    {
        let types: Vec<String> = types.iter().map(|ty| format!("`{ty}`")).collect();
        silent.push_str(&format!(" Of type {}.", types.join(", ")));
    }
    let wrapper = scope.runtime(wrapper);
    let to = scope.linkage(&relationship.linkage);
    pieces.lenient(
        doc_or(&relationship.doc, &silent),
        &ident(&relationship.name),
        quote!(#wrapper<#to>),
        wire,
    );
}
