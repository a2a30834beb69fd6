//! Names for sparse fieldsets (JSON:API 1.1 §8.4): a constant for each attribute and relationship of a resource.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::scope::Scope;
use crate::emit::tokens::{a_thing, constant_ident, doc_text, ident, module_path, raw_ident};
use crate::model::{Api, Name, Resource, Shape, TypeDef, TypeKind, TypeRef, Union};

/// The module `fields` of a resource's module.
pub(super) fn emit(scope: &Scope<'_>, ty: &TypeDef) -> TokenStream {
    let TypeKind::Resource(resource) = &ty.kind else {
        return TokenStream::new();
    };
    if ty.shape != Shape::Reply || names(scope, resource).is_empty() {
        return TokenStream::new();
    }
    let constants = constants(scope, ty, resource);
    quote! {
        #[doc = " Names of fields, to ask for some of them only."]
        pub mod fields { #constants }
    }
}

fn constants(scope: &Scope<'_>, ty: &TypeDef, resource: &Resource) -> TokenStream {
    let resource_name = ident(&ty.name);
    let module = module_path(&ty.module);
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
    // The module has these names itself.
    let own = ["Field", "FieldName"].contains(&ty.name.ident());
    let (import, named) = match own {
        true => (TokenStream::new(), quote!(crate::#module::#resource_name)),
        false => (
            quote!(use crate::#module::#resource_name;),
            quote!(#resource_name),
        ),
    };
    quote! {
        use #runtime::FieldName;
        #import
        #doc
        pub type Field = FieldName<#named>;
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
                let links = all.relationships.iter().map(|one| &one.name);
                links
                    .chain(all.members.iter().map(|one| &one.name))
                    .collect()
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
