//! `lib.rs`: the crate's page and what it holds.

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::{router_method, server_crate, trait_name, types_crate, uses};
use crate::emit::tokens::{ident, inner_doc, raw_ident};
use crate::model::Api;

/// `lib.rs`.
pub(super) fn root(api: &Api) -> TokenStream {
    let page = inner_doc(&page(api));
    let mut modules: Vec<_> = api
        .tags
        .iter()
        .map(|tag| (ident(&tag.module), true))
        .collect();
    modules.extend([(raw_ident("api"), true), (raw_ident("router"), false)]);
    modules.sort_by_key(|(name, _)| name.to_string());
    let modules = modules.into_iter().map(|(name, public)| {
        let public = public.then(|| quote!(pub));
        quote!(#public mod #name;)
    });
    let traits = api
        .tags
        .iter()
        .map(|tag| format!("pub {}::{}", tag.module, trait_name(&tag.type_name)));
    let own = [
        "pub jsonapi_server::{Context, Credential, Failure, Fieldsets, Problem, Upload, axum, runtime}".to_owned(),
        format!("pub {} as types", types_crate(api)),
        "pub router::{Router, router}".to_owned(),
    ];
    let uses = uses(traits.chain(own));
    quote! {
        #page

        #(#modules)*

        #uses
    }
}

fn page(api: &Api) -> String {
    let (title, version, name) = (api.info.title.trim(), &api.info.version, server_crate(api));
    let mut lines = vec![
        format!("Server stubs of {title}, as its document of version {version} describes it."),
        String::new(),
        "Implement the trait of a tag: one method per operation, each with a typed request and the replies that the \
         document declares. A method that you leave out replies 501, and so do tags without an implementation."
            .to_owned(),
        String::new(),
    ];
    if let Some(tag) = api.tags.first() {
        let (service, method) = (trait_name(&tag.type_name), router_method(&tag.module));
        lines.extend([
            "```".to_owned(),
            "struct Fake;".to_owned(),
            format!("impl {name}::{service} for Fake {{}}"),
            String::new(),
            format!(
                "let router: {name}::axum::Router = {name}::router().{method}(Fake).into_router();"
            ),
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
        "| tag | trait | operations |".to_owned(),
        "|---|---|---|".to_owned(),
    ]);
    lines.extend(api.tags.iter().enumerate().map(|(index, tag)| {
        let (wire, service) = (tag.module.wire(), trait_name(&tag.type_name));
        format!(
            "| {wire} | [`{service}`] | {} |",
            api.operations_of(index).count()
        )
    }));
    lines.join("\n")
}
