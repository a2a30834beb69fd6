//! `webhook.rs`: how the API signs events, and what they are read as.

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::types_crate;
use crate::model::{Api, SignatureScheme};

/// How the API signs events, where the runtime can check it.
pub(super) fn scheme(api: &Api) -> Option<&SignatureScheme> {
    let scheme = api.webhooks.signature.as_ref()?;
    let is_known = scheme.algorithm == "hmac-sha256" && scheme.encoding == "hex";
    (is_known && !api.webhooks.events.is_empty()).then_some(scheme)
}

/// `webhook.rs`.
pub(super) fn webhook(api: &Api, scheme: &SignatureScheme) -> TokenStream {
    let types = types_crate(api);
    let SignatureScheme {
        header,
        timestamp,
        signature,
        message,
        separator,
        tolerance_seconds,
        ..
    } = scheme;
    let errors = errors(api);
    let shape = errors.is_some().then(|| quote!(ErrorShape,));
    quote! {
        #![doc = " Events that the API sends: the signature is checked, then the event is read."]

        use std::time::Duration;

        use #types::events::Event;
        use jsonapi_client::webhook::{self, #shape SignatureScheme};
        pub use jsonapi_client::webhook::WebhookError;
        #[cfg(feature = "axum")]
        pub use jsonapi_client::webhook::axum::{Rejection, Signed};

        /// Checks where events come from, and reads them.
        pub type Verifier = webhook::Verifier<Events>;

        /// Signs events: for tests of what receives them.
        pub type Signer = webhook::Signer<Events>;

        /// The events of the API.
        #[derive(Clone, Copy, Debug)]
        pub enum Events {}

        impl webhook::Events for Events {
            type Event = Event;

            const SIGNATURE: SignatureScheme = SignatureScheme {
                header: #header,
                timestamp: #timestamp,
                signature: #signature,
                message: #message,
                separator: #separator,
                tolerance: Duration::from_secs(#tolerance_seconds),
            };

            #errors
        }
    }
}

/// How the API words errors, where its document says so.
fn errors(api: &Api) -> Option<TokenStream> {
    let media_type = api.error_media_type()?;
    let members = &api.error_members;
    (!members.is_empty()).then(|| {
        quote! {
            const ERRORS: ErrorShape = ErrorShape {
                media_type: #media_type,
                members: &[#(#members),*],
            };
        }
    })
}
