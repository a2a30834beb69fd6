//! What a body holds, as a Rust type.

use heck::ToUpperCamelCase;
use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::scope::Scope;
use crate::model::{Content, Document, MediaType, PrimaryData};

/// The type of a body that is read or written whole.
pub fn content_type(scope: &Scope<'_>, content: &Content) -> TokenStream {
    match content {
        Content::Document(document) => document_type(scope, document),
        Content::Errors => named(scope, "Errors"),
        Content::Json(ty) | Content::Form(ty) => scope.type_of(ty),
        Content::Text => quote!(String),
        Content::Multipart(_) | Content::Binary => named(scope, "Bytes"),
        Content::Blob => named(scope, "Blob"),
    }
}

/// `Document<Inquiry>`, `Document<Vec<Inquiry>, ListMeta>`.
pub fn document_type(scope: &Scope<'_>, document: &Document) -> TokenStream {
    let data = match &document.data {
        PrimaryData::One(ty) => scope.type_of(ty),
        PrimaryData::Nullable(ty) => {
            let ty = scope.type_of(ty);
            quote!(Option<#ty>)
        }
        PrimaryData::Many(ty) => {
            let ty = scope.type_of(ty);
            quote!(Vec<#ty>)
        }
    };
    let name = scope.document();
    match &document.meta {
        Some(meta) => {
            let meta = scope.type_of(meta);
            quote!(#name<#data, #meta>)
        }
        None => quote!(#name<#data>),
    }
}

fn named(scope: &Scope<'_>, name: &str) -> TokenStream {
    let name = scope.runtime(name);
    quote!(#name)
}

/// The name of a media type as a variant: `ApplicationVndApiJson`, `ImageAny`; of a parameter, the end of its value counts:
/// `ApplicationVndApiJsonExtAtomic`.
pub fn media_name(media_type: &MediaType) -> String {
    let (essence, parameters) = media_type
        .text
        .split_once(';')
        .unwrap_or((&media_type.text, ""));
    let parameters = parameters.split(';').map(|parameter| {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        let end = value.trim_matches(['"', ' ']).rsplit('/').next();
        format!("{name} {}", end.unwrap_or_default())
    });
    let words: Vec<String> = std::iter::once(essence.replace('*', "any"))
        .chain(parameters)
        .collect();
    words.join(" ").to_upper_camel_case()
}
