//! The parameters of all operations as data, each once: most operations share most of theirs.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToSnakeCase;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::arguments::is_required;
use crate::emit::tokens::raw_ident;
use crate::model::{Api, Doc, Name, Operation, Presence, Scalar, TypeKind, TypeRef};

/// All parameters, by what is said of them.
pub(super) struct Parameters {
    names: BTreeMap<Parameter, String>,
    /// In the order in which operations name them first.
    order: Vec<Parameter>,
}

/// What is said of a parameter.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Parameter {
    place: &'static str,
    wire: String,
    required: bool,
    once: bool,
    kind: &'static str,
    summary: String,
    words: Vec<String>,
}

impl Parameters {
    /// The parameters of an API. The first of several that would have one name gets it, others a number behind it.
    pub(super) fn new(api: &Api) -> Self {
        let mut taken = BTreeSet::new();
        let (mut names, mut order) = (BTreeMap::new(), Vec::new());
        for (name, parameter) in api.operations.iter().flat_map(|of| declared(api, of)) {
            if names.contains_key(&parameter) {
                continue;
            }
            let name = name.trim_start_matches("r#").to_uppercase();
            let numbered = (2..).map(|number| format!("{name}_{number}"));
            let free = std::iter::once(name.clone())
                .chain(numbered)
                .find(|name| taken.insert(name.clone()));
            names.insert(parameter.clone(), free.unwrap_or(name));
            order.push(parameter);
        }
        Self { names, order }
    }

    /// `operations/parameters.rs`.
    pub(super) fn file(&self) -> TokenStream {
        let imports = (!self.order.is_empty()).then(|| {
            quote!(
                use jsonapi_client::info::{Location, ParameterInfo};
            )
        });
        let items = self.order.iter().map(|parameter| self.item(parameter));
        quote! {
            #![doc = " All parameters as data, each once."]

            #imports

            #(#items)*
        }
    }

    /// The constants of an operation's parameters.
    pub(super) fn of(&self, api: &Api, operation: &Operation) -> Vec<Ident> {
        let declared = declared(api, operation);
        let names = declared
            .iter()
            .map(|(_, parameter)| self.names.get(parameter));
        names.flatten().map(|name| raw_ident(name)).collect()
    }

