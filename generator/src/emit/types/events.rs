//! Webhook events: one open enum over all payloads, and the event around it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::content::content_type;
use super::union::fallback;
use crate::emit::scope::Scope;
use crate::emit::tokens::{doc_or, ident};
use crate::model::{Api, Content, Event};

/// The items of the module.
pub(super) fn items(scope: &Scope<'_>) -> TokenStream {
    let api = scope.api();
    for name in ["Event", "EventPayload"] {
        scope.reserve(name);
    }
    let events = &api.webhooks.events;
    let unknown = fallback(events.iter().map(|event| event.name.ident()));
    let payload = payload(scope, events, &unknown);
    let event = event(scope, api);
    quote!(#payload #event jsonapi_runtime::serde_by_wire! { Event })
}

fn payload(scope: &Scope<'_>, events: &[Event], unknown: &Ident) -> TokenStream {
    let [kept, node, mismatch, output, wire] =
        ["UnknownValue", "Node", "Mismatch", "Output", "Wire"].map(|name| scope.runtime(name));
    let variants = events.iter().map(|event| {
        let doc = doc_or(
            &event.doc,
            &format!("The payload of `{}`.", event.name.wire()),
        );
        let name = ident(&event.name);
        let ty = payload_type(scope, event);
        quote!(#doc #name(#ty))
    });
    let names: Vec<_> = events.iter().map(|event| ident(&event.name)).collect();
    let wires = events.iter().map(|event| event.name.wire());
    quote! {
        #[doc = " What an event is about, by the event's name."]
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum EventPayload {
            #(#variants,)*
            #[doc = " The payload of an event that the document does not describe, or that is not as described."]
            #unknown(#kept),
        }

        impl EventPayload {
            #[doc = " Reads the payload of an event of that name; whatever does not fit is kept as it came."]
            pub fn read(name: &str, node: &#node<'_>) -> Self {
                Self::described(name, node).unwrap_or_else(|_| Self::#unknown(node.to_value().into()))
            }

            fn described(name: &str, node: &#node<'_>) -> Result<Self, #mismatch> {
                match name {
                    #(#wires => #wire::read(node).map(Self::#names),)*
                    _ => #wire::read(node).map(Self::#unknown),
                }
            }

            #[doc = " Writes the payload."]
            pub fn write<'a>(&'a self, out: &mut #output<'a>) {
                match self {
                    #(Self::#names(payload) => #wire::write(payload, out),)*
                    Self::#unknown(payload) => #wire::write(payload, out),
                }
            }
        }
    }
}

/// Bodies that are no JSON cannot be told from the envelope; they stay as they came.
fn payload_type(scope: &Scope<'_>, event: &Event) -> TokenStream {
    match &event.payload {
        Content::Multipart(_) | Content::Binary | Content::Blob | Content::Text => {
            let kept = scope.runtime("UnknownValue");
            quote!(#kept)
        }
        content => content_type(scope, content),
    }
}

/// The event: name, id, time and payload, and all of the envelope around them.
fn event(scope: &Scope<'_>, api: &Api) -> TokenStream {
    let envelope = &api.webhooks.envelope;
    let [
        runtime_envelope,
        places,
        node,
        mismatch,
        output,
        wire,
        date_time,
    ] = [
        "Envelope",
        "EnvelopePlaces",
        "Node",
        "Mismatch",
        "Output",
        "Wire",
        "DateTime",
    ]
    .map(|name| scope.runtime(name));
    let optional = |path: &Option<Vec<String>>| match path {
        Some(path) => quote!(Some(&[#(#path),*])),
        None => quote!(None),
    };
    let [name_path, id_path, created_path] =
        [&envelope.name, &envelope.id, &envelope.created_at].map(optional);
    let payload_path = &envelope.payload;
    let name_functions = name_functions(scope, api);
    quote! {
        #[doc = " Where name, id, time and payload stand in the body of an event."]
        static PLACES: #places = #places {
            name: #name_path,
            id: #id_path,
            created_at: #created_path,
            payload: &[#(#payload_path),*],
        };

        #[doc = " An event."]
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct Event {
            #[doc = " What the event is about."]
            pub payload: EventPayload,
            envelope: #runtime_envelope,
        }

        impl Event {
            #name_functions

            #[doc = " The event's id: the same for each delivery of it."]
            pub fn id(&self) -> Option<&str> { self.envelope.id() }

            #[doc = " When the event happened; deliveries may come in any order."]
            pub fn created_at(&self) -> Option<#date_time> { self.envelope.created_at() }

            #[doc = " What surrounds the payload."]
            pub fn envelope(&self) -> &#runtime_envelope { &self.envelope }
        }

        impl #wire for Event {
            fn read(node: &#node<'_>) -> Result<Self, #mismatch> {
                let (envelope, payload) = #runtime_envelope::open(node, &PLACES)?;
                let payload = EventPayload::read(envelope.name().unwrap_or_default(), payload);
                Ok(Self { payload, envelope })
            }

            fn write<'a>(&'a self, out: &mut #output<'a>) {
                let mut payload = #output::tree(out.style());
                self.payload.write(&mut payload);
                out.node(self.envelope.close(payload.into_tree()));
            }
        }
    }
}

fn name_functions(scope: &Scope<'_>, api: &Api) -> TokenStream {
    let Some(id) = api.webhooks.names else {
        return quote! {
            #[doc = " The event's name."]
            pub fn name(&self) -> Option<&str> { self.envelope.name() }
        };
    };
    let name = scope.named(id);
    quote! {
        #[doc = " The event's name."]
        pub fn name(&self) -> Option<#name> {
            Some(#name::from(self.envelope.name()?))
        }
    }
}
