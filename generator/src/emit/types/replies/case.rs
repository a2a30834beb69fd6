//! A reply as a variant of its enum.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::model::{Body, Content, Reply, Status};

/// A reply as a variant.
pub(super) struct Case<'r> {
    pub(super) name: Ident,
    pub(super) reply: &'r Reply,
    pub(super) body: Option<BodyType>,
    /// The type of the headers that it declares.
    pub(super) headers: Option<Ident>,
}

/// What a variant holds beside the status.
pub(super) struct BodyType {
    pub(super) ty: TokenStream,
    pub(super) media: Vec<(Ident, Body)>,
    pub(super) enumeration: Option<Ident>,
}

impl Case<'_> {
    /// What stands in the variant's parentheses, in their order: the status where it is open, the body, the headers.
    pub(super) fn fields(
        &self,
        status: TokenStream,
        body: Option<TokenStream>,
        headers: Option<TokenStream>,
    ) -> Option<TokenStream> {
        let is_open = !matches!(self.reply.status, Status::Code(_));
        let fields: Vec<TokenStream> = [
            is_open.then_some(status),
            body.filter(|_| self.body.is_some()),
            headers.filter(|_| self.headers.is_some()),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!fields.is_empty()).then(|| quote!((#(#fields),*)))
    }
}

pub(super) fn number(status: u16) -> Literal {
    Literal::u16_unsuffixed(status)
}

/// The media type that nearly all bodies have; the files name it once.
pub(super) const JSON: &str = "application/json";

pub(super) fn is_read_as_json(content: &Content) -> bool {
    match content {
        Content::Document(_) | Content::Errors | Content::Json(_) | Content::Form(_) => true,
        Content::Multipart(_) | Content::Text | Content::Binary | Content::Blob => false,
    }
}
