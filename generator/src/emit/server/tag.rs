//! A file per tag: its trait, and how its operations are mounted.

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::{mount, part_name, types_crate};
use super::request::request;
use crate::emit::docs::plain;
use crate::emit::shared::Shared;
use crate::emit::tokens::{doc_or, doc_text, ident, inner_doc, raw_ident};
use crate::emit::types::reply_type;
use crate::model::{Api, Operation, Tag};

/// What the file of a tag imports; types of operations stand beside it.
pub(crate) const TAKEN: &[&str] = &["Arc", "Future"];

/// A tag in one file.
pub(super) fn whole(
    api: &Api,
    shared: &Shared,
    index: usize,
    operations: &[&Operation],
) -> TokenStream {
    let Some(tag) = api.tags.get(index) else {
        return TokenStream::new();
    };
    let service = service(api, index, tag);
    let requests = operations
        .iter()
        .map(|operation| request(api, shared, operation));
    let page = page(tag);
    let (service_uses, request_uses) = (service_uses(), request_uses(api, operations));
    quote! {
        #page

        #service_uses
        #request_uses

        #service
        #(#requests)*
    }
}

/// The first file of a tag whose requests are in files of their own.
pub(super) fn head(api: &Api, index: usize, parts: usize) -> TokenStream {
    let Some(tag) = api.tags.get(index) else {
        return TokenStream::new();
    };
    let service = service(api, index, tag);
    let parts: Vec<_> = (0..parts).map(part_name).collect();
    let uses = service_uses();
    let page = page(tag);
    quote! {
        #page

        #(mod #parts;)*

        use jsonapi_server as server;
        #uses
        #(pub use #parts::*;)*

        #service
    }
}

/// A file of requests.
pub(super) fn part(
    api: &Api,
    shared: &Shared,
    index: usize,
    operations: &[&Operation],
) -> TokenStream {
    let requests = operations
        .iter()
        .map(|operation| request(api, shared, operation));
    let wire = api
        .tags
        .get(index)
        .map(|tag| tag.module.wire())
        .unwrap_or_default();
    let page = inner_doc(&format!("Requests of {wire}."));
    let uses = request_uses(api, operations);
    quote! {
        #page

        #uses

        #(#requests)*
    }
}

/// What a trait and its mounting need.
fn service_uses() -> TokenStream {
    quote! {
        use std::future::Future;
        use std::sync::Arc;
    }
}

/// What request types need; the replies of their operations are handed on.
fn request_uses(api: &Api, operations: &[&Operation]) -> TokenStream {
    let Some(tag) = operations.first().and_then(|first| api.tags.get(first.tag)) else {
        return TokenStream::new();
    };
    let (types, module) = (raw_ident(&types_crate(api)), ident(&tag.module));
    let replies: Vec<_> = operations
        .iter()
        .map(|operation| raw_ident(&reply_type(operation)))
        .collect();
    let replies = match replies.as_slice() {
        [reply] => quote!(pub use types::replies::#module::#reply;),
        replies => quote!(pub use types::replies::#module::{#(#replies),*};),
    };
    quote! {
        use crate::api;
        use jsonapi_server as server;
        use jsonapi_server::runtime;
        use #types as types;
        #replies
    }
}

fn page(tag: &Tag) -> TokenStream {
    inner_doc(&format!(
        "{}: the trait of the tag, and a request type per operation.",
        plain(tag.module.wire())
    ))
}

/// The trait, and the function that mounts what implements it.
fn service(api: &Api, index: usize, tag: &Tag) -> TokenStream {
    let name = ident(&tag.type_name);
    let doc = doc_or(
        &tag.doc,
        &format!("The operations of {}.", plain(tag.module.wire())),
    );
    let how = doc_text(
        "\nA method that is not implemented replies 501. Methods may be written as `async fn`; `?` takes any error from which \
         there is a [`Failure`](server::Failure). An `Arc` of a service is a service too.",
    );
    let methods = api.operations_of(index).map(method);
    let forwards = api.operations_of(index).map(forward);
    let names = api
        .operations_of(index)
        .map(|operation| ident(&operation.method_name));
    let mount = mount(api, index);
    let router = ident(&tag.module);
    let mount_doc = doc_text(&format!(
        "Says that a service answers these operations: for [`Router::serve`](crate::Router::serve). Where it answers no others, \
         [`Router::{router}`](crate::Router::{router}) says the same."
    ));
    quote! {
        #doc
        #how
        pub trait #name: Send + Sync + 'static {
            #(#methods)*
        }

        impl<S: #name> #name for Arc<S> {
            #(#forwards)*
        }

        #mount_doc
        pub fn #mount<S: #name>(routes: &mut server::Routes, service: &Arc<S>) {
            #(server::on!(routes, service, S::#names);)*
        }
    }
}

/// What a method answers: its replies, or what is wrong.
fn answer(operation: &Operation) -> TokenStream {
    let replies = raw_ident(&reply_type(operation));
    quote!(impl Future<Output = server::Answer<#replies>> + Send)
}

/// So long a type of replies still stands in a line with its signature, by both formatters.
const LONGEST: usize = 29;

/// Leaves a signature that the formatters break otherwise to one of them.
fn skip(operation: &Operation) -> Option<TokenStream> {
    (reply_type(operation).len() > LONGEST).then(|| quote!(#[rustfmt::skip]))
}

fn method(operation: &Operation) -> TokenStream {
    let (name, request) = (ident(&operation.method_name), ident(&operation.type_name));
    let route = format!("`{} {}`", operation.method.as_str(), operation.path);
    let doc = doc_or(&operation.doc, &format!("{route}."));
    let has_doc = operation.doc.summary.is_some() || operation.doc.description.is_some();
    let route = has_doc.then(|| doc_text(&format!("\n{route}")));
    let (answer, skip) = (answer(operation), skip(operation));
    quote! {
        #doc
        #route
        #skip
        fn #name(&self, request: #request) -> #answer {
            server::not_implemented(request)
        }
    }
}

/// The method of a shared service.
fn forward(operation: &Operation) -> TokenStream {
    let (name, request) = (ident(&operation.method_name), ident(&operation.type_name));
    let (answer, skip) = (answer(operation), skip(operation));
    quote! {
        #skip
        fn #name(&self, request: #request) -> #answer {
            S::#name(self, request)
        }
    }
}
