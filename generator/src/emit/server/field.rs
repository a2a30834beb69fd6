//! The fields of a request type, and how each is read.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::paths::type_of;
use crate::emit::encoding::encoding;
use crate::emit::shared::Shared;
use crate::emit::tokens::{doc_text, ident, module_path, raw_ident};
use crate::model::{
    Api, Doc, Encoding, Members, Name, Operation, Parameters, PathParameter, Presence,
    QueryParameter, Scalar, Sensitivity, TypeRef,
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
        let (local, Self { read, then, .. }) = (self.local(), self);
        let then = then.as_ref().map(|then| quote!(let #local = #then;));
        quote!(let #local = #read; #then)
    }

    /// What becomes of the variable in the end: the field.
    pub(super) fn value(&self) -> TokenStream {
        let (name, local) = (&self.name, self.local());
        let read = match self.fallible {
            true => quote!(#local?),
            false => quote!(#local),
        };
        match self.fallible || local != *name {
            true => quote!(#name: #read,),
            false => quote!(#name,),
        }
    }

    /// The variable: it has the field's name, unless what is read from has it.
    pub(super) fn local(&self) -> Ident {
        local(&self.name)
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

/// The variable for a field of this name.
pub(super) fn local(name: &Ident) -> Ident {
    match name.to_string().as_str() {
        "incoming" | "payload" => format_ident!("{name}_"),
        _ => name.clone(),
    }
}

/// The fields of an operation's parameters. Those of constant value are left out.
pub(super) fn fields(api: &Api, shared: &Shared, operation: &Operation) -> Vec<Field> {
    let mut fields = Fields::new(api, shared);
    let parameters = &operation.parameters;
    for path in &parameters.path {
        fields.path(path);
    }
    fields.roles(operation);
    for page in &parameters.page {
        let value = (&page.ty, None);
        // Counts are whole, whatever kind of number they are declared to be.
        let is_count = matches!(page.ty, TypeRef::Scalar(Scalar::Integer { bits: 64 }));
        let how = How {
            is_count,
            ..How::of("query", page.encoding)
        };
        fields.maybe(&page.name, &page.doc, value, &how, page.required);
    }
    for filter in &parameters.filters {
        let value = (&filter.ty, filter.sensitivity);
        let how = How::of("query", filter.encoding);
        fields.maybe(&filter.name, &filter.doc, value, &how, filter.required);
    }
    for query in &parameters.query {
        let value = (&query.ty, query.sensitivity);
        let how = How::of_plain("query", query, parameters);
        fields.maybe(&query.name, &query.doc, value, &how, query.required);
    }
    for header in &parameters.headers {
        let required = matches!(header.presence, Presence::Required | Presence::Nullable);
        let required = required && header.role.is_none();
        let value = (&header.ty, header.sensitivity);
        let how = How::of("header", header.encoding);
        fields.maybe(&header.name, &header.doc, value, &how, required);
    }
    for cookie in &parameters.cookies {
        let value = (&cookie.ty, cookie.sensitivity);
        let how = How::of_plain("cookie", cookie, parameters);
        fields.maybe(&cookie.name, &cookie.doc, value, &how, cookie.required);
    }
    fields.fields
}

/// Where a parameter stands, and how it is written there.
struct How<'a> {
    place: &'static str,
    encoding: Encoding,
    /// Whether it is a number of things.
    is_count: bool,
    /// The names of its members that are parameters of their own, or of the others whose members are not its own.
    claim: Option<(Ident, Vec<&'a str>)>,
}

impl<'a> How<'a> {
    fn of(place: &'static str, encoding: Encoding) -> Self {
        Self {
            place,
            encoding,
            is_count: false,
            claim: None,
        }
    }

    fn of_plain(place: &'static str, one: &'a QueryParameter, all: &'a Parameters) -> Self {
        let claim = one.members.as_ref().map(|members| match members {
            Members::Closed(names) => {
                let names = names.iter().map(String::as_str).collect();
                (format_ident!("Only"), names)
            }
            Members::Open => {
                let others = match place {
                    "cookie" => keys(&all.cookies, one),
                    _ => query_keys(all, one),
                };
                (format_ident!("Except"), others)
            }
        });
        Self {
            claim,
            ..Self::of(place, one.encoding)
        }
    }

    /// The getter of `incoming`, and what it is given.
    fn getter(&self, wire: &str) -> (String, TokenStream) {
        let place = if self.is_count { "count" } else { self.place };
        if let Some((claim, names)) = &self.claim {
            let claim = quote!(server::Claim::#claim(&[#(#names),*]));
            return (format!("{place}_members"), quote!(#wire, #claim));
        }
        let default = match place {
            "path" | "header" => Encoding::SIMPLE,
            _ => Encoding::FORM,
        };
        if self.encoding == default {
            return (place.to_owned(), quote!(#wire));
        }
        let encoding = encoding(&quote!(server::Encoding), self.encoding);
        (format!("encoded_{place}"), quote!(#wire, #encoding))
    }
}

/// The keys of all parameters but one.
fn keys<'a>(all: &'a [QueryParameter], but: &QueryParameter) -> Vec<&'a str> {
    let others = all.iter().filter(|one| one.name != but.name);
    let keys = others.flat_map(|one| match &one.members {
        Some(Members::Closed(names)) => names.iter().map(String::as_str).collect(),
        Some(Members::Open) => Vec::new(),
        None => vec![one.name.wire()],
    });
    keys.collect()
}

/// The same in the query, where JSON:API has parameters of its own.
fn query_keys<'a>(all: &'a Parameters, but: &QueryParameter) -> Vec<&'a str> {
    let mut names = keys(&all.query, but);
    names.extend(all.include.iter().map(|include| include.wire.as_str()));
    names.extend(all.fields.iter().map(|fields| fields.wire.as_str()));
    names.extend(all.sort.iter().map(|sort| sort.wire.as_str()));
    names.extend(all.page.iter().map(|page| page.name.wire()));
    names.extend(all.filters.iter().map(|filter| filter.name.wire()));
    names
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
            let said = "By which fields the reply is sorted.";
            let doc = self.said(&sort.wire, &sort.doc, said);
            let (wire, ty) = (&sort.wire, type_of(api, &sort.ty));
            let ty = quote!(Option<Vec<#ty>>);
            let read = quote!(incoming.sort(#wire));
            self.push(format_ident!("sort"), doc, ty, read);
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

    fn path(&mut self, path: &PathParameter) {
        let how = How::of("path", path.encoding);
        let (getter, arguments) = how.getter(path.name.wire());
        let getter = format_ident!("{getter}");
        let ty = value_type(self.api, &path.ty, path.sensitivity);
        let read = quote!(incoming.#getter(#arguments));
        self.add(&path.name, "path", &path.doc, ty, read);
    }

    fn maybe(
        &mut self,
        name: &Name,
        doc: &Doc,
        (ty, sensitivity): Value<'_>,
        how: &How<'_>,
        required: bool,
    ) {
        if matches!(ty, TypeRef::Scalar(Scalar::Constant(_))) {
            return;
        }
        let value = value_type(self.api, ty, sensitivity);
        let (getter, arguments) = how.getter(name.wire());
        let (ty, getter) = match required {
            true => (value, format_ident!("required_{getter}")),
            false => (quote!(Option<#value>), format_ident!("{getter}")),
        };
        self.add(
            name,
            how.place,
            doc,
            ty,
            quote!(incoming.#getter(#arguments)),
        );
    }

    fn add(&mut self, name: &Name, place: &str, doc: &Doc, ty: TokenStream, read: TokenStream) {
        let fallback = format!("The {} `{}`.", place_words(place), name.wire());
        let doc = self.said(name.wire(), doc, &fallback);
        let name = self.free(name, place);
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
        "query" => "query parameter",
        other => other,
    }
}
