//! Names for sparse fieldsets (JSON:API 1.1 §8.4): a constant for each attribute and relationship of a resource.

use std::collections::HashSet;

use heck::ToSnakeCase;
use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::scope::Scope;
use crate::emit::tokens::{a_thing, constant_ident, doc_text, ident, raw_ident};
use crate::model::{Api, Name, Resource, Shape, TypeDef, TypeKind, TypeRef, Union};

/// The module `fields` of a module's resources; a module in it for each where there are several.
pub(super) fn emit(scope: &Scope<'_>, types: &[&TypeDef]) -> TokenStream {
    let resources: Vec<(&TypeDef, &Resource)> = types
        .iter()
        .filter(|ty| ty.shape == Shape::Reply)
        .filter_map(|ty| match &ty.kind {
            TypeKind::Resource(resource) => Some((*ty, resource)),
            _ => None,
        })
        .filter(|(_, resource)| !names(scope, resource).is_empty())
        .collect();
    let inner = match resources.as_slice() {
        [] => return TokenStream::new(),
        [(ty, resource)] => constants(scope, ty, resource),
        several => {
            let modules = several.iter().map(|(ty, resource)| {
                let module = raw_ident(&ty.name.ident().to_snake_case());
                let doc = doc_text(&format!("The fields of {}.", a_thing(ty.name.ident())));
                let constants = constants(scope, ty, resource);
                quote!(#doc pub mod #module { #constants })
            });
            quote!(#(#modules)*)
        }
    };
    quote! {
        #[doc = " Names of fields, to ask for some of them only."]
        pub mod fields { #inner }
    }
}

fn constants(scope: &Scope<'_>, ty: &TypeDef, resource: &Resource) -> TokenStream {
    let resource_name = ident(&ty.name);
    let module = raw_ident(&ty.module);
    let runtime = raw_ident(scope.runtime_path());
    let doc = doc_text(&format!(
        "The name of a field of {}.",
        a_thing(ty.name.ident())
    ));
    let constants = names(scope, resource).into_iter().map(|name| {
        let wire = name.wire();
        let constant = constant_ident(name);
        let doc = doc_text(&format!("`{wire}`."));
        quote!(#doc pub const #constant: Field = Field::new(#wire);)
    });
    quote! {
        use #runtime::FieldName;
        use crate::#module::#resource_name;
        #doc
        pub type Field = FieldName<#resource_name>;
        #(#constants)*
    }
}

/// Attributes and relationships share one namespace (§7.2.2); a name stands once.
fn names<'a>(scope: &Scope<'a>, resource: &Resource) -> Vec<&'a Name> {
    let api = scope.api();
    let mut seen = HashSet::new();
    let mut names = Vec::new();
    for id in [resource.attributes, resource.relationships]
        .into_iter()
        .flatten()
    {
        let found: Vec<&Name> = match &api.ty(id).kind {
            TypeKind::Object(object) => object.members.iter().map(|member| &member.name).collect(),
            TypeKind::Relationships(all) => {
                all.iter().map(|relationship| &relationship.name).collect()
            }
            TypeKind::Union(union) => of_variants(api, union),
            _ => Vec::new(),
        };
        names.extend(
            found
                .into_iter()
                .filter(|name| seen.insert(constant_ident(name))),
        );
    }
    names
}

/// The members of all objects that a union may be.
fn of_variants<'a>(api: &'a Api, union: &'a Union) -> Vec<&'a Name> {
    let variants = union.variants.iter();
    let objects = variants.filter_map(|variant| match &variant.ty {
        TypeRef::Named(id) => match &api.ty(*id).kind {
            TypeKind::Object(object) => Some(object),
            _ => None,
        },
        _ => None,
    });
    let members = objects.flat_map(|object| &object.members);
    members.map(|member| &member.name).collect()
}
