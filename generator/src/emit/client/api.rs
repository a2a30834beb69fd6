//! The static that tells the runtime of the API.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::emit::tokens::{constant_ident, inner_doc};
use crate::model::{
    Api, CredentialPlace, ErrorRole, HeaderRole, SecurityScheme, TypeKind, TypeRef,
};

/// `api.rs`.
pub(super) fn api(api: &Api) -> TokenStream {
    let (title, version, env) = (&api.info.title, &api.info.version, &api.crates.env);
    let servers = api.servers.iter().map(|server| &server.url);
    let schemes = api.security.iter().map(scheme);
    let security = api.security.iter().map(scheme_ident);
    let has_security = (!api.security.is_empty()).then(|| quote!(, SecurityScheme));
    let key_scheme = option(key_scheme(api).map(|scheme| scheme.name.wire()));
    let names = header_names(api);
    let quota_errors = quota_errors(api);
    let inflection = inflection(api);
    let page = inner_doc(&format!("What the document says of {title} as a whole."));
    quote! {
        #page

        use jsonapi_client::info::{ApiInfo, HeaderNames, LimitNames #has_security};

        #(#schemes)*

        /// What the document says of the API as a whole.
        pub static API: ApiInfo = ApiInfo {
            title: #title,
            version: #version,
            env: #env,
            servers: &[#(#servers),*],
            security: &[#(#security),*],
            key_scheme: #key_scheme,
            headers: #names,
            quota_errors: &[#(#quota_errors),*],
            inflection: #inflection,
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
        };
    }
}

/// The scheme that the API key stands for: the one that most operations ask for.
pub(super) fn key_scheme(api: &Api) -> Option<&SecurityScheme> {
    let uses = |scheme: &SecurityScheme| {
        let names = |requirement: &crate::model::Requirement| {
            requirement
                .schemes
                .iter()
                .any(|(name, _)| name == scheme.name.wire())
        };
        api.operations
            .iter()
            .filter(|operation| operation.security.iter().any(names))
            .count()
    };
    // Of several with as many operations, the document's first.
    api.security.iter().rev().max_by_key(|scheme| uses(scheme))
}

fn scheme(scheme: &SecurityScheme) -> TokenStream {
    let (ident, name) = (scheme_ident(scheme), scheme.name.wire());
    let made = match &scheme.place {
        CredentialPlace::Bearer => quote!(bearer(#name)),
        CredentialPlace::Basic => quote!(basic(#name)),
        CredentialPlace::Header {
            name: header,
            prefix,
        } => quote!(header(#name, #header, #prefix)),
        CredentialPlace::Query { name: parameter } => quote!(query(#name, #parameter)),
        CredentialPlace::Cookie { name: cookie } => quote!(cookie(#name, #cookie)),
        CredentialPlace::Unknown => quote!(unknown(#name)),
    };
    quote!(const #ident: SecurityScheme = SecurityScheme::#made;)
}

/// The constant of a security scheme: a name of its own lets both formatters lay out a list of one scheme alike.
fn scheme_ident(scheme: &SecurityScheme) -> Ident {
    format_ident!("{}_SCHEME", constant_ident(&scheme.name))
}

fn header_names(api: &Api) -> TokenStream {
    let request = |role| option(request_header(api, role).map(|header| header.name.wire()));
    let reply = |role| option(reply_header(api, role));
    let (version, inflection) = (
        request(HeaderRole::Version),
        request(HeaderRole::Inflection),
    );
    let (key, id) = (
        request(HeaderRole::IdempotencyKey),
        reply(HeaderRole::RequestId),
    );
    let limit = |limit, remaining, reset| {
        let [limit, remaining, reset] = [limit, remaining, reset].map(reply);
        quote!(LimitNames { limit: #limit, remaining: #remaining, reset: #reset })
    };
    use HeaderRole as Role;
    let rate = limit(
        Role::RateLimitLimit,
        Role::RateLimitRemaining,
        Role::RateLimitReset,
    );
    let quota = limit(Role::QuotaLimit, Role::QuotaRemaining, Role::QuotaReset);
    quote! {
        HeaderNames {
            version: #version,
            inflection: #inflection,
            idempotency_key: #key,
            request_id: #id,
            rate_limit: #rate,
            quota: #quota,
        }
    }
}

fn request_header(api: &Api, role: HeaderRole) -> Option<&crate::model::HeaderParameter> {
    let mut headers = api
        .operations
        .iter()
        .flat_map(|operation| &operation.parameters.headers);
    headers.find(|header| header.role == Some(role))
}

/// The name of the reply header with a role: as the document declares it, or as the settings name one that it does not.
fn reply_header(api: &Api, role: HeaderRole) -> Option<&str> {
    let replies = api
        .operations
        .iter()
        .flat_map(|operation| &operation.replies);
    let mut headers = replies.flat_map(|reply| &reply.headers);
    let declared = headers
        .find(|header| header.role == Some(role))
        .map(|header| header.name.wire());
    let mut told = api.roles.headers.iter();
    declared.or_else(|| Some(told.find(|(_, told)| **told == role)?.0.as_str()))
}

/// Titles and codes of the errors that say that a quota is used up.
fn quota_errors(api: &Api) -> impl Iterator<Item = &String> {
    let errors = api.roles.errors.iter();
    errors
        .filter(|(_, role)| **role == ErrorRole::QuotaExceeded)
        .map(|(name, _)| name)
}

/// What the inflection header says for keys as the document writes them: `kebab`, or the first word that it allows.
fn inflection(api: &Api) -> &str {
    let header = request_header(api, HeaderRole::Inflection);
    let words = header.and_then(|header| match &header.ty {
        TypeRef::Named(id) => match &api.ty(*id).kind {
            TypeKind::OpenEnum(words) => Some(&words.words),
            _ => None,
        },
        _ => None,
    });
    let mut words = words.into_iter().flatten().map(|word| word.name.wire());
    let first = words.clone().next();
    words
        .find(|word| *word == "kebab")
        .or(first)
        .unwrap_or("kebab")
}

fn option(text: Option<&str>) -> TokenStream {
    match text {
        Some(text) => quote!(Some(#text)),
        None => quote!(None),
    }
}
