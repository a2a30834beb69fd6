//! Deliveries: a struct for each request that the API sends with a contract of its own, and an enum of what answers it.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::content::content_type;
use super::replies;
use crate::emit::scope::Scope;
use crate::emit::tokens::{doc_or, doc_text, ident, raw_ident};
use crate::model::{Body, Content, Delivery, Destination, Header};

/// What the module says of itself.
pub(super) const DOC: &str = "Deliveries: what the API sends by itself and looks at the answer of, callbacks and webhooks.\n\n\
     Each is a [`Delivery`], which both ends read and write: the client crate's `receive` answers one, the server \
     crate's `deliver` sends one.";

/// The items of the module.
pub(super) fn items(scope: &Scope<'_>) -> TokenStream {
    let api = scope.api();
    for delivery in &api.deliveries {
        scope.reserve(delivery.name.ident());
        scope.reserve(reply_name(delivery).to_string());
    }
    let deliveries = api.deliveries.iter();
    deliveries.map(|delivery| emit(scope, delivery)).collect()
}

fn reply_name(delivery: &Delivery) -> Ident {
    format_ident!("{}Reply", raw_ident(delivery.name.ident()))
}

fn emit(scope: &Scope<'_>, delivery: &Delivery) -> TokenStream {
    let (name, reply) = (ident(&delivery.name), reply_name(delivery));
    let told = told(delivery);
    let doc = match doc_is_there(delivery) {
        true => {
            let (own, told) = (doc_or(&delivery.doc, ""), doc_text(&format!("\n{told}")));
            quote!(#own #told)
        }
        false => doc_text(&told),
    };
    let what = format!("What answers [`{}`].", delivery.name.ident());
    let answers = replies::of(scope, delivery.name.ident(), &what, &delivery.replies);
    let fields: Vec<Ident> = delivery
        .headers
        .iter()
        .map(|header| ident(&header.name))
        .collect();
    let types: Vec<TokenStream> = delivery
        .headers
        .iter()
        .map(|header| scope.type_of(&header.ty))
        .collect();
    let docs = delivery.headers.iter().map(|header| {
        doc_or(
            &header.doc,
            &format!("The header `{}`.", header.name.wire()),
        )
    });
    let body = delivery.body.as_ref().map(|body| {
        let ty = content_type(scope, &body.content);
        quote!(#[doc = " The body."] pub body: #ty,)
    });
    let new = new(scope, delivery, &fields, &types);
    let [tr, raw, error, raw_reply, inflection] = [
        "Delivery",
        "RawDelivery",
        "DecodeError",
        "RawReply",
        "Inflection",
    ]
    .map(|name| scope.runtime(name));
    let method = delivery.method.as_str();
    let wires: Vec<&str> = delivery
        .headers
        .iter()
        .map(|header| header.name.wire())
        .collect();
    let (reads, writes) = if fields.is_empty() {
        (TokenStream::new(), None)
    } else {
        let [read, write] = ["read_header", "write_header"].map(|name| scope.runtime(name));
        let writes = quote!(#(#write(&mut raw.headers, #wires, self.#fields.as_ref());)*);
        (
            quote!(#(#fields: #read(&raw.headers, #wires),)*),
            Some(writes),
        )
    };
    let read_body = delivery.body.as_ref().map(|body| {
        let read = read(body);
        quote!(body: #read,)
    });
    let raw_name = if reads.is_empty() && read_body.is_none() {
        quote!(_)
    } else {
        quote!(raw)
    };
    let made = delivery
        .body
        .as_ref()
        .map_or_else(|| quote!(#raw::default()), |body| write(&raw, body));
    let written = match writes {
        Some(writes) => quote!(let mut raw = #made; #writes raw),
        None => made,
    };
    // What `new` takes nothing for has a default.
    let takes_nothing =
        delivery.body.is_none() && !delivery.headers.iter().any(|header| header.required);
    let default = takes_nothing.then(|| quote!(Default,));
    quote! {
        #doc
        #[derive(Clone, Debug, #default PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#docs pub #fields: Option<#types>,)*
            #body
        }

        #new

        impl #tr for #name {
            type Reply = #reply;

            const METHOD: &'static str = #method;

            fn read(#raw_name: &#raw) -> Result<Self, #error> {
                Ok(Self { #reads #read_body })
            }

            fn write(&self) -> #raw {
                #written
            }

            fn read_reply(raw: &#raw_reply) -> Result<#reply, #error> {
                #reply::read(raw)
            }

            fn write_reply(reply: &#reply) -> #raw_reply {
                reply.write(#inflection::Kebab)
            }
        }

        #answers
    }
}

fn doc_is_there(delivery: &Delivery) -> bool {
    delivery.doc.summary.is_some() || delivery.doc.description.is_some()
}

/// What it is and where it goes.
fn told(delivery: &Delivery) -> String {
    let (method, wire) = (delivery.method.as_str(), delivery.name.wire());
    match &delivery.to {
        Destination::Webhook => format!("`{method}` of the webhook `{wire}`."),
        Destination::Callback {
            operation,
            expression,
        } => format!("The callback `{wire}` of `{operation}`: `{method} {expression}`."),
    }
}

/// `new`: what must be there.
fn new(
    scope: &Scope<'_>,
    delivery: &Delivery,
    fields: &[Ident],
    types: &[TokenStream],
) -> TokenStream {
    let name = ident(&delivery.name);
    let each = || delivery.headers.iter().zip(fields).zip(types);
    let takes = each()
        .filter(|((header, _), _)| header.required)
        .map(|((_, field), ty)| quote!(#field: impl Into<#ty>,));
    let gives = each().map(
        |((header, field), _): ((&Header, _), _)| match header.required {
            true => quote!(#field: Some(#field.into()),),
            false => quote!(#field: None,),
        },
    );
    let body = delivery.body.as_ref().map(|body| {
        let ty = content_type(scope, &body.content);
        quote!(body: #ty)
    });
    let body_given = delivery.body.as_ref().map(|_| quote!(body));
    let doc = doc_text("With what must be there.");
    quote! {
        impl #name {
            #doc
            pub fn new(#(#takes)* #body) -> Self {
                Self { #(#gives)* #body_given }
            }
        }
    }
}

fn read(body: &Body) -> TokenStream {
    match &body.content {
        Content::Document(_) | Content::Errors | Content::Json(_) | Content::Form(_) => {
            quote!(raw.json()?)
        }
        Content::Text if body.media_type.is_range() => quote!(raw.any_text()?),
        Content::Text => quote!(raw.text()?),
        Content::Blob => quote!(raw.blob()),
        Content::Binary | Content::Multipart(_) => quote!(raw.body.clone()),
    }
}

fn write(raw: &Ident, body: &Body) -> TokenStream {
    let media = body.media_type.sent(&body.content);
    match &body.content {
        Content::Document(_) | Content::Errors | Content::Json(_) | Content::Form(_) => {
            quote!(#raw::from_json(#media, &self.body))
        }
        Content::Blob => quote!(#raw::from_blob(&self.body)),
        Content::Text | Content::Binary | Content::Multipart(_) => {
            quote!(#raw::new(#media, self.body.clone()))
        }
    }
}
