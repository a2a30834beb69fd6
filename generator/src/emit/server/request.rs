//! The request type of an operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::body::{self, Body};
use super::field::{self, Field};
use super::info;
use crate::emit::shared::Shared;
use crate::emit::tokens::{doc_text, ident, raw_ident};
use crate::emit::types::reply_type;
use crate::model::{Api, Content, Operation};

/// Fields that a request keeps for itself, beside those of its arguments.
pub(crate) const TAKEN: &[&str] = &["body", "include", "fields", "sort"];

/// The request type, its body types, how it is read and how its replies are written.
pub(super) fn request(api: &Api, shared: &Shared, operation: &Operation) -> TokenStream {
    let name = ident(&operation.type_name);
    let reply = raw_ident(&reply_type(operation));
    let mut fields = field::fields(api, shared, operation);
    let body = operation
        .body
        .as_ref()
        .and_then(|body| body::body(api, operation, body));
    let (body_types, body_field) = match body {
        Some(Body { types, field }) => (types, Some(field)),
        None => (TokenStream::new(), None),
    };
    fields.extend(body_field);
    let doc = doc_text(&format!(
        "The request `{} {}` of the operation `{}`.",
        operation.method.as_str(),
        operation.path,
        operation.id
    ));
    let declared = fields
        .iter()
        .map(|Field { name, doc, ty, .. }| quote!(#doc pub #name: #ty,));
    let read = read(&fields);
    let info = info::operation(api, shared, operation);
    quote! {
        #doc
        #[derive(Clone, Debug)]
        pub struct #name {
            #(#declared)*
            /// Headers, credentials and whatever else is known of the request.
            pub context: server::Context,
        }

        impl server::Operation for #name {
            type Reply = #reply;

            const API: &'static server::ApiInfo = &api::API;
            const INFO: &'static server::OperationInfo = &#info;

            #read

            fn write(reply: &Self::Reply, style: runtime::Inflection) -> runtime::RawReply {
                reply.write(style)
            }
        }

        #body_types
    }
}

/// Reads everything before it gives up, so that the client learns of all that is wrong.
fn read(fields: &[Field]) -> TokenStream {
    let lines = fields.iter().map(Field::statement);
    let values = fields.iter().map(Field::value);
    let skip = fields
        .iter()
        .any(Field::is_long)
        .then(|| quote!(#[rustfmt::skip]));
    quote! {
        #skip
        fn read(incoming: &mut server::Incoming) -> Result<Self, server::Failure> {
            #(#lines)*
            incoming.finish()?;
            Ok(Self {
                #(#values)*
                context: incoming.take_context(),
            })
        }
    }
}

/// About how many lines the request type takes.
pub(super) fn lines(api: &Api, shared: &Shared, operation: &Operation) -> usize {
    let bodies = operation.body.iter().flat_map(|body| &body.bodies);
    let parts = bodies.map(|body| match &body.content {
        Content::Multipart(parts) => 20 + 5 * parts.len(),
        _ => 4,
    });
    let fields = field::fields(api, shared, operation);
    let docs: usize = fields
        .iter()
        .map(|field| field.doc.to_string().len() / 80)
        .sum();
    31 + 5 * fields.len() + docs + parts.sum::<usize>()
}
