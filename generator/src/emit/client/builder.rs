//! `Builder`: how a client is made.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::api::key_scheme;
use crate::emit::tokens::{doc_markdown, doc_or, doc_text, ident, module_path, raw_ident};
use crate::model::{Api, Location, OnceParameter, Scalar, SecurityScheme, TypeRef};

/// Methods that the builder of a client has anyway; setters of credentials stand beside them.
pub(crate) const TAKEN: &[&str] = &[
    "api_key",
    "attempt_timeout",
    "base_url",
    "build",
    "connect_timeout",
    "from_env",
    "header",
    "http_client",
    "layer",
    "max_body",
    "retry",
    "retry_budget",
    "timeout",
    "transport",
    "user_agent",
    "version",
];

/// The builder, in `lib.rs`.
pub(super) fn builder(api: &Api) -> TokenStream {
    let env = &api.crates.env;
    let from_env = doc_text(&format!(
        "A builder with the key in `{env}_API_KEY` and, where it is set, the base URL in `{env}_BASE_URL`.\n\n# Errors\nThe key is not set."
    ));
    let key = key_scheme(api).map(key);
    let schemes = api.security.iter().map(credential);
    let setters = setters();
    let once = api.once.iter().map(|one| once(api, one));
    let layer = doc_text(
        "Middleware: puts something around the transport that sees every attempt and its reply; which one it is \
         stands in the request's extensions ([`Attempt`]). Of several, the last is outermost.",
    );
    let http_client = doc_text(
        "Changes how the HTTP client is made, where there is no [`transport`](Self::transport): a proxy, certificates of \
         an own authority, the size of the pool. The rules of redirects stay, whatever is said of them here. An example \
         stands at [`jsonapi_client::Builder::http_client`].",
    );
    quote! {
        /// Makes a [`Client`].
        #[derive(Debug)]
        #[must_use = "a builder does nothing until `build` is called"]
        pub struct Builder(jsonapi_client::Builder);

        impl Builder {
            #from_env
            pub fn from_env() -> Result<Self, BuildError> {
                jsonapi_client::Builder::from_env(&api::API).map(Self)
            }

            #key
            #(#schemes)*
            #(#setters)*
            #(#once)*

            /// A header that every request carries.
            pub fn header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
                Self(self.0.header(name, value))
            }

            #http_client
            pub fn http_client(
                self,
                adjust: impl FnOnce(ClientBuilder) -> ClientBuilder + Send + 'static,
            ) -> Self {
                Self(self.0.http_client(adjust))
            }

            #layer
            pub fn layer<T: Transport>(
                self,
                wrap: impl FnOnce(Arc<dyn Transport>) -> T + Send + 'static,
            ) -> Self {
                Self(self.0.layer(wrap))
            }

            /// Makes the client.
            ///
            /// # Errors
            /// The base URL or a header cannot be sent, or the HTTP client cannot be made.
            pub fn build(self) -> Result<Client, BuildError> {
                self.0.build().map(Client)
            }
        }
    }
}

/// Setters of one argument.
fn setters() -> impl Iterator<Item = TokenStream> {
    let text = quote!(impl Into<String>);
    let time = quote!(impl Into<Option<Duration>>);
    let setters = [
        (
            "base_url",
            "url",
            text.clone(),
            "Where requests go, instead of the document's servers.",
        ),
        (
            "version",
            "version",
            text.clone(),
            "The API's version to ask for, instead of the document's.",
        ),
        (
            "user_agent",
            "text",
            text,
            "What the client says of itself.",
        ),
        (
            "retry",
            "policy",
            quote!(RetryPolicy),
            "When calls are tried again: twice by default, as [`RetryPolicy`] says.",
        ),
        (
            "retry_budget",
            "retries",
            quote!(impl Into<Option<u32>>),
            "How many retries the client has in reserve, so that an outage is not made worse: 50 by default; `None`: \
             without end.",
        ),
        (
            "connect_timeout",
            "limit",
            quote!(Duration),
            "How long connecting may take: 10 s by default.",
        ),
        (
            "attempt_timeout",
            "limit",
            time.clone(),
            "How long one attempt may take: 60 s by default; `None`: as long as it likes.",
        ),
        (
            "timeout",
            "limit",
            time,
            "How long a call may take, waits and retries included; `None`, the default: as long as it likes.",
        ),
        (
            "max_body",
            "bytes",
            quote!(usize),
            "How many bytes of a reply are held in memory: 64 MiB by default. A larger reply is an error, unless it is \
             streamed.",
        ),
        (
            "transport",
            "transport",
            quote!(impl Transport),
            "What carries requests: a `reqwest::Client`, a test double, anything that is a [`Transport`].",
        ),
    ];
    setters.into_iter().map(|(name, argument, ty, doc)| {
        let (name, argument) = (format_ident!("{name}"), format_ident!("{argument}"));
        let doc = doc_text(doc);
        quote! {
            #doc
            pub fn #name(self, #argument: #ty) -> Self {
                Self(self.0.#name(#argument))
            }
        }
    })
}

/// The setter of a parameter that nearly all operations have.
fn once(api: &Api, parameter: &OnceParameter) -> TokenStream {
    let (method, wire) = (raw_ident(parameter.name.ident()), parameter.name.wire());
    let place = match parameter.place {
        Location::Query => quote!(Query),
        _ => quote!(Header),
    };
    let (takes, stored) = match &parameter.ty {
        TypeRef::Scalar(Scalar::Boolean) => (quote!(bool), None),
        TypeRef::Scalar(Scalar::Integer { bits: 32 }) => (quote!(i32), None),
        TypeRef::Scalar(Scalar::Integer { .. }) => (quote!(i64), None),
        TypeRef::Named(id) => {
            let def = api.ty(*id);
            let (module, name) = (module_path(&def.module), ident(&def.name));
            let stored = quote!(types::#module::#name);
            (quote!(impl Into<#stored>), Some(stored))
        }
        _ => (quote!(impl Into<String>), Some(quote!(String))),
    };
    let converted = stored.map(|stored| quote!(let value: #stored = value.into();));
    let said = doc_markdown(&parameter.doc, &format!("`{wire}`."));
    let doc = doc_text(&format!(
        "{said}\n\nEvery call that takes `{wire}` carries it, unless the call is given its own."
    ));
    quote! {
        #doc
        pub fn #method(self, value: #takes) -> Self {
            #converted
            let place = jsonapi_client::info::Location::#place;
            Self(self.0.argument(place, #wire, &value))
        }
    }
}

/// The setter of the API key.
fn key(scheme: &SecurityScheme) -> TokenStream {
    let doc = doc_text(&format!(
        "The API key: the credential of the security scheme `{}`, fixed or a [`Credential::source`].",
        scheme.name.wire()
    ));
    quote! {
        #doc
        pub fn api_key(self, key: impl Into<Credential>) -> Self {
            Self(self.0.api_key(key))
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
        pub fn #method(self, credential: impl Into<Credential>) -> Self {
            Self(self.0.credential(#name, credential))
        }
    }
}