    fn item(&self, parameter: &Parameter) -> Option<TokenStream> {
        let name = raw_ident(self.names.get(parameter)?);
        let place = format_ident!("{}", parameter.place);
        let (wire, kind) = (&parameter.wire, parameter.kind);
        let required = parameter.required.then(|| quote!(required: true,));
        let summary = Some(&parameter.summary).filter(|summary| !summary.is_empty());
        let summary = summary.map(|summary| quote!(summary: #summary,));
        let words = Some(&parameter.words).filter(|words| !words.is_empty());
        let words = words.map(|words| quote!(words: &[#(#words),*],));
        let once = parameter.once.then(|| quote!(once: true,));
        let told = required.is_some() && once.is_some() && summary.is_some() && words.is_some();
        let rest = (!told).then(|| quote!(..ParameterInfo::EMPTY));
        Some(quote! {
            pub(crate) const #name: ParameterInfo = ParameterInfo {
                name: #wire,
                place: Location::#place,
                #required
                #once
                kind: #kind,
                #summary
                #words
                #rest
            };
        })
    }
}

/// Bodies aside, all parameters of an operation with the names of their constants: path, query, headers, cookies.
fn declared(api: &Api, operation: &Operation) -> Vec<(String, Parameter)> {
    let parameters = &operation.parameters;
    let mut all = Vec::new();
    let mut add = |place, name: &str, wire: &str, required, doc, ty: Option<&TypeRef>| {
        let parameter = Parameter {
            place,
            wire: wire.to_owned(),
            required,
            once: false,
            kind: ty.map_or("list", |ty| kind(api, ty)),
            summary: line(doc).unwrap_or_default(),
            words: ty.map(|ty| words(api, ty)).unwrap_or_default(),
        };
        all.push((name.to_owned(), parameter));
    };
    let words = parameters
        .include
        .iter()
        .map(|include| (&include.wire, &include.doc));
    let words = words.chain(
        parameters
            .fields
            .iter()
            .map(|fields| (&fields.wire, &fields.doc)),
    );
    let words: Vec<_> = words
        .chain(parameters.sort.iter().map(|sort| (&sort.wire, &sort.doc)))
        .collect();
    let mut typed = |place, name: &Name, required, doc, ty| {
        add(place, name.ident(), name.wire(), required, doc, Some(ty));
    };
    for path in &parameters.path {
        typed("Path", &path.name, true, &path.doc, &path.ty);
    }
    for page in &parameters.page {
        typed("Query", &page.name, page.required, &page.doc, &page.ty);
    }
    for filter in &parameters.filters {
        typed(
            "Query",
            &filter.name,
            filter.required,
            &filter.doc,
            &filter.ty,
        );
    }
    for query in &parameters.query {
        typed("Query", &query.name, query.required, &query.doc, &query.ty);
    }
    for header in &parameters.headers {
        typed(
            "Header",
            &header.name,
            is_required(header),
            &header.doc,
            &header.ty,
        );
    }
    for cookie in &parameters.cookies {
        typed(
            "Cookie",
            &cookie.name,
            cookie.required,
            &cookie.doc,
            &cookie.ty,
        );
    }
    for (wire, doc) in words {
        add("Query", &wire.to_snake_case(), wire, false, doc, None);
    }
    for (_, parameter) in &mut all {
        tell_once(operation, parameter);
    }
    all
}

/// Notes whether the client may be told the parameter once, and whether it must be told at all.
fn tell_once(operation: &Operation, parameter: &mut Parameter) {
    let Parameter { place, wire, .. } = parameter;
    let mut queries = operation.parameters.query.iter();
    let mut headers = operation.parameters.headers.iter();
    let query = queries.find(|query| *place == "Query" && query.once && query.name.wire() == wire);
    let header =
        headers.find(|header| *place == "Header" && header.once && header.name.wire() == wire);
    parameter.once = query.is_some() || header.is_some();
    parameter.required |= header.is_some_and(|header| header.presence == Presence::Required);
}

/// What an element is, in a line: the first sentence of what the document says.
pub(super) fn line(doc: &Doc) -> Option<String> {
    let text = doc.summary.as_ref().or(doc.description.as_ref())?;
    let first = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let sentence = first
        .split_once(". ")
        .map_or(first, |(sentence, _)| sentence);
    Some(sentence.trim_end_matches('.').to_owned())
}

/// A type in a word.
fn kind(api: &Api, ty: &TypeRef) -> &'static str {
    match ty {
        TypeRef::Scalar(scalar) => match scalar {
            Scalar::Boolean => "boolean",
            Scalar::Integer { .. } => "integer",
            Scalar::Number => "number",
            Scalar::Date => "date",
            Scalar::DateTime => "date-time",
            Scalar::Uri => "uri",
            Scalar::Base64 => "base64",
            Scalar::Binary => "binary",
            Scalar::String | Scalar::Constant(_) => "string",
        },
        TypeRef::Named(id) => match api.ty(*id).kind {
            TypeKind::OpenEnum(_) => "string",
            TypeKind::Union(_) => "any",
            TypeKind::Resource(_)
            | TypeKind::Object(_)
            | TypeKind::Relationships(_)
            | TypeKind::Identifier(_) => "object",
        },
        TypeRef::Id(_) => "id",
        TypeRef::List(_) => "list",
        TypeRef::Map(_) | TypeRef::FreeObject | TypeRef::Identifier(_) => "object",
        TypeRef::Nullable(inner) | TypeRef::Boxed(inner) => kind(api, inner),
        TypeRef::FreeForm => "any",
    }
}

/// The values that are known of a type, or of the items of a list.
fn words(api: &Api, ty: &TypeRef) -> Vec<String> {
    match ty {
        TypeRef::Named(id) => match &api.ty(*id).kind {
            TypeKind::OpenEnum(words) => {
                let wires = words.words.iter().map(|word| word.name.wire().to_owned());
                wires.collect()
            }
            _ => Vec::new(),
        },
        TypeRef::List(inner) | TypeRef::Nullable(inner) | TypeRef::Boxed(inner) => {
            words(api, inner)
        }
        _ => Vec::new(),
    }
}
