//! Replies made in a line: a function for each success that an operation declares.

use heck::ToSnakeCase;
use proc_macro2::TokenStream;
use quote::quote;

use super::case::Case;
use crate::emit::tokens::{doc_text, raw_ident};
use crate::model::{Content, Status};

/// Functions that each reply enum has anyway.
const OWN: &[&str] = &["status", "read", "write"];

/// `RetrieveReply::ok(inquiry)`: what is taken is whatever makes the body, a document or its primary data alone.
pub(super) fn makers(cases: &[Case<'_>]) -> Vec<TokenStream> {
    let made = cases.iter().filter_map(|case| maker(case));
    made.collect()
}

fn maker(case: &Case<'_>) -> Option<TokenStream> {
    let Status::Code(code) = case.reply.status else {
        return None;
    };
    let variant = &case.name;
    let name = variant.to_string().trim_start_matches("r#").to_snake_case();
    if !(200..400).contains(&code) || OWN.contains(&name.as_str()) {
        return None;
    }
    let name = raw_ident(&name);
    let body = case.body.as_ref().map(|body| &body.ty);
    let headers = case.headers.as_ref();
    let takes = body.map(|ty| quote!(body: impl Into<#ty>));
    let takes = takes
        .into_iter()
        .chain(headers.map(|ty| quote!(headers: #ty)));
    let fields = case.fields(quote!(), Some(quote!(body.into())), Some(quote!(headers)));
    let from = match body.is_some() && is_document(case) {
        true => " of a document or of its primary data",
        false => "",
    };
    let doc = doc_text(&format!("The reply with status {code}{from}."));
    Some(quote! {
        #doc
        #[inline]
        pub fn #name(#(#takes),*) -> Self {
            Self::#variant #fields
        }
    })
}

/// Whether the body is a JSON:API document.
fn is_document(case: &Case<'_>) -> bool {
    let bodies = case.body.iter().flat_map(|body| &body.media);
    let mut contents = bodies.map(|(_, body)| &body.content);
    contents.all(|content| matches!(content, Content::Document(_)))
}
