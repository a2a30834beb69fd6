//! Resource objects (JSON:API 1.1 §7.2): as they are read, and as requests make them.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::member::{Pieces, extra_name};
use super::object;
use crate::emit::scope::Scope;
use crate::emit::tokens::{a_thing, doc_or, ident, sentence_case};
use crate::model::{Additional, Object, Resource, Shape, TypeDef, TypeId};

/// A resource that is only sent: an object that takes what the document requires, and the `type`s that its id is of.
pub(super) fn sent(scope: &Scope<'_>, ty: &TypeDef, resource: &Resource) -> TokenStream {
    let object = Object {
        members: resource.sent(own_id(scope, ty)),
        additional: Additional::Undeclared,
    };
    let kind = resource_type(scope, &ident(&ty.name), &resource.types);
    let object = object::emit(scope, ty, &object);
    quote!(#object #kind)
}

/// The id of a type in the API's list.
fn own_id(scope: &Scope<'_>, ty: &TypeDef) -> TypeId {
    let place = scope
        .api()
        .types
        .iter()
        .position(|one| std::ptr::eq(one, ty));
    scope.api().id(place.unwrap_or_default())
}

/// What a resource has beside its members.
pub(crate) const TAKEN: &[&str] = &["extra", "default", "clone", "read", "write"];
/// How long a text may be, in characters, that is the one argument of a chain of calls which stays on its line.
const LONGEST_ARGUMENT: usize = 60;

/// A struct with its implementations of `Wire`, `ResourceType` and `Included`.
pub(super) fn emit(scope: &Scope<'_>, ty: &TypeDef, resource: &Resource) -> TokenStream {
    let name = ident(&ty.name);
    let owner = a_thing(ty.name.ident());
    let mut pieces = Pieces::default();
    let fixed_type = type_member(scope, &mut pieces, resource);
    if resource.has_id {
        id_member(scope, &mut pieces, &name, resource);
    }
    for (wire, part) in [
        ("attributes", resource.attributes),
        ("relationships", resource.relationships),
    ] {
        if let Some(part) = part {
            part_member(scope, &mut pieces, wire, part);
        }
    }
    for member in &resource.members {
        pieces.member(scope, Shape::Reply, &owner, member);
    }
    pieces.extra(
        scope,
        &extra_name(resource.members.iter().map(|member| member.name.ident())),
    );

    let doc = doc_or(&ty.doc, &format!("{}.", sentence_case(&owner)));
    let default = object::has_default(scope.api(), ty);
    let structure = object::structure(&doc, &name, &pieces, default);
    let wire = pieces.wire_impl(scope, &name, ty.shape);
    let kind = resource_type(scope, &name, &resource.types);
    let included = included(scope, &name, resource, fixed_type);
    quote!(#structure #wire #kind #included)
}

/// `type`: a constant where there is one value, a field where there may be several. Gives the constant.
fn type_member<'r>(
    scope: &Scope<'_>,
    pieces: &mut Pieces,
    resource: &'r Resource,
) -> Option<&'r str> {
    if let ([only], None) = (resource.types.as_slice(), resource.type_enum) {
        pieces.constant("type", quote!(#only));
        return Some(only);
    }
    let ty = match resource.type_enum {
        Some(id) => {
            let name = scope.named(id);
            quote!(#name)
        }
        None => quote!(String),
    };
    let member = scope.runtime("Member");
    pieces.lenient(
        quote!(#[doc = " Which of the `type`s that this struct describes."]),
        &Ident::new_raw("type", proc_macro2::Span::call_site()),
        quote!(#member<#ty>),
        "type",
    );
    None
}

fn id_member(scope: &Scope<'_>, pieces: &mut Pieces, name: &Ident, resource: &Resource) {
    let doc = match &resource.id_prefix {
        Some(prefix) => format!(" The id; starts with `{prefix}` today."),
        None => " The id.".to_owned(),
    };
    let id = scope.runtime("Id");
    let (doc, field) = (quote!(#[doc = #doc]), format_ident!("id"));
    pieces.lenient(doc, &field, quote!(#id<#name>), "id");
}

/// `attributes` or `relationships`: always reachable. A union is one of several things, and so nothing before it came.
fn part_member(scope: &Scope<'_>, pieces: &mut Pieces, wire: &str, part: TypeId) {
    let field = format_ident!("{wire}");
    let ty = scope.named(part);
    let doc = format!(" The {wire}.");
    let has_default = object::has_default(scope.api(), scope.api().ty(part));
    let wrapper = scope.runtime(if has_default { "Part" } else { "Member" });
    pieces.lenient(quote!(#[doc = #doc]), &field, quote!(#wrapper<#ty>), wire);
}

/// The `type`s by which a resource or a union of resources is known.
pub(super) fn resource_type(
    scope: &Scope<'_>,
    name: &Ident,
    types: &[impl AsRef<str>],
) -> TokenStream {
    let types = types.iter().map(AsRef::as_ref);
    let resource_type = scope.runtime("ResourceType");
    quote! {
        impl #resource_type for #name {
            const TYPES: &'static [&'static str] = &[#(#types),*];
        }
    }
}

fn included(
    scope: &Scope<'_>,
    name: &Ident,
    resource: &Resource,
    fixed_type: Option<&str>,
) -> TokenStream {
    let included = scope.runtime("Included");
    let body = if resource.has_id {
        match (fixed_type, resource.type_enum) {
            // prettyplease and rustfmt break a chain with a long argument in two ways.
            (Some(text), _) if text.chars().count() > LONGEST_ARGUMENT => quote! {
                let ty = #text;
                self.id.identity(ty)
            },
            (Some(text), _) => quote!(self.id.identity(#text)),
            (None, None) => quote!(self.id.identity(self.r#type.value()?)),
            (None, Some(_)) => {
                scope.runtime("OpenEnum");
                quote!(self.id.identity(self.r#type.value()?.as_str()))
            }
        }
    } else {
        quote!(None)
    };
    quote! {
        impl #included for #name {
            fn identity(&self) -> Option<(&str, &str)> { #body }
        }
    }
}
