//! The builder of an operation, and the method of its tag that makes it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::arguments::{Argument, argument, is_required, is_text, key};
use super::body::{BodyArgument, body_argument, body_types};
use super::example::example;
use super::reply::{Senders, senders};
use super::scope::Scope;
use super::setters::setters;
use super::statics;
use crate::emit::encoding::{encoding, width};
use crate::emit::tokens::{doc_markdown, doc_or, doc_text, raw_ident};
use crate::model::{Encoding, Operation, PathParameter, TypeRef};

/// More arguments than these, `self` aside, are taken as one struct: clippy's `too_many_arguments`.
const MOST_ARGUMENTS: usize = 6;

/// Variables of the method that makes a call.
pub(crate) const LOCALS: &[&str] = &["argument", "request", "wire_name"];

/// A required argument of an operation.
struct Required {
    name: Ident,
    takes: TokenStream,
    /// Statements that add the argument to `request`.
    adds: TokenStream,
}

/// The method of a tag's handle that starts a call: required arguments are its own.
pub(super) fn method(scope: &Scope<'_>, operation: &Operation) -> TokenStream {
    let (method, builder) = (
        raw_ident(operation.method_name.ident()),
        builder_name(operation),
    );
    let name = statics::name(operation);
    let info = quote!(operations::#name);
    let summary = format!("`{} {}`.", operation.method.as_str(), operation.path);
    let mut doc = doc_markdown(&operation.doc, &summary);
    if let Some(example) = example(scope.api, operation) {
        doc.push_str("\n\n");
        doc.push_str(&example);
    }
    let doc = doc_text(&doc);
    let required = required(scope, operation);
    let generics = body_generics(scope, operation);
    let adds = required.iter().map(|argument| &argument.adds);
    let takes = required
        .iter()
        .map(|Required { name, takes, .. }| quote!(#name: #takes));
    let allow = (required.len() > MOST_ARGUMENTS).then(|| {
        quote! {
            #[allow(clippy::too_many_arguments, reason = "the document requires all of them")]
        }
    });
    let deprecated = deprecated(scope, operation);
    quote! {
        #doc
        #deprecated
        #allow
        pub fn #method #generics(&self, #(#takes),*) -> #builder {
            let request = self.0.request(&#info);
            #(#adds)*
            #builder(request)
        }
    }
}

/// What rustc tells the callers of a deprecated operation: what to call instead, where the document says so.
fn deprecated(scope: &Scope<'_>, operation: &Operation) -> Option<TokenStream> {
    let doc = &operation.doc;
    if !doc.deprecated {
        return None;
    }
    let Some(successor) = &doc.replaced_by else {
        return Some(quote!(#[deprecated]));
    };
    let mut operations = scope.api.operations.iter();
    let known = operations.find(|other| other.id == *successor);
    let call = known.and_then(|other| {
        let module = scope.api.tags.get(other.tag)?.module.ident();
        Some(format!("{module}().{}", other.method_name.ident()))
    });
    let note = format!("use `{}` instead", call.as_ref().unwrap_or(successor));
    Some(quote!(#[deprecated(note = #note)]))
}

/// The builder: optional arguments, options, sending.
pub(super) fn builder(scope: &Scope<'_>, operation: &Operation) -> TokenStream {
    let (builder, request) = (builder_name(operation), scope.client("Request"));
    let (id, verb, path) = (&operation.id, operation.method.as_str(), &operation.path);
    let handle = scope
        .api
        .tags
        .get(operation.tag)
        .map_or("", |tag| tag.type_name.ident());
    let method = operation.method_name.ident();
    let doc = doc_text(&format!(
        "A call of `{id}`: `{verb} {path}`.\n\n[`{handle}::{method}`] makes it; what it does is told there."
    ));
    let setters = setters(scope, operation);
    let body = optional_body(scope, operation);
    let Senders {
        methods: senders,
        body: sent,
    } = senders(scope, operation);
    let options = scope.client("call_options");
    let types = body_types(scope, operation);
    quote! {
        #doc
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct #builder(#request);

        impl #builder {
            #(#setters)*
            #body
            #senders
        }

        #options!(#builder => #sent);

        #types
    }
}

/// The builder's name: `Retrieve`.
pub(super) fn builder_name(operation: &Operation) -> Ident {
    raw_ident(operation.type_name.ident())
}

fn body_generics(scope: &Scope<'_>, operation: &Operation) -> Option<TokenStream> {
    let required = operation.body.as_ref().is_some_and(|body| body.required);
    let argument = body_argument(scope, operation).filter(|_| required)?;
    Some(argument.generics)
}

/// The required arguments in the order path, query, headers, cookies, body.
fn required(scope: &Scope<'_>, operation: &Operation) -> Vec<Required> {
    let parameters = &operation.parameters;
    let mut all: Vec<Required> = parameters
        .path
        .iter()
        .map(|path| path_argument(scope, path))
        .collect();
    let mut add = |name: &crate::model::Name, ty: &TypeRef, role: &str, how: Encoding| {
        let (ident, role, wire) = (raw_ident(name.ident()), raw_ident(role), name.wire());
        let Argument {
            takes,
            gives,
            before,
        } = argument(scope, ty, &ident);
        let how = encoding(&scope.client("Encoding"), how);
        // Where the name is long, the value gets a short one, so that the call fits into a line.
        let (before, gives) = match name.ident().len() {
            0..=16 => (before, gives),
            _ => (quote!(#before let argument = #gives;), quote!(argument)),
        };
        let (key, wire) = key(wire, 45 + width(&how) + name.ident().len().min(16));
        let adds = quote!(#before #key let request = request.#role(#wire, #how, #gives););
        all.push(Required {
            name: ident,
            takes,
            adds,
        });
    };
    for filter in parameters.filters.iter().filter(|filter| filter.required) {
        add(&filter.name, &filter.ty, "query", filter.encoding);
    }
    for page in parameters.page.iter().filter(|page| page.required) {
        add(&page.name, &page.ty, "query", page.encoding);
    }
    for query in parameters.query.iter().filter(|query| query.is_due()) {
        add(&query.name, &query.ty, "query", query.encoding);
    }
    for header in &parameters.headers {
        if is_required(header) {
            add(&header.name, &header.ty, "header", header.encoding);
        }
    }
    for cookie in parameters.cookies.iter().filter(|cookie| cookie.required) {
        add(&cookie.name, &cookie.ty, "cookie", cookie.encoding);
    }
    all.extend(required_body(scope, operation));
    all
}

/// An argument in the path: texts and ids as anything that is text, other types as themselves.
fn path_argument(scope: &Scope<'_>, path: &PathParameter) -> Required {
    let (name, wire) = (raw_ident(path.name.ident()), path.name.wire());
    if is_text(path) {
        let (key, wire) = key(wire, 42 + path.name.ident().len());
        let adds = quote!(#key let request = request.path(#wire, #name););
        return Required {
            name,
            takes: quote!(impl AsRef<str>),
            adds,
        };
    }
    let Argument {
        takes,
        gives,
        before,
    } = argument(scope, &path.ty, &name);
    let how = encoding(&scope.client("Encoding"), path.encoding);
    let (key, wire) = key(wire, 50 + width(&how) + path.name.ident().len());
    let adds = quote!(#before #key let request = request.path_value(#wire, #how, #gives););
    Required { name, takes, adds }
}

fn required_body(scope: &Scope<'_>, operation: &Operation) -> Option<Required> {
    let required = operation.body.as_ref().is_some_and(|body| body.required);
    let BodyArgument { takes, adds, .. } = body_argument(scope, operation).filter(|_| required)?;
    Some(Required {
        name: raw_ident("body"),
        takes,
        adds: quote!(let request = #adds;),
    })
}

fn optional_body(scope: &Scope<'_>, operation: &Operation) -> Option<TokenStream> {
    let body = operation.body.as_ref().filter(|body| !body.required)?;
    let BodyArgument {
        generics,
        takes,
        adds,
    } = body_argument(scope, operation)?;
    let doc = doc_or(&body.doc, "The request body.");
    Some(quote! {
        #doc
        pub fn body #generics(self, body: #takes) -> Self {
            let request = self.0;
            Self(#adds)
        }
    })
}
