//! `lib.rs`: the crate's page and what it holds.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::{server_crate, types_crate};
use crate::emit::declared::declared;
use crate::emit::docs::plain;
use crate::emit::tokens::{ident, inner_doc, raw_ident};
use crate::model::Api;

/// `lib.rs`.
pub(super) fn root(api: &Api) -> TokenStream {
    let page = inner_doc(&page(api));
    let modules = api.tags.iter().map(|tag| ident(&tag.module));
    let traits = api.tags.iter().map(|tag| {
        let (module, name) = (ident(&tag.module), ident(&tag.type_name));
        quote!(pub use #module::#name;)
    });
    let types = raw_ident(&types_crate(api));
    let own = own();
    let deliver = (!api.deliveries.is_empty()).then(deliver);
    quote! {
        #page

        pub mod api;
        mod router;
        #(pub mod #modules;)*

        #(#traits)*
        pub use #types as types;
        #own
        #deliver
    }
}

/// What the crate hands on, whatever the API is.
fn own() -> TokenStream {
    quote! {
        pub use jsonapi_server::{
            Contents, Context, Credential, Failure, Fault, Fieldsets, Idempotency, MatchedOperation, Problem, RateLimit, Upload, axum, runtime,
        };
        #[cfg(feature = "redis")]
        pub use jsonapi_server::RedisStore;
        pub use router::{Router, router};
    }
}

/// What it hands on where the API sends something by itself.
fn deliver() -> TokenStream {
    quote!(
        pub use jsonapi_server::{DeliverError, deliver};
    )
}

/// What stands beside the modules and traits of tags.
pub(super) fn taken() -> BTreeSet<String> {
    let (own, deliver) = (own(), deliver());
    declared(quote!(#own #deliver))
}

fn page(api: &Api) -> String {
    let (title, version, name) = (plain(&api.info.title), &api.info.version, server_crate(api));
    let mut lines = vec![
        format!("Server stubs of {title}, as its document of version {version} describes it."),
        String::new(),
        "Implement the trait of a tag: one method per operation, each with a typed request and the replies that the \
         document declares. A method that you leave out replies 501, and so do tags without an implementation."
            .to_owned(),
        String::new(),
    ];
    if let Some(tag) = api.tags.first() {
        let (service, method) = (ident(&tag.type_name), ident(&tag.module));
        lines.extend([
            "```".to_owned(),
            "struct Fake;".to_owned(),
            format!("impl {name}::{service} for Fake {{}}"),
            String::new(),
            format!("let router: {name}::axum::Router = {name}::router()"),
            format!("    .{method}(Fake)"),
            "    .accept_any_credentials()".to_owned(),
            "    .into_router();".to_owned(),
            "```".to_owned(),
            String::new(),
        ]);
    }
    lines.push(
        "Operations are mounted at the root; [`Router::base_path`] mounts them elsewhere, below [`api::BASE_PATH`] for \
         example. What the router answers by itself (unknown paths, missing credentials, bodies that cannot be read) is \
         an errors document."
            .to_owned(),
    );
    lines.extend([
        String::new(),
        "Operations that ask for credentials answer 401 to everybody until [`Router::authenticate`] is told which are good; \
         a fake says [`Router::accept_any_credentials`]."
            .to_owned(),
    ]);
    lines.extend([
        String::new(),
        "| tag | trait | operations |".to_owned(),
        "|---|---|---|".to_owned(),
    ]);
    lines.extend(api.tags.iter().enumerate().map(|(index, tag)| {
        let (wire, service) = (plain(tag.module.wire()), ident(&tag.type_name));
        format!(
            "| {wire} | [`{service}`] | {} |",
            api.operations_of(index).count()
        )
    }));
    lines.join("\n")
}
