//! Replies made in a line: a function for each success that an operation declares.

use heck::ToSnakeCase;
use proc_macro2::TokenStream;
use quote::quote;

use super::case::{BodyType, Case};
use crate::emit::scope::Scope;
use crate::emit::tokens::{doc_text, raw_ident};
use crate::model::{Body, Content, Status};

/// Functions that each reply enum has anyway.
const OWN: &[&str] = &["status", "read", "write"];

/// `RetrieveReply::ok(inquiry)`: what is taken is whatever makes the body, a document or its primary data alone.
pub(super) fn makers(scope: &Scope<'_>, cases: &[Case<'_>]) -> Vec<TokenStream> {
    let made = cases.iter().filter_map(|case| maker(scope, case));
    made.collect()
}

fn maker(scope: &Scope<'_>, case: &Case<'_>) -> Option<TokenStream> {
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
    let takes = body.map(|ty| match is_document(case) {
        true => {
            let into = scope.runtime("IntoDocument");
            quote!(body: impl #into<#ty>)
        }
        false => quote!(body: impl Into<#ty>),
    });
    let given = match is_document(case) {
        true => quote!(body.into_document()),
        false => quote!(body.into()),
    };
    let mut own = case
        .reply
        .headers
        .iter()
        .filter(|header| header.role.is_none());
    // Headers that may all be missing are asked of nobody: who sends them writes the variant itself.
    let (asked, headers) = match own.any(|header| header.required) {
        true => (headers.map(|ty| quote!(headers: #ty)), quote!(headers)),
        false => (None, quote!(Default::default())),
    };
    let takes = takes.into_iter().chain(asked);
    let fields = case.fields(quote!(), Some(given), Some(headers));
    let from = match is_document(case) {
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
    let is_document = |body: &Body| matches!(body.content, Content::Document(_));
    matches!(&case.body, Some(BodyType { media, enumeration: None, .. }) if media.iter().all(|(_, body)| is_document(body)))
}
