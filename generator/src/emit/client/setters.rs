//! Optional parameters: a chainable method each.

use proc_macro2::TokenStream;
use quote::quote;

use super::arguments::{Argument, argument, key};
use super::scope::Scope;
use crate::emit::docs::{Side, allowed};
use crate::emit::encoding::{encoding, width};
use crate::emit::tokens::{doc_text, raw_ident, with_told};
use crate::model::{
    Constraints, Doc, Encoding, Fieldset, HeaderParameter, Include, Name, Operation, Presence,
    Sort, TypeRef,
};

/// Methods that every request has; setters of parameters stand beside them.
pub(crate) const TAKEN: &[&str] = &[
    "new",
    "send",
    "respond",
    "items",
    "pages",
    "timeout",
    "header",
    "query",
    "clone",
    "retries",
    "idempotency_key",
    "version",
    "base_url",
    "body",
    "json",
    "form",
    "multipart",
    "bytes",
    "request",
    "stream",
    "into_request",
    "without_credentials",
    "with_attempt_timeout",
    "with_timeout",
    "with_retry",
    "with_header",
    "with_query",
    "with_idempotency_key",
    "with_version",
    "with_base_url",
    "with_credential",
];

/// Setters of what JSON:API has parameters of its own for.
pub(crate) const ROLES: &[&str] = &["fields", "include", "sort"];

/// The methods of an operation's builder that set what is optional, bodies aside.
pub(super) fn setters(scope: &Scope<'_>, operation: &Operation) -> Vec<TokenStream> {
    let parameters = &operation.parameters;
    let mut all = Vec::new();
    all.extend(
        parameters
            .include
            .as_ref()
            .map(|include| self::include(scope, include)),
    );
    all.extend(
        parameters
            .fields
            .as_ref()
            .map(|fields| self::fields(scope, fields)),
    );
    all.extend(parameters.sort.as_ref().map(|sort| self::sort(scope, sort)));
    let mut add = |name, doc, ty, role, encoding| {
        all.push(setter(scope, (name, doc, ty), role, encoding));
    };
    for filter in parameters.filters.iter().filter(|filter| !filter.required) {
        add(
            &filter.name,
            (&filter.doc, filter.constraints.as_deref()),
            &filter.ty,
            "query",
            filter.encoding,
        );
    }
    for page in parameters.page.iter().filter(|page| !page.required) {
        add(
            &page.name,
            (&page.doc, page.constraints.as_deref()),
            &page.ty,
            "query",
            page.encoding,
        );
    }
    for query in parameters.query.iter().filter(|query| !query.required) {
        add(
            &query.name,
            (&query.doc, query.constraints.as_deref()),
            &query.ty,
            "query",
            query.encoding,
        );
    }
    for header in parameters.headers.iter().filter(|header| is_setter(header)) {
        add(
            &header.name,
            (&header.doc, header.constraints.as_deref()),
            &header.ty,
            "header",
            header.encoding,
        );
    }
    for cookie in parameters.cookies.iter().filter(|cookie| !cookie.required) {
        add(
            &cookie.name,
            (&cookie.doc, cookie.constraints.as_deref()),
            &cookie.ty,
            "cookie",
            cookie.encoding,
        );
    }
    all
}

/// Whether a header is optional and none that the runtime sends by itself.
pub(super) fn is_setter(header: &HeaderParameter) -> bool {
    let optional = matches!(
        header.presence,
        Presence::Optional | Presence::OptionalNullable
    );
    optional && header.role.is_none()
}

fn setter(
    scope: &Scope<'_>,
    (name, (doc, constraints), ty): (&Name, (&Doc, Option<&Constraints>), &TypeRef),
    role: &str,
    encoding: Encoding,
) -> TokenStream {
    let (method, value, role) = (raw_ident(name.ident()), raw_ident("value"), raw_ident(role));
    let wire = name.wire();
    let told = allowed(constraints, Side::Sent);
    let said = scope.said(wire, doc, &format!("`{wire}`."));
    let doc = doc_text(&with_told(said, told));
    let Argument {
        takes,
        gives,
        before,
    } = argument(scope, ty, &value);
    let encoding = self::encoding(&scope.client("Encoding"), encoding);
    let (key, wire) = key(wire, 40 + width(&encoding));
    quote! {
        #doc
        pub fn #method(self, value: #takes) -> Self {
            #before
            #key
            Self(self.0.#role(#wire, #encoding, #gives))
        }
    }
}

fn include(scope: &Scope<'_>, include: &Include) -> TokenStream {
    let Some(set) = scope.api.includes.get(include.set) else {
        return TokenStream::new();
    };
    let include_type = scope.include(set);
    let wire = &include.wire;
    let encoding = self::encoding(&scope.client("Encoding"), include.encoding);
    let doc = doc_text(&scope.said(
        wire,
        &include.doc,
        "Resources to include (JSON:API 1.1 §8.3); an empty list asks for none.",
    ));
    quote! {
        #doc
        pub fn include(self, paths: impl IntoIterator<Item = #include_type>) -> Self {
            Self(self.0.list(#wire, #encoding, paths))
        }
    }
}

fn fields(scope: &Scope<'_>, fields: &Fieldset) -> TokenStream {
    let (field, resource) = (scope.runtime("FieldName"), scope.runtime("ResourceType"));
    let wire = &fields.wire;
    let doc = doc_text(&scope.said(
        wire,
        &fields.doc,
        "Attributes to return of a resource type (JSON:API 1.1 §8.4); may be called for several types.",
    ));
    quote! {
        #doc
        pub fn fields<R: #resource>(self, names: impl IntoIterator<Item = #field<R>>) -> Self {
            Self(self.0.fields(#wire, names))
        }
    }
}

fn sort(scope: &Scope<'_>, sort: &Sort) -> TokenStream {
    let wire = &sort.wire;
    let doc = doc_text(&scope.said(
        wire,
        &sort.doc,
        "Sort fields (JSON:API 1.1 §8.5), `-` before a name for descending order.",
    ));
    let encoding = self::encoding(&scope.client("Encoding"), sort.encoding);
    let TypeRef::Named(_) = sort.ty else {
        return quote! {
            #doc
            pub fn sort(self, fields: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
                Self(self.0.list(#wire, #encoding, fields))
            }
        };
    };
    let field = scope.type_of(&sort.ty);
    let open_enum = scope.runtime("OpenEnum");
    quote! {
        #doc
        pub fn sort(self, fields: impl IntoIterator<Item = impl Into<#field>>) -> Self {
            let fields: Vec<#field> = fields.into_iter().map(Into::into).collect();
            let names = fields.iter().map(#open_enum::as_str);
            Self(self.0.list(#wire, #encoding, names))
        }
    }
}
