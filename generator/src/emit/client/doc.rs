//! Documentation of emitted items: the document's, or a sentence in its place.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Doc;

/// The documentation of an element, or `fallback` where the document has none.
pub(super) fn doc_or(doc: &Doc, fallback: &str) -> TokenStream {
    if doc.summary.is_some() || doc.description.is_some() {
        return tokens(doc);
    }
    let doc = Doc { summary: Some(fallback.to_owned()), ..doc.clone() };
    tokens(&doc)
}

fn tokens(doc: &Doc) -> TokenStream {
    let summary = doc.summary.iter().flat_map(|text| text.lines());
    let description = doc.description.iter().flat_map(|text| text.lines());
    let gap = (doc.summary.is_some() && doc.description.is_some()).then_some("");
    let lines = summary.chain(gap).chain(description);
    let lines = lines.map(|line| format!(" {}", line.replace('[', "\\[").replace('<', "\\<")));
    let deprecated = doc.deprecated.then(|| match &doc.replaced_by {
        Some(other) => {
            let note = format!("use `{other}`");
            quote!(#[deprecated(note = #note)])
        }
        None => quote!(#[deprecated]),
    });
    quote!(#(#[doc = #lines])* #deprecated)
}
