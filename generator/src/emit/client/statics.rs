//! What the runtime must know of an operation, as a static.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};

use super::parameters::{Parameters, line};
use super::scope::Scope;
use crate::emit::tokens::{constant_ident, raw_ident};
use crate::model::{HeaderRole, Method, Operation, Paging, PagingStyle, Status};

/// The static's name: `RETRIEVE`.
pub(super) fn name(operation: &Operation) -> Ident {
    constant_ident(&operation.method_name)
}

/// The static.
pub(super) fn info(
    scope: &Scope<'_>,
    operation: &Operation,
    parameters: &Parameters,
) -> TokenStream {
    let (name, info) = (name(operation), scope.client("OperationInfo"));
    let (method_type, method) = (scope.info("Method"), method(operation.method));
    let (id, path) = (&operation.id, &operation.path);
    let tag = scope
        .api
        .tags
        .get(operation.tag)
        .map(|tag| tag.module.wire());
    let tag = tag.unwrap_or_default();
    let summary = line(&operation.doc).map(|summary| quote!(summary: #summary,));
    let accept = accept(operation);
    let statuses = operation.replies.iter().map(|reply| status(reply.status));
    let lists = [
        list(
            "servers",
            operation
                .servers
                .iter()
                .map(|server| server.url.to_token_stream()),
        ),
        list("security", security(operation)),
        list(
            "parameters",
            self::parameters(scope, operation, parameters).into_iter(),
        ),
        list("bodies", bodies(operation)),
        list("statuses", statuses.map(|status| status.to_token_stream())),
    ];
    let idempotent =
        has_role(operation, HeaderRole::IdempotencyKey).then(|| quote!(idempotent: true,));
    let paging = operation.paging.as_ref().map(|told| paging(scope, told));
    let told = summary.is_some() && idempotent.is_some() && paging.is_some();
    let open = !told || lists.iter().any(Option::is_none);
    let rest = open.then(|| quote!(..#info::EMPTY));
    quote! {
        pub(super) static #name: #info = #info {
            id: #id,
            method: #method_type::#method,
            path: #path,
            tag: #tag,
            #summary
            #(#lists)*
            accept: #accept,
            #idempotent
            #paging
            #rest
        };
    }
}

/// A field that is a list; left out where the list is empty.
fn list(field: &str, items: impl Iterator<Item = TokenStream>) -> Option<TokenStream> {
    let field = raw_ident(field);
    let mut items = items.peekable();
    items.peek()?;
    Some(quote!(#field: &[#(#items),*],))
}

fn security(operation: &Operation) -> impl Iterator<Item = TokenStream> {
    operation.security.iter().map(|requirement| {
        let schemes = requirement.schemes.iter().map(|(name, _)| name);
        quote!(&[#(#schemes),*])
    })
}

fn bodies(operation: &Operation) -> impl Iterator<Item = TokenStream> {
    let bodies = operation.body.iter().flat_map(|body| &body.bodies);
    bodies.map(|body| body.media_type.text.to_token_stream())
}

/// The constants of the operation's parameters.
fn parameters(
    scope: &Scope<'_>,
    operation: &Operation,
    parameters: &Parameters,
) -> Vec<TokenStream> {
    let names = parameters.of(scope.api, operation);
    if names.is_empty() {
        return Vec::new();
    }
    let module = scope.parameters();
    names
        .into_iter()
        .map(|name| quote!(#module::#name))
        .collect()
}

/// How the operation pages; what is not known is left out.
fn paging(scope: &Scope<'_>, paging: &Paging) -> TokenStream {
    let info = scope.info("PagingInfo");
    let style = match &paging.style {
        PagingStyle::Links => quote!(LINKS),
        PagingStyle::Number { parameter, first } => {
            let first = Literal::u32_unsuffixed(*first);
            quote!(number(#parameter, #first))
        }
        PagingStyle::Offset { parameter } => quote!(offset(#parameter)),
        PagingStyle::Cursor { parameter } => quote!(cursor(#parameter)),
    };
    let size = paging.size.iter().map(|size| quote!(size: Some(#size),));
    let count = |field: &str, count: Option<u32>| {
        let (field, count) = (raw_ident(field), Literal::u32_unsuffixed(count?));
        Some(quote!(#field: Some(#count),))
    };
    let default = count("default_size", paging.default_size);
    let most = count("max_size", paging.max_size);
    let fields = quote!(#(#size)* #default #most);
    if fields.is_empty() {
        return quote!(paging: Some(#info::#style),);
    }
    quote!(paging: Some(#info { #fields ..#info::#style }),)
}

/// Whether the operation declares a header that plays a role.
fn has_role(operation: &Operation, role: HeaderRole) -> bool {
    operation
        .parameters
        .headers
        .iter()
        .any(|header| header.role == Some(role))
}

/// The `Accept` header: the media types of all replies, those of successes first.
fn accept(operation: &Operation) -> String {
    let mut types: Vec<&str> = Vec::new();
    for body in operation.replies.iter().flat_map(|reply| &reply.bodies) {
        if !types.contains(&body.media_type.text.as_str()) {
            types.push(&body.media_type.text);
        }
    }
    types.join(", ")
}

fn status(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(digit) => format!("{digit}XX"),
        Status::Default => "default".to_owned(),
    }
}

fn method(method: Method) -> Ident {
    raw_ident(match method {
        Method::Get => "Get",
        Method::Put => "Put",
        Method::Post => "Post",
        Method::Delete => "Delete",
        Method::Options => "Options",
        Method::Head => "Head",
        Method::Patch => "Patch",
        Method::Trace => "Trace",
    })
}
