//! `lib.rs`: the client and its builder.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::api::key_scheme;
use super::page::page;
use super::scope::tag_feature;
use super::scope::types_crate;
use super::{guide, webhook};
use crate::emit::tokens::{doc_or, doc_text, inner_doc, raw_ident};
use crate::model::{Api, SecurityScheme, Tag};

/// `lib.rs`.
pub(super) fn root(api: &Api) -> TokenStream {
    let page = inner_doc(&page(api));
    let mut modules: Vec<(&str, Option<String>)> = api
        .tags
        .iter()
        .map(|tag| (tag.module.ident(), Some(tag_feature(tag))))
        .collect();
    let dynamic = Some("dynamic".to_owned());
    modules.extend([("api", None), ("dynamic", dynamic), ("operations", None)]);
    if guide::is_there(api) {
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
    let types = types_crate(api);
    let (client, builder) = (client(api), builder(api));
    quote! {
        #page

        #(#modules)*

        pub use jsonapi_client::{
            self, ApiError, Body, Call, Error, File, Items, Limit, Pages, Reply, RetryPolicy,
            Transport, TransportError, http, runtime,
        };
        pub use operations::operations;
        pub use #types as types;

        use std::time::Duration;

        #client
        #builder
    }
}

fn client(api: &Api) -> TokenStream {
    let handles = api.tags.iter().map(handle);
    let doc = doc_text(&format!(
        "A client of {}. Cloning it is cheap.",
        api.info.title
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
            pub fn from_env() -> Result<Self, jsonapi_client::BuildError> {
                jsonapi_client::Builder::from_env(&api::API)?.build().map(Self)
            }

            /// The client behind this one: it calls any [`jsonapi_client::OperationInfo`].
            pub fn untyped(&self) -> &jsonapi_client::Client {
                &self.0
            }

            #(#handles)*
        }
    }
}

fn handle(tag: &Tag) -> TokenStream {
    let (module, handle, feature) = (
        raw_ident(tag.module.ident()),
        raw_ident(tag.type_name.ident()),
        tag_feature(tag),
    );
    let doc = doc_or(&tag.doc, &format!("Operations of {}.", tag.module.wire()));
    quote! {
        #doc
        #[cfg(feature = #feature)]
        pub fn #module(&self) -> #module::#handle<'_> {
            #module::#handle(&self.0)
        }
    }
}

fn builder(api: &Api) -> TokenStream {
    let schemes = api.security.iter().map(credential);
    let key = key_scheme(api).map(|scheme| {
        let doc = doc_text(&format!(
            "The API key: the credential of the security scheme `{}`.",
            scheme.name.wire()
        ));
        quote! {
            #doc
            pub fn api_key(self, key: impl Into<jsonapi_client::secrecy::SecretString>) -> Self {
                Self(self.0.api_key(key))
            }
        }
    });
    let setters = [
        (
            "base_url",
            "url",
            quote!(impl Into<String>),
            "Where requests go, instead of the document's servers.",
        ),
        (
            "version",
            "version",
            quote!(impl Into<String>),
            "The API's version to ask for, instead of the document's.",
        ),
        (
            "user_agent",
            "text",
            quote!(impl Into<String>),
            "What the client says of itself.",
        ),
        (
            "retry",
            "policy",
            quote!(RetryPolicy),
            "When calls are tried again.",
        ),
        (
            "connect_timeout",
            "limit",
            quote!(Duration),
            "How long connecting may take.",
        ),
        (
            "attempt_timeout",
            "limit",
            quote!(impl Into<Option<Duration>>),
            "How long one attempt may take; `None`: as long as it likes.",
        ),
        (
            "timeout",
            "limit",
            quote!(impl Into<Option<Duration>>),
            "How long a call may take, waits and retries included; `None`: as long as it likes.",
        ),
        (
            "transport",
            "transport",
            quote!(impl Transport),
            "What carries requests: a `reqwest::Client`, a test double, anything that is a [`Transport`].",
        ),
    ];
    let setters = setters.into_iter().map(|(name, argument, ty, doc)| {
        let (name, argument, doc) = (
            format_ident!("{name}"),
            format_ident!("{argument}"),
            doc_text(doc),
        );
        quote! {
            #doc
            pub fn #name(self, #argument: #ty) -> Self {
                Self(self.0.#name(#argument))
            }
        }
    });
    quote! {
        /// Makes a [`Client`].
        #[derive(Debug)]
        #[must_use = "a builder does nothing until `build` is called"]
        pub struct Builder(jsonapi_client::Builder);

        impl Builder {
            #key
            #(#schemes)*
            #(#setters)*

            /// A header that every request carries.
            pub fn header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
                Self(self.0.header(name, value))
            }

            /// Makes the client.
            ///
            /// # Errors
            /// The base URL or a header cannot be sent, or the HTTP client cannot be made.
            pub fn build(self) -> Result<Client, jsonapi_client::BuildError> {
                self.0.build().map(Client)
            }
        }
    }
}

/// The setter of a security scheme's credential.
fn credential(scheme: &SecurityScheme) -> TokenStream {
    let (method, name) = (raw_ident(scheme.name.ident()), scheme.name.wire());
    let doc = doc_or(
        &scheme.doc,
        &format!("The credential of the security scheme `{name}`."),
    );
    quote! {
        #doc
        pub fn #method(self, secret: impl Into<jsonapi_client::secrecy::SecretString>) -> Self {
            Self(self.0.credential(#name, secret))
        }
    }
}
