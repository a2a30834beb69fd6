//! `api.rs`: constants that tell the runtime of the API.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::contract;
use crate::emit::access;
use crate::emit::errors::{self as error_table, ErrorTable};
use crate::emit::shared::Shared;
use crate::emit::tokens::{constant_ident, doc_or, ident, inner_doc, raw_ident};
use crate::model::{Api, HeaderRole, Operation, SecurityScheme, Status};

/// Constants that the file has anyway.
const CONSTANTS: &[&str] = &["API", "BASE_PATH", "OPERATIONS"];

/// `api.rs`.
pub(super) fn info(api: &Api, shared: &Shared) -> TokenStream {
    let schemes = api.security.iter().map(|one| scheme(api, one));
    let operations = api.operations.iter().filter_map(|operation| {
        let (tag, name) = (
            ident(&api.tags.get(operation.tag)?.module),
            ident(&operation.type_name),
        );
        Some(quote!(<crate::#tag::#name as server::Operation>::INFO))
    });
    let (title, version) = (&api.info.title, &api.info.version);
    let base_path = api
        .servers
        .first()
        .map(|server| path_of(&server.url))
        .unwrap_or_default();
    let errors = api
        .error_media_type()
        .map(|media_type| quote!(error_media_type: #media_type,));
    let members = (!api.error_members.is_empty()).then(|| {
        let members = &api.error_members;
        quote!(error_members: &[#(#members),*],)
    });
    let table = shapes(shared.errors());
    let inflection = inflection_header(api).map(|name| quote!(inflection_header: Some(#name),));
    let shared_contract = {
        let path = contract::SHARED;
        quote!(contract: server::contract!(#path),)
    };
    // What the document leaves open is as the runtime has it.
    let open = [
        errors.is_none(),
        members.is_none(),
        inflection.is_none(),
        table.is_none(),
    ]
    .contains(&true);
    let rest = open.then(|| quote!(..server::ApiInfo::EMPTY));
    let mut page = "What the runtime is told of the API.".to_owned();
    if let Some(parameters) = shared.section("##") {
        page.push_str("\n\n# Parameters that many operations take\n");
        page.push_str(&parameters);
    }
    let page = inner_doc(&page);
    quote! {
        #page

        use jsonapi_server as server;

        #(#schemes)*

        /// The path at which the document's server stands.
        pub const BASE_PATH: &str = #base_path;

        /// The API.
        pub static API: server::ApiInfo = server::ApiInfo {
            title: #title,
            version: #version,
            base_path: BASE_PATH,
            #errors
            #members
            #table
            #inflection
            #shared_contract
            operations: OPERATIONS,
            #rest
        };

        static OPERATIONS: &[&server::OperationInfo] = &[#(#operations),*];
    }
}

/// The constant of a security scheme; one that is called as another constant of the file has a word more.
fn scheme_name(api: &Api, scheme: &SecurityScheme) -> Ident {
    let name = constant_ident(&scheme.name);
    if !CONSTANTS.contains(&name.to_string().as_str()) {
        return name;
    }
    let mut longer = format!("{name}_SCHEME");
    while api
        .security
        .iter()
        .any(|other| constant_ident(&other.name) == longer.as_str())
    {
        longer.push_str("_2");
    }
    raw_ident(&longer)
}

fn scheme(api: &Api, scheme: &SecurityScheme) -> TokenStream {
    let (name, wire) = (scheme_name(api, scheme), scheme.name.wire());
    let doc = doc_or(&scheme.doc, &format!("The security scheme `{wire}`."));
    let made = access::made(scheme);
    quote! {
        #doc
        pub const #name: server::SecurityScheme = server::SecurityScheme::#made;
    }
}

/// What is known of one operation, as a constant expression.
pub(super) fn operation(api: &Api, shared: &Shared, operation: &Operation) -> TokenStream {
    let tag = api
        .tags
        .get(operation.tag)
        .map(|tag| tag.module.wire())
        .unwrap_or_default();
    let (id, method, path) = (&operation.id, operation.method.as_str(), &operation.path);
    let paths: Vec<&str> = operation
        .servers
        .iter()
        .map(|server| path_of(&server.url))
        .collect();
    let paths = (!paths.is_empty()).then(|| quote!(base_paths: &[#(#paths),*],));
    let security = security(api, operation);
    let body = operation.body.as_ref().map(|body| {
        let media_types = body.bodies.iter().map(|body| &body.media_type.text);
        let required = body.required.then(|| quote!(requires_body: true,));
        quote!(bodies: &[#(#media_types),*], #required)
    });
    let replies = replies(operation);
    let errors = error_table::own(operation, shared.errors()).and_then(|table| shapes(&table));
    let contract = contract::path(api, operation);
    let contract = contract.map(|path| quote!(contract: server::contract!(#path),));
    let requires_body = operation.body.as_ref().is_some_and(|body| body.required);
    let told = [&paths, &security, &replies, &contract, &errors];
    let open = !requires_body || told.into_iter().any(Option::is_none);
    let rest = open.then(|| quote!(..server::OperationInfo::EMPTY));
    let statuses = operation.replies.iter().map(|reply| match reply.status {
        Status::Code(code) => Literal::u16_unsuffixed(code),
        Status::Range(digit) => Literal::u16_unsuffixed(digit.into()),
        Status::Default => Literal::u16_unsuffixed(0),
    });
    quote! {
        server::OperationInfo {
            id: #id,
            tag: #tag,
            method: #method,
            path: #path,
            #paths
            #security
            #body
            #replies
            #contract
            statuses: &[#(#statuses),*],
            #errors
            #rest
        }
    }
}

/// What error objects may hold, by status.
fn shapes(table: &ErrorTable) -> Option<TokenStream> {
    let shapes = table.iter().map(|(status, members)| {
        let status = Literal::u16_unsuffixed(*status);
        quote!(server::ErrorShape::new(#status, &[#(#members),*]))
    });
    (!table.is_empty()).then(|| quote!(errors: &[#(#shapes),*],))
}

/// The media types of the replies: `Accept` is held against them.
fn replies(operation: &Operation) -> Option<TokenStream> {
    let bodies = operation.replies.iter().flat_map(|reply| &reply.bodies);
    let mut media_types: Vec<&str> = Vec::new();
    for body in bodies {
        if !media_types.contains(&body.media_type.text.as_str()) {
            media_types.push(&body.media_type.text);
        }
    }
    (!media_types.is_empty()).then(|| quote!(replies: &[#(#media_types),*],))
}

fn security(api: &Api, operation: &Operation) -> Option<TokenStream> {
    if operation.security.is_empty() {
        return None;
    }
    let alternatives = operation.security.iter().map(|requirement| {
        let schemes = requirement.schemes.iter().map(|(name, _)| {
            let mut known = api.security.iter();
            match known.find(|scheme| scheme.name.wire() == name) {
                Some(scheme) => {
                    let name = scheme_name(api, scheme);
                    quote!(&api::#name)
                }
                // Left out, the operation would be open to everybody.
                None => quote!(&server::SecurityScheme::unknown(#name)),
            }
        });
        quote!(&[#(#schemes),*])
    });
    Some(quote!(security: &[#(#alternatives),*],))
}

/// The path of a URL, without the slash at its end.
pub(crate) fn path_of(url: &str) -> &str {
    let after_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = match after_scheme.find('/') {
        Some(slash) => after_scheme.get(slash..).unwrap_or_default(),
        None => "",
    };
    path.split(['?', '#'])
        .next()
        .unwrap_or_default()
        .trim_end_matches('/')
}

/// The header that asks for an inflection of keys.
pub(crate) fn inflection_header(api: &Api) -> Option<&str> {
    let headers = api
        .operations
        .iter()
        .flat_map(|operation| &operation.parameters.headers);
    let mut inflection = headers.filter(|header| header.role == Some(HeaderRole::Inflection));
    inflection.next().map(|header| header.name.wire())
}
