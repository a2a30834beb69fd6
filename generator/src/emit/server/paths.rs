//! Paths of types and names in the server crate.
//!
//! Request types are named after operations (`List`, `Create`), so nothing is imported by its bare name: types of
//! the API stand behind `types::`, those of the runtime behind `runtime::` and `server::`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use crate::emit::tokens::{ident, module_path, raw_ident};
use crate::model::{Api, Document, Name, PrimaryData, Scalar, Target, TypeId, TypeRef};

/// Names that the crate's root has already; a trait of the same name gets a word more.
const ROOT: &[&str] = &[
    "Contents",
    "Context",
    "Credential",
    "Failure",
    "Fault",
    "Fieldsets",
    "Idempotency",
    "MatchedOperation",
    "Problem",
    "RateLimit",
    "RedisStore",
    "Router",
    "Upload",
];

/// Methods that the router's builder has already, and modules of the crate.
const ROUTER: &[&str] = &[
    "api",
    "base_path",
    "accept_any_credentials",
    "authenticate",
    "body_limit",
    "body_limit_of",
    "body_timeout",
    "fault",
    "handler_timeout",
    "idempotency",
    "into_router",
    "layer",
    "rate_limit",
    "request_ids",
    "new",
    "router",
    "runtime",
    "serve",
    "types",
];

/// The crate of types, as Rust names it.
pub(super) fn types_crate(api: &Api) -> String {
    format!("{}_types", api.crates.base.replace('-', "_"))
}

/// The server crate, as Rust names it.
pub(super) fn server_crate(api: &Api) -> String {
    format!("{}_server", api.crates.base.replace('-', "_"))
}

/// The file of a module, without its extension.
pub(super) fn file_stem(module: &Name) -> &str {
    module.ident().trim_start_matches("r#")
}

/// The file of a part of a tag that is too long for one.
pub(super) fn part_name(number: usize) -> Ident {
    format_ident!("requests_{}", number + 1)
}

/// The trait of a tag.
pub(super) fn trait_name(type_name: &Name) -> Ident {
    match type_name.ident() {
        name if ROOT.contains(&name) => format_ident!("{name}Service"),
        _ => ident(type_name),
    }
}

/// The method of the router's builder that takes a tag's service.
pub(super) fn router_method(module: &Name) -> Ident {
    match file_stem(module) {
        name if ROUTER.contains(&name) => format_ident!("{name}_service"),
        _ => ident(module),
    }
}

/// The function of a tag's module that mounts its operations; there is a function for each of them too.
pub(super) fn mount(api: &Api, tag: usize) -> Ident {
    let is_free = |name: &str| {
        let mut operations = api.operations_of(tag);
        operations.all(|operation| operation.method_name.ident() != name)
    };
    let numbered = (2..).map(|number| format!("mount_{number}"));
    let mut names = ["mount", "mount_all"]
        .map(str::to_owned)
        .into_iter()
        .chain(numbered);
    let free = names.find(|name| is_free(name));
    raw_ident(free.as_deref().unwrap_or("mount"))
}

/// A named type.
pub(super) fn named(api: &Api, id: TypeId) -> TokenStream {
    let def = api.ty(id);
    let (module, name) = (module_path(&def.module), ident(&def.name));
    quote!(types::#module::#name)
}

/// A type.
pub(super) fn type_of(api: &Api, ty: &TypeRef) -> TokenStream {
    let inner = |ty| type_of(api, ty);
    match ty {
        TypeRef::Scalar(scalar) => scalar_type(scalar),
        TypeRef::Named(id) => named(api, *id),
        TypeRef::Id(id) => {
            let target = named(api, *id);
            quote!(runtime::Id<#target>)
        }
        TypeRef::List(item) => {
            let item = inner(item);
            quote!(Vec<#item>)
        }
        TypeRef::Identifier(linkage) => {
            let target = match &linkage.target {
                Target::Type(id) => named(api, *id),
                Target::Any { .. } => quote!(types::resource::Resource),
            };
            let identifier = linkage.identifier.map(|id| named(api, id));
            let identifier = identifier.iter();
            quote!(runtime::Linked<#target #(, #identifier)*>)
        }
        TypeRef::Map(value) => {
            let value = inner(value);
            quote!(runtime::Map<#value>)
        }
        TypeRef::Nullable(value) => {
            let value = inner(value);
            quote!(Option<#value>)
        }
        TypeRef::Boxed(value) => inner(value),
        TypeRef::FreeForm => quote!(runtime::Value),
        TypeRef::FreeObject => quote!(runtime::FreeObject),
    }
}

fn scalar_type(scalar: &Scalar) -> TokenStream {
    match scalar {
        Scalar::Boolean | Scalar::Constant(Value::Bool(_)) => quote!(bool),
        Scalar::Integer { bits: 32 } => quote!(i32),
        Scalar::Integer { .. } => quote!(i64),
        Scalar::Number | Scalar::Constant(Value::Number(_)) => quote!(runtime::Number),
        Scalar::Date => quote!(runtime::Date),
        Scalar::DateTime => quote!(runtime::DateTime),
        Scalar::String | Scalar::Uri | Scalar::Base64 | Scalar::Binary | Scalar::Constant(_) => {
            quote!(String)
        }
    }
}

/// The type of a JSON:API document.
pub(super) fn document(api: &Api, document: &Document) -> TokenStream {
    let data = match &document.data {
        PrimaryData::One(ty) => type_of(api, ty),
        PrimaryData::Nullable(ty) => {
            let ty = type_of(api, ty);
            quote!(Option<#ty>)
        }
        PrimaryData::Many(ty) => {
            let ty = type_of(api, ty);
            quote!(Vec<#ty>)
        }
    };
    let meta = document.meta.as_ref().map(|ty| type_of(api, ty));
    let meta = meta.map(|meta| quote!(, #meta));
    quote!(types::resource::Document<#data #meta>)
}
