//! The module `resource`: the union of all resources, which is what `included` holds, and the document type.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::union::{self, Case, enumeration, fallback};
use crate::emit::scope::Scope;
use crate::emit::tokens::{a_thing, doc_text, ident, sentence_case};
use crate::model::{Api, TypeDef, TypeId, TypeKind};

/// The items of the module.
pub(super) fn items(scope: &Scope<'_>) -> TokenStream {
    let api = scope.api();
    scope.reserve("Document");
    let name = format_ident!("Resource");
    let members: Vec<&TypeDef> = api.families.iter().map(|id| api.ty(*id)).collect();
    let unknown = fallback(members.iter().map(|ty| ty.name.ident()));
    let cases: Vec<Case> = api.families.iter().map(|id| case(scope, *id)).collect();
    let kept = scope.runtime("UnknownResource");
    let enumeration = enumeration(
        &doc_text("A resource of any type: what `included` holds."),
        &name,
        &cases,
        &quote!(#[doc = " A resource of a type that the document does not know."] #unknown(#kept)),
    );
    let read = dispatch(scope, &api.families, &unknown);
    let wire = union::wire_impl(scope, &name, &cases, &unknown, &read);
    let included = union::included(scope, &name, &cases, &unknown);
    let resolves = api
        .types
        .iter()
        .enumerate()
        .map(|(index, ty)| resolve(scope, TypeId(index), ty));
    let resolve_trait = scope.runtime("Resolve");
    let resolves: TokenStream = resolves.collect();
    let document = scope.import_beside(scope.runtime_path(), "Document", "AnyDocument");
    let [free_object] = [scope.runtime("FreeObject")];
    quote! {
        #[doc = " A document (JSON:API 1.1 §7.1) with primary data `D`, metadata `M` and any resource in `included`."]
        pub type Document<D, M = #free_object> = #document<D, Resource, M>;
        #enumeration
        #wire
        #included
        impl #resolve_trait<Resource> for Resource {
            fn from_included(resource: &Resource) -> Option<&Self> { Some(resource) }
        }
        #resolves
        jsonapi_runtime::serde_by_wire! { Resource }
    }
}

fn case(scope: &Scope<'_>, id: TypeId) -> Case {
    let ty = scope.api().ty(id);
    let thing = sentence_case(&a_thing(ty.name.ident()));
    let doc = match ty.kind {
        TypeKind::Union(_) => format!("{thing} of any kind."),
        _ => format!("{thing}."),
    };
    let inner = scope.named(id);
    Case {
        doc: doc_text(&doc),
        name: ident(&ty.name),
        ty: quote!(#inner),
    }
}

/// One match on `type`. A family is asked for its types: an arm for each would be a comparison and a copy of the same code.
fn dispatch(scope: &Scope<'_>, families: &[TypeId], unknown: &Ident) -> TokenStream {
    let wire = scope.runtime("Wire");
    if families.is_empty() {
        return quote!(#wire::read(node).map(Self::#unknown));
    }
    let mut seen = HashSet::new();
    let arms = families.iter().map(|id| {
        let ty = scope.api().ty(*id);
        let variant = ident(&ty.name);
        let read = quote!(#wire::read(node).map(Self::#variant));
        match &ty.kind {
            TypeKind::Resource(resource) => {
                let types = resource.types.iter().map(String::as_str);
                let tags = types.filter(|tag| seen.insert(*tag));
                quote!(#(Some(#tags) => #read,)*)
            }
            TypeKind::Union(_) => {
                scope.runtime("ResourceType");
                let family = scope.named(*id);
                quote!(Some(tag) if #family::TYPES.contains(&tag) => #read,)
            }
            _ => TokenStream::new(),
        }
    });
    let arms: TokenStream = arms.collect();
    quote! {
        match node.tag("type") {
            #arms
            _ => #wire::read(node).map(Self::#unknown),
        }
    }
}

/// How a type is found in `included`: it stands there itself, or within its family.
fn resolve(scope: &Scope<'_>, id: TypeId, ty: &TypeDef) -> TokenStream {
    let api = scope.api();
    let family = match &ty.kind {
        TypeKind::Resource(resource) => resource.family,
        _ => None,
    };
    let variant = ident(&ty.name);
    let (union, found) = if api.families.contains(&id) {
        (quote!(resource), quote!(Resource::#variant))
    } else if let Some((family, variant)) = family.and_then(|family| within(api, family, id)) {
        let family = scope.named(family);
        (
            quote!(#family::from_included(resource)?),
            quote!(#family::#variant),
        )
    } else {
        return TokenStream::new();
    };
    let name = scope.named(id);
    let resolve = scope.runtime("Resolve");
    quote! {
        impl #resolve<Resource> for #name {
            fn from_included(resource: &Resource) -> Option<&Self> {
                match #union { #found(resource) => Some(resource), _ => None }
            }
        }
    }
}

/// The variant of a family that holds a resource.
fn within(api: &Api, family: TypeId, id: TypeId) -> Option<(TypeId, Ident)> {
    let TypeKind::Union(union) = &api.ty(family).kind else {
        return None;
    };
    let holds = |ty: &crate::model::TypeRef| matches!(ty, crate::model::TypeRef::Named(held) if *held == id);
    let variant = union.variants.iter().find(|variant| holds(&variant.ty))?;
    Some((family, ident(&variant.name)))
}
