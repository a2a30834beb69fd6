//! The relationships of a resource (JSON:API 1.1 §7.2.2.2).

use proc_macro2::TokenStream;
use quote::quote;

use super::member::{Pieces, extra_name};
use super::object;
use super::request::{self, Argument};
use crate::emit::scope::Scope;
use crate::emit::tokens::{doc_or, ident, sentence_case, words_of};
use crate::model::{Cardinality, Relationship, Relationships, Shape, Target, TypeDef};

/// A struct with a typed field for each relationship, and for each member that stands among them; for requests `new` and
/// setters too.
pub(super) fn emit(scope: &Scope<'_>, ty: &TypeDef, all: &Relationships) -> TokenStream {
    let name = ident(&ty.name);
    let owner = words_of(ty.name.ident());
    let mut pieces = Pieces::default();
    for relationship in &all.relationships {
        add(scope, &mut pieces, ty.shape, relationship);
    }
    for member in &all.members {
        pieces.member(scope, Shape::Reply, &owner, member);
    }
    let relationships = all.relationships.iter().map(|one| one.name.ident());
    let members = all.members.iter().map(|one| one.name.ident());
    let extra = extra_name(relationships.chain(members));
    pieces.extra(scope, &extra);
    let doc = doc_or(&ty.doc, &format!("{}.", sentence_case(&owner)));
    let default = object::has_default(scope.api(), ty);
    let structure = object::structure(&doc, &name, &pieces, default);
    let wire = pieces.wire_impl(scope, &name, ty.shape);
    let request = (ty.shape == Shape::Request).then(|| {
        let arguments = all.relationships.iter().map(|relationship| Argument {
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
    let to = scope.linkage(&relationship.linkage);
    let wrapper = scope.runtime(match relationship.cardinality {
        Cardinality::ToOne => "ToOne",
        Cardinality::ToMany => "ToMany",
        Cardinality::OneOrMany => "OneOrMany",
    });
    quote!(#wrapper<#to>)
}

fn add(scope: &Scope<'_>, pieces: &mut Pieces, shape: Shape, relationship: &Relationship) {
    let wire = relationship.name.wire();
    let many = match relationship.cardinality {
        Cardinality::ToOne => "to one resource or none",
        Cardinality::ToMany => "to any number of resources",
        Cardinality::OneOrMany => "to one resource or a list of them",
    };
    let mut silent = format!("The relationship `{wire}`, {many}.");
    if let Target::Any { types } = &relationship.linkage.target
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
