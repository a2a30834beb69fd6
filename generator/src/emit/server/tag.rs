//! A file per tag: its trait, and how its operations are mounted.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::paths::{part_name, trait_name, types_crate};
use super::request::request;
use crate::emit::tokens::{doc_or, doc_text, ident, inner_doc, raw_ident};
use crate::model::{Api, Operation, Tag};

/// A tag in one file.
pub(super) fn whole(api: &Api, index: usize, operations: &[&Operation]) -> TokenStream {
    let Some(tag) = api.tags.get(index) else {
        return TokenStream::new();
    };
    let service = service(api, index, tag);
    let requests = operations.iter().map(|operation| request(api, operation));
    let (page, uses) = (page(tag), uses(api, operations));
    quote! {
        #page

        use std::future::Future;
        use std::sync::Arc;
        #uses

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
    let page = page(tag);
    quote! {
        #page

        #(mod #parts;)*

        use std::future::Future;
        use std::sync::Arc;

        use jsonapi_server as server;

        #(pub use #parts::*;)*

        #service
    }
}

/// A file of requests.
pub(super) fn part(api: &Api, index: usize, operations: &[&Operation]) -> TokenStream {
    let requests = operations.iter().map(|operation| request(api, operation));
    let wire = api
        .tags
        .get(index)
        .map(|tag| tag.module.wire())
        .unwrap_or_default();
    let (page, uses) = (
        inner_doc(&format!("Requests of {wire}.")),
        uses(api, operations),
    );
    quote! {
        #page

        #uses

        #(#requests)*
    }
}

fn uses(api: &Api, operations: &[&Operation]) -> TokenStream {
    let types = raw_ident(&types_crate(api));
    // Constants of security schemes are all that a request needs of `api` beside the API itself.
    let api_module = (!operations.is_empty()).then(|| {
        quote!(
            use crate::api;
        )
    });
    quote! {
        use jsonapi_server as server;
        use jsonapi_server::runtime;
        use #types as types;
        #api_module
    }
}

fn page(tag: &Tag) -> TokenStream {
    inner_doc(&format!(
        "{}: the trait of the tag, and a request type per operation.",
        tag.module.wire()
    ))
}

/// The trait, and the function that mounts what implements it.
fn service(api: &Api, index: usize, tag: &Tag) -> TokenStream {
    let name = trait_name(&tag.type_name);
    let doc = doc_or(
        &tag.doc,
        &format!("The operations of {}.", tag.module.wire()),
    );
    let how = doc_text(
        "\nA method that is not implemented replies 501. Methods may be written as `async fn`.",
    );
    let methods = api.operations_of(index).map(method);
    let mounts = api.operations_of(index).map(mount);
    quote! {
        #doc
        #how
        pub trait #name: Send + Sync + 'static {
            #(#methods)*
        }

        pub(crate) fn mount<S: #name>(routes: &mut server::Routes, service: S) {
            let service = Arc::new(service);
            #(#mounts)*
        }
    }
}

fn method(operation: &Operation) -> TokenStream {
    let (name, request) = (ident(&operation.method_name), ident(&operation.type_name));
    let route = format!("`{} {}`", operation.method.as_str(), operation.path);
    let doc = doc_or(&operation.doc, &format!("{route}."));
    let has_doc = operation.doc.summary.is_some() || operation.doc.description.is_some();
    let route = has_doc.then(|| doc_text(&format!("\n{route}")));
    let replies = format_ident!("{}Reply", operation.type_name.ident());
    quote! {
        #doc
        #route
        fn #name(&self, request: #request) -> impl Future<Output = #replies> + Send {
            server::not_implemented(request)
        }
    }
}

fn mount(operation: &Operation) -> TokenStream {
    let (name, request) = (ident(&operation.method_name), ident(&operation.type_name));
    quote! {
        routes.on(&service, |service: Arc<S>, request: #request| async move {
            service.#name(request).await
        });
    }
}
