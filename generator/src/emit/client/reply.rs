//! What `send` and `respond` return.

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::{Scope, types_crate};
use crate::emit::tokens::{doc_text, raw_ident};
use crate::emit::types::reply_type;
use crate::model::{Content, Document, Operation, Paging, PrimaryData, TypeRef, successes};

/// What a success of an operation holds.
pub(super) enum Success<'a> {
    /// No success is declared, or none with a body.
    Unit,
    /// All successes hold the same.
    One(&'a Content),
    /// Successes differ by status or media type.
    Several,
}

/// How an operation's builder sends the request.
pub(super) struct Senders {
    /// Its methods.
    pub(super) methods: TokenStream,
    /// The type of a success's body.
    pub(super) body: TokenStream,
}

/// How an operation's builder sends the request.
pub(super) fn senders(scope: &Scope<'_>, operation: &Operation) -> Senders {
    let call = scope.client("Call");
    let reply = replies(scope, operation);
    let (body, send) = match success(operation) {
        Success::Unit => (quote!(()), quote!(send_unit())),
        Success::Several => (reply.clone(), quote!(send_as(#reply::read))),
        Success::One(
            Content::Binary | Content::Blob | Content::Multipart(_) | Content::Form(_),
        ) => {
            let bytes = scope.import("jsonapi_client::bytes", "Bytes");
            (quote!(#bytes), quote!(send_bytes()))
        }
        Success::One(Content::Text) if is_of_ranges(operation) => {
            let raw = scope.runtime("RawReply");
            (quote!(String), quote!(send_as(#raw::any_text)))
        }
        Success::One(Content::Text) => (quote!(String), quote!(send_text())),
        Success::One(content) => (scope.content(content), quote!(send())),
    };
    let declared = successes(&operation.replies).find_map(|reply| scope.api.header_set(reply));
    let headers = declared.map(|set| {
        let (name, types) = (&set.name, types_crate(scope.api));
        doc_text(&format!(
            "\nIts headers are typed too: `reply.typed_headers::<{name}>()`; see [`{name}`]({types}::{}::{name}).",
            set.module
        ))
    });
    let streams = streams(scope, operation);
    let pages = pages(scope, operation);
    let methods = quote! {
        /// Sends the request, as `await` on the builder does. A status that is no success is an error.
        #headers
        pub fn send(self) -> #call<#body> {
            self.0.#send
        }

        /// Sends the request. Every reply is returned, errors of the API too.
        pub fn respond(self) -> #call<#reply> {
            self.0.respond(#reply::read)
        }

        #streams
        #pages
    };
    Senders { methods, body }
}

/// The enum of all replies of an operation.
fn replies(scope: &Scope<'_>, operation: &Operation) -> TokenStream {
    let tag = scope
        .api
        .tags
        .get(operation.tag)
        .map_or("", |tag| tag.module.ident());
    let module = scope.replies(tag);
    let name = raw_ident(&reply_type(operation));
    quote!(#module::#name)
}

/// What a success of an operation holds.
pub(super) fn success(operation: &Operation) -> Success<'_> {
    let successes = || successes(&operation.replies);
    let mut contents = successes()
        .flat_map(|reply| &reply.bodies)
        .map(|body| &body.content);
    let Some(first) = contents.next() else {
        return Success::Unit;
    };
    let alike = contents.all(|content| content == first)
        && successes().all(|reply| !reply.bodies.is_empty());
    if alike {
        Success::One(first)
    } else {
        Success::Several
    }
}

/// Whether the bodies of successes are told as media ranges.
fn is_of_ranges(operation: &Operation) -> bool {
    let mut bodies = successes(&operation.replies).flat_map(|reply| &reply.bodies);
    bodies.any(|body| body.media_type.is_range())
}

/// For binary successes: a download in constant memory.
fn streams(scope: &Scope<'_>, operation: &Operation) -> Option<TokenStream> {
    if !matches!(
        success(operation),
        Success::One(Content::Binary | Content::Blob)
    ) {
        return None;
    }
    let names = ["BoxFuture", "Reply", "Body", "Error"].map(|name| scope.client(name));
    let [future, reply, body, error] = names;
    Some(quote! {
        /// Sends the request. The body of a success is handed on while it comes, in constant memory.
        pub fn stream(self) -> #future<Result<#reply<#body>, #error>> {
            self.0.stream()
        }
    })
}

/// For collections: streams of pages and of items.
fn pages(scope: &Scope<'_>, operation: &Operation) -> Option<TokenStream> {
    let (document, item, paging) = paged(operation)?;
    let item = scope.type_of(item);
    let meta = match &document.meta {
        Some(meta) => scope.type_of(meta),
        None => {
            let meta = scope.runtime("FreeObject");
            quote!(#meta)
        }
    };
    let (resource, items, pages) = (
        scope.resource(),
        scope.client("Items"),
        scope.client("Pages"),
    );
    let limit = paging
        .max_size
        .map(|size| format!("A page has at most {size} items."));
    let limit = limit.map(|text| doc_text(&format!("\n{text}")));
    Some(quote! {
        /// A stream of [all items](jsonapi_client::Items), page after page.
        pub fn items(self) -> #items<#item, #resource, #meta> {
            self.0.items()
        }

        /// A stream of [all pages](jsonapi_client::Pages).
        #limit
        pub fn pages(self) -> #pages<#item, #resource, #meta> {
            self.0.pages()
        }
    })
}

/// The document, the type of items and the paging of a collection whose pages can be streamed. The document is that of
/// the first success with many resources.
pub(super) fn paged(operation: &Operation) -> Option<(&Document, &TypeRef, &Paging)> {
    let paging = operation.paging.as_ref()?;
    let successes = successes(&operation.replies);
    successes
        .flat_map(|reply| &reply.bodies)
        .find_map(|body| match &body.content {
            Content::Document(document) => match &document.data {
                PrimaryData::Many(item) => Some((document, item, paging)),
                PrimaryData::One(_) | PrimaryData::Nullable(_) => None,
            },
            _ => None,
        })
}
