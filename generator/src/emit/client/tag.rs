//! The module of a tag: its handle, and the builders of its operations; beside it, the operations as data.

use std::fmt::Write as _;

use proc_macro2::TokenStream;
use quote::quote;

use super::body;
use super::operation::{builder, builder_name, method};
use super::parameters::Parameters;
use super::scope::Scope;
use super::statics;
use crate::emit::docs::{plain, sentence};
use crate::emit::shared::Shared;
use crate::emit::tokens::{compound, doc_or, inner_doc, raw_ident};
use crate::model::{Api, Operation};

/// Methods that the handle of a tag has for itself.
pub(crate) const TAKEN: &[&str] = &["new", "clone", "default", "client", "into", "try_into"];

/// The module of the tag that stands at `index` in [`Api::tags`].
pub(super) fn tag(api: &Api, texts: &Shared, index: usize) -> TokenStream {
    let Some(tag) = api.tags.get(index) else {
        return TokenStream::new();
    };
    let operations: Vec<&Operation> = api.operations_of(index).collect();
    let handle = raw_ident(tag.type_name.ident());
    let scope = Scope::new(api, names(&handle.to_string(), &operations)).with_texts(texts);
    let client = scope.client("Client");
    let (info, name) = (scope.info("TagInfo"), tag.module.wire());
    let doc = doc_or(
        &tag.doc,
        &format!("Operations of {}.", plain(tag.module.wire())),
    );
    let methods = operations.iter().map(|operation| method(&scope, operation));
    let methods = quote!(#(#methods)*);
    let builders = operations
        .iter()
        .map(|operation| builder(&scope, operation));
    let builders = quote!(#(#builders)*);
    let all = operations.iter().map(|operation| statics::name(operation));
    let page = inner_doc(&page(
        &plain(tag.module.wire()),
        &handle.to_string(),
        &operations,
    ));
    let uses = scope.uses();
    quote! {
        #page

        mod operations;

        #uses

        #doc
        #[derive(Clone, Copy, Debug)]
        pub struct #handle<'a>(pub(crate) &'a #client);

        impl #handle<'_> {
            #methods
        }

        #builders

        pub(crate) static TAG: #info = #info { name: #name, operations: &[#(&operations::#all),*] };
    }
}

/// The page of a tag: its handle, and what can be done with it.
fn page(wire: &str, handle: &str, operations: &[&Operation]) -> String {
    let mut page = format!(
        "{wire}: [`{handle}`] has a method for each operation, which makes a builder and takes what is required.\n\n\
         | method | operation | what it does |\n|---|---|---|\n"
    );
    for operation in operations {
        let method = operation.method_name.ident();
        let (verb, path) = (operation.method.as_str(), &operation.path);
        let about = operation
            .doc
            .summary
            .as_deref()
            .map(sentence)
            .unwrap_or_default();
        let about = about.replace('|', "\\|").replace('\n', " ");
        let _ = writeln!(
            page,
            "| [`{method}`]({handle}::{method}) | `{verb} {path}` | {about} |"
        );
    }
    page
}

/// The module `operations` within that of a tag: what the runtime must know of each.
pub(super) fn operations(api: &Api, index: usize, parameters: &Parameters) -> TokenStream {
    let Some(tag) = api.tags.get(index) else {
        return TokenStream::new();
    };
    let names = api.operations_of(index).map(statics::name);
    let scope = Scope::new(api, names.map(|name| name.to_string()));
    let infos = api
        .operations_of(index)
        .map(|operation| statics::info(&scope, operation, parameters));
    let infos = quote!(#(#infos)*);
    let page = inner_doc(&format!(
        "{}: operations as data.",
        plain(tag.module.wire())
    ));
    let uses = scope.uses();
    quote!(#page #uses #infos)
}

/// Names of the items of a tag's module.
fn names(handle: &str, operations: &[&Operation]) -> Vec<String> {
    let builders = operations
        .iter()
        .map(|operation| builder_name(operation).to_string());
    let compounds = body::BEHIND_OPERATIONS.iter().flat_map(|word| {
        let operations = operations.iter();
        operations.map(|operation| compound(&operation.type_name, word))
    });
    let all = builders.chain(compounds);
    all.chain([handle.to_owned(), "TAG".to_owned()]).collect()
}
