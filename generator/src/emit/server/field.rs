//! The fields of a request type, and how each is read.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::paths::type_of;
use crate::emit::shared::Shared;
use crate::emit::tokens::{doc_text, ident, module_path, raw_ident};
use crate::model::{
    Api, Doc, Encoding, Name, Operation, Presence, Scalar, Sensitivity, TypeKind, TypeRef,
};

/// A field of a request type.
pub(super) struct Field {
    /// Its name.
    pub(super) name: Ident,
    /// Its doc comment.
    pub(super) doc: TokenStream,
    /// Its type.
    pub(super) ty: TokenStream,
    /// The expression that reads it from `incoming`.
    pub(super) read: TokenStream,
    /// Another that takes the value of the first, where it is not the whole work.
    pub(super) then: Option<TokenStream>,
    /// Whether the expression is a `Reading`.
    pub(super) fallible: bool,
}

impl Field {
    /// What reads the value into a variable of the field's name.
    pub(super) fn statement(&self) -> TokenStream {
        let Self {
            name, read, then, ..
        } = self;
        let then = then.as_ref().map(|then| quote!(let #name = #then;));
        quote!(let #name = #read; #then)
    }

    /// Whether the statement does not fit a line, where prettyplease breaks it in another way than rustfmt does.
    pub(super) fn is_long(&self) -> bool {
        // Tokens print with spaces between them: what they take is less than this by at least the spaces in `a . b ( c )`.
        let read = self
            .read
            .to_string()
            .replace(" . ", ".")
            .replace(" :: ", "::")
            .replace(" (", "(");
        let width = "        let  = ;".len() + self.name.to_string().len() + read.len();
        width > 89
    }
}

/// The fields of an operation's parameters. Those of constant value are left out.
pub(super) fn fields(api: &Api, shared: &Shared, operation: &Operation) -> Vec<Field> {
    let mut fields = Fields::new(api, shared);
    let parameters = &operation.parameters;
    for path in &parameters.path {
        let (ty, wire) = (
            value_type(api, &path.ty, path.sensitivity),
            path.name.wire(),
        );
        fields.add(
            &path.name,
            "path",
            &path.doc,
            ty,
            quote!(incoming.path(#wire)),
        );
    }
    fields.roles(operation);
    for page in &parameters.page {
        let value = (&page.ty, None);
        fields.query(&page.name, &page.doc, value, Encoding::Form, page.required);
    }
    for filter in &parameters.filters {
        let value = (&filter.ty, filter.sensitivity);
        fields.query(
            &filter.name,
            &filter.doc,
            value,
            filter.encoding,
            filter.required,
        );
    }
    for query in &parameters.query {
        let value = (&query.ty, query.sensitivity);
        fields.query(
            &query.name,
            &query.doc,
            value,
            query.encoding,
            query.required,
        );
    }
    for header in &parameters.headers {
        let required = matches!(header.presence, Presence::Required | Presence::Nullable);
        let required = required && header.role.is_none();
        let value = (&header.ty, header.sensitivity);
        fields.plain(&header.name, "header", &header.doc, value, required);
    }
    for cookie in &parameters.cookies {
        let value = (&cookie.ty, cookie.sensitivity);
        fields.plain(&cookie.name, "cookie", &cookie.doc, value, cookie.required);
    }
    fields.fields
}

/// The type of a parameter, and whether its value must stay out of logs.
type Value<'a> = (&'a TypeRef, Option<Sensitivity>);

struct Fields<'a> {
    api: &'a Api,
    shared: &'a Shared,
    fields: Vec<Field>,
    taken: BTreeSet<String>,
}

impl<'a> Fields<'a> {
    fn new(api: &'a Api, shared: &'a Shared) -> Self {
        let taken = ["body", "context", "fields", "include", "sort"];
        Self {
            api,
            shared,
            fields: Vec::new(),
            taken: taken.map(str::to_owned).into(),
        }
    }

    /// `include`, `fields` and `sort`: the names of their fields are free by [`Fields::new`].
    fn roles(&mut self, operation: &Operation) {
        let api = self.api;
        let parameters = &operation.parameters;
        if let Some(include) = &parameters.include {
            let wire = &include.wire;
            let ty = api.includes.get(include.set).map(|set| {
                let module = module_path(&api.ty(set.primary).module);
                let name = ident(&set.name);
                quote!(types::#module::#name)
            });
            let doc = self.said(wire, &include.doc, "Which resources the reply includes.");
            let ty = quote!(Option<Vec<#ty>>);
            self.push(
                format_ident!("include"),
                doc,
                ty,
                quote!(incoming.include(#wire)),
            );
        }
        if let Some(fieldset) = &parameters.fields {
            let (wire, doc) = (
                &fieldset.wire,
                self.said(
                    &fieldset.wire,
                    &fieldset.doc,
                    "Which fields the reply holds, by resource type.",
                ),
            );
            self.push(
                format_ident!("fields"),
                doc,
                quote!(server::Fieldsets),
                quote!(incoming.fieldsets(#wire)),
            );
        }
        if let Some(sort) = &parameters.sort {
            let (wire, doc) = (
                &sort.wire,
                self.said(
                    &sort.wire,
                    &sort.doc,
                    "By which fields the reply is sorted.",
                ),
            );
            self.push(
                format_ident!("sort"),
                doc,
                quote!(Option<Vec<String>>),
                quote!(incoming.sort(#wire)),
            );
        }
    }

    /// The doc comment of a parameter: a text that many operations share stands on the page of `api`.
    fn said(&self, wire: &str, doc: &Doc, fallback: &str) -> TokenStream {
        doc_text(&self.shared.said(wire, doc, fallback, "crate::api"))
    }

    fn push(&mut self, name: Ident, doc: TokenStream, ty: TokenStream, read: TokenStream) {
        self.fields.push(Field {
            name,
            doc,
            ty,
            read,
            then: None,
            fallible: false,
        });
    }

    fn query(
        &mut self,
        name: &Name,
        doc: &Doc,
        value: Value<'_>,
        encoding: Encoding,
        required: bool,
    ) {
        let wire = name.wire();
        match encoding_of(self.api, value.0, encoding) {
            Encoding::Form => self.maybe(name, "query", doc, value, required, quote!(#wire)),
            other => {
                let encoding = format_ident!("{other:?}");
                let arguments = quote!(#wire, server::Encoding::#encoding);
                self.maybe(name, "encoded_query", doc, value, required, arguments);
            }
        }
    }

    /// A header or a cookie.
    fn plain(&mut self, name: &Name, place: &str, doc: &Doc, value: Value<'_>, required: bool) {
        let wire = name.wire();
        self.maybe(name, place, doc, value, required, quote!(#wire));
    }

    fn maybe(
        &mut self,
        name: &Name,
        place: &str,
        doc: &Doc,
        (ty, sensitivity): Value<'_>,
        required: bool,
        arguments: TokenStream,
    ) {
        if matches!(ty, TypeRef::Scalar(Scalar::Constant(_))) {
            return;
        }
        let value = value_type(self.api, ty, sensitivity);
        let (ty, reader) = match required {
            true => (value, format_ident!("required_{place}")),
            false => (quote!(Option<#value>), format_ident!("{place}")),
        };
        self.add(name, place, doc, ty, quote!(incoming.#reader(#arguments)));
    }

    fn add(&mut self, name: &Name, place: &str, doc: &Doc, ty: TokenStream, read: TokenStream) {
        let fallback = format!("The {} `{}`.", place_words(place), name.wire());
        let doc = self.said(name.wire(), doc, &fallback);
        let name = self.free(name, place.trim_start_matches("encoded_"));
        self.fields.push(Field {
            name,
            doc,
            ty,
            read,
            then: None,
            fallible: true,
        });
    }

    /// A name that no other field has: parameters of different places may be called the same.
    fn free(&mut self, name: &Name, place: &str) -> Ident {
        // The model's names end with `_` where a method of the client has the name already.
        let short = name.ident().trim_end_matches('_');
        let mut text = if syn::parse_str::<Ident>(short).is_ok() {
            short
        } else {
            name.ident()
        }
        .to_owned();
        while !self.taken.insert(text.clone()) {
            text = format!(
                "{}_{place}",
                text.trim_start_matches("r#").trim_end_matches('_')
            );
        }
        raw_ident(&text)
    }
}

/// The type of a parameter's value. One that must stay out of logs prints as `[redacted]`.
fn value_type(api: &Api, ty: &TypeRef, sensitivity: Option<Sensitivity>) -> TokenStream {
    let ty = type_of(api, ty);
    match sensitivity {
        Some(_) => quote!(runtime::Sensitive<#ty>),
        None => ty,
    }
}

fn place_words(place: &str) -> &str {
    match place {
        "path" => "path parameter",
        "query" | "encoded_query" => "query parameter",
        other => other,
    }
}

/// The encoding with which a value is read: only lists and objects are delimited.
fn encoding_of(api: &Api, ty: &TypeRef, encoding: Encoding) -> Encoding {
    match encoding {
        Encoding::Json | Encoding::Form => encoding,
        other if is_composite(api, ty) => other,
        _ => Encoding::Form,
    }
}

fn is_composite(api: &Api, ty: &TypeRef) -> bool {
    match ty {
        TypeRef::List(_)
        | TypeRef::Map(_)
        | TypeRef::FreeObject
        | TypeRef::FreeForm
        | TypeRef::Identifier(_) => true,
        TypeRef::Nullable(inner) | TypeRef::Boxed(inner) => is_composite(api, inner),
        TypeRef::Named(id) => !matches!(api.ty(*id).kind, TypeKind::OpenEnum(_)),
        TypeRef::Scalar(_) | TypeRef::Id(_) => false,
    }
}
