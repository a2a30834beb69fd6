//! `lib.rs`: the client.

use proc_macro2::TokenStream;
use quote::quote;

use super::page::page;
use super::scope::tag_feature;
use super::scope::types_crate;
use super::{builder::builder, guide, webhook};
use crate::emit::docs::plain;
use crate::emit::shared::Shared;
use crate::emit::tokens::{doc_or, doc_text, inner_doc, raw_ident};
use crate::model::{Api, Tag};

/// Modules of the crate that are no tag, methods of the client, and tools that attributes name.
pub(crate) const TAKEN: &[&str] = &[
    "api",
    "axum",
    "builder",
    "bytes",
    "call",
    "client",
    "clone",
    "dynamic",
    "from",
    "from_env",
    "guide",
    "http",
    "jsonapi_client",
    "jsonapi_runtime",
    "jsonapi_server",
    "main",
    "mod",
    "parameters",
    "operations",
    "untyped",
    "webhook",
    "types",
    "prelude",
    "reqwest",
    "secrecy",
    "mock",
    "router",
    "runtime",
    "rustfmt",
    "std",
    "core",
    "lib",
];

/// `lib.rs`.
pub(super) fn root(api: &Api, texts: &Shared) -> TokenStream {
    let page = inner_doc(&page(api, texts));
    let mut modules: Vec<(&str, Option<String>)> = api
        .tags
        .iter()
        .map(|tag| (tag.module.ident(), Some(tag_feature(tag))))
        .collect();
    let dynamic = Some("dynamic".to_owned());
    modules.extend([("api", None), ("dynamic", dynamic), ("operations", None)]);
    if guide::is_there(api, texts) {
        modules.push(("guide", None));
    }
    if webhook::scheme(api).is_some() {
        modules.push(("webhook", Some("webhooks".to_owned())));
    }
    modules.sort();
    let modules = modules.into_iter().map(|(module, feature)| {
        let module = raw_ident(module);
        let feature = feature.map(|feature| quote!(#[cfg(feature = #feature)]));
        // Typed calls by id have lines that rustfmt would break in another way than our formatter.
        let skip = (module == "dynamic").then(|| quote!(#[rustfmt::skip]));
        quote!(#feature #skip pub mod #module;)
    });
    let receive = (!api.deliveries.is_empty()).then(|| {
        quote!(
            pub use jsonapi_client::receive;
        )
    });
    let types = types_crate(api);
    let (client, builder) = (client(api), builder(api));
    quote! {
        #page

        #(#modules)*

        pub use jsonapi_client::{
            self, ApiError, Attempt, Body, BoxFuture, BuildError, Call, ContentKind,
            Credential, CredentialSource, Error, File, InvalidRequest, Items, Limit, Pages, Reply, ReplyError,
            RetryPolicy, Transport, TransportError, TransportErrorKind, http, reqwest, runtime,
            secrecy,
        };
        #receive
        pub use operations::{operation, operations};
        pub use #types as types;

        use std::sync::Arc;
        use std::time::Duration;

        use jsonapi_client::reqwest::ClientBuilder;

        #client
        #builder
    }
}

fn client(api: &Api) -> TokenStream {
    let handles = api.tags.iter().map(handle);
    let doc = doc_text(&format!(
        "A client of {}. Cloning it is cheap.",
        plain(&api.info.title)
    ));
    let env = &api.crates.env;
    let from_env = doc_text(&format!(
        "A client with the key in `{env}_API_KEY` and, where it is set, the base URL in `{env}_BASE_URL`.\n\n# Errors\nA variable is missing or cannot be used."
    ));
    quote! {
        #doc
        #[derive(Clone, Debug)]
        pub struct Client(jsonapi_client::Client);

        impl Client {
            /// A builder of a client.
            pub fn builder() -> Builder {
                Builder(jsonapi_client::Builder::new(&api::API))
            }

            #from_env
            pub fn from_env() -> Result<Self, BuildError> {
                Builder::from_env()?.build()
            }

            /// The client behind this one: it calls any [`jsonapi_client::OperationInfo`].
            pub fn untyped(&self) -> &jsonapi_client::Client {
                &self.0
            }

            #(#handles)*
        }

        impl From<jsonapi_client::Client> for Client {
            fn from(client: jsonapi_client::Client) -> Self {
                Self(client)
            }
        }
    }
}

fn handle(tag: &Tag) -> TokenStream {
    let (module, handle, feature) = (
        raw_ident(tag.module.ident()),
        raw_ident(tag.type_name.ident()),
        tag_feature(tag),
    );
    let doc = doc_or(
        &tag.doc,
        &format!("Operations of {}.", plain(tag.module.wire())),
    );
    quote! {
        #doc
        #[cfg(feature = #feature)]
        pub fn #module(&self) -> #module::#handle<'_> {
            #module::#handle(&self.0)
        }
    }
}
