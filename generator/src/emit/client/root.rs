//! `lib.rs`: the crate's page and the client.

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::tag_feature;
use super::scope::{client_crate, types_crate};
use super::{builder::builder, webhook};
use crate::emit::tokens::{doc_or, doc_text, inner_doc, raw_ident};
use crate::model::{Api, Tag};

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
            self, ApiError, Attempt, Body, BoxFuture, BuildError, Call, ContentKind,
            Credential, CredentialSource, Error, File, InvalidRequest, Items, Limit, Pages, Reply, ReplyError,
            RetryPolicy, Transport, TransportError, TransportErrorKind, http, reqwest, runtime,
            secrecy,
        };
        pub use operations::operations;
        pub use #types as types;

        use std::sync::Arc;
        use std::time::Duration;

        #client
        #builder
    }
}

/// The crate's page.
fn page(api: &Api) -> String {
    let title = &api.info.title;
    let mut page = vec![
        format!("A client of {title}, as its document of version {} describes it.", api.info.version),
        String::new(),
        "Operations are methods of the handle of their tag. Required arguments are arguments of the method, all others \
         methods of the builder that it returns; `send` returns the data of a success, `respond` any reply by status."
            .to_owned(),
        String::new(),
    ];
    page.extend(quick_start(api));
    page.extend([
        "| tag | module | operations |".to_owned(),
        "|---|---|---|".to_owned(),
    ]);
    page.extend(api.tags.iter().enumerate().map(|(index, tag)| {
        let module = tag.module.ident();
        let count = api.operations_of(index).count();
        format!("| {} | [`{module}`] | {count} |", tag.module.wire())
    }));
    page.join("\n")
}

/// An example that calls the first operation without required arguments, where there is one.
fn quick_start(api: &Api) -> Vec<String> {
    let simple = api.operations.iter().find(|operation| {
        let parameters = &operation.parameters;
        let required = parameters.filters.iter().any(|filter| filter.required)
            || parameters.query.iter().any(|query| query.required)
            || parameters.page.iter().any(|page| page.required)
            || operation.body.as_ref().is_some_and(|body| body.required);
        parameters.path.is_empty()
            && !required
            && !operation.doc.deprecated
            && operation.method == crate::model::Method::Get
    });
    let Some((operation, tag)) =
        simple.and_then(|operation| Some((operation, api.tags.get(operation.tag)?)))
    else {
        return Vec::new();
    };
    let (crate_name, env) = (client_crate(api), &api.crates.env);
    let (tag, method) = (tag.module.ident(), operation.method_name.ident());
    vec![
        "```no_run".to_owned(),
        "# async fn example() -> Result<(), Box<dyn std::error::Error>> {".to_owned(),
        format!("// The key stands in {env}_API_KEY, another base URL in {env}_BASE_URL."),
        format!("let client = {crate_name}::Client::from_env()?;"),
        format!("let reply = client.{tag}().{method}().send().await?;"),
        "println!(\"{} {:?}\", reply.status(), reply.request_id());".to_owned(),
        "# Ok(())".to_owned(),
        "# }".to_owned(),
        "```".to_owned(),
        String::new(),
    ]
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
            pub fn from_env() -> Result<Self, BuildError> {
                Builder::from_env()?.build()
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
